//! `/child/{child}/plan`: the care plan, written: in plain words, with what the child says, and with actions of which each says
//! what will be better, who does it and by when. It goes on from the plan that stands.
//!
//! A plan is saved as often as one likes; it is sent for approval when every action has its outcome, owner and date. Until then
//! the page says kindly what is missing.

use std::sync::Arc;

use journal::AppendError;
use records::coming_into_care::CarePlan;
use records::workforce::{Approval, ApprovalOf};
use records::{Act, Change, Definition, Fact, Place, Record as Said, Trouble};
use serde_json::Value;
use web::parts::{Form, Inset};
use web::{Fields, Html, Problem};

use crate::child::fast::{self, Asked, Done, Fast, On};
use crate::child::glance::newest;
use crate::child::record::correct::versions;
use crate::child::record::enter::{ACT, RECORD, is_identifier};
use crate::child::record::read::typed;
use crate::words;

/// The revision that the person saw, where the plan was saved before.
const REVISION: &str = "~revision";
/// Sent along unseen: the page does not ask it, and what stands is not lost.
const KEPT: &str = "before_placement";

/// The page.
pub(crate) struct WriteThePlan;

impl Fast for WriteThePlan {
    const KIND: &'static str = "care_plan";
    const LAST: &'static str = "plan";
    const HEADING: &'static str = "Write the care plan";
    const OPENED: &'static str = "writing the care plan";
    const BUTTON: &'static str = "Save the plan";

    /// The plan that is being written; otherwise a new one that goes on from the last: its words and what is not done yet.
    fn begin(on: &On<'_>) -> Fields {
        let standing = on.record.standing(calendar::Moment::END_OF_TIME);
        let last = newest(&standing, &[Self::KIND]);
        let today = on.today().to_string();
        let Some((fact, plan)) = last.and_then(|fact| Some((fact, fact.of::<CarePlan>()?))) else {
            let mut fields = Fields::default();
            fields.push("day", today);
            return fields;
        };
        if plan.approved.is_none() {
            let mut fields = typed(CarePlan::KIND, &words::payload(fact));
            fields.push(RECORD, &*fact.id);
            fields.push(REVISION, fact.revision.to_string());
            return fields;
        }
        let mut next =
            CarePlan { day: on.today(), approved: None, approved_by: None, views: None, ..plan.clone() };
        next.before_placement = None;
        next.actions.retain(|action| action.done.is_none());
        typed(CarePlan::KIND, &serde_json::to_value(&next).unwrap_or_default())
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, _: &On<'_>) {
        let plan = said.and_then(|said| said.as_any().downcast_ref::<CarePlan>());
        let Some(plan) = plan.filter(|_| sent.get(ACT) == "send") else { return };
        // What would stop the approval stops the sending: nobody waits for an answer that must be no.
        let approved = CarePlan { approved: Some(plan.day), ..plan.clone() };
        troubles.retain(|trouble| trouble.stops);
        troubles.extend(Definition::check(&approved));
        if plan.summary.is_none() {
            troubles.insert(0, Trouble::stops("summary", "Say what the plan is, in plain words"));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let waits = waiting(asked.on, asked.typed(RECORD));
        let sentence = match waits {
            Some(approval) => format!(
                "{} sent this plan for approval on {}. You can still change it; the manager sees what you save.",
                asked.on.desk.people().name_of(&approval.by),
                approval.day.to_words()
            ),
            None if !asked.typed(REVISION).is_empty() => {
                "This plan is still being written. Save it as often as you like.".to_owned()
            }
            None => return Html::new(),
        };
        Html::of(&Inset::new(sentence))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        for name in [REVISION, KEPT] {
            if !asked.typed(name).is_empty() {
                form = form.keep(name, asked.typed(name));
            }
        }
        let name = asked.called();
        let views = format!("What does {name} say about it?");
        let labels = [
            ("summary", Some("What is the plan, in plain words?"), true),
            ("views", Some(views.as_str()), true),
            ("route", None, false),
            ("parallel", None, false),
        ];
        for (field, label, large) in labels {
            if let Some(mut question) = asked.question(field) {
                question = label.into_iter().fold(question, |question, label| question.label(label));
                form = form.ask(&if large { question.large() } else { question });
            }
        }
        if let Some(question) = asked.question("actions") {
            let hint =
                "Each says what will be better, who does it and by when. Leave out what you do not need";
            form = form.ask(&question.label("What will be done").hint(hint));
        }
        let to = fast::address::<Self>(asked.on.record.id());
        form = form.say(asked.one_more("Add another action", "actions", &to));
        for field in ["family_views", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        if waiting(asked.on, asked.typed(RECORD)).is_none() {
            form = form.or("Save it and send it for approval", ACT, "send");
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let id = match sent.get(RECORD) {
            id if is_identifier(id) => id.to_owned(),
            // A plan that came with a load has an identifier of its own.
            id if stands(on, id).is_some() => id.to_owned(),
            _ => words::new_identifier(),
        };
        let seen: Option<u32> = sent.get(REVISION).parse().ok();
        let send = sent.get(ACT) == "send" && waiting(on, &id).is_none();
        let mut changes = Vec::new();
        let stood = stands(on, &id);
        if stood.and_then(|fact| fact.of::<CarePlan>()).is_some_and(|plan| plan.approved.is_some()) {
            return Ok(conflict(on, sent, &id, &said));
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
            let approval = Approval::sent(on.today(), ApprovalOf::CarePlan, &on.me.id);
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
            Err(AppendError::Revision { .. }) => Ok(conflict(on, sent, &id, &said)),
            Err(error) => Err(Problem::fault("recording the plan")(error)),
        }
    }
}

/// The record of this identifier that stands.
fn stands<'a>(on: &On<'a>, id: &str) -> Option<&'a Fact> {
    let of_record = |fact: &&Fact| fact.record.kind().name == WriteThePlan::KIND && *fact.id == *id;
    on.record.facts.iter().filter(of_record).max_by_key(|fact| fact.revision)
}

/// What of this plan waits for an answer.
fn waiting<'a>(on: &On<'a>, plan: &str) -> Option<&'a Approval> {
    let standing = on.record.standing(calendar::Moment::END_OF_TIME);
    let mut sent = standing.into_iter().filter_map(|fact| fact.of::<Approval>());
    sent.find(|approval| approval.is_waiting() && approval.record.as_deref() == Some(plan))
}

/// Somebody was quicker: both versions, and the form to follow the one that stands.
fn conflict(on: &On<'_>, sent: &Fields, id: &str, said: &Arc<dyn Said>) -> Done {
    // What was appended meanwhile is not in the facts that were opened.
    let facts = on.desk.roll().facts(on.record.permit.subject());
    let of_record = |fact: &&Fact| fact.record.kind().name == WriteThePlan::KIND && *fact.id == *id;
    let Some(stands) = facts.iter().filter(of_record).max_by_key(|fact| fact.revision) else {
        return Done::Said("already");
    };
    if stands.record.to_json() == said.to_json() {
        return Done::Said("already");
    }
    let who =
        format!("{}, {}", on.desk.people().name_of(&stands.origin.who), stands.recorded.day().to_words());
    let mine: Value = serde_json::from_str(&said.to_json()).unwrap_or_default();
    let above = versions(CarePlan::KIND, &words::payload(stands), &mine, &who);
    let mut again = Fields::default();
    for (name, value) in sent.iter().filter(|(name, _)| ![REVISION, RECORD, ACT].contains(name)) {
        again.push(name, value);
    }
    let is_approved = stands.of::<CarePlan>().is_some_and(|plan| plan.approved.is_some());
    if is_approved {
        // An approved plan is not written over: what was typed becomes the next one.
        again.push(RECORD, words::new_identifier());
    } else {
        again.push(RECORD, id);
        again.push(REVISION, stands.revision.to_string());
    }
    Done::Conflict(above, again)
}
