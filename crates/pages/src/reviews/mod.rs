//! Reviews: the thread of a child's reviews, and a page for each of its steps.
//!
//! What a review asks and where it stands is `oversight`'s; what a letter says is `letters`'. A page asks, shows and records.

pub(crate) mod answer;
pub(crate) mod beside;
pub(crate) mod book;
pub(crate) mod bring;
pub(crate) mod checklist;
pub(crate) mod decide;
pub(crate) mod escalation;
pub(crate) mod invite;
pub(crate) mod letter;
pub(crate) mod meeting;
pub(crate) mod midway;
pub(crate) mod mine;
pub(crate) mod minutes;
pub(crate) mod prepare;
pub(crate) mod seen;
pub(crate) mod thread;

use std::sync::Arc;

use calendar::{Day, Moment};
use journal::AppendError;
use oversight::review::open;
use oversight::review::voice::{self, Words};
use records::reviews::{DecisionState, ReviewDecisions, ReviewMeeting};
use records::{Act, Change, Definition, Fact, Place, Record as Said, Trouble};
use timeline::{Standpoint, Timeline};
use web::parts::{Choice, Control, Details, Inset, Question, TypedAs};
use web::{Address, Fields, Html, Problem};

use crate::child::fast::{Asked, Done, On};
use crate::record::Record;
use crate::{Desk, words};

/// Where the thread is.
pub(crate) const THREAD: &str = "reviews";

/// The address of a child's reviews.
pub(crate) fn address(id: &str) -> Address {
    crate::child::address(id).at(THREAD)
}

/// One change of a child's record.
fn change(record: &Record, id: &str, revision: u32, reason: &str, said: Arc<dyn Said>) -> Change {
    Change {
        subject: record.permit.subject().clone(),
        id: id.into(),
        revision,
        act: if revision == 1 { Act::Record } else { Act::Correct },
        reason: (revision > 1).then(|| reason.into()),
        record: said,
        place: Place::default(),
    }
}

/// Records changes that belong together: all or none. A form that was sent twice is recorded once; where somebody else wrote
/// meanwhile, the page comes back with what was typed.
fn keep(on: &On<'_>, sent: &Fields, changes: &[Change]) -> Result<Done, Problem> {
    match on.desk.append(&on.record.permit, changes) {
        Ok(_) => Ok(Done::Said("recorded")),
        Err(AppendError::Revision { .. }) => {
            let first = changes.first();
            let stands = on.record.facts.iter().any(|fact| {
                first.is_some_and(|first| {
                    first.revision == 1 && fact.id == first.id && fact.record.kind() == first.record.kind()
                })
            });
            if stands {
                return Ok(Done::Said("already"));
            }
            let says = "Somebody recorded something about this review while you were writing. Nothing of yours is lost: look at \
                        what stands now, and send it again.";
            Ok(Done::Conflict(Html::of(&Inset::new(says)), sent.clone()))
        }
        Err(error) => Err(Problem::fault("recording it")(error)),
    }
}

/// The last record of a kind that stands and is of this sort.
fn standing<T: Definition>(record: &Record, is: impl Fn(&T) -> bool) -> Option<(&Fact, &T)> {
    let standing = record.standing(Moment::END_OF_TIME);
    let own = standing.into_iter().filter_map(|fact| Some((fact, fact.of::<T>()?)));
    own.filter(|(_, said)| is(said)).max_by_key(|(fact, _)| (fact.record.happened().from, fact.recorded))
}

/// The day of the last review that was held.
fn last_held(child: &Timeline, today: Day) -> Option<Day> {
    child.reviews.iter().map(|review| review.day).filter(|day| *day <= today).max()
}

/// The decisions of the last review of which any are recorded, with the record they stand in.
fn last_decisions(record: &Record) -> Option<(&Fact, &ReviewDecisions)> {
    let standing = record.standing(Moment::END_OF_TIME);
    let sent = standing.into_iter().filter_map(|fact| Some((fact, fact.of::<ReviewDecisions>()?)));
    sent.max_by_key(|(_, decisions)| (decisions.review, decisions.sent))
}

/// What the child said since the review before a day, newest first.
fn said_since(record: &Record, child: &Timeline, today: Day) -> Vec<Words> {
    let period = child.on(today).period().map(|period| period.start.plus_days(-1));
    let last = child.reviews.iter().map(|review| review.day).filter(|day| *day < today).max().or(period);
    voice::words(&record.standing(Moment::END_OF_TIME), last, today)
}

/// What the child said, as it was written down, with the day and where. Closed until somebody opens it.
pub(crate) fn voices(record: &Record, child: &Timeline, called: &str, today: Day) -> Html {
    let said = said_since(record, child, today);
    if said.is_empty() {
        return Html::of(&Inset::new(format!(
            "Nothing that {called} said since the last review is written down."
        )));
    }
    let mut html = String::new();
    for each in said.iter().take(12) {
        let to = crate::child::record::one(record.id(), each.kind, &each.id);
        html.push_str(&format!(
            "<blockquote class=\"kith-said\"><p class=\"govuk-body\">{}</p>\
             <p class=\"govuk-hint\"><a class=\"govuk-link\" href=\"{}\">{}, {}</a></p></blockquote>",
            words::lines(&each.said).as_str(),
            Html::text(&to),
            Html::text(each.where_said),
            Html::text(each.day.to_words())
        ));
    }
    let title = format!("What {called} said since the last review ({})", said.len());
    Html::of(&Details::new(title, Html::trusted(html)))
}

/// A standpoint of today.
fn at_today<'a>(desk: &Desk, authority: &'a timeline::Authority) -> Standpoint<'a> {
    Standpoint { day: desk.today(), known: Moment::END_OF_TIME, authority }
}

/// One question of a part of a list, with what was typed.
fn of_part(asked: &Asked<'_>, name: String, label: &str, how: TypedAs, offered: Vec<String>) -> Question {
    let value = asked.typed(&name).to_owned();
    let error = asked.wrong(&name);
    Question::new(name, label, Control::Typed { how, value, offered }).error(error)
}

/// The questions about decisions of before, one by one: the decision goes along unseen. `states`: which are offered.
fn checking(
    asked: &Asked<'_>,
    mut form: web::parts::Form,
    title: &str,
    states: &[DecisionState],
) -> web::parts::Form {
    let rows = to_check(asked.on, asked.typed);
    if rows.is_empty() {
        return form;
    }
    form = form.say(crate::child::overview::heading(title));
    let open = open::decisions(&asked.child, asked.on.today());
    for (nth, decision) in rows {
        let name = |field: &str| format!("checked.{nth}.{field}");
        form = form.keep(name("decision"), &decision);
        let of = open.iter().find(|open| open.said.decision == decision).map(|open| {
            let owner = open.said.owner.as_deref().map(|owner| format!("; {owner}")).unwrap_or_default();
            let by = open.said.by.map(|by| format!(", by {}", by.to_words())).unwrap_or_default();
            format!("Decided at the review of {}{owner}{by}", open.review.to_words())
        });
        let choices = states.iter().map(|state| Choice::new(state.code(), state.label())).collect();
        let chosen = asked.typed(&name("state")).to_owned();
        let state = Question::new(name("state"), &decision, Control::OneOf { choices, chosen });
        form = form.ask(&state.hint(of.unwrap_or_default()).error(asked.wrong(&name("state"))));
        let because =
            of_part(asked, name("because"), "Why, and what happens now?", TypedAs::Line, Vec::new());
        form = form.ask(&because.hint(format!("If it is not done: {}", short(&decision))));
    }
    form
}

/// A form begins with the decisions that are still open: unseen, each under its number.
fn begin_checking(record: &Record, today: Day, fields: &mut Fields) {
    for (nth, decision) in still_open(record, today).into_iter().enumerate() {
        fields.push(format!("checked.{nth}.decision"), decision);
    }
}

/// The decisions that a meeting or a midway check asks about: those that are open, whichever review decided them, and were not
/// looked at already in an earlier part of a review that goes on.
fn still_open(record: &Record, today: Day) -> Vec<String> {
    let child = record.timeline(Moment::END_OF_TIME);
    let last = last_held(&child, today);
    let parts: Vec<&ReviewMeeting> = child
        .strand::<ReviewMeeting>()
        .map(|part| part.record)
        .filter(|part| part.goes_on && last.is_none_or(|last| part.day > last))
        .collect();
    let mut words: Vec<String> = Vec::new();
    for open in open::decisions(&child, today) {
        let decision = &open.said.decision;
        let looked = parts.iter().any(|part| part.checked.iter().any(|each| each.decision == *decision));
        if !looked && !words.contains(decision) {
            words.push(decision.clone());
        }
    }
    words
}

/// The rows of a form about earlier decisions, each with its number: those that were typed, and after them what it left out.
fn to_check(on: &On<'_>, typed: &Fields) -> Vec<(usize, String)> {
    let mut rows: Vec<(usize, String)> = crate::child::record::read::numbers(typed, "checked")
        .into_iter()
        .map(|nth| (nth, typed.get(&format!("checked.{nth}.decision")).to_owned()))
        .filter(|(_, decision)| !decision.is_empty())
        .collect();
    for decision in still_open(on.record, on.today()) {
        if !rows.iter().any(|(_, own)| *own == decision) {
            rows.push((rows.iter().map(|(nth, _)| nth + 1).max().unwrap_or(0), decision));
        }
    }
    rows
}

/// What a form did not say of decisions that are open: each is asked.
fn unchecked(on: &On<'_>, sent: &Fields) -> Vec<Trouble> {
    let typed = crate::child::record::read::numbers(sent, "checked");
    to_check(on, sent)
        .into_iter()
        .filter(|(nth, _)| !typed.contains(nth))
        .map(|(nth, decision)| {
            let says = format!("“{}”: say what became of this decision", short(&decision));
            Trouble::stops(format!("checked.{nth}.state"), says)
        })
        .collect()
}

/// The decisions of which a form says that they are done, with that day: a revision of each record in which one stands.
fn carried_out(on: &On<'_>, checked: &[records::reviews::DecisionChecked], day: Day) -> Vec<Change> {
    let child = on.record.timeline(Moment::END_OF_TIME);
    let open = open::decisions(&child, on.today());
    let done = |id: &str, decision: &str| {
        open.iter().any(|open| open.id == id && open.said.decision == decision)
            && checked.iter().any(|each| each.state == DecisionState::Done && each.decision == decision)
    };
    let standing = on.record.standing(Moment::END_OF_TIME);
    let sets = standing.into_iter().filter_map(|fact| Some((fact, fact.of::<ReviewDecisions>()?)));
    sets.filter_map(|(fact, set)| {
        let mut now = set.clone();
        for decision in now.decisions.iter_mut().filter(|own| done(&fact.id, &own.decision)) {
            decision.done.get_or_insert(day);
        }
        let why = "found done when it was checked";
        (now != *set).then(|| change(on.record, &fact.id, fact.revision + 1, why, Arc::new(now)))
    })
    .collect()
}

/// The meetings of the review of a day, first part first.
fn meetings<'a>(record: &'a Record, child: &Timeline, review: Day) -> Vec<&'a ReviewMeeting> {
    let before = child.reviews.iter().map(|held| held.day).filter(|day| *day < review).max();
    let standing = record.standing(Moment::END_OF_TIME);
    let mut own: Vec<&ReviewMeeting> = standing
        .into_iter()
        .filter_map(|fact| fact.of::<ReviewMeeting>())
        .filter(|meeting| meeting.day <= review && before.is_none_or(|before| meeting.day > before))
        .collect();
    own.sort_by_key(|meeting| meeting.day);
    own
}

/// A text cut after some words.
fn short(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text.to_owned(),
    }
}
