//! Where a conviction is returned, the items on health are too.
//!
//! A row of OC2 fails where CONVICTED is 1 and IMMUNISATIONS, TEETH_CHECK, HEALTH_ASSESSMENT or SUBSTANCE_MISUSE is
//! blank. With CONVICTED 0, rule 182 finds it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "544",
    "Any child who has conviction information completed must also have immunisation, teeth check, health \
     assessment and substance misuse problem identified fields completed.",
    &["CONVICTED", "IMMUNISATIONS", "TEETH_CHECK", "HEALTH_ASSESSMENT", "SUBSTANCE_MISUSE"],
)
.reads(&[Table::Oc2])
.fix("Complete the four items from the child's health record.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.oc2 {
        if row.convicted == "1" && row.lacks_what_all_are_asked() {
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
            CHILD CONVICTED IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE
            1     1         1             0           1                 0
            2     1         -             0           1                 0                 <
            3     1         1             -           1                 0                 <
            4     1         1             0           -                 0                 <
            5     1         1             0           1                 -                 <
            6     0         -             -           -                 -
            7     -         -             -           -                 -
            ",
        );
    }
}
