//! Care plans with outcomes, actions, owners and dates; placement plans; who may decide what; consent under section 20.

use std::ops::Range;

use calendar::{Day, Moment};
use records::Answer;
use records::codes::LegalStatus;
use records::coming_into_care::{CarePlan, PlanAction, Section20Consent};
use records::placements::{DelegatedAuthority, Delegation, MayDecide, PlacementPlan};
use records::reviews::Review;
use records::workforce::{Approval, ApprovalAnswer, ApprovalOf};

use super::{Life, weekday};
use crate::dice::{About, Dice};
use crate::scribe::Lag;

/// In how many in a thousand: there is a care plan; within the ten working days; it is renewed after a review; there is a
/// placement plan, signed; delegated authority; consent recorded.
const CARE_PLAN: u32 = 975;
/// A plan waits for weeks until somebody approves it.
const WAITS: u32 = 25;
const IN_TIME: u32 = 840;
const RENEWED: u32 = 720;
const PLACEMENT_PLAN: u32 = 930;
const SIGNED: u32 = 880;
const DELEGATED: u32 = 860;
const CONSENT: u32 = 950;
/// An action of an approved plan is done, most about its day.
const DONE: u32 = 965;

/// At which ages, outcome, action, owner, measure.
const ACTIONS: &[(Range<i32>, &str, &str, &str, &str)] = &[
    (
        0..18,
        "{} feels safe at home",
        "Agree with the carer what happens when {} is upset",
        "Carer",
        "{} says so at the next visit",
    ),
    (
        0..18,
        "{} sees family in a way that feels good",
        "Plan family time for the term",
        "Social worker",
        "Family time happens as planned",
    ),
    (
        5..15,
        "{} catches up in reading",
        "Ten minutes together each evening, and help at school",
        "School and carer",
        "Reading age at the next education plan",
    ),
    (0..18, "{} is healthy", "Book the dentist and the optician", "Carer", "Both checks are done"),
    (
        4..18,
        "{} knows why they live where they live",
        "Life-story work, six sessions",
        "Social worker",
        "{} can tell the story in their own words",
    ),
    (
        4..18,
        "{} has a friend and a hobby",
        "Find a club near home, and a lift",
        "Carer",
        "{} goes most weeks",
    ),
    (
        5..17,
        "{} stays at this school",
        "Ask the virtual school for help in lessons",
        "Virtual school",
        "Attendance above 95%",
    ),
    (
        0..10,
        "{} sleeps through the night",
        "Bedtime the same every day; ask the nurse if it does not help",
        "Carer",
        "The carer's diary",
    ),
    (
        0..18,
        "{} knows where they will grow up",
        "Finish the assessment of relatives",
        "Social worker",
        "A plan the court can agree",
    ),
    (
        15..18,
        "{} is ready to live more independently",
        "Cook once a week; open a bank account",
        "{} and carer",
        "{} manages a weekly budget",
    ),
];
const SUMMARIES: &[&str] = &[
    "{} will stay where they are, see their family, and know by the next review where they will grow up.",
    "We want {} to live with people who love them for as long as they need. Until that is settled nothing else changes.",
    "{} is settled. The plan is to keep it so: same home, same school, time with brothers and sisters.",
    "{} needs a home that stays. We look at the family first.",
];
const VIEWS: &[&str] = &[
    "“I want to stay here. I want to see my nan more.”",
    "“It is all right. I do not want to move school.”",
    "“I would like to go home, and I know why I cannot yet.”",
    "“Nobody asked me about my room. I want it blue.”",
];
const FAMILY_VIEWS: &[&str] = &[
    "The parent agrees with the plan, and wants to be told of school events.",
    "The parent does not agree and has a solicitor. Wants more time together.",
    "The grandmother offers to be assessed.",
];

impl Life<'_, '_, '_> {
    pub(super) fn plans(&mut self) {
        self.consent();
        self.care_plans();
        for nth in 0..self.stays.len() {
            self.placement(nth);
        }
    }

    /// Actions of a plan made on a day.
    fn actions(&mut self, day: Day, from: usize, to: usize) -> Vec<PlanAction> {
        let count = self.dice.between(from as i32, to as i32);
        let (age, name) = (self.age(day), self.course.given);
        let apt: Vec<_> = ACTIONS.iter().filter(|(ages, ..)| ages.contains(&age)).collect();
        let first = self.dice.below(ACTIONS.len() as u32) as usize;
        (0..apt.len().min(count as usize))
            .map(|nth| {
                let (_, outcome, action, owner, measure) = apt[(first + nth) % apt.len()];
                let by = day.plus_days(self.dice.between(14, 150));
                let done = by.plus_days(-self.dice.between(-20, 12));
                let done = (done <= self.scribe.world.plan.until && self.dice.in_1000(DONE)).then_some(done);
                let named = |text: &str| Some(text.replace("{}", name));
                PlanAction {
                    outcome: named(outcome),
                    action: named(action),
                    owner: named(owner),
                    by: Some(by),
                    measure: named(measure),
                    done,
                    seen: None,
                }
            })
            .collect()
    }

    fn care_plans(&mut self) {
        if !self.dice.in_1000(CARE_PLAN) {
            return;
        }
        let late = !self.dice.in_1000(IN_TIME);
        let first = self.spell.start.plus_days(if late {
            self.dice.between(15, 60)
        } else {
            self.dice.between(2, 13)
        });
        let mut days = vec![weekday(self.spell.start, first)];
        let (from, end) = (self.from, self.end);
        let reviews = self.scribe.told::<Review>().into_iter().map(|review| review.day);
        for review in reviews.filter(|day| (from..end).contains(day)).collect::<Vec<_>>() {
            if self.dice.in_1000(RENEWED) {
                days.push(weekday(self.spell.start, review.plus_days(self.dice.between(3, 18))));
            }
        }
        let aims = self.aims();
        for day in days {
            if day >= self.end {
                continue;
            }
            let aim = aims.on(day);
            let talks = self.age(day) >= 4;
            let approved = day.plus_days(self.dice.between(0, 9));
            // Its own chance: what else is written about the child does not depend on it.
            let number = u64::from(self.course.number) << 24 | u64::from(day.number().unsigned_abs());
            let mut chance = Dice::of(self.scribe.world.plan.seed, About::Approval, number);
            let waits = chance.in_1000(WAITS);
            let approved = if waits { day.plus_days(chance.between(30, 80)) } else { approved };
            let views = if talks { self.perhaps(760, VIEWS) } else { None };
            let progress = CarePlan {
                well: None,
                worried: None,
                needs: None,
                day,
                approved: Some(approved),
                approved_by: Some(self.manager(day)),
                route: Some(aim.route),
                parallel: aim.parallel,
                summary: Some(self.say(SUMMARIES)),
                views,
                family_views: self.perhaps(620, FAMILY_VIEWS),
                before_placement: None,
                actions: self.actions(day, 2, 5),
            };
            // What is done later is learnt later: by the day of the last of it.
            let last = progress.actions.iter().filter_map(|action| action.done).max();
            let open = progress.actions.iter().map(|each| PlanAction { done: None, ..each.clone() });
            let agreed = CarePlan { actions: open.collect(), ..progress.clone() };
            let written = CarePlan { approved: None, approved_by: None, ..agreed.clone() };
            let learnt = self.scribe.learnt(day, Lag::Usual);
            let told = self.scribe.learnt(approved, Lag::AtOnce).max(learnt);
            let mut revisions = vec![(day, learnt, written), (approved, told, agreed)];
            if let Some(last) = last {
                let last = last.max(approved);
                let noted = super::in_the_evening(last, self.scribe.floor).max(told);
                revisions.push((last, noted, progress));
            }
            let id = self.scribe.revise(revisions);
            self.sent(day, approved, &id);
        }
        self.permanence(&aims);
    }

    /// A plan goes to the manager on its day, comes back now and then, and is approved. Without chance: it changes nothing else.
    fn sent(&mut self, day: Day, approved: Day, plan: &str) {
        let Some(worker) = self.worker(day) else { return };
        let manager = self.manager(day);
        let sent =
            Approval { record: Some(plan.to_owned()), ..Approval::sent(day, ApprovalOf::CarePlan, &worker) };
        let answered = |paper: &Approval, on: Day, answer, because: Option<&str>| Approval {
            answer: Some(answer),
            answered: Some(on),
            answered_by: Some(manager.clone()),
            because: because.map(str::to_owned),
            ..paper.clone()
        };
        let floor = self.scribe.floor;
        let moment = |day: Day, hour: i64| {
            Moment::from_micros(Moment::start_of(day).micros() + hour * 3_600_000_000).max(floor)
        };
        let (first, last) = (moment(day, 15), moment(approved, 16));
        let days = day.days_until(approved);
        if days >= 4 && day.number() % 4 == 0 {
            let back = day.plus_days(1);
            let why = "Who takes the child to family time? Say it, then I sign.";
            let returned = answered(&sent, back, ApprovalAnswer::Returned, Some(why));
            self.scribe.revise([(day, first, sent.clone()), (back, moment(back, 10), returned)]);
            let again = Approval { day: day.plus_days(2), ..sent };
            let agreed = answered(&again, approved, ApprovalAnswer::Approved, None);
            self.scribe.revise([(again.day, moment(again.day, 15), again), (approved, last, agreed)]);
        } else {
            let agreed = answered(&sent, approved, ApprovalAnswer::Approved, None);
            self.scribe.revise([(day, first, sent), (approved, last, agreed)]);
        }
    }

    fn placement(&mut self, nth: usize) {
        let stay = &self.stays[nth];
        let (from, to, place, foster) = (stay.from, stay.to, stay.place, stay.place.is_foster());
        if to < self.from || from >= self.end || place.is_temporary() || stay.returned || stay.same_carer {
            return;
        }
        if self.dice.in_1000(PLACEMENT_PLAN) {
            let day = from
                .plus_days(self.dice.span(&[(55, (-2, 0)), (35, (1, 6)), (10, (7, 30))]))
                .max(self.spell.start);
            let signed = day.plus_days(self.dice.between(0, 7));
            let age = self.age(day);
            let is_signed = self.dice.in_1000(SIGNED) && signed <= self.scribe.world.plan.until;
            let record = PlacementPlan {
                day,
                signed: is_signed.then_some(signed),
                signed_by: is_signed
                    .then(|| if foster { "The foster carer" } else { "The home's manager" }.to_owned()),
                routines: Some(self.say(routines(age))),
                safety: Some(self.say(&[
                    "Phones downstairs at night. No adult visits without the social worker knowing.",
                    "If {} leaves, ring them first, then the duty team, then the police.",
                    "Nothing beyond the usual.",
                ])),
                health_school: Some(self.say(&[
                    "Same school, taxi until the bus pass comes. Registered with the carer's doctor.",
                    "Inhaler in the school bag and one at home.",
                ])),
                family_time: Some(self.say(&[
                    "Saturdays with mum at the centre; calls on Wednesdays.",
                    "As the family time plan says; grandmother by telephone whenever {} wants.",
                ])),
                money_and_things: self.perhaps(500, belongings(age)),
                views: self.perhaps(500, VIEWS).filter(|_| age >= 4),
            };
            let learnt = self.scribe.learnt(if is_signed { signed } else { day }, Lag::Usual);
            self.scribe.tell(day, learnt, record);
        }
        if foster && self.dice.in_1000(DELEGATED) {
            let day = from.plus_days(self.dice.between(0, 21));
            let decides = |what: &str, who, but: Option<&str>| Delegation {
                what: what.to_owned(),
                who,
                but: but.map(str::to_owned),
            };
            let decisions = vec![
                decides("Haircuts", MayDecide::Carer, None),
                decides("Sleepovers", MayDecide::Carer, Some("Two nights at most; tell the social worker")),
                decides("School trips in this country", MayDecide::Carer, None),
                decides("Routine treatment at the doctor and dentist", MayDecide::Carer, None),
                decides("Travel abroad", MayDecide::Authority, None),
                decides("Religion and school", MayDecide::Together, None),
            ];
            let agreed_with = Some("The carer and the parent".to_owned());
            self.tell(day, Lag::Usual, DelegatedAuthority { day, agreed_with, decisions });
        }
    }

    fn consent(&mut self) {
        let legal = &self.spell.legal;
        for (nth, &(day, status)) in legal.iter().enumerate() {
            if status != LegalStatus::V2 || !self.dice.in_1000(CONSENT) {
                continue;
            }
            let ended = legal.get(nth + 1).map_or(self.spell.end, |(next, _)| *next);
            let old = self.age(day) >= 16;
            let (by, relation) = match (old, self.alone()) {
                (true, _) => (format!("{} {}", self.course.given, self.course.surname), "The young person"),
                (_, true) => return,
                _ => ("The child’s mother".to_owned(), "Mother"),
            };
            let given = Section20Consent {
                day,
                by,
                relation: Some(relation.to_owned()),
                understood: self.dice.pick(&[(92, Answer::Yes), (8, Answer::NotKnown)]),
                interpreter: self.alone().then_some(true),
                written: None,
                reviewed: None,
                withdrawn: None,
            };
            let over = Section20Consent { withdrawn: Some(ended), ..given.clone() };
            let learnt = self.scribe.learnt(day, Lag::Prompt);
            let told = self.scribe.learnt(ended, Lag::Prompt).max(learnt);
            self.scribe.revise([(day, learnt, given), (ended, told, over)]);
        }
    }
}

/// How a day goes, at an age in years.
fn routines(age: i32) -> &'static [&'static str] {
    match age {
        ..2 => &[
            "Bottle at ten and two; naps in the cot, never in the seat.",
            "Sleeps best with the landing light on. The health visitor's feeding plan is on the fridge.",
        ],
        2..11 => &[
            "Up at seven, breakfast together, walk to school or nursery. Bath, a story, bed at half past seven.",
            "Tea at five, then half an hour outdoors. A picture timetable by the door says what comes next.",
        ],
        _ => &[
            "Own alarm, own breakfast. Home by nine on school days, ten at weekends.",
            "Homework before the console. Cooks on Wednesdays and chooses what.",
        ],
    }
}

/// Money and things of one's own, at an age in years.
fn belongings(age: i32) -> &'static [&'static str] {
    match age {
        ..11 => &[
            "{} brought a blue bear that goes everywhere. A box for photographs and drawings has been started.",
        ],
        _ => &["Pocket money on Fridays, savings in {}'s own account. The bicycle came along."],
    }
}
