//! A child has one open episode at most.
//!
//! All episodes of a child fail that have no date of closure and whose referral did not lead to no further action,
//! where there are two or more.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8815",
    "More than one open CIN Details episode (a module with no CIN Closure Date) has been provided for \
     this child and case is not a referral with no further action.",
    &["ReferralNFA", "CINclosureDate"],
)
.fix("Give the closure of the episode that is over, or take a repeated one out.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let open: Vec<&CinDetails> =
        child.episodes.iter().filter(|episode| episode.closure.is_missing() && !episode.is_nfa()).collect();
    if open.len() > 1 {
        open.into_iter().for_each(|episode| flags.flag(episode));
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
            LAchildID CINclosureDate ReferralNFA
            1         -              0            <
            1         -              -            <
            1         2025-05-26     0
            2         -              0
            2         -              1
            3         -              1
            3         -              1
            ",
        );
    }
}
