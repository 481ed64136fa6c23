//! What was erased, told where it stood.

use records::Subject;
use records::governance::Erasure;
use web::parts::{Cell, Column, Table};
use web::{Html, Problem};

use crate::Desk;
use crate::child::overview::heading;
use crate::record::Record;

/// The erasure that took an entry, in a sentence: "erased on … under …".
///
/// # Errors
/// The journal cannot be read.
pub fn said(desk: &Desk, seq: u64) -> Result<String, Problem> {
    let all = desk.roll().journal().erased().map_err(Problem::fault("reading what was erased"))?;
    let Some(one) = all.iter().find(|one| one.seq == seq) else {
        return Ok("Nothing of it is left: the key with which it was sealed was destroyed.".to_owned());
    };
    let day = one.at.day().to_words();
    let facts = desk.roll().facts(&authority(desk));
    let erasure =
        facts.iter().find(|fact| fact.origin.seq == one.under).and_then(|fact| fact.of::<Erasure>());
    Ok(match erasure {
        Some(erasure) => {
            let of = erasure.reference.as_deref().map_or_else(String::new, |of| format!(" ({of})"));
            let name = |who: &str| desk.people().name_of(who).to_owned();
            format!(
                "Erased on {day} under: {}{of}. Proposed by {}, approved by {}.",
                erasure.ground.label().to_lowercase(),
                name(&erasure.proposed_by),
                name(&erasure.approved_by)
            )
        }
        None => format!(
            "Erased on {day}. The entry that says so is not here: this journal was restored to a moment before."
        ),
    })
}

fn authority(desk: &Desk) -> Subject {
    Subject::authority(&desk.roll().authority().unwrap_or_else(|| "not-named".into()))
}

/// Entries of a child's record that were erased, of the kinds that the reader may read.
pub(crate) fn of_child(desk: &Desk, record: &Record) -> Result<Html, Problem> {
    let mut of = vec![record.permit.subject().clone()];
    of.extend(desk.roll().merged(record.permit.subject()));
    let all: Vec<roll::Erased> = of
        .iter()
        .flat_map(|subject| desk.roll().erased(subject))
        .filter(|one| record.permit.may_read(one.kind))
        .collect();
    if all.is_empty() {
        return Ok(Html::new());
    }
    let columns = [Column::text("What it was"), Column::date("Recorded"), Column::prose("What became of it")];
    let mut table = Table::new("Entries that were erased", columns).caption_hidden();
    for one in &all {
        table.push([
            Cell::new(one.kind.title),
            Cell::new(one.recorded.day().to_words()),
            Cell::new(said(desk, one.origin.seq)?),
        ]);
    }
    Ok(heading("What was erased").with(&table))
}
