//! `/child/{child}/record/{kind}/{record}`: one record: what stands, and how it came to.

use axum::extract::State;
use calendar::{Day, Moment};
use journal::{Act, Entry};
use records::governance::{Came, TransferReceived};
use records::{Fact, Kind};
use serde_json::Value;
use web::parts::{Colour, SummaryList, Tag};
use web::{Html, Link, Page, Path, Problem};

use super::super::documents;
use crate::record::{Record, subject_id};
use crate::signed::Me;
use crate::{Desk, words};

/// What stands, and every revision before it, newest first.
///
/// # Errors
/// As [`super::super::overview::get`]; there is no such record.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, name, which)): Path<(String, String, String)>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let kind = super::kind(&name)?;
        let here = super::one(&id, kind.name, &which);
        let what = format!("one record: {}", kind.title.to_lowercase());
        let record = desk.child(&me, &id, &what, &here.to_string())?;
        let child = record.timeline(Moment::END_OF_TIME);
        let newest = newest(&record, kind, &which);
        // What was erased has no facts any longer: that it was is told.
        let subject = record.permit.subject();
        let was = desk.roll().erased(subject).iter().any(|one| one.kind == kind && *one.id == *which);
        let stands = match &newest {
            Err(problem) if !was => return Err(problem.clone()),
            Err(_) => false,
            Ok(newest) => !newest.withdrawn,
        };
        let mut html = Html::new();
        if stands && record.adds(kind) {
            html = html.with(&buttons(&[
                Link::new("Put it right", here.clone().at("correct")),
                Link::new("Take it back", here.at("withdraw")),
            ]));
        }
        html = html.with(&crate::rights::disputes(&record, kind.name, &which));
        if stands {
            let standing = record.standing(Moment::END_OF_TIME);
            html = html.with(&documents::of_record(&id, &standing, kind.name, &which));
        }
        let entries = desk.revisions(&record, kind, &which)?;
        for (nth, entry) in entries.iter().enumerate().rev() {
            let before = nth.checked_sub(1).and_then(|before| entries.get(before));
            html = html.with(&revision(desk, kind, entry, before, &came(&record, kind, &which, entry))?);
        }
        Ok(super::enter::about(&child, &id, kind.title).title("One record of one child").body(html))
    })
    .await
}

/// The newest revision of a record.
pub(super) fn newest<'a>(record: &'a Record, kind: &Kind, which: &str) -> Result<&'a Fact, Problem> {
    record
        .facts
        .iter()
        .filter(|fact| *fact.record.kind() == *kind && *fact.id == *which)
        .max_by_key(|fact| fact.revision)
        .ok_or(Problem::Missing(
            "There is no such record about this child. The page Record lists those that there are.",
        ))
}

impl Desk {
    /// Every revision of a record as the journal holds it, oldest first: with its reason.
    ///
    /// # Errors
    /// The kind is not the reader's; the journal cannot be read.
    pub fn revisions(&self, record: &Record, kind: &Kind, which: &str) -> Result<Vec<Entry>, Problem> {
        record.must_read(kind)?;
        let (subject, which) = self.roll().place(record.permit.subject(), which);
        let entries = self.roll().journal().history(&subject_id(&subject)?);
        let mut entries = entries.map_err(Problem::fault("reading the history of a record"))?;
        entries.retain(|entry| &*entry.envelope.kind == kind.name && entry.envelope.record_id == which);
        Ok(entries)
    }
}

/// Where a revision came from, where the record came from another authority; one that came by way of several has each.
fn came(record: &Record, kind: &Kind, which: &str, entry: &Entry) -> Vec<String> {
    if matches!(entry.envelope.source, journal::Source::Act) {
        return Vec::new();
    }
    let standing = record.standing(Moment::END_OF_TIME);
    let received = standing.iter().filter_map(|fact| fact.of::<TransferReceived>());
    let told = received.flat_map(|received| {
        let of_it = |came: &&Came| {
            came.kind == kind.name && came.id == which && came.revision == entry.envelope.revision
        };
        received.came.iter().filter(of_it).map(move |came| {
            format!(
                "{} ({}): recorded there on {} by {}; imported on {}",
                received.from,
                received.code,
                came.recorded.to_words(),
                came.by,
                received.day.to_words()
            )
        })
    });
    told.collect()
}

fn revision(
    desk: &Desk,
    kind: &'static Kind,
    entry: &Entry,
    before: Option<&Entry>,
    came: &[String],
) -> Result<Html, Problem> {
    let envelope = &entry.envelope;
    let (word, colour) = match envelope.act {
        Act::Recorded => ("Recorded", Colour::Blue),
        Act::Corrected => ("Put right", Colour::Yellow),
        Act::Withdrawn => ("Taken back", Colour::Grey),
    };
    let who = desk.people().name_of(&envelope.who);
    let heading = if came.is_empty() {
        format!("{word} by {who}")
    } else {
        format!("{word} elsewhere, imported by {who}")
    };
    let mut list = SummaryList::new().row("What was done", Html::of(&Tag::new(word, colour)));
    for came in came {
        list = list.row("Came from", came.clone());
    }
    list = list.row("When it was learnt", envelope.recorded.to_words());
    if let Some(from) = envelope.happened.from {
        let to = envelope.happened.to.filter(|to| *to != from);
        let days =
            to.map_or_else(|| from.to_words(), |to| format!("{} to {}", from.to_words(), to.to_words()));
        list = list.row("When it was true", days);
    }
    if let Some(reason) = &envelope.reason {
        list = list.row("Reason", reason.to_string());
    }
    if let Some(permit) = &envelope.permit_reason {
        list = list.row("Recorded as", permit.to_string());
    }
    if let journal::Source::Load { load, .. } = &envelope.source {
        list = list.row("Came with", load.what.to_string());
    }
    if entry.payload.is_none() && envelope.digest.is_some() {
        list = list.row("What it said", crate::rights::erased_said(desk, envelope.seq)?);
    }
    let said = |entry: &Entry| -> Option<Value> { serde_json::from_slice(entry.payload.as_deref()?).ok() };
    let (now, was) = (said(entry), before.and_then(said));
    for field in kind.fields {
        let value = |payload: &Option<Value>| {
            payload.as_ref()?.get(field.name).and_then(|value| words::value(desk.people(), field.form, value))
        };
        let (now, was) = (value(&now), value(&was));
        let changed = envelope.act == Act::Corrected && now != was;
        let label = field.label.trim_end_matches('?');
        match (now, was) {
            (Some(now), was) if changed => {
                let was = was.unwrap_or_else(|| "nothing".to_owned());
                let html = words::lines(&now)
                    .with(&Html::text(" "))
                    .with(&Tag::new("changed", Colour::Yellow))
                    .with(&Html::trusted("<br>".to_owned()))
                    .with(&Html::text(format!("before: {was}")));
                list = list.row(label, html);
            }
            (None, Some(was)) if changed => {
                list = list.row(label, format!("Left empty; before: {was}"));
            }
            (Some(now), _) => list = list.row(label, words::lines(&now)),
            (None, _) => {}
        }
    }
    Ok(Html::trusted(format!("<h2 class=\"govuk-heading-m\">{}</h2>", Html::text(heading))).with(&list))
}

/// Links that look like buttons.
fn buttons(links: &[Link]) -> Html {
    let mut html = String::from("<div class=\"govuk-button-group\">");
    for link in links {
        html.push_str(&format!(
            "<a class=\"govuk-button govuk-button--secondary\" href=\"{}\">{}</a>",
            Html::text(&link.address),
            Html::text(&link.words)
        ));
    }
    html.push_str("</div>");
    Html::trusted(html)
}

/// The day and who, for the heading of a version.
pub(super) fn by(desk: &Desk, entry: &Entry) -> String {
    let day: Day = entry.envelope.recorded.day();
    format!("{}, {}", desk.people().name_of(&entry.envelope.who), day.to_words())
}
