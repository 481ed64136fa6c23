//! The first letter of a UPN follows from the rest of it.
//!
//! A child fails where the number has thirteen characters, 2 to 12 are digits, the last is a digit or (a temporary
//! number) a letter, and the first is not the check letter of the others. A number of another form is what rules
//! 1540 and 1550 are about.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("1510", "UPN invalid (wrong check letter at character 1)", &["UPN"])
    .fix(
        "Ask the school for the child's UPN and correct it; a single wrong character changes the check \
     letter.",
    )
    .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if upn::is_checked(identifiers.upn.as_str()) == Some(false) {
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
            1         A950000178301
            2         -
            3         H243278544154
            4         ASFFAGSVSV123
            5         R325
            6         R247962919251  <
            7         P00000000000B
            8         Q00000000000B  <
            ",
        );
    }
}
