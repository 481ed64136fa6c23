//! `/child/{child}/visit`: a visit in under a minute, on a doorstep, on a phone.
//!
//! Three presses and a sentence: when (today is chosen), whether the child was seen, whether alone. What the child said goes
//! into the same record. It fills the visit, the clock and the chronology at once.

use records::{Record as Said, Trouble};
use web::Fields;
use web::parts::{Choice, Control, Form, Question, TypedAs};

use crate::child::fast::{Asked, Fast, On};

/// Which day, before it is a day.
const WHEN: &str = "~when";

/// The page.
pub(crate) struct RecordAVisit;

impl Fast for RecordAVisit {
    const KIND: &'static str = "visit_to_child";
    const LAST: &'static str = "visit";
    const HEADING: &'static str = "Record a visit";
    const OPENED: &'static str = "recording a visit";
    const BUTTON: &'static str = "Record the visit";

    fn answers(sent: &Fields, on: &On<'_>) -> Fields {
        let day = match sent.get(WHEN) {
            "today" => on.today().to_string(),
            "yesterday" => on.today().plus_days(-1).to_string(),
            _ => sent.get("day").to_owned(),
        };
        let mut fields = Fields::default();
        fields.push("day", day);
        match sent.get("seen") {
            "alone" => {
                fields.push("seen", "yes");
                fields.push("alone", "yes");
            }
            "not_alone" => {
                fields.push("seen", "yes");
                fields.push("alone", "no");
            }
            "no" => fields.push("seen", "no"),
            _ => {}
        }
        for name in ["not_alone_because", "notes"] {
            fields.push(name, sent.get(name));
        }
        fields.push("concern", if sent.get("concern") == "yes" { "yes" } else { "no" });
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        // It asks two of the kind's questions in one.
        for trouble in troubles.iter_mut().filter(|trouble| trouble.stops && trouble.field == "seen") {
            trouble.says = "Say whether you saw the child".to_owned();
        }
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? A visit cannot be recorded before it is made"));
        }
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let asks = |name: &str| asked.kind.fields.iter().any(|field| field.name == name);
        let today = asked.on.today();
        let when = match asked.typed(WHEN) {
            "" => "today",
            chosen => chosen,
        };
        let days = vec![
            Choice::new("today", format!("Today, {}", today.to_words())),
            Choice::new("yesterday", format!("Yesterday, {}", today.plus_days(-1).to_words())),
            Choice::new("other", "Another day"),
        ];
        let seen = vec![
            Choice::new("alone", "Yes, alone"),
            Choice::new("not_alone", "Yes, with others there"),
            Choice::new("no", "No, I tried"),
        ];
        let stacked =
            |choices: Vec<Choice>, chosen: &str| Control::OneOf { choices, chosen: chosen.to_owned() };
        form = form
            .ask(&Question::new(WHEN, "When was it?", stacked(days, when)).large())
            .ask(
                &Question::typed("day", "The day, if it was another day", TypedAs::Day, asked.typed("day"))
                    .error(asked.wrong("day")),
            )
            .ask(
                &Question::new("seen", "Did you see the child?", stacked(seen, asked.typed("seen")))
                    .large()
                    .error(asked.wrong("seen")),
            );
        if asks("not_alone_because") {
            let question = Question::line(
                "not_alone_because",
                "If not alone, why not? (optional)",
                asked.typed("not_alone_because"),
            )
            .error(asked.wrong("not_alone_because"));
            form = form.ask(&question);
        }
        if asks("notes") {
            let question = Question::paragraphs(
                "notes",
                "What did the child say, and how were they? (optional)",
                asked.typed("notes"),
            )
            .hint("In the child’s own words where you can")
            .large()
            .error(asked.wrong("notes"));
            form = form.ask(&question);
        }
        if asks("concern") {
            let choices = vec![Choice::new("yes", "I am worried about the child’s welfare here")];
            let chosen = asked.typed.all("concern").map(str::to_owned).collect();
            form = form.ask(&Question::new(
                "concern",
                "Anything to act on?",
                Control::AnyOf { choices, chosen },
            ));
        }
        form
    }
}
