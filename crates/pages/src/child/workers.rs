//! `/child/{child}/workers`: the social workers whom a child had, with how long each stayed and why the child came to the
//! next; and what supervision and managers decided, with why.

use axum::extract::State;
use calendar::Day;
use oversight::workforce::{workers_in_a_year, workers_of};
use records::Fact;
use records::placements::ManagementOversight;
use web::parts::{Cell, Column, Table};
use web::{Html, Page, Path, Problem, Query};

use super::{AskedKnown, View};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// As [`super::overview::get`].
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id).at("workers")).to_string();
        let record = desk.child(&me, &id, "social workers", &to)?;
        record.must_be_whole()?;
        let child = record.timeline(known.moment());
        let all = workers_of(&child, known.day);
        let year = workers_in_a_year(&child, known.day);
        let changes = all.iter().filter(|had| !had.cover).count().saturating_sub(1);
        let sentence = format!(
            "{} in the last twelve months. {} of worker since the record began; cover of under five working days is none.",
            words::counted(year, "social worker", "social workers"),
            words::counted(changes, "change", "changes")
        );
        let columns = [
            Column::text("Social worker"),
            Column::date("From"),
            Column::date("To"),
            Column::text("How long"),
            Column::prose("Why they came"),
        ];
        let mut table = Table::new("Social workers, the latest first", columns)
            .caption_hidden()
            .when_empty("It is not recorded who this child’s social workers were.");
        for had in &all {
            let cover = if had.cover { " (cover)" } else { "" };
            let until = had.until.map_or_else(|| Cell::none("still"), |until| Cell::new(until.to_words()));
            table.push([
                Cell::new(format!("{}{cover}", desk.people().name_of(&had.worker))),
                Cell::new(had.since.to_words()),
                until,
                Cell::new(long(had.since, had.until.unwrap_or(known.day), had.days)),
                had.because.map_or_else(|| Cell::none("not recorded"), |why| Cell::new(why.label())),
            ]);
        }
        let html = Html::of(&lead(&sentence))
            .with(&table)
            .with(&super::overview::heading("What managers thought and decided"))
            .with(&oversight(desk, &record.standing(known.moment()), known.day));
        Ok(super::page(&record, &child, View::Workers, known, html))
    })
    .await
}

/// How long somebody stayed, in months where it is more than two.
fn long(since: Day, until: Day, days: i32) -> String {
    let mut months = 0;
    while since.plus_months(months + 1) <= until {
        months += 1;
    }
    match months {
        0..=2 => words::counted(days.max(0) as usize, "day", "days"),
        3..=23 => words::counted(months as usize, "month", "months"),
        _ => format!(
            "{}, {}",
            words::counted((months / 12) as usize, "year", "years"),
            words::counted((months % 12) as usize, "month", "months")
        ),
    }
}

/// Management oversight, newest first: what was thought, what was decided and why, and whether it was in supervision.
fn oversight(desk: &Desk, standing: &[&Fact], day: Day) -> Table {
    let mut all: Vec<&ManagementOversight> = standing
        .iter()
        .filter_map(|fact| fact.of::<ManagementOversight>())
        .filter(|said| said.day <= day)
        .collect();
    all.sort_by_key(|said| std::cmp::Reverse(said.day));
    let columns = [
        Column::date("Day"),
        Column::text("By"),
        Column::prose("What they thought"),
        Column::prose("Decided, and why"),
    ];
    let mut table = Table::new("What managers thought and decided, newest first", columns)
        .caption_hidden()
        .when_empty("No manager has written down what they think of this child’s case.");
    for said in all.into_iter().take(24) {
        let by = said.by.as_deref().map_or("not said", |by| desk.people().name_of(by));
        let at = if said.supervised { "in supervision" } else { said.level.label() };
        let decided = match (&said.decision, &said.why) {
            (Some(decision), Some(why)) => Cell::html(words::lines(&format!("{decision}\nBecause: {why}"))),
            (Some(decision), None) => Cell::html(words::lines(decision)),
            _ => Cell::none("nothing"),
        };
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(format!("{by}, {at}")),
            Cell::html(words::lines(&said.text)),
            decided,
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::long;

    #[test]
    fn how_long_somebody_stayed_in_words() {
        for (since, until, words) in [
            ("2018-01-10", "2018-01-11", "1 day"),
            ("2018-01-10", "2018-04-09", "89 days"),
            ("2018-01-10", "2018-04-10", "3 months"),
            ("2016-01-10", "2018-01-09", "23 months"),
            ("2016-01-10", "2018-02-10", "2 years, 1 month"),
        ] {
            let (since, until): (calendar::Day, calendar::Day) =
                (since.parse().unwrap(), until.parse().unwrap());
            assert_eq!(long(since, until, since.days_until(until)), words);
        }
    }
}
