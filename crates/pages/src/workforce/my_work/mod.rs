//! `/work`: what one social worker or personal adviser has to do: overdue, due, and coming in the next days; `/work.csv`: the
//! same in a file.

use access::{Person, Role, Seen};
use axum::extract::State;
use calendar::Day;
use web::parts::{Cell, Column, Download, Downloads, Filter, Inset, SubNavigation, Table};
use web::{Address, Html, Link, Page, Problem, Query};

use super::list::{self, Asked};
use super::lists;
use crate::board::{Board, Standing};
use crate::child::due::by;
use crate::rows::{List, Rows};
use crate::signed::Me;
use crate::{Desk, child, words};

/// Bytes of the list of a usual caseload, about.
const A_PAGE: usize = 48 << 10;

/// The list.
///
/// # Errors
/// The list is another worker's and not the reader's to see; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work_at_once(
        |_| true,
        move |desk| {
            let Some(worker) = whose(desk, &me, &asked)? else {
                return nobody(desk, &me);
            };
            let (board, today) = (desk.board(), desk.today());
            let seen = desk.seen(&me)?;
            let children = children(&board, &worker, &seen);
            let rows = asked.rows(children.iter().copied(), today);
            let (late, coming) = list::counts(&rows, today);
            let mine = worker.id == me.id;
            let by_child = asked.by != "day";
            let here = |by: &str| {
                let asked = Asked { by: by.to_owned(), ..asked.clone() };
                asked.on(Address::new("/work"))
            };
            let views = [Link::new("By child", here("child")), Link::new("By day", here("day"))];
            let mut filter =
                Filter::new("What is shown", "/work").keep("by", if by_child { "child" } else { "day" });
            if !mine {
                filter = filter.keep("worker", &*worker.id);
            }
            let filter = asked.filter(filter, &list::clocks_of(children.iter().copied()));
            let theirs = list::late_of_theirs(&rows, today, list::theirs(&worker));
            let whom = if mine { "you".to_owned() } else { worker.name.clone() };
            let late = match late {
                0 => "Nothing is overdue".to_owned(),
                late if theirs == late => format!("{late} overdue"),
                late => format!("{late} overdue, {theirs} of them for {whom} to do"),
            };
            let sentence = format!(
                "{late}; {coming} to come in these days. {}.",
                words::counted(children.len(), "child", "children")
            );
            let html = Html::with_room(A_PAGE)
                .with(&lead(&sentence))
                .with(&crate::reviews::escalation::list::waiting(desk, &board, &me)?)
                .with(&if mine { super::to_do::line(desk, &board, &me, &seen) } else { Html::new() })
                .with(&passing(&board, &seen, &worker, mine, today))
                .with(&filter)
                .with(&SubNavigation::new("Order", views, usize::from(!by_child)))
                .with(&list::table(&rows, by_child, today, None, list::theirs(&worker)))
                .with(&Html::trusted("<h2 class=\"govuk-heading-m\">All the children</h2>".to_owned()))
                .with(&everybody(&children, &worker, today))
                .with(&Downloads::new([
                    Download::new("This list", "CSV", asked.on(Address::new("/work.csv"))),
                    Download::new("My calendar", "subscription", Address::new("/my-calendar")),
                    Download::new("My digest", "e-mail", Address::new("/my-digest")),
                ]))
                .with(&supervision(&worker, mine))
                .with(&lists::keep(&asked.on(Address::new("/work"))))
                .with(&lists::section(desk, &me)?);
            let heading = if mine { "My work".to_owned() } else { format!("The work of {}", worker.name) };
            Ok(Page::new(heading).caption(today.to_words()).in_menu("/work").body(html))
        },
    )
    .await
}

/// The children who pass to a worker soon: whose record they may read already.
fn passing(board: &Board, seen: &Seen, worker: &Person, mine: bool, today: Day) -> Html {
    let mut all: Vec<_> = board
        .passing()
        .filter_map(|child| Some((child, child.ties.comes_to(&worker.id, today)?.span.until?)))
        .filter(|(child, _)| seen.has(&child.id))
        .collect();
    all.sort_by_key(|(child, day)| (*day, child.id.clone()));
    let whom = if mine { "you".to_owned() } else { worker.name.clone() };
    all.iter().fold(Html::new(), |html, (child, day)| {
        let says = format!(
            "Comes to {} on {}: <a class=\"govuk-link\" href=\"{}\">{}</a>. Read the record before the first visit.",
            Html::text(&whom),
            day.to_words(),
            Html::text(child::address(&child.id)),
            Html::text(child.called()),
        );
        html.with(&Inset::new(Html::trusted(says)))
    })
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "work",
    title: "What is due for the children of one social worker",
    asks: &[
        ("worker", "Whose list, by identifier; the reader’s own where it is not given"),
        ("within", "late, all, or days ahead; 14 where it is not given"),
        ("clock", "One clock, by its identifier"),
        (
            "who",
            "mine: what is for the social worker or adviser to do; adviser: for the adviser; everything where it is not given",
        ),
    ],
    rows: |desk, me, asked| {
        let asked: Asked = asked.read()?;
        let worker = whose(desk, me, &asked)?.ok_or(Problem::Missing("Choose whose list this is first."))?;
        let (board, today) = (desk.board(), desk.today());
        let rows = asked.rows(children(&board, &worker, &desk.seen(me)?), today);
        Ok(Rows::new(list::HEADINGS, list::file(&rows, today, desk.people())))
    },
};

/// Whether somebody has a list of work: those to whom children are allocated, and personal advisers.
fn has_work(person: &Person) -> bool {
    person.role.has_caseload() || person.role == Role::PersonalAdviser
}

/// The children of a worker, or the young people whom somebody advises, as far as the reader may see them.
pub fn children<'a>(board: &'a Board, worker: &Person, seen: &Seen) -> Vec<&'a Standing> {
    let mut children: Vec<&Standing> = if worker.role == Role::PersonalAdviser {
        let advised = |child: &&crate::board::Standing| {
            let adviser = child.leaving.as_ref().and_then(|leaving| leaving.adviser.as_ref());
            adviser.is_some_and(|(who, _)| **who == *worker.id)
        };
        let mut theirs: Vec<&Standing> = board.everybody().map(|child| &**child).filter(advised).collect();
        theirs.sort_by(|a, b| (a.called(), &a.id).cmp(&(b.called(), &b.id)));
        theirs
    } else {
        board.of_worker(&worker.id).into_iter().map(|child| &**child).collect()
    };
    children.retain(|child| seen.has(&child.id));
    children
}

/// Whose list is asked for; `None` where the reader has none of their own and names nobody.
///
/// # Errors
/// It is another's and not the reader's to see.
pub fn whose(desk: &Desk, me: &Person, asked: &Asked) -> Result<Option<Person>, Problem> {
    let id = if asked.worker.is_empty() { &*me.id } else { &*asked.worker };
    let Some(worker) = desk.people().person_or_former(id).filter(|person| has_work(person)) else {
        return Ok(None);
    };
    desk.may_list(me, worker)?;
    Ok(Some(worker.clone()))
}

/// The way to one's own supervision.
fn supervision(worker: &Person, mine: bool) -> Html {
    if !mine {
        return Html::new();
    }
    let to = super::supervision::address(&worker.id);
    child::glance::link(&Link::new("My supervision", to))
        .with(&child::glance::link(&Link::new("What I began and did not finish", Address::new("/begun"))))
}

/// Every child of the list, with what comes first.
fn everybody(children: &[&Standing], worker: &Person, today: Day) -> Table {
    let columns = [
        Column::text("Child"),
        Column::text("Age"),
        Column::date("Yours since"),
        Column::text("Next"),
        Column::date("By"),
    ];
    let mut table =
        Table::new("All the children", columns).caption_hidden().when_empty("No child is allocated today.");
    // A personal adviser's are theirs since the adviser was named, whoever the social worker is.
    let since = |each: &Standing| match worker.role {
        Role::PersonalAdviser => each.leaving.as_ref().and_then(|leaving| Some(leaving.adviser.as_ref()?.1)),
        _ => each.worker.as_ref().map(|(_, since)| *since),
    };
    for each in children {
        let next = each.duties.first();
        table.push([
            Cell::link(each.called(), &child::address(&each.id)),
            each.born.map_or_else(|| Cell::none("not known"), |born| Cell::new(child::age(born, today))),
            since(each).map_or_else(|| Cell::none("not known"), |since| Cell::new(since.to_words())),
            next.map_or_else(|| Cell::none("nothing"), |duty| Cell::new(duty.clock.title)),
            next.map_or_else(|| Cell::none(""), |duty| Cell::new(by(duty))),
        ]);
    }
    table
}

/// For those to whom no children are allocated.
fn nobody(desk: &Desk, me: &Person) -> Result<Page, Problem> {
    let mut html = Html::new().with(&Inset::new(
        "No children are allocated to you: this page is for social workers and personal advisers.",
    ));
    let workers = match me.role {
        Role::TeamManager => me.team.as_deref().map(|team| desk.people().workers_of(team)),
        Role::HeadOfService | Role::PerformanceOfficer | Role::QualityAssurance => {
            Some(desk.people().of_role(Role::SocialWorker))
        }
        _ => None,
    };
    if let Some(workers) = workers {
        let mut table = Table::new("Whose work do you want to see?", [Column::text("Social worker")]);
        for worker in workers {
            table.push([Cell::link(&worker.name, &Address::new("/work").with("worker", &worker.id))]);
        }
        html = html.with(&table);
    }
    Ok(Page::new("My work").body(html.with(&lists::section(desk, me)?)))
}

pub(crate) fn lead(sentence: &str) -> Html {
    Html::trusted(format!("<p class=\"kith-lead\">{}</p>", Html::text(sentence)))
}
