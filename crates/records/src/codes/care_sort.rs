//! Kind of fostering.

use super::set::code_set;

code_set! {
    /// Kind of fostering.
    CareSort = "care_sort", "Kind of fostering" {
        ShortTerm = "short_term" "Short term",
        LongTerm = "long_term" "Long term",
        Emergency = "emergency" "Emergency",
        ShortBreaks = "short_breaks" "Short breaks",
        ParentAndChild = "parent_and_child" "Parent and child",
        EarlyPermanence = "early_permanence" "Early permanence (fostering for adoption)",
        Bridging = "bridging" "Bridging to permanence",
        Remand = "remand" "Remand",
        Kinship = "kinship" "Family and friends",
    }
}
