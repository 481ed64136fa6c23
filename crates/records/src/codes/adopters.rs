//! Who adopts.

use super::set::code_set;

code_set! {
    /// Sex of the adopters.
    AdopterSex = "SEX_ADOPTR", "Sex of the adopters" {
        M1 = "M1" "One male",
        F1 = "F1" "One female",
        MM = "MM" "Two males",
        FF = "FF" "Two females",
        MF = "MF" "One male and one female",
    }
}

code_set! {
    /// Legal status of the adopters.
    AdopterStatus = "LS_ADOPTR", "Legal status of the adopters" {
        L0 = "L0" "Single adopter",
        L11 = "L11" "Different sex married couple",
        L12 = "L12" "Same sex married couple",
        L2 = "L2" "Civil partnership",
        L3 = "L3" "Different sex unmarried couple",
        L4 = "L4" "Same sex couple, not married or in civil partnership",
    }
}
