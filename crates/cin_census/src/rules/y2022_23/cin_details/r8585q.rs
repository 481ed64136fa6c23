//! A case that closed because the child died has the date of death.
//!
//! An episode whose reason for closure is RC2 fails, together with the child's identifiers, where they have no date
//! of death.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8585Q",
    "Please check and either amend or provide a reason: CIN episode shows Died as the Closure Reason, \
     however child has no recorded Date of Death",
    &["ReasonForClosure", "PersonDeathDate"],
)
.query()
.fix("Give the date of death, or correct the reason for closure.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    if child.death().is_some() {
        return;
    }
    for episode in child.episodes.iter().filter(|episode| episode.closure_reason.is("RC2")) {
        flags.flag(episode);
        if let Some(identifiers) = &child.identifiers {
            flags.flag_both((identifiers, "PersonDeathDate"), (episode, "ReasonForClosure"));
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
            LAchildID PersonDeathDate
            1         2025-05-26
            2         -               <
            3         -

            CINdetails
            LAchildID ReasonForClosure
            1         RC2
            2         rc2               <
            2         RC1
            3         -
            ",
        );
    }
}
