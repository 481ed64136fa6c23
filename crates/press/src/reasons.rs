//! Why cells are empty, gathered so that everybody can read it, not only those with a mouse to hover with.

use crate::model::{Cell, Row, Table, Value};

/// The different reasons for empty cells in a table, in the order they are met.
pub fn reasons(table: &Table) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for row in &table.rows {
        if let Row::Data { header, cells, .. } = row {
            for cell in std::iter::once(header).chain(cells) {
                if let Value::Empty { why } = &cell.value
                    && !why.is_empty()
                    && !out.contains(&why.as_str())
                {
                    out.push(why);
                }
            }
        }
    }
    out
}

/// The letter printed beside the dash of an empty cell; none where the table has one reason only and the line under it
/// says it for all.
pub fn letter(cell: &Cell, reasons: &[&str]) -> Option<String> {
    let Value::Empty { why } = &cell.value else { return None };
    let at = reasons.iter().position(|reason| reason == why)?;
    (reasons.len() > 1).then(|| name(at))
}

/// The lines under a table: each letter (or the dash alone) and its reason.
pub fn key(reasons: &[&str]) -> Vec<(String, String)> {
    let mark = |at: usize| if reasons.len() > 1 { name(at) } else { "\u{2013}".to_owned() };
    reasons.iter().enumerate().map(|(at, reason)| (mark(at), (*reason).to_owned())).collect()
}

/// a to z, then aa, ab …
fn name(at: usize) -> String {
    let letter = char::from(b'a' + (at % 26) as u8);
    if at < 26 { letter.to_string() } else { name(at / 26 - 1) + &letter.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Column;

    #[test]
    fn one_reason_needs_no_letter_and_more_do() {
        let mut table = Table::new("T", vec![Column::text("A"), Column::number("B")]);
        table.rows.push(Row::new("x", vec![Cell::empty("not known here")]));
        table.rows.push(Row::new("y", vec![Cell::empty("not known here")]));
        assert_eq!(key(&reasons(&table)), [("–".to_owned(), "not known here".to_owned())]);
        assert_eq!(letter(&Cell::empty("not known here"), &reasons(&table)), None);
        table.rows.push(Row::new("z", vec![Cell::empty("fewer than 5")]));
        assert_eq!(letter(&Cell::empty("fewer than 5"), &reasons(&table)).as_deref(), Some("b"));
        assert_eq!(letter(&Cell::count(1), &reasons(&table)), None);
        assert_eq!([name(0), name(25), name(26), name(27)], ["a", "z", "aa", "ab"]);
    }
}
