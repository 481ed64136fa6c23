//! `/child/{child}/decision`: a decision is asked of a manager; `/child/{child}/transfer`: that a child moves to another worker.

use records::Trouble;
use records::workforce::ApprovalOf;
use web::Fields;
use web::parts::{Choice, Control, Form, Question};

use crate::child::fast::{Asked, Fast, On};

/// The page that asks for a decision.
pub(crate) struct AskADecision;

impl Fast for AskADecision {
    const KIND: &'static str = "approval";
    const LAST: &'static str = "decision";
    const HEADING: &'static str = "Ask for a decision";
    const OPENED: &'static str = "asking for a decision";
    const BUTTON: &'static str = "Send it to the manager";

    fn answers(sent: &Fields, on: &On<'_>) -> Fields {
        answers(sent, on, ApprovalOf::Decision, &["about", "asks"])
    }

    fn ask(asked: &Asked<'_>, form: Form) -> Form {
        ["about", "asks"]
            .iter()
            .filter_map(|name| asked.question(name))
            .fold(form, |form, question| form.ask(&question))
    }
}

/// The page that asks for a transfer.
pub(crate) struct AskATransfer;

impl Fast for AskATransfer {
    const KIND: &'static str = "approval";
    const LAST: &'static str = "transfer";
    const HEADING: &'static str = "Move to another worker";
    const OPENED: &'static str = "asking for a transfer";
    const BUTTON: &'static str = "Send it to the manager";

    fn answers(sent: &Fields, on: &On<'_>) -> Fields {
        answers(sent, on, ApprovalOf::Transfer, &["to", "from", "asks", "promised"])
    }

    fn judge(troubles: &mut Vec<Trouble>, _: Option<&dyn records::Record>, sent: &Fields, on: &On<'_>) {
        let child = on.record.timeline(calendar::Moment::END_OF_TIME);
        let now = child.allocations.iter().rfind(|held| held.until.is_none());
        if now.is_some_and(|now| *now.worker == *sent.get("to")) {
            troubles.push(Trouble::stops("to", "This worker has the child already. Choose another"));
        }
    }

    fn ask(asked: &Asked<'_>, form: Form) -> Form {
        let people = asked.on.desk.people();
        let choices = people.of_role(access::Role::SocialWorker).into_iter().map(|person| {
            let team = person.team.as_deref().and_then(|team| people.team(team));
            let place = team.map_or_else(String::new, |team| format!(", {}", team.name));
            Choice::new(&*person.id, format!("{}{place}", person.name))
        });
        let listed = Control::Listed { choices: choices.collect(), chosen: asked.typed("to").to_owned() };
        let mut form = form.ask(&Question::new("to", "To which worker?", listed).error(asked.wrong("to")));
        if let Some(question) = asked.question("from") {
            form = form.ask(&question.label("From which day?"));
        }
        if let Some(question) = asked.question("asks") {
            let name = asked.called();
            let hint =
                format!("It becomes the handover. Say how {name} says goodbye, and meets the new worker");
            form = form.ask(&question.label("Why, and what must the next worker know?").hint(hint));
        }
        if let Some(question) = asked.question("promised") {
            form = form.ask(&question.label(format!("What was promised to {}?", asked.called())));
        }
        form
    }
}

/// What is sent, by whom, today.
fn answers(sent: &Fields, on: &On<'_>, of: ApprovalOf, names: &[&str]) -> Fields {
    let mut fields = Fields::default();
    fields.push("day", on.today().to_string());
    fields.push("of", of.code());
    fields.push("by", &*on.me.id);
    for name in names {
        fields.push(*name, sent.get(name));
    }
    fields
}
