//! Children in need and on protection plans, who live at home: the open cases of a service beside those of children in care,
//! and those that were closed. Fewer sorts of fact than of a child in care, and as many of them as people write: enough for the
//! lists, the caseloads and the weight of a record that a whole service keeps.

use calendar::Day;
use records::coming_into_care::{CaseNote, ChildIdentity, ChildName, NoteAbout};
use records::court::{
    EdgeOfCare, EdgePriority, EdgeWork, FamilyGroupMeeting, HelpLevel, LegalDecision, LegalPlanningMeeting,
    PreProceedings,
};
use records::early_help::{Referral, ReferralDecision, ReferralFrom};
use records::permanence::{DelayCause, ViabilityAssessment};
use records::protection::{
    ChildInNeedPlan, ChildInNeedReview, CoreGroup, PlanCategory, ProtectionPlan, ProtectionVisit,
};
use records::workforce::SocialWorkerAllocation;
use records::{Answer, Fact, Subject};

use crate::allocations::{stage_posts, worker_id};
use crate::dice::{About, Dice};
use crate::names;
use crate::plan::World;
use crate::scribe::{Lag, Scribe};

/// The kinds that are recorded of them.
pub(crate) const KINDS: &[&str] = &[
    "referral",
    "child_in_need_plan",
    "child_in_need_review",
    "protection_plan",
    "protection_visit",
    "core_group",
];

/// Cases that were closed since the record began, for each that is open: a case lasts some nine months.
const CLOSED: u32 = 4;
/// In how many in a thousand there is a protection plan.
const PROTECTED: u32 = 260;
/// Of a thousand open cases with one: the parents have a letter before proceedings.
const BEFORE_COURT: u32 = 260;
/// Of a thousand open cases: the team at the edge of care was asked.
const EDGE: u32 = 170;
/// Days between two notes, at least and at most; between visits under a protection plan; between reviews and core groups.
const NOTES: (i32, i32) = (2, 6);
const VISITS: (i32, i32) = (7, 15);
const REVIEWS: (i32, i32) = (55, 95);
const GROUPS: (i32, i32) = (25, 43);

const WRITTEN: &[(NoteAbout, &str, &str)] = &[
    (NoteAbout::Call, "The mother", "Rang about the school run; the bus pass has come."),
    (NoteAbout::Visit, "The mother", "At home. Kitchen is finished, beds are made, {} showed me a drawing."),
    (NoteAbout::Meeting, "The school", "{} comes on time most days now. Breakfast club helps."),
    (NoteAbout::Message, "The health visitor", "Weight is on the line again; seen every fortnight."),
    (NoteAbout::Call, "The father", "Will come to the meeting. Asked for it in writing, sent."),
    (NoteAbout::Analysis, "", "Money is what brings the rest down. Debt advice is booked with the parents."),
];

/// How many cases there are numbers for: the open ones first.
pub(crate) fn numbers(world: &World) -> u32 {
    world.plan.in_need * (1 + CLOSED)
}

/// A case, and what was learnt of it.
pub(crate) fn case(world: &World, number: u32) -> (Subject, Vec<Fact>) {
    let seed = world.plan.seed;
    let mut dice = Dice::of(seed, About::Need, u64::from(number));
    let learning = Dice::of(seed, About::Need, 1 << 40 | u64::from(number));
    let mut scribe = Scribe::new(world, learning, "assessment");
    let until = world.plan.until;
    let (start, end) = if number < world.plan.in_need {
        (until.plus_days(-dice.early(14, 900)).max(world.kept), None)
    } else {
        let end = world.kept.plus_days(dice.between(40, world.kept.days_until(until).max(41)));
        (end.plus_days(-dice.between(60, 480)).max(world.kept), Some(end))
    };
    let given = names::given(&mut dice);
    let born = start.plus_days(-dice.between(20, 16 * 365));
    let known = scribe.learnt(start, Lag::Prompt);
    scribe.floor = known;
    scribe.tell(
        start,
        known,
        ChildIdentity { born, sex: None, ethnicity: None, upn: None, mother: None, child_born: None },
    );
    scribe.tell(
        start,
        known,
        ChildName {
            since: born,
            given: given.to_owned(),
            family: Some(names::family(&mut dice)),
            known_as: None,
        },
    );
    scribe.tell(
        start,
        known,
        Referral {
            received: start,
            from: dice.pick(&[
                (4, ReferralFrom::Police),
                (3, ReferralFrom::School),
                (2, ReferralFrom::Health),
                (1, ReferralFrom::Family),
            ]),
            unborn: false,
            expected: None,
            why: Some("Invented: worries at home".to_owned()),
            decided: Some(start.plus_days(1)),
            decision: Some(ReferralDecision::Assess),
        },
    );
    let mut case =
        Case { scribe, dice, given, start, end: end.unwrap_or_else(|| until.plus_days(1)), closed: end };
    case.allocations(world, number);
    case.plans();
    case.notes();
    if world.life.is_some() && number < world.plan.in_need {
        case.before_court(u64::from(number));
        case.at_the_edge(u64::from(number));
    }
    (Subject::child(&format!("N{number:07}")), case.scribe.finish())
}

/// Who works at the edge of care with a family: somebody of those who assess, who are there on the day.
pub(crate) fn edge_worker(world: &World, number: u64, day: Day) -> String {
    let (low, share) = stage_posts(world.posts, 0);
    let post = low + (number % u64::from(share)) as u32;
    worker_id(world.holder(post.min(world.posts.saturating_sub(1)), day).0)
}

/// A case being written down.
pub(crate) struct Case<'w> {
    pub(crate) scribe: Scribe<'w>,
    pub(crate) dice: Dice,
    pub(crate) given: &'static str,
    pub(crate) start: Day,
    /// The day after the last of the case, or after the last of all.
    pub(crate) end: Day,
    pub(crate) closed: Option<Day>,
}

impl Case<'_> {
    /// Who had the case: the holders of one post, one after the other.
    pub(crate) fn allocations(&mut self, world: &World, number: u32) {
        let post = number % world.posts;
        let mut day = self.start;
        while day < self.end {
            let (worker, last) = world.holder(post, day);
            let next = last.plus_days(1);
            let until = if next < self.end { Some(next) } else { self.closed };
            let open =
                SocialWorkerAllocation { since: day, until: None, worker: worker_id(worker), because: None };
            let learnt = self.scribe.learnt(day, Lag::Prompt);
            match until {
                Some(until) => {
                    let told = self.scribe.learnt(until, Lag::Prompt).max(learnt);
                    let over = SocialWorkerAllocation { until: Some(until), ..open.clone() };
                    self.scribe.revise([(day, learnt, open), (until, told, over)]);
                }
                None => self.scribe.tell(day, learnt, open),
            }
            day = next;
        }
    }

    /// The plan, its reviews; under protection its visits and core groups.
    fn plans(&mut self) {
        let since = self.start.plus_days(self.dice.between(20, 45));
        if since >= self.end {
            return;
        }
        let open = ChildInNeedPlan {
            since,
            until: None,
            needs: Some(format!(
                "{} is fed, warm and at school; the parents have help with debt.",
                self.given
            )),
        };
        let learnt = self.scribe.learnt(since, Lag::Usual);
        match self.closed {
            Some(until) => {
                let told = self.scribe.learnt(until, Lag::Usual).max(learnt);
                let over = ChildInNeedPlan { until: Some(until), ..open.clone() };
                self.scribe.revise([(since, learnt, open), (until, told, over)]);
            }
            None => self.scribe.tell(since, learnt, open),
        }
        for day in self.round(since, REVIEWS) {
            self.tell(day, ChildInNeedReview { day, continues: true, notes: None });
        }
        if !self.dice.in_1000(PROTECTED) {
            return;
        }
        let category = self.dice.pick(&[
            (5, PlanCategory::Neglect),
            (4, PlanCategory::Emotional),
            (1, PlanCategory::Physical),
        ]);
        let plan = ProtectionPlan { since, until: None, category, before_birth: None };
        let learnt = self.scribe.learnt(since, Lag::Prompt);
        match self.closed {
            Some(until) => {
                let told = self.scribe.learnt(until, Lag::Prompt).max(learnt);
                let over = ProtectionPlan { until: Some(until), ..plan.clone() };
                self.scribe.revise([(since, learnt, plan), (until, told, over)]);
            }
            None => self.scribe.tell(since, learnt, plan),
        }
        for day in self.round(since, VISITS) {
            let seen = self.dice.in_1000(920);
            let alone = seen.then(|| self.dice.in_1000(700));
            self.tell(day, ProtectionVisit { day, seen, alone, notes: None });
        }
        for day in self.round(since, GROUPS) {
            self.tell(
                day,
                CoreGroup { day, notes: Some("Who does what by the next one is agreed.".to_owned()) },
            );
        }
    }

    /// Some of those on protection plans whose parents have a letter before proceedings: the gateway, the letter, the meeting,
    /// the look at it after some weeks. With chance of its own, and last: nothing else moves.
    fn before_court(&mut self, number: u64) {
        let world = self.scribe.world;
        let protected = self.scribe.told::<ProtectionPlan>().pop();
        let mut dice = Dice::of(world.plan.seed, About::BeforeCourt, number);
        let Some(plan) = protected.filter(|_| dice.in_1000(BEFORE_COURT)) else { return };
        self.scribe.dice = Dice::of(world.plan.seed, About::BeforeCourt, 1 << 40 | number);
        let until = world.plan.until;
        let gateway = until.plus_days(-dice.between(6, 150)).max(plan.since.plus_days(20));
        let letter = gateway.plus_days(dice.between(4, 13));
        let decision = LegalDecision::PreProceedings;
        let because = "Invented: a year on a plan, and the home is as it was".to_owned();
        let review_by = Some(letter.plus_days(56));
        self.tell(
            gateway,
            LegalPlanningMeeting { day: gateway, threshold: Answer::Yes, decision, because, review_by },
        );
        let open =
            PreProceedings { letter, meeting: None, reviewed: None, cause: None, ended: None, end: None };
        let met = letter.plus_days(dice.between(6, 17));
        let seen = PreProceedings { meeting: Some(met), ..open.clone() };
        let reviewed = letter.plus_days(dice.between(40, 62));
        let delayed = dice.in_1000(300);
        let cause =
            dice.pick(&[(4, DelayCause::Assessment), (3, DelayCause::Capacity), (2, DelayCause::Family)]);
        let again =
            PreProceedings { reviewed: Some(reviewed), cause: delayed.then_some(cause), ..seen.clone() };
        let mut revisions = Vec::new();
        for (day, said) in [(letter, open), (met, seen), (reviewed, again)] {
            let learnt = self.scribe.learnt(day, Lag::Usual);
            revisions.push((day, learnt, said));
        }
        self.scribe.revise(revisions);
        self.family_before_court(number, gateway);
    }

    /// Work at the edge of care: some wait for it, with some it goes on, with some it has ended. With chance of its own, and
    /// last.
    fn at_the_edge(&mut self, number: u64) {
        let world = self.scribe.world;
        let mut dice = Dice::of(world.plan.seed, About::Edge, number);
        if !dice.in_1000(EDGE) {
            return;
        }
        self.scribe.dice = Dice::of(world.plan.seed, About::Edge, 1 << 40 | number);
        let protected = !self.scribe.told::<ProtectionPlan>().is_empty();
        let level = if protected { HelpLevel::Protection } else { HelpLevel::InNeed };
        self.edge_work(&mut dice, number, level);
    }

    /// What is asked of the team, when it begins and ends, and on which level of help the family is then: of children who stay at
    /// home.
    pub(crate) fn edge_work(&mut self, dice: &mut Dice, number: u64, level: HelpLevel) {
        let world = self.scribe.world;
        let asked = world.plan.until.plus_days(-dice.early(4, 330)).max(self.start);
        let what = dice.pick(&[
            (5, EdgeWork::Family),
            (4, EdgeWork::Therapy),
            (2, EdgeWork::Mediation),
            (1, EdgeWork::Respite),
        ]);
        let priority = dice.pick(&[(2, EdgePriority::Now), (4, EdgePriority::Soon), (4, EdgePriority::Turn)]);
        let wait = match (what, priority) {
            (EdgeWork::Therapy, _) => dice.between(50, 190),
            (_, EdgePriority::Now) => dice.between(1, 9),
            _ => dice.between(8, 70),
        };
        let started = asked.plus_days(wait);
        let ended = started.plus_days(dice.between(60, 190));
        let level_end =
            dice.pick(&[(5, HelpLevel::EarlyHelp), (3, HelpLevel::InNeed), (2, HelpLevel::Protection)]);
        let open = EdgeOfCare {
            asked,
            what,
            priority,
            level,
            started: None,
            worker: None,
            ended: None,
            level_end: None,
            because: None,
        };
        let begun = EdgeOfCare {
            started: Some(started),
            worker: Some(edge_worker(world, number, started)),
            ..open.clone()
        };
        let over = EdgeOfCare {
            ended: Some(ended),
            level_end: Some(level_end),
            because: Some("The family asked for help by itself the last two times.".to_owned()),
            ..begun.clone()
        };
        let mut revisions = Vec::new();
        for (day, said) in [(asked, open), (started, begun), (ended, over)] {
            let learnt = self.scribe.learnt(day, Lag::Usual);
            revisions.push((day, learnt, said));
        }
        self.scribe.revise(revisions);
    }

    /// The family is offered a meeting of its own, and relatives are asked.
    pub(crate) fn family_before_court(&mut self, number: u64, gateway: Day) {
        let world = self.scribe.world;
        let mut dice = Dice::of(world.plan.seed, About::BeforeCourt, 1 << 41 | number);
        self.scribe.dice = Dice::of(world.plan.seed, About::BeforeCourt, 1 << 42 | number);
        let offered = gateway.plus_days(dice.between(-12, 16));
        let (accepted, held) = (dice.in_1000(650), offered.plus_days(dice.between(12, 30)));
        if dice.in_1000(850) {
            let open = FamilyGroupMeeting {
                offered,
                to: Some("The mother and her sister".to_owned()),
                accepted: None,
                held: None,
                not_best: None,
            };
            let said = FamilyGroupMeeting { accepted: Some(accepted), ..open.clone() };
            let over = FamilyGroupMeeting { held: accepted.then_some(held), ..said.clone() };
            let answered = offered.plus_days(4);
            let mut revisions = Vec::new();
            for (day, said) in [(offered, open), (answered, said), (held, over)] {
                let learnt = self.scribe.learnt(day, Lag::Usual);
                revisions.push((day, learnt, said));
            }
            self.scribe.revise(revisions);
        }
        for (nth, who) in
            ["Grandmother on the mother’s side", "Aunt on the father’s side"].into_iter().enumerate()
        {
            let day = gateway.plus_days(dice.between(14, 60));
            let might = dice.in_1000(350);
            let because = if might { "She has room, and they know her" } else { "Invented: her health" };
            let record = ViabilityAssessment {
                day,
                who: who.to_owned(),
                viable: if might { Answer::Yes } else { Answer::No },
                because: Some(because.to_owned()),
            };
            if (nth == 0 || dice.in_1000(450)) && day < self.end {
                self.tell(day, record);
            }
        }
    }

    fn notes(&mut self) {
        for day in self.round(self.start, NOTES) {
            let (about, with, text) = WRITTEN[self.dice.below(WRITTEN.len() as u32) as usize];
            self.tell(
                day,
                CaseNote {
                    day,
                    at: None,
                    about,
                    with: Some(with.to_owned()).filter(|with| !with.is_empty()),
                    text: text.replace("{}", self.given),
                    important: false,
                },
            );
        }
    }

    /// Weekdays from a day to the end of the case, so far apart.
    fn round(&mut self, from: Day, apart: (i32, i32)) -> Vec<Day> {
        let mut days = Vec::new();
        let mut day = from.plus_days(self.dice.between(apart.0, apart.1));
        while day < self.end {
            let on = day.plus_days([0, 0, 0, 0, 0, 2, 1][usize::from(day.weekday())]);
            if on < self.end {
                days.push(on);
            }
            day = day.plus_days(self.dice.between(apart.0, apart.1));
        }
        days
    }

    pub(crate) fn tell(&mut self, day: Day, record: impl records::Record) {
        let learnt = self.scribe.learnt(day, Lag::Usual);
        self.scribe.tell(day, learnt, record);
    }
}
