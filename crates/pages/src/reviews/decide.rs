//! `/child/{child}/review-decisions`: what a review decided: each decision with what will be better, who does it and by when, and
//! how it is said to the child. It begins with what is still open from before.

use std::sync::Arc;

use calendar::Moment;
use records::reviews::{DecisionState, ReviewDecisions};
use records::{Record as Said, Trouble};
use web::parts::{Control, Form, Inset, Question, TypedAs};
use web::{Fields, Html, Problem};

use crate::child::fast::{self, Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::{numbers, typed};
use crate::words;

use super::{change, keep, last_held, meetings, of_part, standing};

/// The record that is put right.
const STANDS: &str = "~stands";

/// The page.
pub(crate) struct DecideAtReview;

impl Fast for DecideAtReview {
    const KIND: &'static str = "review_decisions";
    const LAST: &'static str = "review-decisions";
    const HEADING: &'static str = "Decisions of the review";
    const OPENED: &'static str = "writing the decisions of a review";
    const BUTTON: &'static str = "Send them out";
    const CHANGES: bool = true;
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        let child = on.record.timeline(Moment::END_OF_TIME);
        let Some(review) = last_held(&child, on.today()) else { return fields };
        if let Some((fact, _)) = standing(on.record, |sent: &ReviewDecisions| sent.review == review) {
            let mut fields = typed(fact.record.kind(), &words::payload(fact));
            fields.push(STANDS, &*fact.id);
            return fields;
        }
        fields.push("review", review.to_string());
        fields.push("sent", on.today().to_string());
        // What did not happen is decided again, or it is let go on purpose.
        let open = meetings(on.record, &child, review).into_iter().flat_map(|meeting| &meeting.checked);
        let open = open.filter(|each| matches!(each.state, DecisionState::NotDone | DecisionState::Partly));
        let before = super::last_decisions(on.record).map(|(_, last)| last);
        for (nth, each) in open.enumerate() {
            let own = before.and_then(|last| last.decisions.iter().find(|own| own.decision == each.decision));
            fields.push(format!("decisions.{nth}.decision"), &*each.decision);
            if let Some(own) = own {
                fields.push(format!("decisions.{nth}.outcome"), own.outcome.clone().unwrap_or_default());
                fields.push(format!("decisions.{nth}.owner"), own.owner.clone().unwrap_or_default());
            }
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        let child = on.record.timeline(Moment::END_OF_TIME);
        if last_held(&child, on.today()).is_none() {
            troubles.push(Trouble::stops("decisions", "No review is recorded yet. Record the meeting first"));
        }
        if said.is_some_and(|said| {
            said.as_any().downcast_ref::<ReviewDecisions>().is_some_and(|said| said.decisions.is_empty())
        }) {
            troubles.push(Trouble::stops("decisions", "Say what was decided: at least one decision"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let says = match asked.typed(STANDS) {
            "" => {
                "Nobody can send decisions that do not say what will be better, who does it and by when. Keep them and finish \
                   later if something is not clear yet: only you see them until they are sent."
            }
            _ => {
                "They were sent out. What you change here is sent again, and what stood before stays readable."
            }
        };
        Html::of(&Inset::new(says))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        if !asked.typed(STANDS).is_empty() {
            form = form.keep(STANDS, asked.typed(STANDS));
        }
        let name = asked.called();
        let mut rows = numbers(asked.typed, "decisions");
        if rows.is_empty() || asked.wants_more("decisions") {
            rows.push(rows.last().map_or(0, |last| last + 1));
        }
        let mut offered: Vec<String> =
            ["Social worker", "Team manager", "Carer", "School", "Virtual school", "Nurse"]
                .map(str::to_owned)
                .to_vec();
        offered.extend(asked.network());
        let parts = rows.iter().enumerate().map(|(at, nth)| {
            let field = |field: &str| format!("decisions.{nth}.{field}");
            let better = format!("What will be better for {name}?");
            let say = format!("How do you say it to {name}? (optional)");
            let mut inner = vec![
                of_part(asked, field("decision"), "What was decided?", TypedAs::Line, Vec::new()),
                of_part(asked, field("outcome"), &better, TypedAs::Line, Vec::new()),
                of_part(asked, field("owner"), "Who does it?", TypedAs::Line, offered.clone()),
                of_part(asked, field("by"), "By when?", TypedAs::Day, Vec::new()),
                of_part(asked, field("words"), &say, TypedAs::Line, Vec::new())
                    .hint("It goes into the letter: “Sam will take you to the eye test before Christmas.”"),
            ];
            if !asked.typed(&field("done")).is_empty() {
                inner.push(of_part(asked, field("done"), "Done on", TypedAs::Day, Vec::new()));
            }
            Question::new(format!("decisions.{nth}"), format!("Decision {}", at + 1), Control::Group(inner))
        });
        let question = Question::new("decisions", "What was decided", Control::Group(parts.collect()));
        form = form.ask(&question.error(asked.wrong("decisions")));
        let to = fast::address::<Self>(asked.on.record.id());
        form = form.say(asked.one_more("Add another decision", "decisions", &to));
        if let Some(question) = asked.question("disputes") {
            let label = format!("Do you, as reviewing officer, dispute something of the plan for {name}?");
            form = form.ask(&question.label(label));
        }
        for field in ["review", "sent"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let review = said.as_any().downcast_ref::<ReviewDecisions>().map(|said| said.review);
        let stood = standing(on.record, |each: &ReviewDecisions| Some(each.review) == review);
        if let Some((fact, _)) = stood.filter(|(fact, _)| *fact.id == *sent.get(STANDS)) {
            return keep(
                on,
                sent,
                &[change(on.record, &fact.id, fact.revision + 1, "changed and sent again", said)],
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
