//! Who was an unaccompanied asylum seeker last year and is none this year ceased to be one last year.
//!
//! The rows of UASC and Header of such a child fail where this year's UASC gives a day on which the status ceased
//! (DUC), or where last year's gives one that is not in last year. Where neither year gives a day, nothing is said.
//!
//! A child is one by the flag of the Header where the return carries it, which is in XML only; in CSV by a row in
//! UASC.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "205A",
    "Child identified as UASC last year is no longer UASC this year, but date UASC ceased in both \
     years does not support this.",
    &["CHILD", "UASC"],
)
.reads(&[Table::Uasc, Table::Header])
.reads_last(&[Table::Uasc])
.fix(
    "Look up when the status ceased. Within last year: last year's return was wrong, say so in the \
     notes; within this year: the child belongs in this year's UASC.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.last.is_uasc() || child.now.is_uasc() {
        return;
    }
    let last_year = (context.start.plus_years(-1), context.start.plus_days(-1));
    let given_now = child.uasc.iter().any(|row| row.duc.is_given());
    let odd_before =
        child.last.uasc.iter().find(|row| row.duc.is_given() && !row.duc.is_within(last_year.0, last_year.1));
    if !given_now && odd_before.is_none() {
        return;
    }
    child.uasc.iter().for_each(|row| flags.flag(row));
    for header in &child.headers {
        match odd_before {
            Some(before) => flags.flag_beside(header, before, "DUC"),
            None => flags.flag(header),
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
            1     0
            2     0    <
            3     0    <
            4     1
            5     0
            6     0
            7     0    <

            UASC
            CHILD DUC
            2     01/05/2025 <
            4     01/05/2025
            5     01/05/2025

            Header last
            CHILD UASC
            1     1
            2     1
            3     1
            4     1
            5     0
            6     1
            7     1

            UASC last
            CHILD DUC
            1     31/03/2025
            2     01/05/2024
            3     31/03/2024
            6     -
            7     01/04/2025
            ",
        );
        check(
            &RULE,
            2026,
            "
            Header
            CHILD
            1
            2     <
            3
            4

            UASC
            CHILD DUC
            3     -

            UASC last
            CHILD DUC
            1     01/04/2024
            2     01/04/2025
            3     01/04/2025
            4     -
            ",
        );
    }
}
