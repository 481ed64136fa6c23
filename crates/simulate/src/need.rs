//! Children in need and on protection plans, who live at home: the open cases of a service beside those of children in care,
//! and those that were closed. Fewer sorts of fact than of a child in care, and as many of them as people write: enough for the
//! lists, the caseloads and the weight of a record that a whole service keeps.

use calendar::Day;
use records::coming_into_care::{CaseNote, ChildIdentity, ChildName, NoteAbout};
use records::early_help::{Referral, ReferralDecision, ReferralFrom};
use records::protection::{
    ChildInNeedPlan, ChildInNeedReview, CoreGroup, PlanCategory, ProtectionPlan, ProtectionVisit,
};
use records::workforce::SocialWorkerAllocation;
use records::{Fact, Subject};

use crate::allocations::worker_id;
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
    (Subject::child(&format!("N{number:07}")), case.scribe.finish())
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
