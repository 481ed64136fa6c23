//! Characters 2 to 4 of a UPN are an authority.
//!
//! A child with a UPN fails where those three are none of the department's codes of authorities and
//! pseudo-authorities since 1999. The list has Cumberland (942) and Westmorland and Furness (943) from 2023-24. The
//! published list of rules does not repeat the codes: ours are those that the department gives for the same rule of
//! the school census, with the authorities made since.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1530",
    "UPN invalid (characters 2-4 not a recognised LA code)",
    &["UPN"],
)
.fix(
    "Ask the school for the child's UPN and correct it; characters 2 to 4 are the authority that gave \
     the number.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if identifiers.upn.is_given() && !upn::has_authority(identifiers.upn.as_str(), context.closing) {
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
            2         A943000178301
            3         A999000178301  <
            4         A3            <
            5         -
            ",
        );
        check(
            &RULE,
            2023,
            "
            ChildIdentifiers
            LAchildID UPN
            1         A941000178301
            2         A943000178301  <
            ",
        );
    }
}
