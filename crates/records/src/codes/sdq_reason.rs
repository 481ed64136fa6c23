//! Reason for no SDQ score.

use super::set::code_set;

code_set! {
    /// Why there is no strengths and difficulties score.
    SdqReason = "SDQ_REASON", "Reason for no SDQ score" {
        SDQ1 = "SDQ1" "No form returned: child under 4 or over 16 at the latest assessment",
        SDQ2 = "SDQ2" "Carer refused to complete the questionnaire",
        SDQ3 = "SDQ3" "Not possible: severity of the child's disability",
        SDQ4 = "SDQ4" "Other reason",
        SDQ5 = "SDQ5" "Child or young person refuses to allow completion",
    }
}
