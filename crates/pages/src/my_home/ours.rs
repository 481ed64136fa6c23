//! Their own approval, checks and training, in days.

use calendar::Day;
use clocks::Duty;
use clocks::fostering::households::{FAMILY, FIRST_REVIEW, REVIEW, TRAINING};
use oversight::fostering::{expiring, learnt};
use records::fostering::{ApprovalTerms, CarerTraining, TrainingStandards};
use timeline::{Household, Standpoint, Stranded};
use web::Html;
use web::parts::{Cell, Colour, Column, SummaryList, Table, Tag};

use super::paragraph;
use crate::words;

/// Courses that are shown.
const COURSES: usize = 30;
/// What runs out within so many days is told: more than any check is good for.
const AHEAD: i32 = 4000;

/// A day with how far it is, for those whose it is.
fn away(day: Day, today: Day) -> String {
    let days = |count: i32| words::counted(count.unsigned_abs() as usize, "day", "days");
    match today.days_until(day) {
        0 => format!("{}: today", day.to_words()),
        left if left > 0 => format!("{}: in {}", day.to_words(), days(left)),
        gone => format!("{}: {} ago", day.to_words(), days(gone)),
    }
}

fn open(household: &Household, at: &Standpoint<'_>, of: impl Fn(&Duty) -> bool) -> Option<Day> {
    let duties = FAMILY.of_household(household, at).into_iter();
    duties.filter(|duty| of(duty) && duty.state_on(at.day).is_open()).map(|duty| duty.due).min()
}

/// Since when they are approved, for whom, and when it is reviewed next.
pub(super) fn approval(household: &Household, at: &Standpoint<'_>) -> Html {
    let holds = |until: Option<Day>| until.is_none_or(|until| until > at.day);
    let Some(approved) = household.approvals.iter().rfind(|said| said.since <= at.day && holds(said.until))
    else {
        return paragraph("No approval that holds today is recorded.");
    };
    let mut list = SummaryList::new().row("Approved since", approved.since.to_words());
    if let Some(until) = approved.until {
        list = list.row("Ends on", away(until, at.day));
    }
    list = match household.strand::<ApprovalTerms>().rfind(|said| said.since <= at.day) {
        None => list.row("For whom", "Not known here: the terms are not recorded"),
        Some(terms) => {
            let children = words::counted(usize::from(terms.children), "child", "children");
            let ages = match (terms.age_from, terms.age_to) {
                (None, None) => "of any age".to_owned(),
                (from, to) => format!("from {} to {} years", from.unwrap_or(0), to.unwrap_or(18)),
            };
            let sex =
                terms.sex.map_or_else(String::new, |sex| format!(", {} only", sex.label().to_lowercase()));
            let sorts: Vec<&str> = terms.sorts.iter().map(|sort| sort.label()).collect();
            let mut list = list.row("For whom", format!("{children} {ages}{sex}"));
            if !sorts.is_empty() {
                list = list.row("For which kinds of fostering", sorts.join(", "));
            }
            if !terms.named.is_empty() {
                list = list.row("For named children only", "Yes");
            }
            list.row("Terms decided on", terms.since.to_words())
        }
    };
    let review = open(household, at, |duty| duty.clock == &FIRST_REVIEW || duty.clock == &REVIEW);
    list = list
        .row("Reviewed next by", review.map_or_else(|| "Not known here".to_owned(), |day| away(day, at.day)));
    Html::of(&list)
}

/// What was checked and runs out, soonest first.
pub(super) fn checks(household: &Household, today: Day) -> Table {
    let columns = [Column::text("What"), Column::text("Of whom"), Column::text("Good until")];
    let mut table = Table::new("Checks and medicals", columns)
        .caption_hidden()
        .when_empty("No check or medical that runs out is recorded.");
    for check in expiring(household, today, AHEAD) {
        let until = away(check.expires, today);
        let until = match check.days {
            left if left < 0 => Cell::part(&Tag::new(until, Colour::Red)),
            left if left <= 60 => Cell::part(&Tag::new(until, Colour::Yellow)),
            _ => Cell::new(until),
        };
        let who = check.who.as_deref().map_or_else(|| Cell::none("the household"), Cell::new);
        table.push([Cell::new(check.what.label()), who, until]);
    }
    table
}

/// What was learnt and its hours, and what is due.
pub(super) fn training(household: &Household, at: &Standpoint<'_>) -> Html {
    let year = learnt(household, at.day);
    let mut list = SummaryList::new().row(
        "Credits in the last year",
        match year.courses {
            0 => "None recorded".to_owned(),
            courses => {
                let without = match year.without_hours {
                    0 => String::new(),
                    some => format!("; of {some} nobody recorded the hours"),
                };
                format!(
                    "{:.1} hours of {}{without}",
                    year.hours,
                    words::counted(courses, "course", "courses")
                )
            }
        },
    );
    for said in household.strand::<TrainingStandards>().filter(|said| said.day <= at.day) {
        let who = said.record.who.as_deref().map_or_else(String::new, |who| format!("{who}: "));
        list = list.row(
            "Training, support and development standards",
            format!("{who}completed on {}", said.day.to_words()),
        );
    }
    if let Some(due) = open(household, at, |duty| duty.clock == &TRAINING) {
        list = list.row("Due: training, support and development standards", away(due, at.day));
    }
    let columns = [
        Column::date("Day"),
        Column::text("Course"),
        Column::text("Who"),
        Column::number("Hours"),
        Column::text("Good until"),
    ];
    let mut table = Table::new("Courses", columns).caption_hidden().when_empty("No course is recorded.");
    for said in household.strand::<CarerTraining>().filter(|said| said.day <= at.day).rev().take(COURSES) {
        let until = match said.expires {
            None => Cell::none("no end"),
            Some(until) if until < at.day => Cell::part(&Tag::new(away(until, at.day), Colour::Red)),
            Some(until) => Cell::new(away(until, at.day)),
        };
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(&said.record.course),
            said.record.who.as_deref().map_or_else(|| Cell::none("the household"), Cell::new),
            said.hours.map_or_else(|| Cell::none("not recorded"), |hours| Cell::new(format!("{hours:.1}"))),
            until,
        ]);
    }
    Html::of(&list).with(&table)
}
