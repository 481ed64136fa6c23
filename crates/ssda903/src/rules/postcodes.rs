//! A directory of postcodes, and the three columns that are derived from it.

use rustc_hash::FxHashMap;

use crate::authorities::current;

/// Where each postcode lies. The national directory has about 2.7 million: 24 bytes each.
#[derive(Debug, Clone, Default)]
pub struct Postcodes {
    areas: Vec<Box<str>>,
    by_code: FxHashMap<u64, Spot>,
}

/// Several times as many authorities as there are: each postcode looks for its own among them.
const MOST_AREAS: usize = 2000;

#[derive(Debug, Clone, Copy)]
struct Spot {
    area: u16,
    east: i32,
    north: i32,
}

/// Where a postcode lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Located<'p> {
    /// The authority: ONS code of the county where there is one (`cty` from E10), else of the district; WAL, SCO or NIR
    /// outside England.
    pub authority: &'p str,
    /// Metres east of the national grid's origin.
    pub east: i32,
    /// Metres north of it.
    pub north: i32,
}

impl Postcodes {
    /// A directory without any postcode.
    pub fn new() -> Postcodes {
        Postcodes::default()
    }

    /// Adds a postcode, with its county and district as the national directory has them (`cty`, `laua`). What is no
    /// postcode is left out, and said with `false`.
    pub fn add(&mut self, postcode: &str, county: &str, district: &str, east: i32, north: i32) -> bool {
        let Some(code) = packed(postcode) else { return false };
        let authority = authority_of(county.trim(), district.trim());
        let area = match self.areas.iter().rposition(|area| **area == *authority) {
            Some(area) => area,
            None if self.areas.len() >= MOST_AREAS => return false,
            None => {
                self.areas.push(authority.into());
                self.areas.len() - 1
            }
        };
        let Ok(area) = u16::try_from(area) else { return false };
        self.by_code.insert(code, Spot { area, east, north });
        true
    }

    /// Where a postcode lies, however it is spaced; `None` where the directory does not have it.
    pub fn find(&self, postcode: &str) -> Option<Located<'_>> {
        let spot = self.by_code.get(&packed(postcode)?)?;
        let authority = self.areas.get(usize::from(spot.area))?;
        Some(Located { authority, east: spot.east, north: spot.north })
    }

    /// How many postcodes there are.
    pub fn len(&self) -> usize {
        self.by_code.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_code.is_empty()
    }
}

impl Located<'_> {
    /// Miles to another place as the crow flies, to one decimal, as the return reckons them: kilometres over 1.6093.
    pub fn miles_to(self, other: Located<'_>) -> f64 {
        let (east, north) =
            (f64::from(self.east) - f64::from(other.east), f64::from(self.north) - f64::from(other.north));
        (east.hypot(north) / 1000.0 / 1.6093 * 10.0).round() / 10.0
    }
}

fn authority_of<'a>(county: &'a str, district: &'a str) -> &'a str {
    match district.as_bytes().first() {
        _ if county.starts_with("E10") => current(county),
        Some(b'W') => "WAL",
        Some(b'S') => "SCO",
        Some(b'N') => "NIR",
        _ => district,
    }
}

/// A postcode in eight bytes, without blanks and in upper case; `None` for what cannot be one.
fn packed(postcode: &str) -> Option<u64> {
    let mut code = 0u64;
    let mut length = 0;
    for byte in postcode.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        if !byte.is_ascii_alphanumeric() || length == 8 {
            return None;
        }
        code = code << 8 | u64::from(byte.to_ascii_uppercase());
        length += 1;
    }
    (length > 0).then_some(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_found_however_it_is_spaced() {
        let mut all = Postcodes::new();
        assert!(all.add("ZZ1 1AA", "E99999999", "E09000027", 500_000, 200_000));
        assert!(all.add("ZZ2 2BB", "E10000003", "E07000008", 503_000, 204_000));
        assert!(all.add("ZZ3 3CC", "W99999999", "W06000008", 0, 0));
        assert!(!all.add("no postcode at all", "", "", 0, 0) && all.len() == 3);
        let (one, two) = (all.find("zz11aa").unwrap(), all.find("ZZ2  2BB").unwrap());
        assert_eq!((one.authority, two.authority), ("E09000027", "E10000003"));
        assert_eq!(all.find("ZZ33CC").map(|at| at.authority), Some("WAL"));
        assert_eq!(all.find("ZZ9 9ZZ"), None);
        // 5 kilometres.
        assert_eq!(one.miles_to(two).to_string(), "3.1");
    }
}
