//! Judges a return by its rules, child by child.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calendar::CollectionYear;
use exchange::{NotChecked, in_force};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::child::{Child, Rows, by_decom};
use super::context::Context;
use super::flags::{Flag, Flags};
use super::postcodes::Postcodes;
use super::providers::Providers;
use super::rule::{Check, Need, Rule};
use super::typed::{
    Ad1, Dolo, Episode, EpisodeCells, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode,
    Uasc,
};
use super::whole::Whole;
use super::{Finding, YEARS};
use crate::tables::{Table, Tables, episodes};

/// A return to be judged, and everything it is judged against.
#[derive(Clone, Copy)]
pub struct Check903<'r> {
    /// The collection year: it alone decides the rules, the code sets and the dates of the year.
    pub year: CollectionYear,
    /// The return.
    pub tables: &'r Tables,
    /// The return of the year before.
    pub last_year: Option<&'r Tables>,
    /// The reporting authority, as its ONS code: `E09000027`.
    pub authority: Option<&'r str>,
    /// The lists of providers.
    pub providers: Option<&'r Providers>,
    /// The directory of postcodes.
    pub postcodes: Option<&'r Postcodes>,
    /// The rules to judge, by their codes; all of the year where none is named.
    pub only: &'r [String],
    /// Told how many children are judged, of how many, from time to time.
    pub progress: Option<&'r dyn Fn(usize, usize)>,
}

/// Children judged at once, before their findings are handed on: what bounds the memory of a run.
const AT_ONCE: usize = 2048;

impl<'r> Check903<'r> {
    /// Judges the return, and hands on what is found: first what concerns children together or the whole return, then
    /// child by child, in the order in which the return names them. Says at the end which rules were not judged.
    pub fn run(&self, mut found: impl FnMut(Finding<'r>)) -> Vec<NotChecked> {
        let context = Context {
            authority: self.authority,
            providers: self.providers,
            postcodes: self.postcodes,
            ..Context::of(self.year)
        };
        self.run_in(&context, &mut found)
    }

    /// How many children this year's return names.
    pub fn children(&self) -> usize {
        Groups::of(self.tables, None).children.iter().filter(|id| !id.is_empty()).count()
    }

    /// The same with a year of any dates, for the trials of the rules.
    pub(crate) fn run_in(
        &self,
        context: &Context<'r>,
        found: &mut dyn FnMut(Finding<'r>),
    ) -> Vec<NotChecked> {
        let mut not_checked = Vec::new();
        let mut rules = Vec::new();
        for rule in in_force(YEARS, i32::from(context.closing)) {
            if !self.only.is_empty() && !self.only.iter().any(|code| code == rule.about().code) {
                continue;
            }
            match self.lacks(rule) {
                None => rules.push(rule),
                Some(reason) => {
                    not_checked.push(NotChecked { rule: rule.about().code, reason, fault: false });
                }
            }
        }
        let mut faults: FxHashMap<&'static str, usize> = FxHashMap::default();
        self.judge_whole(&rules, context, found, &mut faults);
        let groups = Groups::of(self.tables, self.last_year);
        let mut told_of_whole: FxHashSet<&'static str> = FxHashSet::default();
        let all: Vec<usize> = (0..groups.children.len()).collect();
        for some in all.chunks(AT_ONCE) {
            if let (Some(progress), Some(first)) = (self.progress, some.first()) {
                progress(*first, all.len());
            }
            let (tables, last_year) = (self.tables, self.last_year);
            let judged: Vec<Judged> = some
                .par_iter()
                .map(|number| {
                    judge_child(&child(tables, last_year, &groups, *number, context), &rules, context)
                })
                .collect();
            for (flags, broken) in judged {
                for code in broken {
                    *faults.entry(code).or_default() += 1;
                }
                for (rule, flag) in flags {
                    // However many children are the reason, the return as a whole fails once.
                    if flag.at.is_none() && !told_of_whole.insert(rule.about().code) {
                        continue;
                    }
                    found(Finding::new(rule, &flag, self.tables, self.last_year));
                }
            }
        }
        for rule in rules {
            if let Some(times) = faults.get(rule.about().code) {
                let reason = format!(
                    "it failed by a fault of Kith for {times} of {} children; what it found for the others is given",
                    groups.children.len()
                );
                not_checked.push(NotChecked { rule: rule.about().code, reason, fault: true });
            }
        }
        not_checked
    }

    fn judge_whole(
        &self,
        rules: &[&'static Rule],
        context: &Context<'r>,
        found: &mut dyn FnMut(Finding<'r>),
        faults: &mut FxHashMap<&'static str, usize>,
    ) {
        let mut whole = None;
        for rule in rules {
            let Check::Whole(check) = rule.check() else { continue };
            let whole = whole.get_or_insert_with(|| Whole {
                headers: (0..)
                    .zip(self.tables.rows(Table::Header))
                    .map(|(index, row)| Header::read(false, index, row))
                    .collect(),
            });
            let mut flags = Flags::default();
            match catch_unwind(AssertUnwindSafe(|| check(whole, context, &mut flags))) {
                Err(_) => *faults.entry(rule.about().code).or_default() += 1,
                Ok(()) => {
                    for flag in flags.take() {
                        found(Finding::new(rule, &flag, self.tables, self.last_year));
                    }
                }
            }
        }
    }

    /// Why a rule cannot be judged with what was given.
    fn lacks(&self, rule: &Rule) -> Option<String> {
        let absent = |tables: &Tables, wanted: &[Table]| -> Option<&'static str> {
            wanted.iter().find(|table| !tables.get(**table).is_loaded()).map(|table| table.name())
        };
        if let Some(table) = absent(self.tables, rule.tables()) {
            return Some(format!("the table {table} was not given"));
        }
        if !rule.tables_last().is_empty() {
            let Some(last) = self.last_year else {
                return Some("last year's return was not given".to_owned());
            };
            if let Some(table) = absent(last, rule.tables_last()) {
                return Some(format!("last year's table {table} was not given"));
            }
        }
        let loaded = |tables: &Tables, table: Table| tables.get(table).is_loaded();
        let neither = rule.tables_either().iter().find(|table| {
            !loaded(self.tables, **table) && !self.last_year.is_some_and(|last| loaded(last, **table))
        });
        if let Some(table) = neither {
            return Some(format!("the table {} was given neither of this year nor of last", table.name()));
        }
        rule.other_needs().iter().find_map(|need| {
            let reason = match need {
                Need::Providers if self.providers.is_none() => "no provider list was given",
                Need::Postcodes if self.postcodes.is_none() && !has_derived(self.tables) => {
                    "no postcode directory was given"
                }
                Need::Location if has_location(self.tables) => return None,
                Need::Location if self.postcodes.is_none() => "no postcode directory was given",
                Need::Location if self.authority.is_none() => "the reporting authority was not given",
                Need::Directory if self.postcodes.is_none() => "no postcode directory was given",
                Need::Authority if self.authority.is_none() => "the reporting authority was not given",
                Need::Xml if !self.tables.is_in_xml() => "it is about what only a return in XML carries",
                _ => return None,
            };
            Some(reason.to_owned())
        })
    }
}

fn child<'r>(
    tables: &'r Tables,
    last_year: Option<&'r Tables>,
    groups: &Groups<'r>,
    number: usize,
    context: &Context<'r>,
) -> Child<'r> {
    Child {
        id: groups.children.get(number).copied().unwrap_or_default(),
        now: rows_of(false, tables, &groups.now, number, context),
        last: match (last_year, &groups.last) {
            (Some(tables), Some(index)) => rows_of(true, tables, index, number, context),
            _ => Rows::default(),
        },
    }
}

/// What was found for a child, and the rules that failed by a fault of ours.
type Judged = (Vec<(&'static Rule, Flag)>, Vec<&'static str>);

fn judge_child(child: &Child<'_>, rules: &[&'static Rule], context: &Context<'_>) -> Judged {
    let mut found = Vec::new();
    let mut broken = Vec::new();
    let mut flags = Flags::default();
    for rule in rules {
        let Check::Child(check) = rule.check() else { continue };
        // A rule that breaks is named at the end; the others go on.
        if catch_unwind(AssertUnwindSafe(|| check(child, context, &mut flags))).is_err() {
            broken.push(rule.about().code);
            flags = Flags::default();
            continue;
        }
        found.extend(flags.take().into_iter().map(|flag| (*rule, flag)));
    }
    (found, broken)
}

/// Whether the derived columns stand in the files themselves.
fn has_derived(tables: &Tables) -> bool {
    tables.rows(Table::Episodes).any(|row| {
        [episodes::PL_LA, episodes::PL_LOCATION, episodes::PL_DISTANCE]
            .into_iter()
            .any(|column| !row.cell(column).is_empty())
    })
}

/// Whether one of them, inside the reporting authority or outside, stands in the files themselves.
fn has_location(tables: &Tables) -> bool {
    tables.rows(Table::Episodes).any(|row| !row.cell(episodes::PL_LOCATION).is_empty())
}

/// Which rows belong to which child.
struct Groups<'r> {
    children: Vec<&'r str>,
    now: Index,
    last: Option<Index>,
}

/// For each table, the rows of each child: those of child `n` are `rows[ends[n - 1]..ends[n]]`.
struct Index {
    tables: [Grouped; Table::ALL.len()],
}

#[derive(Default)]
struct Grouped {
    ends: Vec<u32>,
    rows: Vec<u32>,
}

impl<'r> Groups<'r> {
    /// Children in the order in which this year's tables name them, then those that only last year's return names.
    /// A row without a child stands by itself.
    fn of(tables: &'r Tables, last_year: Option<&'r Tables>) -> Groups<'r> {
        let mut children: Vec<&'r str> = Vec::new();
        let mut numbers: FxHashMap<&'r str, u32> = FxHashMap::default();
        let mut owners = |tables: &'r Tables| -> [Vec<u32>; Table::ALL.len()] {
            Table::ALL.map(|table| {
                tables
                    .rows(table)
                    .map(|row| {
                        let next = children.len() as u32; // a return is limited to far fewer rows
                        let id = row.child();
                        if id.is_empty() {
                            children.push(id);
                            return next;
                        }
                        *numbers.entry(id).or_insert_with(|| {
                            children.push(id);
                            next
                        })
                    })
                    .collect()
            })
        };
        let now = owners(tables);
        let last = last_year.map(owners);
        let count = children.len();
        Groups { children, now: Index::of(now, count), last: last.map(|owners| Index::of(owners, count)) }
    }
}

impl Index {
    fn of(owners: [Vec<u32>; Table::ALL.len()], count: usize) -> Index {
        Index { tables: owners.map(|owners| Grouped::of(&owners, count)) }
    }

    fn rows(&self, table: Table, number: usize) -> &[u32] {
        self.tables.get(table as usize).map_or(&[], |grouped| grouped.of_child(number))
    }
}

impl Grouped {
    fn of(owners: &[u32], count: usize) -> Grouped {
        if owners.is_empty() {
            return Grouped::default();
        }
        let mut ends = vec![0u32; count];
        for owner in owners {
            ends[*owner as usize] += 1;
        }
        let mut end = 0;
        let mut next = Vec::with_capacity(count);
        for count in &mut ends {
            next.push(end);
            end += *count;
            *count = end;
        }
        let mut rows = vec![0u32; owners.len()];
        for (row, owner) in (0..).zip(owners) {
            let at = &mut next[*owner as usize];
            rows[*at as usize] = row;
            *at += 1;
        }
        Grouped { ends, rows }
    }

    fn of_child(&self, number: usize) -> &[u32] {
        let end = self.ends.get(number).copied().unwrap_or_default();
        let start = match number {
            0 => 0,
            _ => self.ends.get(number - 1).copied().unwrap_or_default(),
        };
        self.rows.get(start as usize..end as usize).unwrap_or_default()
    }
}

fn rows_of<'r>(
    last_year: bool,
    tables: &'r Tables,
    index: &Index,
    number: usize,
    context: &Context<'r>,
) -> Rows<'r> {
    macro_rules! read {
        ($table:ident, $row:ident) => {
            index
                .rows(Table::$table, number)
                .iter()
                .filter_map(|at| {
                    Some($row::read(last_year, *at, tables.get(Table::$table).row(*at as usize)?))
                })
                .collect()
        };
    }
    let cells: Vec<EpisodeCells<'r>> = read!(Episodes, EpisodeCells);
    let mut episodes: Vec<Episode<'r>> = cells.into_iter().map(|cells| Episode::of(cells, context)).collect();
    episodes.sort_by_key(by_decom);
    Rows {
        headers: read!(Header, Header),
        episodes,
        reviews: read!(Reviews, Review),
        uasc: read!(Uasc, Uasc),
        oc2: read!(Oc2, Oc2),
        oc3: read!(Oc3, Oc3),
        ad1: read!(Ad1, Ad1),
        placed_adoption: read!(PlacedAdoption, PlacedAdoption),
        prev_perm: read!(PrevPerm, PrevPerm),
        missing: read!(Missing, Missing),
        sw_episodes: read!(SwEpisodes, SwEpisode),
        dolo: read!(Dolo, Dolo),
    }
}
