//! `/child/{child}/words`: what a child said, wherever it was written down, newest first; and what became of what they wished
//! for.

use axum::extract::State;
use oversight::voice::{wishes, words};
use records::Definition;
use records::coming_into_care::{ChildSaid, WishAnswered};
use web::parts::{Cell, Column, Inset, Table};
use web::{Html, Link, Notice, Page, Path, Problem, Query};

use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::child::record::one;
use crate::child::{AskedKnown, View};
use crate::signed::Me;
use crate::{Desk, words as in_words};

/// Quotes on a page.
const MOST: usize = 60;

/// The page.
///
/// # Errors
/// As [`crate::child::overview::get`]; a part of the record only is open to the reader.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let here = crate::child::address(&id).at(super::WORDS);
        let record = desk.child(&me, &id, "in their words", &known.at(here).to_string())?;
        record.must_be_whole()?;
        let child = record.timeline(known.moment());
        let standing = record.standing(known.moment());
        let called = in_words::called(&child);
        let mut html = Html::new();
        for (kind, words, last) in [
            (ChildSaid::KIND, "Write down what they said", "said"),
            (WishAnswered::KIND, "Answer a wish", "wish"),
        ] {
            if record.adds(kind) {
                html = html.with(&link(&Link::new(words, crate::child::address(&id).at(last))));
            }
        }
        let columns = [
            Column::date("Said"),
            Column::prose("The wish"),
            Column::text("State"),
            Column::prose("What was done, or why not"),
            Column::date("Told"),
        ];
        let mut table = Table::new("Wishes", columns)
            .caption_hidden()
            .when_empty(format!("Nothing that {called} wishes for is written down yet."));
        for wish in wishes(&standing, known.day) {
            let answer = wish.answer;
            let by = answer.and_then(|answer| answer.by.as_deref());
            let done = answer.map(|answer| {
                let by = by.map(|by| format!(" ({by})")).unwrap_or_default();
                format!("{}: {}{by}", answer.done.label(), answer.what)
            });
            table.push([
                Cell::link(wish.day.to_words(), &one(&id, wish.fact.record.kind().name, &wish.fact.id)),
                Cell::new(wish.words),
                Cell::part(&super::state(wish.stands, false)),
                done.map_or_else(|| Cell::none("nothing yet"), Cell::new),
                answer
                    .and_then(|answer| answer.told)
                    .map_or_else(|| Cell::none("not yet"), |told| Cell::new(told.to_words())),
            ]);
        }
        html = html.with(&heading(&format!("What {called} wishes for"))).with(&table);
        let all = words(&standing, None, known.day);
        html = html.with(&heading(&format!("What {called} said")));
        if all.is_empty() {
            html = html.with(&Inset::new(format!("Nothing that {called} said is written down yet.")));
        }
        let mut quotes = String::new();
        for each in all.iter().take(MOST) {
            let place = each.place.as_deref().map(|place| format!(", {place}")).unwrap_or_default();
            quotes.push_str(&format!(
                "<blockquote class=\"kith-said\"><p class=\"govuk-body\">{}</p>\
                 <p class=\"govuk-hint\"><a class=\"govuk-link\" href=\"{}\">{}{}, {}</a></p></blockquote>",
                in_words::lines(&each.said).as_str(),
                Html::text(one(&id, each.kind, &each.id)),
                Html::text(each.where_said),
                Html::text(place),
                Html::text(each.day.to_words()),
            ));
        }
        if all.len() > MOST {
            let more = in_words::counted(all.len() - MOST, "older one stands", "older ones stand");
            quotes.push_str(&format!("<p class=\"govuk-hint\">{} in the chronology.</p>", Html::text(more)));
        }
        let page = crate::child::page(&record, &child, View::Words, known, html.with(&Html::trusted(quotes)));
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}
