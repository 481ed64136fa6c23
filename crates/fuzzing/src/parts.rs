//! Several files in one input.

use exchange::Source;

/// A part of an input: what it is called, and what is in it.
pub(crate) struct Part<'i> {
    pub(crate) name: &'i str,
    pub(crate) bytes: &'i [u8],
}

/// What begins the line above a part: `=== Header.csv`.
const MARK: &[u8] = b"=== ";

/// The parts of an input. What stands above the first such line, or the whole of an input without one, is a part called `input`.
pub(crate) fn parts(input: &[u8]) -> Vec<Part<'_>> {
    let mut parts = Vec::new();
    let mut name = "input";
    let (mut from, mut at) = (0, 0);
    for line in input.split_inclusive(|byte| *byte == b'\n') {
        if let Some(called) = line.strip_prefix(MARK) {
            if at > from || name != "input" {
                parts.push(Part { name, bytes: input.get(from..at).unwrap_or_default() });
            }
            name = std::str::from_utf8(called).unwrap_or("input").trim();
            from = at + line.len();
        }
        at += line.len();
    }
    parts.push(Part { name, bytes: input.get(from..).unwrap_or_default() });
    parts
}

/// A part as a file to be read.
impl From<&Part<'_>> for Source {
    fn from(part: &Part<'_>) -> Source {
        Source::new(part.name, part.bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_input_is_cut_at_its_marks() {
        let cut = |input: &str| -> Vec<(String, String)> {
            parts(input.as_bytes())
                .iter()
                .map(|part| (part.name.to_owned(), String::from_utf8_lossy(part.bytes).into_owned()))
                .collect()
        };
        let named = |parts: &[(&str, &str)]| -> Vec<(String, String)> {
            parts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
        };
        assert_eq!(cut("a,b\n"), named(&[("input", "a,b\n")]));
        assert_eq!(cut("=== H.csv\na\n=== last/E.csv\nb"), named(&[("H.csv", "a\n"), ("last/E.csv", "b")]));
        assert_eq!(cut("x\n=== H\n"), named(&[("input", "x\n"), ("H", "")]));
        assert_eq!(cut(""), named(&[("input", "")]));
    }
}
