//! Placement provider.

use super::set::code_set;

code_set! {
    /// Who provides the placement.
    Provider = "PLACE_PROVIDER", "Placement provider" {
        PR0 = "PR0" "Parent or other person with parental responsibility",
        PR1 = "PR1" "Own provision by the LA (incl. regional adoption agency hosted by it)",
        PR2 = "PR2" "Other LA provision (incl. RAA hosted by another LA)",
        PR3 = "PR3" "Other public provision (e.g. NHS)",
        PR4 = "PR4" "Private provision",
        PR5 = "PR5" "Voluntary / third sector provision",
    }
}
