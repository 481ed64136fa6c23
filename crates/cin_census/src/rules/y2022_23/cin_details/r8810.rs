//! A case with a reason for closure says when it closed.
//!
//! An episode fails that has a reason for closure and no date of it. A date that is not real is none.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8810",
    "A CIN case cannot have a Reason for Closure without a CIN Closure Date",
    &["ReasonForClosure", "CINclosureDate"],
)
.fix("Give the date of closure, or take the reason out if the case is open.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        if episode.closure.is_missing() && episode.closure_reason.is_given() {
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
            2         2025-05-26     -
            3         -              RC1               <
            4         -              -
            5         2025-02-30     RC1               <
            ",
        );
    }
}
