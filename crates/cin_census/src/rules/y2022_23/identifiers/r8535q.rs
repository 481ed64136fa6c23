//! Nobody dies before being born.
//!
//! A child fails whose date of death is before the date of birth, and one with a date of death and no date of birth
//! at all: that it is not before cannot be seen.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8535Q",
    "Please check and either amend data or provide a reason: Child’s date of death should not be \
     prior to the date of birth",
    &["PersonDeathDate", "PersonBirthDate"],
)
.query()
.fix("Check both dates and correct the wrong one; give the date of birth where it is missing.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some((identifiers, death)) = child.death() else { return };
    if identifiers.birth.is_missing() || death.earlier_than(&identifiers.birth) {
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
            LAchildID PersonDeathDate PersonBirthDate
            1         2025-05-26      2025-05-26
            2         2025-05-25      2025-05-26  <
            3         2025-05-26      -           <
            4         -               2025-05-26
            5         -               -
            ",
        );
    }
}
