//! Every child has a sex, as a code of the year: M, F or U since 2024-25, 1 or 2 before.
//!
//! A row of Header fails where SEX is blank or anything else. A return of an earlier year that is sent again keeps the
//! codes of its own year.

use records::codes::Sex;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("101", "The child or young person’s reported sex is not valid.", &["SEX"])
        .reads(&[Table::Header])
        .fix("Look up the sex in the child's record and export the return with the codes of its year.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        let of_year = |sex: Sex| sex.return_code(context.closing) == header.sex;
        if header.sex.is_empty() || !Sex::ALL.iter().copied().any(of_year) {
            flags.flag(header);
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
            2024,
            "
            Header
            CHILD SEX
            1     1
            2     2
            3     M   <
            4     -   <
            ",
        );
        check(
            &RULE,
            2026,
            "
            Header
            CHILD SEX
            1     M
            2     F
            3     U
            4     1   <
            5     X   <
            -     -   <
            ",
        );
    }
}
