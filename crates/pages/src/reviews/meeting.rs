//! `/child/{child}/review-meeting`: the review as it is held: who came and how, what the child said, what was talked about, what
//! became of each earlier decision, and the next day. A review may go on another day; one that is late or goes on says why.

use std::sync::Arc;

use calendar::{Day, Moment};
use oversight::review::{late, thread};
use records::codes::Participation;
use records::reviews::{
    AtReview, Came, Chaired, ChildContribution, DecisionState, Review, ReviewAdjourned, ReviewMeeting, Talked,
};
use records::{Record as Said, Trouble};
use timeline::Timeline;
use web::parts::{Choice, Control, Form, Inset, Question, TypedAs};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::{day as day_of, numbers};
use crate::words;

use super::midway::name_choices;
use super::{
    at_today, begin_checking, carried_out, change, checking, keep, last_held, of_part, standing, unchecked,
    voices,
};

/// How the child took part: of the record of the return.
const TOOK_PART: &str = "~participation";
/// An empty row for somebody who was not asked.
const SPARE: usize = 40;

/// The page.
pub(crate) struct HoldTheReview;

impl Fast for HoldTheReview {
    const KIND: &'static str = "review_meeting";
    const LAST: &'static str = "review-meeting";
    const HEADING: &'static str = "The review meeting";
    const OPENED: &'static str = "recording a review meeting";
    const BUTTON: &'static str = "Record the meeting";
    const CHANGES: bool = true;
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let (today, child) = (on.today(), on.record.timeline(Moment::END_OF_TIME));
        let last = last_held(&child, today);
        let mut fields = Fields::default();
        let booked = standing(on.record, |planned: &records::reviews::ReviewPlanned| {
            planned.cancelled.is_none() && last.is_none_or(|last| planned.day > last)
        });
        let day = booked.map(|(_, planned)| planned.day).filter(|day| *day <= today).unwrap_or(today);
        fields.push("day", day.to_string());
        let people = booked.map(|(_, planned)| planned.people.clone()).unwrap_or_default();
        for (nth, person) in people.iter().enumerate().take(SPARE) {
            fields.push(format!("people.{nth}.name"), &*person.name);
            fields.push(format!("people.{nth}.as"), person.at.code());
        }
        let brings = standing(on.record, |said: &ChildContribution| last.is_none_or(|last| said.day > last));
        let age = child.born().map(|born| born.age_on(day));
        if age.is_some_and(|age| age < 4) {
            fields.push(TOOK_PART, Participation::PN0.code());
        } else if let Some((_, said)) = brings {
            fields.push(TOOK_PART, said.way.participation().code());
        }
        if let Some(chairs) = brings.and_then(|(_, said)| said.chairs) {
            fields.push("chaired", chairs.code());
        }
        fields.push("goes_on", "no");
        begin_checking(on.record, today, &mut fields);
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        let silent: Vec<String> = numbers(sent, "talked")
            .into_iter()
            .filter(|nth| sent.get(&format!("talked.{nth}.said")).trim().is_empty())
            .map(|nth| format!("talked.{nth}."))
            .collect();
        let spare = format!("people.{SPARE}.");
        let nobody = sent.get(&format!("{spare}name")).trim().is_empty();
        for (name, value) in sent.iter() {
            let left_out = silent.iter().any(|begins| name.starts_with(begins.as_str()))
                || (nobody && name.starts_with(&spare));
            if !left_out {
                fields.push(name, value);
            }
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        name_choices(troubles);
        let people = numbers(sent, "people");
        for trouble in troubles.iter_mut().filter(|trouble| trouble.field.starts_with("people.")) {
            let nth = trouble.field.split('.').nth(1).and_then(|nth| nth.parse::<usize>().ok()).unwrap_or(0);
            let name = sent.get(&format!("people.{nth}.name"));
            if trouble.field.ends_with(".how") && people.contains(&nth) && !name.is_empty() {
                trouble.says = format!("{name}: say whether they came");
            }
        }
        let goes_on = sent.get("goes_on") == "yes";
        let took = Participation::of(sent.get(TOOK_PART));
        if took.is_none() && !goes_on {
            troubles.push(Trouble::stops(TOOK_PART, "Say how the child took part"));
        }
        // What the child was promised is looked at before the review ends, whether or not the form asked it.
        if !goes_on {
            troubles.extend(unchecked(on, sent));
        }
        let child = on.record.timeline(Moment::END_OF_TIME);
        let held = day_of(sent.get("day"));
        if held.is_some_and(|held| held > on.today()) {
            troubles
                .push(Trouble::stops("day", "When was it? A meeting cannot be recorded before it is held"));
        }
        let age = held.zip(child.born()).map(|(held, born)| born.age_on(held));
        match (took, age) {
            (Some(Participation::PN0), Some(4..)) => {
                let says = "The child is four or older: say how they took part";
                troubles.push(Trouble::stops(TOOK_PART, says));
            }
            (Some(took), Some(..4)) if took != Participation::PN0 => {
                let says = "The child is under four: the return asks for PN0";
                troubles.push(Trouble::stops(TOOK_PART, says));
            }
            _ => {}
        }
        let Some(meeting) = said.and_then(|said| said.as_any().downcast_ref::<ReviewMeeting>()) else {
            return;
        };
        let authority = on.desk.authority(Moment::END_OF_TIME);
        let late = late::days_late(&child, &at_today(on.desk, &authority), meeting.day);
        if late > 0 && meeting.moved.is_none() {
            let days = words::counted(late as usize, "day", "days");
            troubles.push(Trouble::stops("moved", format!("The review was {days} late. Say why")));
        }
        let lacks = unprepared(&child, meeting.day);
        if !meeting.goes_on && meeting.unprepared.is_none() && !lacks.is_empty() {
            let says =
                format!("There is {} for this review. Say why it was held without", lacks.join(" and "));
            troubles.push(Trouble::stops("unprepared", says));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let on = asked.on;
        let mut html = Html::new();
        if let Some(part) = thread::unfinished(&asked.child, on.today()) {
            let says = format!(
                "The review began on {} and goes on. What you record now is its next part.",
                part.day.to_words()
            );
            html = html.with(&Inset::new(says));
        }
        let lacks = unprepared(&asked.child, on.today());
        if !lacks.is_empty() {
            let says = format!(
                "There is {} for this review. Record it first if it was done; otherwise say below why the review is held \
                 without.",
                lacks.join(" and ")
            );
            html = html.with(&Inset::new(says));
        }
        let booked = super::book::booked(on.record, on.today());
        if booked.is_some_and(|(_, planned)| planned.together.is_some()) {
            let says = "Booked together with brothers and sisters. Record here what belongs to this child alone; each of the \
                        others has a record of their own.";
            html = html.with(&Inset::new(says));
        }
        html.with(&voices(on.record, &asked.child, &asked.called(), on.today()))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        if let Some(question) = asked.question("day") {
            form = form.ask(&question);
        }
        let choices = Participation::SET
            .choices
            .iter()
            .map(|choice| Choice::new(choice.code, format!("{} ({})", choice.label, choice.code)))
            .collect();
        let chosen = asked.typed(TOOK_PART).to_owned();
        let label = format!("How did {name} take part?");
        let question = Question::new(TOOK_PART, label, Control::OneOf { choices, chosen });
        form = form.ask(&question.large().error(asked.wrong(TOOK_PART)));
        let choices = [
            (Chaired::Child, name.clone()),
            (Chaired::Together, format!("{name} together with the reviewing officer")),
            (Chaired::Reviewer, "The reviewing officer".to_owned()),
        ];
        let choices = choices.map(|(who, words)| Choice::new(who.code(), words)).to_vec();
        let chosen = asked.typed("chaired").to_owned();
        form = form.ask(&Question::new("chaired", "Who led it?", Control::OneOf { choices, chosen }));
        if let Some(question) = asked.question("words") {
            let label = format!("What did {name} say?");
            form = form.ask(&question.label(label).large().hint("In their own words"));
        }
        form = people(asked, form);
        form = checking(asked, form, "What became of earlier decisions", DecisionState::ALL);
        form = form.say(crate::child::overview::heading("What was talked about"));
        for (nth, about) in Talked::ALL.iter().enumerate() {
            let field = format!("talked.{nth}.said");
            form = form.keep(format!("talked.{nth}.about"), about.code());
            let label = format!("{} (optional)", about.label());
            form = form.ask(&of_part(asked, field, &label, TypedAs::Paragraphs, Vec::new()));
        }
        for field in ["goes_on", "moved", "because", "unprepared", "unprepared_because", "next"] {
            let Some(question) = asked.question(field) else { continue };
            form = form.ask(&match field {
                "moved" => question.label("Why was it late, or why does it go on? (only then)"),
                "unprepared" => {
                    question.label("Why was it held without a booking, a visit or a checklist? (only then)")
                }
                "next" => question.label("Which day is agreed for the next meeting or review? (optional)"),
                _ => question,
            });
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let Some(meeting) = said.as_any().downcast_ref::<ReviewMeeting>().cloned() else {
            return on.desk.say(on.record, sent.get(RECORD), said).map(Done::Said);
        };
        let id = if is_identifier(sent.get(RECORD)) {
            sent.get(RECORD).to_owned()
        } else {
            words::new_identifier()
        };
        let child = on.record.timeline(Moment::END_OF_TIME);
        let last = last_held(&child, on.today());
        let together = standing(on.record, |planned: &records::reviews::ReviewPlanned| {
            planned.together.is_some() && last.is_none_or(|last| planned.day > last)
        });
        let together = together.and_then(|(_, planned)| planned.together.clone());
        let meeting = ReviewMeeting { together, ..meeting };
        let mut changes = vec![change(on.record, &id, 1, "", Arc::new(meeting.clone()))];
        let open = thread::unfinished(&child, on.today()).map(|part| part.id.to_string());
        let open = standing(on.record, |part: &ReviewAdjourned| part.completed.is_none())
            .filter(|(fact, _)| open.as_deref() == Some(&*fact.id));
        let beside = format!("of-{id}");
        match (meeting.goes_on, open) {
            (true, None) => {
                let because = meeting.because.clone();
                let part =
                    ReviewAdjourned { day: meeting.day, because, moved: meeting.moved, completed: None };
                changes.push(change(on.record, &beside, 1, "", Arc::new(part)));
            }
            (true, Some(_)) => {}
            (false, open) => {
                if let Some((fact, part)) = open {
                    let whole = ReviewAdjourned { completed: Some(meeting.day), ..part.clone() };
                    let revision = fact.revision + 1;
                    changes.push(change(
                        on.record,
                        &fact.id,
                        revision,
                        "the last part was held",
                        Arc::new(whole),
                    ));
                }
                let participation = Participation::of(sent.get(TOOK_PART));
                if !child.reviews.iter().any(|review| review.day == meeting.day) {
                    let held = Review { day: meeting.day, participation };
                    changes.push(change(on.record, &beside, 1, "", Arc::new(held)));
                }
            }
        }
        changes.extend(carried_out(on, &meeting.checked, meeting.day));
        keep(on, sent, &changes)
    }
}

/// What a review of a day is held without, where no earlier part of it said why.
pub(super) fn unprepared(child: &Timeline, day: Day) -> Vec<&'static str> {
    let since = child.reviews.iter().map(|review| review.day).filter(|held| *held < day).max();
    let said = |part: &ReviewMeeting| part.unprepared.is_some() && since.is_none_or(|since| part.day > since);
    if child.strand::<ReviewMeeting>().any(|part| part.day <= day && said(part.record)) {
        return Vec::new();
    }
    thread::unprepared(child, since, day)
}

/// Who was asked, and how each came; a row for somebody who was not asked.
fn people(asked: &Asked<'_>, mut form: Form) -> Form {
    form = form.say(crate::child::overview::heading("Who was there"));
    let came = |nth: usize| {
        let name = format!("people.{nth}.how");
        let choices = Came::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
        let chosen = asked.typed(&name).to_owned();
        (name, Control::Listed { choices, chosen })
    };
    for nth in numbers(asked.typed, "people").into_iter().filter(|nth| *nth < SPARE) {
        let field = |field: &str| format!("people.{nth}.{field}");
        let (name, at) = (asked.typed(&field("name")).to_owned(), asked.typed(&field("as")).to_owned());
        form = form.keep(field("name"), &name).keep(field("as"), &at);
        let role =
            AtReview::of(&at).map(|at| format!(" ({})", at.label().to_lowercase())).unwrap_or_default();
        let (how, control) = came(nth);
        let error = asked.wrong(&how);
        form = form.ask(&Question::new(how, format!("{name}{role}"), control).error(error));
    }
    let field = |field: &str| format!("people.{SPARE}.{field}");
    let roles = AtReview::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
    let chosen = asked.typed(&field("as")).to_owned();
    let role = Question::new(field("as"), "Who are they?", Control::Listed { choices: roles, chosen });
    let (how, control) = came(SPARE);
    let error = asked.wrong(&how);
    let inner = vec![
        of_part(asked, field("name"), "Name", TypedAs::Line, asked.network()),
        role.error(asked.wrong(&field("as"))),
        Question::new(how, "How did they take part?", control).error(error),
    ];
    let spare = Question::new(format!("people.{SPARE}"), "Somebody else (optional)", Control::Group(inner));
    form.ask(&spare)
}

/// The day from which a next review is counted, for the page of minutes.
pub(super) fn next_due(on: &On<'_>) -> Option<Day> {
    let authority = on.desk.authority(Moment::END_OF_TIME);
    let child = on.record.timeline(Moment::END_OF_TIME);
    late::next_due(&child, &at_today(on.desk, &authority)).map(|duty| duty.due)
}
