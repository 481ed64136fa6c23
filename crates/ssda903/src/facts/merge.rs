//! The rows of one child, as known and as loaded, merged into the records that should stand.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use calendar::{Day, Period};
use exchange::Problem;
use records::{Fact, Wanted};
use timeline::Timeline;

use super::cells::Reading;
use super::episodes::{self, EpisodeRow};
use super::listed::{About, Listed};
use super::out::numbered;
use crate::row::Row;
use crate::tables::Table;

/// Which rows which returns carried, and what this load carries.
pub(super) struct Listing {
    /// The collection year of the load.
    pub(super) year: u16,
    /// Tables this load carries.
    pub(super) tables: BTreeSet<Table>,
    /// Rows that earlier loads of this year carried.
    pub(super) here: BTreeSet<(String, String)>,
    /// Rows that returns of other years carried, with the latest of those years.
    pub(super) elsewhere: BTreeMap<(String, String), u16>,
}

impl Listing {
    /// A return of a later year has the say about this row (ruling 18).
    fn later_says(&self, table: Table, key: &str) -> bool {
        self.elsewhere.get(&(table.name().to_owned(), key.to_owned())).is_some_and(|year| *year > self.year)
    }

    /// The row was carried by an earlier load of this year, by no other year, and this load of the same table has it no
    /// longer: it is withdrawn (ruling 17).
    fn withdrawn(&self, table: Table, key: &str) -> bool {
        let row = (table.name().to_owned(), key.to_owned());
        self.tables.contains(&table) && self.here.contains(&row) && !self.elsewhere.contains_key(&row)
    }
}

/// What became of one row of the load.
pub(super) enum Read {
    /// It has this key; `older`: a later year's return has the say, and it changed nothing.
    Row { key: String, older: bool },
    /// It was refused.
    Refused(Problem),
}

/// The merge of one child.
pub(super) struct Merge<'a> {
    pub(super) listing: &'a Listing,
    pub(super) wanted: Vec<Wanted>,
    pub(super) problems: Vec<Problem>,
    pub(super) withdrawn: Vec<(Table, String)>,
}

impl Merge<'_> {
    /// A table in which one row is one record.
    ///
    /// A row that says what the known record gives in the return of this year leaves the record as it is: a return of a
    /// year does not tell what came after it, or what is not asked of the child.
    pub(super) fn listed<T: Listed>(
        &mut self,
        standing: &[&Fact],
        about: &About<'_>,
        rows: &[Row<'_>],
    ) -> Vec<Read> {
        let mut known: Vec<(&Fact, &T)> =
            standing.iter().filter_map(|fact| Some((*fact, fact.of::<T>()?))).collect();
        known.sort_by(|(a_fact, a), (b_fact, b)| (a.key(), &a_fact.id).cmp(&(b.key(), &b_fact.id)));
        let mut nth: BTreeMap<String, u32> = BTreeMap::new();
        let mut by_key: BTreeMap<String, Wanted> = BTreeMap::new();
        let mut gives: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (fact, record) in known {
            let count = nth.entry(record.key()).or_default();
            *count += 1;
            let key = numbered(&record.key(), *count);
            gives.insert(key.clone(), record.cells(about));
            by_key.insert(
                key,
                Wanted { id: fact.id.clone(), record: fact.record.clone(), place: Default::default() },
            );
        }
        let mut loaded: BTreeMap<String, Vec<(T, u32)>> = BTreeMap::new();
        let mut keys = BTreeSet::new();
        let reads = rows
            .iter()
            .map(|row| {
                let mut reading = Reading { row, problems: &mut self.problems };
                let record = match T::read(&mut reading, self.listing.year) {
                    Ok(record) => record,
                    Err(problem) => return Read::Refused(problem),
                };
                let name = record.key();
                let same = loaded.entry(name.clone()).or_default();
                if let Some((_, line)) = same.iter().find(|(other, _)| *other == record) {
                    return Read::Refused(again(row, format!("says the same as line {line} again")));
                }
                if let Some((_, line)) = same.first().filter(|_| !name.contains('-')) {
                    return Read::Refused(again(
                        row,
                        format!("is a second row for the child of line {line}"),
                    ));
                }
                same.push((record.clone(), row.raw.line()));
                let key = numbered(&name, same.len() as u32);
                keys.insert(key.clone());
                let older = self.listing.later_says(T::TABLE, &key);
                let known = gives.get(&key).is_some_and(|cells| says(cells, row));
                if !older && !known {
                    let id = by_key.get(&key).map_or_else(|| Arc::from(&*key), |known| known.id.clone());
                    by_key.insert(key.clone(), Wanted { id, record: Arc::new(record), place: row.place() });
                }
                Read::Row { key, older }
            })
            .collect();
        by_key.retain(|key, _| {
            let gone = !keys.contains(key) && self.listing.withdrawn(T::TABLE, key);
            if gone {
                self.withdrawn.push((T::TABLE, key.clone()));
            }
            !gone
        });
        self.wanted.extend(by_key.into_values());
        reads
    }

    /// The episodes. A row that was open on the last day of its year does not tell that nothing ended it since.
    pub(super) fn episodes(&mut self, before: &Timeline, rows: &[Row<'_>]) -> Vec<Read> {
        let table = Table::Episodes;
        let year_end = Period::financial_year(i32::from(self.listing.year)).to;
        let mut merged: BTreeMap<String, EpisodeRow> =
            before.episode_keys().into_iter().zip(before.episodes.iter().map(EpisodeRow::known)).collect();
        let mut nth: BTreeMap<String, u32> = BTreeMap::new();
        let mut loaded: Vec<(EpisodeRow, u32)> = Vec::new();
        let mut names = BTreeSet::new();
        let mut reads: Vec<Read> = rows
            .iter()
            .map(|row| {
                let mut reading = Reading { row, problems: &mut self.problems };
                let read = match EpisodeRow::read(&mut reading) {
                    Ok(read) => read,
                    Err(problem) => return Read::Refused(problem),
                };
                if let Some((_, line)) = loaded.iter().find(|(other, _)| other.says_the_same(&read)) {
                    return Read::Refused(again(row, format!("says the same as line {line} again")));
                }
                loaded.push((read.clone(), row.raw.line()));
                let count = nth.entry(read.start.to_string()).or_default();
                *count += 1;
                let name = numbered(&read.start.to_string(), *count);
                names.insert(name.clone());
                let older = self.listing.later_says(table, &name);
                if !older {
                    let known = merged.remove(&name);
                    merged.insert(name.clone(), read.with_what_came_after(known, year_end));
                }
                Read::Row { key: name, older }
            })
            .collect();
        merged.retain(|name, _| {
            let gone = !names.contains(name) && self.listing.withdrawn(table, name);
            if gone {
                self.withdrawn.push((table, name.clone()));
            }
            !gone
        });
        // Names in the order of the file become keys in the order of accounts.
        let (names, all): (Vec<String>, Vec<EpisodeRow>) = merged.into_iter().unzip();
        let (wanted, keys) = episodes::split(&all);
        self.wanted.extend(wanted);
        let key_of: BTreeMap<String, String> = names.into_iter().zip(keys).collect();
        for read in &mut reads {
            if let Read::Row { key, .. } = read
                && let Some(now) = key_of.get(key)
            {
                key.clone_from(now);
            }
        }
        reads
    }
}

/// Whether a row says just what these cells do.
pub(super) fn says(cells: &[String], row: &Row<'_>) -> bool {
    cells.iter().enumerate().all(|(at, cell)| cell == row.raw.cell(at))
}

fn again(row: &Row<'_>, fault: String) -> Problem {
    Problem::refused(fault)
        .file(&row.file)
        .line(row.raw.line())
        .advice("remove the row that is not wanted and load again")
}

impl EpisodeRow {
    /// The row, with how the known episode ended after the return's year: a return cannot say what came after it, and a row
    /// that reads as open beside a later one would make the later one a second account of the child's care.
    fn with_what_came_after(self, known: Option<EpisodeRow>, year_end: Day) -> EpisodeRow {
        match known.filter(|known| self.end.is_none() && known.end.is_some_and(|end| end > year_end)) {
            Some(known) => EpisodeRow {
                end: known.end,
                ended_because: self.ended_because.or(known.ended_because),
                moved_because: self.moved_because.or(known.moved_because),
                ..self
            },
            None => self,
        }
    }

    fn says_the_same(&self, other: &EpisodeRow) -> bool {
        EpisodeRow { place_read: Default::default(), ..self.clone() }
            == EpisodeRow { place_read: Default::default(), ..other.clone() }
    }
}
