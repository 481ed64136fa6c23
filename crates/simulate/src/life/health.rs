//! Health beside assessments and dental checks: plans, eyes, immunisations, strengths and difficulties, conditions.

use calendar::LeapBirthday;
use records::codes::SdqReason;
use records::health::{
    ConditionSort, HealthAction, HealthAssessment, HealthCondition, HealthPlan, ImmunisationStatus,
    OpticianCheck, StrengthsAndDifficulties,
};

use super::{Life, weekday};
use crate::scribe::Lag;

/// In how many in a thousand: a health plan follows an assessment; eyes are checked in a year; immunisations are up to date; a
/// questionnaire is completed; there is a condition that others must know of.
const PLAN: u32 = 910;
const EYES: u32 = 640;
const IMMUNISED: u32 = 870;
const QUESTIONNAIRE: u32 = 820;
const CONDITION: u32 = 190;

const NEEDS: &[(&str, &str, &str)] = &[
    ("Teeth", "Dentist within three months", "Carer"),
    ("Sleep", "The nurse visits; bedtime the same each day", "Nurse"),
    ("Worries", "Referred to the wellbeing team", "Social worker"),
    ("Hearing", "Hearing test", "Carer"),
    ("Weight and food", "Dietitian; cooking together", "Carer"),
    ("Asthma", "Review of the inhaler", "Doctor"),
    ("Friends and growing up", "Nurse talks with {} alone", "Nurse"),
];
const CONDITIONS: &[(ConditionSort, &str, &str)] = &[
    (ConditionSort::Allergy, "Nuts", "Carries an injector; ring 999 after using it"),
    (ConditionSort::Condition, "Asthma", "Blue inhaler in the bag; two puffs before sport"),
    (ConditionSort::Condition, "Epilepsy", "Time it; ring 999 after five minutes"),
    (ConditionSort::Condition, "Eczema", "Cream morning and night"),
];

impl Life<'_, '_, '_> {
    pub(super) fn health(&mut self) {
        let (from, end) = (self.from, self.end);
        let assessed = self.scribe.told::<HealthAssessment>().into_iter().map(|each| each.day);
        let assessed: Vec<_> = assessed.filter(|day| (from..end).contains(day)).collect();
        for &day in &assessed {
            if self.dice.in_1000(PLAN) {
                let written = weekday(self.spell.start, day.plus_days(self.dice.between(0, 12)));
                let first = self.dice.below(NEEDS.len() as u32) as usize;
                let count = self.dice.between(1, 3) as usize;
                let name = self.course.given;
                let actions = (0..count)
                    .map(|nth| {
                        let (need, action, owner) = NEEDS[(first + 2 * nth) % NEEDS.len()];
                        let by = day.plus_days(self.dice.between(30, 180));
                        let done = by.plus_days(-self.dice.between(-20, 20));
                        let is_done = done <= self.scribe.world.plan.until && self.dice.in_1000(650);
                        HealthAction {
                            need: need.to_owned(),
                            action: Some(action.replace("{}", name)),
                            owner: Some(owner.to_owned()),
                            by: Some(by),
                            done: is_done.then_some(done),
                        }
                    })
                    .collect();
                let summary =
                    Some(self.say(&["{} is well and growing.", "Well, with some things to look after."]));
                self.tell(written, Lag::Health, HealthPlan { day: written, summary, actions });
            }
            let up_to_date = self.dice.in_1000(IMMUNISED);
            let missing = (!up_to_date)
                .then(|| self.say(&["Second MMR", "Teenage booster", "Not known: records asked for"]));
            self.tell(day, Lag::Health, ImmunisationStatus { day, up_to_date, missing });
        }
        let span = self.from.days_until(self.end);
        let mut day = weekday(self.spell.start, self.from.plus_days(self.dice.between(0, span.max(1))));
        if day < self.end && self.age(day) >= 4 && self.dice.in_1000(EYES) {
            let glasses = Some(self.dice.in_1000(280));
            self.tell(day, Lag::Dental, OpticianCheck { day, glasses });
        }
        day = weekday(self.spell.start, self.from.plus_days(self.dice.between(0, span.max(1))));
        let four = self.course.born.birthday(4, LeapBirthday::FirstOfMarch);
        let seventeen = self.course.born.birthday(17, LeapBirthday::FirstOfMarch);
        if day < self.end && four <= day && day < seventeen {
            let done = self.dice.in_1000(QUESTIONNAIRE);
            let score = done.then(|| self.dice.early(0, 40) as u8);
            let why = self.dice.pick(&[(40, SdqReason::SDQ2), (15, SdqReason::SDQ3), (45, SdqReason::SDQ4)]);
            let record = StrengthsAndDifficulties {
                day,
                score,
                reason: (!done).then_some(why),
                by: done.then(|| "The main carer".to_owned()),
            };
            self.tell(day, Lag::Health, record);
        }
        if self.dice.in_1000(CONDITION) {
            let (sort, what, instructions) = CONDITIONS[self.dice.below(CONDITIONS.len() as u32) as usize];
            let since = self.spell.start.plus_days(self.dice.between(0, 30));
            let record = HealthCondition {
                since,
                until: None,
                sort,
                what: what.to_owned(),
                instructions: Some(instructions.to_owned()),
            };
            self.tell(since, Lag::Prompt, record);
        }
    }
}
