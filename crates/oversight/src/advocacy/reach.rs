//! Whom advocacy does not reach: children in care on a day who had no advocate in the year before, by background, disability,
//! age, home and how far it is from home, against everybody in care. Small numbers are hidden, and what would give them away.

use std::collections::BTreeMap;

use calendar::Day;
use records::advocacy::{AdvocacyReferral, AdvocateVisit};
use records::codes::{Ethnicity, PlacementType};
use records::health::{ConditionSort, HealthCondition};
use timeline::{Episode, Places, Timeline};

/// Counts from 1 up to this are hidden, as in every figure for those who may not learn of a child from it.
pub const SMALL: i64 = 5;

/// More miles than these are far from home (N.CLA.dist20).
const FAR: f64 = 20.0;

/// A count that may be shown, or is too small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The count.
    Count(i64),
    /// From 1 to 5, or hidden so that such a number cannot be worked out.
    Hidden,
}

impl Shown {
    /// For people.
    pub fn words(self) -> String {
        match self {
            Shown::Count(count) => count.to_string(),
            Shown::Hidden => "1 to 5, or hidden".to_owned(),
        }
    }
}

/// One group of children.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// By what they are told apart.
    pub by: &'static str,
    /// Which.
    pub name: String,
    /// In care.
    pub in_care: Shown,
    /// Of these, an advocate saw them or worked for them in the year.
    pub reached: Shown,
    /// Of these, the share in whole percent; `None` where a count is hidden or there is nobody.
    pub share: Option<i64>,
}

/// By what a group is told apart, its place among those, and its name.
type Of = (usize, usize, String);

/// The groups of a day, in reading order. `suppress`: small numbers are hidden.
pub fn groups<'a>(
    children: impl IntoIterator<Item = &'a Timeline>,
    day: Day,
    places: &Places,
    suppress: bool,
) -> Vec<Group> {
    let mut counts: BTreeMap<Of, (i64, i64)> = BTreeMap::new();
    for child in children.into_iter().filter(|child| child.on(day).looked_after()) {
        let reached = i64::from(is_reached(child, day));
        for (nth, (order, name)) in told_apart(child, day, places).into_iter().enumerate() {
            let count = counts.entry((nth, order, name)).or_default();
            count.0 += 1;
            count.1 += reached;
        }
    }
    let all: Vec<(Of, (i64, i64))> = counts.into_iter().collect();
    let mut groups = Vec::new();
    for (nth, by) in BY.iter().enumerate() {
        let own: Vec<&(Of, (i64, i64))> = all.iter().filter(|((of, _, _), _)| *of == nth).collect();
        let hidden = hidden(&own.iter().map(|(_, count)| *count).collect::<Vec<_>>());
        for (((_, _, name), (in_care, reached)), hidden) in own.into_iter().zip(hidden) {
            let show = |count: i64| if suppress && hidden { Shown::Hidden } else { Shown::Count(count) };
            let share =
                (*in_care > 0 && !(suppress && hidden)).then(|| (reached * 200 + in_care) / (in_care * 2));
            groups.push(Group {
                by,
                name: name.clone(),
                in_care: show(*in_care),
                reached: show(*reached),
                share,
            });
        }
    }
    groups
}

/// By what children are told apart, in reading order.
const BY: [&str; 6] = ["All", "Age", "Background", "Disability", "Home", "Miles from home"];

/// Where children of mixed background stand among backgrounds.
const MIXED: usize = 2;

/// Whether a count is so small that it is hidden.
pub fn is_small(count: i64) -> bool {
    (1..=SMALL).contains(&count)
}

/// Which groups are hidden: where any of its counts is small, and, where only one would be, the smallest of the others too, since
/// the total less the others tells it.
fn hidden(counts: &[(i64, i64)]) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts
        .iter()
        .map(|(in_care, reached)| is_small(*in_care) || is_small(*reached) || is_small(in_care - reached))
        .collect();
    if counts.len() > 1 && hidden.iter().filter(|hidden| **hidden).count() == 1 {
        let next = (0..counts.len()).filter(|at| !hidden[*at]).min_by_key(|at| counts[*at].0);
        if let Some(flag) = next.and_then(|at| hidden.get_mut(at)) {
            *flag = true;
        }
    }
    hidden
}

/// Whether an advocate saw the child or worked for them in the year up to a day.
pub fn is_reached(child: &Timeline, day: Day) -> bool {
    let since = day.plus_years(-1);
    let seen =
        child.strand::<AdvocateVisit>().any(|visit| visit.seen && visit.day > since && visit.day <= day);
    seen || child.strand::<AdvocacyReferral>().any(|said| {
        said.day <= day
            && said.declined != Some(true)
            && !said.ended.is_some_and(records::advocacy::AdvocacyEnd::is_not_taken_up)
            && said.closed.is_none_or(|closed| closed > since)
    })
}

/// Where a child stands in each of [`BY`]: the order in it, and its name.
fn told_apart(child: &Timeline, day: Day, places: &Places) -> [(usize, String); 6] {
    let age = child.on(day).age();
    let age = match age {
        None => (9, "Not known".to_owned()),
        Some(age) if age < 5 => (0, "Under 5".to_owned()),
        Some(age) if age < 10 => (1, "5 to 9".to_owned()),
        Some(age) if age < 16 => (2, "10 to 15".to_owned()),
        Some(_) => (3, "16 and 17".to_owned()),
    };
    let disabled = child.strand::<HealthCondition>().any(|said| {
        said.sort == ConditionSort::Disability
            && said.since <= day
            && said.until.is_none_or(|until| until > day)
    });
    let disabled = if disabled { (0, "Recorded".to_owned()) } else { (1, "None recorded".to_owned()) };
    let all = (0, "Every child in care".to_owned());
    let on = child.on(day);
    [all, age, background(child), disabled, home(on.place()), miles(on.main_placement(), places)]
}

/// Whether a child's background is known and not White British.
pub(super) fn is_of_a_minority(child: &Timeline) -> bool {
    (1..=5).contains(&background(child).0)
}

/// Whether a child is of mixed background.
pub(super) fn is_mixed(child: &Timeline) -> bool {
    background(child).0 == MIXED
}

fn background(child: &Timeline) -> (usize, String) {
    let code = child.identity.as_ref().and_then(|identity| identity.ethnicity);
    let (order, name) = match code {
        None | Some(Ethnicity::Refu | Ethnicity::Nobt) => (9, "Not known or not said"),
        Some(Ethnicity::Wbri) => (0, "White British"),
        Some(code) => match code.code().as_bytes().first() {
            Some(b'W') => (1, "White, not British"),
            Some(b'M') => (MIXED, "Mixed"),
            Some(b'A') => (3, "Asian"),
            Some(b'B') => (4, "Black"),
            _ => (5, "Another background"),
        },
    };
    (order, name.to_owned())
}

/// How far a child lives from where they lived when care began, as the crow flies: the same miles as of the figure of children
/// placed more than 20 miles from home, of the same placement.
fn miles(row: Option<&Episode>, places: &Places) -> (usize, String) {
    let (order, name) =
        match row.and_then(|row| places.miles(row.home_postcode.as_ref()?, row.postcode.as_ref()?)) {
            None if !places.are_known() => (9, "Not known here: there is no directory of postcodes"),
            None => (8, "Not known: a postcode is not recorded, or in no directory"),
            Some(miles) if miles <= 10.0 => (0, "Up to 10 miles"),
            Some(miles) if miles <= FAR => (1, "More than 10, up to 20 miles"),
            Some(_) => (2, "More than 20 miles"),
        };
    (order, name.to_owned())
}

fn home(place: Option<PlacementType>) -> (usize, String) {
    let (order, name) = match place.map(|place| place.code().as_bytes().first().copied()) {
        None => (9, "Not known"),
        Some(Some(b'U')) => (0, "With foster carers"),
        Some(Some(b'A')) => (1, "Placed for adoption"),
        Some(Some(b'K')) => (2, "In a home or secure unit"),
        Some(Some(b'P')) => (3, "With parents or independent"),
        Some(Some(b'H' | b'R' | b'S')) => (4, "In another place"),
        Some(_) => (5, "Elsewhere"),
    };
    (order, name.to_owned())
}
