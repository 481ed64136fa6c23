//! Where children will grow up: the tracker of permanence with its cohorts, the court and the time before it, adoption; and
//! one child's way on a page.
//!
//! Everything that is shown is `oversight`'s, worked out with the board; a list is cut to what the reader may see.

mod adopters;
pub(crate) mod adoption;
mod child;
mod closed;
mod cohort;
pub(crate) mod court;
mod family_time;
mod forecast;
mod here;
mod matches;
pub(crate) mod panels;
pub(crate) mod permanence;
pub(crate) mod private;
pub(crate) mod told;

use access::Person;
use axum::Router;
use axum::routing::get;
use oversight::permanence::family::Relative;
use records::permanence::DelayCause;
use web::{Address, Problem};

use crate::board::{Board, Standing};
use crate::child::door;
use crate::{Desk, rows};

pub(crate) use here::Futures;

/// The addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/permanence", get(permanence::get))
        .route("/permanence.csv", rows::file(&permanence::LIST))
        .route("/permanence/cohorts/{cohort}", get(cohort::get))
        .route("/permanence/cohorts/{cohort}/file.csv", get(cohort::file))
        .route("/court", get(court::get))
        .route("/court.csv", rows::file(&court::LIST))
        .route("/adoption", get(adoption::get))
        .route("/adoption.csv", rows::file(&adoption::LIST))
        .route("/adoption-forecast", axum::routing::post(forecast::store))
        .route("/private-fostering", get(private::get))
        .route("/private-fostering.csv", rows::file(&private::LIST))
        .route("/panels", get(panels::get))
        .route("/panels.csv", rows::file(&panels::LIST))
        .route("/panels/{sitting}", get(panels::one))
        .route("/child/{child}/permanence", get(child::get))
}

/// The last part of the address of one child's way.
pub(crate) const WAY: &str = "permanence";

/// One child's way.
pub(crate) fn address(id: &str) -> Address {
    crate::child::address(id).at(WAY)
}

/// The children whose whole record is open to the reader, by name. What is on the lists of permanence and the court is made
/// from the whole record.
///
/// # Errors
/// The reader's work has no such list; the journal cannot be read.
fn whole<'a>(desk: &Desk, board: &'a Board, me: &Person) -> Result<Vec<&'a Standing>, Problem> {
    access::follows_futures(me).map_err(|refusal| door::closed(&refusal))?;
    let seen = desk.seen(me)?;
    Ok(sorted(board.everybody().map(|child| &**child).filter(|child| seen.has_whole(&child.id))))
}

/// The children whose adoption is open to the reader, by name.
///
/// # Errors
/// As [`whole`].
pub(crate) fn of_adoption<'a>(
    desk: &Desk,
    board: &'a Board,
    me: &Person,
) -> Result<Vec<&'a Standing>, Problem> {
    access::follows_adoption(me).map_err(|refusal| door::closed(&refusal))?;
    let seen = desk.seen(me)?;
    let reads = |child: &&Standing| {
        child.futures.way.is_some()
            && seen.has(&child.id)
            && access::allowed(&board.register().asking(me, &child.ties))
                .is_ok_and(|permit| permit.reads().has(access::Part::Adoption))
    };
    Ok(sorted(board.everybody().map(|child| &**child).filter(reads)))
}

/// How far a household is on its way to adopt; `None` for one that never asked.
pub(crate) fn adopters_of(desk: &Desk, id: &str) -> Option<oversight::adoption::adopters::Adopters> {
    adopters::all_adopters(desk, &desk.board(), desk.today()).into_iter().find(|one| one.id == id)
}

fn sorted<'a>(children: impl Iterator<Item = &'a Standing>) -> Vec<&'a Standing> {
    let mut children: Vec<&Standing> = children.collect();
    children.sort_by(|a, b| (a.called(), &a.id).cmp(&(b.called(), &b.id)));
    children
}

/// The worker of the day.
fn worker(desk: &Desk, child: &Standing) -> told::Told {
    let name = child.worker.as_ref().map(|(worker, _)| desk.people().name_of(worker).to_owned());
    told::Told::or(name, "nobody")
}

/// What delays, in words; where something is behind and nobody said why, that.
fn cause(cause: Option<DelayCause>, behind: i32) -> told::Told {
    match (cause, behind) {
        (Some(cause), _) => told::Told::text(cause.label()),
        (None, 0) => told::Told::none("nothing"),
        (None, _) => told::Told::none("cause not recorded"),
    }
}

/// A relative in a line.
fn relative(one: &Relative) -> String {
    let who = match one.relation {
        Some(relation) => format!("{} ({})", one.name, relation.label().to_lowercase()),
        None => one.name.clone(),
    };
    match &one.considered {
        Some((on, viable, _)) => {
            let might = match viable {
                records::Answer::Yes => "might care for the child",
                records::Answer::No => "cannot",
                records::Answer::NotKnown => "not known yet whether they might",
            };
            format!("{who}: {might}, {}", on.to_words())
        }
        None => format!("{who}: nobody has asked"),
    }
}
