//! Previous permanence.

use super::set::code_set;

code_set! {
    /// A permanence option the child had before this period of care.
    PreviousPermanence = "PREV_PERM", "Previous permanence" {
        P1 = "P1" "Adoption",
        P2 = "P2" "Special guardianship order",
        P3 = "P3" "Residence order / child arrangements order (with whom the child lives)",
        P4 = "P4" "Unknown which order",
        Z1 = "Z1" "No previous permanence option",
    }
}
