//! `/child/{child}/informal-challenge`: something that is put right by a word, before stage 1. What is open is ended on the same
//! page: solved, with what changed, or taken to stage 1.

use std::sync::Arc;

use calendar::Moment;
use records::reviews::{InformalChallenge, InformalEnd};
use records::{Record as Said, Trouble};
use web::parts::{Form, Inset};
use web::{Fields, Html, Problem};

use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::{RECORD, is_identifier};
use crate::child::record::read::typed;
use crate::reviews::{change, keep, standing};
use crate::words;

use super::{may_raise, worker_on};

/// The record that is ended.
const STANDS: &str = "~stands";

/// The page.
pub(crate) struct ChallengeByAWord;

impl Fast for ChallengeByAWord {
    const KIND: &'static str = "informal_challenge";
    const LAST: &'static str = "informal-challenge";
    const HEADING: &'static str = "Informal challenge";
    const OPENED: &'static str = "an informal challenge";
    const BUTTON: &'static str = "Record it";
    const CHANGES: bool = true;
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        if let Some((fact, _)) = open(on) {
            let mut fields = typed(fact.record.kind(), &words::payload(fact));
            fields.push(STANDS, &*fact.id);
            return fields;
        }
        let child = on.record.timeline(Moment::END_OF_TIME);
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        fields.push("by", &*on.me.id);
        fields.push("with", worker_on(&child, on.today()).unwrap_or_default());
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        let authority = on.desk.authority(Moment::END_OF_TIME);
        if let Err(refusal) = may_raise(on.desk, &authority, on.me) {
            troubles.push(Trouble::stops("wanted", refusal.sentence));
        }
        let said = said.and_then(|said| said.as_any().downcast_ref::<InformalChallenge>());
        let days = said.into_iter().flat_map(|said| [("day", Some(said.day)), ("ended", said.ended)]);
        for (field, _) in days.filter(|(_, day)| day.is_some_and(|day| day > on.today())) {
            troubles.push(Trouble::stops(field, "That day has not come: record it when it has happened"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let says = match asked.typed(STANDS) {
            "" => {
                "For what a word will put right. It has no clock, and it is counted. Where it does not help, raise it at stage 1."
            }
            _ => {
                "This one is open. Say how it ended: solved, with what changed for the child, or that it goes to stage 1."
            }
        };
        Html::of(&Inset::new(says))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        if !asked.typed(STANDS).is_empty() {
            form = form.keep(STANDS, asked.typed(STANDS));
        }
        form = form.keep("by", asked.typed("by"));
        for field in ["wanted", "theme", "with", "day", "end", "changed", "ended"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&if field == "wanted" { question.large() } else { question });
            }
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let ended = said.as_any().downcast_ref::<InformalChallenge>().and_then(|said| said.end);
        let stood = open(on).filter(|(fact, _)| *fact.id == *sent.get(STANDS));
        let made = match stood {
            Some((fact, _)) => change(on.record, &fact.id, fact.revision + 1, "how it ended", said),
            None if is_identifier(sent.get(RECORD)) => change(on.record, sent.get(RECORD), 1, "", said),
            None => change(on.record, &words::new_identifier(), 1, "", said),
        };
        Ok(match keep(on, sent, &[made])? {
            Done::Said("recorded") if ended == Some(InformalEnd::Escalated) => Done::Said("raise_next"),
            done => done,
        })
    }
}

/// An informal challenge of the reader's that has not ended.
fn open<'a>(on: &On<'a>) -> Option<(&'a records::Fact, &'a InformalChallenge)> {
    standing(on.record, |said: &InformalChallenge| {
        said.end.is_none() && said.by.as_deref() == Some(&*on.me.id)
    })
}
