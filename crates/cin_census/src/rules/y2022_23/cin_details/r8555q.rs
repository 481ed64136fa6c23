//! No child is referred after its death.
//!
//! An episode with a referral after the date of death fails, together with the child's identifiers. The day of death
//! itself is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8555Q",
    "Child cannot be referred after its recorded date of death",
    &["PersonDeathDate", "CINreferralDate"],
)
.query()
.fix("Check the date of death and the day of the referral, and correct the wrong one.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some((identifiers, death)) = child.death() else { return };
    for episode in child.episodes.iter().filter(|episode| episode.referral.later_than(death)) {
        flags.flag_both((identifiers, "PersonDeathDate"), (episode, "CINreferralDate"));
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
            LAchildID PersonDeathDate
            1         2025-05-26      <
            2         2025-05-26
            3         -

            CINdetails
            LAchildID CINreferralDate
            1         2025-05-26
            1         2025-05-27      <
            2         2025-05-26
            2         -
            3         2025-05-27
            ",
        );
    }
}
