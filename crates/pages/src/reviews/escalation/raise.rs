//! `/child/{child}/challenge`: a challenge is raised at stage 1. Who must answer is worked out from the line of management
//! and shown
//! before it is sent.

use std::sync::Arc;

use access::Role;
use calendar::{Day, Moment};
use oversight::escalation::{self, Stages};
use records::reviews::{Escalation, EscalationAs, EscalationFrom, EscalationTheme};
use records::{Record as Said, Trouble};
use web::parts::{Choice, Control, Form, Inset, Question};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::day as day_of;
use crate::reviews::{change, keep};
use crate::words;

use super::{capacity, may_raise, with_line, worker_on};

/// The page.
pub(crate) struct RaiseAChallenge;

impl Fast for RaiseAChallenge {
    const KIND: &'static str = "escalation";
    const LAST: &'static str = "challenge";
    const HEADING: &'static str = "Raise a challenge";
    const OPENED: &'static str = "raising a challenge";
    const BUTTON: &'static str = "Raise it at stage 1";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("raised", on.today().to_string());
        fields.push("raised_as", capacity(on.me).code());
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, _: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        troubles.clear();
        let authority = on.desk.authority(Moment::END_OF_TIME);
        if let Err(refusal) = may_raise(on.desk, &authority, on.me) {
            troubles.push(Trouble::stops("wanted", refusal.sentence));
            return;
        }
        if let Err(lacks) = raised(on, sent, None) {
            troubles.extend(lacks.into_iter().map(|lack| Trouble::stops(lack.at, lack.says)));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let on = asked.on;
        let authority = on.desk.authority(Moment::END_OF_TIME);
        let today = on.today();
        if let Err(refusal) = may_raise(on.desk, &authority, on.me) {
            return Html::of(&Inset::new(refusal.sentence));
        }
        let stages = Stages::on(&authority, today);
        let Some(first) = stages.rule(1) else { return Html::new() };
        let to = to(on, today).map_or_else(
            |says| says,
            |(_, name)| format!("It goes to {name} ({})", first.to.label().to_lowercase()),
        );
        let holidays = &authority.calendars.holidays;
        let by = holidays.plus_working_days(today, first.days).to_words();
        let whole = holidays.plus_working_days(today, stages.whole).to_words();
        let says = format!(
            "{to}. Raised today, the answer is due by {by}; the whole is to be resolved by {whole}. Where a word will do, \
            record an \
             informal challenge instead: it is counted too."
        );
        Html::of(&Inset::new(says))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        for field in ["wanted", "theme", "from"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&if field == "wanted" {
                    question.label("What must be different for the child, and by when?").large()
                } else {
                    question
                });
            }
        }
        if asked.on.me.role == Role::Advocate {
            form = form.keep("raised_as", EscalationAs::Advocate.code());
        } else {
            let choices = [EscalationAs::ReviewingOfficer, EscalationAs::ConferenceChair]
                .map(|of| Choice::new(of.code(), of.label()))
                .to_vec();
            let chosen = asked.typed("raised_as").to_owned();
            let question =
                Question::new("raised_as", "As what do you raise it?", Control::OneOf { choices, chosen });
            form = form.ask(&question.error(asked.wrong("raised_as")));
        }
        if let Some(question) = asked.question("raised") {
            form = form.ask(&question.label("On which day?"));
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, _: Arc<dyn Said>) -> Result<Done, Problem> {
        let day = day_of(sent.get("raised")).unwrap_or_else(|| on.today());
        let to = to(on, day).ok().map(|(id, _)| id);
        let Ok(said) = raised(on, sent, to.as_deref()) else {
            return Err(Problem::NotUnderstood(
                "The challenge is not complete. Go back and look what is missing.",
            ));
        };
        let id = if is_identifier(sent.get(RECORD)) {
            sent.get(RECORD).to_owned()
        } else {
            words::new_identifier()
        };
        Ok(match keep(on, sent, &[change(on.record, &id, 1, "", Arc::new(said))])? {
            Done::Said("recorded") => Done::Said("raised"),
            done => done,
        })
    }
}

fn raised(on: &On<'_>, sent: &Fields, to: Option<&str>) -> Result<Escalation, Vec<escalation::Lack>> {
    // An advocate raises as an advocate, whatever is sent.
    let raised_as = match EscalationAs::of(sent.get("raised_as")) {
        Some(EscalationAs::ConferenceChair) if on.me.role != Role::Advocate => EscalationAs::ConferenceChair,
        _ => capacity(on.me),
    };
    escalation::raise(
        day_of(sent.get("raised")),
        EscalationTheme::of(sent.get("theme")),
        sent.get("wanted"),
        EscalationFrom::of(sent.get("from")),
        (&on.me.id, raised_as),
        to,
        on.today(),
    )
}

/// Who must answer at stage 1 on a day: identifier and name; or in words why nobody is known.
pub(in crate::reviews) fn to(on: &On<'_>, day: Day) -> Result<(String, String), String> {
    let authority = on.desk.authority(Moment::END_OF_TIME);
    let child = on.record.clocked(Moment::END_OF_TIME);
    let stages = Stages::on(&authority, day);
    let Some(first) = stages.rule(1) else { return Err("The authority has set no stage.".to_owned()) };
    let worker = worker_on(&child, day);
    with_line(on.desk, &authority, worker.as_deref(), day, |line| {
        line.holder(first.to)
            .map(|person| (person.id.to_string(), person.name.clone()))
            .map_err(|nobody| nobody.says.trim_end_matches('.').to_owned())
    })
}
