//! Religion or belief.

use super::set::code_set;

code_set! {
    /// Religion or belief.
    Faith = "faith", "Religion or belief" {
        NoReligion = "none" "No religion",
        Buddhist = "buddhist" "Buddhist",
        Christian = "christian" "Christian",
        Catholic = "catholic" "Christian: Roman Catholic",
        Hindu = "hindu" "Hindu",
        Jehovah = "jehovah" "Jehovah’s Witness",
        Jewish = "jewish" "Jewish",
        Muslim = "muslim" "Muslim",
        Sikh = "sikh" "Sikh",
        Other = "other" "Another religion or belief",
    }
}
