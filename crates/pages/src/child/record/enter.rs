//! `/child/{child}/record/{kind}`: the form that records one.

use std::sync::Arc;

use access::Person;
use axum::extract::State;
use calendar::Moment;
use journal::{AppendError, Draft, DraftName};
use records::{Act, Change, Kind, Place, Record as Said, Subject, Trouble};
use timeline::Timeline;
use web::parts::Form;
use web::{Answer, Fields, Html, Page, Path, Problem};

use super::super::cautions::{self, Cautions};
use super::super::{documents, returned};
use super::beside;
use super::form::{self, Offer};
use super::named;
use super::read::read;
use crate::record::{Record, subject_id};
use crate::signed::Me;
use crate::{Desk, words};

/// The names of what a form sends beside its answers.
pub(crate) const RECORD: &str = "~record";
pub(crate) const ACT: &str = "~act";

/// The form, empty or as it was left.
///
/// # Errors
/// As [`super::super::overview::get`]; there is no such kind.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, name)): Path<(String, String)>,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let kind = super::kind(&name)?;
        // What no form alone can say has a page of its own.
        if kind.fields.iter().any(|field| field.given && !field.optional) {
            return Ok(super::fastest(&id, kind).into());
        }
        let here = super::new(&id, kind.name);
        let record = desk.child(&me, &id, &opened(kind), &here.to_string())?;
        record.must_add(kind)?;
        let draft = desk.draft(&me, &id, kind.name)?;
        let typed = draft.as_ref().map(|draft| Fields::read(draft.text.as_bytes())).unwrap_or_default();
        let cautions = &Cautions::default();
        let mut page =
            Asked { desk, me: &me, record: &record, kind, typed: &typed, troubles: &[], more: "", cautions }
                .page()?;
        if let Some(draft) = draft {
            page = page.notice(kept(&draft));
        }
        Ok(page.into())
    })
    .await
}

/// What the log of looks says of a form.
fn opened(kind: &Kind) -> String {
    format!("the form: {}", kind.title.to_lowercase())
}

/// The banner over a form that holds what was typed before.
pub(crate) fn kept(draft: &Draft) -> web::Notice {
    web::Notice::important(
        "Kept for you",
        format!(
            "You began this on {}. What you wrote is below; nobody else can see it until you record it.",
            draft.saved.to_words()
        ),
    )
}

/// The form was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, name)): Path<(String, String)>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let kind = super::kind(&name)?;
        let here = super::new(&id, kind.name);
        let record = desk.child(&me, &id, &opened(kind), &here.to_string())?;
        record.must_add(kind)?;
        let asked = |troubles: &[Trouble], more: &str| {
            let cautions = &Cautions::default();
            Asked { desk, me: &me, record: &record, kind, typed: &sent, troubles, more, cautions }.page()
        };
        match sent.get(ACT) {
            "draft" => {
                desk.keep_draft(&me, &id, kind.name, &sent)?;
                return Ok(super::super::address(&id).with("done", "draft").into());
            }
            "discard" => {
                desk.clear_draft(&me, &id, kind.name)?;
                return Ok(here.into());
            }
            act => {
                if let Some(list) = act.strip_prefix("more.") {
                    return Ok(asked(&[], list)?.into());
                }
            }
        }
        let mut said = read(kind, &sent, None);
        said.judge(|said| beside::judged(desk, &me, &record, None, said));
        let Some(said_record) = said.record else {
            // What was typed is safe even if the window is closed now.
            desk.keep_draft(&me, &id, kind.name, &sent)?;
            return Ok(asked(&said.troubles, "")?.wrong().into());
        };
        let breaks = returned::after(desk, &record, sent.get(RECORD), &said_record);
        let cautions = &Cautions::of(breaks, &said.troubles);
        if cautions.are_news(&sent) {
            desk.keep_draft(&me, &id, kind.name, &sent)?;
            let shown = Asked {
                desk,
                me: &me,
                record: &record,
                kind,
                typed: &sent,
                troubles: &[],
                more: "",
                cautions,
            };
            return Ok(shown.page()?.into());
        }
        let done = desk.say(&record, sent.get(RECORD), said_record)?;
        desk.clear_draft(&me, &id, kind.name)?;
        Ok(super::super::address(&id).with("done", done).into())
    })
    .await
}

/// A form as it is shown.
struct Asked<'a> {
    desk: &'a Desk,
    me: &'a Person,
    record: &'a Record,
    kind: &'static Kind,
    typed: &'a Fields,
    troubles: &'a [Trouble],
    more: &'a str,
    /// What is to be looked at before it is recorded.
    cautions: &'a Cautions,
}

impl Asked<'_> {
    fn page(&self) -> Result<Page, Problem> {
        let Asked { desk, me, record, kind, typed, troubles, more, cautions } = *self;
        let id = record.id();
        let child = record.timeline(Moment::END_OF_TIME);
        let network = words::network(record);
        let documents = documents::offered(&record.standing(Moment::END_OF_TIME));
        let today = desk.today();
        let places = named::places(desk, me, kind);
        let people = desk.people();
        let offer = Offer { people, network: &network, documents: &documents, places: &places, today };
        let mut html = Html::new();
        let summary = form::summary(kind, troubles);
        if !summary.is_empty() {
            html = html.with(&summary);
        }
        let mut asked = Form::new(super::new(id, kind.name), "Record it").keep(RECORD, identifier(typed));
        let above = cautions.html(desk, "Record it")?;
        if !above.is_empty() {
            html = html.with(&above);
            asked = asked.keep(cautions::SHOWN, cautions.codes());
        }
        for question in form::questions(kind, typed, troubles, &offer, more) {
            asked = asked.ask(&question);
        }
        for (list, words) in form::lists(kind) {
            asked = asked.or(words, ACT, format!("more.{list}"));
        }
        asked = asked.or("Keep it and finish later", ACT, "draft").or("Start again", ACT, "discard");
        Ok(about(&child, id, kind.title).body(html.with(&asked)))
    }
}

/// The identifier of the record to be: the one that the form was given when it was first shown, so that a form that is sent
/// twice records once.
pub(crate) fn identifier(typed: &Fields) -> String {
    match typed.get(RECORD) {
        "" => words::new_identifier(),
        given => given.to_owned(),
    }
}

/// The frame of a form about a child: whose record this is stands above the heading, and never in the title.
pub(crate) fn about(child: &Timeline, id: &str, heading: &str) -> Page {
    let name = words::name(child).unwrap_or_else(|| "Child".to_owned());
    Page::new(heading)
        .caption(format!("{name}, {id}"))
        .back("Back to the child", super::super::address(id))
        .in_menu("/find")
}

impl Desk {
    /// Records something new about a child; the word for what was done. A form that was sent twice is recorded once.
    pub(crate) fn say(
        &self,
        record: &Record,
        id: &str,
        said: Arc<dyn Said>,
    ) -> Result<&'static str, Problem> {
        let id = if is_identifier(id) { id.to_owned() } else { words::new_identifier() };
        let change = Change {
            subject: record.permit.subject().clone(),
            id: id.as_str().into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record: said,
            place: Place::default(),
        };
        match self.append(&record.permit, &[change]) {
            Ok(_) => Ok("recorded"),
            Err(AppendError::Revision { .. }) => Ok("already"),
            Err(error) => Err(Problem::fault("recording it")(error)),
        }
    }

    fn draft_name(&self, person: &Person, of: &Subject, form: &str) -> Result<DraftName, Problem> {
        Ok(DraftName { who: person.id.clone(), subject: subject_id(of)?, form: form.into() })
    }

    /// What a person was writing about a child in a form.
    pub(crate) fn draft(&self, person: &Person, id: &str, form: &str) -> Result<Option<Draft>, Problem> {
        self.draft_of(person, &Subject::child(id), form)
    }

    /// The same about whomever, a worker for one.
    pub(crate) fn draft_of(
        &self,
        person: &Person,
        of: &Subject,
        form: &str,
    ) -> Result<Option<Draft>, Problem> {
        let name = self.draft_name(person, of, form)?;
        self.roll().journal().draft(&name).map_err(Problem::fault("reading what was kept"))
    }

    /// Everything that a person was writing about a child.
    pub(crate) fn drafts(&self, person: &Person, id: &str) -> Result<Vec<Draft>, Problem> {
        let subject = subject_id(&Subject::child(id))?;
        self.roll().journal().drafts(&person.id, &subject).map_err(Problem::fault("reading what was kept"))
    }

    /// Keeps what a person is writing about a child in a form.
    pub(crate) fn keep_draft(
        &self,
        person: &Person,
        id: &str,
        form: &str,
        typed: &Fields,
    ) -> Result<(), Problem> {
        self.keep_draft_of(person, &Subject::child(id), form, typed)
    }

    /// The same about whomever.
    pub(crate) fn keep_draft_of(
        &self,
        person: &Person,
        of: &Subject,
        form: &str,
        typed: &Fields,
    ) -> Result<(), Problem> {
        let mut kept = Fields::default();
        for (name, value) in typed.iter().filter(|(name, _)| *name != ACT) {
            kept.push(name, value);
        }
        let name = self.draft_name(person, of, form)?;
        let keep = self.roll().journal().keep_draft(name, &kept.to_text());
        keep.map_err(Problem::fault("keeping what was being written"))
    }

    /// Forgets what a person was writing about a child, once it is recorded or thrown away.
    pub(crate) fn clear_draft(&self, person: &Person, id: &str, form: &str) -> Result<(), Problem> {
        self.clear_draft_of(person, &Subject::child(id), form)
    }

    /// The same about whomever.
    pub(crate) fn clear_draft_of(&self, person: &Person, of: &Subject, form: &str) -> Result<(), Problem> {
        if self.draft_of(person, of, form)?.is_none() {
            return Ok(());
        }
        let name = self.draft_name(person, of, form)?;
        self.roll().journal().keep_draft(name, "").map_err(Problem::fault("clearing what was kept"))
    }
}

/// Whether a text is an identifier that this program gave: a form could send anything.
pub(crate) fn is_identifier(id: &str) -> bool {
    (8..=40).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
