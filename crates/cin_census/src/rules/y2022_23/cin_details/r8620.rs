//! A case that the census tells of as closed closed in the census year.
//!
//! An episode fails whose closure is before 1 April or after 31 March of the year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8620",
    "CIN Closure Date present and does not fall within the Census year",
    &["CINclosureDate"],
)
.fix("Leave out a case that closed before the year, and the closure of one that closed after it.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        if episode.closure.is_outside(context.year) {
            flags.flag(episode);
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
            CINdetails
            LAchildID CINclosureDate
            1         2025-04-01
            2         2026-03-31
            3         2025-03-31      <
            4         2026-04-01      <
            5         -
            ",
        );
    }
}
