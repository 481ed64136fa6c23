//! Every child of the census has an episode of need.
//!
//! A child without any CINdetails fails.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("8590", "Child does not have a recorded CIN episode.", &["LAchildID"])
        .fix(
            "Give the referral that brought the child into the census, or leave the child out if no case was \
     open in the year.",
        )
        .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if child.episodes.is_empty() {
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
            1
            2  <

            CINdetails
            LAchildID CINreferralDate
            1         2025-05-01
            1         2025-07-01
            ",
        );
    }
}
