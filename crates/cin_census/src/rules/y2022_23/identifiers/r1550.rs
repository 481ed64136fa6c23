//! The last character of a UPN is a digit or a letter other than I, O and S.
//!
//! A child with a UPN fails where character 13 is anything else, or is not there.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("1550", "UPN invalid (character 13 not a recognised value)", &["UPN"])
        .fix(
            "Ask the school for the child's UPN and correct it; a temporary number ends with a letter, I, O \
     and S left out.",
        )
        .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if identifiers.upn.is_given() && !upn::has_ending(identifiers.upn.as_str()) {
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
            LAchildID UPN
            1         A330000178301
            2         A33000017830A
            3         A33000017830S  <
            4         A33000017830*  <
            5         A33000017830   <
            6         -
            ",
        );
    }
}
