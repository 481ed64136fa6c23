//! What is due for a child: by when, under which provision, because of which fact.

use calendar::{Calendars, Day};
use clocks::{Duty, Sort, State};
use web::parts::{Cell, Colour, Column, Table, Tag};

use super::Known;
use crate::record::Record;
use crate::{Desk, shared, words};

/// The duties that are open, soonest first, each with the arithmetic of its day.
pub(super) fn table(desk: &Desk, record: &Record, known: Known) -> Table {
    // The clocks run on everything; to whom a part is open those are shown that records of that part meet.
    let authority = desk.authority(known.moment());
    let columns = [
        Column::text("What"),
        Column::date("By"),
        Column::text("State"),
        Column::prose("Why then"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("What is due", columns)
        .caption_hidden()
        .when_empty("Nothing is due by the clocks that Kith keeps.");
    for duty in shared::duties(desk, record, known.day, known.moment()).iter() {
        let why = capital(&duty.in_words(&authority.calendars));
        let local = duty.local.as_ref().filter(|local| local.due < duty.due);
        let local = local.map_or_else(String::new, |local| {
            format!(" The local standard is {}: {}.", local.due.to_words(), local.words)
        });
        let form =
            duty.clock.met_by.kinds.iter().find(|kind| super::record::is_recorded(kind) && record.adds(kind));
        table.push([
            Cell::new(duty.clock.title),
            Cell::new(duty.due.to_words()),
            Cell::part(&state(duty, known.day)),
            Cell::new(format!("{why}. {}.{local}", capital(&duty.cite().to_string()))),
            match form {
                Some(kind) => {
                    let to = super::record::fastest(record.id(), kind);
                    Cell::html(words::link_for("Record", &kind.title.to_lowercase(), &to))
                }
                None => Cell::none("nothing to record"),
            },
        ]);
    }
    table
}

/// What is due, because of what and under which provision, in a line of text.
pub(crate) fn in_words(calendars: &Calendars, duty: &Duty) -> String {
    let why = capital(&duty.in_words(calendars));
    format!("{why}. {}.", capital(&duty.cite().to_string()))
}

/// A sentence with its first letter in upper case.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

/// How a duty stands on a day, in a word.
pub(crate) fn state(duty: &Duty, day: Day) -> Tag {
    if duty.status().is_advice() {
        return Tag::new("Advice", Colour::Grey);
    }
    match duty.state_on(day) {
        // To pass what is aimed at breaks no rule.
        State::Overdue(days) if duty.clock.sort == Sort::Target => {
            let days = words::counted(days.max(0) as usize, "day", "days");
            Tag::new(format!("Target passed {days} ago"), Colour::Yellow)
        }
        State::Overdue(days) => {
            Tag::new(format!("Overdue {}", words::counted(days.max(0) as usize, "day", "days")), Colour::Red)
        }
        _ if duty.act_by() < day && duty.due >= day => {
            let days = duty.act_by().days_until(day).max(0) as usize;
            Tag::new(
                format!("Local standard passed {} ago", words::counted(days, "day", "days")),
                Colour::Yellow,
            )
        }
        _ if duty.due < day => Tag::new("As soon as possible", Colour::Yellow),
        _ => {
            let days = day.days_until(duty.due);
            let left = words::counted(days.max(0) as usize, "day", "days");
            match days {
                0 => Tag::new("Due today", Colour::Yellow),
                1..=14 => Tag::new(format!("Due in {left}"), Colour::Yellow),
                _ => Tag::new(format!("In {left}"), Colour::Blue),
            }
        }
    }
}

/// The day by which it is due, and the authority's own day where that is earlier.
pub(crate) fn by(duty: &Duty) -> String {
    match &duty.local {
        Some(local) if local.due < duty.due => {
            format!("{} (locally {})", duty.due.to_words(), local.due.to_words())
        }
        _ => duty.due.to_words(),
    }
}
