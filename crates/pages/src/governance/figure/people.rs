//! The children, or carer households, behind a figure.

use access::{Person, Seen};
use calendar::Month;
use indicators::{Indicator, Section};
use measure::{Figure, Kind, Member};
use timeline::Cohort;
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

/// Everybody behind a figure over one run of days.
pub(super) struct People {
    members: Vec<Member>,
    households: bool,
    /// Whether every child's record is open to the reader, as far as it is open to anybody.
    everybody: bool,
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
        let (members, households) = members(indicator, cohort, month, kind, me, seen);
        let everybody = access::sees_everybody(me);
        People { members, households, everybody }
    }

    fn noun(&self) -> (&'static str, &'static str) {
        if self.households { ("household", "households") } else { ("child", "children") }
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
        match figure.numerator {
            None => "There is no number here to open.".to_owned(),
            Some(numerator) if self.members.is_empty() => {
                format!("The number {numerator} was published; the {many} behind it are not recorded here.")
            }
            Some(numerator) if usize::try_from(numerator).ok() == Some(events) && events > 0 => {
                format!(
                    "The numerator {} is {} of {people}.",
                    whole(numerator),
                    counted(events, "event", "events")
                )
            }
            Some(numerator) => format!("The numerator {} comes from {people}.", whole(numerator)),
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
        let mut columns = vec![Column::text(if self.households { "Household" } else { "Child" })];
        if !self.households {
            columns.push(Column::text("Name"));
            columns.push(Column::number("Age"));
        }
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
            let mut cells =
                vec![Cell::link(&member.local_id, &when.at(to).with("period", period(member.kind)))];
            if !self.households {
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
            vec![
                member.local_id.clone(),
                name_of(cohort, &member.local_id).unwrap_or_default(),
                age.map(|age| age.to_string()).unwrap_or_default(),
                words_of(member).to_owned(),
                member.excluded_because.clone().unwrap_or_default(),
                member.events.iter().map(|event| event.day.to_string()).collect::<Vec<_>>().join(" "),
            ]
        };
        let who = if self.households { "Household" } else { "Child" };
        Rows::new(&[who, "Name", "Age", "Counted", "Because", "On"], listed.map(row).collect())
    }
}

/// Those behind a figure over one run of days whose records the reader may open, and whether they are carer households.
pub fn members(
    indicator: &'static Indicator,
    cohort: &Cohort,
    month: Month,
    kind: Kind,
    me: &Person,
    seen: &Seen,
) -> (Vec<Member>, bool) {
    let mut members = measure::members(indicator, cohort, month);
    members.retain(|member| member.kind == kind);
    let households = match members.first() {
        Some(member) => cohort.child(&member.local_id).is_none(),
        None => indicator.section == Section::Fostering && indicator.id != "9.1" && indicator.id != "9.2",
    };
    if households {
        members.retain(|member| access::household(me, &member.local_id).is_ok());
    } else {
        members.retain(|member| seen.has_whole(&member.local_id));
    }
    (members, households)
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
