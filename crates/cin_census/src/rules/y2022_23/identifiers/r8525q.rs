//! A child has a date of birth, or an expected one: one of the two.
//!
//! A child fails with both or with neither. A date that is not real is none.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8525Q",
    "Either Date of Birth or Expected Date of Birth must be provided (but not both)",
    &["PersonBirthDate", "ExpectedPersonBirthDate"],
)
.query()
.fix(
    "Give the date of birth of a child that is born, and of a child not yet born the expected date \
     only.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if identifiers.birth.is_given() == identifiers.expected_birth.is_given() {
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
            LAchildID PersonBirthDate ExpectedPersonBirthDate
            1         2025-05-26      2025-05-26  <
            2         -               2025-05-26
            3         2025-05-26      -
            4         -               -           <
            5         2025-02-30      -           <
            ",
        );
    }
}
