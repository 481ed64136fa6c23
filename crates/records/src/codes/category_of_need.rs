//! Category of need.

use super::set::code_set;

code_set! {
    /// The main reason a child started to be looked after; it stays the same through the period of care (rule 504).
    CategoryOfNeed = "CIN", "Category of need" {
        N1 = "N1" "Abuse or neglect",
        N2 = "N2" "Child's disability",
        N3 = "N3" "Parental illness or disability",
        N4 = "N4" "Family in acute stress",
        N5 = "N5" "Family dysfunction",
        N6 = "N6" "Socially unacceptable behaviour",
        N7 = "N7" "Low income",
        N8 = "N8" "Absent parenting",
    }
}
