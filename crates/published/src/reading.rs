//! From files to wanted records.

use std::collections::HashSet;
use std::sync::Arc;

use calendar::{CollectionYear, Day, Month};
use exchange::{Limits, Problem, Shape, Source, Table, TextFile, TextForm};
use records::{Place, Record, Wanted};

use crate::tables::{TABLES, advocacy, age_bands, monthly, publication};

/// What came out of a load of published figures.
#[derive(Debug)]
pub struct Reading {
    /// The publication, as it is shown beside each figure. Every record's identifier begins with it, so that one
    /// publication never overwrites another.
    pub publication: String,
    /// Facts of the authority: published figures, counts and breakdowns, known faults, targets and benchmarks.
    pub wanted: Vec<Wanted>,
    /// What each file was read as, in the order of the files.
    pub tables: Vec<TableRead>,
    /// What was refused, passed over or is worth knowing, in the order of the files.
    pub problems: Vec<Problem>,
}

/// One file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableRead {
    /// The file.
    pub file: Arc<str>,
    /// Which table it is.
    pub table: &'static str,
    /// Its rows.
    pub rows: usize,
    /// The facts they became.
    pub facts: usize,
}

impl Reading {
    /// The kinds of fact that a load says, for comparing with what stands.
    pub const KINDS: &'static [&'static str] = &[
        "published_figure",
        "published_count",
        "published_breakdown",
        "published_fault",
        "target",
        "benchmark",
    ];

    /// Whether a record with this identifier is one of this publication. Only those are compared with what is wanted:
    /// what another publication said stays as it is.
    pub fn owns(&self, id: &str) -> bool {
        id.strip_prefix(&*self.publication).is_some_and(|rest| rest.starts_with(": "))
    }

    /// Whether nothing was read at all.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty()
    }
}

/// Reads the files of one publication: CSV files, or archives of them. `name` is what the publication is called; where
/// it is `None` and no `publication` table says, it is called by the latest month it speaks of.
///
/// Files that are none of the tables are passed over with a notice, so that a whole folder can be given.
pub fn read(sources: Vec<Source>, name: Option<&str>) -> Reading {
    let limits = Limits::default();
    let (files, mut problems) = exchange::open(sources, &limits);
    let shapes: Vec<Shape> = TABLES.iter().map(|kind| kind.shape).collect();
    let mut tables = Vec::new();
    for mut file in files {
        let counted_on = age_bands::counted_on(&mut file);
        match table(&file, &shapes, &limits, &mut problems) {
            Some(table) => tables.push((table, counted_on)),
            None => continue,
        }
    }
    let mut reader = Reader::new(tables.iter().map(|(table, _)| table), name);
    for (table, counted_on) in &tables {
        let Some(kind) = TABLES.iter().find(|kind| kind.shape.name == table.name()) else { continue };
        reader.counted_on = *counted_on;
        let before = reader.wanted.len();
        (kind.read)(table, &mut reader);
        let facts = reader.wanted.len() - before;
        let (file, rows) = (table.file().clone(), table.len());
        reader.tables.push(TableRead { file, table: table.name(), rows, facts });
    }
    problems.append(&mut reader.problems);
    Reading { publication: reader.publication, wanted: reader.wanted, tables: reader.tables, problems }
}

/// One file as one of the tables. A file that is none of them and is not called like one is passed over.
fn table(file: &TextFile, shapes: &[Shape], limits: &Limits, problems: &mut Vec<Problem>) -> Option<Table> {
    let other = |shape: &&Shape| shape.name == advocacy::TABLE.shape.name && !advocacy::is_it(file);
    let shapes: Vec<Shape> = shapes.iter().filter(|shape| !other(shape)).copied().collect();
    let shapes = shapes.as_slice();
    let called = |shape: &Shape| stem(&file.name).eq_ignore_ascii_case(shape.name);
    let meant = shapes.iter().any(called);
    if file.form == TextForm::Delimited {
        let (table, mut found) = exchange::read_table(file, shapes, limits);
        if table.is_some() || meant {
            problems.append(&mut found);
            return table;
        }
    } else if meant {
        problems.push(Problem::unreadable("is not a table").file(&file.name).expected("a CSV file"));
        return None;
    }
    problems.push(
        Problem::notice("is none of the tables of published figures and was passed over").file(&file.name),
    );
    None
}

/// The name of a file without folders and ending.
fn stem(name: &str) -> &str {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// What the tables of a load share while they are read.
pub(crate) struct Reader {
    /// What the publication is called.
    pub(crate) publication: String,
    /// The day on which it was published; where none is told, the last day it speaks of.
    pub(crate) published_on: Option<Day>,
    /// The first day on which its targets apply.
    pub(crate) targets_since: Option<Day>,
    /// The month that the heading of the table in hand names.
    pub(crate) counted_on: Option<Month>,
    wanted: Vec<Wanted>,
    said: HashSet<(&'static str, Arc<str>)>,
    tables: Vec<TableRead>,
    pub(crate) problems: Vec<Problem>,
}

impl Reader {
    fn new<'t>(tables: impl Iterator<Item = &'t Table> + Clone, name: Option<&str>) -> Reader {
        let told = tables.clone().find_map(publication::told);
        let latest = tables.filter_map(monthly::latest).max();
        let publication = match (name, &told) {
            (Some(name), _) => name.to_owned(),
            (None, Some(told)) => told.name.clone(),
            (None, None) => match latest {
                Some(month) => format!("Published figures to {}", month.to_words()),
                None => "Published figures".to_owned(),
            },
        };
        // A pack prints one set of thresholds: those of the financial year it is about.
        let year = |month: Month| CollectionYear::of(month.last()).period().from;
        let published_on = told.as_ref().and_then(|told| told.published_on).or(latest.map(Month::last));
        let targets_since = told.and_then(|told| told.targets_since).or(latest.map(year));
        Reader {
            publication,
            published_on,
            targets_since,
            counted_on: None,
            wanted: Vec::new(),
            said: HashSet::new(),
            tables: Vec::new(),
            problems: Vec::new(),
        }
    }

    /// The publication and the page in it.
    pub(crate) fn run(&self, page: &str) -> String {
        if page.is_empty() { self.publication.clone() } else { format!("{}, {page}", self.publication) }
    }

    /// Wants a record. `key` tells it apart within the publication and its kind; a key said before is refused.
    pub(crate) fn want(&mut self, key: &str, record: impl Record, place: Place) {
        let id: Arc<str> = format!("{}: {key}", self.publication).into();
        let record: Arc<dyn Record> = Arc::new(record);
        if self.said.insert((record.kind().name, id.clone())) {
            self.wanted.push(Wanted { id, record, place });
        } else {
            let problem = Problem::refused(format!("says {key} again"))
                .expected("each figure of a page once")
                .advice("say on which page each stood, or remove one of them");
            self.problems.push(problem.file(&place.file).line(place.line));
        }
    }
}
