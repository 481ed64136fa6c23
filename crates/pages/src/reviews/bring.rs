//! `/child/{child}/review-words`: what the child brings to the review, how they want to take part, and whether they lead it.

use calendar::Moment;
use records::reviews::Chaired;
use web::Fields;
use web::parts::{Choice, Control, Form, Question};

use crate::child::fast::{Asked, Fast, On};

use super::prepare::next_review;

/// The page.
pub(crate) struct BringToReview;

impl Fast for BringToReview {
    const KIND: &'static str = "child_contribution";
    const LAST: &'static str = "review-words";
    const HEADING: &'static str = "What the child brings";
    const OPENED: &'static str = "what the child brings to a review";
    const BUTTON: &'static str = "Record it";
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

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        if let Some(question) = asked.question("words") {
            let label = format!("What does {name} want to say?");
            form = form.ask(
                &question.label(label).large().hint("In their own words, as they said, signed or wrote them"),
            );
        }
        if let Some(question) = asked.question("wish") {
            form =
                form.ask(&question.label(format!("What should be different for {name} afterwards?")).large());
        }
        if let Some(question) = asked.question("way") {
            form = form.ask(&question.label(format!("How does {name} want to take part?")));
        }
        let choices = [
            (Chaired::Child, format!("{name} leads the review")),
            (Chaired::Together, format!("{name} leads it together with the reviewing officer")),
            (Chaired::Reviewer, format!("{name} does not want to lead it")),
        ];
        let choices = choices.map(|(who, words)| Choice::new(who.code(), words)).to_vec();
        let chosen = asked.typed("chairs").to_owned();
        let question =
            Question::new("chairs", "Who leads it? (optional)", Control::OneOf { choices, chosen });
        form = form.ask(&question.hint("Ask each time: children change their mind"));
        for field in ["wants", "helped", "made", "for_review", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}
