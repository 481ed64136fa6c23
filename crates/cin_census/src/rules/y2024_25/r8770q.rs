//! A child of school age has a UPN, or a reason why not.
//!
//! A child fails who is of school age, has a referral that did not end in no further action, and has neither a UPN
//! nor a reason why there is none; UN1 (not of an age or sort to have one) is no reason at that age. A reason that
//! is not in the code set is taken as one. Of school age is who was five, and not yet sixteen, on the 31 August
//! before the end of the census year: so a child starts with the school year after the fifth birthday.

use calendar::Day;

use crate::rules::prelude::*;
use crate::rules::y2022_23::lacks_upn;

pub(super) static RULE: Rule = Rule::new(
    "8770Q",
    "Please check and either amend data or provide a reason: UPN is missing or reason UPN is missing \
     or is UN1 for a child who is of school age.",
    &["UPNunknown"],
)
.query()
.fix("Ask the school for the UPN, or give the reason why the child has none (UN2 to UN7).")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    let Some(eve) = Day::new(context.start().year(), 8, 31) else { return };
    let of_school_age =
        identifiers.birth.day().is_some_and(|born| birthday(born, 5) <= eve && eve < birthday(born, 16));
    if of_school_age
        && lacks_upn(identifiers)
        && child.episodes.iter().any(|of| of.no_further_action.is_false())
    {
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
            2025,
            "
            ChildIdentifiers
            LAchildID PersonBirthDate UPN UPNunknown
            1         2019-08-31      -   -    <
            2         2019-09-01      -   -
            3         2010-03-30      A   -
            4         2010-03-30      -   un2
            5         2010-03-30      -   UN1  <
            6         2010-03-30      -   -
            7         -               -   -
            8         2008-09-01      -   -    <
            9         2008-08-31      -   -

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
            8         0
            9         0
            ",
        );
    }
}
