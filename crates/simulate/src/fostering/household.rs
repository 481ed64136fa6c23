//! What is written about one household.

use calendar::{Day, Moment};
use records::codes::{CareSkill, CareSort, Ethnicity};
use records::fostering::{
    ApprovalTerms, CarerAbout, CarerCheck, CarerTraining, CarerVoice, CheckOf, Constellation, ExemptFrom,
    FosterCarerReview, FosteringAllowance, FosteringApplication, FosteringExemption, FosteringExit,
    FosteringHold, FosteringOutcome, HoldReason, HouseholdDetails, HouseholdMember, KinshipHelp,
    KinshipSupport, MemberOf, PanelRecommendation, Recommended, Resignation, SupervisingVisit,
    TrainingStandards,
};
use records::governance::PanelSort;
use records::{Answer, Money, PartialDay, Record};

use super::asks::source;
use super::{LEAVE, later, roots, skills};
use crate::dice::{About, Dice};
use crate::households::Holder;
use crate::life;
use crate::lodged;
use crate::names;
use crate::places::{self, Area};
use crate::plan::World;
use crate::scribe::{Lag, Scribe};
use crate::sittings;

/// Households around one hub home.
const CONSTELLATION: u32 = 9;
/// Notice of a resignation: regulation 28(13).
const NOTICE: i32 = 28;
/// Courses, with their hours and what they make somebody able to do.
const COURSES: &[(&str, f64, &[CareSkill])] = &[
    ("Therapeutic parenting", 12.0, &[CareSkill::Attachment]),
    ("Autism: seeing the world differently", 6.0, &[CareSkill::Autism]),
    ("Safer internet", 3.0, &[]),
    ("First aid for children", 6.0, &[]),
    ("Helping a child after they go missing", 3.0, &[CareSkill::Missing]),
    ("Teenagers and moving on", 6.0, &[CareSkill::Teenagers]),
    ("Recording and why it matters", 2.5, &[]),
];

struct Home<'s, 'w> {
    scribe: &'s mut Scribe<'w>,
    dice: Dice,
    holder: Holder,
    made: Moment,
    /// Who lives where is not found yet: nothing is said of children.
    before_children: bool,
}

/// Everything about a household but its approval, where the working day is told.
pub(crate) fn of_household(scribe: &mut Scribe<'_>, holder: Holder, made: Moment) {
    let Some(from) = scribe.world.life else { return };
    // Of those who stopped long ago nothing more is brought over.
    if holder.until < from.plus_months(-12) {
        return;
    }
    let dice = Dice::of(scribe.world.plan.seed, About::Fostering, u64::from(holder.number));
    let mut home = Home { scribe, dice, holder, made, before_children: false };
    home.details();
    home.application();
    home.rounds(from);
    home.checks();
    home.pauses(from);
    home.leaves();
    home.owed(from);
    home.recommended(from);
    home.heard(from);
}

/// The terms of approval and the pauses of a household, as it will tell them: for whom it has room.
pub(crate) fn terms(world: &World, holder: Holder) -> (Vec<ApprovalTerms>, Vec<FosteringHold>) {
    let Some(from) = world.life else { return (Vec::new(), Vec::new()) };
    let typing = Dice::of(world.plan.seed, About::Learning, 1 << 48 | u64::from(holder.number));
    let mut scribe = Scribe::new(world, typing, "fostering");
    let dice = Dice::of(world.plan.seed, About::Fostering, u64::from(holder.number));
    let made = Moment::start_of(holder.since);
    let mut home = Home { scribe: &mut scribe, dice, holder, made, before_children: true };
    home.details();
    home.application();
    home.rounds(from);
    home.checks();
    home.pauses(from);
    (scribe.told(), scribe.told())
}

impl Home<'_, '_> {
    fn world(&self) -> &World {
        self.scribe.world
    }

    /// Written down in the evening of the day, not before the household is known of.
    fn tell(&mut self, day: Day, record: impl Record) {
        let end = self.holder.until.min(self.world().plan.until);
        if day <= end {
            let recorded = life::in_the_evening(later(day, self.made.day()), self.made);
            self.scribe.tell(day, recorded, record);
        }
    }

    fn details(&mut self) {
        let Holder { since, kinship, place, .. } = self.holder;
        let ethnicity = self.dice.pick(&[
            (760, Ethnicity::Wbri),
            (40, Ethnicity::Woth),
            (90, Ethnicity::Apkn),
            (15, Ethnicity::Bcrb),
            (20, Ethnicity::Bafr),
            (20, Ethnicity::Aind),
            (25, Ethnicity::Mwbc),
            (15, Ethnicity::Mwas),
            (15, Ethnicity::Aban),
        ]);
        let (languages, faith) = roots(&mut self.dice, ethnicity);
        let surname = names::family(&mut self.dice);
        let born = since.year() - self.dice.between(33, 58);
        let mut members = vec![self.member(&surname, MemberOf::Carer, born)];
        if self.dice.in_1000(720) {
            let other = born + self.dice.between(-6, 6);
            members.push(self.member(&surname, MemberOf::Carer, other));
        }
        for _ in 0..self.dice.pick(&[(55, 0), (25, 1), (15, 2), (5, 3)]) {
            let child = since.year() - self.dice.between(1, 22);
            members.push(self.member(&surname, MemberOf::OwnChild, child));
        }
        let named = [&members[0].name, " and family"].concat();
        let from = self.dice.pick(&[(5_u8, 0), (3, 4), (2, 8)].map(|(weight, age)| (u32::from(weight), age)));
        let children = self.dice.pick(&[(30, 1_u8), (42, 2), (28, 3)]);
        let smokes = self.dice.pick(&[(85, Answer::No), (9, Answer::Yes), (6, Answer::NotKnown)]);
        let pets =
            self.dice.pick(&[(45, Some("none")), (30, Some("A dog")), (15, Some("Two cats")), (10, None)]);
        let record = HouseholdDetails {
            since,
            name: named,
            lines: None,
            postcode: Some(places::postcode(Area::Own, place)),
            phone: Some(format!("07700 900{:03}", self.dice.below(1000))),
            supervised_by: Some(format!("ssw-{}", place % 9 + 1)),
            members,
            languages,
            faiths: vec![faith],
            ethnicities: vec![ethnicity],
            skills: skills(&mut self.dice, 6),
            bedrooms: Some(children.min(self.dice.between(1, 3) as u8)),
            smokes: Some(smokes),
            pets: pets.map(str::to_owned),
            wish_from: (from > 0).then_some(from),
            wish_to: self.dice.pick(&[(6, None), (2, Some(10)), (2, Some(15))]),
            wish_children: self.dice.in_1000(250).then_some(1),
            wish_not: if self.dice.in_1000(150) { vec![CareSkill::HarmfulBehaviour] } else { Vec::new() },
            wishes: None,
            fee: Some(self.dice.pick(&[(5, "Level 1"), (4, "Level 2"), (2, "Level 3")]).to_owned()),
        };
        self.tell(since, record);
        let sorts = self.dice.pick(&[
            (55, &[CareSort::ShortTerm, CareSort::LongTerm] as &[CareSort]),
            (20, &[CareSort::ShortTerm, CareSort::Emergency, CareSort::Bridging]),
            (15, &[CareSort::LongTerm]),
            (6, &[CareSort::ShortBreaks]),
            (4, &[CareSort::ShortTerm, CareSort::ParentAndChild]),
        ]);
        let terms = ApprovalTerms {
            since,
            age_from: Some(if kinship { 0 } else { from }),
            age_to: Some(self.dice.pick(&[(60, 18), (20, 12), (20, 10)])),
            sex: None,
            children,
            sorts: if kinship { vec![CareSort::Kinship] } else { sorts.to_vec() },
            named: Vec::new(),
            decided_by: Some("Head of fostering".to_owned()),
            because: None,
        };
        let changed = since.plus_months(self.dice.between(12, 40));
        let more = self.dice.in_1000(260) && !kinship;
        self.tell(since, terms.clone());
        if more {
            let because = Some("After their review: they have the room and the experience.".to_owned());
            self.tell(
                changed,
                ApprovalTerms {
                    since: changed,
                    children: (children + 1).min(3),
                    age_to: Some(18),
                    because,
                    ..terms
                },
            );
        }
    }

    /// The level of the fee, and a step up after some years.
    fn owed(&mut self, from: Day) {
        let number = u64::from(self.holder.number);
        let mut dice = Dice::of(self.world().plan.seed, About::Allowance, number);
        let first = later(self.holder.since, from);
        let level = dice.pick(&[(5, 1_u8), (4, 2), (2, 3)]);
        let until = self.holder.until;
        let ends = (until <= self.world().plan.until).then_some(until).filter(|until| *until > first);
        let more = first.plus_days(dice.between(120, 900));
        let rises = level < 3 && dice.in_1000(300) && more < until && more <= self.world().plan.until;
        let owed = |since, until, level: u8, because: Option<&str>| FosteringAllowance {
            since,
            until,
            child: None,
            band: None,
            fee_level: Some(level),
            a_week: Some(Money::pence(i64::from(level) * 9_500)),
            because: because.map(str::to_owned),
        };
        if rises {
            self.tell(more, owed(first, Some(more), level, None));
            self.tell(more, owed(more, ends, level + 1, Some("They did the training for the next level")));
        } else {
            self.tell(first, owed(first, ends, level, None));
        }
    }

    fn member(&mut self, surname: &str, of: MemberOf, year: i32) -> HouseholdMember {
        let name = format!("{} {surname}", names::given(&mut self.dice));
        HouseholdMember { name, of, born: Some(PartialDay::Year(year)) }
    }

    /// The application that led to the approval, of those approved in three years.
    fn application(&mut self) {
        let Holder { since, kinship, .. } = self.holder;
        if since < self.world().kept || kinship {
            return;
        }
        let back = |days: i32| since.plus_days(-days);
        let (panel, second) = (back(self.dice.between(5, 12)), back(self.dice.between(70, 140)));
        // They are heard where a panel sat.
        let panel = sittings::before(self.world(), PanelSort::Fostering, since).unwrap_or(panel);
        let first = second.plus_days(-self.dice.between(35, 75));
        let asked = first.plus_days(-self.dice.between(20, 60));
        let record = FosteringApplication {
            enquired: asked,
            responded: Some(asked.plus_days(self.dice.between(1, 8))),
            applied: Some(first),
            stage_1_information: Some(second.plus_days(-self.dice.between(3, 14))),
            stage_1_refused: None,
            stage_1_ended: Some(second.plus_days(-1)),
            stage_2_started: Some(second),
            stage_2_ended: Some(panel.plus_days(-self.dice.between(5, 20))),
            to_panel: Some(panel),
            outcome: Some(FosteringOutcome::Approved),
            closed: Some(since),
            for_child: None,
            name: None,
            source: Some(source(&mut self.dice)),
            campaign: None,
            spare_room: Some(Answer::Yes),
            transfer: self.dice.in_1000(90),
            visited: Some(asked.plus_days(self.dice.between(9, 18))),
            course: Some(second.plus_days(-self.dice.between(2, 20))),
            owner: None,
            dropped_because: None,
            notes: None,
        };
        self.tell(since, record);
    }

    /// Visits, reviews, training: what comes round.
    fn rounds(&mut self, from: Day) {
        let Holder { since, place, .. } = self.holder;
        let end = self.holder.until.min(self.world().plan.until);
        let by = Some(format!("ssw-{}", place % 9 + 1));
        let mut day = later(since, from).plus_days(self.dice.between(2, 30));
        let mut nth = 0;
        while day <= end {
            let visit = SupervisingVisit {
                day,
                unannounced: nth % 9 == 4,
                notes: None,
                by: by.clone(),
                children_seen: self.dice.in_1000(600),
            };
            self.tell(day, visit);
            day = day.plus_days(self.dice.span(&[(82, (22, 31)), (13, (32, 45)), (5, (46, 80))]));
            nth += 1;
        }
        let mut review = since.plus_days(self.dice.between(320, 372));
        while review <= end {
            if review >= from.plus_months(-12) {
                let to_panel = Some(review < since.plus_months(14));
                self.tell(review, FosterCarerReview { day: review, to_panel, continues: true, notes: None });
            }
            review = review.plus_days(self.dice.span(&[(88, (330, 364)), (12, (366, 430))]));
        }
        let trained = since.plus_days(self.dice.between(120, 400));
        if self.dice.in_1000(900) {
            self.tell(trained, TrainingStandards { day: trained, who: None });
        }
        for _ in 0..self.dice.below(5) {
            let (course, hours, skills) = COURSES[self.dice.below(COURSES.len() as u32) as usize];
            let day = later(since, from.plus_months(-6)).plus_days(self.dice.between(5, 500));
            let expires = course.starts_with("First aid").then(|| day.plus_months(36));
            let (course, hours, skills) = (course.to_owned(), Some(hours), skills.to_vec());
            self.tell(day, CarerTraining { day, who: None, course, hours, skills, expires });
        }
        if place % 5 == 1 {
            let group = place / 5 / CONSTELLATION;
            let hub = place / 5 % CONSTELLATION == 0;
            let name = ["Kingfisher", "Heron", "Otter", "Plover", "Curlew"][group as usize % 5].to_owned();
            let since = later(since, from.plus_months(-8));
            let record = Constellation { since, until: None, name, hub, around: None, notes: None };
            self.tell(since, record);
        }
    }

    /// Checks and medicals: three years for records, two for medicals.
    fn checks(&mut self) {
        let since = self.holder.since;
        let until = self.world().plan.until;
        for (what, months) in [
            (CheckOf::Records, 36),
            (CheckOf::Medical, 24),
            (CheckOf::HomeSafety, 12),
            (CheckOf::FirstAid, 36),
        ] {
            let mut day = since.plus_days(-self.dice.between(20, 120));
            loop {
                let next =
                    day.plus_months(months).plus_days(self.dice.span(&[(80, (-40, -3)), (20, (1, 60))]));
                // The last two are brought over: those before have been good for long.
                if next >= until.plus_months(-months) {
                    let record = CarerCheck {
                        day: later(day, since),
                        what,
                        who: None,
                        clear: Some(Answer::Yes),
                        expires: Some(day.plus_months(months)),
                        notes: None,
                    };
                    self.tell(later(day, since), record);
                }
                if next > until {
                    break;
                }
                day = next;
            }
        }
    }

    /// Pauses, and exemptions for a child.
    fn pauses(&mut self, from: Day) {
        let since = self.holder.since;
        if self.dice.in_1000(190) {
            let day = later(since, from).plus_days(self.dice.between(10, 360));
            let why = self.dice.pick(&[
                (30, HoldReason::Asked),
                (20, HoldReason::Health),
                (12, HoldReason::Moving),
                (18, HoldReason::AfterMove),
                (12, HoldReason::Settling),
                (8, HoldReason::Suspended),
            ]);
            let review = Some(day.plus_months(3));
            let ends = day.plus_days(self.dice.between(20, 260));
            let until = (ends <= self.world().plan.until).then_some(ends);
            let recorded = life::in_the_evening(later(day, self.made.day()), self.made);
            let hold = FosteringHold { since: day, until: None, why, review, notes: None };
            match until {
                Some(ends) if day <= ends => {
                    let ended = life::in_the_evening(ends, recorded);
                    let past = FosteringHold { until: Some(ends), ..hold.clone() };
                    self.scribe.revise([(day, recorded, hold), (ends, ended, past)]);
                }
                _ => self.tell(day, hold),
            }
        }
        if self.dice.in_1000(40) {
            let day = later(since, from).plus_days(self.dice.between(10, 300));
            let _ = self.dice.below(self.world().numbers().max(1));
            if self.before_children {
                return;
            }
            // For a child who lives with them.
            let household = self.holder.id();
            let Some(child) = lodged::lives_with(self.world(), &household, day) else { return };
            let child = format!("C{child:07}");
            let exemption = FosteringExemption {
                since: day,
                until: Some(day.plus_months(6)),
                child,
                of: ExemptFrom::UsualLimit,
                given_by: "Head of fostering".to_owned(),
                because: Some("So that a brother could join his sisters.".to_owned()),
                conditions: None,
            };
            self.tell(day, exemption);
        }
    }

    /// What the panel recommended of a household, and what was decided: approval, the first review, changed terms, the end. Most
    /// is decided within days.
    fn recommended(&mut self, from: Day) {
        let Holder { since, until, kinship, .. } = self.holder;
        let seed = self.world().plan.seed;
        let mut dice = Dice::of(seed, About::Recommended, u64::from(self.holder.number));
        let last = self.world().plan.until;
        let reviewed = self.scribe.told::<FosterCarerReview>().into_iter();
        let reviewed = reviewed.filter(|review| review.to_panel == Some(true)).map(|review| review.day);
        let terms = self.scribe.told::<ApprovalTerms>().into_iter().filter(|terms| terms.because.is_some());
        let mut heard: Vec<(Recommended, Day, Option<Day>)> = Vec::new();
        if !kinship {
            heard.push((Recommended::Approval, since, Some(since)));
        }
        let after = |world: &World, day: Day| sittings::after(world, PanelSort::Fostering, day);
        for day in reviewed.collect::<Vec<_>>() {
            heard.extend(after(self.world(), day).map(|sat| (Recommended::Review, sat, None)));
        }
        heard.extend(terms.map(|terms| (Recommended::Terms, terms.since, Some(terms.since))));
        let unsafe_now = self.scribe.told::<Resignation>().is_empty() && until <= last;
        if unsafe_now {
            heard.push((Recommended::Termination, until, Some(until)));
        }
        self.scribe.dice = Dice::of(seed, About::Recommended, 1 << 40 | u64::from(self.holder.number));
        for (about, day, decided) in heard {
            let in_time = dice.in_1000(880);
            let takes = if in_time { dice.between(2, 8) } else { dice.between(11, 20) };
            let (received, decided) = match decided {
                Some(decided) => (decided.plus_days(-takes), decided),
                None => (day.plus_days(dice.between(3, 8)), day.plus_days(8 + takes)),
            };
            if received < from
                || received > last
                || received < self.made.day() && about != Recommended::Approval
            {
                continue;
            }
            let ending = about == Recommended::Termination;
            let open = PanelRecommendation {
                received,
                about,
                favourable: !ending,
                decided: None,
                told_in_writing: None,
                qualifying_notice: None,
                representations: None,
            };
            let told = decided.plus_days(dice.between(1, 4));
            let noticed = ending.then_some(decided.plus_days(1));
            let answered =
                noticed.filter(|_| dice.in_1000(350)).map(|day| day.plus_days(dice.between(8, 26)));
            let over = PanelRecommendation { decided: Some(decided), ..open.clone() };
            let written = PanelRecommendation {
                told_in_writing: Some(told),
                qualifying_notice: noticed,
                ..over.clone()
            };
            let mut revisions = vec![(received, self.scribe.learnt(received, Lag::Usual), open)];
            revisions.push((decided, self.scribe.learnt(decided, Lag::Usual), over));
            revisions.push((told, self.scribe.learnt(told, Lag::Usual), written.clone()));
            if let Some(answered) = answered {
                let said = PanelRecommendation { representations: Some(answered), ..written };
                revisions.push((answered, self.scribe.learnt(answered, Lag::Usual), said));
            }
            self.scribe.revise(revisions);
        }
    }

    /// What carers say as colleagues, with the answer; and what relatives who care are given.
    fn heard(&mut self, from: Day) {
        let Holder { since, until, kinship, .. } = self.holder;
        let number = u64::from(self.holder.number);
        let mut dice = Dice::of(self.world().plan.seed, About::Carers, number);
        let last = self.world().plan.until.min(until);
        let begins = later(since, from);
        if begins >= last {
            return;
        }
        if dice.in_1000(280) {
            let day = begins.plus_days(dice.between(5, begins.days_until(last).max(6)));
            let about = dice.pick(&[
                (3, CarerAbout::Decisions),
                (3, CarerAbout::Support),
                (2, CarerAbout::Money),
                (2, CarerAbout::Plan),
                (2, CarerAbout::Respect),
            ]);
            let words = dice.pick(&[
                (3, "We may sign the school trip, and nobody told the school."),
                (3, "On Saturday nights the number rings and rings."),
                (2, "We heard of the review the day before it."),
            ]);
            let answered = day.plus_days(dice.span(&[(75, (3, 26)), (25, (30, 70))]));
            let open = CarerVoice {
                day,
                about,
                words: words.to_owned(),
                answer: None,
                answered: None,
                changed: None,
            };
            let over = CarerVoice {
                answer: Some("You are right. The school has the letter now, and so do you.".to_owned()),
                answered: Some(answered),
                ..open.clone()
            };
            if day <= last {
                let told = life::in_the_evening(later(day, self.made.day()), self.made);
                let again = life::in_the_evening(answered, told);
                self.scribe.revise([(day, told, open), (answered, again, over)]);
            }
        }
        if kinship && dice.in_1000(780) {
            let day = begins.plus_days(dice.between(3, 60));
            let mut what = vec![KinshipHelp::Money, KinshipHelp::Ring];
            if dice.in_1000(500) {
                what.push(KinshipHelp::Group);
            }
            what.sort_unstable();
            let record = KinshipSupport {
                since: day,
                until: None,
                child: None,
                what,
                words:
                    "The same allowance as other carers, a group on the first Monday, and somebody to ring."
                        .to_owned(),
                a_week: Some(Money::pence(i64::from(dice.between(120, 220)) * 100)),
                worker: Some(format!("ssw-{}", self.holder.place % 9 + 1)),
                review_by: Some(day.plus_months(12)),
            };
            self.tell(day, record);
        }
    }

    /// Notice, and what they said when they went.
    fn leaves(&mut self) {
        let until = self.holder.until;
        if until > self.world().plan.until.plus_days(NOTICE) {
            return;
        }
        let reason = self.dice.pick(LEAVE);
        let resigns = !matches!(reason, records::codes::LeavingReason::Safeguarding);
        if resigns {
            let notice = until.plus_days(-NOTICE);
            self.tell(notice, Resignation { notice, because: None, reason: Some(reason) });
        }
        if self.dice.in_1000(620) {
            let day = until.plus_days(-self.dice.between(1, 20));
            let declined = self.dice.in_1000(200);
            let (kept, words) = if declined {
                (None, None)
            } else {
                (
                    Some("Somebody to ring at night who knows us.".to_owned()),
                    Some("The children were never the hard part.".to_owned()),
                )
            };
            let again = Some(self.dice.pick(&[(4, Answer::Yes), (4, Answer::No), (2, Answer::NotKnown)]));
            let exit = FosteringExit {
                day,
                by: Some("Fostering recruitment".to_owned()),
                declined,
                reason: Some(reason),
                also: Vec::new(),
                kept,
                again: again.filter(|_| !declined),
                words,
            };
            self.tell(day, exit);
        }
    }
}
