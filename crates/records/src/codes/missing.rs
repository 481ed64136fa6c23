//! Missing or away.

use super::set::code_set;

code_set! {
    /// Missing from care, or away from placement without authorisation.
    MissingKind = "MISSING", "Missing or away" {
        M = "M" "Missing",
        A = "A" "Away from placement without authorisation",
    }
}
