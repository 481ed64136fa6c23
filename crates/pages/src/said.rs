//! A form of a kind about a worker or about the authority itself: made from the kind's fields, judged by the kind, recorded once
//! however often it is sent, put right by sending it again. A child's records have forms of their own, with a permit.
//!
//! What somebody began to write about a worker is kept for them alone, as it is in the forms about children.

use std::sync::Arc;

use access::Person;
use calendar::Moment;
use journal::AppendError;
use records::{Act, Change, Fact, Kind, Place, Record, Subject, SubjectKind, Trouble, as_known};
use web::parts::{Form, Inset};
use web::{Address, Answer, Fields, Html, Page, Problem};

use crate::child::record::enter::{ACT, RECORD, identifier, is_identifier, kept};
use crate::child::record::form::{self, Offer};
use crate::child::record::named;
use crate::child::record::read::{read, typed};
use crate::{Desk, words};

/// The record that is put right.
pub(crate) const OF: &str = "~of";
/// The revision that the writer saw.
pub(crate) const REVISION: &str = "~revision";

/// The revision that a form was filled over; none where it does not say, and the journal then refuses what it would change.
pub(crate) fn seen(sent: &Fields) -> u32 {
    sent.get(REVISION).parse().unwrap_or(0)
}

/// A form and where it stands.
pub(crate) struct Saying<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) me: &'a Person,
    pub(crate) subject: Subject,
    pub(crate) kind: &'static Kind,
    /// Where it is sent.
    pub(crate) at: Address,
    /// Where somebody goes on, and comes back to: its name and its address.
    pub(crate) back: (&'a str, Address),
    /// Why they may, for the journal.
    pub(crate) because: &'a str,
    /// What stands above the heading.
    pub(crate) caption: String,
    /// The entry of the menu.
    pub(crate) menu: &'static str,
}

impl Saying<'_> {
    /// The form: empty, begun with something, or with what stands in the record that is put right.
    ///
    /// # Errors
    /// There is no such record.
    pub(crate) fn get(&self, of: &str, begin: Fields) -> Result<Page, Problem> {
        let fact = if of.is_empty() { None } else { Some(self.stands(of)?) };
        if self.keeps() {
            let draft = self.desk.draft_of(self.me, &self.subject, &form_name(self.kind, of))?;
            if let Some(draft) = draft {
                let typed = Fields::read(draft.text.as_bytes());
                return Ok(self.page(&typed, &[], "", Html::new(), true).notice(kept(&draft)));
            }
        }
        let Some(fact) = fact else { return Ok(self.page(&begin, &[], "", Html::new(), false)) };
        let mut fields = stands(self.kind, &fact);
        fields.push(OF, of);
        fields.push(REVISION, fact.revision.to_string());
        Ok(self.page(&fields, &[], "", Html::new(), false))
    }

    /// What the latest record of the kind says, for a form that goes on from it; nothing where none is recorded.
    pub(crate) fn goes_on(&self) -> Fields {
        let facts = self.desk.roll().facts(&self.subject);
        let standing = as_known(&facts, Moment::END_OF_TIME);
        let of_kind = standing.into_iter().filter(|fact| *fact.record.kind() == *self.kind);
        let latest = of_kind.max_by_key(|fact| fact.record.happened().from);
        latest.map_or_else(Fields::default, |fact| stands(self.kind, fact))
    }

    /// Whether what is typed is kept until it is recorded: what is written about somebody.
    fn keeps(&self) -> bool {
        self.subject.kind == SubjectKind::Worker
    }

    /// Keeps what was typed, for whoever typed it.
    fn keep(&self, sent: &Fields) -> Result<(), Problem> {
        if !self.keeps() {
            return Ok(());
        }
        self.desk.keep_draft_of(self.me, &self.subject, &form_name(self.kind, sent.get(OF)), sent)
    }

    fn clear(&self, sent: &Fields) -> Result<(), Problem> {
        if !self.keeps() {
            return Ok(());
        }
        self.desk.clear_draft_of(self.me, &self.subject, &form_name(self.kind, sent.get(OF)))
    }

    /// It was sent: recorded, or the page again with what is wrong, beyond what the kind itself finds too.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub(crate) fn post(
        &self,
        sent: &Fields,
        judge: impl FnOnce(&mut Vec<Trouble>, &dyn Record),
    ) -> Result<Answer, Problem> {
        let before = match sent.get(OF) {
            "" => None,
            of => Some(self.stands(of)?),
        };
        match sent.get(ACT) {
            "draft" if self.keeps() => {
                self.keep(sent)?;
                return Ok(self.back.1.clone().with("done", "draft").into());
            }
            "discard" if self.keeps() => {
                self.clear(sent)?;
                let of = Some(sent.get(OF)).filter(|of| !of.is_empty());
                return Ok(self.at.clone().with_some("of", of).into());
            }
            act => {
                if let Some(list) = act.strip_prefix("more.") {
                    self.keep(sent)?;
                    return Ok(self.page(sent, &[], list, Html::new(), self.keeps()).into());
                }
            }
        }
        let said = read(self.kind, sent, before.as_ref().map(words::payload).as_ref());
        let mut troubles = said.troubles;
        if let Some(record) = &said.record {
            judge(&mut troubles, &**record);
        }
        let stops = troubles.iter().any(|trouble| trouble.stops);
        let Some(record) = said.record.filter(|_| !stops) else {
            self.keep(sent)?;
            return Ok(self.page(sent, &troubles, "", Html::new(), self.keeps()).wrong().into());
        };
        let change = self.change(sent, before.as_ref(), record);
        match self.desk.say_all(self.me, self.because, &[change])? {
            Ok(()) => {
                self.clear(sent)?;
                Ok(self.back.1.clone().with("done", "recorded").into())
            }
            Err(()) if before.is_none() => {
                self.clear(sent)?;
                Ok(self.back.1.clone().with("done", "already").into())
            }
            Err(()) => {
                let says = "Somebody put this right while you were writing. Nothing of yours is lost: look at what \
                            stands now, and send it again.";
                let mut again = Fields::default();
                for (name, value) in sent.iter().filter(|(name, _)| *name != REVISION) {
                    again.push(name, value);
                }
                again.push(REVISION, self.stands(sent.get(OF))?.revision.to_string());
                self.keep(&again)?;
                Ok(self.page(&again, &[], "", Html::of(&Inset::new(says)), self.keeps()).conflict().into())
            }
        }
    }

    fn change(&self, sent: &Fields, before: Option<&Fact>, record: Arc<dyn Record>) -> Change {
        let id = match (before, sent.get(RECORD)) {
            (Some(fact), _) => fact.id.clone(),
            (None, id) if is_identifier(id) => id.into(),
            _ => words::new_identifier().into(),
        };
        Change {
            subject: self.subject.clone(),
            id,
            revision: before.map_or(1, |_| seen(sent).saturating_add(1)),
            act: if before.is_some() { Act::Correct } else { Act::Record },
            reason: before.map(|_| "put right".into()),
            record,
            place: Place::default(),
        }
    }

    fn stands(&self, id: &str) -> Result<Fact, Problem> {
        let facts = self.desk.roll().facts(&self.subject);
        let standing = as_known(&facts, Moment::END_OF_TIME);
        let found = standing.into_iter().find(|fact| *fact.id == *id && *fact.record.kind() == *self.kind);
        found.cloned().ok_or(GONE)
    }

    fn page(&self, typed: &Fields, troubles: &[Trouble], more: &str, above: Html, is_kept: bool) -> Page {
        let places = named::places(self.desk, self.me, self.kind);
        let offer = Offer {
            people: self.desk.people(),
            network: &[],
            documents: &[],
            places: &places,
            today: self.desk.today(),
        };
        let summary = form::summary(self.kind, troubles);
        let mut html = above;
        if !summary.is_empty() {
            html = html.with(&summary);
        }
        let mut asked = Form::new(self.at.clone(), "Record it").keep(RECORD, identifier(typed));
        if !typed.get(OF).is_empty() {
            asked = asked.keep(OF, typed.get(OF)).keep(REVISION, typed.get(REVISION));
        }
        for question in form::questions(self.kind, typed, troubles, &offer, more) {
            asked = asked.ask(&question);
        }
        for (list, words) in form::lists(self.kind) {
            asked = asked.or(words, ACT, format!("more.{list}"));
        }
        if self.keeps() {
            asked = asked.or("Keep it and finish later", ACT, "draft");
        }
        if is_kept {
            asked = asked.or("Start again", ACT, "discard");
        }
        Page::new(self.kind.title)
            .caption(self.caption.clone())
            .under(self.back.0, self.back.1.clone())
            .in_menu(self.menu)
            .body(html.with(&asked))
    }
}

/// The name under which a form of a kind is kept: of a new record, or of one that is put right.
pub(crate) fn form_name(kind: &Kind, of: &str) -> String {
    if of.is_empty() { kind.name.to_owned() } else { format!("{}/{of}", kind.name) }
}

/// What stands in a record, as its form would send it: a question of yes or no that was answered no is not in the payload.
pub(crate) fn stands(kind: &'static Kind, fact: &Fact) -> Fields {
    let mut fields = typed(kind, &words::payload(fact));
    for field in kind.fields.iter().filter(|field| matches!(field.form, records::Form::YesNo)) {
        if fields.get(field.name).is_empty() {
            fields.push(field.name, "no");
        }
    }
    fields
}

const GONE: Problem = Problem::Missing(
    "There is no such record here, or it was taken back. Go back to the list and choose again.",
);

impl Desk {
    /// Records changes that belong together, of whomever they are: all or none. `Err(())` where somebody was quicker, or it was
    /// recorded already.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub(crate) fn say_all(
        &self,
        person: &Person,
        because: &str,
        changes: &[Change],
    ) -> Result<Result<(), ()>, Problem> {
        self.say_as(&person.id, because, changes)
    }

    /// The same in a name that is nobody's who works here.
    pub(crate) fn say_as(
        &self,
        who: &str,
        because: &str,
        changes: &[Change],
    ) -> Result<Result<(), ()>, Problem> {
        let mut entries = Vec::with_capacity(changes.len());
        for change in changes {
            // What came from a record that was merged is put right where it stands.
            let (subject, id) = self.roll().place(&change.subject, &change.id);
            let change = Change { subject, id, ..change.clone() };
            entries.push(roll::new_entry(&change).map_err(Problem::fault("recording it"))?);
        }
        let batch = journal::Batch {
            authority: self.roll().authority().unwrap_or_else(|| "not-named".into()),
            who: who.into(),
            permit_reason: Some(because.into()),
            known_at: None,
            load: None,
            entries,
            expected: Vec::new(),
        };
        match self.roll().append(batch) {
            Ok(_) => Ok(Ok(())),
            Err(AppendError::Revision { .. }) => Ok(Err(())),
            Err(error) => Err(Problem::fault("recording it")(error)),
        }
    }
}
