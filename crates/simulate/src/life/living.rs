//! Leaving care and after: where young people live, what they do, the papers they have, who reached them and how, what they asked
//! for, and what makes some of their plans different: a child, custody, a right to stay, a disability.
//!
//! It has chance of its own, for what happens and for how late it is typed in, so that nothing else moves.

use std::mem;

use calendar::{Day, LeapBirthday};
use records::codes::{Accommodation, Activity};
use records::health::{HealthHistory, HistoryProof};
use records::leaving_care::{
    AccommodationProvided, AdultTransition, Detained, DetainedIn, ImmigrationStatus, KeptInTouch,
    LeaverActivity, LeaverDocument, LeaverStatus, LeaverStatusDecided, LocalOfferUse, Means, OfferStands,
    Offered, Paper, PaperStands, Parenthood, StayStatus, StayingClose, StayingPut, StayingPutArrangement,
    SupportOffer, TransitionStage,
};
use records::{Answer, Money};

use super::{Life, weekday};
use crate::dice::{About, Dice};
use crate::scribe::Lag;

/// Of a thousand: hard to reach; answers, who is and who is not; is or becomes a parent; is in custody for a time; moves on to
/// adult services; has a home that is not suitable; was given the health history; somebody decided their status by hand.
const HARD_TO_REACH: u32 = 110;
const ANSWERS: (u32, u32) = (840, 180);
const PARENT: u32 = 95;
const CUSTODY: u32 = 50;
const ADULT_SERVICES: u32 = 70;
const NOT_SUITABLE: u32 = 55;
const HISTORY: u32 = 780;
const DECIDED: u32 = 30;

/// Between two times that somebody tries to reach them.
const TRIES: (i32, i32) = (12, 46);

/// A sort of home, and the letter of its code.
const HOMES: &[(u32, Accommodation)] = &[
    (20, Accommodation::D1),
    (14, Accommodation::E1),
    (12, Accommodation::B1),
    (6, Accommodation::T1),
    (40, Accommodation::U1),
    (5, Accommodation::K1),
    (2, Accommodation::W2),
    (1, Accommodation::V1),
];

const DOING: &[(u32, Activity)] = &[
    (30, Activity::F2),
    (9, Activity::F1),
    (6, Activity::P2),
    (8, Activity::F4),
    (24, Activity::F5),
    (7, Activity::P5),
    (17, Activity::G5),
    (7, Activity::G4),
    (5, Activity::G6),
];

const WHY_GOOD: &[&str] = &[
    "Warm, safe and near college; the rent is met. {} likes it.",
    "{} chose it out of two; the landlord was checked and the lock works.",
    "Near friends and the bus. {} can afford it with the help that is agreed.",
];
const WHY_BAD: &[&str] = &[
    "Damp in the bedroom, and the landlord does not answer. {} wants to move.",
    "Too far from work: two buses each way. {} sleeps at friends’ half the week.",
];
const SAID: &[&str] = &[
    "All well. Working late this week.",
    "Asked about the bursary; sent the form together.",
    "Sent a picture of the new kitchen.",
    "Low today. Will meet on Thursday.",
    "Wants help with a letter about rent.",
];

impl Life<'_, '_, '_> {
    /// Everything here, with its own chance.
    pub(super) fn living(&mut self) {
        let world = self.scribe.world;
        let Some(since) = world.life else { return };
        let until = world.plan.until;
        let at = |age| self.course.born.birthday(age, LeapBirthday::FirstOfMarch);
        let (sixteen, twenty_five) = (at(16), at(25));
        let left = self.spell.end <= until;
        let leaver = self.course.is_care_leaver();
        if sixteen > until || twenty_five <= since || (left && !leaver) {
            return;
        }
        let chance =
            |nth| Dice::of(world.plan.seed, About::Leaving, u64::from(self.course.number) << 1 | nth);
        let (mine, typing) = (chance(0), chance(1));
        let before = mem::replace(&mut self.dice, mine);
        let typed = mem::replace(&mut self.scribe.dice, typing);
        let from = sixteen.max(self.spell.start);
        self.papers(from, until);
        self.different(from, until);
        self.talked_of_staying_put(from);
        if left {
            let end = twenty_five.min(until.plus_days(1));
            self.homes(end);
            self.doing(end);
            self.reached(since, end);
            self.offered(end);
            self.offered_from_21(since, end);
        }
        self.dice = before;
        self.scribe.dice = typed;
    }

    fn papers(&mut self, from: Day, until: Day) {
        let old = from.days_until(until) > 600;
        for &paper in Paper::ALL {
            let asked = match paper {
                Paper::RightToStay => self.alone(),
                Paper::DrivingLicence => self.dice.in_1000(250),
                Paper::Photo => self.dice.in_1000(300),
                _ => self.dice.in_1000(if old { 930 } else { 550 }),
            };
            let day = from.plus_days(self.dice.between(20, 500));
            let first = self.dice.pick(&[
                (45, PaperStands::Has),
                (20, PaperStands::Kept),
                (20, PaperStands::Applied),
                (15, PaperStands::Missing),
            ]);
            let later = day.plus_days(self.dice.between(40, 200));
            let comes = self.dice.in_1000(820);
            let lasts = self.dice.between(300, 3_600);
            if !asked {
                continue;
            }
            let expires = |stands, day: Day| {
                let runs_out = matches!(paper, Paper::Passport | Paper::RightToStay | Paper::DrivingLicence);
                (runs_out && matches!(stands, PaperStands::Has | PaperStands::Kept))
                    .then(|| day.plus_days(lasts))
            };
            let said = |day, stands| LeaverDocument {
                day,
                what: paper,
                stands,
                expires: expires(stands, day),
                kept: None,
                notes: None,
            };
            self.tell(weekday(from, day), Lag::Usual, said(weekday(from, day), first));
            let waits = matches!(first, PaperStands::Applied | PaperStands::Missing);
            if waits && comes {
                let on = weekday(from, later);
                self.tell(on, Lag::Usual, said(on, PaperStands::Has));
            }
        }
    }

    /// What makes a plan different.
    fn different(&mut self, from: Day, until: Day) {
        if self.dice.in_1000(PARENT) {
            let born = from.plus_days(self.dice.between(300, 2_200));
            let expects = born > until && born <= until.plus_days(150);
            let lives_with = Some(self.dice.pick(&[(7, Answer::Yes), (3, Answer::No)]));
            let says = self.perhaps(700, &["“I want to be the parent I wanted.”", "“She is my reason.”"]);
            let help = self.perhaps(
                600,
                &["Health visitor; a group on Tuesdays.", "Her foster carer helps at weekends."],
            );
            let record = Parenthood {
                since: born,
                expected: expects,
                lives_with: lives_with.filter(|_| !expects),
                says,
                help,
                child: None,
            };
            if expects {
                let known = self.scribe.learnt(born.plus_days(-160).max(from), Lag::Usual);
                self.scribe.foretell(known, record);
            } else {
                self.tell(born, Lag::Usual, record);
            }
        }
        if self.alone() {
            self.right_to_stay(from, until);
        }
        if self.dice.in_1000(ADULT_SERVICES) {
            let referred = weekday(from, from.plus_days(self.dice.between(60, 500)));
            let stage = self.dice.pick(&[
                (2, TransitionStage::Referred),
                (3, TransitionStage::Assessed),
                (4, TransitionStage::Accepted),
                (1, TransitionStage::Refused),
                (2, TransitionStage::Planned),
            ]);
            let service = self.say(&["Adults with a learning disability", "Adult mental health"]);
            let waits_for =
                (stage == TransitionStage::Referred).then(|| "a date for the assessment".to_owned());
            let record = AdultTransition {
                referred,
                service,
                stage,
                assessed: (stage != TransitionStage::Referred)
                    .then(|| referred.plus_days(60))
                    .filter(|day| *day <= until),
                decided: None,
                moves: None,
                worker: None,
                waits_for,
            };
            self.tell(referred, Lag::Usual, record);
        }
        if self.dice.in_1000(DECIDED) {
            let since = weekday(from, from.plus_days(self.dice.between(100, 700)));
            let eighteen = self.course.eighteen();
            let status = if since < eighteen && since < self.spell.end {
                LeaverStatus::Eligible
            } else if since < eighteen {
                LeaverStatus::Relevant
            } else {
                LeaverStatus::FormerRelevant
            };
            let because = self.say(&[
                "Checked against the paper file of the first time in care, which the record does not hold.",
                "Weeks in care with the authority next door, told by their manager.",
            ]);
            let by = self.manager(since);
            self.tell(since, Lag::Usual, LeaverStatusDecided { since, until: None, status, because, by });
        }
    }

    fn right_to_stay(&mut self, from: Day, until: Day) {
        let claimed = weekday(from, self.spell.start.plus_days(self.dice.between(5, 60)).max(from));
        let decided = claimed.plus_days(self.dice.between(200, 800));
        let told = self.dice.in_1000(750);
        let plan = |text: &str| told.then(|| text.to_owned());
        let status = |since, status, expires| ImmigrationStatus {
            since,
            expires,
            status,
            applied: None,
            solicitor: Some("Alder and Rowan, solicitors (invented)".to_owned()),
            while_waiting: plan("College, and the solicitor each month."),
            if_stays: plan("A flat near friends; level 2; travel document."),
            if_returns: plan(
                "Legal advice, and a talk with somebody who has been there. Nobody decides alone.",
            ),
        };
        let first = status(claimed, StayStatus::Claimed, None);
        let answer = self.dice.pick(&[
            (6, StayStatus::Refugee),
            (2, StayStatus::Limited),
            (1, StayStatus::Appeal),
            (1, StayStatus::Humanitarian),
        ]);
        let expires = match answer {
            StayStatus::Refugee | StayStatus::Humanitarian => Some(decided.plus_years(5)),
            StayStatus::Limited => Some(decided.plus_months(30)),
            _ => None,
        };
        self.tell(claimed, Lag::Usual, first);
        if decided <= until {
            self.tell(decided, Lag::Usual, status(decided, answer, expires));
        }
    }

    /// Staying put is talked about where they live with foster carers.
    fn talked_of_staying_put(&mut self, from: Day) {
        let fostered = self.stays.last().is_some_and(|stay| stay.place.is_foster());
        let day = weekday(from, from.plus_days(self.dice.between(30, 400)));
        let wanted = self.dice.pick(&[(5, Answer::Yes), (4, Answer::No), (2, Answer::NotKnown)]);
        let offered = self.dice.pick(&[(6, Answer::Yes), (3, Answer::No), (2, Answer::NotKnown)]);
        let talks = self.dice.in_1000(760);
        if fostered && talks && day < self.end {
            self.tell(day, Lag::Usual, StayingPut { day, wanted, offered: Some(offered), notes: None });
        }
        let close = weekday(from, from.plus_days(self.dice.between(300, 700)));
        let needed = self.dice.pick(&[(4, Answer::Yes), (6, Answer::No)]);
        if !fostered && self.dice.in_1000(350) && close < self.end {
            self.tell(close, Lag::Usual, StayingClose { day: close, needed, notes: None });
        }
    }

    /// Where they live, one home after the other.
    fn homes(&mut self, end: Day) {
        let mut since = self.spell.end;
        let fostered = self.stays.last().is_some_and(|stay| stay.place.is_foster());
        let stays_put = fostered && since >= self.course.eighteen() && self.dice.in_1000(420);
        let mut first = true;
        let mut count = 0;
        while since < end && count < 5 {
            let until =
                since.plus_days(self.dice.span(&[(3, (60, 200)), (5, (200, 700)), (2, (700, 1_800))]));
            let sort = if first && stays_put { Accommodation::Z1 } else { self.dice.pick(HOMES) };
            let bad = sort.is_never_suitable() || self.dice.in_1000(NOT_SUITABLE);
            let because = if bad { self.say(WHY_BAD) } else { self.say(WHY_GOOD) };
            let record = AccommodationProvided {
                since,
                until: None,
                what: Some(sort.judged(!bad)),
                by_authority: matches!(sort, Accommodation::D1 | Accommodation::E1 | Accommodation::T1),
                suitable: Some(if bad { Answer::No } else { Answer::Yes }),
                because: Some(because),
                judged: Some(since),
                choices: None,
                with_parent: false,
            };
            let learnt = self.scribe.learnt(since, Lag::Usual);
            let ended = self.scribe.learnt(until, Lag::Usual).max(learnt);
            let over = AccommodationProvided { until: Some(until), ..record.clone() };
            let still = until >= end;
            let revisions = [(since, learnt, record), (until, ended, over)];
            self.scribe.revise(revisions.into_iter().take(if still { 1 } else { 2 }));
            if sort == Accommodation::Z1 {
                let ends = (!still).then_some(until);
                let arranged = StayingPutArrangement {
                    since,
                    until: ends,
                    household: None,
                    paid: Some(Money::pence(21_500)),
                    young_person_pays: Some(Money::pence(2_500)),
                    agreed: Some(since),
                    review: Some(since.plus_months(6)),
                    ended: None,
                };
                self.tell(since, Lag::Usual, arranged);
            }
            since = until;
            first = false;
            count += 1;
        }
        if self.dice.in_1000(CUSTODY) {
            let since = self.spell.end.plus_days(self.dice.between(100, 1_400));
            let days = self.dice.between(40, 400);
            let until = since.plus_days(days);
            let agreed = self.dice.in_1000(600).then(|| until.plus_days(-60)).filter(|day| *day >= since);
            let held = Detained {
                since,
                until: None,
                how: self.dice.pick(&[
                    (3, DetainedIn::Prison),
                    (2, DetainedIn::YoungOffenders),
                    (1, DetainedIn::Remand),
                ]),
                place: None,
                release: Some(until),
                plan_agreed: agreed.filter(|day| *day <= end),
                home_after: None,
                worker: None,
            };
            if since < end {
                let learnt = self.scribe.learnt(since, Lag::Usual);
                let told = self.scribe.learnt(until, Lag::Usual).max(learnt);
                let over = Detained { until: Some(until), ..held.clone() };
                self.scribe.revise([(since, learnt, held), (until, told, over)]);
            }
        }
    }

    /// What they do, one after the other, with gaps.
    fn doing(&mut self, end: Day) {
        let mut since = self.spell.end.plus_days(-self.dice.between(0, 200)).max(self.spell.start);
        let mut count = 0;
        while since < end && count < 5 {
            let until =
                since.plus_days(self.dice.span(&[(3, (60, 200)), (5, (200, 500)), (3, (500, 1_300))]));
            let what = self.dice.pick(DOING);
            let place = match what {
                Activity::F1 => Some("University, first degree"),
                Activity::F2 | Activity::P2 => Some("College, level 2"),
                Activity::F4 => Some("Apprenticeship in the parks"),
                Activity::F5 | Activity::P5 => Some("Warehouse, shifts"),
                _ => None,
            };
            let with_council = what == Activity::F4 && self.dice.in_1000(500);
            let record = LeaverActivity {
                since,
                until: None,
                what,
                place: place.map(str::to_owned),
                with_council,
                ended: None,
                help: None,
            };
            let learnt = self.scribe.learnt(since, Lag::Usual);
            let told = self.scribe.learnt(until, Lag::Tracker).max(learnt);
            let over = LeaverActivity { until: Some(until), ..record.clone() };
            let revisions = [(since, learnt, record), (until, told, over)];
            self.scribe.revise(revisions.into_iter().take(if until >= end { 1 } else { 2 }));
            since = until.plus_days(self.dice.span(&[(6, (0, 1)), (3, (5, 60))]));
            count += 1;
        }
    }

    /// Who reached them, and how.
    fn reached(&mut self, since: Day, end: Day) {
        let hard = self.dice.in_1000(HARD_TO_REACH);
        let answers = if hard { ANSWERS.1 } else { ANSWERS.0 };
        let end = end.min(self.course.born.birthday(21, LeapBirthday::FirstOfMarch));
        let mut day = since.max(self.spell.end).plus_days(self.dice.between(3, TRIES.1));
        while day < end {
            let on = weekday(self.spell.start, day);
            let how = self.dice.pick(&[
                (30, Means::Text),
                (24, Means::Call),
                (12, Means::Message),
                (8, Means::VoiceNote),
                (6, Means::Hub),
                (6, Means::Met),
                (4, Means::Email),
                (4, Means::Group),
                (3, Means::Video),
                (3, Means::Through),
            ]);
            let they_began = self.dice.in_1000(120);
            let reached = they_began || self.dice.in_1000(answers);
            let notes = self.perhaps(550, SAID).filter(|_| reached);
            if on < end {
                self.tell(on, Lag::Usual, KeptInTouch { day: on, how, reached, they_began, notes });
            }
            day = on.plus_days(self.dice.between(TRIES.0, TRIES.1));
        }
    }

    /// What they asked for of the local offer, and the health history.
    fn offered(&mut self, end: Day) {
        let left = self.spell.end;
        let given = weekday(left, left.plus_days(self.dice.between(-20, 60)).max(self.spell.start));
        if self.dice.in_1000(HISTORY) && given < end {
            let proof = self.dice.pick(&[
                (5, Some(HistoryProof::Signed)),
                (3, Some(HistoryProof::InPerson)),
                (1, Some(HistoryProof::Post)),
                (2, None),
            ]);
            let declined = self.dice.in_1000(40);
            let by = Some("the looked-after children’s nurse".to_owned());
            self.tell(
                given,
                Lag::Usual,
                HealthHistory {
                    day: given,
                    by,
                    proof: proof.filter(|_| !declined),
                    document: None,
                    declined,
                },
            );
        }
        for _ in 0..self.dice.between(1, 4) {
            let day = weekday(left, left.plus_days(self.dice.between(10, 900)));
            let what = self.dice.pick(&[
                (5, Offered::CouncilTax),
                (5, Offered::SettingUpHome),
                (3, Offered::Housing),
                (2, Offered::Bursary),
                (2, Offered::Travel),
                (2, Offered::Leisure),
                (2, Offered::Internet),
                (1, Offered::Therapy),
                (1, Offered::Emergency),
                (1, Offered::Apprenticeship),
            ]);
            let stands = self.dice.pick(&[
                (3, OfferStands::Told),
                (3, OfferStands::Asked),
                (6, OfferStands::Given),
                (1, OfferStands::Refused),
                (1, OfferStands::Declined),
            ]);
            let amount = (what == Offered::SettingUpHome && stands == OfferStands::Given)
                .then(|| Money::pence(100 * i64::from(self.dice.between(500, 3_000))));
            if day < end {
                let record =
                    LocalOfferUse { day, what, stands, amount, until: None, authority: None, notes: None };
                self.tell(day, Lag::Usual, record);
            }
        }
    }

    /// From 21: support is offered, each year.
    fn offered_from_21(&mut self, since: Day, end: Day) {
        let twenty_one = self.course.born.birthday(21, LeapBirthday::FirstOfMarch);
        let wants = self.course.supported_to(self.scribe.world) == 25;
        let late = self.dice.span(&[(7, (-60, 0)), (2, (1, 60))]);
        let first = weekday(self.spell.start, twenty_one.plus_days(late));
        let answer = if wants { Answer::Yes } else { Answer::No };
        if first >= end {
            return;
        }
        self.tell(
            first,
            Lag::Usual,
            SupportOffer { day: first, reviewed: true, wanted: Some(answer), said: None },
        );
        let mut day = first.plus_days(self.dice.between(330, 400));
        while day < end {
            let comes_back = !wants && self.dice.in_1000(150);
            let answer = if wants || comes_back { Answer::Yes } else { Answer::No };
            let on = weekday(self.spell.start, day);
            if day >= since && on < end {
                let said = comes_back.then(|| "“I need a hand with rent.”".to_owned());
                self.tell(
                    on,
                    Lag::Usual,
                    SupportOffer { day: on, reviewed: false, wanted: Some(answer), said },
                );
            }
            day = on.plus_days(self.dice.between(330, 400));
        }
    }
}
