//! Accommodation of a care leaver.

use super::set::code_set;

code_set! {
    /// The last digit is the authority's judgement: 1 suitable, 2 not suitable (SSDA903 OC3).
    Accommodation = "ACCOM", "Accommodation of a care leaver" {
        B1 = "B1" "With parents or relatives, suitable",
        B2 = "B2" "With parents or relatives, not suitable",
        C1 = "C1" "Community home or other residential care, suitable",
        C2 = "C2" "Community home or other residential care, not suitable",
        D1 = "D1" "Semi-independent, transitional accommodation, suitable",
        D2 = "D2" "Semi-independent, transitional accommodation, not suitable",
        E1 = "E1" "Supported lodgings, suitable",
        E2 = "E2" "Supported lodgings, not suitable",
        G1 = "G1" "Gone abroad, suitable",
        G2 = "G2" "Gone abroad, not suitable",
        H1 = "H1" "Deported, suitable",
        H2 = "H2" "Deported, not suitable",
        K1 = "K1" "Ordinary lodgings, no formal support, suitable",
        K2 = "K2" "Ordinary lodgings, no formal support, not suitable",
        R1 = "R1" "Residence not known, suitable",
        R2 = "R2" "Residence not known, not suitable",
        S1 = "S1" "No fixed abode / homeless, suitable",
        S2 = "S2" "No fixed abode / homeless, not suitable",
        T1 = "T1" "Foyers and similar supported accommodation, suitable",
        T2 = "T2" "Foyers and similar supported accommodation, not suitable",
        U1 = "U1" "Independent living, suitable",
        U2 = "U2" "Independent living, not suitable",
        V1 = "V1" "Emergency accommodation, suitable",
        V2 = "V2" "Emergency accommodation, not suitable",
        W1 = "W1" "Bed and breakfast, suitable",
        W2 = "W2" "Bed and breakfast, not suitable",
        X1 = "X1" "In custody, suitable",
        X2 = "X2" "In custody, not suitable",
        Y1 = "Y1" "Other accommodation, suitable",
        Y2 = "Y2" "Other accommodation, not suitable",
        Z1 = "Z1" "With former foster carer (staying put), suitable",
        Z2 = "Z2" "With former foster carer (staying put), not suitable",
        NotKnown = "0" "Not known / not in touch",
    }
}

impl Accommodation {
    /// Custody, bed and breakfast, and no home at all: never suitable, whatever the code says (Care Leavers (England)
    /// Regulations 2010, regulation 9, and the guidance on it).
    pub const fn is_never_suitable(self) -> bool {
        use Accommodation::*;
        matches!(self, S1 | S2 | W1 | W2 | X1 | X2)
    }

    /// The same sort of home, judged suitable or not; not known stays so.
    pub fn judged(self, suitable: bool) -> Accommodation {
        let code = self.code();
        let digit = if suitable { '1' } else { '2' };
        let judged = format!("{}{digit}", &code[..1]);
        Accommodation::of(&judged).unwrap_or(self)
    }

    /// What the code says of the home: whether it is suitable; `None` where nothing is known.
    pub fn says_suitable(self) -> Option<bool> {
        match self.code().as_bytes() {
            [_, b'1'] => Some(true),
            [_, b'2'] => Some(false),
            _ => None,
        }
    }

    /// The sort of home without the judgement: "Independent living".
    pub fn sort(self) -> &'static str {
        let label = self.label();
        label
            .rsplit_once(", ")
            .filter(|(_, judged)| judged.ends_with("suitable"))
            .map_or(label, |(sort, _)| sort)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sort_of_home_and_what_is_never_suitable() {
        assert_eq!(Accommodation::U1.sort(), "Independent living");
        assert_eq!(Accommodation::D2.sort(), "Semi-independent, transitional accommodation");
        assert_eq!(Accommodation::NotKnown.sort(), "Not known / not in touch");
        assert_eq!(Accommodation::U1.judged(false), Accommodation::U2);
        assert_eq!(Accommodation::NotKnown.judged(true), Accommodation::NotKnown);
        assert_eq!(Accommodation::B2.says_suitable(), Some(false));
        assert_eq!(Accommodation::NotKnown.says_suitable(), None);
        let never: Vec<&str> = Accommodation::ALL
            .iter()
            .filter(|each| each.is_never_suitable())
            .map(|each| each.code())
            .collect();
        assert_eq!(never, ["S1", "S2", "W1", "W2", "X1", "X2"]);
    }
}
