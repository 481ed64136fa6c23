//! `/child/{child}/looks`: who looked at the record, when and why.

use axum::extract::State;
use web::parts::{Cell, Colour, Column, Table, Tag};
use web::{Html, Page, Path, Problem, Query};

use super::{AskedKnown, View};
use crate::Desk;
use crate::record::LOOKS;
use crate::signed::Me;

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
        let child = record.timeline(known.moment());
        let columns = [
            Column::date("When"),
            Column::text("Who"),
            Column::text("What"),
            Column::prose("Why they could"),
        ];
        let mut table = Table::new(format!("The last {LOOKS} looks at this record, newest first"), columns);
        for look in desk.looks(&record)?.into_iter().filter(|look| look.at <= known.moment()) {
            let why = if look.broke_glass {
                Html::of(&Tag::new("No working reason", Colour::Red))
                    .with(&Html::text(format!(" They said: “{}”", look.why)))
            } else {
                Html::text(&look.why)
            };
            let role = desk.people().person(&look.who).map(|person| person.role.words());
            let who = match role {
                Some(role) => format!("{}, {role}", desk.people().name_of(&look.who)),
                None => look.who.to_string(),
            };
            table.push([
                Cell::new(look.at.to_words()),
                Cell::new(who),
                Cell::new(&look.what),
                Cell::html(why),
            ]);
        }
        Ok(super::page(&record, &child, View::Looks, known, Html::of(&table)))
    })
    .await
}
