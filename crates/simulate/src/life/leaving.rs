//! From sixteen: what the young person needs, the pathway plan and its reviews, the personal adviser and their visits.

use calendar::{Day, LeapBirthday};
use records::Answer;
use records::coming_into_care::PlanAction;
use records::leaving_care::{AdviserVisit, NeedsAssessment, PathwayPlan, PersonalAdviser};

use super::{Life, weekday};
use crate::dice::{About, Dice};
use crate::scribe::Lag;
use crate::teams;

/// Of a thousand: the needs are assessed within three months; there is a pathway plan; its review is in time; an adviser is
/// named; a visit finds the young person.
const ASSESSED_IN_TIME: u32 = 820;
const PLANNED: u32 = 930;
const REVIEW_IN_TIME: u32 = 830;
const ADVISER: u32 = 960;
const SEEN: u32 = 880;
/// An action of a pathway plan is done, most about its day.
const DONE: u32 = 950;
/// Days between two visits of the adviser.
const VISITS: (i32, i32) = (35, 80);

const ACTIONS: &[(&str, &str, &str)] = &[
    ("{} has a home of their own", "Apply for the housing list with {}", "Personal adviser"),
    (
        "{} has work or learning they like",
        "Visit two colleges; ask for an apprenticeship with the council",
        "{} and the adviser",
    ),
    ("{} manages money", "Bank account, budget, savings", "{}"),
    ("{} is well", "Register with a doctor and dentist nearby", "{}"),
    ("{} has people to ring", "Write down five people; meet the mentor", "Personal adviser"),
];

/// What is planned for if it does not work out.
const OTHERWISE: &[&str] = &[
    "A room at the supported house is kept for a month; ring the night line.",
    "Back to the former carers for a week while somebody finds a place.",
];

impl Life<'_, '_, '_> {
    pub(super) fn leaving(&mut self) {
        let world = self.scribe.world;
        let Some(since) = world.life else { return };
        let until = world.plan.until;
        let sixteen = self.course.born.birthday(16, LeapBirthday::FirstOfMarch);
        let starts = sixteen.max(self.spell.start);
        let supported =
            self.course.born.birthday(self.course.supported_to(world), LeapBirthday::FirstOfMarch);
        let leaver = self.course.is_care_leaver();
        let end = if leaver { supported } else { self.spell.end }.min(until.plus_days(1));
        if starts >= end || end <= since || (!leaver && starts.plus_days(91) > self.spell.end) {
            return;
        }
        let adviser = teams::adviser(self.course.number);
        let named = weekday(self.spell.start, starts.plus_days(self.dice.between(20, 200)));
        if named < end && self.dice.in_1000(ADVISER) {
            self.tell(named, Lag::Usual, PersonalAdviser { since: named, until: None, worker: adviser });
        }
        let late = !self.dice.in_1000(ASSESSED_IN_TIME);
        let assessed =
            starts.plus_days(if late { self.dice.between(95, 220) } else { self.dice.between(30, 90) });
        let assessed = weekday(self.spell.start, assessed);
        if assessed >= end {
            return;
        }
        let needs = Some(self.say(&[
            "A calm home, help with money, a way into catering.",
            "To finish college; to live near friends.",
        ]));
        let views =
            self.perhaps(800, &["“I want my own front door, not yet.”", "“I want to stay with my carers.”"]);
        self.tell(assessed, Lag::Usual, NeedsAssessment { completed: assessed, needs, views });
        if self.dice.in_1000(PLANNED) {
            self.pathway(assessed, since, end);
        }
        if leaver {
            self.visits(since.max(self.spell.end).max(named), end);
        }
    }

    fn pathway(&mut self, assessed: Day, since: Day, end: Day) {
        let mut day = assessed.plus_days(self.dice.between(5, 40));
        let mut review = false;
        while day < end {
            let written = day.plus_days([0, 0, 0, 0, 0, 2, 1][usize::from(day.weekday())]);
            // Of plans long past only the first is told.
            if !review || written >= since.plus_months(-7) {
                self.plan(written, review);
            }
            review = true;
            let in_time = self.dice.in_1000(REVIEW_IN_TIME);
            day = day.plus_days(if in_time {
                self.dice.between(150, 180)
            } else {
                self.dice.between(190, 290)
            });
        }
    }

    fn plan(&mut self, day: Day, review: bool) {
        let count = self.dice.between(2, 4) as usize;
        let first = self.dice.below(ACTIONS.len() as u32) as usize;
        let name = self.course.given;
        let plan = &self.scribe.world.plan;
        // Its own chance: what else is written about the young person does not depend on it.
        let number = u64::from(self.course.number) << 24 | u64::from(day.number().unsigned_abs());
        let mut chance = Dice::of(plan.seed, About::Pathway, number);
        let until = plan.until;
        let actions: Vec<PlanAction> = (0..count)
            .map(|nth| {
                let (outcome, action, owner) = ACTIONS[(first + nth) % ACTIONS.len()];
                let by = day.plus_days(self.dice.between(30, 170));
                let done = by.plus_days(-chance.between(-20, 15)).max(day);
                PlanAction {
                    outcome: Some(outcome.replace("{}", name)),
                    action: Some(action.replace("{}", name)),
                    owner: Some(owner.replace("{}", name)),
                    by: Some(by),
                    measure: None,
                    done: (done <= until && chance.in_1000(DONE)).then_some(done),
                    seen: None,
                }
            })
            .collect();
        let approved = day.plus_days(self.dice.between(0, 12));
        let progress = PathwayPlan {
            day,
            review,
            approved: Some(approved),
            signed_off: Some(approved),
            signed_off_by: Some(self.manager(day)),
            home: Some(self.say(&[
                "Stays with the carers until college is done.",
                "Supported lodgings, then a flat.",
                "Own flat since spring; help with the heating.",
            ])),
            money: Some(
                self.say(&["Setting-up grant kept for the move.", "Weekly budget made with the adviser."]),
            ),
            learning: Some(self.say(&[
                "College, level 2 catering.",
                "Apprenticeship, second year.",
                "Looking for work; mentor found.",
            ])),
            health: self.perhaps(
                700,
                &["Health history handed over. Registered with a doctor.", "Waiting for counselling."],
            ),
            people: self.perhaps(
                750,
                &["Former carers, grandmother, two friends.", "Sister, adviser, football team."],
            ),
            call: Some("Night line, 01632 960002".to_owned()),
            otherwise: Some(OTHERWISE[first % OTHERWISE.len()].to_owned()),
            copy_given: Some(approved),
            staying_put: Some(self.dice.pick(&[(35, Answer::Yes), (45, Answer::No), (20, Answer::NotKnown)])),
            views: self.perhaps(800, &["“It is my plan. I wrote half of it.”", "“I want it on one page.”"]),
            actions,
        };
        // What is done later is learnt later: by the day of the last of it.
        let last = progress.actions.iter().filter_map(|action| action.done).max();
        let open = progress.actions.iter().map(|each| PlanAction { done: None, ..each.clone() });
        let agreed = PathwayPlan { actions: open.collect(), ..progress.clone() };
        let written = PathwayPlan {
            approved: None,
            copy_given: None,
            signed_off: None,
            signed_off_by: None,
            ..agreed.clone()
        };
        let learnt = self.scribe.learnt(day, Lag::Usual);
        let told = self.scribe.learnt(approved, Lag::AtOnce).max(learnt);
        let mut revisions = vec![(day, learnt, written), (approved, told, agreed)];
        if let Some(last) = last {
            let last = last.max(approved);
            let noted = super::in_the_evening(last, self.scribe.floor).max(told);
            revisions.push((last, noted, progress));
        }
        self.scribe.revise(revisions);
    }

    fn visits(&mut self, from: Day, end: Day) {
        let mut day = from.plus_days(self.dice.between(5, VISITS.1));
        while day < end {
            let on = day.plus_days([0, 0, 0, 0, 0, 2, 1][usize::from(day.weekday())]);
            if on < end {
                let seen = self.dice.in_1000(SEEN);
                let notes = self.perhaps(
                    600,
                    &[
                        "Flat is warm, cupboards full. Talked about the course.",
                        "Tired of shift work. Budget done together.",
                        "Wants to see the file; told how to ask.",
                    ],
                );
                let at_home = seen.then(|| self.dice.in_1000(650));
                self.tell(
                    on,
                    Lag::Usual,
                    AdviserVisit { day: on, seen, at_home, notes: notes.filter(|_| seen) },
                );
            }
            day = day.plus_days(self.dice.between(VISITS.0, VISITS.1));
        }
    }
}
