//! A finding to be kept: some dozens of bytes, without a hold on the tables it is about.

use exchange::About;

use super::finding::{Beside, Finding};
use crate::tables::{RawRow, Table, Tables};

/// A finding that can outlive the run it came from, beside the tables it is about.
#[derive(Debug, Clone)]
pub struct Kept {
    rule: &'static About,
    row: Option<Spot>,
    beside: Box<[(bool, Spot, &'static str)]>,
}

/// A row of a table, by its index.
#[derive(Debug, Clone, Copy)]
struct Spot {
    table: Table,
    index: u32,
}

impl Spot {
    fn of(table: Table, row: RawRow<'_>) -> Spot {
        // A return is limited to far fewer rows.
        Spot { table, index: row.index() as u32 }
    }

    fn row<'r>(self, tables: &'r Tables) -> Option<RawRow<'r>> {
        tables.get(self.table).row(self.index as usize)
    }
}

impl Finding<'_> {
    /// The finding without its tables.
    pub fn keep(&self) -> Kept {
        Kept {
            rule: self.rule,
            row: self.row.map(|(table, row)| Spot::of(table, row)),
            beside: self
                .beside
                .iter()
                .map(|beside| (beside.last_year, Spot::of(beside.table, beside.row), beside.column))
                .collect(),
        }
    }
}

impl Kept {
    /// The rule.
    pub fn rule(&self) -> &'static About {
        self.rule
    }

    /// The table of the row; none where the return as a whole fails.
    pub fn table(&self) -> Option<Table> {
        self.row.map(|spot| spot.table)
    }

    /// The finding again, with the tables of the run it came from. With any others it says something else.
    pub fn finding<'r>(&self, tables: &'r Tables, last_year: Option<&'r Tables>) -> Finding<'r> {
        Finding {
            rule: self.rule,
            row: self.row.and_then(|spot| Some((spot.table, spot.row(tables)?))),
            beside: self
                .beside
                .iter()
                .filter_map(|(of_last, spot, column)| {
                    let of = if *of_last { last_year? } else { tables };
                    Some(Beside { last_year: *of_last, table: spot.table, row: spot.row(of)?, column })
                })
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use calendar::CollectionYear;
    use exchange::Source;

    use crate::rules::Check903;

    #[test]
    fn a_kept_finding_says_the_same() {
        let header =
            "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\na1,M,01/02/2015,WBRI,UN1,,\na2,x,01/02/2015,,UN1,,\n";
        let read = |text: String| crate::read(vec![Source::new("Header.csv", text)]).0;
        let (now, last) = (read(header.to_owned()), read(header.replace("2015", "2014")));
        let check = Check903 {
            year: CollectionYear::new(2026).unwrap(),
            tables: &now,
            last_year: Some(&last),
            authority: None,
            providers: None,
            postcodes: None,
            only: &["101".to_owned(), "103".to_owned(), "203".to_owned()],
            progress: None,
        };
        let mut found = Vec::new();
        check.run(|finding| found.push((finding.failure(&now), finding.keep())));
        assert!(found.iter().any(|(failure, _)| !failure.beside.is_empty()) && found.len() == 4);
        for (failure, kept) in found {
            assert_eq!(kept.finding(&now, Some(&last)).failure(&now), failure);
            assert_eq!(kept.table().map(|table| table.name()), failure.table);
        }
    }
}
