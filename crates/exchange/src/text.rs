//! How a text is written down: its encoding and its line ends.

use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::problem::{Problem, shown};

/// The text of a file as UTF-8, every line ended by LF or CRLF, without byte order mark or NUL.
///
/// What was not plain UTF-8 is converted and noted; what is no text at all is the error.
pub(crate) fn decode(file: &Arc<str>, bytes: Vec<u8>, notes: &mut Vec<Problem>) -> Result<String, Problem> {
    if let Some(what) = other_format(&bytes) {
        return Err(Problem::unreadable(format!("is {what}, not a text file"))
            .file(file)
            .expected("a table as CSV or a return as XML")
            .advice("export it again in that form"));
    }
    let mut bytes = bytes;
    let converted;
    if let Some((encoding, mark)) = utf16(&bytes) {
        let name = encoding.name();
        let (text, malformed) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        if malformed {
            return Err(Problem::unreadable(format!("begins as {name} but is cut short or damaged"))
                .file(file)
                .advice("export it again, as UTF-8 where there is a choice"));
        }
        notes.push(Problem::notice(format!("is written in {name} and was converted to UTF-8")).file(file));
        bytes = text.into_owned().into_bytes();
        converted = true;
    } else {
        if bytes.starts_with(b"\xEF\xBB\xBF") {
            bytes.drain(..3);
        }
        converted = false;
    }
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(Problem::unreadable(
            "has a NUL character and so is not a text file, or is a damaged one",
        )
        .file(file)
        .line(line_at(&bytes, at))
        .expected("a table as CSV or a return as XML")
        .advice("export it again"));
    }
    if mostly_control(&bytes) {
        return Err(Problem::unreadable("is not a text file")
            .file(file)
            .expected("a table as CSV or a return as XML")
            .advice("export it again in that form"));
    }
    end_lines(&mut bytes);
    if !converted && let Some(label) = declared_encoding(&bytes) {
        let Some(encoding) = Encoding::for_label(label.as_bytes()) else {
            return Err(Problem::unreadable("is the encoding it declares, which is not known")
                .file(file)
                .line(1)
                .said(&label)
                .advice("export it again as UTF-8"));
        };
        // A declaration of UTF-16 that can be read as single bytes is a mistake of the writer.
        if encoding != UTF_8 && encoding != UTF_16LE && encoding != UTF_16BE {
            return declared(file, &bytes, encoding, notes);
        }
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => {
            let line = line_at(error.as_bytes(), error.utf8_error().valid_up_to());
            notes.push(
                Problem::notice("is not UTF-8 and was read as Windows-1252")
                    .file(file)
                    .line(line)
                    .advice("check that accented letters and pound signs came through"),
            );
            Ok(WINDOWS_1252.decode_without_bom_handling(error.as_bytes()).0.into_owned())
        }
    }
}

/// Decodes by the encoding that an XML declaration names.
fn declared(
    file: &Arc<str>,
    bytes: &[u8],
    encoding: &'static Encoding,
    notes: &mut Vec<Problem>,
) -> Result<String, Problem> {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    if malformed {
        return Err(Problem::unreadable(format!("is not the {} that it declares", encoding.name()))
            .file(file)
            .line(1)
            .advice("export it again as UTF-8"));
    }
    if !bytes.is_ascii() {
        notes.push(Problem::notice(format!("was converted from {}", encoding.name())).file(file));
    }
    if text.contains('\0') {
        return Err(Problem::unreadable("has a NUL character and so is not a text file").file(file));
    }
    Ok(text.into_owned())
}

/// What a file is that is no text, by its first bytes.
fn other_format(bytes: &[u8]) -> Option<&'static str> {
    const KNOWN: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF document"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "an old Excel workbook or another Office file"),
        (b"\x89PNG\r\n", "a PNG picture"),
        (b"\xFF\xD8\xFF", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"\x1F\x8B", "a gzip archive"),
        (b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
        (b"Rar!\x1A\x07", "a RAR archive"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"PAR1", "a Parquet file"),
        (b"\x7FELF", "a program"),
        (b"MZ\x90\0", "a program"),
    ];
    KNOWN.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

/// UTF-16 and the length of its byte order mark; without one, where every second byte of the beginning is zero.
fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, usize)> {
    if bytes.starts_with(b"\xFF\xFE") && !bytes.starts_with(b"\xFF\xFE\0\0") {
        return Some((UTF_16LE, 2));
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return Some((UTF_16BE, 2));
    }
    let beginning = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let pairs = beginning.len() / 2;
    if pairs < 4 {
        return None;
    }
    let zeros = |odd: usize| beginning.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 10 >= pairs * 8 && even == 0 {
        Some((UTF_16LE, 0))
    } else if even * 10 >= pairs * 8 && odd == 0 {
        Some((UTF_16BE, 0))
    } else {
        None
    }
}

/// More than a fiftieth of the beginning is control characters, which no text has. Three strays in a short file are strays.
fn mostly_control(bytes: &[u8]) -> bool {
    let beginning = bytes.get(..bytes.len().min(8 << 10)).unwrap_or_default();
    let control = beginning.iter().filter(|b| matches!(b, 1..=8 | 11 | 14..=31 | 127)).count();
    control > 3 && control * 50 > beginning.len()
}

/// Ends each line that a lone CR ends (old Macintosh files) by LF instead, so that lines are counted in one way.
fn end_lines(bytes: &mut [u8]) {
    for at in 0..bytes.len() {
        if bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
            bytes[at] = b'\n';
        }
    }
}

/// The encoding that an XML declaration at the very beginning names.
fn declared_encoding(bytes: &[u8]) -> Option<String> {
    let beginning = bytes.get(..bytes.len().min(256)).unwrap_or_default();
    let declaration = beginning.strip_prefix(b"<?xml")?;
    let end = declaration.windows(2).position(|w| w == b"?>")?;
    let declaration = std::str::from_utf8(declaration.get(..end)?).ok()?;
    let (_, after) = declaration.split_once("encoding")?;
    let after = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let label = after.get(1..)?.split(quote).next()?;
    Some(shown(label))
}

/// The line, counted from 1, of a byte. Used before line ends are settled, so a lone CR counts too.
fn line_at(bytes: &[u8], at: usize) -> u32 {
    let before = bytes.get(..at).unwrap_or(bytes);
    let lone = |i: usize| before.get(i + 1).or(bytes.get(i + 1)) != Some(&b'\n');
    let ends = before.iter().enumerate().filter(|(i, b)| **b == b'\n' || (**b == b'\r' && lone(*i))).count();
    u32::try_from(ends + 1).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: Result<&str, &str>, notices: &[&str]) {
        let mut notes = Vec::new();
        let decoded = decode(&"a.csv".into(), bytes.to_vec(), &mut notes);
        let decoded = decoded.map_err(|problem| problem.to_string());
        assert_eq!(decoded, text.map(str::to_owned).map_err(str::to_owned), "{bytes:?}");
        assert_eq!(notes.iter().map(Problem::to_string).collect::<Vec<_>>(), notices, "{bytes:?}");
    }

    fn utf16_bytes(text: &str, big: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    }

    #[test]
    fn texts_in_every_usual_encoding() {
        check(b"CHILD,DOB\r\n", Ok("CHILD,DOB\r\n"), &[]);
        check(b"\xEF\xBB\xBFCHILD", Ok("CHILD"), &[]);
        check("Zo\u{eb}".as_bytes(), Ok("Zoë"), &[]);
        check(b"", Ok(""), &[]);
        let le = "a.csv: is written in UTF-16LE and was converted to UTF-8.";
        let be = "a.csv: is written in UTF-16BE and was converted to UTF-8.";
        check(&[b"\xFF\xFE".to_vec(), utf16_bytes("CHILD,é", false)].concat(), Ok("CHILD,é"), &[le]);
        check(&[b"\xFE\xFF".to_vec(), utf16_bytes("CHILD,é", true)].concat(), Ok("CHILD,é"), &[be]);
        check(&utf16_bytes("CHILD,DOB", false), Ok("CHILD,DOB"), &[le]);
        check(&utf16_bytes("CHILD,DOB", true), Ok("CHILD,DOB"), &[be]);
        check(
            b"CHILD\r\n1\r\nZo\xEB",
            Ok("CHILD\r\n1\r\nZoë"),
            &["a.csv line 3: is not UTF-8 and was read as Windows-1252; \
               check that accented letters and pound signs came through."],
        );
        check(
            b"<?xml version='1.0' encoding='us-ascii'?><A/>",
            Ok("<?xml version='1.0' encoding='us-ascii'?><A/>"),
            &[],
        );
        check(
            b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><A>\xA3</A>",
            Ok("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><A>£</A>"),
            &["a.csv: was converted from windows-1252."],
        );
    }

    #[test]
    fn line_ends_are_settled() {
        check(b"a\rb\r\nc\nd\r", Ok("a\nb\r\nc\nd\n"), &[]);
        check(b"a\r\r\nb", Ok("a\n\r\nb"), &[]);
    }

    #[test]
    fn a_stray_control_character_in_a_short_file_is_part_of_its_text() {
        check(b"CHILD,DOB\n1,02/01/200\x10\n", Ok("CHILD,DOB\n1,02/01/200\x10\n"), &[]);
    }

    #[test]
    fn what_is_no_text_is_refused_with_a_sentence() {
        let tail = "; expected a table as CSV or a return as XML; export it again";
        check(
            b"%PDF-1.7 \xE2\xE3",
            Err(&format!("a.csv: is a PDF document, not a text file{tail} in that form.")),
            &[],
        );
        check(
            b"CHILD,DOB\r1\n2,\0\n",
            Err(&format!(
                "a.csv line 3: has a NUL character and so is not a text file, or is a damaged one{tail}."
            )),
            &[],
        );
        check(b"\x01\x02\x03\x04abc", Err(&format!("a.csv: is not a text file{tail} in that form.")), &[]);
        check(
            &[b"\xFF\xFE".to_vec(), utf16_bytes("CHILD", false), vec![0x41]].concat(),
            Err("a.csv: begins as UTF-16LE but is cut short or damaged; \
                 export it again, as UTF-8 where there is a choice."),
            &[],
        );
        check(
            b"<?xml version='1.0' encoding='klingon'?><A/>",
            Err(
                "a.csv line 1: “klingon” is the encoding it declares, which is not known; export it again as UTF-8.",
            ),
            &[],
        );
    }
}
