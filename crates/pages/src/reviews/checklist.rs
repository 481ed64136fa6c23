//! `/child/{child}/review-checklist`: the quality and compliance checklist before a review. What the record says stands
//! beside each
//! question; the reviewing officer grades and says why. Inadequate over all opens stage 1 of challenge and escalation in the same
//! act, with its plan.

use std::sync::Arc;

use calendar::Moment;
use oversight::review::checklist::{self, Answered, Answers, Around, Judged, SECTIONS, Seen};
use records::reviews::{EscalationAction, Grade};
use records::workforce::Supervision;
use records::{Record as Said, Subject, Trouble, as_known};
use timeline::Timeline;
use web::parts::{Choice, Control, Form, Inset, Question, TypedAs};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::day as day_of;
use crate::words;

use super::prepare::next_review;
use super::{at_today, change, escalation, keep, of_part, voices};

/// Where it is inadequate: what must be better, and the plan.
const WANTED: &str = "~wanted";
const PLAN: &str = "~plan";
/// Rows of the plan.
const ROWS: usize = 3;

/// The page.
pub(crate) struct GradeBeforeReview;

impl Fast for GradeBeforeReview {
    const KIND: &'static str = "review_checklist";
    const LAST: &'static str = "review-checklist";
    const HEADING: &'static str = "Quality checklist";
    const OPENED: &'static str = "the checklist before a review";
    const BUTTON: &'static str = "Record the grades";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let child = on.record.timeline(Moment::END_OF_TIME);
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        if let Some(day) = next_review(on, &child) {
            fields.push("for_review", day.to_string());
        }
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in sent.iter() {
            fields.push(name, value);
        }
        for (nth, section) in SECTIONS.iter().enumerate() {
            fields.push(format!("sections.{nth}.section"), section.title);
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, _: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        // What the plain form finds is found here too, in the words of this page, and more.
        troubles.retain(|trouble| trouble.stops && matches!(trouble.field.as_str(), "day" | "for_review"));
        if day_of(sent.get("day")).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops(
                "day",
                "When was it? A checklist cannot be recorded before it is graded",
            ));
        }
        let Err(lacks) = Judged::of(&answers(sent)) else { return };
        for lack in lacks {
            let nth = SECTIONS.iter().position(|section| section.id == lack.at);
            let field = match (nth, lack.at) {
                (Some(nth), _) if lack.says.starts_with("Grade") => format!("sections.{nth}.grade"),
                (Some(nth), _) => format!("sections.{nth}.because"),
                (None, "overall") => "grade".to_owned(),
                (None, "wanted") => WANTED.to_owned(),
                (None, checklist::ACTIONS) => format!("{PLAN}.0.action"),
                (None, other) => other.to_owned(),
            };
            troubles.push(Trouble::stops(field, lack.says));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let says = "What the record says stands under each question. Judge what it means for the child: four grades, and why. \
                    Inadequate over all opens stage 1 of challenge and escalation at once.";
        let voices = voices(asked.on.record, &asked.child, &asked.called(), asked.on.today());
        Html::of(&Inset::new(says)).with(&voices)
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let seen = seen(asked.on, &asked.child);
        for (nth, section) in SECTIONS.iter().enumerate() {
            form = form.say(crate::child::overview::heading(section.title));
            form = form.say(facts(&seen[nth]));
            let name = format!("sections.{nth}.grade");
            let question = graded(asked, &name, section.asks);
            form = form.ask(&question);
            let because = format!("sections.{nth}.because");
            let question = of_part(asked, because, "Why?", TypedAs::Line, Vec::new());
            form = form.ask(&question.hint(format!("{}: needed below good", section.title)));
        }
        form = form.say(crate::child::overview::heading("Over all"));
        form = form.ask(&graded(asked, "grade", "How well is this child looked after?"));
        if let Some(question) = asked.question("because") {
            let label = format!("Why? What is it like to be {} now?", asked.called());
            form = form.ask(&question.label(label));
        }
        form = form.say(crate::child::overview::heading("If it is inadequate"));
        let says = match escalation::raise::to(asked.on, asked.on.today()) {
            Ok((_, name)) => format!("It goes to {name} as stage 1, with this plan."),
            Err(says) => format!("It opens stage 1, with this plan. Who must answer: {says}."),
        };
        form = form.say(Html::of(&Inset::new(says)));
        let wanted = of_part(
            asked,
            WANTED.to_owned(),
            "What must be better for the child?",
            TypedAs::Paragraphs,
            Vec::new(),
        );
        form = form.ask(&wanted);
        let parts = (0..ROWS).map(|nth| {
            let field = |field: &str| format!("{PLAN}.{nth}.{field}");
            let inner = vec![
                of_part(asked, field("action"), "What is done?", TypedAs::Line, Vec::new()),
                of_part(asked, field("owner"), "Who does it?", TypedAs::Line, asked.network()),
                of_part(asked, field("by"), "By when?", TypedAs::Day, Vec::new()),
            ];
            Question::new(format!("{PLAN}.{nth}"), format!("Action {}", nth + 1), Control::Group(inner))
        });
        form = form.ask(&Question::new(PLAN, "The plan to put it right", Control::Group(parts.collect())));
        for field in ["for_review", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, _: Arc<dyn Said>) -> Result<Done, Problem> {
        let Ok(judged) = Judged::of(&answers(sent)) else {
            return Err(Problem::NotUnderstood(
                "The checklist is not complete. Go back and look what is missing.",
            ));
        };
        let id = if is_identifier(sent.get(RECORD)) {
            sent.get(RECORD).to_owned()
        } else {
            words::new_identifier()
        };
        let day = day_of(sent.get("day")).unwrap_or_else(|| on.today());
        let child = on.record.timeline(Moment::END_OF_TIME);
        let record = judged.record(day, day_of(sent.get("for_review")), &seen(on, &child));
        let mut changes = vec![change(on.record, &id, 1, "", Arc::new(record))];
        let to = escalation::raise::to(on, day).ok().map(|(id, _)| id);
        if let Some(opened) = judged.escalation(day, &id, &on.me.id, to.as_deref()) {
            changes.push(change(on.record, &format!("of-{id}"), 1, "", Arc::new(opened)));
        }
        let opens = changes.len() > 1;
        Ok(match keep(on, sent, &changes)? {
            Done::Said("recorded") if opens => Done::Said("escalated"),
            done => done,
        })
    }
}

/// What was answered.
fn answers(sent: &Fields) -> Answers {
    let said = |grade: &str, because: &str| Answered {
        grade: Grade::of(sent.get(grade)),
        because: sent.get(because).to_owned(),
    };
    let text = |name: &str| Some(sent.get(name).trim().to_owned()).filter(|text| !text.is_empty());
    let actions = (0..ROWS).filter_map(|nth| {
        let field = |field: &str| format!("{PLAN}.{nth}.{field}");
        let (owner, by) = (text(&field("owner")), day_of(sent.get(&field("by"))));
        let action = text(&field("action"));
        if action.is_none() && owner.is_none() && by.is_none() {
            return None;
        }
        // An action that is not said has no owner either: it is told as missing.
        let owner = owner.filter(|_| action.is_some());
        Some(EscalationAction { action: action.unwrap_or_default(), owner, by, done: None, seen: None })
    });
    Answers {
        day: day_of(sent.get("day")),
        sections: (0..SECTIONS.len())
            .map(|nth| said(&format!("sections.{nth}.grade"), &format!("sections.{nth}.because")))
            .collect(),
        overall: said("grade", "because"),
        wanted: sent.get(WANTED).to_owned(),
        actions: actions.collect(),
    }
}

/// What the record says for each section.
fn seen(on: &On<'_>, child: &Timeline) -> Vec<Vec<Seen>> {
    let authority = on.desk.authority(Moment::END_OF_TIME);
    let at = at_today(on.desk, &authority);
    let worker = worker_of(on, child);
    let supervised = worker.as_deref().and_then(|worker| {
        let facts = on.desk.roll().facts(&Subject::worker(worker));
        let standing = as_known(&facts, Moment::END_OF_TIME);
        let sessions = standing.into_iter().filter_map(|fact| fact.of::<Supervision>());
        let last = sessions.filter(|session| session.day <= on.today()).max_by_key(|session| session.day)?;
        let name = words::called(child);
        let written = last.children.as_deref();
        let about = last.discussed.iter().any(|each| *each.child == *on.record.id())
            || written.is_some_and(|text| text.contains(&name) || text.contains(on.record.id()));
        Some((last.day, about))
    });
    let name = worker.as_deref().map(|worker| on.desk.people().name_of(worker));
    checklist::prefilled(child, &at, Around { supervised, worker: name })
}

/// The social worker of today.
fn worker_of(on: &On<'_>, child: &Timeline) -> Option<String> {
    let today = on.today();
    let held =
        child.allocations.iter().rfind(|held| held.since <= today && held.until.is_none_or(|u| u > today))?;
    Some(held.worker.to_string())
}

fn graded(asked: &Asked<'_>, name: &str, label: &str) -> Question {
    let choices = Grade::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
    let chosen = asked.typed(name).to_owned();
    Question::new(name, label, Control::OneOf { choices, chosen }).error(asked.wrong(name))
}

/// What the record says, line by line; what is not as it should be is marked in words.
fn facts(seen: &[Seen]) -> Html {
    if seen.is_empty() {
        return Html::new();
    }
    let lines: String = seen
        .iter()
        .map(|seen| {
            let mark = match seen.good {
                Some(false) => "<strong class=\"govuk-tag govuk-tag--yellow\">Look</strong> ",
                _ => "",
            };
            format!("<li>{mark}{}</li>", Html::text(&seen.words))
        })
        .collect();
    Html::trusted(format!("<ul class=\"govuk-list govuk-list--bullet\">{lines}</ul>"))
}
