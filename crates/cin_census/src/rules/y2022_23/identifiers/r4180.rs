//! Every child has a sex, as a code of the year.
//!
//! A child fails where Sex is blank or not M, F or U; up to 2023-24, when the element was GenderCurrent, where it is
//! not 0, 1, 2 or 9. The message of those years named gender.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("4180", "Sex must be provided and equal M, F, or U", &["Sex"])
    .fix("Look up the sex in the child's record and export the census with the codes of its year.")
    .each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    let is_code = codes::SEX.has(&identifiers.sex, context.closing)
        || codes::GENDER.has(&identifiers.sex, context.closing);
    if !is_code {
        flags.flag(identifiers);
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
            ChildIdentifiers
            LAchildID Sex
            1         M
            2         f
            3         U
            4         1  <
            5         -  <
            ",
        );
        check(
            &RULE,
            2024,
            "
            ChildIdentifiers
            LAchildID Sex
            1         1
            2         0
            3         9
            4         M  <
            5         -  <
            ",
        );
    }
}
