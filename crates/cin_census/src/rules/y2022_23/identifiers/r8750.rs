//! The sex of a child not yet born is not known.
//!
//! A child with an expected date of birth and no date of birth fails where Sex is not U; up to 2023-24, when the
//! element was GenderCurrent, where it is not 0. The message of those years named gender.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8750",
    "Sex must equal U for an unborn child",
    &["Sex", "PersonBirthDate", "ExpectedPersonBirthDate"],
)
.fix("Give U (unknown) as the sex of an unborn child, or the date of birth if the child is born.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    let unknown = if context.closing >= 2025 { "U" } else { "0" };
    let unborn = identifiers.birth.is_missing() && identifiers.expected_birth.is_given();
    if unborn && !identifiers.sex.is(unknown) {
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
            LAchildID Sex PersonBirthDate ExpectedPersonBirthDate
            1         U   -               2026-05-01
            2         M   -               2026-05-01  <
            3         -   -               2026-05-01  <
            4         M   2025-05-01      -
            5         M   2025-05-01      2026-05-01
            6         M   -               -
            ",
        );
        check(
            &RULE,
            2024,
            "
            ChildIdentifiers
            LAchildID Sex PersonBirthDate ExpectedPersonBirthDate
            1         0   -               2024-05-01
            2         9   -               2024-05-01  <
            ",
        );
    }
}
