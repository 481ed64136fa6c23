//! UN7 says that there is no UPN because every referral ended in no further action.
//!
//! A child whose UPNunknown is UN7 fails together with each of the child's episodes whose ReferralNFA is not yes;
//! one that is blank or no flag at all is not yes.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8772",
    "UPN unknown reason is UN7 (Referral with no further action) but at least one CIN details is a \
     referral going on to further action",
    &["UPNunknown", "ReferralNFA"],
)
.fix(
    "Ask the school for the child's UPN or give another reason; UN7 holds only while no referral goes \
     on to further action.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = child.identifiers.as_ref().filter(|of| of.upn_unknown.is("UN7")) else { return };
    for episode in child.episodes.iter().filter(|episode| !episode.is_nfa()) {
        flags.flag_both((identifiers, "UPNunknown"), (episode, "ReferralNFA"));
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
            LAchildID UPNunknown
            1         UN7  <
            2         UN7
            3         UN6
            4         un7  <

            CINdetails
            LAchildID ReferralNFA
            1         1
            1         0     <
            2         TRUE
            3         0
            4         -     <
            ",
        );
    }
}
