//! Participation in the review.

use super::set::code_set;

code_set! {
    /// How the child took part in the review.
    Participation = "REVIEW_CODE", "Participation in the review" {
        PN0 = "PN0" "Child under four at the review",
        PN1 = "PN1" "Attended and spoke for themself",
        PN2 = "PN2" "Attended; views by an advocate who spoke for them",
        PN3 = "PN3" "Attended; conveyed views non-verbally",
        PN4 = "PN4" "Attended but did not speak, did not convey views nor ask an advocate",
        PN5 = "PN5" "Did not attend; asked an advocate to brief and speak",
        PN6 = "PN6" "Did not attend; conveyed feelings by a facilitative medium",
        PN7 = "PN7" "Did not attend and views not conveyed",
    }
}
