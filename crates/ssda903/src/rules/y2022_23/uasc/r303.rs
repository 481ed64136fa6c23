//! Who ceased to be an unaccompanied asylum seeker was one.
//!
//! The rows of UASC and Header of a child fail where UASC gives the day on which the status ceased (DUC) and the
//! flag UASC of the Header is not 1. Only a return in XML carries the flag; in CSV a row in UASC stands for it, and
//! the rule is content.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "303",
    "If date Unaccompanied Asylum-Seeking Child (UASC) status ceased is not null, UASC status must \
     be coded 1.",
    &["DUC", "UASC"],
)
.reads(&[Table::Uasc, Table::Header])
.fix("Enter 1 for the status of the child, or take the date out.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.is_uasc() {
        return;
    }
    for row in child.uasc.iter().filter(|row| row.duc.is_given()) {
        for header in &child.headers {
            flags.flag_both((row, "DUC"), (header, "UASC"));
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
            xml

            Header
            CHILD UASC
            1     0    <
            2     1
            3     0
            4     2    <
            5     0

            UASC
            CHILD DUC
            1     01/05/2025 <
            2     01/05/2025
            3     -
            4     01/05/2025 <
            5     31/02/2026
            ",
        );
        check(
            &RULE,
            2026,
            "
            Header
            CHILD
            1

            UASC
            CHILD DUC
            1     01/05/2025
            ",
        );
    }
}
