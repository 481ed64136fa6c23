//! `/child/{child}/review-visit`: the reviewing officer saw the child before the review: on a phone, in a minute.

use calendar::Moment;
use clocks::reviews::spoken::officer_on;
use records::{Record as Said, Trouble};
use web::parts::{Choice, Control, Form, Inset, Question};
use web::{Fields, Html};

use crate::child::fast::{Asked, Fast, On};

use super::beside::{is_officer, judged, stands_in};

/// The page.
pub(crate) struct SeeTheChild;

impl Fast for SeeTheChild {
    const KIND: &'static str = "child_spoken_to";
    const LAST: &'static str = "review-visit";
    const HEADING: &'static str = "Visit before the review";
    const OPENED: &'static str = "recording a reviewing officer’s visit";
    const BUTTON: &'static str = "Record the visit";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        let child = on.record.timeline(Moment::END_OF_TIME);
        let officer = officer_on(&child, on.today()).filter(|officer| *officer != &*on.me.id);
        if let Some(officer) = officer.filter(|officer| stands_in(on.desk, on.me, officer, on.today())) {
            fields.push("in_place_of", officer);
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        for trouble in troubles.iter_mut().filter(|trouble| trouble.field == "declined") {
            trouble.says = "Say whether you spoke with the child".to_owned();
        }
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? A visit cannot be recorded before it is made"));
        }
        if let Some(said) = said {
            troubles.extend(judged(on.desk, on.me, on.record, None, said));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let (on, child) = (asked.on, &asked.child);
        if is_officer(on.desk, on.me, child, on.today()) {
            return Html::new();
        }
        let officer =
            officer_on(child, on.today()).map_or("somebody else", |who| on.desk.people().name_of(who));
        let says = format!(
            "The child’s reviewing officer is {officer}, and you do not stand in for them today. What you write stays in the \
             record with what the child said, and is not counted as the reviewing officer’s visit."
        );
        Html::of(&Inset::new(says))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let choices = vec![
            Choice::new("no", format!("Yes, with {name} alone")),
            Choice::new("yes", format!("No, {name} did not want to")),
        ];
        let chosen = asked.typed("declined").to_owned();
        let question = Question::new(
            "declined",
            format!("Did you speak with {name}?"),
            Control::OneOf { choices, chosen },
        );
        form = form.ask(&question.large().error(asked.wrong("declined")));
        if let Some(question) = asked.question("words") {
            let label = format!("What did {name} say?");
            form = form.ask(
                &question
                    .label(label)
                    .large()
                    .hint("In their own words. It stands ready for the review and the letter"),
            );
        }
        if !asked.typed("in_place_of").is_empty() {
            form = form.keep("in_place_of", asked.typed("in_place_of"));
        }
        for field in ["how", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }
}
