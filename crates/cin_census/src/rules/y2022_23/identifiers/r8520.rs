//! A child with a date of birth was born by the end of the census year.
//!
//! A child fails whose date of birth is after 31 March of the year in which the collection closes.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8520",
    "Date of Birth is after data collection period (must be on or before the end of the census \
     period)",
    &["PersonBirthDate", "ReferenceDate"],
)
.fix("Check the date of birth. A child not born by 31 March has an expected date of birth only.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if identifiers.birth.is_after(context.end()) {
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
            LAchildID PersonBirthDate
            1         2026-03-31
            2         2026-04-01  <
            3         -
            ",
        );
    }
}
