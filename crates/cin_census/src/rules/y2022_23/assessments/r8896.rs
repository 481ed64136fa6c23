//! An episode has one open assessment at most.
//!
//! All assessments without a date of authorisation fail that stand in one episode, where there are two or more.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8896",
    "Within one CINDetails group there are 2 or more open Assessments groups",
    &["AssessmentAuthorisationDate"],
)
.fix("Give the day each assessment was authorised that is complete, or take a repeated one out.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        let open: Vec<&Assessment> = episode.assessments.iter().filter(|of| of.is_open()).collect();
        if open.len() > 1 {
            open.into_iter().for_each(|assessment| flags.flag(assessment));
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
            Assessments
            LAchildID CINdetailsID AssessmentAuthorisationDate
            1         a            -                            <
            1         a            -                            <
            1         b            -
            2         a            2025-05-26
            2         a            -
            ",
        );
    }
}
