//! Lists of what is due: which rows, in which order, as a page and as a file.

use access::{People, Person, Role};
use calendar::Day;
use clocks::{Clock, Duty, State};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use web::Address;
use web::parts::{Cell, Choice, Column, Filter, Table};

use crate::board::Standing;
use crate::child;
use crate::child::due::{by, state};

/// Which rows, as it stands in the address: a list can be kept as a bookmark.
#[derive(Debug, Default, Clone, Deserialize)]
pub struct Asked {
    /// Whose list.
    #[serde(default)]
    pub worker: String,
    /// Which team's.
    #[serde(default)]
    pub team: String,
    /// `late`: overdue only; a number: what is due within so many days, and what is overdue; `all`.
    #[serde(default)]
    pub within: String,
    /// One clock, by its identifier.
    #[serde(default)]
    pub clock: String,
    /// `mine`: what is for the child's social worker or adviser to do; `adviser`: what is for the adviser; everything else too
    /// where it is empty.
    #[serde(default)]
    pub who: String,
    /// `child` or `day`.
    #[serde(default)]
    pub by: String,
    /// The view of a team.
    #[serde(default)]
    pub show: String,
}

/// Days ahead that a list shows unless something else is asked.
const WITHIN: i32 = 14;

/// One row.
#[derive(Debug)]
pub struct Due<'a> {
    /// Whose.
    pub child: &'a Standing,
    /// What is due.
    pub duty: &'a Duty,
}

impl Asked {
    /// The last day of the list; `None`: every day to come.
    fn until(&self, today: Day) -> Option<Day> {
        match self.within.as_str() {
            "late" => Some(today.plus_days(-1)),
            "all" => None,
            text => Some(today.plus_days(text.parse().unwrap_or(WITHIN).clamp(0, 3660))),
        }
    }

    /// The rows of these children, soonest first.
    pub fn rows<'a>(&self, children: impl IntoIterator<Item = &'a Standing>, today: Day) -> Vec<Due<'a>> {
        let until = self.until(today);
        let mut rows: Vec<Due<'a>> = children
            .into_iter()
            .flat_map(|child| child.duties.iter().map(move |duty| Due { child, duty }))
            .filter(|row| until.is_none_or(|until| row.duty.act_by() <= until))
            .filter(|row| self.clock.is_empty() || row.duty.clock.id == self.clock)
            .filter(|row| match &*self.who {
                "mine" => row.duty.clock.is_for_their_worker(),
                "adviser" => row.duty.clock.is_for_their_adviser(),
                _ => true,
            })
            .collect();
        rows.sort_by(|a, b| {
            let day = a.duty.act_by().cmp(&b.duty.act_by());
            day.then_with(|| a.child.called().cmp(b.child.called()))
                .then_with(|| a.duty.clock.id.cmp(b.duty.clock.id))
        });
        rows
    }

    /// An address that keeps what was asked.
    pub(crate) fn on(&self, address: Address) -> Address {
        let asked = [
            ("worker", &self.worker),
            ("team", &self.team),
            ("within", &self.within),
            ("clock", &self.clock),
            ("who", &self.who),
            ("by", &self.by),
            ("show", &self.show),
        ];
        asked
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .fold(address, |address, (name, value)| address.with(name, value))
    }

    /// The bar that chooses the days and the clock.
    pub(crate) fn filter(&self, filter: Filter, clocks: &[(&'static str, &'static str)]) -> Filter {
        let days = [
            ("late", "Overdue only"),
            ("7", "Overdue and the next 7 days"),
            ("14", "Overdue and the next 14 days"),
            ("28", "Overdue and the next 28 days"),
            ("all", "Everything to come"),
        ];
        let whose = [
            ("", "Everybody"),
            ("mine", "The social worker or adviser"),
            ("adviser", "The personal adviser"),
        ];
        let within = if self.within.is_empty() { "14" } else { &self.within };
        let every = Choice::new("", "Everything");
        let clocks = clocks.iter().map(|(id, title)| Choice::new(*id, *title));
        filter
            .select("within", "Days", days.map(|(value, words)| Choice::new(value, words)), within)
            .select(
                "who",
                "For whom to do",
                whose.map(|(value, words)| Choice::new(value, words)),
                &*self.who,
            )
            .select("clock", "What", std::iter::once(every).chain(clocks), &*self.clock)
    }
}

/// The clocks that run for these children, by title.
pub(crate) fn clocks_of<'a>(
    children: impl IntoIterator<Item = &'a Standing>,
) -> Vec<(&'static str, &'static str)> {
    // A caseload has many duties of few clocks.
    let duties = children.into_iter().flat_map(|child| &child.duties);
    let clocks: FxHashMap<&'static str, &'static str> =
        duties.map(|duty| (duty.clock.id, duty.clock.title)).collect();
    let mut clocks: Vec<(&'static str, &'static str)> = clocks.into_iter().collect();
    clocks.sort_unstable_by_key(|(id, title)| (*title, *id));
    clocks
}

/// How many of these rows are overdue, and how many still to come.
pub(crate) fn counts(rows: &[Due<'_>], today: Day) -> (usize, usize) {
    let late = rows.iter().filter(|row| is_late(row.duty, today)).count();
    (late, rows.len() - late)
}

/// Whether a clock is for somebody to do.
pub(crate) type Theirs = fn(&Clock) -> bool;

/// What is for somebody to do on a list of theirs: a personal adviser does not do what is the social worker's.
pub(crate) fn theirs(worker: &Person) -> Theirs {
    match worker.role {
        Role::PersonalAdviser => Clock::is_for_their_adviser,
        _ => Clock::is_for_their_worker,
    }
}

/// How many of the overdue are for whoever's list it is to do.
pub(crate) fn late_of_theirs(rows: &[Due<'_>], today: Day, theirs: Theirs) -> usize {
    rows.iter().filter(|row| is_late(row.duty, today) && theirs(row.duty.clock)).count()
}

/// Whether a duty is overdue on a day.
pub fn is_late(duty: &Duty, today: Day) -> bool {
    matches!(duty.state_on(today), State::Overdue(_))
}

/// The rows under headings: by child in the order of the soonest, or by day.
pub(crate) fn table(
    rows: &[Due<'_>],
    by_child: bool,
    today: Day,
    people: Option<&People>,
    theirs: Theirs,
) -> Table {
    let mut columns = Vec::new();
    if !by_child {
        columns.push(Column::text("Child"));
    }
    columns.extend([Column::text("What"), Column::date("By"), Column::text("State")]);
    if people.is_some() {
        columns.push(Column::text("Social worker"));
    }
    let mut table = Table::new("What is due", columns)
        .caption_hidden()
        .when_empty("Nothing is overdue, and nothing falls due in these days.");
    let mut order: Vec<&Due<'_>> = rows.iter().collect();
    if by_child {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        for row in rows {
            let next = first.len();
            first.entry(&*row.child.id).or_insert(next);
        }
        order.sort_by_key(|row| first.get(&*row.child.id));
    }
    let mut heading = String::new();
    for row in order {
        let to = child::address(&row.child.id);
        let next = if by_child { row.child.id.to_string() } else { day_heading(row.duty, today) };
        if next != heading {
            heading = next;
            table.group(if by_child {
                Cell::link(row.child.called(), &to).into_html()
            } else {
                web::Html::text(&heading)
            });
        }
        let mut cells = Vec::new();
        if !by_child {
            cells.push(Cell::link(row.child.called(), &to));
        }
        cells.extend([what(row.duty, theirs), Cell::new(by(row.duty)), Cell::part(&state(row.duty, today))]);
        if let Some(people) = people {
            cells.push(match &row.child.worker {
                Some((worker, _)) => Cell::new(people.name_of(worker)),
                None => Cell::none("nobody"),
            });
        }
        table.push(cells);
    }
    table
}

/// What is due; and whose it is to do, where it is not for whoever's list it is.
fn what(duty: &Duty, theirs: Theirs) -> Cell {
    let clock = duty.clock;
    if theirs(clock) {
        Cell::new(clock.title)
    } else {
        Cell::with_under(clock.title, format_args!("For: {}", clock.owner))
    }
}

fn day_heading(duty: &Duty, today: Day) -> String {
    let day = duty.act_by();
    match today.days_until(day) {
        _ if is_late(duty, today) => "Overdue".to_owned(),
        i32::MIN..=-1 => "Past the local standard".to_owned(),
        0 => "Today".to_owned(),
        1 => "Tomorrow".to_owned(),
        2..=7 => "The next 7 days".to_owned(),
        8..=14 => "The week after".to_owned(),
        _ => "Later".to_owned(),
    }
}

/// The rows as a file.
pub(crate) fn file(rows: &[Due<'_>], today: Day, people: &People) -> Vec<Vec<String>> {
    rows.iter()
        .map(|row| {
            let worker = row.child.worker.as_ref();
            vec![
                row.child.id.to_string(),
                row.child.name.clone().unwrap_or_default(),
                row.duty.clock.id.to_owned(),
                row.duty.clock.title.to_owned(),
                row.duty.act_by().to_string(),
                row.duty.due.to_string(),
                if is_late(row.duty, today) { "overdue" } else { "due" }.to_owned(),
                worker.map(|(id, _)| people.name_of(id).to_owned()).unwrap_or_default(),
                row.duty.clock.owner.to_owned(),
            ]
        })
        .collect()
}

/// The headings of [`file`].
pub(crate) const HEADINGS: &[&str] =
    &["child", "name", "clock", "what", "act_by", "due_by_law", "state", "social_worker", "for"];
