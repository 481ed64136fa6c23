//! A plan, written: saved as often as one likes, and sent for approval when every action has its outcome, owner and date. Until
//! then the page says kindly what is missing. It goes on from the plan that stands.

use std::marker::PhantomData;
use std::sync::Arc;

use calendar::Day;
use journal::AppendError;
use records::workforce::{Approval, ApprovalOf};
use records::{Act, Change, Definition, Fact, Place, Record as Said, Trouble};
use serde_json::Value;
use web::parts::{Form, Inset};
use web::{Fields, Html, Problem};

use super::{Asked, Done, Fast, On};
use crate::child::glance::newest;
use crate::child::record::correct::versions;
use crate::child::record::enter::{ACT, RECORD, is_identifier};
use crate::child::record::read::{as_sent, typed};
use crate::words;

/// The revision that the person saw, where the plan was saved before.
const REVISION: &str = "~revision";

/// A kind of plan that goes to a manager.
pub(crate) trait Plan: Definition + Clone {
    /// What is sent for approval.
    const OF: ApprovalOf;
    /// The last part of its address, and the name of its draft.
    const LAST: &'static str;
    /// The heading of its page.
    const HEADING: &'static str;
    /// What the log of looks says.
    const OPENED: &'static str;
    /// Fields that the page does not ask: they are sent along unseen, and what stands is not lost.
    const KEPT: &'static [&'static str];

    /// Whether a manager approved it.
    fn is_approved(&self) -> bool;

    /// Whether it is still being written; otherwise the next plan begins, from this one.
    fn is_open(&self, _: Day) -> bool {
        !self.is_approved()
    }

    /// As a manager approves it on a day.
    fn approved_by(self, day: Day, manager: &str) -> Self;

    /// The next plan as it begins on a day: the words of this one, and what is not done yet.
    fn next(&self, day: Day) -> Self;

    /// What it lacks to be sent, beyond what the kind itself asks of one that is approved.
    fn lacks(&self) -> Option<Trouble>;

    /// What the plain form of the kind asks and this page knows.
    fn answers(sent: &Fields) -> Fields {
        sent.clone()
    }

    /// The questions.
    fn ask(asked: &Asked<'_>, form: Form) -> Form;
}

/// The page that writes one.
pub(crate) struct Write<P>(PhantomData<P>);

impl<P: Plan> Fast for Write<P> {
    const KIND: &'static str = P::KIND.name;
    const LAST: &'static str = P::LAST;
    const HEADING: &'static str = P::HEADING;
    const OPENED: &'static str = P::OPENED;
    const BUTTON: &'static str = "Save the plan";

    /// The plan that is being written; otherwise a new one that goes on from the last.
    fn begin(on: &On<'_>) -> Fields {
        let standing = on.record.standing(calendar::Moment::END_OF_TIME);
        let last = newest(&standing, &[Self::KIND]);
        let Some((fact, plan)) = last.and_then(|fact| Some((fact, fact.of::<P>()?))) else {
            let mut fields = Fields::default();
            fields.push("day", on.today().to_string());
            return fields;
        };
        if plan.is_open(on.today()) {
            let mut fields = typed(P::KIND, &words::payload(fact));
            fields.push(RECORD, &*fact.id);
            fields.push(REVISION, fact.revision.to_string());
            return fields;
        }
        let next = Said::to_json(&plan.next(on.today()));
        typed(P::KIND, &serde_json::from_str(&next).unwrap_or_default())
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        P::answers(sent)
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        let plan = said.and_then(|said| said.as_any().downcast_ref::<P>());
        let Some(plan) = plan.filter(|_| sent.get(ACT) == "send") else { return };
        // What would stop the approval stops the sending: nobody waits for an answer that must be no.
        troubles.retain(|trouble| trouble.stops);
        let check = Definition::check(&plan.clone().approved_by(on.today(), ""));
        troubles.extend(check.into_iter().map(|trouble| {
            let field = as_sent(P::KIND, sent, &trouble.field);
            Trouble { field, ..trouble }
        }));
        if let Some(trouble) = plan.lacks() {
            troubles.insert(0, trouble);
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let waits = waiting(asked.on, asked.typed(RECORD));
        // What the child said stands ready, wherever it was written down: a plan begins with it.
        let said = crate::reviews::voices(asked.on.record, &asked.child, &asked.called(), asked.on.today());
        let sentence = match waits {
            Some(approval) => format!(
                "{} sent this plan for approval on {}. You can still change it; the manager sees what you save.",
                asked.on.desk.people().name_of(&approval.by),
                approval.day.to_words()
            ),
            None if !asked.typed(REVISION).is_empty() => {
                "This plan is still being written. Save it as often as you like.".to_owned()
            }
            None => return said,
        };
        Html::of(&Inset::new(sentence)).with(&said)
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        for name in std::iter::once(&REVISION).chain(P::KEPT) {
            if !asked.typed(name).is_empty() {
                form = form.keep(*name, asked.typed(name));
            }
        }
        form = P::ask(asked, form);
        if waiting(asked.on, asked.typed(RECORD)).is_none() {
            form = form.or("Save it and send it for approval", ACT, "send");
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let id = match sent.get(RECORD) {
            id if is_identifier(id) => id.to_owned(),
            // A plan that came with a load has an identifier of its own.
            id if stands::<P>(on, id).is_some() => id.to_owned(),
            _ => words::new_identifier(),
        };
        let seen: Option<u32> = sent.get(REVISION).parse().ok();
        let send = sent.get(ACT) == "send" && waiting(on, &id).is_none();
        let mut changes = Vec::new();
        let stood = stands::<P>(on, &id);
        if stood.and_then(|fact| fact.of::<P>()).is_some_and(Plan::is_approved) {
            return Ok(conflict::<P>(on, sent, &id, &said));
        }
        let is_same = stood.is_some_and(|fact| fact.record.to_json() == said.to_json());
        if !is_same {
            changes.push(Change {
                subject: on.record.permit.subject().clone(),
                id: id.as_str().into(),
                revision: seen.map_or(1, |seen| seen.saturating_add(1)),
                act: if seen.is_some() { Act::Correct } else { Act::Record },
                reason: seen.map(|_| "the plan is being written".into()),
                record: said.clone(),
                place: Place::default(),
            });
        }
        if send {
            let approval = Approval::sent(on.today(), P::OF, &on.me.id);
            changes.push(Change {
                subject: on.record.permit.subject().clone(),
                id: words::new_identifier().into(),
                revision: 1,
                act: Act::Record,
                reason: None,
                record: Arc::new(Approval { record: Some(id.clone()), ..approval }),
                place: Place::default(),
            });
        }
        if changes.is_empty() {
            return Ok(Done::Said("already"));
        }
        match on.desk.append(&on.record.permit, &changes) {
            Ok(_) => Ok(Done::Said(if send { "sent" } else { "saved" })),
            Err(AppendError::Revision { .. }) => Ok(conflict::<P>(on, sent, &id, &said)),
            Err(error) => Err(Problem::fault("recording the plan")(error)),
        }
    }
}

/// The record of this identifier that stands.
fn stands<'a, P: Plan>(on: &On<'a>, id: &str) -> Option<&'a Fact> {
    let of_record = |fact: &&Fact| fact.record.kind().name == P::KIND.name && *fact.id == *id;
    on.record.facts.iter().filter(of_record).max_by_key(|fact| fact.revision)
}

/// What of this plan waits for an answer.
fn waiting<'a>(on: &On<'a>, plan: &str) -> Option<&'a Approval> {
    let standing = on.record.standing(calendar::Moment::END_OF_TIME);
    let mut sent = standing.into_iter().filter_map(|fact| fact.of::<Approval>());
    sent.find(|approval| approval.is_waiting() && approval.record.as_deref() == Some(plan))
}

/// Somebody was quicker: both versions, and the form to follow the one that stands.
fn conflict<P: Plan>(on: &On<'_>, sent: &Fields, id: &str, said: &Arc<dyn Said>) -> Done {
    // What was appended meanwhile is not in the facts that were opened.
    let facts = on.desk.roll().facts(on.record.permit.subject());
    let of_record = |fact: &&Fact| fact.record.kind().name == P::KIND.name && *fact.id == *id;
    let Some(stands) = facts.iter().filter(of_record).max_by_key(|fact| fact.revision) else {
        return Done::Said("already");
    };
    if stands.record.to_json() == said.to_json() {
        return Done::Said("already");
    }
    let who =
        format!("{}, {}", on.desk.people().name_of(&stands.origin.who), stands.recorded.day().to_words());
    let mine: Value = serde_json::from_str(&said.to_json()).unwrap_or_default();
    let above = versions(on.desk.people(), P::KIND, &words::payload(stands), &mine, &who);
    let mut again = Fields::default();
    for (name, value) in sent.iter().filter(|(name, _)| ![REVISION, RECORD, ACT].contains(name)) {
        again.push(name, value);
    }
    if stands.of::<P>().is_some_and(Plan::is_approved) {
        // An approved plan is not written over: what was typed becomes the next one.
        again.push(RECORD, words::new_identifier());
    } else {
        again.push(RECORD, id);
        again.push(REVISION, stands.revision.to_string());
    }
    Done::Conflict(above, again)
}
