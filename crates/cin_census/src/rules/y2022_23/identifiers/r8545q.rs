//! A death that the census tells of was in the census year.
//!
//! A child fails whose date of death is before 1 April or after 31 March of the year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8545Q",
    "Please check and either amend data or provide a reason: Child's date of death should be within \
     the census year",
    &["PersonDeathDate"],
)
.query()
.fix(
    "Check the date of death. A child who died before the year belongs in the census only if a case \
     was open in it.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some((identifiers, death)) = child.death() else { return };
    if death.is_outside(context.year) {
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
            LAchildID PersonDeathDate
            1         2025-04-01
            2         2026-03-31
            3         2025-03-31  <
            4         2026-04-01  <
            5         -
            ",
        );
    }
}
