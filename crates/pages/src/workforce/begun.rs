//! `/begun`: what somebody began to write and did not finish, of whomever it is: the way back to a form that was kept.

use axum::extract::State;
use records::SubjectKind;
use web::parts::{Cell, Column, Table};
use web::{Address, Page, Problem};

use crate::Desk;
use crate::child::record::begun_at;
use crate::signed::Me;
use crate::workforce::supervision;

/// The forms of this reader. Of a child whose record is not open to them any more nothing is told, nor of a colleague whose
/// supervision is not theirs to see to.
///
/// # Errors
/// The reader's work opens no records; the journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let seen = desk.seen(&me)?;
        let board = desk.board();
        let begun = desk.roll().journal().begun(&me.id);
        let begun = begun.map_err(Problem::fault("reading what was kept"))?;
        let columns = [Column::text("Form"), Column::text("About"), Column::date("Kept")];
        let mut table = Table::new("What you began", columns)
            .caption_hidden()
            .when_empty("Nothing of yours waits to be finished. What you keep in a form stands here.");
        for one in &begun {
            let id = one.subject.id();
            let (title, to, whom) = if one.subject.sort() == SubjectKind::Worker.word() {
                let Ok(who) = desk.supervises(&me, id) else { continue };
                let Some((title, to)) = supervision::begun_at(id, &one.form) else { continue };
                (title.to_owned(), to, who.name)
            } else {
                let Some(child) = board.child(id).filter(|child| seen.has(&child.id)) else { continue };
                let (title, to) = begun_at(&child.id, &one.form);
                (title, to, format!("{}, {}", child.called(), child.id))
            };
            table.push([Cell::link(title, &to), Cell::new(whom), Cell::new(one.saved.to_words())]);
        }
        Ok(Page::new("What you began and did not finish")
            .under("My work", Address::new("/work"))
            .in_menu("/work")
            .body(web::Html::of(&table)))
    })
    .await
}
