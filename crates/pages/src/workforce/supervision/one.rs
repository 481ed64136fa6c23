//! `/supervision/{worker}`: one worker's supervision: what was agreed, when it is next, what is still to be done, what was
//! missed, and the sessions with what was reflected on. Open to the worker, their manager and the head of service; the look
//! is logged.

use access::Person;
use axum::extract::State;
use calendar::Day;
use oversight::supervision::{Gap, Standing};
use records::workforce::{Appraisal, PracticeObservation, ReducedCaseload, Supervision, SupervisionSort};
use timeline::{Stranded, Worker};
use web::parts::{Cell, Column, SummaryList, Table};
use web::{Address, Html, Link, Notice, Page, Path, Problem, Query};

use super::{address, state};
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::quality::follow;
use crate::signed::Me;
use crate::{Desk, words};

/// Sessions that are shown: two years of monthly ones.
const SESSIONS: usize = 24;

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// The page.
///
/// # Errors
/// It is not the reader's to see; the look cannot be logged.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let who = desk.supervised(&me, &id)?;
        let officers = desk.officers(&me);
        let permit = access::supervision(&me, &who, officers);
        let permit = permit.map_err(|refusal| crate::child::door::closed(&refusal))?;
        desk.open(permit, "supervision")?;
        let (worker, today) = (desk.worker(&id), desk.today());
        let standing = desk.supervision_of(&worker, today);
        let sees_to = access::supervises(&me, &who, officers).is_ok();
        let mut html = Html::new();
        if sees_to {
            html = html.with(&actions(&id));
        }
        html = html.with(&glance(desk, &worker, &standing, today));
        html = html.with(&heading("Still to be done")).with(&open(&id, &standing, today, sees_to));
        html = html.with(&heading("Missed, and gaps")).with(&missed(desk, &id, &standing, sees_to));
        html = html.with(&heading("Sessions")).with(&sessions(desk, &me, &worker, today));
        html = html.with(&heading("Practice observed")).with(&observed(desk, &worker));
        let mine = who.id == me.id;
        let title = if mine { "My supervision".to_owned() } else { format!("Supervision of {}", who.name) };
        let page = Page::new(title).caption(today.to_words()).body(html);
        let page = match (mine, sees_to) {
            (true, _) => page.in_menu("/work").under("My work", Address::new("/work")),
            _ => page.in_menu("/team").under("Supervision", Address::new("/supervision")),
        };
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// What those do here who see to it.
fn actions(id: &str) -> Html {
    let say = |kind: &str| address(id).at("say").at(kind);
    let links = [
        Link::new("Record supervision", address(id).at("record")),
        Link::new("Plan a day", say("supervision_planned")),
        Link::new("Agree how often", say("supervision_agreement")),
        Link::new("Away from work", say("worker_absence")),
        Link::new("Reduce the caseload", say("reduced_caseload")),
        Link::new("Write down practice that you watched", say("practice_observation")),
        Link::new("Write down an appraisal", say("appraisal")),
    ];
    links.iter().fold(Html::new(), |html, each| html.with(&link(each)))
}

/// When the last appraisal was and the next is due.
fn appraisal(worker: &Worker, desk: &Desk, today: Day) -> String {
    let last = worker.strand::<Appraisal>().filter(|said| said.day <= today).map(|said| said.day).max();
    let last = last.map_or_else(|| "None is recorded".to_owned(), |day| format!("Last {}", day.to_words()));
    match super::appraisal_due(desk, worker, today) {
        Some(due) if due < today => format!("{last}. Late: due {}", due.to_words()),
        Some(due) => format!("{last}. Due by {}", due.to_words()),
        None => last,
    }
}

fn glance(desk: &Desk, worker: &Worker, standing: &Standing<'_>, today: Day) -> SummaryList {
    let mut list = SummaryList::new().row("State", state(standing).into_html());
    let agreed = standing.agreement.map_or_else(
        || "Nothing is agreed".to_owned(),
        |agreed| {
            let weeks = match agreed.weeks {
                1 => "every week".to_owned(),
                weeks => format!("every {weeks} weeks"),
            };
            let words = agreed.words.as_deref().map_or_else(String::new, |words| format!(". {words}"));
            format!("At least {weeks}, since {}{words}", agreed.since.to_words())
        },
    );
    list = list.row("Agreed", agreed);
    list = list.row("Last", standing.last.map_or_else(|| "None is recorded".to_owned(), Day::to_words));
    if let Some(due) = standing.due {
        list = list.row("Next due", format!("{} ({})", due.to_words(), standing.because));
        let planned = standing.planned.map_or_else(|| "Not planned".to_owned(), |each| each.day.to_words());
        list = list.row("Planned", planned);
    }
    if let Some(theme) = super::record::theme(desk) {
        list = list.row("Theme of these weeks", theme.theme);
    }
    list = list.row("Appraisal", appraisal(worker, desk, today));
    if let Some((why, since)) = standing.away {
        list = list.row("Away", format!("{}, since {}", why.label(), since.to_words()));
    }
    let reduced = worker.strand::<ReducedCaseload>();
    for each in reduced.filter(|said| said.since <= today && said.until.is_none_or(|until| until > today)) {
        let until = each.until.map_or_else(String::new, |until| format!(", until {}", until.to_words()));
        let share = super::super::my_team::caseloads::hundredths(each.share);
        list = list.row("Caseload", format!("{share} of a caseload: {}{until}", each.why.label()));
    }
    list
}

fn open(id: &str, standing: &Standing<'_>, today: Day, sees_to: bool) -> Table {
    let columns = [
        Column::prose("What"),
        Column::text("Who"),
        Column::date("By"),
        Column::text("State"),
        Column::text("See to it"),
    ];
    let mut table = Table::new("Actions that are still to be done", columns)
        .caption_hidden()
        .when_empty("Nothing is open from supervision.");
    for (record, nth, action) in &standing.open {
        let to = address(id).at("action").at(record).at(nth);
        table.push([
            Cell::new(&action.what),
            Cell::new(action.owner.as_deref().unwrap_or("not said")),
            action.by.map_or_else(|| Cell::none("not said"), |by| Cell::new(by.to_words())),
            follow::cell(action, today),
            if sees_to {
                Cell::html(words::link_for("Say what you saw", &action.what, &to))
            } else {
                Cell::none("your manager")
            },
        ]);
    }
    table
}

fn missed(desk: &Desk, id: &str, standing: &Standing<'_>, sees_to: bool) -> Html {
    let columns =
        [Column::date("From"), Column::date("To"), Column::number("Days"), Column::number("Agreed")];
    let mut gaps = Table::new("Gaps in the last year", columns)
        .when_empty("No gap was longer than agreed in the last year. Days away from work are no gap.");
    for Gap { from, to, days, agreed } in &standing.gaps {
        gaps.push([
            Cell::new(from.to_words()),
            to.map_or_else(|| Cell::none("goes on"), |to| Cell::new(to.to_words())),
            Cell::new(days),
            Cell::new(agreed),
        ]);
    }
    let columns = [Column::date("Day"), Column::text("Why not"), Column::text("With whom")];
    let mut missed = Table::new("Sessions that did not take place", columns)
        .when_empty("None is recorded in the last year.");
    for each in &standing.missed {
        let words = each.words.as_deref().map_or_else(String::new, |words| format!(": {words}"));
        missed.push([
            Cell::new(each.day.to_words()),
            Cell::new(format!("{}{words}", each.because.map_or("not said", |because| because.label()))),
            Cell::new(each.by.as_deref().map_or("", |by| desk.people().name_of(by))),
        ]);
    }
    let html = Html::of(&missed).with(&gaps);
    match planned(desk, id).filter(|_| sees_to) {
        Some((words, to)) => html.with(&link(&Link::new(words, to))),
        None => html,
    }
}

/// The last planned day that has come and of which nothing more is said: somebody says what became of it.
fn planned(desk: &Desk, id: &str) -> Option<(String, Address)> {
    let worker = desk.worker(id);
    let today = desk.today();
    let held: Vec<Day> = worker.strand::<Supervision>().map(|said| said.day).collect();
    let mut all = worker.strand::<records::workforce::SupervisionPlanned>();
    let one = all.rfind(|said| !said.missed && !held.contains(&said.day) && said.day <= today)?;
    let to = address(id).at("say").at("supervision_planned").with("of", one.id);
    Some((format!("Say that the session of {} did not take place", one.day.to_words()), to))
}

fn sessions(desk: &Desk, me: &Person, worker: &Worker, today: Day) -> Html {
    let columns = [
        Column::date("Day"),
        Column::text("How"),
        Column::prose("Reflected on"),
        Column::prose("Agreed"),
        Column::text("Children talked about"),
        Column::text("Actions"),
    ];
    let mut table =
        Table::new("Sessions, newest first", columns).caption_hidden().when_empty("No session is recorded.");
    let seen = desk.seen(me).ok();
    for said in worker.strand::<Supervision>().rev().take(SESSIONS) {
        let names: Vec<&str> = said.others.iter().map(|other| desk.people().name_of(&other.who)).collect();
        let how = said.sort.unwrap_or(SupervisionSort::OneToOne).label();
        let how = if names.is_empty() { how.to_owned() } else { format!("{how}: {}", names.join(", ")) };
        let how = said.theme.as_deref().map_or(how.clone(), |theme| format!("{how} (theme: {theme})"));
        let by =
            said.by.as_deref().map_or_else(String::new, |by| format!(", with {}", desk.people().name_of(by)));
        let mut children: Vec<String> = Vec::new();
        for each in &said.discussed {
            // A child who is not the reader's to see is not named to them.
            match seen.as_ref().filter(|seen| seen.has(&each.child)) {
                Some(_) => children.push(each.child.clone()),
                None => children.push("a child who is not yours to see".to_owned()),
            }
        }
        children.extend(said.children.clone());
        let done = said.actions.iter().filter(|action| !action.is_open()).count();
        let late = said.actions.iter().filter(|action| action.is_late(today)).count();
        let actions = match (said.actions.len(), late) {
            (0, _) => "none".to_owned(),
            (all, 0) => format!("{done} of {all} done"),
            (all, late) => format!("{done} of {all} done, {late} late"),
        };
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(format!("{how}{by}")),
            match (&said.reflection, said.reflective) {
                (Some(text), _) => Cell::html(words::lines(text)),
                (None, true) => Cell::new("There was time; what on is not written down"),
                (None, false) => Cell::none("no time to reflect"),
            },
            match three(&said) {
                text if text.is_empty() => Cell::none("nothing"),
                text => Cell::html(words::lines(&text)),
            },
            if children.is_empty() { Cell::none("not said") } else { Cell::new(children.join(", ")) },
            Cell::new(actions),
        ]);
    }
    Html::of(&table)
}

/// What was agreed, after the three headings where they were filled in.
fn three(said: &Supervision) -> String {
    let parts = [
        ("Going well", &said.well),
        ("Worried about", &said.worried),
        ("Needs to happen", &said.needs),
        ("Agreed", &said.agreed),
    ];
    let told: Vec<(&str, &str)> =
        parts.iter().filter_map(|(name, text)| text.as_deref().map(|text| (*name, text))).collect();
    match told.as_slice() {
        [("Agreed", text)] => (*text).to_owned(),
        told => told.iter().map(|(name, text)| format!("{name}: {text}")).collect::<Vec<_>>().join("\n"),
    }
}

fn observed(desk: &Desk, worker: &Worker) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("What was watched"),
        Column::prose("What went well"),
        Column::prose("What the worker takes from it"),
        Column::text("Talked over"),
    ];
    let mut table = Table::new("Practice that somebody watched", columns)
        .caption_hidden()
        .when_empty("Nobody has written down practice that they watched.");
    for said in worker.strand::<PracticeObservation>().rev().take(SESSIONS) {
        let by =
            said.by.as_deref().map_or_else(String::new, |by| format!(" ({})", desk.people().name_of(by)));
        let text = |text: &Option<String>| match text {
            Some(text) => Cell::html(words::lines(text)),
            None => Cell::none("not said"),
        };
        let watched = said.watched.clone().unwrap_or_else(|| "not said".to_owned());
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(format!("{watched}{by}")),
            text(if said.strengths.is_some() { &said.strengths } else { &said.notes }),
            text(&said.next),
            said.told.map_or_else(|| Cell::none("not yet"), |told| Cell::new(told.to_words())),
        ]);
    }
    table
}
