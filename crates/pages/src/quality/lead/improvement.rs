//! `/improvement`: what is done to get better: each plan in three questions, its actions with owner, day, state and by what it is
//! seen that they are done, whether they came from inspectors, peers, audits or the authority itself; and the evidence for the
//! self-evaluation, area by area. `/improvement.csv`: the actions in a file.

use axum::extract::State;
use calendar::{Day, Moment};
use records::quality::{EvidenceListed, ImprovementAction, ImprovementStatus, JudgementArea};
use timeline::{Authority, Said, Stranded};
use web::parts::{Cell, Choice, Colour, Column, Filter, SummaryList, Table, Tag};
use web::{Address, Html, Link, Notice, Page, Problem, Query};

use super::say;
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::rows::{self, List, Rows};
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
    /// One plan, by its name; all where it is empty.
    #[serde(default)]
    plan: String,
}

/// Every action, what is late first, then what is open, then what is done.
fn actions<'a>(authority: &'a Authority, plan: &str, today: Day) -> Vec<Said<'a, ImprovementAction>> {
    let mut all: Vec<_> = authority
        .strand::<ImprovementAction>()
        .filter(|said| plan.is_empty() || said.plan.trim() == plan.trim())
        .collect();
    all.sort_by_key(|said| (said.done.is_some(), !said.is_late(today), said.by));
    all
}

/// The plans, by name.
fn plans(authority: &Authority) -> Vec<String> {
    let named = authority.strand::<ImprovementAction>().map(|said| said.plan.trim().to_owned());
    let mut all: Vec<String> = named
        .chain(authority.strand::<ImprovementStatus>().map(|said| said.plan.trim().to_owned()))
        .collect();
    all.sort();
    all.dedup();
    all
}

/// The page.
///
/// # Errors
/// It is not the reader's to see.
pub(crate) async fn page(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::sees_audits(&me).map_err(|refusal| door::closed(&refusal))?;
        let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
        let leads = access::arranges_audits(&me).is_ok();
        let all = actions(&authority, &asked.plan, today);
        let done = all.iter().filter(|said| said.done.is_some()).count();
        let late = all.iter().filter(|said| said.is_late(today)).count();
        let sentence = format!(
            "{}: {done} done, {late} late. An action is done when somebody says by what it is seen.",
            words::counted(all.len(), "action", "actions")
        );
        let mut html = lead(&sentence);
        let names = plans(&authority);
        if names.len() > 1 {
            let choices = std::iter::once(Choice::new("", "All plans"))
                .chain(names.iter().map(|name| Choice::new(name.clone(), name.clone())));
            html = html.with(&Filter::new("Which plan", "/improvement").select(
                "plan",
                "Plan",
                choices,
                &*asked.plan,
            ));
        }
        if leads {
            let links = [
                Link::new("Add an action", say("improvement_action")),
                Link::new("Say how a plan stands, in three questions", say("improvement_status")),
                Link::new("List a piece of evidence", say("evidence_listed")),
            ];
            html = links.iter().fold(html, |html, each| html.with(&link(each)));
        }
        for name in names.iter().filter(|name| asked.plan.is_empty() || **name == asked.plan) {
            html = html.with(&heading(name)).with(&status(&authority, name));
        }
        html = html.with(&heading("Actions")).with(&table(&all, leads, today));
        html = html.with(&rows::download("The actions", "/improvement.csv"));
        html = html.with(&heading("Evidence for the self-evaluation")).with(&evidence(&authority, leads));
        let page = Page::new("Improvement").caption(today.to_words()).in_menu("/report").body(html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// How a plan stands, as it was last said.
fn status(authority: &Authority, plan: &str) -> Html {
    let own = authority.strand::<ImprovementStatus>().rfind(|said| said.plan.trim() == plan);
    let Some(own) = own else {
        return Html::of(&web::parts::Inset::new("Nobody has said yet how this plan stands."));
    };
    let list = SummaryList::new()
        .row("What is going well?", words::lines(&own.well))
        .row("What are we worried about?", words::lines(&own.worried))
        .row("What needs to happen?", words::lines(&own.needs))
        .row("Said", own.day.to_words());
    Html::of(&list)
}

fn table(all: &[Said<'_, ImprovementAction>], leads: bool, today: Day) -> Table {
    let columns = [
        Column::prose("What was found"),
        Column::prose("What is done"),
        Column::text("From"),
        Column::text("Who"),
        Column::text("State"),
        Column::prose("By what it is seen"),
    ];
    let mut table = Table::new("Actions, late ones first", columns)
        .caption_hidden()
        .when_empty("No action is recorded. Those who lead learning add them.");
    for said in all {
        let what = match leads {
            true => Cell::link(&said.what, &say("improvement_action").with("of", said.id)),
            false => Cell::new(&said.what),
        };
        table.push([
            Cell::with_under(&said.finding, said.area.label()),
            what,
            Cell::with_under(said.from.label(), &said.plan),
            Cell::new(&said.owner),
            Cell::part(&state(said, today)),
            match (&said.evidence, &said.progress) {
                (Some(evidence), _) => Cell::html(words::lines(evidence)),
                (None, Some(progress)) => Cell::html(words::lines(progress)),
                (None, None) => Cell::none("nothing yet"),
            },
        ]);
    }
    table
}

fn state(said: &ImprovementAction, today: Day) -> Tag {
    match said.done {
        Some(done) => Tag::new(format!("Done {}", done.to_words()), Colour::Green),
        None if said.is_late(today) => {
            let days = words::counted(said.by.days_until(today).max(0) as usize, "day", "days");
            Tag::new(format!("Late by {days}"), Colour::Red)
        }
        None => Tag::new(format!("By {}", said.by.to_words()), Colour::Blue),
    }
}

/// What shows how good practice is, by area of judgement.
fn evidence(authority: &Authority, leads: bool) -> Html {
    let mut html = Html::new();
    for area in JudgementArea::SET.choices {
        let columns = [
            Column::text("Shows"),
            Column::prose("What it says"),
            Column::text("Where it can be read"),
            Column::date("Day"),
        ];
        let mut table = Table::new(area.label, columns).when_empty("No evidence is listed for this area.");
        let mut own: Vec<_> =
            authority.strand::<EvidenceListed>().filter(|said| said.area.code() == area.code).collect();
        own.sort_by_key(|said| (said.shows.code(), std::cmp::Reverse(said.day)));
        for said in own {
            let words = match leads {
                true => Cell::link(&said.words, &say("evidence_listed").with("of", said.id)),
                false => Cell::new(&said.words),
            };
            let source = match said.figure.as_deref().and_then(indicators::indicator) {
                Some(figure) => Cell::linked_with_under(
                    format!("{} {}", figure.id, figure.title),
                    &Address::new("/figures").at(figure.id),
                    &said.source,
                ),
                None => Cell::new(&said.source),
            };
            table.push([Cell::new(said.shows.label()), words, source, Cell::new(said.day.to_words())]);
        }
        html = html.with(&table);
    }
    html
}

/// The actions, to take away.
pub(crate) const LIST: List = List {
    name: "improvement",
    title: "Actions of improvement plans, with findings of peers and inspectors",
    asks: &[("plan", "One plan, by its name; all where it is not given")],
    rows: |desk, me, asked| {
        access::sees_audits(me).map_err(|refusal| door::closed(&refusal))?;
        let asked: Asked = asked.read()?;
        let (authority, today) = (desk.authority(Moment::END_OF_TIME), desk.today());
        let row = |said: &Said<'_, ImprovementAction>| {
            let state = match said.done {
                Some(_) => "done",
                None if said.is_late(today) => "late",
                None => "to do",
            };
            vec![
                said.plan.clone(),
                said.from.label().to_owned(),
                said.area.label().to_owned(),
                said.finding.clone(),
                said.what.clone(),
                said.owner.clone(),
                said.by.to_string(),
                state.to_owned(),
                rows::day(said.done),
                said.evidence.clone().unwrap_or_default(),
            ]
        };
        let headings =
            ["plan", "from", "area", "found", "action", "owner", "by", "state", "done", "evidence"];
        Ok(Rows::new(&headings, actions(&authority, &asked.plan, today).iter().map(row).collect()))
    },
};
