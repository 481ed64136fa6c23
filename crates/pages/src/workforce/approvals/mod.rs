//! `/approvals`: what waits for the reader's answer, and what became of what they sent: plans, decisions and transfers.

pub(crate) mod ask;
pub(crate) mod one;

use access::{Person, Seen};
use axum::extract::State;
use calendar::Day;
use records::workforce::{Approval, ApprovalAnswer};
use web::parts::{Cell, Colour, Column, Table, Tag};
use web::{Address, Html, Page, Problem};

use super::my_work::lead;
use crate::board::{Board, Sent, Standing};
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::{Desk, words};

/// The page that answers one.
pub(crate) fn address(child: &str, record: &str) -> Address {
    crate::child::address(child).at("approval").at(record)
}

/// What waits, and what was sent.
///
/// # Errors
/// The reader sees no children; the journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let seen = desk.seen(&me)?;
        let (board, today) = (desk.board(), desk.today());
        let waiting = waiting_for(desk, &board, &me, &seen);
        let sentence = match waiting.len() {
            0 => "Nothing waits for your answer.".to_owned(),
            _ => format!("{} for your answer.", words::counted(waiting.len(), "paper waits", "papers wait")),
        };
        let html = Html::new()
            .with(&lead(&sentence))
            .with(&waiting_table(desk, &waiting, today))
            .with(&sent_table(desk, &board, &me, &seen))
            .with(&rows::download("What waits for you", "/approvals.csv"));
        Ok(Page::new("Approvals").caption(today.to_words()).in_menu("/team").body(html))
    })
    .await
}

/// What waits, to take away.
pub(crate) const LIST: List = List {
    name: "approvals",
    title: "What waits for the reader’s answer",
    asks: &[],
    rows: |desk, me, _| {
        let (board, seen) = (desk.board(), desk.seen(me)?);
        let rows = waiting_for(desk, &board, me, &seen)
            .iter()
            .map(|(child, sent)| {
                let by = desk.people().name_of(&sent.approval.by).to_owned();
                let id = child.id.to_string();
                vec![id, child.called().to_owned(), sent.approval.what(), by, sent.approval.day.to_string()]
            })
            .collect();
        Ok(Rows::new(&["child", "name", "what", "sent_by", "sent"], rows))
    },
};

/// What waits for the answer of a person, longest waiting first.
pub fn waiting_for<'a>(
    desk: &Desk,
    board: &'a Board,
    me: &Person,
    seen: &Seen,
) -> Vec<(&'a Standing, &'a Sent)> {
    let mut waiting: Vec<(&Standing, &Sent)> = board
        .everybody()
        .filter(|child| seen.has(&child.id))
        .flat_map(|child| child.sent.iter().map(move |sent| (&**child, sent)))
        .filter(|(child, sent)| {
            let worker = child.worker.as_ref().map(|(worker, _)| &**worker);
            sent.approval.is_waiting()
                && access::approve(me, desk.people(), &[&sent.approval.by], worker).is_ok()
        })
        .collect();
    waiting.sort_by(|a, b| (a.1.approval.day, &a.0.id, &a.1.id).cmp(&(b.1.approval.day, &b.0.id, &b.1.id)));
    waiting
}

/// What waits, a row each.
pub(crate) fn waiting_table(desk: &Desk, waiting: &[(&Standing, &Sent)], today: Day) -> Table {
    let columns = [
        Column::text("Child"),
        Column::text("What"),
        Column::text("Sent by"),
        Column::date("Sent"),
        Column::text("Waiting"),
        Column::text("Answer"),
    ];
    let mut table = Table::new("Waiting for your answer", columns)
        .caption_hidden()
        .when_empty("Plans, decisions and transfers that are sent to you stand here.");
    for (child, sent) in waiting {
        let days = sent.approval.day.days_until(today).max(0) as usize;
        let waited = match days {
            0 => Tag::new("Since today", Colour::Blue),
            1..=5 => Tag::new(words::counted(days, "day", "days"), Colour::Yellow),
            _ => Tag::new(words::counted(days, "day", "days"), Colour::Red),
        };
        let what = sent.approval.what();
        let about = format!("{what} of {}", child.called());
        table.push([
            Cell::link(child.called(), &crate::child::address(&child.id)),
            Cell::new(&what),
            Cell::new(desk.people().name_of(&sent.approval.by)),
            Cell::new(sent.approval.day.to_words()),
            Cell::part(&waited),
            Cell::html(words::link_for("Answer", &about, &address(&child.id, &sent.id))),
        ]);
    }
    table
}

/// What the reader sent: what waits, and what was answered lately.
fn sent_table(desk: &Desk, board: &Board, me: &Person, seen: &Seen) -> Html {
    let mut mine: Vec<(&Standing, &Sent)> = board
        .everybody()
        .filter(|child| seen.has(&child.id))
        .flat_map(|child| child.sent.iter().map(move |sent| (&**child, sent)))
        .filter(|(_, sent)| sent.approval.by == *me.id)
        .collect();
    if mine.is_empty() {
        return Html::new();
    }
    mine.sort_by(|a, b| (b.1.approval.day, &b.0.id, &b.1.id).cmp(&(a.1.approval.day, &a.0.id, &a.1.id)));
    let columns = [
        Column::text("Child"),
        Column::text("What"),
        Column::date("Sent"),
        Column::text("Answer"),
        Column::prose("Why"),
    ];
    let mut table = Table::new("What you sent", columns).large();
    for (child, sent) in mine {
        let approval = &sent.approval;
        table.push([
            Cell::link(child.called(), &address(&child.id, &sent.id)),
            Cell::new(approval.what()),
            Cell::new(approval.day.to_words()),
            Cell::part(&answer(approval)),
            Cell::new(said(desk, approval)),
        ]);
    }
    Html::of(&table)
}

/// The answer in a word.
pub(crate) fn answer(approval: &Approval) -> Tag {
    match approval.answer {
        None => Tag::new("Waiting", Colour::Blue),
        Some(ApprovalAnswer::Approved) => Tag::new("Approved", Colour::Green),
        Some(ApprovalAnswer::Returned) => Tag::new("Returned", Colour::Yellow),
    }
}

/// Who answered, when and why, in a sentence; empty while it waits.
pub(crate) fn said(desk: &Desk, approval: &Approval) -> String {
    let (Some(on), Some(by)) = (approval.answered, &approval.answered_by) else { return String::new() };
    let who = format!("{} on {}", desk.people().name_of(by), on.to_words());
    match &approval.because {
        Some(because) => format!("{who}: {because}"),
        None => who,
    }
}
