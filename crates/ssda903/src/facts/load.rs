//! A return compared with what is known: every line accounted for, every change a revision.

use std::any::Any;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use calendar::{Day, Moment};
use exchange::Problem;
use records::adoption::{AdoptionDecision, AdoptionMatch};
use records::coming_into_care::{
    ChildIdentity, LookedAfterStart, Need, PermanenceBefore, UnaccompaniedAsylumSeeking,
};
use records::court::{DeprivationOfLibertyOrder, LegalStatusChange};
use records::governance::ReturnLoaded;
use records::health::HealthOutcomes;
use records::leaving_care::{CareLeaverContact, LookedAfterEnd};
use records::missing_and_risk::MissingEpisode;
use records::placements::Placement;
use records::quality::{ReturnRows, ReturnedRow};
use records::reviews::Review;
use records::workforce::SocialWorkerAllocation;
use records::{Act, Change, Definition, Fact, Place, Subject, Wanted, as_known, difference};
use serde::Serialize;
use timeline::Timeline;

use super::findings::Told;
use super::listed::About;
use super::merge::{Listing, Merge, Read, says};
use super::out::{NAME, OutRow, derived, lay_over, said_in};
use crate::row::Row;
use crate::tables::{Table, Tables};

/// What a load did with one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// It says something that was not known.
    New,
    /// It says something else than what was known.
    Changed,
    /// It says what was known.
    Unchanged,
    /// A return of a later year has the say about it; nothing changed.
    Older,
    /// An earlier load of the same year had it, this one has it no longer: it was taken back.
    Withdrawn,
    /// It was not loaded; a problem says why.
    Refused,
}

/// One line of a load.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The table.
    pub table: &'static str,
    /// The file; empty for a row that is no longer there.
    pub file: Arc<str>,
    /// The line in it, from 1; 0 for a row that is no longer there.
    pub line: u32,
    /// What became of it.
    pub fate: Fate,
}

/// How many lines of a table met each fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Not known before.
    pub new: u32,
    /// Known otherwise.
    pub changed: u32,
    /// Known so.
    pub unchanged: u32,
    /// A later year's return has the say.
    pub older: u32,
    /// Taken back.
    pub withdrawn: u32,
    /// Not loaded.
    pub refused: u32,
}

/// The account of a load: every line, and the counts by table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Account {
    /// Every line that was not unchanged, in the order of tables, files and lines.
    pub lines: Vec<Line>,
    /// Counts by table, in the order of the guide.
    pub counts: BTreeMap<&'static str, Counts>,
}

impl Account {
    pub(super) fn add(&mut self, table: Table, place: &Place, fate: Fate) {
        let counts = self.counts.entry(table.name()).or_default();
        let count = match fate {
            Fate::New => &mut counts.new,
            Fate::Changed => &mut counts.changed,
            Fate::Unchanged => &mut counts.unchanged,
            Fate::Older => &mut counts.older,
            Fate::Withdrawn => &mut counts.withdrawn,
            Fate::Refused => &mut counts.refused,
        };
        *count += 1;
        if fate != Fate::Unchanged {
            self.lines.push(Line { table: table.name(), file: place.file.clone(), line: place.line, fate });
        }
    }

    /// The counts of all tables together.
    pub fn total(&self) -> Counts {
        self.counts.values().fold(Counts::default(), |a, b| Counts {
            new: a.new + b.new,
            changed: a.changed + b.changed,
            unchanged: a.unchanged + b.unchanged,
            older: a.older + b.older,
            withdrawn: a.withdrawn + b.withdrawn,
            refused: a.refused + b.refused,
        })
    }
}

/// A load, worked out: what would be said, the account of it, and what is wrong with what was read. Nothing is written yet.
#[derive(Debug, Default)]
pub struct Load {
    /// The revisions to append, child by child.
    pub changes: Vec<Change>,
    /// What became of every line.
    pub account: Account,
    /// What is wrong: refused rows, codes kept as said, contradictions.
    pub problems: Vec<Problem>,
}

/// The kinds of fact that a return carries: a load makes exactly what it wants stand among these.
const KINDS: &[&str] = &[
    ChildIdentity::KIND.name,
    LookedAfterStart::KIND.name,
    Need::KIND.name,
    LegalStatusChange::KIND.name,
    Placement::KIND.name,
    LookedAfterEnd::KIND.name,
    Review::KIND.name,
    UnaccompaniedAsylumSeeking::KIND.name,
    HealthOutcomes::KIND.name,
    CareLeaverContact::KIND.name,
    AdoptionMatch::KIND.name,
    AdoptionDecision::KIND.name,
    PermanenceBefore::KIND.name,
    MissingEpisode::KIND.name,
    SocialWorkerAllocation::KIND.name,
    DeprivationOfLibertyOrder::KIND.name,
];

/// Longest identifier of a child that is taken.
const LONGEST_CHILD: usize = 50;

/// Compares the return of a collection year with what is known.
///
/// `known` gives all revisions of each child's facts (a re-load withdraws the rows of children it no longer has);
/// `authority_facts` the authority's own. Works out everything and writes nothing.
pub fn load(
    authority: &Subject,
    authority_facts: &[Fact],
    known: &HashMap<&str, &[Fact]>,
    tables: &Tables,
    year: u16,
) -> Load {
    let mut load = Load::default();
    let carried: BTreeSet<Table> =
        Table::ALL.into_iter().filter(|table| tables.get(*table).is_loaded()).collect();
    let files: Vec<Arc<str>> = tables.files().to_vec();
    let mut children: BTreeMap<&str, Vec<Row<'_>>> = BTreeMap::new();
    for &table in &carried {
        load.account.counts.entry(table.name()).or_default();
        for raw in tables.rows(table) {
            let file = files.get(usize::from(raw.origin().file)).cloned().unwrap_or_default();
            let row = Row { table, raw, file };
            let child = raw.child();
            if child.is_empty() || child.len() > LONGEST_CHILD {
                let fault = if child.is_empty() { "is missing" } else { "is longer than 50 characters" };
                load.account.add(table, &row.place(), Fate::Refused);
                load.problems.push(
                    Problem::refused(fault)
                        .file(&row.file)
                        .line(raw.line())
                        .column("CHILD")
                        .expected("the child's local identifier")
                        .advice("correct it in the source system and load again"),
                );
            } else {
                children.entry(child).or_default().push(row);
            }
        }
    }
    for (child, facts) in known {
        let listed = facts.iter().any(|fact| fact.of::<ReturnRows>().is_some_and(|rows| rows.year == year));
        if listed {
            children.entry(child).or_default();
        }
    }
    for (child, rows) in children {
        let facts = known.get(child).copied().unwrap_or_default();
        of_child(&mut load, child, facts, &rows, &carried, year);
    }
    load.changes.extend(told(authority, authority_facts, &carried, year));
    load.problems.sort_by(|a, b| (&a.file, a.line, &a.column).cmp(&(&b.file, b.line, &b.column)));
    let order = |name: &str| Table::named(name);
    load.account
        .lines
        .sort_by(|a, b| (order(a.table), &a.file, a.line).cmp(&(order(b.table), &b.file, b.line)));
    load
}

/// That the return of the year was loaded, and with which tables.
fn told(authority: &Subject, facts: &[Fact], carried: &BTreeSet<Table>, year: u16) -> Vec<Change> {
    let id: Arc<str> = format!("{NAME}:{year}").into();
    let mut tables: BTreeSet<String> = carried.iter().map(|table| table.name().to_owned()).collect();
    for loaded in as_known(facts, Moment::END_OF_TIME).iter().filter_map(|fact| fact.of::<ReturnLoaded>()) {
        if loaded.name == NAME && loaded.year == year {
            tables.extend(loaded.tables.iter().cloned());
        }
    }
    let record = ReturnLoaded { name: NAME.to_owned(), year, tables: tables.into_iter().collect() };
    let facts: Vec<Fact> = facts.iter().filter(|fact| fact.id == id).cloned().collect();
    let wanted = vec![Wanted { id, record: Arc::new(record), place: Place::default() }];
    difference(authority, &facts, &[ReturnLoaded::KIND.name], wanted, &reason(year))
}

fn reason(year: u16) -> Arc<str> {
    format!("the SSDA903 return of {}-{:02} was loaded", year - 1, year % 100).into()
}

fn of_child(
    load: &mut Load,
    child: &str,
    facts: &[Fact],
    rows: &[Row<'_>],
    carried: &BTreeSet<Table>,
    year: u16,
) {
    let standing = as_known(facts, Moment::END_OF_TIME);
    let before = Timeline::of_standing(child, &standing);
    let returns: Vec<&ReturnRows> = standing.iter().filter_map(|fact| fact.of()).collect();
    let listing = listing(&returns, carried, year);
    let mut merge =
        Merge { listing: &listing, wanted: Vec::new(), problems: Vec::new(), withdrawn: Vec::new() };

    let about = About::of(child, &before, year);
    let mut reads: Vec<(Table, Vec<Row<'_>>, Vec<Read>)> = Vec::new();
    {
        let mut read = |table: Table, merge: &mut dyn FnMut(&[Row<'_>]) -> Vec<Read>| {
            let rows: Vec<Row<'_>> = rows.iter().filter(|row| row.table == table).cloned().collect();
            let done = merge(&rows);
            reads.push((table, rows, done));
        };
        read(Table::Header, &mut |rows| merge.listed::<ChildIdentity>(&standing, &about, rows));
        read(Table::Episodes, &mut |rows| merge.episodes(&before, rows));
        read(Table::Reviews, &mut |rows| merge.listed::<Review>(&standing, &about, rows));
        read(Table::Uasc, &mut |rows| merge.listed::<UnaccompaniedAsylumSeeking>(&standing, &about, rows));
        read(Table::Oc2, &mut |rows| merge.listed::<HealthOutcomes>(&standing, &about, rows));
        read(Table::Oc3, &mut |rows| merge.listed::<CareLeaverContact>(&standing, &about, rows));
        read(Table::Ad1, &mut |rows| merge.listed::<AdoptionMatch>(&standing, &about, rows));
        read(Table::PlacedAdoption, &mut |rows| merge.listed::<AdoptionDecision>(&standing, &about, rows));
        read(Table::PrevPerm, &mut |rows| merge.listed::<PermanenceBefore>(&standing, &about, rows));
        read(Table::Missing, &mut |rows| merge.listed::<MissingEpisode>(&standing, &about, rows));
        read(Table::SwEpisodes, &mut |rows| merge.listed::<SocialWorkerAllocation>(&standing, &about, rows));
        read(Table::Dolo, &mut |rows| merge.listed::<DeprivationOfLibertyOrder>(&standing, &about, rows));
    }
    let Merge { mut wanted, problems, withdrawn, .. } = merge;
    keep_identifiers(&mut wanted, &standing);
    // A cell already said to be no code or no date is not reported a second time as a contradiction.
    let noted: BTreeSet<(u32, Box<str>)> =
        problems.iter().filter_map(|problem| Some((problem.line?, problem.column.clone()?))).collect();
    load.problems.extend(problems);

    let after: Vec<Fact> = wanted
        .iter()
        .map(|wanted| Fact {
            id: wanted.id.clone(),
            revision: 1,
            recorded: Moment::from_micros(0),
            withdrawn: false,
            record: wanted.record.clone(),
            origin: Arc::default(),
        })
        .collect();
    let after: Vec<&Fact> = after.iter().collect();
    let gives: BTreeMap<(&str, String), OutRow> = derived(child, &after, year)
        .into_iter()
        .map(|row| ((row.table.name(), row.key.clone()), row))
        .collect();
    let knew = known_rows(child, &standing, &returns, year);

    let mut listed = still_listed(&returns, carried, year);
    for (table, rows, done) in &reads {
        for (row, read) in rows.iter().zip(done) {
            let (key, older) = match read {
                Read::Refused(problem) => {
                    load.account.add(*table, &row.place(), Fate::Refused);
                    load.problems.push(problem.clone());
                    continue;
                }
                Read::Row { key, older } => (key, *older),
            };
            let fate = match knew.get(&(table.name(), key.clone())) {
                _ if older => Fate::Older,
                None => Fate::New,
                Some(known) if says(&known.cells, row) => Fate::Unchanged,
                Some(_) => Fate::Changed,
            };
            load.account.add(*table, &row.place(), fate);
            let said = said_against(gives.get(&(table.name(), key.clone())), row, &noted, &mut load.problems);
            listed.push(ReturnedRow { table: table.name().to_owned(), key: key.clone(), said });
        }
    }
    for (table, _) in withdrawn {
        load.account.add(table, &Place::default(), Fate::Withdrawn);
    }

    if before.identity.is_none()
        && let Some(row) = rows.first()
        && !wanted.iter().any(|wanted| wanted.record.kind() == ChildIdentity::KIND)
    {
        load.problems.push(
            Problem::notice("is in no Header row: the child's age is not known here, so figures that ask it leave the child out")
                .file(&row.file)
                .line(row.raw.line())
                .column("CHILD")
                .said(row.get("CHILD"))
                .expected("a row of the table Header for each child")
                .advice("add the row to Header and load again"),
        );
    }

    let rows_loaded: Vec<(&str, &Row<'_>)> = reads
        .iter()
        .filter(|(table, _, _)| *table == Table::Episodes)
        .flat_map(|(_, rows, done)| rows.iter().zip(done))
        .filter_map(|(row, read)| match read {
            Read::Row { key, .. } => Some((key.as_str(), row)),
            Read::Refused(_) => None,
        })
        .collect();
    let told =
        Told { child, before: &before, after: &Timeline::of_standing(child, &after), listing: &listing };
    told.findings(&rows_loaded, &mut load.problems);

    let subject = Subject::child(child);
    let why = reason(year);
    let mut changes = difference(&subject, facts, KINDS, wanted, &why);
    let id: Arc<str> = format!("{NAME}:{year}").into();
    let own: Vec<Fact> = facts.iter().filter(|fact| fact.id == id).cloned().collect();
    let place = rows.first().map(Row::place).unwrap_or_default();
    let record = Arc::new(ReturnRows { name: NAME.to_owned(), year, rows: listed });
    let wanted = if record.rows.is_empty() { Vec::new() } else { vec![Wanted { id, record, place }] };
    changes.extend(difference(&subject, &own, &[ReturnRows::KIND.name], wanted, &why));
    // What is withdrawn is taken back before anything new is said, so that the journal reads in that order.
    changes.sort_by_key(|change| change.act != Act::Withdraw);
    load.changes.extend(changes);
}

/// An event that is known under an identifier of its own, because a person recorded it, keeps that identifier: a return that
/// says the same changes nothing, and one that says otherwise is a correction of what the person said.
fn keep_identifiers(wanted: &mut [Wanted], standing: &[&Fact]) {
    let known: HashMap<_, &Arc<str>> =
        standing.iter().filter_map(|fact| Some((event(fact.record.as_any())?, &fact.id))).collect();
    for wanted in wanted {
        if let Some(id) = event(wanted.record.as_any()).and_then(|event| known.get(&event)) {
            wanted.id = Arc::clone(id);
        }
    }
}

/// What makes two records the same event of care: its kind, its day and its account.
fn event(record: &dyn Any) -> Option<(&'static str, Day, u8)> {
    fn of<T: Definition>(record: &dyn Any, when: fn(&T) -> (Day, u8)) -> Option<(&'static str, Day, u8)> {
        let (day, account) = when(record.downcast_ref::<T>()?);
        Some((T::KIND.name, day, account))
    }
    of::<Placement>(record, |placement| (placement.day, placement.account))
        .or_else(|| of::<LegalStatusChange>(record, |legal| (legal.day, legal.account)))
        .or_else(|| of::<LookedAfterStart>(record, |start| (start.day, start.account)))
        .or_else(|| of::<LookedAfterEnd>(record, |end| (end.day, end.account)))
        .or_else(|| of::<Need>(record, |need| (need.day, need.account)))
}

fn listing(returns: &[&ReturnRows], carried: &BTreeSet<Table>, year: u16) -> Listing {
    let mut here = BTreeSet::new();
    let mut elsewhere: BTreeMap<(String, String), u16> = BTreeMap::new();
    for rows in returns.iter().filter(|rows| rows.name == NAME) {
        for row in &rows.rows {
            let key = (row.table.clone(), row.key.clone());
            if rows.year == year {
                here.insert(key);
            } else {
                let latest = elsewhere.entry(key).or_insert(rows.year);
                *latest = rows.year.max(*latest);
            }
        }
    }
    Listing { year, tables: carried.clone(), here, elsewhere }
}

/// The rows of an earlier load of the year in tables that this load does not carry: they stay.
fn still_listed(returns: &[&ReturnRows], carried: &BTreeSet<Table>, year: u16) -> Vec<ReturnedRow> {
    returns
        .iter()
        .filter(|rows| rows.name == NAME && rows.year == year)
        .flat_map(|rows| &rows.rows)
        .filter(|row| Table::named(&row.table).is_none_or(|table| !carried.contains(&table)))
        .cloned()
        .collect()
}

/// Rows as known before the load, in the codes of the year, as the latest return that carried each one said it.
fn known_rows(
    child: &str,
    standing: &[&Fact],
    returns: &[&ReturnRows],
    year: u16,
) -> BTreeMap<(&'static str, String), OutRow> {
    // This year's own load first; else the latest of the others.
    let mut years: Vec<u16> = returns.iter().map(|rows| rows.year).collect();
    years.sort_unstable_by_key(|of| (*of != year, std::cmp::Reverse(*of)));
    let said: Vec<_> = years.into_iter().map(|year| said_in(returns, year)).collect();
    let mut rows: BTreeMap<(&'static str, String), OutRow> = derived(child, standing, year)
        .into_iter()
        .map(|row| ((row.table.name(), row.key.clone()), row))
        .collect();
    for ((table, key), row) in &mut rows {
        let latest = said.iter().find_map(|said| said.get(&(*table, key.as_str())).copied());
        if let Some(said) = latest {
            lay_over(row, said);
        }
    }
    rows
}

/// The columns of a row that the facts do not give back, with their text; each is a contradiction to report.
fn said_against(
    gives: Option<&OutRow>,
    row: &Row<'_>,
    noted: &BTreeSet<(u32, Box<str>)>,
    problems: &mut Vec<Problem>,
) -> BTreeMap<String, String> {
    let mut said = BTreeMap::new();
    for (at, column) in row.table.submitted().enumerate() {
        let text = row.raw.cell(at);
        let given = gives.and_then(|row| row.cells.get(at)).map_or("", String::as_str);
        if text != given {
            said.insert(column.to_owned(), text.to_owned());
            if noted.contains(&(row.raw.line(), column.into())) {
                continue;
            }
            problems.push(
                Problem::notice(format!(
                    "is not what the child's other rows give ({}); it is kept as said",
                    if given.is_empty() { "nothing".to_owned() } else { format!("“{given}”") }
                ))
                .file(&row.file)
                .line(row.raw.line())
                .column(column)
                .said(text)
                .advice("check it in the source system"),
            );
        }
    }
    said
}
