//! Before a section 47 enquiry a child has been assessed.
//!
//! A section 47 enquiry fails that stands in an episode without any assessment.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "2991Q",
    "Please check and either amend data or provide a reason: A Section 47 module is recorded and \
     there is no assessment on the episode",
    &["CINdetailsID"],
)
.query()
.fix("Give the assessment that led to the enquiry, or say with the return why there is none.")
.each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    for episode in child.episodes.iter().filter(|episode| episode.assessments.is_empty()) {
        for enquiry in &episode.enquiries {
            flags.flag(enquiry);
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
            LAchildID CINdetailsID
            1         a
            1         b
            2         a

            Section47
            LAchildID CINdetailsID
            1         a
            1         b             <

            Assessments
            LAchildID CINdetailsID
            1         a
            2         a
            ",
        );
    }
}
