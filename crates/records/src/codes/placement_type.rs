//! Placement type.

use super::set::code_set;

code_set! {
    /// Where a looked-after child lives.
    PlacementType = "PLACE", "Placement type" {
        A3 = "A3" "Placed for adoption, parental consent, with current foster carer",
        A4 = "A4" "Placed for adoption, parental consent, not with current foster carer",
        A5 = "A5" "Placed for adoption, placement order, with current foster carer",
        A6 = "A6" "Placed for adoption, placement order, not with current foster carer",
        H5 = "H5" "Semi-independent living not subject to children's homes regulations" to 2024,
        K1 = "K1" "Secure children's home",
        K2 = "K2" "Children's home subject to the regulations",
        K3 = "K3" "Registered supported accommodation" from 2024,
        P1 = "P1" "Placed with own parent(s) or person with parental responsibility",
        P2 = "P2" "Independent living" to 2024,
        P3 = "P3" "Residential employment",
        R1 = "R1" "Residential care home",
        R2 = "R2" "NHS / medical or nursing establishment",
        R3 = "R3" "Family centre or mother and baby unit",
        R5 = "R5" "Young offender institution",
        S1 = "S1" "Residential school (not dual registered as a home)",
        T0 = "T0" "Any temporary move",
        T1 = "T1" "Temporary period in hospital",
        T2 = "T2" "Temporary absence on holiday",
        T3 = "T3" "Temporary stay while the foster carer is on holiday",
        T4 = "T4" "Temporary accommodation of seven days or less, other reason",
        U1 = "U1" "Foster placement with relative or friend, long term",
        U2 = "U2" "Foster placement with relative or friend also approved adopter (FFA / concurrent)",
        U3 = "U3" "Foster placement with relative or friend, neither long term nor FFA",
        U4 = "U4" "Foster placement with other carer, long term",
        U5 = "U5" "Foster placement with other carer also approved adopter (FFA / concurrent)",
        U6 = "U6" "Foster placement with other carer, neither long term nor FFA",
        Z1 = "Z1" "Other placement (listed to DfE with the return)" to 2025,
        Z11 = "Z11" "Other placement, kind 1 of the four that replace Z1 (the label is not known here)" from 2026,
        Z12 = "Z12" "Other placement, kind 2 of the four that replace Z1 (the label is not known here)" from 2026,
        Z13 = "Z13" "Other placement, kind 3 of the four that replace Z1 (the label is not known here)" from 2026,
        Z14 = "Z14" "Other placement, kind 4 of the four that replace Z1 (the label is not known here)" from 2026,
    }
}

impl PlacementType {
    /// A temporary move: hospital, holiday, the carer's holiday, or seven days or less elsewhere. Not a placement for
    /// stability; the child is expected back.
    pub const fn is_temporary(self) -> bool {
        use PlacementType::*;
        matches!(self, T0 | T1 | T2 | T3 | T4)
    }

    /// Placed for adoption, with or without a placement order.
    pub const fn is_for_adoption(self) -> bool {
        use PlacementType::*;
        matches!(self, A3 | A4 | A5 | A6)
    }

    /// In foster care, with relatives, friends or other carers.
    pub const fn is_foster(self) -> bool {
        use PlacementType::*;
        matches!(self, U1 | U2 | U3 | U4 | U5 | U6)
    }
}
