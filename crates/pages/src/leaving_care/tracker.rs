//! `/care-leavers`: every young person who leaves care or has left, whose whole record is open to the reader: status,
//! adviser, last in touch, plan, home, activity, papers, and what shapes the plan. `/care-leavers.csv`: the same in a file.

use access::{Person, Role};
use axum::extract::State;
use calendar::Day;
use clocks::leaving_care::status::LeaverStatus;
use oversight::leaving_care::home::Suitability;
use oversight::message::Message;
use serde::Deserialize;
use web::parts::{Cell, Choice, Colour, Column, Download, Downloads, Filter, Pagination, Table, Tag};
use web::{Address, Html, Page, Problem, Query};

use crate::board::{Board, Leaving, Standing};
use crate::child::door;
use crate::rows::{List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::workforce::{lists, trackers};
use crate::{Desk, words};

/// What is shown.
#[derive(Debug, Default, Clone, Deserialize)]
pub(crate) struct Asked {
    /// Whose: an adviser's identifier; `none`: those who lack one. Empty: everybody.
    #[serde(default)]
    adviser: String,
    /// A status by its code.
    #[serde(default)]
    status: String,
    /// What is wrong: see [`WANTED`].
    #[serde(default)]
    show: String,
    /// Which page of them; the first where it is no number.
    #[serde(default)]
    page: String,
}

/// Rows on a page.
const ROWS: usize = 50;

type Wanted = fn(&Leaving) -> bool;

/// What can be asked for: its word in the address, its words, and who it shows.
const WANTED: &[(&str, &str, Wanted)] = &[
    ("adviser", "No personal adviser", |each| each.lacks_adviser.is_some()),
    ("touch", "Not in touch in time", |each| each.in_touch.due.is_some_and(|(_, late)| late)),
    ("plan", "Plan missing or overdue", |each| each.plan_due.is_some_and(|(_, late)| late)),
    ("changed", "Something changed since the plan", |each| !each.prompts.is_empty()),
    ("home", "Home not suitable, not judged or not known", |each| !is_suitable(each)),
    ("doing", "Not in education, training or work, or not known", |each| !is_occupied(each)),
    ("papers", "Papers missing", |each| each.papers_to_do > 0),
    ("wrote", "Wrote on their own pages, and waits for an answer", |each| {
        each.wrote.iter().any(Message::waits)
    }),
    ("marks", "Parents, custody, right to stay, adult services", |each| !each.marks.is_empty()),
];

fn is_suitable(each: &Leaving) -> bool {
    let Some(home) = &each.home else { return false };
    home.judged.as_ref().is_none_or(|judged| judged.suitability == Suitability::Suitable)
}

fn is_occupied(each: &Leaving) -> bool {
    // At 16 and 17 in care the school page tells of it.
    each.standing.status == LeaverStatus::Eligible
        || each.activity.as_ref().is_some_and(|now| now.what.is_occupied())
}

/// The list.
///
/// # Errors
/// The reader's work opens no whole record of anybody.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let (board, today) = (desk.board(), desk.today());
        let asked = asked.of(&me);
        let all = everybody(desk, &board, &me)?;
        let shown = asked.shown(&all);
        let pages = shown.len().div_ceil(ROWS).max(1);
        let at = asked.page.parse::<usize>().unwrap_or(1).clamp(1, pages);
        let count = |wanted: Wanted| all.iter().filter(|(_, leaving)| wanted(leaving)).count();
        let sentence = format!(
            "{}. {} without a personal adviser, {} not in touch in time, {} with a plan missing or overdue.",
            words::counted(all.len(), "young person", "young people"),
            count(|each| each.lacks_adviser.is_some()),
            count(|each| each.in_touch.due.is_some_and(|(_, late)| late)),
            count(|each| each.plan_due.is_some_and(|(_, late)| late)),
        );
        let file = asked.on(Address::new("/care-leavers.csv"));
        let html = Html::of(&lead(&sentence))
            .with(&asked.filter(desk, &all, &me))
            .with(&table(desk, &shown[(at - 1) * ROWS..shown.len().min(at * ROWS)], today))
            .with(&Pagination::new(at, pages, |page| asked.on(super::list()).with("page", page)))
            .with(&Downloads::new([Download::new("This list", "CSV", file)]))
            .with(&lists::keep(&asked.on(super::list())));
        Ok(trackers::page("Care leavers", today.to_words()).body(html))
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "care-leavers",
    title: "Young people who leave care",
    asks: &[
        ("adviser", "Whose, by identifier of the personal adviser"),
        ("status", "eligible, relevant, former-relevant and the like, as the page has it in its address"),
        ("show", "What is missing or late, as the page has it in its address"),
    ],
    rows: |desk, me, asked| {
        let (board, today) = (desk.board(), desk.today());
        let asked: Asked = asked.read()?;
        let all = everybody(desk, &board, me)?;
        let rows = asked
            .of(me)
            .shown(&all)
            .iter()
            .map(|(child, leaving)| row(desk, child, leaving, today))
            .collect();
        Ok(Rows::new(HEADINGS, rows))
    },
};

/// Those whose whole record is open to the reader, by name.
pub(super) fn everybody<'a>(
    desk: &Desk,
    board: &'a Board,
    me: &Person,
) -> Result<Vec<(&'a Standing, &'a Leaving)>, Problem> {
    access::sees_care_leavers(me).map_err(|refusal| door::closed(&refusal))?;
    let seen = desk.seen(me)?;
    let mut all: Vec<(&Standing, &Leaving)> = board
        .everybody()
        .filter(|child| seen.has_whole(&child.id))
        .filter_map(|child| Some((&**child, child.leaving.as_ref()?)))
        .collect();
    all.sort_by_key(|(child, _)| (child.called(), &child.id));
    Ok(all)
}

impl Asked {
    /// A personal adviser begins with their own.
    fn of(self, me: &Person) -> Asked {
        match (self.adviser.as_str(), me.role) {
            ("", Role::PersonalAdviser) => Asked { adviser: me.id.to_string(), ..self },
            ("all", _) => Asked { adviser: String::new(), ..self },
            _ => self,
        }
    }

    fn shown<'a>(&self, all: &[(&'a Standing, &'a Leaving)]) -> Vec<(&'a Standing, &'a Leaving)> {
        let wanted = WANTED.iter().find(|(word, _, _)| *word == self.show).map(|(_, _, wanted)| wanted);
        let shown = all.iter().copied().filter(|(_, leaving)| {
            let adviser = leaving.adviser.as_ref().map(|(who, _)| &**who);
            let of_adviser = match self.adviser.as_str() {
                "" => true,
                "none" => adviser.is_none(),
                who => adviser == Some(who),
            };
            let of_status = self.status.is_empty() || leaving.standing.status.code() == self.status;
            of_adviser && of_status && wanted.is_none_or(|wanted| wanted(leaving))
        });
        shown.collect()
    }

    fn on(&self, address: Address) -> Address {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let adviser = some(&self.adviser).unwrap_or_else(|| "all".to_owned());
        address
            .with("adviser", adviser)
            .with_some("status", some(&self.status))
            .with_some("show", some(&self.show))
    }

    fn filter(&self, desk: &Desk, all: &[(&Standing, &Leaving)], me: &Person) -> Filter {
        let mut advisers: Vec<&str> =
            all.iter().filter_map(|(_, leaving)| leaving.adviser.as_ref().map(|(who, _)| &**who)).collect();
        if me.role == Role::PersonalAdviser {
            advisers.push(&me.id);
        }
        advisers.sort_unstable_by_key(|who| (desk.people().name_of(who), *who));
        advisers.dedup();
        let mut of_advisers = vec![Choice::new("all", "Everybody"), Choice::new("none", "Nobody named")];
        of_advisers.extend(advisers.iter().map(|who| Choice::new(*who, desk.people().name_of(who))));
        let mut statuses = vec![Choice::new("", "Every status")];
        statuses.extend(LeaverStatus::ALL.iter().map(|status| Choice::new(status.code(), status.label())));
        let mut wanted = vec![Choice::new("", "Everything")];
        wanted.extend(WANTED.iter().map(|(word, words, _)| Choice::new(*word, *words)));
        let chosen = if self.adviser.is_empty() { "all" } else { &self.adviser };
        Filter::new("Whom to show", super::list())
            .select("adviser", "Personal adviser", of_advisers, chosen)
            .select("status", "Status", statuses, &self.status)
            .select("show", "What needs seeing to", wanted, &self.show)
    }
}

fn table(desk: &Desk, shown: &[(&Standing, &Leaving)], today: Day) -> Table {
    let columns = [
        Column::text("Young person"),
        Column::text("Status"),
        Column::text("Adviser"),
        Column::date("Last in touch"),
        Column::text("In touch again"),
        Column::date("Plan"),
        Column::text("Home"),
        Column::text("Doing"),
        Column::number("Papers to do"),
        Column::prose("What shapes the plan"),
    ];
    let mut table = Table::new("Care leavers", columns).caption_hidden().when_empty(
        "Nobody whose record is open to you is shown by this. Choose everybody, or another status.",
    );
    for (child, leaving) in shown {
        let age = child.born.map(|born| born.age_on(today).to_string()).unwrap_or_default();
        let decided = if leaving.decided { ", decided by a person" } else { "" };
        let adviser = match (&leaving.adviser, leaving.lacks_adviser) {
            (Some((who, _)), _) => Cell::new(desk.people().name_of(who)),
            (None, Some(_)) => Cell::part(&Tag::new("None", Colour::Red)),
            (None, None) => Cell::none("none owed"),
        };
        let touched = match leaving.in_touch.last {
            Some((day, how)) => Cell::new(format!("{} ({})", day.to_words(), how.to_lowercase())),
            None => Cell::none("never"),
        };
        let again =
            super::due(leaving.in_touch.due).map_or_else(|| Cell::none("not owed"), |tag| Cell::part(&tag));
        table.push([
            Cell::link(child.called(), &super::address(&child.id)),
            Cell::new(format!("{age}, {}{decided}", short(leaving.standing.status))),
            adviser,
            touched,
            again,
            plan(leaving),
            home(leaving),
            Cell::new(doing(leaving)),
            Cell::new(leaving.papers_to_do),
            marks(leaving),
        ]);
    }
    table
}

/// The status in a word.
pub(super) const fn short(status: LeaverStatus) -> &'static str {
    match status {
        LeaverStatus::Eligible => "eligible",
        LeaverStatus::Relevant => "relevant",
        LeaverStatus::FormerRelevant => "former relevant",
        LeaverStatus::FormerRelevant21 => "former relevant, from 21",
        LeaverStatus::Qualifying => "qualifying",
        LeaverStatus::None => "no status",
    }
}

fn plan(leaving: &Leaving) -> Cell {
    let day = leaving.plan.map_or_else(|| "none".to_owned(), |day| day.to_words());
    match leaving.plan_due {
        Some((_, true)) => Cell::html(Html::text(format!("{day} ")).with(&Tag::new("Overdue", Colour::Red))),
        _ if !leaving.prompts.is_empty() => {
            Cell::html(Html::text(format!("{day} ")).with(&Tag::new("Look again", Colour::Yellow)))
        }
        _ if leaving.plan.is_none() => Cell::none("none"),
        _ => Cell::new(day),
    }
}

fn home(leaving: &Leaving) -> Cell {
    let Some(home) = &leaving.home else { return Cell::part(&Tag::new("Not known", Colour::Grey)) };
    let tag = home.judged.as_ref().and_then(|judged| match judged.suitability {
        Suitability::Suitable => None,
        Suitability::NotSuitable => Some(Tag::new("Not suitable", Colour::Red)),
        Suitability::NotJudged => Some(Tag::new("Not judged", Colour::Yellow)),
    });
    match tag {
        Some(tag) => Cell::html(Html::text(format!("{} ", home.sort)).with(&tag)),
        None => Cell::new(&home.sort),
    }
}

fn doing(leaving: &Leaving) -> String {
    leaving.activity.as_ref().map_or_else(
        || "not known".to_owned(),
        |now| now.place.clone().unwrap_or_else(|| now.what.label().to_owned()),
    )
}

fn marks(leaving: &Leaving) -> Cell {
    let told = marks_in_words(leaving);
    if told.is_empty() { Cell::none("") } else { Cell::new(told) }
}

fn marks_in_words(leaving: &Leaving) -> String {
    let mut told: Vec<String> = leaving.marks.iter().map(|mark| mark.words()).collect();
    let waits = leaving.wrote.iter().filter(|each| each.waits());
    told.extend(waits.map(|each| {
        let by = match each.due {
            Some(due) => format!("to be answered by {}", due.to_words()),
            None => "waits for an answer".to_owned(),
        };
        format!("wrote on {}, {by}", each.day.to_words())
    }));
    told.extend(leaving.prompts.iter().map(|prompt| format!("{} {}", prompt.what, prompt.day.to_words())));
    told.join("; ")
}

const HEADINGS: &[&str] = &[
    "child",
    "name",
    "age",
    "status",
    "since",
    "because",
    "decided_by_a_person",
    "adviser",
    "adviser_owed_since",
    "last_in_touch",
    "how",
    "in_touch_due",
    "plan",
    "plan_due",
    "changed_since",
    "home",
    "suitable",
    "activity",
    "papers_to_do",
    "marks",
    "from_21",
];

fn row(desk: &Desk, child: &Standing, leaving: &Leaving, today: Day) -> Vec<String> {
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let judged = leaving.home.as_ref().and_then(|home| home.judged.as_ref());
    let prompts = leaving.prompts.iter().map(|prompt| format!("{} {}", prompt.day, prompt.what));
    vec![
        child.id.to_string(),
        child.called().to_owned(),
        child.born.map(|born| born.age_on(today).to_string()).unwrap_or_default(),
        leaving.standing.status.code().to_owned(),
        leaving.standing.from.to_string(),
        leaving.standing.why.words(),
        if leaving.decided { "yes" } else { "" }.to_owned(),
        leaving.adviser.as_ref().map(|(who, _)| desk.people().name_of(who).to_owned()).unwrap_or_default(),
        day(leaving.lacks_adviser),
        day(leaving.in_touch.last.map(|(on, _)| on)),
        leaving.in_touch.last.map(|(_, how)| how.to_owned()).unwrap_or_default(),
        day(leaving.in_touch.due.map(|(on, _)| on)),
        day(leaving.plan),
        day(leaving.plan_due.map(|(on, _)| on)),
        prompts.collect::<Vec<_>>().join("; "),
        leaving.home.as_ref().map(|home| home.sort.clone()).unwrap_or_default(),
        judged.map(|judged| judged.suitability.words().to_owned()).unwrap_or_default(),
        doing(leaving),
        leaving.papers_to_do.to_string(),
        leaving.marks.iter().map(|mark| mark.words()).collect::<Vec<_>>().join("; "),
        leaving.from_21.map(|said| said.words()).unwrap_or_default(),
    ]
}
