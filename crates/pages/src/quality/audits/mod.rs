//! Audits: the programme with its samples, one audit of a child's case, what it asks of whom, and what became of it.
//!
//! What is counted, who is late and whether a theme moved is `oversight`'s; prose and tables read the same counts.

pub(crate) mod action;
pub(crate) mod audit;
pub(crate) mod dip;
pub(crate) mod moderate;
pub(crate) mod programme;
mod round;
pub(crate) mod say;
pub(crate) mod thread;

use axum::Router;
use axum::routing::get;
use calendar::{Day, Moment};
use oversight::audit::{Audited, audits_of};
use records::quality::{AuditRound, AuditTool};
use records::reviews::Grade;
use timeline::{Authority, Cohort, Stranded};
use web::Address;
use web::parts::{Cell, Colour, Tag};

use crate::{Desk, rows};

/// The pages that are not a child's form.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/audits", get(programme::get))
        .route("/audits.csv", rows::file(&programme::LIST))
        .route("/audits/rounds/new", get(round::new).post(round::draw))
        .route("/audits/rounds/{round}", get(round::one))
        .route("/audits/say/{kind}", get(say::get).post(say::post))
        .route("/child/{child}/audits", get(thread::get))
        .route("/child/{child}/audits/{audit}/action/{nth}", get(action::get).post(action::post))
}

/// The last part of the address of a child's audits.
pub(crate) const THREAD: &str = "audits";

/// A child's audits.
pub(crate) fn address(child: &str) -> Address {
    crate::child::address(child).at(THREAD)
}

/// Every audit up to a day, of everybody.
fn all(cohort: &Cohort, day: Day) -> Vec<Audited<'_>> {
    cohort.children.iter().flat_map(|child| audits_of(child, day)).collect()
}

/// The tool of a name as it holds on a day.
fn tool<'a>(authority: &'a Authority, name: &str, day: Day) -> Option<&'a AuditTool> {
    let mut all = authority.strand::<AuditTool>();
    all.rfind(|set| set.since <= day && set.tool.trim() == name.trim()).map(|set| set.record)
}

/// The tools that hold on a day, each once, in the order in which they were first set.
fn tools(authority: &Authority, day: Day) -> Vec<&AuditTool> {
    let mut names: Vec<&str> = Vec::new();
    for set in authority.strand::<AuditTool>().filter(|set| set.since <= day) {
        if !names.contains(&set.record.tool.trim()) {
            names.push(set.record.tool.trim());
        }
    }
    names.into_iter().filter_map(|name| tool(authority, name, day)).collect()
}

/// The round that waits for an audit of this child, the last begun.
fn waiting<'a>(
    authority: &'a Authority,
    child: &str,
    audits: &[Audited<'_>],
) -> Option<(&'a str, &'a AuditRound)> {
    let mut rounds = authority.strand::<AuditRound>();
    let is_done = |id: &str| audits.iter().any(|audit| audit.audit.round.as_deref() == Some(id));
    let waits =
        rounds.rfind(|round| round.sample.iter().any(|drawn| drawn.child == child) && !is_done(round.id));
    waits.map(|round| (&**round.id, round.record))
}

/// The authority as it is known now.
fn authority(desk: &Desk) -> std::sync::Arc<Authority> {
    desk.authority(Moment::END_OF_TIME)
}

/// A grade as a tag.
fn grade(grade: Grade) -> Cell {
    let colour = match grade {
        Grade::Outstanding => Colour::Blue,
        Grade::Good => Colour::Green,
        Grade::RequiresImprovement => Colour::Yellow,
        Grade::Inadequate => Colour::Red,
    };
    Cell::part(&Tag::new(grade.label(), colour))
}
