//! `/child/{child}/record/{kind}/{record}/correct` and `…/withdraw`: a record is put right, or taken back, with a reason. Two
//! people who do it at once are shown both versions.

use std::sync::Arc;

use access::People;
use axum::extract::State;
use calendar::Moment;
use journal::{AppendError, StoreError};
use records::{Act, Change, Fact, Kind, Place, Trouble};
use serde_json::Value;
use web::parts::{Cell, Column, ErrorSummary, Form, Question, SummaryList, Table, Warning};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use super::super::cautions::{Cautions, SHOWN};
use super::super::documents;
use super::super::returned;
use super::beside;
use super::enter::{ACT, about, kept};
use super::form::{self, Offer};
use super::history::{by, newest};
use super::named;
use super::read::{read, typed};
use crate::record::Record;
use crate::reviews::beside as beside_reviews;
use crate::signed::Me;
use crate::{Desk, words};

const REVISION: &str = "~revision";
pub(crate) const REASON: &str = "~reason";
/// Bytes of a reason: the journal's own limit on a text.
pub(crate) const REASON_BYTES: usize = 1024;

type At = (String, String, String);

/// Two versions of a record, where they differ, under the warning that somebody was quicker. `who`: by whom and when the one
/// that stands was written.
pub(crate) fn versions(
    people: &People,
    kind: &'static Kind,
    stands: &Value,
    mine: &Value,
    who: &str,
) -> Html {
    let columns = [
        Column::text("Question"),
        Column::prose(format!("What stands now ({who})")),
        Column::prose("What you wrote"),
    ];
    let mut table = Table::new("Both versions", columns).large();
    for field in kind.fields {
        let value = |payload: &Value| {
            payload
                .get(field.name)
                .and_then(|value| words::value(people, field.form, value))
                .unwrap_or_default()
        };
        let (theirs, mine) = (value(stands), value(mine));
        if theirs != mine {
            table.push([
                Cell::new(field.label),
                Cell::html(words::lines(&theirs)),
                Cell::html(words::lines(&mine)),
            ]);
        }
    }
    let sentence = "Somebody put this record right while you were writing. Nothing of yours is recorded yet, and nothing is \
                    lost. Compare the two, change the form below, and send it again.";
    Html::new().with(&Warning::new(sentence)).with(&table)
}

/// The form, with what stands.
///
/// # Errors
/// As [`super::super::overview::get`]; there is no such record, or it was taken back.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me, Path(at): Path<At>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let one = One::open(desk, &me, &at, "correct")?;
        let draft = desk.draft(&me, &at.0, &one.form_name())?;
        let sent = match &draft {
            Some(draft) => Fields::read(draft.text.as_bytes()),
            None => one.typed(),
        };
        let page = one.page(&sent, &[], "", Html::new())?;
        Ok(match &draft {
            Some(draft) => page.notice(kept(draft)),
            None => page,
        })
    })
    .await
}

/// The form was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(at): Path<At>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let one = One::open(desk, &me, &at, "correct")?;
        let name = one.form_name();
        match sent.get(ACT) {
            "draft" => {
                desk.keep_draft(&me, &at.0, &name, &sent)?;
                return Ok(super::super::address(&at.0).with("done", "draft").into());
            }
            "discard" => {
                desk.clear_draft(&me, &at.0, &name)?;
                return Ok(one.address("correct").into());
            }
            act => {
                if let Some(list) = act.strip_prefix("more.") {
                    return Ok(one.page(&sent, &[], list, Html::new())?.into());
                }
            }
        }
        let mut said = read(one.kind, &sent, Some(&one.payload()));
        said.judge(|said| beside::judged(desk, &me, &one.record, Some(&one.which), said));
        if let Some(trouble) = wrong_reason(sent.get(REASON)) {
            said.troubles.push(trouble);
            said.record = None;
        }
        let Some(record) = said.record else {
            desk.keep_draft(&me, &at.0, &name, &sent)?;
            return Ok(one.page(&sent, &said.troubles, "", Html::new())?.wrong().into());
        };
        if record.to_json() == one.stands().record.to_json() && one.is_seen(&sent) {
            let same =
                Trouble::stops(one.first_field(), "Nothing is different from what stands. Change an answer");
            return Ok(one.page(&sent, &[same], "", Html::new())?.wrong().into());
        }
        let breaks = returned::after(desk, &one.record, &one.which, &record);
        let cautions = Cautions::of(breaks, &said.troubles);
        if cautions.are_news(&sent) {
            desk.keep_draft(&me, &at.0, &name, &sent)?;
            let above = cautions.html(desk, "Put it right")?;
            return Ok(one.page(&cautions.shown(&sent), &[], "", above)?.into());
        }
        let change = one.change(&sent, Act::Correct, record);
        match desk.append(&one.record.permit, &[change]) {
            Ok(_) => {
                desk.clear_draft(&me, &at.0, &name)?;
                Ok(super::super::address(&at.0).with("done", "corrected").into())
            }
            Err(AppendError::Revision { .. }) => {
                desk.keep_draft(&me, &at.0, &name, &sent)?;
                let one = One::open(desk, &me, &at, "correct")?;
                Ok(one.both_versions(&sent)?.into())
            }
            Err(AppendError::Store(StoreError::NewerRecord)) => {
                desk.keep_draft(&me, &at.0, &name, &sent)?;
                Err(NEWER)
            }
            Err(error) => Err(Problem::fault("putting a record right")(error)),
        }
    })
    .await
}

const NEWER: Problem = Problem::NotReady(
    "This record was written by a newer version of Kith and holds more than this one knows, which would be lost. What you \
     typed is kept as a draft. Try again when the upgrade is done.",
);

/// The question before a record is taken back.
///
/// # Errors
/// As [`get`].
pub(crate) async fn ask_withdraw(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(at): Path<At>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let one = One::open(desk, &me, &at, "withdraw")?;
        Ok(one.withdraw_page(&Fields::default(), None, Html::new()))
    })
    .await
}

/// A record is taken back.
///
/// # Errors
/// As [`post`].
pub(crate) async fn withdraw(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(at): Path<At>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let one = One::open(desk, &me, &at, "withdraw")?;
        let not_theirs = || beside_reviews::taken_back(desk, &me, &one.record, &one.which);
        if let Some(trouble) = wrong_reason(sent.get(REASON)).or_else(not_theirs) {
            return Ok(one.withdraw_page(&sent, Some(trouble), Html::new()).wrong().into());
        }
        let breaks = returned::without(desk, &one.record, one.kind, &one.which);
        let cautions = Cautions::of(breaks, &[]);
        if cautions.are_news(&sent) {
            let above = cautions.html(desk, "Take it back")?;
            return Ok(one.withdraw_page(&cautions.shown(&sent), None, above).into());
        }
        let change = one.change(&sent, Act::Withdraw, one.stands().record.clone());
        match desk.append(&one.record.permit, &[change]) {
            Ok(_) => Ok(super::super::address(&at.0).with("done", "withdrawn").into()),
            Err(AppendError::Revision { .. }) => {
                let one = One::open(desk, &me, &at, "withdraw")?;
                let sentence = "Somebody put this record right while you were looking. This is how it stands now: read it, \
                                and take it back if you still must.";
                let said = Html::of(&Warning::new(sentence));
                Ok(one.withdraw_page(&sent, None, said).conflict().into())
            }
            Err(error) => Err(Problem::fault("taking a record back")(error)),
        }
    })
    .await
}

fn wrong_reason(reason: &str) -> Option<Trouble> {
    if reason.trim().is_empty() {
        Some(Trouble::stops(REASON, "Say why"))
    } else if reason.len() > REASON_BYTES {
        Some(Trouble::stops(REASON, "Say why in fewer words: a thousand letters at most"))
    } else {
        None
    }
}

/// A form, with the cautions that it showed where it did.
fn kept_shown(form: Form, sent: &Fields) -> Form {
    match sent.get(SHOWN) {
        "" => form,
        codes => form.keep(SHOWN, codes),
    }
}

/// One record that stands.
struct One<'a> {
    desk: &'a Desk,
    me: &'a access::Person,
    record: Record,
    kind: &'static Kind,
    which: String,
}

impl<'a> One<'a> {
    fn open(
        desk: &'a Desk,
        me: &'a access::Person,
        (id, name, which): &At,
        last: &str,
    ) -> Result<One<'a>, Problem> {
        let kind = super::kind(name)?;
        let to = super::one(id, kind.name, which).at(last);
        let what = format!("one record: {}", kind.title.to_lowercase());
        let record = desk.child(me, id, &what, &to.to_string())?;
        record.must_add(kind)?;
        if newest(&record, kind, which)?.withdrawn {
            return Err(Problem::Missing(
                "This record was taken back. Record it anew if it was right after all.",
            ));
        }
        Ok(One { desk, me, record, kind, which: which.clone() })
    }

    fn id(&self) -> &str {
        self.record.id()
    }

    fn stands(&self) -> &Fact {
        // Looked up when it was opened: it is there.
        let of_record = |fact: &&Fact| *fact.record.kind() == *self.kind && *fact.id == *self.which;
        let found = self.record.facts.iter().filter(of_record).max_by_key(|fact| fact.revision);
        found.unwrap_or(&self.record.facts[0])
    }

    fn payload(&self) -> Value {
        serde_json::from_str(&self.stands().record.to_json()).unwrap_or_default()
    }

    fn typed(&self) -> Fields {
        typed(self.kind, &self.payload())
    }

    fn first_field(&self) -> &'static str {
        self.kind.fields.first().map_or("", |field| field.name)
    }

    fn address(&self, last: &str) -> Address {
        super::one(self.id(), self.kind.name, &self.which).at(last)
    }

    fn form_name(&self) -> String {
        format!("{}/{}/correct", self.kind.name, self.which)
    }

    /// Whether the form was filled over what stands now.
    fn is_seen(&self, sent: &Fields) -> bool {
        sent.get(REVISION) == self.stands().revision.to_string()
    }

    /// The change, one revision after the one that the person saw: the journal refuses it if somebody was quicker.
    fn change(&self, sent: &Fields, act: Act, record: Arc<dyn records::Record>) -> Change {
        let seen: u32 = sent.get(REVISION).parse().unwrap_or(0);
        Change {
            subject: self.record.permit.subject().clone(),
            id: self.which.as_str().into(),
            revision: seen.saturating_add(1),
            act,
            reason: Some(sent.get(REASON).trim().into()),
            record,
            place: Place::default(),
        }
    }

    fn page(&self, sent: &Fields, troubles: &[Trouble], more: &str, above: Html) -> Result<Page, Problem> {
        let network = words::network(&self.record);
        let documents = documents::offered(&self.record.standing(Moment::END_OF_TIME));
        let today = self.desk.today();
        let places = named::places(self.desk, self.me, self.kind);
        let people = self.desk.people();
        let offer = Offer { people, network: &network, documents: &documents, places: &places, today };
        let mut html = Html::new();
        let summary = form::summary(self.kind, troubles);
        if !summary.is_empty() {
            html = html.with(&summary);
        }
        let seen = match sent.get(REVISION) {
            "" => self.stands().revision.to_string(),
            seen => seen.to_owned(),
        };
        let mut asked = Form::new(self.address("correct"), "Put it right").keep(REVISION, seen);
        if !above.is_empty() {
            asked = kept_shown(asked, sent);
        }
        for question in form::questions(self.kind, sent, troubles, &offer, more) {
            asked = asked.ask(&question);
        }
        let wrong = troubles.iter().find(|trouble| trouble.field == REASON);
        asked = asked.ask(
            &Question::line(REASON, "Why is it put right?", sent.get(REASON))
                .hint("Such as: the wrong day was typed. It stays readable beside the record")
                .error(wrong.map(|trouble| trouble.says.clone())),
        );
        for (list, words) in form::lists(self.kind) {
            asked = asked.or(words, ACT, format!("more.{list}"));
        }
        asked = asked.or("Keep it and finish later", ACT, "draft").or("Start again", ACT, "discard");
        let child = self.record.timeline(Moment::END_OF_TIME);
        let heading = format!("Put right: {}", self.kind.title.to_lowercase());
        Ok(about(&child, self.id(), &heading).body(html.with(&above).with(&asked)))
    }

    /// Somebody was quicker: what they wrote and what this person wrote, field by field, and the form with the latter.
    fn both_versions(&self, sent: &Fields) -> Result<Page, Problem> {
        let entries = self.desk.revisions(&self.record, self.kind, &self.which)?;
        let theirs = entries.last().map(|entry| by(self.desk, entry)).unwrap_or_default();
        let stands = self.payload();
        let mine = read(self.kind, sent, Some(&stands)).record.map(|record| record.to_json());
        let mine: Value = mine.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        let above = versions(self.desk.people(), self.kind, &stands, &mine, &theirs);
        // Sent again, it follows what stands now.
        let mut again = Fields::default();
        for (name, value) in sent.iter().filter(|(name, _)| *name != REVISION) {
            again.push(name, value);
        }
        again.push(REVISION, self.stands().revision.to_string());
        Ok(self.page(&again, &[], "", above)?.conflict())
    }

    fn withdraw_page(&self, sent: &Fields, wrong: Option<Trouble>, above: Html) -> Page {
        let fact = self.stands();
        let mut list = SummaryList::new();
        if let Some(day) = fact.record.happened().from {
            list = list.row("When it was true", day.to_words());
        }
        for (label, value) in words::fields(self.desk.people(), fact) {
            list = list.row(label.trim_end_matches('?'), words::lines(&value));
        }
        let says = wrong.map(|trouble| trouble.says);
        let mut html = Html::new();
        if let Some(says) = &says {
            html = html.with(&ErrorSummary::new().at(&**says, REASON));
        }
        let form =
            Form::new(self.address("withdraw"), "Take it back").keep(REVISION, fact.revision.to_string());
        let form = kept_shown(form, sent).ask(
            &Question::line(REASON, "Why is it taken back?", sent.get(REASON))
                .hint("Such as: recorded for the wrong child. The record stays readable in the history")
                .error(says),
        );
        let child = self.record.timeline(Moment::END_OF_TIME);
        let heading = format!("Take back: {}", self.kind.title.to_lowercase());
        about(&child, self.id(), &heading).body(html.with(&above).with(&list).with(&form))
    }
}
