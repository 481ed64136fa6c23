//! Who is an unaccompanied asylum seeker in neither year has no day on which that ceased.
//!
//! The rows of UASC and Header of such a child fail where UASC gives a DUC, this year or last. A child is one by
//! the flag of the Header where the return carries it, which is in XML only; in CSV every child in UASC is one.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "205C",
    "Child not identified as UASC either this year or last year but date UASC ceased has been \
     provided.",
    &["DUC", "UASC"],
)
.reads(&[Table::Uasc, Table::Header])
.reads_last(&[Table::Uasc])
.fix("Say in the record whether the child was an unaccompanied asylum seeker, or take the date out.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.is_uasc_in_either_year() {
        return;
    }
    let given = |row: &&Uasc<'_>| row.duc.is_given();
    let Some(ceased) = child.uasc.iter().find(given).or(child.last.uasc.iter().find(given)) else { return };
    child.uasc.iter().for_each(|row| flags.flag(row));
    child.headers.iter().for_each(|header| flags.flag_beside(header, ceased, "DUC"));
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
            2     0    <
            3     1
            4     0
            5     0

            UASC
            CHILD DUC
            1     01/05/2025 <
            3     01/05/2025
            4     01/05/2025
            5     31/02/2026

            Header last
            CHILD UASC
            1     0
            2     0
            3     0
            4     1
            5     0

            UASC last
            CHILD DUC
            2     01/05/2024
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

            UASC last
            CHILD DUC
            ",
        );
    }
}
