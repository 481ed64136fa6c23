//! `/child/{child}/looks`: who looked at the record, when and why.

use axum::extract::State;
use axum::response::Response;
use calendar::{Day, Moment};
use journal::Look;
use records::Fact;
use records::governance::OpeningReviewed;
use web::parts::{Cell, Colour, Column, Download, Downloads, Table, Tag};
use web::{Html, Link, Page, Path, Problem, Query};

use super::{AskedKnown, View, glance};
use crate::record::{LOOKS, Record};
use crate::signed::Me;
use crate::{Desk, csv};

/// The log of looks, newest first.
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
        let to = known.at(super::address(&id).at("looks")).to_string();
        let record = desk.child(&me, &id, "who has looked", &to)?;
        record.must_be_whole()?;
        let child = record.timeline(known.moment());
        let looks = desk.looks(&record)?.into_iter().filter(|look| look.at <= known.moment());
        let file = known.at(super::address(&id).at("looks.csv"));
        let caption = format!("The last {LOOKS} looks at this record, newest first");
        let mut html = Html::of(&table(desk, &record, caption, looks))
            .with(&Downloads::new([Download::new("These looks", "CSV", file)]));
        let review = records::kind("opening_reviewed").filter(|kind| record.adds(kind));
        if let Some(kind) = review {
            html = html.with(&glance::link(&Link::new(
                "Review an opening without a working reason",
                super::record::new(&id, kind.name),
            )));
        }
        Ok(super::page(&record, &child, View::Looks, known, html))
    })
    .await
}

/// The looks as a file.
///
/// # Errors
/// As [`get`].
pub(crate) async fn file(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id).at("looks")).to_string();
        let record = desk.child(&me, &id, "who has looked, as a file", &to)?;
        record.must_be_whole()?;
        let reviews = record.reviews();
        let row = |look: Look| {
            vec![
                look.at.to_string(),
                called(desk, &look.who),
                look.what.to_string(),
                look.why.to_string(),
                if look.broke_glass { "yes".to_owned() } else { String::new() },
                reviewed(&reviews, &look.who, look.at).filter(|_| look.broke_glass).unwrap_or_default(),
            ]
        };
        let looks = desk.looks(&record)?.into_iter().filter(|look| look.at <= known.moment());
        let headings = ["When", "Who", "What", "Why they could", "Without a working reason", "Reviewed"];
        csv::file(&format!("looks-{id}-{}", known.day), &headings, &looks.map(row).collect::<Vec<_>>())
    })
    .await
}

/// The looks of one day.
pub(super) fn of_day(desk: &Desk, record: &Record, day: Day) -> Result<Html, Problem> {
    let (since, before) = (Moment::start_of(day), Moment::start_of(day.plus_days(1)));
    let looks = desk.looks_between(since, before)?.into_iter();
    let own = looks.filter(|(subject, _)| subject.sort() == "child" && subject.id() == record.id());
    Ok(Html::of(&table(desk, record, "The looks of the day", own.map(|(_, look)| look))))
}

fn table(
    desk: &Desk,
    record: &Record,
    caption: impl Into<String>,
    looks: impl Iterator<Item = Look>,
) -> Table {
    let columns =
        [Column::date("When"), Column::text("Who"), Column::text("What"), Column::prose("Why they could")];
    let mut table = Table::new(caption.into(), columns).when_empty("Nobody looked.");
    let reviews = record.reviews();
    for look in looks {
        let why = if look.broke_glass {
            let mut why = Html::of(&Tag::new("No working reason", Colour::Red))
                .with(&Html::text(format!(" They said: “{}”", look.why)));
            if let Some(said) = reviewed(&reviews, &look.who, look.at) {
                why = why.with(&Html::text(format!(" {said}")));
            }
            why
        } else {
            Html::text(&look.why)
        };
        table.push([
            Cell::new(look.at.to_words()),
            Cell::new(called(desk, &look.who)),
            Cell::new(&look.what),
            Cell::html(why),
        ]);
    }
    table
}

/// Somebody by name and role, or by their identifier where nobody of it works here now.
pub(crate) fn called(desk: &Desk, who: &str) -> String {
    match desk.people().person(who) {
        Some(person) => format!("{}, {}", person.name, person.role.words()),
        None => who.to_owned(),
    }
}

/// A review of somebody's openings: who, up to when, whether they had to, on which day it was reviewed.
pub(crate) type Review = (String, Moment, bool, Day);

/// The reviews among these facts of a child.
pub(crate) fn reviews(facts: &[Fact]) -> Vec<Review> {
    let standing = records::as_known(facts, Moment::END_OF_TIME).into_iter();
    standing
        .filter_map(|fact| {
            let said = fact.of::<OpeningReviewed>()?;
            Some((said.worker.clone(), fact.recorded, said.needed, said.day))
        })
        .collect()
}

/// What a review said of an opening at a moment.
pub(crate) fn reviewed(reviews: &[Review], who: &str, at: Moment) -> Option<String> {
    let (_, _, needed, day) = reviews
        .iter()
        .filter(|(of, until, ..)| of == who && at <= *until)
        .min_by_key(|(_, until, ..)| *until)?;
    let said = if *needed { "they needed to" } else { "they did not need to" };
    Some(format!("Reviewed on {}: {said}.", day.to_words()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_review_answers_what_was_opened_before_it() {
        let at = |text: &str| -> Moment { text.parse().unwrap() };
        let day: Day = "2018-11-05".parse().unwrap();
        let reviews = vec![
            ("ash".to_owned(), at("2018-11-05T10:00:00Z"), true, day),
            ("ash".to_owned(), at("2018-11-07T10:00:00Z"), false, day.plus_days(2)),
        ];
        for (who, when, said) in [
            ("ash", "2018-11-05T09:00:00Z", Some("Reviewed on 5 November 2018: they needed to.")),
            ("ash", "2018-11-06T09:00:00Z", Some("Reviewed on 7 November 2018: they did not need to.")),
            ("ash", "2018-11-08T09:00:00Z", None),
            ("bo", "2018-11-05T09:00:00Z", None),
        ] {
            assert_eq!(reviewed(&reviews, who, at(when)).as_deref(), said, "{who} at {when}");
        }
    }
}
