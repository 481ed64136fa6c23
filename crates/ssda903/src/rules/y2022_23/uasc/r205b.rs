//! Who is an unaccompanied asylum seeker in both years has dates that bear it out.
//!
//! The rows of UASC and Header of such a child fail where this year's day on which the status ceased (DUC) is not
//! in the year and not last year's, no day counting as equal to no day; or where last year's is given and is not
//! the 18th birthday, by the date of birth in the Header.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "205B",
    "Child previously identified as UASC is also UASC this year, but date UASC ceased in both years \
     does not support this.",
    &["DUC", "UASC"],
)
.reads(&[Table::Uasc, Table::Header])
.reads_last(&[Table::Uasc])
.fix(
    "Look up when the status ceased. Before the year: the child no longer belongs in UASC; else \
     correct the date.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    if !child.last.is_uasc() || !child.now.is_uasc() {
        return;
    }
    let before = child.last.uasc.iter().find_map(|row| row.duc.day());
    let now = child.uasc.iter().find_map(|row| row.duc.day());
    let fits_now = now == before || now.is_some_and(|day| context.has(day));
    let adult = child.dob().map(|dob| birthday(dob, 18));
    let fits_before = before.is_none() || adult.is_none() || before == adult;
    if fits_now && fits_before {
        return;
    }
    child.uasc.iter().for_each(|row| flags.flag(row));
    for header in &child.headers {
        match child.last.uasc.first() {
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
            Header
            CHILD DOB
            1     10/05/2007
            2     10/05/2007
            3     10/05/2007 <
            4     10/05/2007 <
            5     10/05/2007 <
            6     10/05/2006
            7     10/05/2007 <
            8     10/05/2007
            9     -

            UASC
            CHILD DUC
            1     -
            2     01/04/2025
            3     31/03/2025 <
            4     -          <
            5     01/05/2025 <
            6     10/05/2024
            7     01/04/2026 <
            8     01/04/2026
            9     01/05/2025

            UASC last
            CHILD DUC
            1     -
            2     10/05/2025
            3     10/05/2025
            4     10/05/2025
            5     01/05/2025
            6     10/05/2024
            7     -
            9     01/05/2024
            ",
        );
    }
}
