//! What leaders and those who lead learning look at together: what challenges, checklists and links of the reviewing officers
//! show, beside the programmes of the authority and what was learnt (`/themes`); what is done to get better, in plans with
//! owners, days and evidence (`/improvement`); examples of good practice (`/examples`). No child is named in any of it.

pub(crate) mod examples;
pub(crate) mod improvement;
pub(crate) mod links;
pub(crate) mod themes;

use access::Person;
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use records::governance::StrategicProgramme;
use records::quality::{EvidenceListed, Exemplar, ImprovementAction};
use records::reviews::LinkIssue;
use records::{Record, Trouble};
use web::{Address, Answer, Fields, Page, Path, Problem, Query};

use crate::child::door;
use crate::said::Saying;
use crate::signed::Me;
use crate::{Desk, rows};

/// Its addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/themes", get(themes::get))
        .route("/themes.csv", rows::file(&themes::LIST))
        .route("/improvement", get(improvement::page))
        .route("/improvement.csv", rows::file(&improvement::LIST))
        .route("/examples", get(examples::page))
        .route("/link-teams", get(links::page))
        .route("/link-teams.csv", rows::file(&links::LIST))
        .route("/link-teams/say", get(links::form).post(links::post))
        .route("/leading/say/{led}", get(form).post(post))
}

/// The kinds that are said here, each with the page on which it stands.
const KINDS: &[(&str, &str, &str)] = &[
    ("strategic_programme", "Themes", "/themes"),
    ("improvement_action", "Improvement", "/improvement"),
    ("improvement_status", "Improvement", "/improvement"),
    ("evidence_listed", "Improvement", "/improvement"),
    ("exemplar", "Examples of good practice", "/examples"),
];

/// Whether a kind is said here.
#[cfg(test)]
pub(crate) fn is_said(kind: &records::Kind) -> bool {
    KINDS.iter().any(|(name, ..)| *name == kind.name)
}

/// Why somebody may, for the journal.
pub(crate) const BECAUSE: &str = "leads learning and improvement";

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    of: String,
}

/// The form of a kind.
pub(crate) fn say(kind: &str) -> Address {
    Address::new("/leading/say").at(kind)
}

async fn form(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(kind): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let mut begin = Fields::default();
        begin.push(if kind == "strategic_programme" { "since" } else { "day" }, desk.today().to_string());
        saying(desk, &me, &kind)?.get(&asked.of, begin)
    })
    .await
}

async fn post(
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

fn saying<'a>(desk: &'a Desk, me: &'a Person, kind: &str) -> Result<Saying<'a>, Problem> {
    access::arranges_audits(me).map_err(|refusal| door::closed(&refusal))?;
    let known = KINDS.iter().find(|(name, ..)| *name == kind);
    let known = known.and_then(|(name, words, to)| Some((records::kind(name)?, *words, *to)));
    let (kind, words, to) = known.ok_or(Problem::Missing("There is no such form here."))?;
    Ok(Saying {
        desk,
        me,
        subject: desk.own(),
        kind,
        at: say(kind.name),
        back: (words, Address::new(to)),
        because: BECAUSE,
        caption: words.to_owned(),
        menu: "/report",
    })
}

/// What cannot be said, beyond what the kind itself finds: a figure that there is not, a team that there is not, a day to
/// come on which something was done, an example by which somebody is told.
pub(crate) fn wrong(desk: &Desk, record: &dyn Record) -> Option<Trouble> {
    let said = record.as_any();
    let no_figure = |field: String, figure: &str| {
        indicators::indicator(figure.trim()).is_none().then(|| {
            Trouble::stops(
                field,
                format!("There is no figure {figure}: write its number as on the page Figures"),
            )
        })
    };
    if let Some(programme) = said.downcast_ref::<StrategicProgramme>() {
        let mut measures = programme.measures.iter().enumerate();
        return measures.find_map(|(nth, of)| no_figure(format!("measures.{nth}.figure"), &of.figure));
    }
    if let Some(evidence) = said.downcast_ref::<EvidenceListed>() {
        return evidence.figure.as_deref().and_then(|figure| no_figure("figure".to_owned(), figure));
    }
    if let Some(action) = said.downcast_ref::<ImprovementAction>() {
        let ahead = action.done.is_some_and(|done| done > desk.today());
        return ahead.then(|| Trouble::stops("done", "That day has not come: say it when it is done"));
    }
    if let Some(issue) = said.downcast_ref::<LinkIssue>() {
        return links::wrong(desk, issue);
    }
    said.downcast_ref::<Exemplar>().and_then(|exemplar| examples::tells_somebody(desk, exemplar))
}
