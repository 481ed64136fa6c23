//! The plain form of a kind that is about no child: of the authority itself, or of a volunteer. It asks what the kind asks,
//! comes back with what was typed where something is wrong, and is recorded once however often it is sent.

use std::sync::Arc;

use access::Person;
use journal::AppendError;
use records::{Act, Change, Kind, Place, Record as Said, Subject, Trouble};
use web::parts::Form;
use web::{Address, Fields, Html, Problem};

use crate::child::record::enter::{ACT, RECORD, identifier, is_identifier};
use crate::child::record::form::{self, NO_PLACES, Offer};
use crate::child::record::read::{is_asked, read};
use crate::{Desk, words};

/// A form as it is shown.
pub(crate) struct Plain<'a> {
    pub(crate) desk: &'a Desk,
    /// What it records.
    pub(crate) kind: &'static Kind,
    /// Where it is sent.
    pub(crate) action: Address,
    /// The words of the button.
    pub(crate) button: &'a str,
    /// Fields that the page knows and does not ask, with their answers.
    pub(crate) known: &'a [(&'a str, String)],
    /// Fields that the page needs though the kind does not: no word beside them says that they may be left out.
    pub(crate) needed: &'a [&'a str],
    /// What was typed.
    pub(crate) typed: &'a Fields,
    /// What is wrong with it.
    pub(crate) troubles: &'a [Trouble],
    /// A list that gets one more empty part.
    pub(crate) more: &'a str,
}

impl Plain<'_> {
    /// The form, under what is wrong.
    pub(crate) fn html(&self) -> Html {
        self.html_with(|form| form)
    }

    /// The same with more ways out of it than sending it.
    pub(crate) fn html_with(&self, ways: impl FnOnce(Form) -> Form) -> Html {
        let Plain { desk, kind, typed, troubles, more, .. } = *self;
        let offer = Offer {
            people: desk.people(),
            network: &[],
            documents: &[],
            places: &NO_PLACES,
            today: desk.today(),
        };
        let summary = form::summary(kind, troubles);
        let mut html = Html::new();
        if !summary.is_empty() {
            html = html.with(&summary);
        }
        let mut asked = Form::new(self.action.clone(), self.button).keep(RECORD, identifier(typed));
        for field in kind.fields.iter().filter(|field| is_asked(field)) {
            match self.known.iter().find(|(name, _)| *name == field.name) {
                Some((name, value)) => asked = asked.keep(*name, value.clone()),
                None => {
                    let question = form::one(kind, field.name, typed, troubles, &offer, more);
                    let is_needed = self.needed.contains(&field.name);
                    let question = question.map(|it| if is_needed { it.label(field.label) } else { it });
                    asked = question.iter().fold(asked, Form::ask);
                }
            }
        }
        for (list, words) in form::lists(kind) {
            asked = asked.or(words, ACT, format!("more.{list}"));
        }
        html.with(&ways(asked))
    }
}

/// How a form that was sent is answered.
pub(crate) enum Sent {
    /// It stands: to be recorded.
    Said(Arc<dyn Said>),
    /// It comes back with what is wrong.
    Wrong(Vec<Trouble>),
    /// It comes back with one more empty part of a list.
    More(String),
}

/// Reads what was sent. `judge`: what is wrong beyond what the kind finds.
pub(crate) fn judged(kind: &'static Kind, sent: &Fields, judge: impl FnOnce(&mut Vec<Trouble>)) -> Sent {
    if let Some(list) = sent.get(ACT).strip_prefix("more.") {
        return Sent::More(list.to_owned());
    }
    let said = read(kind, sent, None);
    let mut troubles = said.troubles;
    judge(&mut troubles);
    match said.record {
        Some(record) if !troubles.iter().any(|trouble| trouble.stops) => Sent::Said(record),
        _ => Sent::Wrong(troubles),
    }
}

impl Desk {
    /// Whom the authority's own facts are about.
    pub(crate) fn own(&self) -> Subject {
        Subject::authority(&self.roll().authority().unwrap_or_else(|| "not-named".into()))
    }

    /// Records what belongs together about the authority, or about a volunteer, each of a kind of its own, once however often
    /// it is sent; the word for what was done. `why`: by what work.
    pub(crate) fn say_of(
        &self,
        person: &Person,
        why: &str,
        subject: Subject,
        id: &str,
        said: Vec<Arc<dyn Said>>,
    ) -> Result<&'static str, Problem> {
        let id = if is_identifier(id) { id.to_owned() } else { words::new_identifier() };
        let entries = said.into_iter().map(|record| {
            let (subject, place) = (subject.clone(), Place::default());
            let id = id.as_str().into();
            roll::new_entry(&Change {
                subject,
                id,
                revision: 1,
                act: Act::Record,
                reason: None,
                record,
                place,
            })
        });
        let entries = entries.collect::<Result<Vec<_>, _>>().map_err(Problem::fault("recording it"))?;
        let batch = journal::Batch {
            authority: self.roll().authority().unwrap_or_else(|| "not-named".into()),
            who: person.id.clone(),
            permit_reason: Some(why.into()),
            known_at: None,
            load: None,
            entries,
            expected: Vec::new(),
        };
        match self.roll().append(batch) {
            Ok(_) => Ok("recorded"),
            Err(AppendError::Revision { .. }) => Ok("already"),
            Err(error) => Err(Problem::fault("recording it")(error)),
        }
    }
}
