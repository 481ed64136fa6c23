//! What supervision decided about a child, and why: on the child's own record.

use calendar::Day;
use records::placements::{Level, ManagementOversight};

use super::{Life, weekday};
use crate::dice::{About, Dice};
use crate::scribe::Lag;

/// Days between two sessions in which a child is talked about.
const BETWEEN: (i32, i32) = (35, 75);
/// Of a thousand: something is decided.
const DECIDED: u32 = 620;

const THOUGHT: &[&str] = &[
    "{} is settled and says so. The plan moves; the worker knows {} well.",
    "We hear more of the adults than of {}. The next visit is for {} alone.",
    "The plan has waited for the school for two months. That is too long for {}.",
];

const DECISIONS: &[(&str, &str)] = &[
    ("Bring the next review forward", "The plan of March no longer fits how {} lives"),
    ("Ask for a second opinion on family time", "{} comes home upset from every other visit"),
    ("Keep the placement and add support for the carers", "{} wants to stay, and the carers are tired"),
    ("Start life story work this month", "{} asks why there were three homes in a year"),
];

impl Life<'_, '_, '_> {
    /// Management oversight from supervision, every five to ten weeks.
    pub(super) fn overseen(&mut self) {
        let seed = self.scribe.world.plan.seed;
        let mut dice = Dice::of(seed, About::Overseen, u64::from(self.course.number));
        let mut day: Day = self.from.plus_days(dice.between(7, BETWEEN.1));
        while day < self.end {
            let on = weekday(self.spell.start, day);
            let own = |text: &str, given: &str| text.replace("{}", given);
            let given = self.course.given;
            let text = own(THOUGHT[dice.below(THOUGHT.len() as u32) as usize], given);
            let (decision, why) = DECISIONS[dice.below(DECISIONS.len() as u32) as usize];
            let decided = dice.in_1000(DECIDED);
            let record = ManagementOversight {
                day: on,
                by: Some(self.manager(on)),
                level: Level::TeamManager,
                text,
                supervised: true,
                decision: decided.then(|| decision.to_owned()),
                why: decided.then(|| own(why, given)),
            };
            if on < self.end {
                self.tell(on, Lag::Usual, record);
            }
            day = on.plus_days(dice.between(BETWEEN.0, BETWEEN.1));
        }
    }
}
