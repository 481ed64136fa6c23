//! Characters 5 to 12 of a UPN are digits.
//!
//! A child with a UPN fails where they are not, or are not there.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("1540", "UPN invalid (characters 5-12 not all numeric)", &["UPN"])
    .fix("Ask the school for the child's UPN and correct it.")
    .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if identifiers.upn.is_given() && !upn::has_digits(identifiers.upn.as_str()) {
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
            2         A33000X178301  <
            3         A330000        <
            4         A33000017830X
            5         -
            ",
        );
    }
}
