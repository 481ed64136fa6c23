//! `/child/{child}/complaints`: a child's complaints, newest first: stage by stage with their clocks, the advocate, what was
//! found and put right, what was learnt; and compliments.

use axum::extract::State;
use calendar::Day;
use oversight::complaint::{Thread, threads};
use records::Definition;
use records::complaints::{Complaint, Compliment};
use timeline::Timeline;
use web::parts::{Cell, Colour, Column, Inset, SummaryList, Table, Tag};
use web::{Html, Link, Notice, Page, Path, Problem, Query};

use super::step::STEPS;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::child::{AskedKnown, View};
use crate::quality::follow;
use crate::record::Record;
use crate::signed::Me;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// As [`crate::child::overview::get`]; complaints are not open to the reader.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id)).to_string();
        let record = desk.child(&me, &id, "complaints", &to)?;
        record.must_read(Complaint::KIND)?;
        let child = record.timeline(known.moment());
        let duties = super::duties(desk, &child, known.day);
        let all = threads(&child, &duties, known.day);
        let mut html = Html::new();
        let writes = record.adds(Complaint::KIND);
        if writes {
            let at = |last: &str| crate::child::address(&id).at(last);
            html = html
                .with(&link(&Link::new("Take a complaint", at("complaint"))))
                .with(&link(&Link::new("Write down a compliment", crate::child::record::new(&id, "compliment"))));
        }
        if record.permit.is_whole() && super::allegations::points_to(desk, &id) {
            html = html.with(&Inset::new(
                "The designated officer for allegations holds a record that names this child. Ask them or the head of service: \
                 nothing of it stands here.",
            ));
        }
        if all.is_empty() {
            html = html.with(&Inset::new("No complaint is recorded of this child, or for them."));
        }
        for thread in &all {
            html = html.with(&one(&record, thread, known.day, writes));
            let own: Vec<&clocks::Duty> = duties
                .iter()
                .filter(|duty| duty.because.day >= thread.said.received || duty.clock.id == "complaint.limit")
                .filter(|duty| all.len() == 1 || thread.said.closed.is_none_or(|closed| duty.because.day <= closed))
                .collect();
            html = html.with(&clock(&own, known.day));
        }
        html = html.with(&heading("Compliments")).with(&compliments(desk, &child));
        let page = crate::child::page(&record, &child, View::Complaints, known, html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

fn one(record: &Record, thread: &Thread<'_>, today: Day, writes: bool) -> Html {
    let said = thread.said;
    let by = said.by.map_or("Complaint", |by| by.label());
    let mut html = heading(&format!("{}: {by}", said.received.to_words()));
    let mut list = SummaryList::new().row("Stage", thread.stage.words().to_owned());
    if let Some(about) = &said.about {
        list = list.row("What it is", words::lines(about));
    }
    let themes: Vec<&str> = said.themes.iter().map(|theme| theme.label()).collect();
    if !themes.is_empty() {
        list = list.row("About", themes.join(", "));
    }
    let day = |day: Option<Day>| day.map_or_else(|| "not yet".to_owned(), Day::to_words);
    let wanted =
        said.wanted.map_or_else(String::new, |wanted| format!(". Wanted: {}", wanted.label().to_lowercase()));
    let advocate = said.advocate.map_or_else(String::new, |on| format!(". Appointed {}", on.to_words()));
    list = list.row("Advocate offered", format!("{}{wanted}{advocate}", day(said.offered)));
    list = list.row("Reviewing officer told", day(said.officer_told));
    for (title, answered, outcome, text) in [
        ("Stage 1", said.stage_1_answered, said.stage_1_outcome, &said.stage_1_words),
        ("Stage 2", said.stage_2_answered, said.stage_2_outcome, &said.stage_2_words),
        ("Panel", said.answered, said.stage_3_outcome, &None),
    ] {
        if let Some(answered) = answered {
            let found = outcome
                .map_or_else(|| "nothing is said of what was found".to_owned(), |end| end.label().to_owned());
            let text = text.as_deref().map_or_else(String::new, |text| format!("\n{text}"));
            list = list.row(title, words::lines(&format!("{}: {found}{text}", answered.to_words())));
        }
    }
    if let Some(remedy) = &said.remedy {
        list = list.row("Put right", words::lines(remedy));
    }
    if let Some(nothing) = &said.nothing_learnt {
        list = list.row("Nothing to learn", nothing.clone());
    }
    html = html.with(&list).with(&wants(thread, today));
    if writes {
        let to = super::address(record.id()).at(thread.id);
        for step in STEPS.iter().filter(|each| (each.at)(thread.stage)).map(|each| &each.step) {
            html = html.with(&link(&Link::new(step.title, to.clone().at(step.last))));
        }
    }
    html.with(&learning(record, thread, today, writes))
}

fn wants(thread: &Thread<'_>, today: Day) -> Html {
    if thread.wants.is_empty() {
        return Html::new();
    }
    let mut table = Table::new("What it wants", [Column::text("What"), Column::date("By")]);
    for (wants, by) in &thread.wants {
        table.push([
            Cell::new(wants.words()),
            match by {
                Some(by) if *by < today => {
                    Cell::part(&Tag::new(format!("Late: {}", by.to_words()), Colour::Red))
                }
                Some(by) => Cell::new(by.to_words()),
                None => Cell::none("no day"),
            },
        ]);
    }
    Html::of(&table)
}

fn learning(record: &Record, thread: &Thread<'_>, today: Day, writes: bool) -> Html {
    if thread.said.learning.is_empty() {
        return Html::new();
    }
    let columns = [
        Column::prose("What was learnt, and who sees to it"),
        Column::text("Who"),
        Column::date("By"),
        Column::text("State"),
        Column::prose("What was seen"),
        Column::text("See to it"),
    ];
    let mut table = Table::new("Learning", columns);
    for (nth, action) in thread.said.learning.iter().enumerate() {
        let to = super::address(record.id()).at(thread.id).at("learning").at(nth);
        table.push([
            Cell::new(&action.what),
            Cell::new(action.owner.as_deref().unwrap_or("not said")),
            action.by.map_or_else(|| Cell::none("not said"), |by| Cell::new(by.to_words())),
            follow::cell(action, today),
            Cell::new(action.seen.as_deref().unwrap_or("")),
            if writes && action.is_open() {
                Cell::html(words::link_for("Say what you saw", &action.what, &to))
            } else {
                Cell::none("")
            },
        ]);
    }
    Html::of(&table)
}

/// The clocks of it, with what each allows and how it ended.
fn clock(duties: &[&clocks::Duty], today: Day) -> Html {
    let columns = [Column::text("Clock"), Column::date("Due"), Column::text("State"), Column::text("Under")];
    let mut table = Table::new("Clocks", columns).when_empty("No clock runs.");
    for duty in duties {
        let met = duty.met.map_or_else(|| "open".to_owned(), |met| met.day.to_words());
        let state = match duty.state_on(today) {
            clocks::State::Overdue(days) => Cell::part(&Tag::new(
                format!("Overdue by {}", words::counted(days.max(0) as usize, "day", "days")),
                Colour::Red,
            )),
            clocks::State::Late(days) => {
                Cell::new(format!("{met}, late by {}", words::counted(days.max(0) as usize, "day", "days")))
            }
            clocks::State::InTime => Cell::new(format!("{met}, in time")),
            _ => Cell::new(met),
        };
        table.push([
            Cell::new(duty.clock.title),
            Cell::new(duty.due.to_words()),
            state,
            Cell::new(duty.cite().short()),
        ]);
    }
    Html::of(&table)
}

fn compliments(desk: &Desk, child: &Timeline) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("Who says it"),
        Column::text("Of whom"),
        Column::prose("In their words"),
    ];
    let mut table =
        Table::new("Compliments", columns).caption_hidden().when_empty("No compliment is recorded.");
    for said in child.strand::<Compliment>().rev() {
        let of = said.worker.as_deref().map(|who| desk.people().name_of(who));
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(said.from.label()),
            of.map_or_else(|| Cell::none("not said"), Cell::new),
            Cell::html(words::lines(&said.words)),
        ]);
    }
    table
}
