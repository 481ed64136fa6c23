//! Who reads what is recorded of a children’s home: what it is and what was found there, and what happened in it.

use records::Subject;

use crate::policy::{closed, of};
use crate::rules::{finds_homes, refusal};
use crate::{Permit, Person, Refusal, Role};

/// The permit of a person to read what describes a home and what was found there: those who find homes.
///
/// # Errors
/// It is not their work.
pub fn home(person: &Person, id: &str) -> Result<Permit, Refusal> {
    finds_homes(person)?;
    let why = match person.role {
        Role::Placements => "in the team that finds homes",
        _ => "one who answers for where children live",
    };
    Ok(Permit::beside(person, Subject::home(id), why.to_owned()))
}

/// Whether a person writes what a home is and what was found there: those who find homes and buy them.
///
/// # Errors
/// Their role does not.
pub fn keeps_homes(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Placements | Role::HeadOfService => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal("The team that finds homes writes what a home is and what was found there.", false)),
    }
}

/// The permit of a person to read what happened in a home, with which child: restraints, serious events, breaks that were
/// called off.
///
/// # Errors
/// They do not answer for the service.
pub fn home_events(person: &Person, id: &str) -> Result<Permit, Refusal> {
    match person.role {
        Role::HeadOfService | Role::QualityAssurance => home(person, id),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal("What happened in a home is for those who answer for the service.", false)),
    }
}
