//! Main activity of a care leaver.

use super::set::code_set;

code_set! {
    /// What a care leaver was doing on or around the birthday (SSDA903 OC3).
    Activity = "ACTIV", "Main activity of a care leaver" {
        F1 = "F1" "Full time higher education",
        P1 = "P1" "Part time higher education",
        F2 = "F2" "Full time education other than higher",
        P2 = "P2" "Part time education other than higher",
        F4 = "F4" "Full time apprenticeship" from 2022,
        P4 = "P4" "Part time apprenticeship" from 2022,
        F5 = "F5" "Full time training or employment (not apprenticeship)" from 2022,
        P5 = "P5" "Part time training or employment (not apprenticeship)" from 2022,
        F3 = "F3" "Full time training or employment" to 2021,
        P3 = "P3" "Part time training or employment" to 2021,
        G4 = "G4" "NEET: illness or disability",
        G5 = "G5" "NEET: other circumstances",
        G6 = "G6" "NEET: pregnancy or parenting",
        NotKnown = "0" "Not known / not in touch",
    }
}

impl Activity {
    /// Full time or part time, in education, training or employment; F3 and P3 are the older codes of F4, F5, P4 and P5.
    pub const fn is_occupied(self) -> bool {
        use Activity::*;
        matches!(self, F1 | P1 | F2 | P2 | F3 | P3 | F4 | P4 | F5 | P5)
    }
}
