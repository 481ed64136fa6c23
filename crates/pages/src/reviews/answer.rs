//! `/child/{child}/review-answer`: the team manager agrees with the decisions of a review or disputes them; a dispute is settled
//! here too, by the reviewing officer. No answer in time counts as agreed (IRO Handbook, chapter 3).

use std::sync::Arc;

use calendar::{Day, Holidays, Moment};
use clocks::reviews::disputes;
use records::reviews::DecisionsAnswered;
use records::{Record as Said, Trouble};
use web::parts::{Choice, Control, Form, Inset, Question};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::typed;
use crate::words;

use super::beside::{DISPUTED, SILENT, may_answer, may_settle};
use super::{at_today, change, keep, last_decisions, standing};

/// The record that is answered further.
const STANDS: &str = "~stands";
/// Working days for an answer (IRO Handbook, chapter 3).
const DAYS: u16 = 5;

/// The page.
pub(crate) struct AnswerDecisions;

impl Fast for AnswerDecisions {
    const KIND: &'static str = "decisions_answered";
    const LAST: &'static str = "review-answer";
    const HEADING: &'static str = "Answer the decisions";
    const OPENED: &'static str = "answering the decisions of a review";
    const BUTTON: &'static str = "Record the answer";
    const CHANGES: bool = true;
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        if let Some((fact, _)) = dispute(on).filter(|_| may_settle(on.desk, on.me).is_ok()) {
            let mut fields = typed(fact.record.kind(), &words::payload(fact));
            fields.push(STANDS, &*fact.id);
            return fields;
        }
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        if let Some((_, decisions)) = last_decisions(on.record) {
            fields.push("review", decisions.review.to_string());
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, _: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        // What a form says that it settles must be what stands: anything else is an answer, and the manager's.
        let settles = dispute(on).is_some_and(|(fact, _)| *fact.id == *sent.get(STANDS));
        if settles {
            if let Err(refusal) = may_settle(on.desk, on.me) {
                troubles.push(Trouble::stops("settled", refusal.sentence));
            }
            if crate::child::record::read::day(sent.get("settled")).is_some_and(|day| day > on.today()) {
                troubles.push(Trouble::stops("settled", "That day has not come: say it when it is settled"));
            }
        } else if let Some(refusal) = may(on) {
            troubles.push(Trouble::stops("agreed", refusal.sentence));
        } else if dispute(on).is_some() {
            troubles.push(Trouble::stops("agreed", DISPUTED));
        }
        let disputed = last_decisions(on.record).is_some_and(|(_, decisions)| decisions.disputes.is_some());
        if disputed && !settles && sent.get("to_dispute").trim().is_empty() {
            troubles.push(Trouble::stops("to_dispute", SILENT));
        }
        if settles && sent.get("settled").is_empty() {
            troubles.push(Trouble::stops("settled", "Say on which day it was settled"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let Some((_, decisions)) = last_decisions(asked.on.record) else {
            return Html::of(&Inset::new(
                "No decisions of a review are recorded yet: there is nothing to answer.",
            ));
        };
        let by = Holidays::england_and_wales().plus_working_days(decisions.sent, DAYS);
        let says = format!(
            "Decisions of {}, sent out {}. Answer by {}: no answer counts as agreed.",
            decisions.review.to_words(),
            decisions.sent.to_words(),
            by.to_words()
        );
        let mut html =
            Html::of(&Inset::new(says)).with(&super::thread::decisions(decisions, asked.on.today()));
        if let Some(disputes) = &decisions.disputes {
            let says =
                format!("The reviewing officer disputes: {disputes}\nTo this, no answer is no agreement.");
            html = html.with(&Inset::new(words::lines(&says)));
        }
        if let Some((_, dispute)) = dispute(asked.on) {
            let because = dispute.because.as_deref().unwrap_or("no reason is recorded");
            let mut says = format!("Disputed on {}: {because}.", dispute.day.to_words());
            let authority = asked.on.desk.authority(Moment::END_OF_TIME);
            let duties = disputes::FAMILY.of_child(&asked.child, &at_today(asked.on.desk, &authority));
            if let Some(duty) = duties.iter().find(|duty| duty.because.day == dispute.day) {
                says.push_str(&format!(" To be settled by {}.", duty.due.to_words()));
                if duty.due < asked.on.today() {
                    says.push_str(" That day has passed. Where it cannot be settled, raise a challenge.");
                }
            }
            if let Err(refusal) = may_settle(asked.on.desk, asked.on.me) {
                says = format!("{says} {}", refusal.sentence);
            }
            return html.with(&Inset::new(says));
        }
        if let Some(day) = changed(asked.on) {
            let says = format!(
                "The decisions were changed on {}, after they were answered. Answer them as they stand now.",
                day.to_words()
            );
            html = html.with(&Inset::new(says));
        }
        if let Some(refusal) = may(asked.on).filter(|_| asked.typed(STANDS).is_empty()) {
            html = html.with(&Inset::new(refusal.sentence));
        }
        html
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        if !asked.typed(STANDS).is_empty() {
            form = form
                .keep(STANDS, asked.typed(STANDS))
                .keep("day", asked.typed("day"))
                .keep("review", asked.typed("review"))
                .keep("agreed", "no")
                .keep("because", asked.typed("because"))
                .keep("to_dispute", asked.typed("to_dispute"));
            let says = format!("Disputed: {}", asked.typed("because"));
            form = form.say(Html::of(&Inset::new(says)));
            for field in ["settlement", "settled"] {
                if let Some(question) = asked.question(field) {
                    form = form.ask(&question.large());
                }
            }
            return form;
        }
        let choices = vec![
            Choice::new("yes", "Yes, we do what was decided"),
            Choice::new("no", "No, we dispute a decision"),
        ];
        let chosen = asked.typed("agreed").to_owned();
        let question = Question::new("agreed", "Do you agree?", Control::OneOf { choices, chosen });
        form = form.ask(&question.large().error(asked.wrong("agreed")));
        if let Some(question) = asked.question("because") {
            form = form.ask(&question.label("If not: which decision, why, and what you propose"));
        }
        let disputed =
            last_decisions(asked.on.record).is_some_and(|(_, decisions)| decisions.disputes.is_some());
        if let Some(question) = asked.question("to_dispute").filter(|_| disputed) {
            form = form.ask(&question.label("What do you answer to what the reviewing officer disputes?"));
        }
        form = form.keep("review", asked.typed("review"));
        if let Some(question) = asked.question("day") {
            form = form.ask(&question);
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let stood = dispute(on).filter(|(fact, _)| *fact.id == *sent.get(STANDS));
        if let Some((fact, _)) = stood {
            return keep(
                on,
                sent,
                &[change(on.record, &fact.id, fact.revision + 1, "the dispute was settled", said)],
            );
        }
        let id = if is_identifier(sent.get(RECORD)) {
            sent.get(RECORD).to_owned()
        } else {
            words::new_identifier()
        };
        keep(on, sent, &[change(on.record, &id, 1, "", said)])
    }
}

/// A dispute that is not settled.
fn dispute<'a>(on: &On<'a>) -> Option<(&'a records::Fact, &'a DecisionsAnswered)> {
    standing(on.record, DecisionsAnswered::is_open_dispute)
}

/// Since when the decisions are other than those that were answered, where nobody has answered them since.
fn changed(on: &On<'_>) -> Option<Day> {
    let review = last_decisions(on.record)?.1.review;
    let fresh = |answer: &DecisionsAnswered| answer.review == review && answer.overtaken.is_none();
    if standing(on.record, fresh).is_some() {
        return None;
    }
    standing(on.record, |answer: &DecisionsAnswered| answer.review == review)?.1.overtaken
}

/// Why somebody may not answer; `None` where they may: the manager of the team that works with the child.
fn may(on: &On<'_>) -> Option<access::Refusal> {
    may_answer(on.desk, on.me, &on.record.timeline(Moment::END_OF_TIME)).err()
}
