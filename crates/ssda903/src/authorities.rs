//! English authorities with children's services, by either of their numbers.

/// An authority.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Authority {
    /// The DfE's number of three digits: `318`.
    pub dfe: &'static str,
    /// The ONS code: `E09000027`.
    pub ons: &'static str,
    /// Its name.
    pub name: &'static str,
}

/// Kept in `sources/`, with where it came from.
const LIST: &str = include_str!("../../../sources/authorities.csv");

/// The authority with this number of the DfE, or this ONS code; a county's code from before it became one unitary
/// authority in 2023 finds the authority that it became.
pub fn authority(number: &str) -> Option<Authority> {
    let number = number.trim();
    let number = if number.len() == 9 { current(number) } else { number };
    LIST.lines().skip(1).find_map(|line| {
        let (dfe, rest) = line.split_once(',')?;
        let (ons, name) = rest.split_once(',')?;
        let named = dfe == number || ons.eq_ignore_ascii_case(number);
        named.then(|| Authority { dfe, ons, name: name.trim_matches('"') })
    })
}

/// The ONS code of today for one that was replaced when a county became one unitary authority; any other as it is.
pub(crate) fn current(ons: &str) -> &str {
    match ons {
        "E10000023" => "E06000065", // North Yorkshire, 1 April 2023
        "E10000027" => "E06000066", // Somerset, 1 April 2023
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_authority_is_found_by_either_number() {
        let found = |number| authority(number).map(|found| (found.dfe, found.ons, found.name));
        assert_eq!(found("318"), Some(("318", "E09000027", "Richmond upon Thames")));
        assert_eq!(found(" e09000027 "), found("318"));
        assert_eq!(found("E10000023"), Some(("815", "E06000065", "North Yorkshire")));
        assert_eq!(found("801").map(|(_, _, name)| name), Some("Bristol, City of"));
        assert_eq!((found("999"), found(""), found("31")), (None, None, None));
        assert_eq!(LIST.lines().count(), 154);
    }
}
