//! `/child/{child}/escalations`: every challenge about a child, with its stages; `/child/{child}/escalations/{record}`:
//! one, whole, with
//! what may be done next.

use axum::extract::State;
use calendar::{Day, Moment};
use oversight::escalation::{Case, Stages};
use records::Definition;
use records::reviews::{Escalation, InformalChallenge};
use timeline::{Authority, Timeline};
use web::parts::{Cell, Colour, Column, Inset, SummaryList, Table, Tag};
use web::{Html, Link, Notice, Page, Path, Problem, Query};

use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::child::record::enter::about;
use crate::child::{AskedKnown, fast};
use crate::record::Record;
use crate::signed::Me;
use crate::{Desk, words};

use super::act::Act;
use super::informal::ChallengeByAWord;
use super::raise::RaiseAChallenge;
use super::{address, adds, answers, cases, list, may_raise, one as address_of, state, with_line, worker_on};

/// There is no such challenge.
pub(super) const MISSING: Problem = Problem::Missing(
    "There is no such challenge about this child. The child’s page Challenges lists those that there are.",
);

/// Every challenge about a child.
///
/// # Errors
/// As [`crate::child::overview::get`]; challenges are not the reader's to see.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = desk.child(&me, &id, "challenges", &address(&id).to_string())?;
        record.must_read(Escalation::KIND)?;
        let authority = desk.authority(Moment::END_OF_TIME);
        let child = record.clocked(Moment::END_OF_TIME);
        let today = desk.today();
        let cases = cases(&record, &authority);
        let open = cases.iter().filter(|(_, case)| case.is_open()).count();
        let sentence = match (open, cases.len()) {
            (0, 0) => "No challenge to how this case is handled was ever raised here.".to_owned(),
            (0, all) => format!("{}, all ended.", words::counted(all, "challenge", "challenges")),
            (open, all) => format!("{open} open of {}.", words::counted(all, "challenge", "challenges")),
        };
        let mut html = Html::of(&crate::workforce::my_work::lead(&sentence));
        if adds(&record) && may_raise(desk, &authority, &me).is_ok() {
            html = html
                .with(&link(&Link::new("Raise a challenge", fast::address::<RaiseAChallenge>(&id))))
                .with(&link(&Link::new(
                    "Record an informal challenge",
                    fast::address::<ChallengeByAWord>(&id),
                )));
        }
        for (fact, case) in &cases {
            let title = format!("{}, raised {}", case.said.theme.label(), case.said.raised.to_words());
            html = html.with(&heading(&title)).with(&told(desk, &authority, &child, case));
            html = html.with(&stages(desk, &authority, &child, case, today));
            let words =
                if case.is_open() { "Open it: what may be done next" } else { "All of this challenge" };
            html = html.with(&link(&Link::new(words, address_of(&id, &fact.id))));
        }
        html = html.with(&informal(desk, &record));
        html = html.with(&link(&Link::new("All challenges that are yours to see to", list::address())));
        let page = about(&child, &id, "Challenges").title("Challenges about one child").body(html);
        Ok(match noticed(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// What was just done, in words.
fn noticed(done: &str) -> Option<&'static str> {
    Some(match done {
        "raised" => "It is raised at stage 1, and its clock runs.",
        "raise_next" => "It is recorded that a word did not help. Raise it at stage 1 now.",
        "answer" => {
            "The answer is recorded. It stays open until whoever raised it says what is different for the child."
        }
        "plan" => "It is recorded that the action is done, with what was seen of it.",
        "step-up" => "It is one stage up, and the clock of that stage runs.",
        "cafcass" => "The referral is recorded. The stages stay open.",
        "cafcass-answer" => "It is recorded what came of the referral.",
        "close" => "It is resolved, with what is different for the child.",
        "withdraw" => "It is withdrawn, with the reason.",
        done => return said(done),
    })
}

/// One challenge.
///
/// # Errors
/// As [`get`]; there is no such challenge.
pub(crate) async fn one(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which)): Path<(String, String)>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = desk.child(&me, &id, "a challenge", &address_of(&id, &which).to_string())?;
        record.must_read(Escalation::KIND)?;
        let authority = desk.authority(Moment::END_OF_TIME);
        let child = record.clocked(Moment::END_OF_TIME);
        let today = desk.today();
        let found = cases(&record, &authority).into_iter().find(|(fact, _)| *fact.id == *which);
        let (fact, case) = found.ok_or(MISSING)?;
        let now = Stages::on(&authority, today);
        let mut html = told(desk, &authority, &child, &case);
        if let Some(offer) = case.offered(today, &now) {
            html = html.with(&Inset::new(offer));
        }
        if case.is_open() && case.whole_due < today {
            let days = words::counted(case.whole_late(today).max(0) as usize, "day", "days");
            let says = format!(
                "The whole was to be resolved by {}: {days} ago. It goes to the next senior meeting.",
                case.whole_due.to_words()
            );
            html = html.with(&Inset::new(says));
        }
        html = html.with(&heading("Stages")).with(&stages(desk, &authority, &child, &case, today));
        html = html.with(&said_at_stages(desk, &case));
        if adds(&record) && case.is_open() {
            html = html.with(&heading("What may be done"));
            let mut any = false;
            for act in Act::ALL.into_iter().filter(|act| act.fits(&case, &now)) {
                if act.may(desk, &authority, &me, &child, &case).is_ok() {
                    any = true;
                    html = html.with(&link(&Link::new(act.words(), address_of(&id, &which).at(act.last()))));
                }
            }
            if !any {
                let why = Act::Answer.may(desk, &authority, &me, &child, &case).err();
                let says =
                    why.map_or("Nothing of it is yours to do today.".to_owned(), |refusal| refusal.sentence);
                html = html.with(&Inset::new(says));
            }
        }
        let history = crate::child::record::one(&id, "escalation", &fact.id);
        html = html
            .with(&link(&Link::new("Every version of this record", history)))
            .with(&link(&Link::new("All challenges about this child", address(&id))));
        let page = about(&child, &id, "A challenge").title("A challenge").body(html);
        Ok(match noticed(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// A challenge in a few rows: what is wanted, by whom, where it stands, how it ended.
pub(super) fn told(desk: &Desk, authority: &Authority, child: &Timeline, case: &Case) -> Html {
    let (said, today) = (&case.said, desk.today());
    let mut list = SummaryList::new()
        .row("Wanted for the child", words::lines(&said.wanted))
        .row("About", said.theme.label());
    let by = said.by.as_deref().map(|by| desk.people().name_of(by).to_owned());
    let as_what = said.raised_as.map(|of| of.label().to_lowercase());
    let raised = match (by, as_what) {
        (Some(by), Some(as_what)) => format!("{by} ({as_what}), {}", said.raised.to_words()),
        (Some(by), None) => format!("{by}, {}", said.raised.to_words()),
        (None, _) => said.raised.to_words(),
    };
    list = list.row("Raised", raised);
    if let Some(from) = said.from {
        list = list.row("Came from", from.label());
    }
    list = list.row("Stands", Html::of(&state(case, today)));
    if let Some(stage) = case.waits() {
        let worker = worker_on(child, stage.opened);
        let who =
            with_line(desk, authority, worker.as_deref(), stage.opened, |line| answers(desk, line, stage));
        list = list.row("Must answer", format!("{who}, by {}", stage.due.to_words()));
    }
    if case.is_open() {
        let whole = format!("By {}: {} working days from stage 1", case.whole_due.to_words(), case.set.whole);
        list = list.row("The whole", whole);
    }
    for action in &said.actions {
        let who = action.owner.as_deref().unwrap_or("nobody named");
        let by = action.by.map_or("no day".to_owned(), Day::to_words);
        let state = match (action.done, action.by) {
            (Some(done), _) => Tag::new(format!("Done {}", done.to_words()), Colour::Green),
            (None, Some(by)) if by < today && case.is_open() => {
                let days = words::counted(by.days_until(today).max(0) as usize, "day", "days");
                Tag::new(format!("Late by {days}"), Colour::Red)
            }
            (None, _) if case.is_open() => Tag::new("To do", Colour::Blue),
            (None, _) => Tag::new("Not done", Colour::Grey),
        };
        let mut html = Html::text(format!("{} ({who}, {by}) ", action.action)).with(&state);
        if let Some(seen) = &action.seen {
            html = html.with(&words::lines(&format!(" {seen}")));
        }
        list = list.row("Plan", html);
    }
    if let Some(because) = &said.plan_not_done {
        list = list.row("Closed although the plan was not done", words::lines(because));
    }
    if let Some(day) = said.cafcass {
        let why = said.cafcass_because.as_deref().unwrap_or("no reason is recorded");
        list = list.row("Referred to Cafcass", format!("{}: {why}", day.to_words()));
    }
    if let Some(result) = &said.cafcass_result {
        let day = said.cafcass_answered.map(|day| format!("{}: ", day.to_words())).unwrap_or_default();
        list = list.row("What came of it", format!("{day}{result}"));
    }
    if let Some(day) = said.resolved {
        let words = match (&said.outcome, &said.withdrawn_because, &said.answer) {
            (Some(outcome), _, _) => format!("{}: {outcome}", day.to_words()),
            (None, Some(because), _) => format!("{}, withdrawn: {because}", day.to_words()),
            (None, None, Some(answer)) => format!("{}: {answer}", day.to_words()),
            _ => format!("{}. What is different for the child is not recorded", day.to_words()),
        };
        list = list.row("Ended", words);
    }
    Html::of(&list)
}

/// The stages of a challenge: to whom, by when, answered when.
fn stages(desk: &Desk, authority: &Authority, child: &Timeline, case: &Case, today: Day) -> Table {
    let columns = [
        Column::text("Stage"),
        Column::date("Opened"),
        Column::prose("Must answer"),
        Column::date("Due by"),
        Column::prose("Answered"),
    ];
    let mut table = Table::new("Stages of the challenge", columns).caption_hidden();
    for (nth, stage) in case.stages.iter().enumerate() {
        let worker = worker_on(child, stage.opened);
        let who =
            with_line(desk, authority, worker.as_deref(), stage.opened, |line| answers(desk, line, stage));
        let late = stage.days_late(today, case.said.resolved);
        let after = words::counted(late.max(0) as usize, "day late", "days late");
        let answered = match stage.answered {
            Some(day) if late > 0 => Cell::new(format!("{}, {after}", day.to_words())),
            Some(day) => Cell::new(day.to_words()),
            None if nth + 1 < case.stages.len() || !case.is_open() => Cell::none("never"),
            None if late > 0 => Cell::new(format!("No answer, {after}")),
            None => Cell::none("not yet"),
        };
        table.push([
            Cell::new(format!("{}", stage.nth)),
            Cell::new(stage.opened.to_words()),
            Cell::new(who),
            Cell::new(stage.due.to_words()),
            answered,
        ]);
    }
    table
}

/// What was asked and answered at each stage, in words.
fn said_at_stages(desk: &Desk, case: &Case) -> Html {
    let mut html = Html::new();
    for stage in &case.stages {
        let Some(step) = &stage.step else { continue };
        let mut list = SummaryList::new();
        let mut any = false;
        let mut row = |name: &str, value: Option<String>| {
            if let Some(value) = value {
                any = true;
                list = std::mem::take(&mut list).row(name, words::lines(&value));
            }
        };
        let because = step.because.as_deref().map(|because| format!(": {because}")).unwrap_or_default();
        row("Why it went up", step.why.map(|why| format!("{}{because}", why.label())));
        row(
            "Taken there by",
            step.by.as_deref().filter(|_| stage.nth > 1).map(|by| desk.people().name_of(by).to_owned()),
        );
        row("Answer", step.answer.map(|answer| answer.label().to_owned()));
        row("Answered by", step.answered_by.as_deref().map(|by| desk.people().name_of(by).to_owned()));
        row("What changes in the plan", step.changes.clone());
        row("In words", step.says.clone());
        if any {
            html = html.with(&heading(&format!("Stage {}", stage.nth))).with(&list);
        }
    }
    html
}

/// What was raised by a word.
fn informal(desk: &Desk, record: &Record) -> Html {
    let standing = record.standing(Moment::END_OF_TIME);
    let mut own: Vec<_> =
        standing.into_iter().filter_map(|fact| Some((fact, fact.of::<InformalChallenge>()?))).collect();
    own.sort_by_key(|(_, said)| std::cmp::Reverse(said.day));
    let columns = [
        Column::date("Raised"),
        Column::text("About"),
        Column::prose("Wanted"),
        Column::text("With"),
        Column::prose("How it ended"),
    ];
    let mut table = Table::new("Informal challenges", columns).when_empty("None is recorded.");
    for (fact, said) in own {
        let ended = match (said.end, said.ended) {
            (Some(end), Some(day)) => {
                let changed =
                    said.changed.as_deref().map(|changed| format!(": {changed}")).unwrap_or_default();
                Cell::new(format!("{}, {}{changed}", end.label(), day.to_words()))
            }
            _ => Cell::none("open"),
        };
        let to = crate::child::record::one(record.id(), "informal_challenge", &fact.id);
        table.push([
            Cell::link(said.day.to_words(), &to),
            Cell::new(said.theme.label()),
            Cell::new(&said.wanted),
            said.with
                .as_deref()
                .map_or_else(|| Cell::none("not recorded"), |with| Cell::new(desk.people().name_of(with))),
            ended,
        ]);
    }
    Html::of(&table)
}
