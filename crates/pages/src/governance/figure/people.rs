//! The children, or carer households, or workers, behind a figure.

use std::collections::BTreeMap;

use access::{Person, Seen};
use calendar::Month;
use indicators::workforce::is_of_workers;
use indicators::{Indicator, Section};
use measure::{Figure, Kind, Member};
use records::workforce::WorkerDetails;
use timeline::{Cohort, Stranded};
use web::Address;
use web::parts::{Cell, Colour, Column, Table, Tag};

use super::super::figures::period;
use super::ROWS;
use crate::rows::Rows;
use crate::when::When;
use crate::words::{counted, name_of, whole};

/// Which of the people are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Show {
    /// All of them.
    Everyone,
    /// Those in the numerator.
    Numerator,
    /// Those in the denominator, in the numerator or not.
    Denominator,
    /// Those in the denominator and not in the numerator: where there is work to do, or praise.
    Rest,
    /// Those left out, with the reason.
    Excluded,
}

impl Show {
    /// The choice of an address. A word that is none shows everyone.
    pub(super) fn of(word: &str) -> Show {
        [Show::Numerator, Show::Denominator, Show::Rest, Show::Excluded]
            .into_iter()
            .find(|show| show.word() == word)
            .unwrap_or(Show::Everyone)
    }

    /// The word of an address.
    pub(super) fn word(self) -> &'static str {
        match self {
            Show::Everyone => "everyone",
            Show::Numerator => "numerator",
            Show::Denominator => "denominator",
            Show::Rest => "rest",
            Show::Excluded => "excluded",
        }
    }

    fn takes(self, member: &Member) -> bool {
        match self {
            Show::Everyone => true,
            Show::Numerator => member.in_numerator,
            Show::Denominator => member.in_denominator,
            Show::Rest => member.in_denominator && !member.in_numerator,
            Show::Excluded => member.excluded_because.is_some(),
        }
    }
}

/// A page of the list.
pub(super) struct List {
    pub(super) table: Table,
    pub(super) page: usize,
    pub(super) pages: usize,
}

/// Who stands behind a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Behind {
    /// Children and care leavers.
    Children,
    /// Households that foster or adopt.
    Households,
    /// Workers.
    Workers,
}

impl Behind {
    /// One and several, in words.
    pub const fn noun(self) -> (&'static str, &'static str) {
        match self {
            Behind::Children => ("child", "children"),
            Behind::Households => ("household", "households"),
            Behind::Workers => ("worker", "workers"),
        }
    }
}

/// Everybody behind a figure over one run of days.
pub(super) struct People {
    members: Vec<Member>,
    behind: Behind,
    /// What the workers behind it are called, and their team; of anybody else none.
    called: BTreeMap<String, (String, String)>,
    /// Whether every child's record is open to the reader, as far as it is open to anybody.
    everybody: bool,
    /// How many of those behind it are not listed.
    closed: usize,
}

impl People {
    /// Those whose records the reader may open. The figure counts everybody.
    pub(super) fn of(
        indicator: &'static Indicator,
        cohort: &Cohort,
        month: Month,
        kind: Kind,
        me: &Person,
        seen: &Seen,
    ) -> People {
        let (members, behind, closed) = listed(indicator, cohort, month, kind, me, seen);
        let everybody = match behind {
            Behind::Workers => access::staffing(me).is_ok(),
            _ => access::sees_everybody(me),
        };
        let mut called = BTreeMap::new();
        if behind == Behind::Workers {
            for worker in &cohort.workers {
                let last = worker.strand::<WorkerDetails>().rfind(|post| post.since <= month.last());
                let named = last.map(|post| (post.name.clone(), post.team.clone().unwrap_or_default()));
                called.insert(worker.id.to_string(), named.unwrap_or_default());
            }
        }
        People { members, behind, called, everybody, closed }
    }

    fn noun(&self) -> (&'static str, &'static str) {
        self.behind.noun()
    }

    pub(super) fn heading(&self, when: When) -> String {
        format!("The {} behind this figure, {}", self.noun().1, when.month.to_words())
    }

    fn count(&self, show: Show) -> usize {
        self.members.iter().filter(|member| show.takes(member)).count()
    }

    /// The choices, each with its number of people. One that nobody is in is left out, but for everyone.
    pub(super) fn views(&self) -> impl Iterator<Item = (Show, String)> {
        let all = [
            (Show::Everyone, "Everyone"),
            (Show::Numerator, "In the numerator"),
            (Show::Denominator, "In the denominator"),
            (Show::Rest, "In the denominator only"),
            (Show::Excluded, "Left out"),
        ];
        all.into_iter().filter_map(|(show, words)| {
            let count = self.count(show);
            (count > 0 || show == Show::Everyone).then(|| (show, format!("{words} ({count})")))
        })
    }

    /// How the list and the figure add up.
    pub(super) fn adds_up(&self, figure: Option<&Figure>) -> String {
        let (one, many) = self.noun();
        let Some(figure) = figure else { return String::new() };
        let events: usize =
            self.members.iter().flat_map(|member| &member.events).filter(|event| event.in_numerator).count();
        let people = counted(self.count(Show::Numerator), one, many);
        if !self.everybody {
            // The same words whoever is left out, and where nobody is.
            return format!(
                "The figure counts everybody; listed are the {many} whose records your work opens."
            );
        }
        let closed = match (self.behind, self.closed) {
            (_, 0) => String::new(),
            (Behind::Children, closed) => format!(
                " {} that it counts {} not listed: an adoption order, or who decides about the record, has closed {} to \
                 your work.",
                counted(closed, one, many),
                if closed == 1 { "is" } else { "are" },
                if closed == 1 { "it" } else { "them" }
            ),
            (_, closed) => format!(" {} that it counts are not yours to open.", counted(closed, one, many)),
        };
        match figure.numerator {
            None if self.behind == Behind::Workers && figure.value.is_some() => format!(
                "The figure is of full-time equivalents: {people} in the numerator, {} in the denominator.",
                counted(self.count(Show::Denominator), one, many)
            ),
            None => "There is no number here to open.".to_owned(),
            Some(_) if self.members.is_empty() && self.closed > 0 => closed.trim_start().to_owned(),
            Some(numerator) if self.members.is_empty() && whole(numerator) == "0" => {
                format!("The figure counts no {one}.")
            }
            Some(numerator) if self.members.is_empty() => {
                format!("The number {numerator} was published; the {many} behind it are not recorded here.")
            }
            Some(numerator) if usize::try_from(numerator).ok() == Some(events) && events > 0 => {
                format!(
                    "The numerator {} is {} of {people}.{closed}",
                    whole(numerator),
                    counted(events, "event", "events")
                )
            }
            Some(numerator) => format!("The numerator {} comes from {people}.{closed}", whole(numerator)),
        }
    }

    /// One page of those listed.
    pub(super) fn table(
        &self,
        cohort: &Cohort,
        indicator: &Indicator,
        when: When,
        show: Show,
        page: usize,
    ) -> List {
        let (one, many) = self.noun();
        let events = self.members.iter().any(|member| !member.events.is_empty());
        let excluded = self.members.iter().any(|member| member.excluded_because.is_some());
        let listed: Vec<&Member> = self.members.iter().filter(|member| show.takes(member)).collect();
        let pages = listed.len().div_ceil(ROWS).max(1);
        let page = page.clamp(1, pages);
        let mut columns = match self.behind {
            Behind::Households => vec![Column::text("Household")],
            Behind::Children => vec![Column::text("Child"), Column::text("Name"), Column::number("Age")],
            Behind::Workers => vec![Column::text("Worker"), Column::text("Name"), Column::text("Team")],
        };
        columns.push(Column::text("Counted"));
        if excluded {
            columns.push(Column::prose("Because"));
        }
        if events {
            columns.push(Column::text("On"));
        }
        let mut table =
            Table::new(format!("The {many} behind {} {}", indicator.id, indicator.title), columns)
                .caption_hidden()
                .when_empty(format!("No {one} is listed here for this figure and these days."));
        for member in listed.into_iter().skip((page - 1) * ROWS).take(ROWS) {
            let to = Address::new("/figures").at(indicator.id).at("children").at(&member.local_id);
            // What is recorded of somebody who works here stands on pages of their own, for fewer.
            let mut cells = vec![match self.behind {
                Behind::Workers => Cell::new(&member.local_id),
                _ => Cell::link(&member.local_id, &when.at(to).with("period", period(member.kind))),
            }];
            if self.behind == Behind::Workers {
                let (name, team) = self.called.get(&member.local_id).cloned().unwrap_or_default();
                for (text, none) in [(name, "not recorded"), (team, "no team")] {
                    cells.push(if text.is_empty() { Cell::none(none) } else { Cell::new(text) });
                }
            }
            if self.behind == Behind::Children {
                let age = cohort.child(&member.local_id).and_then(|child| child.on(when.month.last()).age());
                cells.push(
                    name_of(cohort, &member.local_id).map_or_else(|| Cell::none("not recorded"), Cell::new),
                );
                cells.push(age.map_or_else(|| Cell::none("not known"), Cell::new));
            }
            cells.push(Cell::part(&state(member)));
            if excluded {
                let because = member.excluded_because.as_ref();
                cells.push(because.map_or_else(|| Cell::none("no reason needed"), Cell::new));
            }
            if events {
                cells.push(Cell::new(days(member)));
            }
            table.push(cells);
        }
        List { table, page, pages }
    }
}

impl People {
    /// All of them as rows to take away.
    pub(super) fn rows(&self, cohort: &Cohort, when: When, show: Show) -> Rows {
        let listed = self.members.iter().filter(|member| show.takes(member));
        let row = |member: &Member| {
            let child = cohort.child(&member.local_id);
            let age = child.and_then(|child| child.on(when.month.last()).age());
            let name = match self.called.get(&member.local_id) {
                Some((name, _)) => name.clone(),
                None => name_of(cohort, &member.local_id).unwrap_or_default(),
            };
            vec![
                member.local_id.clone(),
                name,
                age.map(|age| age.to_string()).unwrap_or_default(),
                words_of(member).to_owned(),
                member.excluded_because.clone().unwrap_or_default(),
                member.events.iter().map(|event| event.day.to_string()).collect::<Vec<_>>().join(" "),
            ]
        };
        let who = match self.behind {
            Behind::Children => "Child",
            Behind::Households => "Household",
            Behind::Workers => "Worker",
        };
        Rows::new(&[who, "Name", "Age", "Counted", "Because", "On"], listed.map(row).collect())
    }
}

/// Those behind a figure over one run of days whose records the reader may open, and who they are. Workers are told to those
/// whose work it is to know how the service is staffed.
pub fn members(
    indicator: &'static Indicator,
    cohort: &Cohort,
    month: Month,
    kind: Kind,
    me: &Person,
    seen: &Seen,
) -> (Vec<Member>, Behind) {
    let (members, behind, _) = listed(indicator, cohort, month, kind, me, seen);
    (members, behind)
}

/// The same, and how many of those behind it are left out because they are not the reader's to open.
fn listed(
    indicator: &'static Indicator,
    cohort: &Cohort,
    month: Month,
    kind: Kind,
    me: &Person,
    seen: &Seen,
) -> (Vec<Member>, Behind, usize) {
    let mut members = measure::members(indicator, cohort, month);
    members.retain(|member| member.kind == kind);
    let all = members.len();
    if is_of_workers(indicator) {
        members.retain(|_| access::staffing(me).is_ok());
        let closed = all - members.len();
        return (members, Behind::Workers, closed);
    }
    let households = match members.first() {
        Some(member) => cohort.child(&member.local_id).is_none(),
        None => indicator.section == Section::Fostering && indicator.id != "9.1" && indicator.id != "9.2",
    };
    if households {
        members.retain(|member| access::household(me, &member.local_id).is_ok());
        let closed = all - members.len();
        return (members, Behind::Households, closed);
    }
    members.retain(|member| seen.has_whole(&member.local_id));
    let closed = all - members.len();
    (members, Behind::Children, closed)
}

/// What a member is to the figure.
pub(crate) fn state(member: &Member) -> Tag {
    let colour = match member {
        Member { excluded_because: Some(_), .. } => Colour::Grey,
        Member { in_numerator: true, .. } => Colour::Green,
        Member { in_denominator: true, .. } => Colour::Blue,
        Member { .. } => Colour::Grey,
    };
    Tag::new(words_of(member), colour)
}

fn words_of(member: &Member) -> &'static str {
    match member {
        Member { excluded_because: Some(_), .. } => "Left out",
        Member { in_numerator: true, .. } => "Numerator",
        Member { in_denominator: true, .. } => "Denominator only",
        Member { .. } => "Not counted",
    }
}

/// The days on which a member's events are counted.
fn days(member: &Member) -> String {
    let days: Vec<String> = member
        .events
        .iter()
        .map(|event| match event.days {
            Some(days) => {
                format!("{} ({})", event.day.to_words(), counted(days.max(0) as usize, "day", "days"))
            }
            None => event.day.to_words(),
        })
        .collect();
    days.join(", ")
}
