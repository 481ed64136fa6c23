//! Whether what is printed adds up, asked of the tables as they are printed and not of what they were made from: a total against
//! the rows above it, and the totals of one thing in several tables against each other.

use std::collections::BTreeMap;

use press::{Block, Cell, Row, Section, Table, Value};

/// Columns that hold a state at the end and no count of what was done: their total is no sum of months.
const STATES: &[&str] = &["Children", "For a full-time officer"];

/// What does not add up, as sentences; nothing where everything does.
pub(super) fn faults(sections: &[Section]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut totals: BTreeMap<&str, (&str, i64)> = BTreeMap::new();
    let tables = sections.iter().flat_map(|section| &section.blocks).filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    for table in tables {
        // What was published is kept as it was printed: whether that adds up is asked elsewhere.
        let Some((sums, total)) = sums(table) else { continue };
        for (at, column) in table.columns.iter().enumerate().skip(1) {
            let (Some(printed), Some(sum)) = (total.get(at - 1).and_then(count), sums.get(at - 1)) else {
                continue;
            };
            let heading = column.heading.as_str();
            if printed != *sum {
                faults.push(format!(
                    "{}, {heading}: the rows add up to {sum}, and {printed} is printed as their total.",
                    table.caption
                ));
            }
            if STATES.contains(&heading) {
                continue;
            }
            let (caption, first) = *totals.entry(heading).or_insert((&table.caption, printed));
            if first != printed {
                faults.push(format!(
                    "{heading}: {first} in “{caption}”, and {printed} in “{}”.",
                    table.caption
                ));
            }
        }
    }
    faults
}

/// The sum of each column over the rows above the total, and the total; `None` where the table has none.
fn sums(table: &Table) -> Option<(Vec<i64>, &[Cell])> {
    if table.caption.starts_with("As published") {
        return None;
    }
    let mut sums = vec![0; table.columns.len().saturating_sub(1)];
    for row in &table.rows {
        let Row::Data { cells, total, .. } = row else { continue };
        if *total {
            return Some((sums, cells));
        }
        for (sum, cell) in sums.iter_mut().zip(cells) {
            *sum += count(cell).unwrap_or_default();
        }
    }
    None
}

fn count(cell: &Cell) -> Option<i64> {
    if let Value::Count(count) = cell.value { Some(count) } else { None }
}

#[cfg(test)]
mod tests {
    use press::Column;

    use super::*;

    fn table(caption: &str, heading: &str, rows: &[i64], total: i64) -> Section {
        let mut table = Table::new(caption, vec![Column::text("Month"), Column::number(heading)]);
        table.rows = rows.iter().map(|count| Row::new("a month", vec![Cell::count(*count)])).collect();
        table.rows.push(Row::total("Total", vec![Cell::count(total)]));
        Section::new("a", "A").with(table)
    }

    #[test]
    fn a_total_that_is_not_the_sum_of_its_rows_is_found() {
        assert_eq!(faults(&[table("By month", "Reviews", &[49, 9], 58)]), Vec::<String>::new());
        assert_eq!(
            faults(&[table("By month", "Reviews", &[49, 9], 137)]),
            ["By month, Reviews: the rows add up to 58, and 137 is printed as their total."]
        );
        let two =
            [table("By month", "Reviews", &[49, 9], 58), table("By officer", "Reviews", &[100, 37], 137)];
        assert_eq!(faults(&two), ["Reviews: 58 in “By month”, and 137 in “By officer”."]);
        let states = [table("By month", "Children", &[4], 4), table("By officer", "Children", &[9], 9)];
        assert!(faults(&states).is_empty(), "a state at two times is not one thing");
        assert!(faults(&[table("As published: footprint", "Reviews", &[49], 137)]).is_empty());
    }
}
