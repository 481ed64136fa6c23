//! `/child/{child}/approval/{record}`: one paper that was sent for approval: what it says, and the answer. A plan is approved
//! whole or returned with a reason; a decision is agreed or not, with its reason; a transfer moves the child to the other
//! worker.

use std::sync::Arc;

use access::{Person, Role};
use axum::extract::State;
use calendar::{Day, Moment};
use journal::AppendError;
use records::codes::WorkerChangeReason;
use records::coming_into_care::{CarePlan, DecidedBy, DecisionMade};
use records::leaving_care::PathwayPlan;
use records::workforce::{Approval, ApprovalAnswer, ApprovalOf, Handover, SocialWorkerAllocation};
use records::{Act, Change, Definition, Fact, Place, Record as Said};
use timeline::Timeline;
use web::parts::{Choice, Control, ErrorSummary, Form, Inset, Question, SummaryList, Warning};
use web::{Answer, Fields, Html, Page, Path, Problem};

use super::{address, answer, said};
use crate::child::fast::plan::Plan;
use crate::child::plans;
use crate::child::record::enter::{ACT, about};
use crate::record::Record;
use crate::signed::Me;
use crate::{Desk, words};

/// The revisions that the manager saw: of what was sent, and of the plan in it.
const REVISION: &str = "~revision";
const PLAN: &str = "~plan";
/// Why.
const BECAUSE: &str = "because";
/// Why the worker changes: of a transfer.
const CHANGES: &str = "changes";

/// The paper.
///
/// # Errors
/// As [`crate::child::overview::get`]; nothing of this identifier was sent.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which)): Path<(String, String)>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = open(desk, &me, &id, &which)?;
        Paper::of(desk, &me, &record, &which)?.page(&Fields::default(), &[])
    })
    .await
}

/// The answer.
///
/// # Errors
/// As [`get`]; the reader may not answer it; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which)): Path<(String, String)>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let record = open(desk, &me, &id, &which)?;
        let paper = Paper::of(desk, &me, &record, &which)?;
        if let Err(refusal) = paper.may_answer() {
            return Err(crate::child::door::closed(&refusal));
        }
        let here = || crate::child::address(&id);
        record.must_add(Approval::KIND)?;
        if !paper.approval.is_waiting() {
            return Ok(here().with("done", "already").into());
        }
        let answer = match sent.get(ACT) {
            "approve" => ApprovalAnswer::Approved,
            "return" => ApprovalAnswer::Returned,
            _ => return Ok(paper.page(&sent, &[(ACT, "Approve it or return it".to_owned())])?.wrong().into()),
        };
        let wrong = paper.wrong(answer, &sent);
        if !wrong.is_empty() {
            return Ok(paper.page(&sent, &wrong)?.wrong().into());
        }
        let changes = paper.changes(answer, &sent);
        match desk.append(&record.permit, &changes) {
            Ok(_) => {
                let done = match (answer, paper.approval.of) {
                    (ApprovalAnswer::Returned, _) => "returned",
                    (ApprovalAnswer::Approved, ApprovalOf::Transfer) => "passed",
                    (ApprovalAnswer::Approved, _) => "approved",
                };
                Ok(here().with("done", done).into())
            }
            Err(AppendError::Revision { .. }) => {
                let record = open(desk, &me, &id, &which)?;
                let paper = Paper::of(desk, &me, &record, &which)?;
                let says = "It was changed while you were reading. This is how it stands now: read it, and answer again";
                Ok(paper.page(&Fields::default(), &[(ACT, says.to_owned())])?.conflict().into())
            }
            Err(error) => Err(Problem::fault("answering what was sent")(error)),
        }
    })
    .await
}

fn open(desk: &Desk, me: &Person, id: &str, which: &str) -> Result<Record, Problem> {
    let record = desk.child(me, id, "what was sent for approval", &address(id, which).to_string())?;
    record.must_read(Approval::KIND)?;
    Ok(record)
}

/// What was sent, and what is in it.
struct Paper<'a> {
    desk: &'a Desk,
    me: &'a Person,
    record: &'a Record,
    child: Arc<Timeline>,
    fact: &'a Fact,
    approval: &'a Approval,
    /// The plan that was sent, as it stands now.
    plan: Option<&'a Fact>,
}

impl<'a> Paper<'a> {
    fn of(desk: &'a Desk, me: &'a Person, record: &'a Record, which: &str) -> Result<Paper<'a>, Problem> {
        let newest = |kind: &str, id: &str| {
            let of_record = |fact: &&Fact| fact.record.kind().name == kind && *fact.id == *id;
            record.facts.iter().filter(of_record).max_by_key(|fact| fact.revision)
        };
        let found = newest(Approval::KIND.name, which).filter(|fact| !fact.withdrawn);
        let (fact, approval) = found
            .and_then(|fact| Some((fact, fact.of::<Approval>()?)))
            .ok_or(Problem::Missing("Nothing of this name was sent for approval, or it was taken back."))?;
        let kind = match approval.of {
            ApprovalOf::CarePlan => CarePlan::KIND.name,
            _ => PathwayPlan::KIND.name,
        };
        let plan = approval.record.as_deref().and_then(|id| newest(kind, id));
        let plan = plan.filter(|fact| !fact.withdrawn);
        let child = record.timeline(Moment::END_OF_TIME);
        Ok(Paper { desk, me, record, child, fact, approval, plan })
    }

    fn today(&self) -> Day {
        self.desk.today()
    }

    /// Everybody who had a hand in sending it: whom it names, and who recorded it.
    fn may_answer(&self) -> Result<(), access::Refusal> {
        let first = self.record.facts.iter().find(|fact| {
            fact.id == self.fact.id && fact.record.kind() == self.fact.record.kind() && fact.revision == 1
        });
        let mut sent_by: Vec<&str> = vec![&self.approval.by];
        sent_by.extend(first.map(|fact| &*fact.origin.who));
        let worker = self.allocation().map(|(_, held)| held.worker.as_str());
        access::approve(self.me, self.desk.people(), &sent_by, worker)
    }

    /// The allocation of today, as it stands.
    fn allocation(&self) -> Option<(&'a Fact, &'a SocialWorkerAllocation)> {
        let today = self.today();
        self.record
            .standing(Moment::END_OF_TIME)
            .into_iter()
            .filter_map(|fact| Some((fact, fact.of::<SocialWorkerAllocation>()?)))
            .filter(|(_, held)| held.since <= today && held.until.is_none_or(|until| until > today))
            .max_by_key(|(_, held)| held.since)
    }

    /// What stands in the way of an approval.
    fn missing(&self) -> Vec<String> {
        let Some(plan) = self.plan else {
            let is_plan = matches!(self.approval.of, ApprovalOf::CarePlan | ApprovalOf::PathwayPlan);
            let says = "The plan that was sent was taken back. Return it";
            return if is_plan { vec![says.to_owned()] } else { Vec::new() };
        };
        if let Some(plan) = plan.of::<CarePlan>() {
            return plans::missing(&Definition::check(&plan.clone().approved_by(self.today(), &self.me.id)));
        }
        if let Some(plan) = plan.of::<PathwayPlan>() {
            return plans::missing(&Definition::check(&plan.clone().approved_by(self.today(), &self.me.id)));
        }
        Vec::new()
    }

    /// What is wrong with an answer, by the name of the field.
    fn wrong(&self, answer: ApprovalAnswer, sent: &Fields) -> Vec<(&'static str, String)> {
        let mut wrong = Vec::new();
        if answer == ApprovalAnswer::Approved {
            wrong.extend(self.missing().into_iter().map(|says| (ACT, says)));
        }
        let needs_reason = answer == ApprovalAnswer::Returned || self.approval.of == ApprovalOf::Decision;
        if needs_reason && sent.get(BECAUSE).trim().is_empty() {
            wrong.push((BECAUSE, "Say why".to_owned()));
        }
        let moves = answer == ApprovalAnswer::Approved && self.approval.of == ApprovalOf::Transfer;
        if moves && WorkerChangeReason::of(sent.get(CHANGES)).is_none() {
            wrong.push((CHANGES, "Choose why the worker changes".to_owned()));
        }
        wrong
    }

    /// The answer, and what follows from it: all of it or nothing.
    fn changes(&self, answer: ApprovalAnswer, sent: &Fields) -> Vec<Change> {
        let today = self.today();
        let because = Some(sent.get(BECAUSE).trim().to_owned()).filter(|text| !text.is_empty());
        let word = match answer {
            ApprovalAnswer::Approved => "approved",
            ApprovalAnswer::Returned => "returned, to be put right",
        };
        let change = |id: &str, revision: u32, record: Arc<dyn Said>| Change {
            subject: self.record.permit.subject().clone(),
            id: id.into(),
            revision,
            act: if revision == 1 { Act::Record } else { Act::Correct },
            reason: (revision > 1).then(|| word.into()),
            record,
            place: Place::default(),
        };
        let seen = |name: &str| sent.get(name).parse::<u32>().unwrap_or(0).saturating_add(1).max(2);
        let answered = Approval {
            answer: Some(answer),
            answered: Some(today),
            answered_by: Some(self.me.id.to_string()),
            because: because.clone(),
            ..self.approval.clone()
        };
        let mut changes = vec![change(&self.fact.id, seen(REVISION), Arc::new(answered))];
        let agreed = answer == ApprovalAnswer::Approved;
        match (self.approval.of, self.plan) {
            (ApprovalOf::CarePlan, Some(fact)) if agreed => {
                if let Some(plan) = fact.of::<CarePlan>() {
                    let plan = plan.clone().approved_by(today, &self.me.id);
                    changes.push(change(&fact.id, seen(PLAN), Arc::new(plan)));
                }
            }
            (ApprovalOf::PathwayPlan, Some(fact)) if agreed => {
                if let Some(plan) = fact.of::<PathwayPlan>() {
                    let plan = plan.clone().approved_by(today, &self.me.id);
                    changes.push(change(&fact.id, seen(PLAN), Arc::new(plan)));
                }
            }
            (ApprovalOf::Decision, _) => {
                let Some(about) = self.approval.about else { return changes };
                let made = DecisionMade {
                    day: today,
                    about,
                    agreed,
                    by: Some(self.me.id.to_string()),
                    role: if self.me.role == Role::TeamManager {
                        DecidedBy::TeamManager
                    } else {
                        DecidedBy::ServiceManager
                    },
                    asked: Some(self.approval.day),
                    because: because.unwrap_or_default(),
                };
                // One decision for one paper, however often the answer is sent.
                changes.push(change(&format!("of-{}", self.fact.id), 1, Arc::new(made)));
            }
            (ApprovalOf::Transfer, _) if agreed => {
                let (Some(to), Some(from)) = (&self.approval.to, self.approval.from) else { return changes };
                let mut before = None;
                if let Some((fact, held)) = self.allocation() {
                    before = Some(held.worker.clone());
                    let until = Some(from.max(held.since));
                    let ended = SocialWorkerAllocation { until, ..held.clone() };
                    changes.push(change(&fact.id, fact.revision + 1, Arc::new(ended)));
                }
                let begun = SocialWorkerAllocation {
                    since: from,
                    until: None,
                    worker: to.clone(),
                    because: WorkerChangeReason::of(sent.get(CHANGES)),
                };
                changes.push(change(&format!("of-{}", self.fact.id), 1, Arc::new(begun)));
                let people = self.desk.people();
                let team = people.person(to).and_then(|person| people.team(person.team.as_deref()?));
                let handover = Handover {
                    day: from,
                    from: before,
                    to: to.clone(),
                    team: team.map(|team| team.name.clone()),
                    // Whoever was there says so on the day: nobody knows it yet.
                    met: false,
                    must_know: self.approval.asks.clone(),
                    promised: self.approval.promised.clone(),
                };
                changes.push(change(&format!("handed-{}", self.fact.id), 1, Arc::new(handover)));
            }
            _ => {}
        }
        changes
    }

    fn page(&self, typed: &Fields, wrong: &[(&'static str, String)]) -> Result<Page, Problem> {
        let (desk, approval) = (self.desk, self.approval);
        let people = desk.people();
        let mut html = Html::new();
        let summary = wrong.iter().fold(ErrorSummary::new(), |all, (field, says)| all.at(&**says, field));
        if !summary.is_empty() {
            html = html.with(&summary);
        }
        let mut list = SummaryList::new()
            .row("Answer", Html::of(&answer(approval)))
            .row("Sent by", people.name_of(&approval.by).to_owned())
            .row("Sent on", approval.day.to_words());
        if !approval.is_waiting() {
            list = list.row("Answered by", said(desk, approval));
        }
        if let Some(about) = approval.about {
            list = list.row("About", about.label());
        }
        if let Some(to) = &approval.to {
            list = list.row("To", people.name_of(to).to_owned());
        }
        if let Some(from) = approval.from {
            list = list.row("From", from.to_words());
        }
        if let Some(asks) = &approval.asks {
            let label = match approval.of {
                ApprovalOf::Transfer => "Why, and what the next worker must know",
                _ => "What is asked, and why",
            };
            list = list.row(label, words::lines(asks));
        }
        if let Some(promised) = &approval.promised {
            list = list.row("What was promised to the child", words::lines(promised));
        }
        html = html.with(&list);
        if let Some(plan) = self.plan.and_then(|fact| fact.of::<CarePlan>()) {
            html = html.with(&crate::child::overview::heading("The plan"));
            html = html.with(&plans::care_plan(plan, people, self.today()));
        } else if let Some(fact) = self.plan {
            let fields = words::fields(people, fact).into_iter();
            let all =
                fields.fold(SummaryList::new(), |all, (label, value)| all.row(label, words::lines(&value)));
            html = html.with(&all);
        }
        let missing = self.missing();
        if let Some(follows) = self.follows() {
            html = html.with(&Inset::new(follows));
        }
        if approval.is_waiting() {
            if !missing.is_empty() {
                let says = format!("It cannot be approved yet. {}.", missing.join(". "));
                html = html.with(&Warning::new(says));
            }
            html = match self.may_answer() {
                Ok(()) => html.with(&self.form(typed, wrong, missing.is_empty())),
                Err(refusal) => html.with(&Inset::new(refusal.sentence)),
            };
        }
        let heading = approval.what();
        let page = about(&self.child, self.record.id(), &heading).title("Sent for approval");
        Ok(page.body(html))
    }

    /// What an approval does, where it does more than say yes.
    fn follows(&self) -> Option<String> {
        if !self.approval.is_waiting() || self.approval.of != ApprovalOf::Transfer {
            return None;
        }
        let people = self.desk.people();
        let (to, from) = (self.approval.to.as_deref()?, self.approval.from?);
        let (to, today) = (people.name_of(to), self.today());
        let had = self.allocation().map(|(_, held)| people.name_of(&held.worker));
        let when = if from > today { "until that day" } else { "until now" };
        let had = had.map_or_else(String::new, |name| format!(" {name} has the child {when}."));
        Some(format!(
            "If you approve it, {to} is the child’s social worker from {}, and the handover is on the record.{had}",
            from.to_words()
        ))
    }

    fn form(&self, typed: &Fields, wrong: &[(&'static str, String)], may_approve: bool) -> Form {
        let said = |name: &str| wrong.iter().find(|(field, _)| *field == name).map(|(_, says)| says.clone());
        let (id, which) = (self.record.id(), &self.fact.id);
        let form = Form::new(address(id, which), if may_approve { "Approve it" } else { "Return it" });
        let mut form = form
            .pressed(ACT, if may_approve { "approve" } else { "return" })
            .keep(REVISION, self.fact.revision.to_string());
        if let Some(plan) = self.plan {
            form = form.keep(PLAN, plan.revision.to_string());
        }
        if self.approval.of == ApprovalOf::Transfer {
            let choices =
                WorkerChangeReason::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label));
            let listed =
                Control::Listed { choices: choices.collect(), chosen: typed.get(CHANGES).to_owned() };
            form =
                form.ask(&Question::new(CHANGES, "Why does the worker change?", listed).error(said(CHANGES)));
        }
        let label = match self.approval.of {
            ApprovalOf::Decision => "Why?",
            _ => "Why, if you return it (optional if you approve it)",
        };
        form = form.ask(
            &Question::paragraphs(BECAUSE, label, typed.get(BECAUSE))
                .hint("Whoever sent it reads this, and it stays on the record")
                .error(said(BECAUSE)),
        );
        if may_approve {
            form = form.or("Return it to be put right", ACT, "return");
        }
        form
    }
}
