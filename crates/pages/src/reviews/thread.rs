//! `/child/{child}/reviews`: the child's reviews as one thread: when the next is due and why, which steps are done and which are
//! not, and what became of the last. `/child/{child}/reviews/{day}`: one review, whole.

use axum::extract::State;
use calendar::{Calendars, Day, Moment};
use oversight::review::minutes::{self, Held};
use oversight::review::open;
use oversight::review::thread::{Stands, Step, Thread, Turn, What};
use records::Definition;
use records::reviews::{
    Escalation, LetterToChild, MidwayReview, Progress, ReviewChecklist, ReviewDecisions, ReviewRecord,
};
use timeline::Timeline;
use web::parts::{Cell, Colour, Column, Inset, SummaryList, Table, Tag};
use web::{Html, Link, Notice, Page, Path, Problem, Query};

use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::child::record::fastest;
use crate::child::{AskedKnown, View, due, fast};
use crate::record::Record;
use crate::signed::Me;
use crate::{Desk, words};

use super::{at_today, invite, letter, meetings, standing, voices};

/// The thread.
///
/// # Errors
/// As [`crate::child::overview::get`]; a part of the record only is open to the reader.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<AskedKnown>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.day(desk)?;
        let to = known.at(super::address(&id)).to_string();
        let record = desk.child(&me, &id, "reviews", &to)?;
        record.must_be_whole()?;
        let child = record.timeline(known.moment());
        let authority = desk.authority(known.moment());
        let at = timeline::Standpoint { day: known.day, known: known.moment(), authority: &authority };
        let thread = Thread::of(&child, &at);
        let called = words::called(&child);
        let mut html = heading("The next review");
        match &thread.next {
            Some(turn) => html = html.with(&next(&authority.calendars, &record, turn, known.day)),
            None => {
                html = html.with(&Inset::new("No review is due for this child today, and none is booked."))
            }
        }
        html = html.with(&voices(&record, &child, &called, known.day));
        if let Some(turn) = thread.last() {
            let day = turn.held.map(Day::to_words).unwrap_or_default();
            html =
                html.with(&heading(&format!("The last review, {day}"))).with(&last(&record, turn, known.day));
            if drifts(&child, turn, known.day) && record.adds(Escalation::KIND) {
                let says = "The midway check found drift and says that a challenge is needed. None was raised since.";
                let to = fast::address::<super::escalation::raise::RaiseAChallenge>(&id);
                html = html.with(&Inset::new(says)).with(&link(&Link::new("Raise a challenge", to)));
            }
        }
        html = html.with(&still_open(&child, thread.last().and_then(|turn| turn.held), known.day));
        html = html.with(&heading("Every review")).with(&all(&record, &thread));
        let to = super::escalation::address(&id);
        html = html.with(&link(&Link::new("Challenges to how this case is handled", to)));
        if me.role == access::Role::ReviewingOfficer {
            html = html.with(&link(&Link::new("All the children whom I review", super::mine::list())));
        }
        let page = crate::child::page(&record, &child, View::Reviews, known, html);
        Ok(match said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

/// The review that comes: when, why, and each step.
fn next(calendars: &Calendars, record: &Record, turn: &Turn<'_>, today: Day) -> Html {
    let mut list = SummaryList::new();
    match (&turn.duty, turn.why(calendars)) {
        (Some(duty), Some(why)) => {
            let by = Html::text(duty.due.to_words())
                .with(&Html::trusted(" ".to_owned()))
                .with(&due::state(duty, today));
            list = list
                .row("Due by", by)
                .row("Why then", format!("{}. {}", capital(&why), capital(&duty.cite().to_string())));
        }
        _ => list = list.row("Due by", "Nothing asks for a review by a day"),
    }
    if let Some(planned) = &turn.planned {
        let time = planned.time.map(|time| format!(" at {time}")).unwrap_or_default();
        let place = planned.place.as_deref().map(|place| format!(", {place}")).unwrap_or_default();
        list = list.row("Booked for", format!("{}{time}{place}", planned.day.to_words()));
        if !planned.people.is_empty() {
            let names: Vec<String> = planned
                .people
                .iter()
                .map(|person| format!("{} ({})", person.name, person.at.label().to_lowercase()))
                .collect();
            list = list.row("Who is asked", names.join("; "));
        } else if let Some(invited) = &planned.invited {
            list = list.row("Who is asked", words::lines(invited));
        }
        if let Some(wants) = &planned.wants {
            list = list.row("Whom the child wants there", words::lines(wants));
        }
        if planned.together.is_some() {
            list = list.row("Together", "With brothers and sisters: each has a record of their own");
        }
        let to = invite::address(record.id(), planned.id);
        let file = format!(
            "<a class=\"govuk-link\" href=\"{}\" download>A file for their calendar</a>, for those whom no mail reaches",
            Html::text(&to)
        );
        list = list.row("Invitation", Html::trusted(file));
    }
    for moved in &turn.moved {
        let why = moved.moved.map_or("no reason is recorded".to_owned(), |why| why.label().to_lowercase());
        let on = moved.cancelled.map(Day::to_words).unwrap_or_default();
        list =
            list.row(format!("Not on {}", moved.day.to_words()), format!("Moved or called off {on}: {why}"));
    }
    Html::of(&list).with(&steps(record, &turn.steps, true))
}

/// The last review: what follows from it.
fn last(record: &Record, turn: &Turn<'_>, today: Day) -> Html {
    let steps_after: Vec<Step> =
        turn.steps.iter().filter(|step| What::AFTER.contains(&step.what)).cloned().collect();
    let mut html = Html::of(&steps(record, &steps_after, true));
    if let Some(held) = turn.held {
        if let Some((_, sent)) = standing(record, |sent: &ReviewDecisions| sent.review == held) {
            html = html.with(&decisions(sent, today));
        }
        let to = super::address(record.id()).at(held);
        html = html.with(&link(&Link::new("All of this review", to)));
    }
    html
}

/// Whether the midway check after a review said that a challenge is needed, and none was raised since.
fn drifts(child: &Timeline, turn: &Turn<'_>, today: Day) -> bool {
    let since = |day: Day| turn.held.is_some_and(|held| day > held) && day <= today;
    let last = child.strand::<MidwayReview>().rfind(|midway| since(midway.day));
    last.is_some_and(|midway| {
        midway.progress == Progress::Drift
            && !child.strand::<Escalation>().any(|said| said.raised >= midway.day && said.raised <= today)
    })
}

/// What reviews before the last decided and nobody did, took up or let go.
fn still_open(child: &Timeline, last: Option<Day>, today: Day) -> Html {
    let mut open = open::decisions(child, today);
    open.retain(|open| last != Some(open.review));
    if open.is_empty() {
        return Html::new();
    }
    let columns = [
        Column::date("Review"),
        Column::prose("What was decided"),
        Column::text("Who"),
        Column::date("By"),
        Column::text("State"),
    ];
    let mut table = Table::new("Still open from reviews before", columns);
    for open in open {
        let none = || Cell::none("not said");
        let state = match open.said.by {
            Some(by) if by < today => Tag::new("Late", Colour::Red),
            Some(_) => Tag::new("To do", Colour::Blue),
            None => Tag::new("No date", Colour::Yellow),
        };
        table.push([
            Cell::new(open.review.to_words()),
            Cell::new(&open.said.decision),
            open.said.owner.as_deref().map_or_else(none, Cell::new),
            open.said.by.map_or_else(none, |by| Cell::new(by.to_words())),
            Cell::part(&state),
        ]);
    }
    Html::of(&table)
}

/// Each step: where it stands, and the page that does it.
fn steps(record: &Record, steps: &[Step], is_open: bool) -> Table {
    let columns = [Column::text("Step"), Column::text("State"), Column::prose("When"), Column::text("Do it")];
    let mut table = Table::new("Steps of the review", columns).caption_hidden();
    for step in steps {
        let (word, colour) = match step.stands {
            Stands::Done => ("Done", Colour::Green),
            Stands::DoneLate => ("Done late", Colour::Yellow),
            Stands::ToDo => ("To do", Colour::Blue),
            Stands::Overdue => ("Late", Colour::Red),
            Stands::NotAsked => ("–", Colour::Grey),
        };
        let state = if step.stands == Stands::NotAsked {
            Cell::none("nothing to do")
        } else {
            Cell::part(&Tag::new(word, colour))
        };
        table.push([
            Cell::new(step.what.title()),
            state,
            Cell::new(&step.words),
            door(record, step).filter(|_| is_open).unwrap_or_else(|| Cell::none("nothing to do here")),
        ]);
    }
    table
}

/// The page on which somebody does a step, where it is theirs to do.
fn door(record: &Record, step: &Step) -> Option<Cell> {
    let kind = records::kind(match step.what {
        What::Booked => "review_planned",
        What::Contribution => "child_contribution",
        What::Report | What::Shared => "review_report",
        What::Spoken => "child_spoken_to",
        What::Checklist => "review_checklist",
        What::Meeting => "review_meeting",
        What::Decisions => "review_decisions",
        What::Answer => "decisions_answered",
        What::Letter => "letter_to_child",
        What::Minutes => "review_record",
        What::Midway => "midway_review",
    })?;
    if !record.adds(kind) || step.stands == Stands::NotAsked {
        return None;
    }
    let to = match step.what {
        What::Letter => letter::latest(record.id()),
        _ => fastest(record.id(), kind),
    };
    let word = match (step.what, step.stands.is_open()) {
        (What::Booked, true) => "Book",
        (What::Booked, false) => "Change",
        (What::Contribution | What::Spoken | What::Meeting | What::Midway, true) => "Record",
        (What::Contribution | What::Spoken, false) => "Add",
        (What::Report, true) | (What::Letter, _) => "Write",
        (What::Report | What::Shared | What::Decisions | What::Minutes, false) | (What::Shared, true) => {
            "Add to it"
        }
        (What::Checklist, true) => "Grade",
        (What::Decisions, true) => "Decide",
        (What::Answer, true) if step.words.starts_with("Disputed") => "Settle",
        (What::Answer, true) => "Answer",
        (What::Minutes, true) => "Send",
        (What::Checklist | What::Meeting | What::Answer | What::Midway, false) => return None,
    };
    // The word says what is done, so that what it is done to is named without its own word for it.
    let about = match step.what {
        What::Minutes => "the minutes".to_owned(),
        _ => step.what.title().to_lowercase(),
    };
    Some(Cell::html(words::link_for(word, &about, &to)))
}

/// Every review that was held, newest first.
fn all(record: &Record, thread: &Thread<'_>) -> Table {
    let columns = [
        Column::date("Day"),
        Column::text("In time"),
        Column::prose("How the child took part"),
        Column::text("Parts"),
    ];
    let mut table =
        Table::new("Every review", columns).caption_hidden().when_empty("No review is recorded yet.");
    for turn in &thread.held {
        let Some(held) = turn.held else { continue };
        let late = turn.step(What::Meeting).map(|step| step.stands);
        let in_time = match (&turn.duty, late) {
            (None, _) => Cell::none("not known"),
            (_, Some(Stands::DoneLate)) => Cell::part(&Tag::new("Late", Colour::Yellow)),
            _ => Cell::part(&Tag::new("In time", Colour::Green)),
        };
        let took = turn.participation.map_or_else(
            || Cell::none("not recorded"),
            |took| Cell::new(format!("{} ({})", took.label(), took.code())),
        );
        let parts = turn.meetings.len().max(1);
        table.push([
            Cell::link(held.to_words(), &super::address(record.id()).at(held)),
            in_time,
            took,
            Cell::new(parts),
        ]);
    }
    table
}

/// Decisions as people read them.
pub(crate) fn decisions(sent: &ReviewDecisions, today: Day) -> Table {
    let columns = [
        Column::prose("What was decided"),
        Column::prose("What will be better"),
        Column::text("Who"),
        Column::date("By"),
        Column::text("State"),
    ];
    let mut table = Table::new("Decisions", columns)
        .caption_hidden()
        .when_empty("No decision stands in what was sent out.");
    for each in &sent.decisions {
        let text = |text: &Option<String>| match text.as_deref().map(str::trim) {
            None | Some("") => Cell::none("not said"),
            Some(text) => Cell::new(text),
        };
        let state = match (each.done, each.by) {
            (Some(done), _) => Tag::new(format!("Done {}", done.to_words()), Colour::Green),
            (None, Some(by)) if by < today => Tag::new("Late", Colour::Red),
            (None, Some(_)) => Tag::new("To do", Colour::Blue),
            (None, None) => Tag::new("No date", Colour::Yellow),
        };
        table.push([
            Cell::new(&each.decision),
            text(&each.outcome),
            text(&each.owner),
            each.by.map_or_else(|| Cell::none("not said"), |by| Cell::new(by.to_words())),
            match &each.seen {
                Some(seen) => Cell::html(Html::of(&state).with(&words::lines(&format!(" {seen}")))),
                None => Cell::part(&state),
            },
        ]);
    }
    table
}

/// One review, whole.
///
/// # Errors
/// As [`get`]; no review was held on the day.
pub(crate) async fn one(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, review)): Path<(String, String)>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let to = super::address(&id).at(&review).to_string();
        let record = desk.child(&me, &id, "one review", &to)?;
        record.must_be_whole()?;
        let child = record.timeline(Moment::END_OF_TIME);
        let authority = desk.authority(Moment::END_OF_TIME);
        let thread = Thread::of(&child, &at_today(desk, &authority));
        let turn =
            review.parse::<Day>().ok().and_then(|day| thread.held.iter().find(|turn| turn.held == Some(day)));
        let none = Problem::Missing(
            "No review of this child was held on that day. The page Reviews lists those that were.",
        );
        let (turn, day) = turn.and_then(|turn| Some((turn, turn.held?))).ok_or(none)?;
        let mut html = Html::of(&steps(&record, &turn.steps, false));
        let sent = standing(&record, |sent: &ReviewDecisions| sent.review == day).map(|(_, sent)| sent);
        if let Some(sent) = sent {
            html = html.with(&heading("What was decided")).with(&decisions(sent, desk.today()));
        }
        html = html.with(&heading("Letters to the child")).with(&letter::listed(&record, day));
        let kept = standing(&record, |kept: &ReviewRecord| kept.review == day).map(|(_, kept)| kept);
        let meetings = meetings(&record, &child, day);
        let called = words::called(&child);
        let held = Held {
            called: &called,
            review: day,
            participation: turn.participation,
            meetings: &meetings,
            decisions: sent,
            next_due: None,
        };
        let text = kept.and_then(|kept| kept.minutes.clone());
        let text = text.or_else(|| (!meetings.is_empty()).then(|| minutes::text(&held)));
        if let Some(text) = text {
            let title = if kept.is_some() { "Minutes" } else { "What was recorded at the meeting" };
            html = html.with(&heading(title)).with(&paragraphs(&text));
        }
        let graded = standing(&record, |graded: &ReviewChecklist| {
            graded.day <= day && turn.since.is_none_or(|since| graded.day > since)
        });
        if let Some((_, graded)) = graded {
            html = html.with(&heading("Quality checklist")).with(&grades(graded));
        }
        let known = AskedKnown::default().day(desk)?;
        let page = crate::child::page(&record, &child, View::Reviews, known, html);
        Ok(page.title("One review of one child"))
    })
    .await
}

/// A checklist as people read it.
fn grades(graded: &ReviewChecklist) -> Html {
    let over_all = graded.because.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
    let mut list = SummaryList::new().row("Over all", format!("{}{over_all}", graded.grade.label()));
    for each in &graded.sections {
        let why = each.because.as_deref().map(|why| format!(": {why}")).unwrap_or_default();
        list = list.row(&*each.section, format!("{}{why}", each.grade.label()));
    }
    Html::of(&list)
}

/// A text of paragraphs, the first line of each in bold where it is a heading of its own.
pub(crate) fn paragraphs(text: &str) -> Html {
    let mut html = String::new();
    for part in text.split("\n\n") {
        let (first, rest) = part.split_once('\n').unwrap_or((part, ""));
        html.push_str(&format!(
            "<p class=\"govuk-body\"><strong>{}</strong>{}{}</p>",
            Html::text(first),
            if rest.is_empty() { "" } else { "<br>" },
            words::lines(rest).as_str()
        ));
    }
    Html::trusted(html)
}

/// Whether a letter of a review is there.
pub(super) fn letters(record: &Record, review: Day) -> Vec<(&records::Fact, &LetterToChild)> {
    let standing = record.standing(Moment::END_OF_TIME);
    let own = standing.into_iter().filter_map(|fact| Some((fact, fact.of::<LetterToChild>()?)));
    let mut own: Vec<_> = own.filter(|(_, letter)| letter.review == review).collect();
    own.sort_by_key(|(fact, letter)| (letter.version, letter.day, fact.recorded));
    own
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}
