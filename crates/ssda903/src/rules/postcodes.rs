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

impl timeline::Miles for Postcodes {
    fn miles(&self, from: &records::Postcode, to: &records::Postcode) -> Option<f64> {
        Some(self.find(from.as_str())?.miles_to(self.find(to.as_str())?))
    }
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

    /// The directory as one file: sorted, each postcode as far from the one before as it is. A third of the size that it has
    /// in memory.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = MARK.to_vec();
        number(&mut bytes, self.areas.len() as u64);
        for area in &self.areas {
            number(&mut bytes, area.len() as u64);
            bytes.extend(area.as_bytes());
        }
        let mut all: Vec<(u64, Spot)> = self.by_code.iter().map(|(code, spot)| (*code, *spot)).collect();
        all.sort_unstable_by_key(|(code, _)| *code);
        number(&mut bytes, all.len() as u64);
        let (mut code_before, mut east, mut north) = (0, 0, 0);
        for (code, spot) in all {
            number(&mut bytes, code - code_before);
            number(&mut bytes, u64::from(spot.area));
            number(&mut bytes, folded(i64::from(spot.east) - east));
            number(&mut bytes, folded(i64::from(spot.north) - north));
            (code_before, east, north) = (code, i64::from(spot.east), i64::from(spot.north));
        }
        bytes
    }

    /// Whether bytes begin as [`Postcodes::to_bytes`] writes them.
    pub fn is_kept(bytes: &[u8]) -> bool {
        bytes.starts_with(MARK)
    }

    /// Reads what [`Postcodes::to_bytes`] wrote; `None` for anything else, and for a part of it. Nothing is made larger than the
    /// bytes that were given allow.
    pub fn from_bytes(bytes: &[u8]) -> Option<Postcodes> {
        let mut rest = bytes.strip_prefix(MARK)?;
        let areas = usize::try_from(take(&mut rest)?).ok().filter(|areas| *areas <= MOST_AREAS)?;
        let mut all = Postcodes::new();
        for _ in 0..areas {
            let length = usize::try_from(take(&mut rest)?).ok()?;
            let (area, after) = rest.split_at_checked(length)?;
            all.areas.push(std::str::from_utf8(area).ok()?.into());
            rest = after;
        }
        let count = usize::try_from(take(&mut rest)?).ok()?;
        // Each is at least four bytes.
        if count > rest.len() / 4 {
            return None;
        }
        all.by_code.reserve(count);
        let (mut code, mut east, mut north) = (0u64, 0i64, 0i64);
        for _ in 0..count {
            let step = take(&mut rest).filter(|step| *step > 0)?;
            code = code.checked_add(step)?;
            let area = u16::try_from(take(&mut rest)?).ok().filter(|area| usize::from(*area) < areas)?;
            east = east.checked_add(unfolded(take(&mut rest)?))?;
            north = north.checked_add(unfolded(take(&mut rest)?))?;
            let spot = Spot { area, east: i32::try_from(east).ok()?, north: i32::try_from(north).ok()? };
            all.by_code.insert(code, spot);
        }
        rest.is_empty().then_some(all)
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

/// How a kept directory begins.
const MARK: &[u8] = b"kith postcodes 1\n";

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn number(bytes: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(rest: &mut &[u8]) -> Option<u64> {
    let mut number = 0u64;
    for shift in (0..64).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        number |= u64::from(byte & 0x7f).checked_shl(shift)?;
        if byte & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

/// A small number stays small, whatever its sign.
fn folded(number: i64) -> u64 {
    ((number << 1) ^ (number >> 63)) as u64
}

fn unfolded(number: u64) -> i64 {
    (number >> 1) as i64 ^ -((number & 1) as i64)
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

    #[test]
    fn what_is_kept_is_read_again_and_nothing_else_is() {
        let mut all = Postcodes::new();
        for nth in 0..500i32 {
            let code = format!("Q{} {}ZZ", nth / 10, nth % 10);
            assert!(all.add(
                &code,
                "",
                if nth % 3 == 0 { "E1" } else { "Z99" },
                600_000 - nth * 7,
                nth * 911
            ));
        }
        let bytes = all.to_bytes();
        assert!(Postcodes::is_kept(&bytes) && bytes.len() < 500 * 12);
        let again = Postcodes::from_bytes(&bytes).unwrap();
        assert_eq!(again.len(), 500);
        for nth in 0..500 {
            let code = format!("q{}{}zz", nth / 10, nth % 10);
            assert_eq!(again.find(&code), all.find(&code), "{code}");
        }
        assert_eq!(again.to_bytes(), bytes);
        for cut in 0..bytes.len() {
            assert!(Postcodes::from_bytes(&bytes[..cut]).is_none(), "{cut}");
        }
        assert!(Postcodes::from_bytes(&[&bytes[..], b"x"].concat()).is_none());
        // A file that says it holds more than it does.
        let mut lies = MARK.to_vec();
        lies.extend([0, 0xff, 0xff, 0xff, 0xff, 0x7f, 1, 1, 1, 1]);
        assert!(Postcodes::from_bytes(&lies).is_none());
    }
}
