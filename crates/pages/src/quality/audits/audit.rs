//! `/child/{child}/audit`: practice with a child is audited: with the practitioner, with what the child and family say, each
//! domain of the tool graded with its reason, and what is to be done by whom and by when.

use std::sync::Arc;

use calendar::Moment;
use records::quality::{AuditTool, CaseAudit};
use records::reviews::Grade;
use records::{Record as Said, Trouble};
use web::parts::{Choice, Control, Form, Inset, Question, TypedAs};
use web::{Fields, Html, Problem};

use crate::child::fast::{self, Asked, Done, Fast, On};
use crate::child::overview::heading;
use crate::child::record::enter::RECORD;
use crate::child::record::read::numbers;
use crate::words;

/// The page.
pub(crate) struct AuditACase;

impl Fast for AuditACase {
    const KIND: &'static str = "case_audit";
    const LAST: &'static str = "audit";
    const HEADING: &'static str = "Audit of practice";
    const OPENED: &'static str = "auditing practice";
    const BUTTON: &'static str = "Record the audit";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        let today = on.today();
        fields.push("day", today.to_string());
        let authority = super::authority(on.desk);
        let child = on.record.timeline(Moment::END_OF_TIME);
        let audits = oversight::audit::audits_of(&child, today);
        let round = super::waiting(&authority, on.record.id(), &audits);
        let tool = round
            .and_then(|(_, round)| super::tool(&authority, &round.tool, today))
            .or_else(|| super::tools(&authority, today).into_iter().next());
        if let Some(tool) = tool {
            begin_with(tool, &mut fields);
        }
        if let Some((id, _)) = round {
            fields.push(ROUND, id);
        }
        if let Some(worker) = worker(on) {
            fields.push("practitioner", worker);
        }
        fields
    }

    fn answers(sent: &Fields, on: &On<'_>) -> Fields {
        let mut answers = Fields::default();
        for (name, value) in sent.iter().filter(|(name, _)| *name != "auditor") {
            answers.push(name, value);
        }
        answers.push("auditor", &*on.me.id);
        answers
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        let audit = said.and_then(|said| said.as_any().downcast_ref::<CaseAudit>());
        if audit.is_some_and(|audit| audit.day > on.today()) {
            troubles.push(Trouble::stops("day", "When was it? An audit is recorded once it was done"));
        }
        if audit.is_some_and(|audit| audit.domains.is_empty()) && numbers(sent, "domains").is_empty() {
            troubles.push(Trouble::stops("grade", "No tool is set: those who arrange audits set one first"));
        }
        // Whoever wrote the plan does not audit it.
        let standing = on.record.standing(Moment::END_OF_TIME);
        let wrote = standing
            .iter()
            .any(|fact| fact.record.kind().name == "care_plan" && *fact.origin.who == *on.me.id);
        if wrote || worker(on).as_deref() == Some(&*on.me.id) {
            troubles.push(Trouble::stops(
                "practitioner",
                "You wrote this child’s plan, or work with the child: somebody else audits",
            ));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let name = asked.called();
        Html::of(&Inset::new(format!(
            "Sit down with the practitioner and read the record together. What is it like to be {name}, and what has \
             help changed?"
        )))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        for kept in [ROUND, "tool"] {
            if !asked.typed(kept).is_empty() {
                form = form.keep(kept, asked.typed(kept));
            }
        }
        let name = asked.called();
        for field in ["day", "theme", "practitioner"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        if let Some(question) = asked.question("together") {
            form = form.ask(&question);
        }
        if let Some(question) = asked.question("apart") {
            form = form.ask(&question);
        }
        form = form.say(heading("What it is like"));
        if let Some(question) = asked.question("experience") {
            form = form.ask(&question.label(format!("What is it like to be {name}? (optional)")));
        }
        form = feedback(asked, form);
        form = form.say(heading("Grades"));
        let authority = super::authority(asked.on.desk);
        let tool = super::tool(&authority, asked.typed("tool"), asked.on.today());
        for nth in numbers(asked.typed, "domains") {
            form = domain(asked, form, nth, tool);
        }
        if let Some(question) = asked.question("grade") {
            form = form.ask(&question);
        }
        for field in ["because", "strengths", "worries"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form = form.say(heading("What is to be done"));
        actions(asked, form)
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let Some(audit) = said.as_any().downcast_ref::<CaseAudit>().cloned() else {
            return on.desk.say(on.record, sent.get(RECORD), said).map(Done::Said);
        };
        let authority = super::authority(on.desk);
        let child = on.record.timeline(Moment::END_OF_TIME);
        let audits = oversight::audit::audits_of(&child, on.today());
        // Only a round that waits for this child is named.
        let round = super::waiting(&authority, on.record.id(), &audits).map(|(id, _)| id.to_owned());
        let round = round.filter(|id| id == sent.get(ROUND));
        let team = worker(on).and_then(|worker| {
            let team = on.desk.people().person(&worker).and_then(|who| who.team.clone())?;
            on.desk.people().team(&team).map(|team| team.name.clone())
        });
        let audit = CaseAudit { round, team, ..audit };
        on.desk.say(on.record, sent.get(RECORD), Arc::new(audit)).map(Done::Said)
    }
}

/// The round, as it goes along with the form.
const ROUND: &str = "~round";

/// The domains of a tool, unanswered.
fn begin_with(tool: &AuditTool, fields: &mut Fields) {
    fields.push("tool", &*tool.tool);
    fields.push("theme", &*tool.theme);
    for (nth, domain) in tool.domains.iter().enumerate() {
        fields.push(format!("domains.{nth}.domain"), &*domain.domain);
    }
}

/// The child's social worker today.
fn worker(on: &On<'_>) -> Option<String> {
    let child = on.record.timeline(Moment::END_OF_TIME);
    let today = on.today();
    let held = child
        .allocations
        .iter()
        .rfind(|held| held.since <= today && held.until.is_none_or(|until| until > today));
    held.map(|held| held.worker.to_string())
}

/// A domain with its question, its grade and why.
pub(super) fn domain(asked: &Asked<'_>, mut form: Form, nth: usize, tool: Option<&AuditTool>) -> Form {
    let name = |field: &str| format!("domains.{nth}.{field}");
    let called = asked.typed(&name("domain")).to_owned();
    let known = tool.and_then(|tool| tool.domains.iter().find(|domain| domain.domain == called));
    let asks = known.map_or_else(String::new, |domain| domain.asks.clone());
    let good = known.and_then(|domain| domain.good.clone());
    let hint = good.map_or_else(|| asks.clone(), |good| format!("{asks} Good: {good}"));
    form = form.keep(name("domain"), &called);
    let choices = Grade::SET.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
    let grade = Control::OneOf { choices, chosen: asked.typed(&name("grade")).to_owned() };
    let wrong = asked.wrong(&name("grade")).map(|_| format!("Grade “{called}”"));
    form = form.ask(&Question::new(name("grade"), &called, grade).hint(hint).error(wrong));
    let because = Question::typed(name("because"), "Why?", TypedAs::Line, asked.typed(&name("because")));
    form.ask(&because.hint(format!("Of: {called}")).error(asked.wrong(&name("because"))))
}

fn feedback(asked: &Asked<'_>, mut form: Form) -> Form {
    let mut rows = numbers(asked.typed, "feedback");
    if rows.is_empty() || asked.wants_more("feedback") {
        rows.push(rows.last().map_or(0, |last| last + 1));
    }
    let set = records::quality::FeedbackFrom::SET;
    for (at, nth) in rows.into_iter().enumerate() {
        let name = |field: &str| format!("feedback.{nth}.{field}");
        let choices = set.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect();
        let who = Control::Listed { choices, chosen: asked.typed(&name("who")).to_owned() };
        let inner = vec![
            Question::new(name("who"), "Who?", who).error(asked.wrong(&name("who"))),
            Question::typed(name("said"), "What did they say?", TypedAs::Line, asked.typed(&name("said")))
                .error(asked.wrong(&name("said"))),
        ];
        let title = format!("What the child and family say ({})", at + 1);
        form = form.ask(&Question::new(format!("feedback.{nth}"), title, Control::Group(inner)));
    }
    let to = fast::address::<AuditACase>(asked.on.record.id());
    form = form.say(asked.one_more("Add somebody else", "feedback", &to));
    match asked.question("no_feedback") {
        Some(question) => form.ask(&question),
        None => form,
    }
}

fn actions(asked: &Asked<'_>, mut form: Form) -> Form {
    let mut rows = numbers(asked.typed, "actions");
    if rows.is_empty() || asked.wants_more("actions") {
        rows.push(rows.last().map_or(0, |last| last + 1));
    }
    for (at, nth) in rows.into_iter().enumerate() {
        let name = |field: &str| format!("actions.{nth}.{field}");
        let ask = |field: &str, label: &str, how| {
            let question = Question::typed(name(field), label, how, asked.typed(&name(field)));
            question.error(asked.wrong(&name(field)))
        };
        let inner = vec![
            ask("what", "What is to be done? (optional)", TypedAs::Line),
            ask("owner", "Who does it?", TypedAs::Line),
            ask("by", "By when?", TypedAs::Day),
        ];
        let group =
            Question::new(format!("actions.{nth}"), format!("Action {}", at + 1), Control::Group(inner));
        form = form.ask(&group.error(asked.wrong("actions").filter(|_| at == 0)));
    }
    let to = fast::address::<AuditACase>(asked.on.record.id());
    form.say(asked.one_more("Add another action", "actions", &to))
}

/// Some words of a text, for a list.
pub(super) fn lines(text: Option<&str>) -> Html {
    text.map_or_else(Html::new, words::lines)
}
