//! Rows of a return from the facts of a child.

use std::collections::BTreeMap;

use records::Fact;
use records::adoption::{AdoptionDecision, AdoptionMatch};
use records::coming_into_care::{ChildIdentity, PermanenceBefore, UnaccompaniedAsylumSeeking};
use records::court::DeprivationOfLibertyOrder;
use records::health::HealthOutcomes;
use records::leaving_care::CareLeaverContact;
use records::missing_and_risk::MissingEpisode;
use records::reviews::Review;
use records::workforce::SocialWorkerAllocation;
use timeline::{Identity, ReturnRows, Timeline};

use super::episodes;
use super::listed::{About, Listed};
use crate::tables::{Table, Tables};

/// The name under which this return's loads and rows are kept.
pub(crate) const NAME: &str = "ssda903";

/// One row of a return, from the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutRow {
    /// The table.
    pub table: Table,
    /// What names the row among the child's rows of the table.
    pub key: String,
    /// Its cells, in the order of the form's columns.
    pub cells: Vec<String>,
    /// Whether the return of the year carries it: by the guide's rules, or because it did.
    pub carried: bool,
}

/// The rows that the facts give, without what returns said against them.
pub(super) fn derived(child: &str, facts: &[&Fact], year: u16) -> Vec<OutRow> {
    let facts: Vec<&Fact> = facts.iter().copied().filter(|fact| fact.of::<ReturnRows>().is_none()).collect();
    let timeline = Timeline::of_standing(child, &facts);
    let facts = facts.as_slice();
    let about = About::of(child, &timeline, year);
    let mut rows = Vec::new();
    rows.extend(timeline.identity.as_ref().map(|identity| header(identity, &about)));
    for (key, episode) in timeline.episode_keys().into_iter().zip(&timeline.episodes) {
        rows.push(OutRow {
            table: Table::Episodes,
            key,
            cells: episodes::written(child, episode, year),
            carried: episodes::carried(episode, year),
        });
    }
    listed::<Review>(facts, &about, &mut rows);
    listed::<UnaccompaniedAsylumSeeking>(facts, &about, &mut rows);
    listed::<HealthOutcomes>(facts, &about, &mut rows);
    listed::<CareLeaverContact>(facts, &about, &mut rows);
    listed::<AdoptionMatch>(facts, &about, &mut rows);
    listed::<AdoptionDecision>(facts, &about, &mut rows);
    listed::<PermanenceBefore>(facts, &about, &mut rows);
    listed::<MissingEpisode>(facts, &about, &mut rows);
    listed::<SocialWorkerAllocation>(facts, &about, &mut rows);
    listed::<DeprivationOfLibertyOrder>(facts, &about, &mut rows);
    rows
}

/// The one row that says who the child is, however often that was recorded: in a record that was merged into this one too.
fn header(identity: &Identity, about: &About<'_>) -> OutRow {
    let whole = ChildIdentity {
        born: identity.born,
        sex: identity.sex,
        ethnicity: identity.ethnicity,
        upn: identity.upn.as_deref().map(str::to_owned),
        mother: identity.mother,
        child_born: identity.child_born,
    };
    OutRow {
        table: Table::Header,
        key: whole.key(),
        cells: whole.cells(about),
        carried: whole.carried(about),
    }
}

fn listed<T: Listed>(facts: &[&Fact], about: &About<'_>, rows: &mut Vec<OutRow>) {
    let mut records: Vec<(&str, &T)> =
        facts.iter().filter_map(|fact| Some((&*fact.id, fact.of::<T>()?))).collect();
    // Records that share a day are told apart by the order of their identifiers, which loads give in file order.
    records.sort_by(|(a_id, a), (b_id, b)| (a.key(), a_id).cmp(&(b.key(), b_id)));
    let mut nth: BTreeMap<String, u32> = BTreeMap::new();
    for (_, record) in records {
        let key = record.key();
        let count = nth.entry(key.clone()).or_default();
        *count += 1;
        rows.push(OutRow {
            table: T::TABLE,
            key: numbered(&key, *count),
            cells: record.cells(about),
            carried: record.carried(about),
        });
    }
}

/// The key of the nth row that shares a name.
pub(super) fn numbered(key: &str, nth: u32) -> String {
    if nth == 1 { key.to_owned() } else { format!("{key}#{nth}") }
}

/// What returns said, by year: for each table and key the columns that the facts do not give.
pub(super) type Said<'a> = BTreeMap<(&'a str, &'a str), &'a BTreeMap<String, String>>;

/// The rows the return of a year carried, with what they said.
pub(super) fn said_in<'a>(returns: &[&'a ReturnRows], year: u16) -> Said<'a> {
    returns
        .iter()
        .filter(|rows| rows.name == NAME && rows.year == year)
        .flat_map(|rows| &rows.rows)
        .map(|row| ((row.table.as_str(), row.key.as_str()), &row.said))
        .collect()
}

/// Lays what a return said over the cells that the facts give.
pub(super) fn lay_over(row: &mut OutRow, said: &BTreeMap<String, String>) {
    for (column, text) in said {
        if let Some(cell) = row.table.position(column).and_then(|at| row.cells.get_mut(at)) {
            cell.clone_from(text);
        }
    }
}

/// The rows of one child in the return of a year: those that the guide's rules ask for, and those that a load of that year
/// carried, with what they said.
pub fn rows(child: &str, facts: &[&Fact], year: u16) -> Vec<OutRow> {
    let mut rows = derived(child, facts, year);
    // Of a care leaver without an episode in the year nothing else is returned (rule 1012).
    if !rows.iter().any(|row| row.carried && row.table == Table::Episodes) {
        for row in rows.iter_mut().filter(|row| row.table != Table::Oc3) {
            row.carried = false;
        }
    }
    let returns: Vec<&ReturnRows> = facts.iter().filter_map(|fact| fact.of()).collect();
    let said = said_in(&returns, year);
    for row in &mut rows {
        if let Some(columns) = said.get(&(row.table.name(), row.key.as_str())) {
            row.carried = true;
            lay_over(row, columns);
        }
    }
    let any = rows.iter().any(|row| row.carried);
    for row in rows.iter_mut().filter(|row| row.table.name() == Table::Header.name()) {
        row.carried |= any;
    }
    rows.retain(|row| row.carried);
    rows
}

/// The return of a year, from the facts of its children: the rows of each child together, in the order given. A table of a
/// later year is left out of an earlier one, unless a row was returned in it.
pub fn to_return<'a>(children: impl IntoIterator<Item = (&'a str, Vec<&'a Fact>)>, year: u16) -> Tables {
    let mut tables = empty_return(year);
    for (child, facts) in children {
        for row in rows(child, &facts, year) {
            tables.push_new(row.table, row.cells);
        }
    }
    tables
}

/// The return of a year without a row: the tables that the year collects.
pub fn empty_return(year: u16) -> Tables {
    let mut tables = Tables::new();
    for table in Table::ALL {
        if table.since().is_none_or(|since| since <= i32::from(year)) {
            tables.add_table(table);
        }
    }
    tables
}
