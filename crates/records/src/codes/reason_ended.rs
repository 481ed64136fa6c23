//! Reason episode ceased.

use super::set::code_set;

code_set! {
    /// Why a period of care ended. `X1` (the episode ends and another begins the same day) is not an end of care.
    ReasonEnded = "REC", "Reason episode ceased" {
        X1 = "X1" "Episode ceases and a new one begins the same day",
        E11 = "E11" "Adopted, application unopposed",
        E12 = "E12" "Adopted, consent dispensed with by the court",
        E2 = "E2" "Died",
        E3 = "E3" "Care taken over by another UK LA",
        E4A = "E4A" "Returned to parent/relative/other with parental responsibility, planned",
        E4B = "E4B" "Returned to parent/relative/other with parental responsibility, not planned",
        E13 = "E13" "Left care to live with parent/relative/other without parental responsibility",
        E41 = "E41" "Residence order / child arrangements order granted",
        E43 = "E43" "Special guardianship order to former foster carer" to 2018,
        E44 = "E44" "Special guardianship order to other carer" to 2018,
        E45 = "E45" "SGO to former foster carer who is a relative or friend",
        E46 = "E46" "SGO to former foster carer, not relative or friend",
        E47 = "E47" "SGO to carer, not former foster carer, who is a relative or friend",
        E48 = "E48" "SGO to carer, neither former foster carer nor relative/friend",
        E5 = "E5" "Independent living with formal support",
        E6 = "E6" "Independent living without formal support",
        E7 = "E7" "Transferred to residential care funded by adult services",
        E8 = "E8" "Ceased for any other reason",
        E9 = "E9" "Sentenced to custody",
        E14 = "E14" "Accommodation on remand ended",
        E15 = "E15" "Age assessment found 18 or over and E5-E7 do not apply",
        E16 = "E16" "Child moved abroad",
        E17 = "E17" "Aged 18 and remained with current carers (incl. staying put)",
    }
}

impl ReasonEnded {
    /// Whether this ends a period of care: every reason but `X1`.
    pub const fn ends_care(self) -> bool {
        !matches!(self, ReasonEnded::X1)
    }

    /// Adopted.
    pub const fn is_adoption(self) -> bool {
        matches!(self, ReasonEnded::E11 | ReasonEnded::E12)
    }

    /// A special guardianship order; E43 and E44 are its codes in returns before 2018-19.
    pub const fn is_special_guardianship(self) -> bool {
        use ReasonEnded::*;
        matches!(self, E43 | E44 | E45 | E46 | E47 | E48)
    }
}
