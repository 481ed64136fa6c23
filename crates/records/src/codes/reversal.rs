//! Reason the adoption decision was reversed.

use super::set::code_set;

code_set! {
    /// Why a child is no longer to be placed for adoption.
    ReversalReason = "REASON_PLACED_CEASED", "Reason the adoption decision was reversed" {
        RD1 = "RD1" "Child's needs changed after the decision",
        RD2 = "RD2" "Court did not make a placement order",
        RD3 = "RD3" "Prospective adopters could not be found",
        RD4 = "RD4" "Any other reason",
    }
}
