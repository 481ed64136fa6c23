//! Legal status.

use super::set::code_set;

code_set! {
    /// The one code by precedence for the legal status of a looked-after child on a day.
    LegalStatus = "LS", "Legal status" {
        C1 = "C1" "Interim care order",
        C2 = "C2" "Full care order",
        D1 = "D1" "Freeing order granted",
        E1 = "E1" "Placement order granted",
        V1 = "V1" "Series of short-term placements under one agreement (discontinued)" to 2004,
        V2 = "V2" "Single period of accommodation, section 20",
        V3 = "V3" "Series of short-term breaks, individual episodes recorded",
        V4 = "V4" "Series of short-term breaks, agreement recorded",
        L1 = "L1" "Under police protection, in LA accommodation",
        L2 = "L2" "Emergency protection order",
        L3 = "L3" "Child assessment order, in LA accommodation",
        J1 = "J1" "Remanded to LA accommodation or youth detention",
        J2 = "J2" "Placed under PACE in LA accommodation",
        J3 = "J3" "Youth rehabilitation order with residence or intensive fostering requirement",
    }
}

impl LegalStatus {
    /// An agreed series of short breaks: looked after for those nights, and left out of nearly every figure.
    pub const fn is_short_break(self) -> bool {
        matches!(self, LegalStatus::V1 | LegalStatus::V3 | LegalStatus::V4)
    }
}
