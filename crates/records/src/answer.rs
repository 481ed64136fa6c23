//! Yes, no, or not known.

use crate::codes::set::code_set;

code_set! {
    /// The answer to a question to which nobody may know the answer yet: not known is said, and is not no.
    Answer = "answer", "Yes, no or not known" {
        Yes = "yes" "Yes",
        No = "no" "No",
        NotKnown = "not_known" "Not known",
    }
}
