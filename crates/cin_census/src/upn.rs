//! The parts of a unique pupil number.

/// Letters by their values in the check: A to Z without I, O and S.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPQRTUVWXYZ";

/// Authorities and pseudo-authorities that characters 2 to 4 may be: the department's list for pupil numbers, from 1999 on.
const AUTHORITIES: &[(u16, u16)] = &[
    (1, 5),
    (201, 213),
    (301, 320),
    (330, 336),
    (340, 344),
    (350, 359),
    (370, 373),
    (380, 384),
    (390, 394),
    (420, 420),
    (660, 681),
    (701, 708),
    (800, 803),
    (805, 808),
    (810, 813),
    (815, 816),
    (820, 823),
    (825, 826),
    (830, 831),
    (835, 841),
    (845, 846),
    (850, 852),
    (855, 857),
    (860, 861),
    (865, 896),
    (908, 909),
    (916, 916),
    (919, 919),
    (921, 921),
    (925, 926),
    (928, 929),
    (931, 931),
    (933, 933),
    (935, 938),
    (940, 941),
];

/// Cumberland, Westmorland and Furness: authorities since April 2023.
const SINCE_2023: (u16, u16) = (942, 943);

/// The value of a letter in the check; none for I, O, S and what is no letter.
fn value(letter: u8) -> Option<u32> {
    let letter = letter.to_ascii_uppercase();
    LETTERS.iter().position(|known| *known == letter).and_then(|at| u32::try_from(at).ok())
}

fn digit(byte: u8) -> Option<u32> {
    byte.is_ascii_digit().then(|| u32::from(byte - b'0'))
}

/// Whether the first character is the check letter of the other twelve; none where the number is not of the form that
/// has one (thirteen characters, 2 to 12 digits, the last a digit or a letter).
pub(crate) fn is_checked(upn: &str) -> Option<bool> {
    let bytes: &[u8; 13] = upn.as_bytes().try_into().ok()?;
    let [first, .., last] = *bytes;
    let mut sum = 13 * digit(last).or_else(|| value(last))?;
    for (weight, byte) in (2..).zip(bytes.iter().skip(1).take(11)) {
        sum += weight * digit(*byte)?;
    }
    Some(value(first) == Some(sum % 23))
}

/// Whether characters 2 to 4 are an authority that the list of the collection has.
pub(crate) fn has_authority(upn: &str, closing: i32) -> bool {
    let Some(code) = upn.get(1..4).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit())) else {
        return false;
    };
    let Ok(code) = code.parse::<u16>() else { return false };
    let within = |range: &(u16, u16)| range.0 <= code && code <= range.1;
    AUTHORITIES.iter().any(within) || (closing >= 2024 && within(&SINCE_2023))
}

/// Whether characters 5 to 12 are digits.
pub(crate) fn has_digits(upn: &str) -> bool {
    upn.get(4..12).is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether character 13 is a digit or a letter other than I, O and S.
pub(crate) fn has_ending(upn: &str) -> bool {
    matches!(upn.as_bytes().get(12), Some(byte) if byte.is_ascii_digit() || value(*byte).is_some())
}

/// Whether a number is written as one: a letter other than I, O and S, eleven digits, and a digit or such a letter.
pub(crate) fn is_well_formed(upn: &str) -> bool {
    let Ok(bytes) = <&[u8; 13]>::try_from(upn.as_bytes()) else { return false };
    value(bytes[0]).is_some()
        && bytes.iter().skip(1).take(11).all(|byte| byte.is_ascii_digit())
        && has_ending(upn)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_letter() {
        for (upn, expected) in [
            ("A950000178301", Some(true)),
            ("H243278544154", Some(true)),
            ("X845212818005", Some(true)),
            ("R247962919251", Some(false)),
            ("X428558133462", Some(false)),
            // 2x2 + 4x7 + 9x1 + 10x6 + 12x4 + 13x9 = 266, which leaves 13, the value of P.
            ("P207000016049", Some(true)),
            ("p207000016049", Some(true)),
            ("B207000016049", Some(false)),
            ("I207000016049", Some(false)),
            // A temporary number ends with a letter: A counts 0, B 1.
            ("A00000000000A", Some(true)),
            ("P00000000000B", Some(true)),
            ("R325", None),
            ("ASFFAGSVSV123", None),
            ("A00000000000S", None),
            ("", None),
            ("äää0000000", None),
        ] {
            assert_eq!(is_checked(upn), expected, "{upn}");
        }
    }

    #[test]
    fn the_other_parts() {
        assert!(has_authority("A201", 2023) && has_authority("A001", 2023) && has_authority("A943", 2024));
        assert!(!has_authority("A943", 2023) && !has_authority("A999", 2024) && !has_authority("A0", 2024));
        assert!(!has_authority("A+01", 2024) && !has_authority("äää", 2024));
        assert!(has_digits("A95000017830") && !has_digits("A9500001783X") && !has_digits("A950"));
        for (ending, expected) in
            [("1", true), ("A", true), ("z", true), ("S", false), ("-", false), ("", false)]
        {
            assert_eq!(has_ending(&format!("A95000017830{ending}")), expected, "{ending}");
        }
        for (upn, expected) in [
            ("A950000178301", true),
            ("A95000017830B", true),
            ("S950000178301", false),
            ("A95000017830O", false),
            ("A9500001783012", false),
            ("A9500X0178301", false),
        ] {
            assert_eq!(is_well_formed(upn), expected, "{upn}");
        }
    }
}
