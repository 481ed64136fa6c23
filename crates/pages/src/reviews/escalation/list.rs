//! `/escalations`: open challenges: those that wait for the reader's answer, those that the reader raised, and all that
//! the reader
//! sees. Everything is on the board: nobody is folded for it.

use std::sync::Arc;

use access::{Line, Person, Role};
use axum::extract::State;
use calendar::Moment;
use oversight::escalation::Case;
use records::reviews::EscalationAs;
use records::workforce::LinePost;
use timeline::Authority;
use web::parts::{Cell, Column, Download, Downloads, Inset, SubNavigation, Table};
use web::{Address, Html, Link, Page, Problem, Query};

use crate::board::{Board, Standing};
use crate::child::door;
use crate::rows::{List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

use super::{answers, lines, one, state};

/// Which are shown.
#[derive(Debug, Default, Clone, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    show: String,
}

/// Where the list is.
pub(crate) fn address() -> Address {
    Address::new("/escalations")
}

/// An open challenge about a child.
struct Open<'a> {
    child: &'a Standing,
    case: &'a Case,
    /// Whether the reader is asked for the answer.
    mine_to_answer: bool,
    /// Whether the reader raised it, or is the child's reviewing officer and an officer raised it.
    mine: bool,
}

fn open<'a>(
    desk: &Desk,
    board: &'a Board,
    authority: &Authority,
    me: &Person,
) -> Result<Vec<Open<'a>>, Problem> {
    let (seen, today) = (desk.seen(me)?, desk.today());
    let staff = board.register().staff();
    let stands_in: Vec<Arc<str>> = staff.stands_in(&me.id, today).map(|(who, _)| who.clone()).collect();
    let is_me = |who: &str| *who == *me.id || stands_in.iter().any(|whom| **whom == *who);
    let mut all = Vec::new();
    for child in board.challenged().map(|child| &**child).filter(|child| seen.has(&child.id)) {
        // Read by those only to whom this part of the record is open.
        let ties = &child.ties;
        let reads = access::allowed(&board.register().asking(me, ties))
            .is_ok_and(|permit| permit.reads().has(access::Part::Challenge));
        if !reads {
            continue;
        }
        let worker = child.worker.as_ref().map(|(worker, _)| &**worker);
        let line = Line::on(today, worker, desk.people(), staff, lines(authority));
        for case in &child.challenges {
            let mine_to_answer = case.waits().is_some_and(|stage| match &stage.to {
                Some(to) => is_me(to),
                None => stage.post.is_some_and(|post| line.holder(post).is_ok_and(|held| is_me(&held.id))),
            });
            let officer = case.said.raised_as != Some(EscalationAs::Advocate);
            let reviews = officer && ties.reviewer(today).is_some_and(|held| held.who == me.id);
            let mine =
                case.said.by.as_deref().is_some_and(is_me) || (reviews && me.role == Role::ReviewingOfficer);
            all.push(Open { child, case, mine_to_answer, mine });
        }
    }
    all.sort_by_key(|open| {
        let due = open.case.waits().map(|stage| stage.due);
        (due.is_none(), due, open.case.whole_due, open.child.id.clone())
    });
    Ok(all)
}

/// The sentence on a list of work that says how many challenges wait for the reader's answer; nothing where none does.
pub(crate) fn waiting(desk: &Desk, board: &Board, me: &Person) -> Result<Html, Problem> {
    let authority = desk.authority(Moment::END_OF_TIME);
    let today = desk.today();
    let open = open(desk, board, &authority, me)?;
    let own: Vec<&Open<'_>> = open.iter().filter(|open| open.mine_to_answer).collect();
    let Some(first) = own.first().and_then(|open| open.case.waits()) else { return Ok(Html::new()) };
    let late = own.iter().filter(|open| open.case.waits().is_some_and(|stage| stage.due < today)).count();
    let late = if late == 0 { String::new() } else { format!(" {late} late.") };
    let count = words::counted(own.len(), "challenge waits", "challenges wait");
    let says = format!(
        "{count} for your answer, the first due {}.{late} <a class=\"govuk-link\" href=\"{}\">To be answered by you</a>",
        Html::text(first.due.to_words()),
        Html::text(address().with("show", "answer"))
    );
    Ok(Html::of(&Inset::new(Html::trusted(says))))
}

/// The list.
///
/// # Errors
/// Challenges are not the reader's to see; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        may(&me)?;
        let (board, authority, today) = (desk.board(), desk.authority(Moment::END_OF_TIME), desk.today());
        let all = open(desk, &board, &authority, &me)?;
        let views = views(&me);
        let at = views.iter().position(|(_, show)| *show == asked.show).unwrap_or(0);
        let shown = shown(&all, views[at].1);
        // Of all that is open, whatever is shown: "0 open challenges" above six of others is not true.
        let late = all.iter().filter(|open| open.case.waits().is_some_and(|stage| stage.due < today)).count();
        let over = all.iter().filter(|open| open.case.whole_due < today).count();
        let sentence = format!(
            "{}; {late} with a late answer, {over} open longer than the whole may take.",
            words::counted(all.len(), "open challenge", "open challenges")
        );
        let names = views.iter().map(|(words, show)| {
            let count = self::shown(&all, show).len();
            Link::new(format!("{words} ({count})"), address().with("show", *show))
        });
        let file = Address::new("/escalations.csv").with("show", views[at].1);
        let html = Html::of(&lead(&sentence))
            .with(&SubNavigation::new("Which challenges", names.collect::<Vec<_>>(), at))
            .with(&table(desk, &board, &authority, &shown))
            .with(&Downloads::new([Download::new("This list", "CSV", file)]));
        Ok(Page::new("Challenges").caption(today.to_words()).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "escalations",
    title: "Challenges to how cases are handled",
    asks: &[("show", "Which: as the views of the page Challenges are called in its address")],
    rows: |desk, me, asked| {
        let asked: Asked = asked.read()?;
        may(me)?;
        let (board, authority) = (desk.board(), desk.authority(Moment::END_OF_TIME));
        let all = open(desk, &board, &authority, me)?;
        let rows: Vec<Vec<String>> = shown(&all, &asked.show)
            .iter()
            .map(|open| {
                let stage = open.case.current();
                vec![
                    open.child.called().to_owned(),
                    open.child.id.to_string(),
                    open.case.said.theme.label().to_owned(),
                    open.case.said.raised.to_string(),
                    stage.map(|stage| stage.nth.to_string()).unwrap_or_default(),
                    who(desk, &board, &authority, open),
                    stage.map(|stage| stage.due.to_string()).unwrap_or_default(),
                    stage.and_then(|stage| stage.answered).map(|day| day.to_string()).unwrap_or_default(),
                    open.case.whole_due.to_string(),
                ]
            })
            .collect();
        let headings = [
            "child",
            "number",
            "about",
            "raised",
            "stage",
            "must answer",
            "answer due",
            "answered",
            "whole due",
        ];
        Ok(Rows::new(&headings, rows))
    },
};

/// Who has challenges to see to.
pub(crate) fn is_for(role: Role) -> bool {
    matches!(
        role,
        Role::ReviewingOfficer
            | Role::TeamManager
            | Role::HeadOfService
            | Role::Advocate
            | Role::QualityAssurance
    )
}

fn may(me: &Person) -> Result<(), Problem> {
    if is_for(me.role) {
        return Ok(());
    }
    let says = "This list is for those who raise challenges and those who answer them. A child’s own page lists the \
    challenges about \
                them.";
    Err(door::closed(&access::Refusal::told(says)))
}

/// The views of a reader, theirs first.
fn views(me: &Person) -> Vec<(&'static str, &'static str)> {
    let (mine, answer, all) = (("Mine", "mine"), ("To be answered by you", "answer"), ("All open", "all"));
    match me.role {
        Role::ReviewingOfficer | Role::Advocate => vec![mine, all],
        Role::TeamManager => vec![answer, all],
        Role::HeadOfService => vec![answer, mine, all],
        _ => vec![all],
    }
}

fn shown<'a, 'b>(all: &'b [Open<'a>], show: &str) -> Vec<&'b Open<'a>> {
    all.iter()
        .filter(|open| match show {
            "mine" => open.mine,
            "answer" => open.mine_to_answer,
            _ => true,
        })
        .collect()
}

fn who(desk: &Desk, board: &Board, authority: &Authority, open: &Open<'_>) -> String {
    let Some(stage) = open.case.waits() else { return String::new() };
    let worker = open.child.worker.as_ref().map(|(worker, _)| &**worker);
    let line = Line::on(stage.opened, worker, desk.people(), board.register().staff(), lines(authority));
    answers(desk, &line, stage)
}

fn table(desk: &Desk, board: &Board, authority: &Authority, shown: &[&Open<'_>]) -> Table {
    let columns = [
        Column::text("Child"),
        Column::prose("About"),
        Column::text("Stage"),
        Column::text("State"),
        Column::date("Answer due"),
        Column::prose("Must answer"),
        Column::date("The whole by"),
    ];
    let mut table =
        Table::new("Open challenges", columns).caption_hidden().when_empty("Nothing is open here.");
    for open in shown {
        let stage = open.case.current();
        let post = stage.and_then(|stage| stage.post).map(LinePost::label).unwrap_or_default();
        let nth = stage.map_or(1, |stage| stage.nth);
        table.push([
            Cell::link(open.child.called(), &one(&open.child.id, &open.case.id)),
            Cell::new(open.case.said.theme.label()),
            Cell::new(format!("{nth}: {}", post.to_lowercase())),
            Cell::part(&state(open.case, desk.today())),
            open.case.waits().map_or_else(|| Cell::none("answered"), |stage| Cell::new(stage.due.to_words())),
            match who(desk, board, authority, open) {
                none if none.is_empty() => Cell::none("nobody: whoever raised it closes it or takes it up"),
                who => Cell::new(who),
            },
            Cell::new(open.case.whole_due.to_words()),
        ]);
    }
    table
}
