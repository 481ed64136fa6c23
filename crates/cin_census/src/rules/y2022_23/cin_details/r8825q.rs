//! A case closed after assessment has an assessment.
//!
//! An episode fails whose reason for closure is RC8 or RC9 and which has no assessment.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8825Q",
    "Please check and either amend data or provide a reason: Reason for Closure code RC8 (case closed \
     after assessment) or RC9 (case closed after assessment, referred to early help) has been \
     returned but there is no assessment present for the episode.",
    &["ReasonForClosure"],
)
.query()
.fix("Give the assessment, or correct the reason for closure.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        if episode.closure_reason.is_any(&["RC8", "RC9"]) && episode.assessments.is_empty() {
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
            LAchildID CINdetailsID ReasonForClosure
            1         a            RC8
            1         b            RC8               <
            2         a            rc9               <
            3         a            RC7

            Assessments
            LAchildID CINdetailsID
            1         a
            ",
        );
    }
}
