//! `/audits/say/{kind}`: a tool, a learning event, a summary: forms about the authority, for those who arrange audits.

use access::Person;
use axum::extract::State;
use calendar::{Moment, Period};
use oversight::audit::Counts;
use records::quality::AuditSummary;
use records::{Kind, Record, Subject, Trouble};
use web::{Address, Answer, Fields, Page, Path, Problem, Query};

use crate::Desk;
use crate::child::door;
use crate::said::Saying;
use crate::signed::Me;

/// The kinds that are said here.
pub(crate) const KINDS: &[&str] = &["audit_tool", "learning_event", "audit_summary"];

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    of: String,
}

/// The form.
///
/// # Errors
/// It is not the reader's to say; there is no such form.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let mut begin = Fields::default();
        let today = desk.today();
        if kind == "audit_summary" {
            begin.push("since", today.plus_months(-12).to_string());
            begin.push("until", today.to_string());
        } else {
            begin.push(if kind == "audit_tool" { "since" } else { "day" }, today.to_string());
        }
        saying(desk, &me, &kind)?.get(&asked.of, begin)
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(kind): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        saying(desk, &me, &kind)?.post(&sent, |troubles, record| troubles.extend(wrong(desk, record)))
    })
    .await
}

/// What cannot be said, beyond what the kind itself finds: a summary cites what is counted, and nothing else.
pub(crate) fn wrong(desk: &Desk, record: &dyn Record) -> Option<Trouble> {
    let summary = record.as_any().downcast_ref::<AuditSummary>()?;
    let (authority, cohort) = (super::authority(desk), desk.cohort(Moment::END_OF_TIME));
    let period = Period { from: summary.since, to: summary.until };
    let counts = Counts::of(cohort.children.iter().map(|child| &**child), &authority, period, desk.today());
    let none = counts.cite(&summary.words).err()?;
    let known: Vec<&str> = counts.all().iter().map(|(name, _)| *name).collect();
    let says = format!("{{{}}} is nothing that is counted. What is: {}", none.reference, known.join(", "));
    Some(Trouble::stops("words", says))
}

/// Why somebody may, for the journal.
pub(crate) const BECAUSE: &str = "arranges audits";

fn saying<'a>(desk: &'a Desk, me: &'a Person, kind: &str) -> Result<Saying<'a>, Problem> {
    access::arranges_audits(me).map_err(|refusal| door::closed(&refusal))?;
    let known: Option<&'static Kind> =
        KINDS.iter().find(|known| **known == kind).and_then(|known| records::kind(known));
    let kind = known.ok_or(Problem::Missing("There is no such form about audits."))?;
    let authority = desk.roll().authority().unwrap_or_else(|| "not-named".into());
    Ok(Saying {
        desk,
        me,
        subject: Subject::authority(&authority),
        kind,
        at: Address::new("/audits/say").at(kind.name),
        back: ("Audits", Address::new("/audits")),
        because: BECAUSE,
        caption: "Audits".to_owned(),
        menu: "/team",
    })
}
