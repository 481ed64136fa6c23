//! `/team`: who in a team is about to miss something, who has too much, where plans stand still and what waits for an answer; by
//! worker, by clock, and row by row. `/team.csv`: each of them in a file.

pub(crate) mod caseloads;
mod signs;
mod ways;

use access::{People, Person, Role, Seen, Team};
use axum::extract::State;
use calendar::Day;
use clocks::Clock;
use web::parts::{
    Cell, Choice, Colour, Column, Download, Downloads, Filter, Inset, SubNavigation, Table, Tag,
};
use web::{Address, Html, Link, Page, Problem, Query};

use super::approvals;
use super::list::{self, Asked, is_late};
use super::lists;
use super::my_work::lead;
use crate::board::{Board, Standing};
use crate::child::glance::{link, links};
use crate::placements::unregistered;
use crate::reviews::escalation::list as challenges;
use crate::rows::{List, Rows};
use crate::signed::Me;
use crate::{Desk, words};

/// Rows of what is due on one page: a page stays light on a phone. The file has them all.
const ROWS: usize = 120;

/// The team.
///
/// # Errors
/// The team is not the reader's to see; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let Some(team) = which(desk, &me, &asked)? else { return Ok(nobody()) };
        let (board, today) = (desk.board(), desk.today());
        let workers = at_work(desk.people(), &board, &team.id);
        let seen = desk.seen(&me)?;
        let children = children(&board, &workers, &seen);
        let rows = asked.rows(children.iter().copied(), today);
        let (late, coming) = list::counts(&rows, today);
        let waiting = approvals::waiting_for(desk, &board, &me, &seen);
        let waits = format!("Waiting for you ({})", waiting.len());
        let views = [
            ("By worker", ""),
            ("About to miss", "near"),
            ("Caseloads", "caseload"),
            ("Drift", "drift"),
            (waits.as_str(), "approvals"),
            ("By what is due", "clock"),
            ("Row by row", "rows"),
        ];
        let here = |show: &str| Asked { show: show.to_owned(), ..asked.clone() }.on(Address::new("/team"));
        let at = views.iter().position(|(_, show)| *show == asked.show).unwrap_or(0);
        let mut filter = Filter::new("What is shown", "/team").keep("show", views[at].1);
        if may_choose(&me) {
            let teams = desk.people().teams().iter().map(|team| Choice::new(&*team.id, &*team.name));
            filter = filter.select("team", "Team", teams, &*team.id);
        }
        let filter = asked.filter(filter, &list::clocks_of(children.iter().copied()));
        let shown = match views[at].1 {
            "near" => signs::near_table(&children, today, desk.people()),
            "caseload" => {
                let loads = caseloads::loads(desk, &board, &workers, &seen, today);
                let mut html = caseloads::table(desk, &loads, today);
                if access::sets_the_service(&me).is_ok() {
                    let words = "Change how caseloads are weighed";
                    html = html.with(&link(&Link::new(words, super::weights::address())));
                }
                html
            }
            "drift" => signs::drift_table(&children, today, desk.people()),
            "approvals" => Html::of(&approvals::waiting_table(desk, &waiting, today)),
            "clock" => Html::of(&by_clock(&rows, today, &asked)),
            "rows" => {
                let first = &rows[..rows.len().min(ROWS)];
                let mut html = Html::of(&list::table(
                    first,
                    false,
                    today,
                    Some(desk.people()),
                    Clock::is_for_their_worker,
                ));
                if rows.len() > ROWS {
                    let rest =
                        format!("The first {ROWS} of {} are shown; the file below has them all.", rows.len());
                    html = html.with(&Inset::new(rest));
                }
                html
            }
            _ => Html::of(&by_worker(desk.people(), &board, &workers, &seen, &asked, today)),
        };
        let sentence = match views[at].1 {
            "near" => signs::near_sentence(&children),
            "caseload" => caseloads::sentence(&caseloads::loads(desk, &board, &workers, &seen, today)),
            "drift" => signs::drift_sentence(&children),
            "approvals" => match waiting.len() {
                0 => "Nothing waits for your answer.".to_owned(),
                _ => format!(
                    "{} for your answer.",
                    words::counted(waiting.len(), "paper waits", "papers wait")
                ),
            },
            _ => format!(
                "{late} overdue, {coming} to come in these days; {} with {}.",
                words::counted(children.len(), "child", "children"),
                words::counted(workers.len(), "social worker", "social workers")
            ),
        };
        let is_due = matches!(views[at].1, "" | "clock" | "rows");
        let mut html = Html::new()
            .with(&lead(&sentence))
            .with(&challenges::waiting(desk, &board, &me)?)
            .with(&disputed(&children, today))
            .with(&super::to_do::line(desk, &board, &me, &desk.seen(&me)?));
        // Days and clocks choose among what is due; whoever may choose a team chooses it everywhere.
        if is_due || may_choose(&me) {
            html = html.with(&filter);
        }
        html = html
            .with(&SubNavigation::new("Order", views.map(|(words, show)| Link::new(words, here(show))), at))
            .with(&shown);
        if views[at].1.is_empty() {
            html = html.with(&opened_without_reason(desk, &me, &children)?);
            html = html.with(&unregistered::line(&me, &children, today));
            html = html.with(&links(&ways::of(desk, &me, today)));
        }
        if views[at].1 != "approvals" {
            let words = if is_due { "What is due, row by row" } else { views[at].0 };
            let to = asked.on(Address::new("/team.csv"));
            html = html.with(&Downloads::new([Download::new(words, "CSV", to)]));
        }
        html = html.with(&lists::keep(&asked.on(Address::new("/team")))).with(&lists::section(desk, &me)?);
        Ok(Page::new(team.name.clone()).caption(today.to_words()).in_menu("/team").body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "team",
    title: "A team: what is due, near misses, drift, caseloads",
    asks: &[
        ("team", "Which team, for those who may choose"),
        ("show", "near, drift or caseload; what is due where it is not given"),
        ("within", "late, all, or days ahead; 14 where it is not given"),
        ("clock", "One clock, by its identifier"),
    ],
    rows: |desk, me, asked| {
        let asked: Asked = asked.read()?;
        let team = which(desk, me, &asked)?.ok_or(Problem::Missing("Choose a team first."))?;
        let (board, today) = (desk.board(), desk.today());
        let people = desk.people();
        let workers = at_work(people, &board, &team.id);
        let seen = desk.seen(me)?;
        let children = children(&board, &workers, &seen);
        let (headings, rows) = match asked.show.as_str() {
            "near" => (signs::NEAR, signs::near_file(&children, people)),
            "drift" => (signs::DRIFT, signs::drift_file(&children, today, people)),
            "caseload" => {
                let loads = caseloads::loads(desk, &board, &workers, &seen, today);
                (caseloads::HEADINGS, caseloads::file(&loads))
            }
            _ => (list::HEADINGS, list::file(&asked.rows(children, today), today, people)),
        };
        Ok(Rows::new(headings, rows))
    },
};

fn may_choose(me: &Person) -> bool {
    matches!(me.role, Role::HeadOfService | Role::PerformanceOfficer | Role::QualityAssurance)
}

/// The team that is asked for; `None` for those who have none.
///
/// # Errors
/// The reader sees no children at all.
pub fn which(desk: &Desk, me: &Person, asked: &Asked) -> Result<Option<Team>, Problem> {
    desk.seen(me)?;
    let people = desk.people();
    let own = me.team.as_deref().filter(|_| me.role == Role::TeamManager);
    let id = if may_choose(me) {
        Some(&*asked.team).filter(|team| !team.is_empty()).or(people.teams().first().map(|team| &*team.id))
    } else {
        own
    };
    Ok(id.and_then(|id| people.team(id)).cloned())
}

fn nobody() -> Page {
    let inset = Inset::new("You manage no team: this page is for team managers and those above them.");
    Page::new("My team").body(Html::of(&inset))
}

/// The social workers of a team, and whoever has left it and still has children: nobody is out of sight because their worker
/// went.
pub fn at_work<'a>(people: &'a People, board: &Board, team: &str) -> Vec<&'a Person> {
    let gone = people.former().filter(|worker| worker.team.as_deref() == Some(team));
    let gone = gone.filter(|worker| !board.of_worker(&worker.id).is_empty());
    people.workers_of(team).into_iter().chain(gone).collect()
}

/// The children of these workers whom the reader may see.
pub fn children<'a>(board: &'a Board, workers: &[&Person], seen: &Seen) -> Vec<&'a Standing> {
    let children = workers.iter().flat_map(|worker| board.of_worker(&worker.id)).map(|child| &**child);
    children.filter(|child| seen.has(&child.id)).collect()
}

/// A worker a row: how many children, what is overdue and what comes.
fn by_worker(
    people: &People,
    board: &Board,
    workers: &[&Person],
    seen: &Seen,
    asked: &Asked,
    today: Day,
) -> Table {
    let columns = [
        Column::text("Social worker"),
        Column::number("Children"),
        Column::number("Overdue"),
        Column::text("Longest"),
        Column::number("Next 7 days"),
        Column::number("In these days"),
    ];
    let mut table = Table::new("Social workers of the team", columns)
        .caption_hidden()
        .when_empty("No social worker belongs to this team.");
    for worker in workers {
        let children = children(board, &[*worker], seen);
        let rows = asked.rows(children.iter().copied(), today);
        let (late, coming) = list::counts(&rows, today);
        let soon = today.plus_days(7);
        let soon = rows.iter().filter(|row| !is_late(row.duty, today) && row.duty.act_by() <= soon).count();
        let longest = rows.iter().filter(|row| is_late(row.duty, today)).map(|row| row.duty.due).min();
        let left = if people.person(&worker.id).is_none() { ", who has left" } else { "" };
        let name = format!("{}{left}", worker.name);
        table.push([
            Cell::link(name, &Address::new("/work").with("worker", &worker.id)),
            Cell::new(children.len()),
            Cell::new(late),
            match longest {
                Some(due) => {
                    let days = words::counted(due.days_until(today).max(0) as usize, "day", "days");
                    Cell::part(&Tag::new(days, Colour::Red))
                }
                None => Cell::none("nothing overdue"),
            },
            Cell::new(soon),
            Cell::new(coming),
        ]);
    }
    table
}

/// What of the team's children somebody disputes and nobody has settled; nothing where nothing is.
fn disputed(children: &[&Standing], today: Day) -> Html {
    let rows = crate::reviews::mine::disputed(children);
    let Some((_, first)) = rows.first() else { return Html::new() };
    let late = rows.iter().filter(|(_, duty)| is_late(duty, today)).count();
    let count = words::counted(rows.len(), "decision of a review is", "decisions of reviews are");
    let says = format!(
        "{count} disputed and not settled, the first to be settled by {}{}. {}",
        first.act_by().to_words(),
        if late == 0 { String::new() } else { format!("; {late} late") },
        "The row of each says what is owed: see it by what is due."
    );
    Html::of(&Inset::new(says))
}

/// How many days back a manager is told of records that were opened without a working reason.
const TOLD: i32 = 28;

/// Who opened a child of the team without a working reason, and what they said; nothing where nobody did.
fn opened_without_reason(desk: &Desk, me: &Person, children: &[&Standing]) -> Result<Html, Problem> {
    let seen = desk.seen(me)?;
    let of = |id: &str| children.iter().any(|child| *child.id == *id);
    let looks = desk.broken_glass(&seen, TOLD, of)?;
    if looks.is_empty() {
        return Ok(Html::new());
    }
    let columns = [
        Column::date("When"),
        Column::text("Child"),
        Column::text("Opened by"),
        Column::prose("What they said"),
    ];
    let mut table =
        Table::new(format!("Opened without a working reason in the last {TOLD} days"), columns).large();
    for (id, look) in looks {
        let called = children.iter().find(|child| *child.id == *id).map_or(&*id, |child| child.called());
        let who = desk.people().person(&look.who);
        table.push([
            Cell::new(look.at.to_words()),
            Cell::link(called, &crate::child::address(&id).at("looks")),
            Cell::new(match who {
                Some(person) => format!("{}, {}", person.name, person.role.words()),
                None => look.who.to_string(),
            }),
            Cell::new(&look.why),
        ]);
    }
    Ok(Html::of(&table))
}

/// A clock a row.
fn by_clock(rows: &[list::Due<'_>], today: Day, asked: &Asked) -> Table {
    let columns =
        [Column::text("What"), Column::number("Overdue"), Column::number("To come"), Column::date("First")];
    let mut table = Table::new("By what is due", columns)
        .caption_hidden()
        .when_empty("Nothing is overdue, and nothing falls due in these days.");
    let mut clocks: Vec<(&str, &str)> =
        rows.iter().map(|row| (row.duty.clock.title, row.duty.clock.id)).collect();
    clocks.sort_unstable();
    clocks.dedup();
    for (title, id) in clocks {
        let of_clock = || rows.iter().filter(|row| row.duty.clock.id == id);
        let late = of_clock().filter(|row| is_late(row.duty, today)).count();
        let to = Asked { clock: id.to_owned(), show: "rows".to_owned(), ..asked.clone() };
        table.push([
            Cell::link(title, &to.on(Address::new("/team"))),
            Cell::new(late),
            Cell::new(of_clock().count() - late),
            of_clock()
                .map(|row| row.duty.act_by())
                .min()
                .map_or_else(|| Cell::none(""), |day| Cell::new(day.to_words())),
        ]);
    }
    table
}
