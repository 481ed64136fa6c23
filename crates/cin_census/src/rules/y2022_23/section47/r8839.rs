//! An episode has one open section 47 enquiry at most.
//!
//! All enquiries fail that stand in one episode and neither have the date of an initial child protection conference
//! nor say that none was required, where there are two or more.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8839",
    "Within one CINDetails group there are 2 or more open S47 Assessments",
    &["DateOfInitialCPC"],
)
.fix(
    "Give the date of the conference or say that none was required for the enquiry that is over, or \
     take a repeated one out.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in &child.episodes {
        let open: Vec<&Section47> = episode.enquiries.iter().filter(|of| of.is_open()).collect();
        if open.len() > 1 {
            open.into_iter().for_each(|enquiry| flags.flag(enquiry));
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
            Section47
            LAchildID CINdetailsID DateOfInitialCPC ICPCnotRequired
            1         a            -                0                <
            1         a            -                -                <
            1         a            -                true
            1         a            2025-05-01       0
            1         b            -                0
            ",
        );
    }
}
