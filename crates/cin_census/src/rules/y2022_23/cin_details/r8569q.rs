//! A referral with no further action is one of the census year.
//!
//! An episode whose ReferralNFA is yes fails where the referral was before the last working day before 1 April.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8569Q",
    "A case with referral date before one working day prior to the collection start date must not be \
     flagged as a no further action case",
    &["ReferralNFA"],
)
.query()
.fix(
    "Leave out a referral of an earlier year that led to no further action, or correct its date or \
     the flag.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    for episode in child.episodes.iter().filter(|episode| episode.is_nfa()) {
        if episode.referral.is_before(context.working_day_before_start()) {
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
            2024,
            "
            CINdetails
            LAchildID CINreferralDate ReferralNFA
            1         2023-03-31      true
            2         2023-03-30      true   <
            3         2023-03-30      false
            4         -               true
            5         2023-05-01      1
            ",
        );
        check(
            &RULE,
            2025,
            "
            CINdetails
            LAchildID CINreferralDate ReferralNFA
            1         2024-03-28      1
            2         2024-03-27      1      <
            ",
        );
    }
}
