//! The sex is known of nearly every child.
//!
//! The return fails where of all children but the unborn (those with an expected date of birth and no date of birth)
//! more than two in a hundred have no sex recorded: blank or U; up to 2023-24, when the element was GenderCurrent,
//! blank, 0 or 9. The message of those years named gender.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "2886Q",
    "Please check and either amend or provide a reason: Percentage of children with no sex recorded \
     is more than 2% (excluding unborns)",
    &["ExpectedPersonBirthDate", "ChildIdentifiers"],
)
.query()
.fix(
    "List the children whose sex is not recorded, look it up and complete their records before the \
     export.",
)
.whole(judge);

fn judge<'c>(census: &'c Census, context: &Context, flags: &mut Flags<'c>) {
    let unknown: &[&str] = if context.closing >= 2025 { &["U", ""] } else { &["0", "9", ""] };
    let (mut born, mut without) = (0_usize, 0_usize);
    for child in census.children.iter().filter_map(|child| child.identifiers.as_ref()) {
        if child.expected_birth.is_given() && child.birth.is_missing() {
            continue;
        }
        born += 1;
        without += usize::from(child.sex.is_any(unknown));
    }
    if without * 100 > born * 2 {
        flags.whole_return();
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
            the whole return fails
            ChildIdentifiers
            LAchildID Sex ExpectedPersonBirthDate
            1         M   -
            2         U   -
            3         U   2026-05-01
            ",
        );
        check(
            &RULE,
            2026,
            "
            ChildIdentifiers
            LAchildID Sex ExpectedPersonBirthDate
            1         M   -
            2         U   2026-05-01
            ",
        );
        check(
            &RULE,
            2024,
            "
            the whole return fails
            ChildIdentifiers
            LAchildID Sex
            1         1
            2         9
            ",
        );
    }

    #[test]
    fn two_in_a_hundred_are_not_more() {
        let mut rows = "ChildIdentifiers\nLAchildID Sex\n".to_owned();
        for number in 0..50 {
            rows += &format!("{number} {}\n", if number == 7 { "-" } else { "F" });
        }
        check(&RULE, 2026, &rows);
        check(&RULE, 2026, &format!("the whole return fails\n{rows}a U\n"));
    }
}
