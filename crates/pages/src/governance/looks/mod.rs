//! `/looks`: looks at records that somebody should ask about, and how many looks there were.

mod odd;

use access::{Person, Seen};
use axum::extract::State;
use calendar::Moment;
use journal::{Look, SubjectId};
pub(crate) use odd::OPENED_NOTHING;
use records::Subject;
use serde::Deserialize;
use web::parts::{Cell, Choice, Column, Download, Downloads, Filter, Inset, Table};
use web::{Address, Html, Link, Page, Problem, Query};

use crate::board::Board;
use crate::child::glance::link;
use crate::child::looks::{called, reviewed, reviews};
use crate::child::{self, door};
use crate::signed::Me;
use crate::{Desk, rows, words};
use odd::{Odd, Pattern, Watched};

/// Days back unless something else is asked.
const DAYS: i32 = 7;

/// Looks that are read at most; the page says so where there were more.
const READ: usize = 50_000;

/// Rows of a table: a page stays light.
const ROWS: usize = 100;

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    days: String,
}

/// Looks of some days that are read for somebody, and whether there were more.
struct Looked {
    looks: Vec<(SubjectId, Look)>,
    cut: bool,
    everybody: bool,
    seen: Seen,
    days: i32,
}

/// # Errors
/// The reader does not oversee who looks; the journal cannot be read.
fn looked(desk: &Desk, me: &Person, asked: &Asked) -> Result<Looked, Problem> {
    access::oversees_looks(me).map_err(|refusal| door::closed(&refusal))?;
    let seen = desk.seen(me)?;
    let days = asked.days.parse().unwrap_or(DAYS).clamp(1, 92);
    let since = Moment::start_of(desk.today().plus_days(1 - days));
    let all = desk.looks_between(since, Moment::END_OF_TIME)?;
    let cut = all.len() == READ;
    // A manager is told of those whose records are theirs to open; whoever sees everybody, of numbers that open nothing too.
    let everybody = access::sees_everybody(me);
    let looks: Vec<_> = all
        .into_iter()
        .filter(|(subject, look)| seen.has(subject.id()) || (everybody && &*look.what == OPENED_NOTHING))
        .collect();
    Ok(Looked { looks, cut, everybody, seen, days })
}

/// By what looks are judged.
fn watched<'a>(desk: &'a Desk, board: &'a Board) -> Watched<'a> {
    Watched {
        people: desk.people(),
        names: board.everybody().map(|child| (&*child.id, child.names.as_slice())).collect(),
        close: board
            .everybody()
            .filter(|child| !child.ties.close.is_empty())
            .map(|child| (&*child.id, child.ties.close.as_slice()))
            .collect(),
    }
}

/// The same to take away: all of them.
pub(crate) const LIST: rows::List = rows::List {
    name: "looks",
    title: "Looks to ask about",
    asks: &[("days", "Days back, today among them: 7 where it is not given, 92 at most")],
    rows: |desk, me, asked| {
        let looked = looked(desk, me, &asked.read()?)?;
        let board = desk.board();
        let found = odd::find(&looked.looks, &watched(desk, &board));
        let row = |odd: &Odd<'_>| {
            vec![
                odd.pattern.title().to_owned(),
                odd.look.at.to_string(),
                called(desk, &odd.look.who),
                odd.child.to_owned(),
                odd.says.clone(),
            ]
        };
        let headings = ["Pattern", "When", "Who", "Child", "What is odd"];
        Ok(rows::Rows::new(&headings, found.iter().map(row).collect()))
    },
};

/// The looks to ask about.
///
/// # Errors
/// The reader does not oversee who looks; the journal cannot be read.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let Looked { looks, cut, everybody, seen, days } = looked(desk, &me, &asked)?;
        let board = desk.board();
        let found = odd::find(&looks, &watched(desk, &board));
        let choices = [
            ("1", "Today"),
            ("7", "The last 7 days"),
            ("28", "The last 28 days"),
            ("92", "The last 92 days"),
        ];
        let bar = Filter::new("Which days", "/looks").select(
            "days",
            "Days",
            choices.map(|(value, words)| Choice::new(value, words)),
            days.to_string(),
        );
        let mut html = Html::new().with(&bar).with(&Inset::new(format!(
            "{} at {} by {} in these days. To look is not to do wrong: ask first.",
            words::counted(looks.len(), "look", "looks"),
            words::counted(odd::count(looks.iter().map(|(subject, _)| subject.id())), "record", "records"),
            words::counted(odd::count(looks.iter().map(|(_, look)| &*look.who)), "person", "people"),
        )));
        if cut {
            html =
                html.with(&Inset::new(format!("Only the last {READ} looks were read: choose fewer days.")));
        }
        if everybody {
            let to = Link::new("Inspections, and the children drawn for them", Address::new("/inspection"));
            html = html.with(&link(&to));
        }
        for pattern in Pattern::ALL {
            let of: Vec<&Odd<'_>> = found.iter().filter(|odd| odd.pattern == *pattern).collect();
            html = html.with(&table(desk, &seen, *pattern, &of));
        }
        let file = Address::new("/looks.csv").with("days", days);
        html = html.with(&Downloads::new([Download::new("Looks to ask about", "CSV", file)]));
        Ok(Page::new("Looks to ask about").caption(desk.today().to_words()).in_menu("/team").body(html))
    })
    .await
}

fn table(desk: &Desk, seen: &Seen, pattern: Pattern, found: &[&Odd<'_>]) -> Table {
    let columns =
        [Column::date("When"), Column::text("Who"), Column::text("Child"), Column::prose("What is odd")];
    let title = format!("{} ({})", pattern.title(), found.len());
    let mut table = Table::new(title, columns).large().when_empty(pattern.none());
    let board = desk.board();
    for odd in found.iter().take(ROWS) {
        let id = odd.child;
        let standing = board.everybody().find(|child| &*child.id == id).filter(|_| seen.has(id));
        let mut says = odd.says.clone();
        if odd.look.broke_glass
            && let Some(said) =
                reviewed(&reviews(&desk.roll().facts(&Subject::child(id))), &odd.look.who, odd.look.at)
        {
            says = format!("{says} {said}");
        }
        table.push([
            Cell::new(odd.look.at.to_words()),
            Cell::new(called(desk, &odd.look.who)),
            match standing {
                Some(standing) => Cell::link(standing.called(), &child::address(id).at("looks")),
                None => Cell::new(id),
            },
            Cell::new(says),
        ]);
    }
    table
}

impl Desk {
    /// Looks from a moment to before another, newest first; no more than are read at once.
    pub(crate) fn looks_between(
        &self,
        since: Moment,
        before: Moment,
    ) -> Result<Vec<(journal::SubjectId, journal::Look)>, Problem> {
        self.looks_are_written()?;
        let looks = self.roll().journal().looks_since(since, before, READ);
        let mut looks = looks.map_err(Problem::fault("reading who looked"))?;
        looks.retain(|(subject, _)| subject.sort() == records::SubjectKind::Child.word());
        Ok(looks)
    }
}
