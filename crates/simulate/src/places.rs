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

/// The reference number of the authority's own fostering service.
pub(crate) const OWN_FOSTERING: &str = "SC990001";

/// The reference number of an agency or a home: seven digits that begin 99.
pub(crate) fn urn(number: u32) -> String {
    format!("99{:05}", number % 100_000)
}
