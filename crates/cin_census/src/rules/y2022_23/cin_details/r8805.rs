//! A closed case says why it closed.
//!
//! An episode fails that has a date of closure and no reason for it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8805",
    "A CIN case cannot have a CIN closure date without a Reason for Closure",
    &["CINclosureDate", "ReasonForClosure"],
)
.fix("Give the reason for closure, or take the date out if the case is open.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        if episode.closure.is_given() && episode.closure_reason.is_missing() {
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
            LAchildID CINclosureDate ReasonForClosure
            1         2025-05-26     RC1
            2         2025-05-26     -                 <
            3         -              RC1
            4         -              -
            ",
        );
    }
}
