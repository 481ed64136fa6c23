//! `/child/{child}/complaints`: a child's complaints, newest first: stage by stage with their clocks, the advocate, what was
//! found and put right, what was learnt; and compliments.

use calendar::Day;
use oversight::complaint::{Stage, Thread as Told, threads};
use records::complaints::{Complaint, Compliment};
use records::{Definition, Fact, Kind};
use timeline::Timeline;
use web::parts::{Cell, Colour, Column, Inset, SummaryList, Table, Tag};
use web::{Html, Link, Problem};

use crate::child::View;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::child::thread::{On, Thread};
use crate::quality::follow;
use crate::record::Record;
use crate::step::Step;
use crate::{Desk, words};

/// The thread.
pub(super) struct Complaints;

impl Thread for Complaints {
    const LAST: &'static str = super::THREAD;
    const VIEW: View = View::Complaints;
    const KIND: &'static Kind = Complaint::KIND;
    const OPENED: &'static str = "complaints";
    const STEP_OPENED: &'static str = "a step of a complaint";
    const GONE: Problem = Problem::Missing(
        "There is no such step of this complaint now. Go back to the child’s complaints: they say what comes next.",
    );

    fn steps(fact: &Fact) -> Vec<&'static Step> {
        fact.of::<Complaint>().map(|said| super::step::steps(Stage::of(said))).unwrap_or_default()
    }

    fn body(on: &On<'_>) -> Result<Html, Problem> {
        let (desk, record, day) = (on.desk, on.record, on.known.day);
        let id = record.id();
        let duties = super::duties(desk, on.child, day);
        let all = threads(on.child, &duties, day);
        let mut html = Html::new();
        if on.writes {
            let at = |last: &str| crate::child::address(id).at(last);
            html = html.with(&link(&Link::new("Take a complaint", at("complaint")))).with(&link(&Link::new(
                "Write down a compliment",
                crate::child::record::new(id, "compliment"),
            )));
        }
        if record.permit.is_whole() && super::allegations::points_to(desk, id) {
            html = html.with(&Inset::new(
                "The designated officer for allegations holds a record that names this child. Ask them or the head of service: \
                 nothing of it stands here.",
            ));
        }
        if all.is_empty() {
            html = html.with(&Inset::new("No complaint is recorded of this child, or for them."));
        }
        let standing = record.standing(on.known.moment());
        for told in &all {
            html = html.with(&one(told)).with(&wants(told, day));
            if let Some(fact) = standing.iter().find(|fact| fact.id == *told.id) {
                html = html.with(&on.links::<Complaints>(fact));
            }
            html = html.with(&learning(record, told, day, on.writes));
            let own: Vec<&clocks::Duty> = duties
                .iter()
                .filter(|duty| duty.because.day >= told.said.received || duty.clock.id == "complaint.limit")
                .filter(|duty| {
                    all.len() == 1 || told.said.closed.is_none_or(|closed| duty.because.day <= closed)
                })
                .collect();
            html = html.with(&clock(&own, day));
        }
        Ok(html.with(&heading("Compliments")).with(&compliments(desk, on.child)))
    }
}

fn one(thread: &Told<'_>) -> Html {
    let said = thread.said;
    let by = said.by.map_or("Complaint", |by| by.label());
    let html = heading(&format!("{}: {by}", said.received.to_words()));
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
    html.with(&list)
}

fn wants(thread: &Told<'_>, today: Day) -> Html {
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

fn learning(record: &Record, thread: &Told<'_>, today: Day, writes: bool) -> Html {
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
        let of = said.worker.as_deref().map(|who| words::worker(desk, who));
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(said.from.label()),
            of.map_or_else(|| Cell::none("not said"), Cell::new),
            Cell::html(words::lines(&said.words)),
        ]);
    }
    table
}
