//! Values that a return has, ought not to have, or has at an edge, picked by bytes.

/// Picks from bytes, one after the other; blanks once they are used up.
pub(crate) struct Mixed<'i> {
    bytes: std::slice::Iter<'i, u8>,
}

impl<'i> Mixed<'i> {
    /// From these bytes.
    pub(crate) fn of(input: &'i [u8]) -> Mixed<'i> {
        Mixed { bytes: input.iter() }
    }

    /// The next byte; `None` at the end.
    pub(crate) fn next(&mut self) -> Option<u8> {
        self.bytes.next().copied()
    }

    /// One of these, by the next byte.
    pub(crate) fn one<'o>(&mut self, of: &[&'o str]) -> &'o str {
        let byte = usize::from(self.next().unwrap_or_default());
        of.get(byte % of.len().max(1)).copied().unwrap_or_default()
    }

    /// A day near the years of the collections, or one that breaks what reckons with it, as DD/MM/YYYY.
    pub(crate) fn date(&mut self) -> String {
        let (Some(kind), Some(month), Some(day)) = (self.next(), self.next(), self.next()) else {
            return String::new();
        };
        match kind {
            0..=15 => self.one(EDGES).to_owned(),
            16..=31 => String::new(),
            _ => {
                let (day, month) = (1 + day % 31, 1 + month % 12);
                format!("{day:02}/{month:02}/{}", 2027 - i32::from(kind % 32))
            }
        }
    }
}

/// Days at which a reckoning may break, and what is no day at all.
const EDGES: &[&str] = &[
    "29/02/2024",
    "29/02/2008",
    "29/02/2023",
    "28/02/2023",
    "31/03/2026",
    "01/04/2025",
    "31/03/2025",
    "01/01/0001",
    "31/12/9999",
    "01/01/1800",
    "31/12/1799",
    "31/12/2199",
    "01/01/2200",
    "01/01/0000",
    "31/12/1899",
    "00/00/0000",
    "32/13/2024",
    "2024-02-29",
    "1/4/2025",
    "01/04/99",
    "99/99/99999",
    "29/02/2196",
    "29/02/1804",
    "28/02/2199",
    "46000",
    "-1",
    "soon",
];
