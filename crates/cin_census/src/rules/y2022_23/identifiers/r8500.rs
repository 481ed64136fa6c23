//! Every child has the id that the authority gives it.
//!
//! A child without an LAchildID fails.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("8500", "LA Child ID missing", &["LAchildID"])
    .fix("Find the child in the source system and see why the export has no id for it.")
    .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if identifiers.la_child_id.is_missing() {
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
            LAchildID
            1234
            -  <
            -  <
            ",
        );
    }
}
