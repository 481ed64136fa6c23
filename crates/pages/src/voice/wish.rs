//! `/child/{child}/wish`: what was done about something that a child wished for, or why not, and when the child was told.

use std::sync::Arc;

use calendar::Moment;
use oversight::voice::{Wish, wishes};
use records::coming_into_care::WishAnswered;
use records::{Record as Said, Trouble};
use web::parts::{Choice, Control, Form, Inset, Question};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::RECORD;

/// The page.
pub(crate) struct AnswerAWish;

impl Fast for AnswerAWish {
    const KIND: &'static str = "wish_answered";
    const LAST: &'static str = "wish";
    const HEADING: &'static str = "Answer a wish";
    const OPENED: &'static str = "answering a wish of the child";
    const BUTTON: &'static str = "Record the answer";
    const THEN: &'static str = super::WORDS;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        if let [(id, _)] = open(on).as_slice() {
            fields.push("of", id);
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        for trouble in troubles.iter_mut().filter(|trouble| trouble.field == "of") {
            trouble.says = "Choose which wish is answered".to_owned();
        }
        if said.and_then(|said| said.happened().from).is_some_and(|day| day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? It cannot be answered before it is"));
        }
        let told =
            said.and_then(|said| said.as_any().downcast_ref::<WishAnswered>()).and_then(|said| said.told);
        if told.is_some_and(|told| told > on.today()) {
            troubles.push(Trouble::stops("told", "When was the child told? Leave it empty until they are"));
        }
        let of = sent.get("of");
        if !of.is_empty() && !all(on).iter().any(|(id, _)| id == of) {
            troubles.push(Trouble::stops("of", "There is no such wish of this child: choose one"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        if open(asked.on).is_empty() {
            let says = format!("No wish of {} waits for an answer.", asked.called());
            return Html::of(&Inset::new(says));
        }
        Html::new()
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let name = asked.called();
        let choices: Vec<Choice> =
            open(asked.on).into_iter().map(|(id, words)| Choice::new(id, words)).collect();
        let chosen = asked.typed("of").to_owned();
        let question =
            Question::new("of", format!("Which wish of {name}?"), Control::OneOf { choices, chosen });
        form = form.ask(&question.large().error(asked.wrong("of")));
        let labels = [
            ("done", "Was it done?".to_owned()),
            ("what", "What was done, or why not?".to_owned()),
            ("by", "Who saw to it? (optional)".to_owned()),
            ("told", format!("{name} was told on (optional)")),
            ("child_says", format!("What {name} says to that (optional)")),
        ];
        for (field, label) in labels {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question.label(label));
            }
        }
        asked.question("day").iter().fold(form, Form::ask)
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let said = match said.as_any().downcast_ref::<WishAnswered>() {
            Some(answer) => {
                let asked = all(on).into_iter().find(|(id, _)| *id == answer.of).map(|(_, words)| words);
                Arc::new(WishAnswered { asked, ..answer.clone() })
            }
            None => said,
        };
        on.desk.say(on.record, sent.get(RECORD), said).map(Done::Said)
    }
}

/// The wishes of a child, by record, with their words.
fn all(on: &On<'_>) -> Vec<(String, String)> {
    told(on, |_| true)
}

/// Those that wait for an answer, or for the child to be told.
fn open(on: &On<'_>) -> Vec<(String, String)> {
    told(on, |wish| wish.stands.is_open())
}

fn told(on: &On<'_>, is: impl Fn(&Wish<'_>) -> bool) -> Vec<(String, String)> {
    let standing = on.record.standing(Moment::END_OF_TIME);
    let all = wishes(&standing, on.today()).into_iter().filter(|wish| is(wish));
    all.map(|wish| (wish.fact.id.to_string(), wish.words.to_owned())).collect()
}
