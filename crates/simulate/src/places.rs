//! Invented places: postcodes of areas that do not exist (QX, QY), and reference numbers of no real provider.

use records::Postcode;

/// Letters that stand at the end of postcodes.
const LETTERS: &[u8] = b"ABDEFGHJLNPQRSTUWXYZ";

/// Where an invented address lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Area {
    /// Family homes: inside the authority.
    Families,
    /// Carers and homes of the authority: inside it.
    Own,
    /// Carers and homes of others: outside it, mostly.
    Others,
}

/// The postcode of the place with this number. Places in different areas never share one.
pub(crate) fn postcode(area: Area, number: u32) -> Postcode {
    let (letters, from, districts) = match area {
        Area::Families => ("QX", 1, 9),
        Area::Own => ("QX", 10, 10),
        Area::Others => ("QY", 1, 30),
    };
    let (district, rest) = (from + number % districts, number / districts);
    let (sector, rest) = (rest % 10, rest / 10);
    let unit = [LETTERS[(rest % 20) as usize], LETTERS[(rest / 20 % 20) as usize]];
    let text = format!("{letters}{district} {sector}{}{}", char::from(unit[0]), char::from(unit[1]));
    // The text is never empty, so there is always a postcode.
    Postcode::of(&text).unwrap_or_else(|| unreachable!("an invented postcode is never empty"))
}

/// Whether an invented postcode lies outside the authority's area, and there too far for an authority that adjoins it; nothing
/// inside the area.
pub(crate) fn outside(postcode: &str) -> Option<bool> {
    let district = postcode.strip_prefix("QY")?.split(' ').next()?.parse::<i32>().ok()?;
    Some(far(district - 1) > ADJOINS_KM)
}

/// So many kilometres from the middle of the area those that adjoin it end.
const ADJOINS_KM: i32 = 36;

/// How many kilometres from the middle of the area the homes of others lie, by the place of their district: more than half
/// just outside, the others ever farther, since homes stand where houses are cheap and not where children come
/// from. In England about a fifth of all children live more than 20 miles from home.
const fn far(nth: i32) -> i32 {
    if nth < NEAR { 10 + nth * 3 / 4 } else { 27 + (nth - NEAR) * 10 / 3 }
}

/// Of the thirty districts of others, those just outside.
const NEAR: i32 = 17;

/// Where an invented postcode would lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InventedPlace {
    /// The postcode.
    pub postcode: String,
    /// The authority in whose area it lies.
    pub authority: String,
    /// Metres east of the national grid's origin.
    pub east: i32,
    /// Metres north of it.
    pub north: i32,
}

/// Compass directions, in thousandths.
const DIRECTIONS: [(i32, i32); 8] =
    [(1000, 0), (707, 707), (0, 1000), (-707, 707), (-1000, 0), (-707, -707), (0, -1000), (707, -707)];

/// Every postcode that can be invented, with a place: in the North Sea, where nobody lives, so that none is taken for a real
/// one. QX is the authority's area, some twelve miles across; QY lies around it, up to 45 miles away, in five others, most of
/// it just outside.
pub fn postcodes(code: &str) -> impl Iterator<Item = InventedPlace> + '_ {
    let own = (1..20).map(|district| ("QX", district));
    own.chain((1..31).map(|district| ("QY", district))).flat_map(move |(letters, district)| {
        let nth = district - 1;
        let (authority, east, north) = if letters == "QX" {
            (code.to_owned(), 612_000 + nth % 5 * 4000, 436_000 + nth / 5 * 4000)
        } else {
            let (x, y) = DIRECTIONS[(nth % 8) as usize];
            let far = far(nth);
            (format!("Z0{}", 1 + nth % 5), 620_000 + x * far, 442_000 + y * far)
        };
        (0..10).flat_map(move |sector| {
            let authority = authority.clone();
            (0..LETTERS.len() * LETTERS.len()).map(move |unit| {
                let (a, b) = (unit % LETTERS.len(), unit / LETTERS.len());
                let (first, second) = (char::from(LETTERS[a]), char::from(LETTERS[b]));
                InventedPlace {
                    postcode: format!("{letters}{district} {sector}{first}{second}"),
                    authority: authority.clone(),
                    east: east + sector % 5 * 700 + a as i32 * 30,
                    north: north + sector / 5 * 1400 + b as i32 * 60,
                }
            })
        })
    })
}

/// The reference number of the authority's own fostering service.
pub(crate) const OWN_FOSTERING: &str = "SC990001";

/// The reference number of an agency or a home: seven digits that begin 99.
pub(crate) fn urn(number: u32) -> String {
    format!("99{:05}", number % 100_000)
}

#[cfg(test)]
mod tests {
    use rustc_hash::FxHashMap;

    use super::*;

    #[test]
    fn every_invented_postcode_lies_somewhere() {
        let all: FxHashMap<String, InventedPlace> =
            postcodes("Z99").map(|place| (place.postcode.clone(), place)).collect();
        assert_eq!(all.len(), 49 * 10 * 400);
        for (area, authority) in [(Area::Families, true), (Area::Own, true), (Area::Others, false)] {
            for number in [0, 1, 7, 203, 9013, 50_000, 61_234] {
                let place = &all[postcode(area, number).as_str()];
                assert_eq!(place.authority == "Z99", authority, "{place:?}");
                assert!((540_000..700_000).contains(&place.east), "in the sea: {place:?}");
            }
        }
    }
}
