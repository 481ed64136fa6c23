//! A child of more than five years has a UPN, or a reason why not.
//!
//! A child fails who was more than five years old at the end of the census year, has a referral that did not end in
//! no further action, and has neither a UPN nor a reason why there is none; UN1 (not of an age or sort to have one)
//! is no reason at that age. A reason that is not in the code set is taken as one. The day of the fifth birthday is
//! not yet more than five. From 2024-25 on the rule is another.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8770Q",
    "UPN or reason UPN missing expected for a child who is more than 5 years old",
    &["UPNunknown"],
)
.query()
.fix("Ask the school for the UPN, or give the reason why the child has none (UN2 to UN7).")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    let old_enough = identifiers.birth.day().is_some_and(|born| birthday(born, 5) < context.end());
    if old_enough && lacks_upn(identifiers) && child.episodes.iter().any(|of| of.no_further_action.is_false())
    {
        flags.flag(identifiers);
    }
}

/// Neither a UPN nor a reason that holds for a child old enough to have one.
pub(in crate::rules) fn lacks_upn(identifiers: &ChildIdentifiers) -> bool {
    identifiers.upn.is_missing() && identifiers.upn_unknown.is_any(&["", "UN1"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2024,
            "
            ChildIdentifiers
            LAchildID PersonBirthDate UPN UPNunknown
            1         2019-03-30      -   -    <
            2         2019-03-31      -   -
            3         2010-03-30      A   -
            4         2010-03-30      -   un2
            5         2010-03-30      -   UN1  <
            6         2010-03-30      -   -
            7         -               -   -

            CINdetails
            LAchildID ReferralNFA
            1         0
            2         0
            3         0
            4         false
            5         1
            5         false
            6         true
            7         0
            ",
        );
    }
}
