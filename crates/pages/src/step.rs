//! One step of a record that is written in turn: a few of its questions, with what stands already. The rest of the record stays
//! as it is, and somebody who was quicker is not written over: the form says which revision it was filled over.

use std::sync::Arc;

use records::{Act, Change, Fact, Form as Answered, Kind, Place, Record, Subject, Trouble};
use serde_json::Value;
use web::parts::{ErrorSummary, Form, Inset};
use web::{Address, Fields, Html};

use crate::child::record::enter::ACT;
use crate::child::record::form::{self, NO_PLACES, Offer};
use crate::child::record::read::{day, read};
use crate::said::{REVISION, seen, stands};
use crate::{Desk, words};

/// A step: the last part of its address, its title and its questions.
pub(crate) struct Step {
    pub(crate) last: &'static str,
    pub(crate) title: &'static str,
    pub(crate) fields: &'static [&'static str],
}

/// A step of a record that stands.
pub(crate) struct Stepping<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) kind: &'static Kind,
    pub(crate) fact: &'a Fact,
    pub(crate) step: &'static Step,
    /// Where its form is sent.
    pub(crate) to: Address,
    /// Who is in the child's life, where it is about a child.
    pub(crate) network: Vec<String>,
}

/// What a form of a step asks for.
pub(crate) enum Sent {
    /// The form again: what was asked for more of, or what is wrong with what was typed.
    Again(Html),
    /// The form again, with what must be put right.
    Wrong(Html),
    /// This record, in the place of what stands.
    Now(Arc<dyn Record>),
}

const NOTHING_NEW: &str =
    "Nothing here is new: answer what has happened since, or go back without recording anything";

impl Stepping<'_> {
    /// The form, with what stands.
    pub(crate) fn begin(&self) -> Html {
        self.html(&stands(self.kind, self.fact), &[], "", Html::new())
    }

    /// What was sent. A day to come is no day on which something was done.
    pub(crate) fn read(&self, sent: &Fields) -> Sent {
        if let Some(list) = sent.get(ACT).strip_prefix("more.") {
            return Sent::Again(self.html(sent, &[], list, Html::new()));
        }
        let own = |name: &str| self.step.fields.contains(&name.split('.').next().unwrap_or(name));
        let mut answers = Fields::default();
        for (name, value) in stands(self.kind, self.fact).iter().filter(|(name, _)| !own(name)) {
            answers.push(name, value);
        }
        for (name, value) in sent.iter().filter(|(name, _)| own(name)) {
            answers.push(name, value);
        }
        let said = read(self.kind, &answers, Some(&words::payload(self.fact)));
        let mut troubles = said.troubles;
        let today = self.desk.today();
        for field in self.kind.fields.iter().filter(|field| own(field.name)) {
            let to_come = day(sent.get(field.name).trim()).is_some_and(|day| day > today);
            if matches!(field.form, Answered::Day) && to_come {
                troubles.push(Trouble::stops(field.name, "That day has not come: write what has happened"));
            }
        }
        let stops = troubles.iter().any(|trouble| trouble.stops);
        let now = said.record.filter(|_| !stops);
        if let (Some(now), Some(first)) = (&now, self.step.fields.first())
            && serde_json::from_str(&now.to_json()).is_ok_and(|now: Value| now == words::payload(self.fact))
        {
            troubles.push(Trouble::stops(*first, NOTHING_NEW));
            return Sent::Wrong(self.html(sent, &troubles, "", Html::new()));
        }
        match now {
            Some(now) => Sent::Now(now),
            None => Sent::Wrong(self.html(sent, &troubles, "", Html::new())),
        }
    }

    /// The change, one revision after the one that the writer saw: the journal refuses it where somebody was quicker.
    pub(crate) fn change(&self, subject: Subject, sent: &Fields, now: Arc<dyn Record>) -> Change {
        Change {
            subject,
            id: self.fact.id.clone(),
            revision: seen(sent).saturating_add(1),
            act: Act::Correct,
            reason: Some(self.step.title.into()),
            record: now,
            place: Place::default(),
        }
    }

    /// The form as it was sent, over what stands now, for somebody who was not the first.
    pub(crate) fn quicker(&self, sent: &Fields) -> Html {
        let mut again = Fields::default();
        for (name, value) in sent.iter().filter(|(name, _)| *name != REVISION) {
            again.push(name, value);
        }
        let says = "Somebody wrote about this while you did. Nothing of yours is recorded yet, and nothing is lost: look at what \
                    stands now, and send it again.";
        self.html(&again, &[], "", Html::of(&Inset::new(says)))
    }

    /// The form as it was sent, with something that is wrong beyond what the kind finds.
    pub(crate) fn wrong(&self, sent: &Fields, field: &str, says: &str) -> Html {
        self.html(sent, &[Trouble::stops(field, says)], "", Html::new())
    }

    fn html(&self, typed: &Fields, troubles: &[Trouble], more: &str, above: Html) -> Html {
        let (desk, kind) = (self.desk, self.kind);
        let offer = Offer {
            people: desk.people(),
            network: &self.network,
            documents: &[],
            places: &NO_PLACES,
            today: desk.today(),
        };
        let stops = troubles.iter().filter(|trouble| trouble.stops);
        let summary = stops.fold(ErrorSummary::new(), |all, trouble| all.at(&*trouble.says, &trouble.field));
        let mut html = above;
        if !summary.is_empty() {
            html = html.with(&summary);
        }
        let revision = match typed.get(REVISION) {
            "" => self.fact.revision.to_string(),
            seen => seen.to_owned(),
        };
        let mut form = Form::new(self.to.clone(), "Record it").keep(REVISION, revision);
        for field in self.step.fields {
            if let Some(question) = form::one(kind, field, typed, troubles, &offer, more) {
                form = form.ask(&question);
            }
        }
        for (list, words) in form::lists(kind).filter(|(list, _)| self.step.fields.contains(list)) {
            form = form.or(words, ACT, format!("more.{list}"));
        }
        html.with(&form)
    }
}
