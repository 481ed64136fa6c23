//! The items about health, conviction and substance misuse are answered 0 (no) or 1 (yes).
//!
//! A row of OC2 fails where any of the eight holds anything else. Blanks are not found here: rules 182 and 191 ask
//! for them.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "181",
    "Data items relating to children looked after continuously for 12 months should be completed with a \
     0 or 1.",
    &[
        "CONVICTED",
        "HEALTH_CHECK",
        "IMMUNISATIONS",
        "TEETH_CHECK",
        "HEALTH_ASSESSMENT",
        "SUBSTANCE_MISUSE",
        "INTERVENTION_RECEIVED",
        "INTERVENTION_OFFERED",
    ],
)
.reads(&[Table::Oc2])
.fix("Enter 1 for yes and 0 for no; leave blank what does not apply.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        if row.flags().iter().any(|flag| !matches!(*flag, "" | "0" | "1")) {
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
            CHILD CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK
            1     1         1            1             1
            2     -         -            -             -
            3     2         -            -             0            <
            4     -         YES          -             -            <
            5     -         -            X             -            <
            6     -         -            -             2            <

            OC2
            CHILD HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED
            7     1                 0                0                     1
            8     00                -                -                     -     <
            9     -                 2                -                     -     <
            10    -                 -                2                     -     <
            11    -                 -                -                     2     <
            ",
        );
    }
}
