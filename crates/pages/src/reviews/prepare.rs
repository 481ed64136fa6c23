//! `/child/{child}/review`: the social worker prepares a review: what the record says since the last one is told already; they
//! tick which decisions are done, say what has changed, what the child says and what should be decided, and when it was
//! shared.

use std::sync::Arc;

use calendar::{Day, Moment};
use records::reviews::{ReviewDecisions, ReviewPlanned, ReviewReport, SharedWith};
use records::{Act, Change, Fact, Place, Record as Said, Trouble};
use timeline::{Standpoint, Timeline};
use web::parts::{Choice, Control, Form, Question, SummaryList, TypedAs};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::typed;
use crate::words;

/// Which decisions of the last review are done, by their place in the list.
const DECISIONS: &str = "~done";
/// The report that is added to.
const STANDS: &str = "~stands";
/// On which day it was shared with whom.
const SHARES: &[(&str, SharedWith)] = &[
    ("~with.child", SharedWith::Child),
    ("~with.parents", SharedWith::Parents),
    ("~with.carers", SharedWith::Carers),
];

/// The page.
pub(crate) struct PrepareAReview;

impl Fast for PrepareAReview {
    const KIND: &'static str = "review_report";
    const LAST: &'static str = "review";
    const HEADING: &'static str = "Prepare the review";
    const OPENED: &'static str = "preparing a review";
    const BUTTON: &'static str = "Record the report";
    const CHANGES: bool = true;

    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let child = on.record.timeline(Moment::END_OF_TIME);
        if let Some((fact, report)) = given(on, &child) {
            let mut fields = typed(fact.record.kind(), &words::payload(fact));
            fields.push(STANDS, &*fact.id);
            for (name, who) in SHARES {
                if let Some(shared) = report.shares.iter().find(|each| each.shared_with == *who) {
                    fields.push(*name, shared.day.to_string());
                }
            }
            return fields;
        }
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        if let Some(day) = next_review(on, &child) {
            fields.push("for_review", day.to_string());
        }
        fields
    }

    /// The days on which it was shared become the log of the report.
    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in sent.iter().filter(|(name, _)| !name.starts_with("shares.")) {
            fields.push(name, value);
        }
        let days = SHARES.iter().filter(|(name, _)| !sent.get(name).trim().is_empty());
        for (nth, (name, who)) in days.enumerate() {
            fields.push(format!("shares.{nth}.with"), who.code());
            fields.push(format!("shares.{nth}.day"), sent.get(name));
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, _: Option<&dyn Said>, sent: &Fields, _: &On<'_>) {
        let days: Vec<_> = SHARES.iter().filter(|(name, _)| !sent.get(name).trim().is_empty()).collect();
        for trouble in troubles.iter_mut() {
            let nth = trouble.field.strip_prefix("shares.").and_then(|rest| rest.split('.').next());
            if let Some((name, _)) =
                nth.and_then(|nth| nth.parse::<usize>().ok()).and_then(|nth| days.get(nth))
            {
                trouble.field = (*name).to_owned();
            }
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let heading = crate::child::overview::heading("What the record says already");
        let voices = super::voices(asked.on.record, &asked.child, &asked.called(), asked.on.today());
        heading.with(&since_the_last(asked)).with(&voices)
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        if let Some((_, last)) = decisions(asked.on) {
            let open = last.decisions.iter().enumerate().filter(|(_, decision)| decision.done.is_none());
            let choices: Vec<Choice> = open
                .map(|(nth, decision)| {
                    let by = decision.by.map(|by| format!(", by {}", by.to_words())).unwrap_or_default();
                    let owner = decision.owner.as_deref().unwrap_or("nobody named");
                    Choice::new(nth.to_string(), format!("{} ({owner}{by})", decision.decision))
                })
                .collect();
            if !choices.is_empty() {
                let chosen = asked.typed.all(DECISIONS).map(str::to_owned).collect();
                let label = format!("Which decisions of {} are done?", last.review.to_words());
                let question = Question::new(DECISIONS, label, Control::AnyOf { choices, chosen });
                form = form.ask(&question.large().hint("Tick what is done. What is not done stays open"));
            }
        }
        let name = asked.called();
        let labels = [
            ("changed", "What has changed since the last review?".to_owned()),
            ("views", format!("What does {name} say?")),
            ("family_views", "What does the family say? (optional)".to_owned()),
            ("proposes", "What should be decided?".to_owned()),
        ];
        for (field, label) in labels {
            if let Some(question) = asked.question(field) {
                let question = question.label(label);
                form = form.ask(&if field == "family_views" { question } else { question.large() });
            }
        }
        if !asked.typed(STANDS).is_empty() {
            form = form.keep(STANDS, asked.typed(STANDS));
        }
        form = form.say(crate::child::overview::heading("With whom was it shared, and when?"));
        for (field, who) in SHARES {
            let label = match who {
                SharedWith::Child => format!("With {name} (optional)"),
                SharedWith::Parents => "With the parents (optional)".to_owned(),
                _ => "With the carers (optional)".to_owned(),
            };
            let value = asked.typed(field).to_owned();
            let question = Question::typed(*field, label, TypedAs::Day, value);
            form = form.ask(&question.error(asked.wrong(field)));
        }
        for field in ["for_review", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let change = |id: &str, revision: u32, reason: Option<&str>, record: Arc<dyn Said>| Change {
            subject: on.record.permit.subject().clone(),
            id: id.into(),
            revision,
            act: if revision == 1 { Act::Record } else { Act::Correct },
            reason: reason.map(Into::into),
            record,
            place: Place::default(),
        };
        let id = match sent.get(RECORD) {
            id if is_identifier(id) => id.to_owned(),
            _ => words::new_identifier(),
        };
        let child = on.record.timeline(Moment::END_OF_TIME);
        let stood = given(on, &child).filter(|(fact, _)| *fact.id == *sent.get(STANDS));
        let mut changes = vec![match stood {
            Some((fact, _)) => change(&fact.id, fact.revision + 1, Some("added to"), said),
            None => change(&id, 1, None, said),
        }];
        if let Some((fact, last)) = decisions(on) {
            let mut now = last.clone();
            for (nth, decision) in now.decisions.iter_mut().enumerate() {
                if decision.done.is_none() && sent.all(DECISIONS).any(|done| done == nth.to_string()) {
                    decision.done = Some(on.today());
                }
            }
            if now != *last {
                let reason = Some("said to be done in the report for the next review");
                changes.push(change(&fact.id, fact.revision + 1, reason, Arc::new(now)));
            }
        }
        match on.desk.append(&on.record.permit, &changes) {
            Ok(_) => Ok(Done::Said("recorded")),
            // Somebody changed the decisions, or the form was sent twice: what is left of it is the report alone.
            Err(journal::AppendError::Revision { .. }) if stood.is_some() => {
                super::keep(on, sent, &changes[..1])
            }
            Err(journal::AppendError::Revision { .. }) => {
                changes.truncate(1);
                let report = changes.remove(0).record;
                on.desk.say(on.record, &id, report).map(Done::Said)
            }
            Err(error) => Err(Problem::fault("recording the report")(error)),
        }
    }
}

/// The report for the review that comes, where it was given already.
fn given<'a>(on: &On<'a>, child: &Timeline) -> Option<(&'a Fact, &'a ReviewReport)> {
    let today = on.today();
    let last = super::last_held(child, today);
    super::standing(on.record, move |report: &ReviewReport| {
        report.day <= today && last.is_none_or(|last| report.day > last)
    })
}

/// The decisions of the last review, with the record they stand in.
fn decisions<'a>(on: &On<'a>) -> Option<(&'a Fact, &'a ReviewDecisions)> {
    let standing = on.record.standing(Moment::END_OF_TIME);
    let sent = standing.into_iter().filter_map(|fact| Some((fact, fact.of::<ReviewDecisions>()?)));
    sent.max_by_key(|(_, decisions)| (decisions.review, decisions.sent))
}

/// The day of the next review: the one that is planned, otherwise the one on which it is due.
pub(super) fn next_review(on: &On<'_>, child: &Timeline) -> Option<Day> {
    let today = on.today();
    let planned = child.strand::<ReviewPlanned>();
    let planned = planned.filter(|planned| planned.day >= today && planned.cancelled.is_none());
    planned.map(|planned| planned.day).min().or_else(|| {
        let authority = on.desk.authority(Moment::END_OF_TIME);
        let standpoint = Standpoint { day: today, known: Moment::END_OF_TIME, authority: &authority };
        let duties = clocks::open(child, &standpoint);
        let of_review =
            |duty: &&clocks::Duty| duty.clock.met_by.kinds.iter().any(|kind| kind.name == "review");
        duties.iter().find(of_review).map(|duty| duty.due)
    })
}

/// What was recorded since the last review.
fn since_the_last(asked: &Asked<'_>) -> SummaryList {
    let (child, today) = (&asked.child, asked.on.today());
    let last = child.reviews.iter().rfind(|review| review.day <= today).map(|review| review.day);
    let period = child.on(today).period().map(|period| period.start);
    let since = last.or(period);
    let after = |day: Day| since.is_none_or(|since| day >= since) && day <= today;
    let mut list = SummaryList::new();
    list = list.row("Last review", last.map_or_else(|| "None is recorded".to_owned(), Day::to_words));
    let visits: Vec<_> = child.visits.iter().filter(|visit| after(visit.day)).collect();
    let seen = visits.iter().filter(|visit| visit.seen).count();
    let alone = visits.iter().filter(|visit| visit.seen && visit.alone == Some(true)).count();
    let visited = match visits.iter().rfind(|visit| visit.seen) {
        Some(last) => format!(
            "Seen {}, {alone} alone; the last on {}",
            words::counted(seen, "time", "times"),
            last.day.to_words()
        ),
        None => "Not seen".to_owned(),
    };
    list = list.row("Visits since", visited);
    let moves = since.map_or(0, |since| oversight::drift::moves(child, since, today));
    list = list.row("Moves since", moves.to_string());
    let missing = child.missing.iter().filter(|missing| after(missing.since)).count();
    list = list.row("Missing since", words::counted(missing, "time", "times"));
    let standing = asked.on.record.standing(Moment::END_OF_TIME);
    for (name, kind) in [
        ("Care plan", "care_plan"),
        ("Health assessment", "health_assessment"),
        ("Dentist", "dental_check"),
        ("Education plan", "personal_education_plan"),
        ("Strengths and difficulties", "strengths_and_difficulties"),
        ("Midway check", "midway_review"),
    ] {
        let newest = crate::child::glance::newest(&standing, &[kind]);
        let day = newest.and_then(|fact| fact.record.happened().from);
        list = list.row(name, day.map_or_else(|| "Not recorded".to_owned(), Day::to_words));
    }
    let drift = oversight::drift::of(child, today);
    for (_, drift) in &drift {
        list = list.row("Stands still", drift.words.clone());
    }
    list
}

/// The kind is asked here by the names of its fields.
#[cfg(test)]
mod tests {
    use records::Definition;
    use records::reviews::ReviewReport;

    #[test]
    fn every_field_that_is_asked_is_one_of_the_kind() {
        for name in ["changed", "views", "family_views", "proposes", "for_review", "day"] {
            assert!(ReviewReport::KIND.fields.iter().any(|field| field.name == name), "{name}");
        }
    }
}
