//! Every child who is born and whose case goes on has a disability code, NONE where there is none.
//!
//! Asked of a child with a date of birth and a referral that did not end in no further action. Each Disability that
//! is blank or not a code fails; where there is none at all the ChildCharacteristics fail. The child's identifiers
//! and those episodes fail with it, because their columns are among those of the rule.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8540",
    "Child’s disability is missing or invalid (see Disability table)",
    &["Disability", "PersonBirthDate", "ReferralNFA"],
)
.fix("Look up the child's disabilities and give their codes, or NONE if the child has none.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = child.identifiers.as_ref().filter(|of| of.birth.is_given()) else { return };
    if !child.episodes.iter().any(|episode| episode.no_further_action.is_false()) {
        return;
    }
    let mut fails = false;
    match &child.characteristics {
        None => fails = true,
        Some(row) if row.disabilities.is_empty() => {
            flags.flag(row);
            fails = true;
        }
        Some(row) => {
            for disability in &row.disabilities {
                if !codes::DISABILITY.has(&disability.code, context.closing) {
                    flags.flag(disability);
                    fails = true;
                }
            }
        }
    }
    if fails {
        flags.flag(identifiers);
        for episode in child.episodes.iter().filter(|episode| episode.no_further_action.is_false()) {
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
            ChildIdentifiers
            LAchildID PersonBirthDate
            1         2015-05-01
            2         2015-05-01  <
            3         -
            4         2015-05-01
            5         2015-05-01  <
            6         2015-05-01  <

            ChildCharacteristics
            LAchildID
            5  <

            Disabilities
            LAchildID Disability
            1         NONE
            2         LD
            2         XX   <
            2         -    <
            3         XX
            4         XX

            CINdetails
            LAchildID ReferralNFA
            1         0
            2         0     <
            2         1
            3         0
            4         1
            5         false <
            6         0     <
            ",
        );
    }
}
