//! Immunisations, teeth check, health assessment and substance misuse are all answered where any of the other four
//! items is.
//!
//! A row of OC2 fails where one of those four is blank and CONVICTED, HEALTH_CHECK, INTERVENTION_RECEIVED or
//! INTERVENTION_OFFERED is given. Where only some of the four are answered and none of the others, rule 191 finds it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "182",
    "Data entries on immunisations, teeth checks, health assessments and substance misuse problem \
     identified should be completed or all OC2 fields should be left blank.",
    &[
        "IMMUNISATIONS",
        "TEETH_CHECK",
        "HEALTH_ASSESSMENT",
        "SUBSTANCE_MISUSE",
        "CONVICTED",
        "HEALTH_CHECK",
        "INTERVENTION_RECEIVED",
        "INTERVENTION_OFFERED",
    ],
)
.reads(&[Table::Oc2])
.fix("Complete the four items from the child's health record, or leave all of the table's items blank.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        let others = [row.convicted, row.health_check, row.intervention_received, row.intervention_offered];
        if row.lacks_what_all_are_asked() && others.iter().any(|other| !other.is_empty()) {
            flags.flag(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2026,
            "
            OC2
            CHILD CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
            1     1         -            1             1           1                 0
            2     -         -            -             -           -                 -
            3     0         -            1             1           1                 -     <
            4     -         1            -             1           1                 0     <
            5     -         -            1             -           1                 0

            OC2
            CHILD IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED
            6     1             -           1                 0                1                     -     <
            7     1             1           -                 0                -                     1     <
            8     1             1           1                 1                1                     -
            ",
        );
    }
}
