//! `/child/{child}/record`: every kind of record about a child, what is recorded of each, and the way to record more.
//!
//! The forms below it are made from the fields of a kind: a kind without a page of its own is usable as it stands.

pub(crate) mod beside;
pub(crate) mod correct;
pub(crate) mod enter;
pub(crate) mod form;
pub(crate) mod history;
pub(crate) mod named;
pub(crate) mod read;

use axum::extract::State;
use calendar::Day;
use records::governance::{LeftOut, TransferReceived, TransferSent};
use records::{Fact, Form, Kind, SubjectKind};
use serde::Deserialize;
use web::parts::{Cell, Column, Inset, Table};
use web::{Address, Html, Link, Page, Path, Problem, Query};

use super::{AskedKnown, View, glance};
use crate::Desk;
use crate::record::{NO_SUCH_KIND, Record};
use crate::signed::Me;
use crate::words;

/// Rows of a page.
const ROWS: usize = 200;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(flatten)]
    known: AskedKnown,
    /// The records of one kind.
    #[serde(default)]
    kind: String,
}

/// The address of the form of a kind.
pub(crate) fn new(id: &str, kind: &str) -> Address {
    super::address(id).at("record").at(kind)
}

/// The way to record one of a kind: the page made for it where there is one, otherwise its plain form.
pub(crate) fn fastest(id: &str, kind: &Kind) -> Address {
    if let Some(made) = crate::FAST.iter().find(|made| made.kind == kind.name) {
        return super::address(id).at(made.last);
    }
    match kind.name {
        super::documents::KIND => super::documents::address(id),
        super::merge::KIND => super::merge::address(id),
        name => new(id, name),
    }
}

/// The address of one record: what stands, and how it came to.
pub(crate) fn one(id: &str, kind: &str, record: &str) -> Address {
    new(id, kind).at(record)
}

/// The kinds that a person records about a child.
pub fn kinds() -> impl Iterator<Item = &'static Kind> {
    records::KINDS.iter().copied().filter(|kind| is_recorded(kind))
}

/// Whether people record this kind about a child: not where only a load writes it.
pub(crate) fn is_recorded(kind: &Kind) -> bool {
    kind.subject == SubjectKind::Child
        && !kind.fields.iter().any(|field| matches!(field.form, Form::Listing) && !field.optional)
}

/// The kind of this name that people record about a child.
///
/// # Errors
/// There is none.
pub fn kind(name: &str) -> Result<&'static Kind, Problem> {
    records::kind(name).filter(|kind| is_recorded(kind)).ok_or(NO_SUCH_KIND)
}

/// Every kind, or the records of one.
///
/// # Errors
/// As [`super::overview::get`]; there is no such kind.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.known.day(desk)?;
        let to = known.at(super::address(&id).at("record"));
        let record = desk.child(&me, &id, "the list of records", &to.to_string())?;
        let child = record.timeline(known.moment());
        let standing = record.standing(known.moment());
        let html = match asked.kind.as_str() {
            "" => every_kind(desk, &me, &record, &standing, &to)?,
            name => {
                let kind = kind(name)?;
                record.must_read(kind)?;
                of_kind(desk, &record, kind, &standing, &to)
            }
        };
        Ok(super::page(&record, &child, View::Record, known, html))
    })
    .await
}

/// Whether the record came from another authority, or a copy of it went to one.
fn moved(record: &Record, standing: &[&Fact]) -> Html {
    let left = |left: &[LeftOut]| {
        let each: Vec<String> = left.iter().map(|one| format!("{} ({})", one.what, one.entries)).collect();
        if each.is_empty() { String::new() } else { format!(" Left out: {}.", each.join("; ")) }
    };
    let mut html = Html::new();
    for fact in standing.iter().filter(|fact| record.permit.may_read_fact(fact)) {
        if let Some(came) = fact.of::<TransferReceived>() {
            html = html.with(&Inset::new(format!(
                "Record received from another authority: {} ({}), where its number was {}; it came on {}, copied there on {}. \
                 Where each entry came from stands on its own page.{}",
                came.from,
                came.code,
                came.number,
                came.day.to_words(),
                came.sent.to_words(),
                left(&came.left_out)
            )));
        }
        if let Some(sent) = fact.of::<TransferSent>() {
            html = html.with(&Inset::new(format!(
                "A copy of this record went to {} on {}: {} entries, {} documents.{}",
                sent.to,
                sent.day.to_words(),
                sent.entries,
                sent.documents,
                left(&sent.left_out)
            )));
        }
    }
    html
}

/// What a form that was begun is called, and where it goes on.
pub(crate) fn begun_at(id: &str, form: &str) -> (String, Address) {
    match crate::FAST.iter().find(|made| *made.last == *form) {
        Some(made) => (made.heading.to_owned(), super::address(id).at(made.last)),
        None => {
            let name = form.split('/').next().unwrap_or_default();
            let to = form.split('/').fold(super::address(id).at("record"), Address::at);
            (records::kind(name).map_or(name, |kind| kind.title).to_owned(), to)
        }
    }
}

fn every_kind(
    desk: &Desk,
    me: &access::Person,
    record: &Record,
    standing: &[&Fact],
    here: &Address,
) -> Result<Html, Problem> {
    let (mut html, id) = (moved(record, standing), record.id());
    let drafts = desk.drafts(me, id)?;
    if !drafts.is_empty() {
        let mut table =
            Table::new("What you began and did not finish", [Column::text("Record"), Column::date("Kept")]);
        for draft in drafts {
            let (title, to) = begun_at(id, &draft.form);
            table.push([Cell::link(title, &to), Cell::new(draft.saved.to_words())]);
        }
        html = html.with(&table);
    }
    let columns = [
        Column::text("Kind"),
        Column::number("Recorded"),
        Column::date("Latest"),
        Column::text("Record one"),
    ];
    let mut table = Table::new("Kinds of record", columns).caption_hidden();
    let count = |kind: &Kind| standing.iter().filter(|fact| *fact.record.kind() == *kind).count();
    let (recorded, others): (Vec<&'static Kind>, Vec<&'static Kind>) =
        kinds().filter(|kind| record.permit.may_read(kind)).partition(|kind| count(kind) > 0);
    for (heading, kinds) in [("Recorded so far", recorded), ("Nothing recorded yet", others)] {
        if !kinds.is_empty() {
            table.group(heading);
        }
        for kind in kinds {
            let of_kind = standing.iter().filter(|fact| *fact.record.kind() == *kind);
            let latest = of_kind.filter_map(|fact| fact.record.happened().from).max();
            let counted = count(kind);
            table.push([
                match counted {
                    0 => Cell::new(kind.title),
                    _ => Cell::link(kind.title, &here.clone().with("kind", kind.name)),
                },
                Cell::new(counted),
                latest.map_or_else(|| Cell::none("nothing yet"), |day| Cell::new(day.to_words())),
                match record.adds(kind) {
                    true => {
                        Cell::html(words::link_for("Record", &kind.title.to_lowercase(), &fastest(id, kind)))
                    }
                    false => Cell::none("not yours to record"),
                },
            ]);
        }
    }
    let merge = Link::new("Merge with another record of the same child", super::merge::address(id));
    Ok(html.with(&table).with(&glance::link(&merge)))
}

fn of_kind(desk: &Desk, record: &Record, kind: &'static Kind, standing: &[&Fact], here: &Address) -> Html {
    let id = record.id();
    let mut facts: Vec<&&Fact> = standing.iter().filter(|fact| fact.record.kind() == kind).collect();
    facts.sort_by_key(|fact| std::cmp::Reverse((fact.record.happened().from, fact.recorded)));
    let columns =
        [Column::date("Day"), Column::prose("What was recorded"), Column::date("Learnt"), Column::text("By")];
    let mut table = Table::new(kind.title, columns).large();
    for fact in facts.into_iter().take(ROWS) {
        let happened = fact.record.happened();
        table.push([
            happened.from.map_or_else(|| Cell::none("no day"), |day| Cell::new(day.to_words())),
            Cell::html(glance::titled(desk.people(), id, fact)),
            Cell::new(Day::to_words(fact.recorded.day())),
            Cell::new(desk.people().name_of(&fact.origin.who)),
        ]);
    }
    let html = Html::new().with(&glance::link(&Link::new("All kinds of record", here.clone()))).with(&table);
    if record.adds(kind) {
        html.with(&glance::link(&Link::new("Record one", fastest(id, kind))))
    } else {
        html
    }
}
