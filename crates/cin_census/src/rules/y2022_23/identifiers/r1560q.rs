//! A former UPN is written as a UPN is.
//!
//! A child fails where one is given and is not a letter (not I, O, S), eleven digits, and a digit or such a letter.
//! Its check letter is not looked at.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1560Q",
    "Please check and either amend or provide a reason: Former UPN wrongly formatted",
    &["FormerUPN"],
)
.query()
.fix("Look up the child's earlier UPN with the school and correct it, or leave it out.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if identifiers.former_upn.is_given() && !upn::is_well_formed(identifiers.former_upn.as_str()) {
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
            LAchildID FormerUPN
            1         X98765432123B
            2         B950000178301
            3         S950000178301   <
            4         A95000017830I   <
            5         A9500001783012  <
            6         A95000A178301   <
            7         -
            ",
        );
    }
}
