//! `/erasures/{proposal}/certificate.pdf`: what was destroyed, by whom, on which ground: without what it was.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use calendar::Moment;
use press::{Block, Cell, Column, Definition, Document, Inline, Row, Section, Table};
use records::governance::{Erasure, ErasureProposed};
use web::{Path, Problem};

use crate::Desk;
use crate::child::door;
use crate::signed::Me;

/// The file.
///
/// # Errors
/// The reader does not keep the records; nothing was erased by this proposal; the file cannot be made.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((which, file)): Path<(String, String)>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        access::keeps_records(&me).map_err(|refusal| door::closed(&refusal))?;
        let (_, proposed) = super::erasures::proposal(desk, &which)?;
        let (seq, erasure) = super::erasures::done(desk, &which).ok_or(super::erasures::GONE)?;
        let document = document(desk, &proposed, &erasure, seq);
        match file.as_str() {
            "certificate.pdf" => super::file::pdf(&document, &file),
            "certificate.html" => {
                let kind = (header::CONTENT_TYPE, "text/html; charset=utf-8");
                Ok(([kind], press::html::page(&document)).into_response())
            }
            _ => Err(super::erasures::GONE),
        }
    })
    .await
}

fn document(desk: &Desk, proposed: &ErasureProposed, erasure: &Erasure, seq: u64) -> Document {
    let name = |who: &str| desk.people().name_of(who).to_owned();
    let line =
        |term: &str, text: String| Definition { term: term.to_owned(), text: vec![Inline::Plain(text)] };
    let ground = erasure.ground.label().to_owned();
    let mut section = Section::new("destroyed", "What was destroyed").with(Block::Definitions(vec![
        line("Day", erasure.day.to_words()),
        line("Ground", erasure.reference.as_deref().map_or(ground.clone(), |of| format!("{ground}: {of}"))),
        line("Why", erasure.reason.clone()),
        line("Proposed by", name(&erasure.proposed_by)),
        line("Approved by", name(&erasure.approved_by)),
        line("Whole records", erasure.records.to_string()),
        line("Entries", erasure.entries.to_string()),
        line("Documents", erasure.documents.to_string()),
        line("Entry of the journal that says so", seq.to_string()),
    ]));
    if !proposed.whole.is_empty() {
        let columns = ["Number", "Class of record", "Had to be kept until", "By"].map(Column::text);
        let mut table = Table::new("Whole records", columns.into());
        for of in &proposed.whole {
            let text = |text: Option<String>| Cell::from(text.unwrap_or_default());
            table.rows.push(Row::new(
                of.subject.clone(),
                vec![
                    text(of.class.clone()),
                    text(of.kept_until.map(calendar::Day::to_words)),
                    text(of.provision.clone()),
                ],
            ));
        }
        section = section.with(table);
    }
    section = section.with(Block::text(
        "What the entries said was destroyed in the database, with their documents. That they were, and who recorded them when, \
         still stands in the journal, whose chain verifies. Copies in backups that were made before go when those are \
         thrown away.",
    ));
    Document {
        title: "Certificate of destruction".to_owned(),
        authority: desk.authority(Moment::END_OF_TIME).name.as_deref().unwrap_or_default().to_owned(),
        dates: vec![erasure.day.to_words()],
        dated: Some(erasure.day),
        sections: vec![section],
        ..Document::default()
    }
}
