//! `/child/{child}/audit-moderation`: somebody else reads the same record and grades it again, without a look at why the
//! auditor graded as they did.

use std::sync::Arc;

use calendar::Moment;
use oversight::audit::{Audited, audits_of};
use records::quality::AuditModerated;
use records::{Record as Said, Trouble};
use timeline::Timeline;
use web::parts::{Form, Inset};
use web::{Fields, Html, Problem};

use super::audit::domain;
use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::record::enter::RECORD;
use crate::child::record::read::numbers;

/// The page.
pub(crate) struct ModerateAnAudit;

/// The audit that waits to be moderated by this reader: the last that nobody moderated and they did not make.
fn waits<'a>(child: &'a Timeline, on: &On<'_>) -> Option<Audited<'a>> {
    let audits = audits_of(child, on.today());
    audits.into_iter().rev().find(|audit| audit.moderated.is_empty() && *audit.audit.auditor != *on.me.id)
}

impl Fast for ModerateAnAudit {
    const KIND: &'static str = "audit_moderated";
    const LAST: &'static str = "audit-moderation";
    const HEADING: &'static str = "Moderate an audit";
    const OPENED: &'static str = "moderating an audit";
    const BUTTON: &'static str = "Record the grades";
    const THEN: &'static str = super::THREAD;

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        let child = on.record.timeline(Moment::END_OF_TIME);
        if let Some(audit) = waits(&child, on) {
            for (nth, domain) in audit.audit.domains.iter().enumerate() {
                fields.push(format!("domains.{nth}.domain"), &*domain.domain);
            }
        }
        fields
    }

    fn answers(sent: &Fields, on: &On<'_>) -> Fields {
        let mut answers = Fields::default();
        for (name, value) in sent.iter().filter(|(name, _)| *name != "by") {
            answers.push(name, value);
        }
        answers.push("by", &*on.me.id);
        answers
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, _: &Fields, on: &On<'_>) {
        let child = on.record.timeline(Moment::END_OF_TIME);
        let Some(audit) = waits(&child, on) else {
            let says = "No audit of somebody else waits to be moderated here. Nobody moderates their own";
            troubles.push(Trouble::stops("grade", says));
            return;
        };
        let day = said.and_then(|said| said.happened().from);
        if day.is_some_and(|day| day > on.today() || day < audit.audit.day) {
            troubles.push(Trouble::stops(
                "day",
                "Give the day on which you read the record: not before the audit, not to come",
            ));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let says = match waits(&asked.child, asked.on) {
            Some(audit) => format!(
                "Audited on {}: {}. Read the record and grade it before you look at the auditor’s grades.",
                audit.audit.day.to_words(),
                audit.audit.theme
            ),
            None => "No audit of somebody else waits to be moderated here.".to_owned(),
        };
        Html::of(&Inset::new(says))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let authority = super::authority(asked.on.desk);
        let audit = waits(&asked.child, asked.on);
        let tool = audit.as_ref().and_then(|audit| audit.audit.tool.as_deref());
        let tool = tool.and_then(|tool| super::tool(&authority, tool, asked.on.today()));
        for nth in numbers(asked.typed, "domains") {
            form = domain(asked, form, nth, tool);
        }
        for field in ["grade", "because", "day"] {
            if let Some(question) = asked.question(field) {
                form = form.ask(&question);
            }
        }
        form
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let child = on.record.timeline(Moment::END_OF_TIME);
        let audit = waits(&child, on).map(|audit| audit.id.to_string());
        let moderated = said.as_any().downcast_ref::<AuditModerated>().cloned();
        let said: Arc<dyn Said> = match moderated {
            Some(moderated) => Arc::new(AuditModerated { audit, ..moderated }),
            None => said,
        };
        on.desk.say(on.record, sent.get(RECORD), said).map(Done::Said)
    }
}
