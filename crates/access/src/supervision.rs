//! Supervision: to whom it is open, and who sees to it.

use records::Subject;

use crate::policy::{closed, of};
use crate::rules::refusal;
use crate::{Permit, Person, Refusal, Role};

/// The permit of a person to read the supervision of a worker: their own, that of somebody in the team they manage, a reviewing
/// officer's for whoever manages those, anybody's for heads of service.
///
/// # Errors
/// It is another's.
pub fn supervision(person: &Person, worker: &Person, officers: Officers) -> Result<Permit, Refusal> {
    let why = if person.id == worker.id {
        "the one whose supervision it is".to_owned()
    } else {
        supervises(person, worker, officers)?;
        format!("the one who answers for the supervision of {}", worker.name)
    };
    Ok(Permit::beside(person, Subject::worker(&worker.id), why))
}

/// Whether the reviewing officers are somebody's to manage, by the line of management that the authority has set
/// ([`crate::reviewing_manager`]): whoever that is need be neither the manager of a team nor a head of service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Officers {
    /// They are.
    Theirs,
    /// They are not.
    Anothers,
}

/// Whether a person sees to the supervision of a worker: plans it, records it, and says what was agreed. The manager of a team
/// to everybody's in it, reviewing officers among them; whoever manages the reviewing officers to theirs. Nobody to their own.
///
/// # Errors
/// The worker is in no team of theirs and no reviewing officer whom they manage, or is themselves.
pub fn supervises(person: &Person, worker: &Person, officers: Officers) -> Result<(), Refusal> {
    if of(person.role).clauses.is_empty() {
        return Err(closed(of(person.role)));
    }
    let in_team = person.role == Role::TeamManager && person.team.is_some() && person.team == worker.team;
    let managed = in_team || (officers == Officers::Theirs && worker.role == Role::ReviewingOfficer);
    if person.id != worker.id && (managed || person.role == Role::HeadOfService) {
        return Ok(());
    }
    Err(refusal("Supervision is open to the worker, their manager and the head of service.", false))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manager_sees_to_those_of_their_team_and_whoever_manages_officers_to_them() {
        let person = |id: &str, role, team: &str| Person {
            id: id.into(),
            name: id.to_owned(),
            role,
            team: Some(team).filter(|team| !team.is_empty()).map(Into::into),
        };
        use Officers::{Anothers, Theirs};
        let officer = person("ivo", Role::ReviewingOfficer, "quality");
        let worker = person("ada", Role::SocialWorker, "north");
        for (who, whom, officers, may) in [
            (person("mo", Role::TeamManager, "quality"), &officer, Anothers, true),
            (person("nora", Role::TeamManager, "north"), &officer, Anothers, false),
            (person("nora", Role::TeamManager, "north"), &worker, Anothers, true),
            // Who manages the reviewing officers is neither in their team nor a head of service, and manages nobody else.
            (person("qi", Role::QualityAssurance, ""), &officer, Theirs, true),
            (person("qi", Role::QualityAssurance, ""), &worker, Theirs, false),
            (person("qi", Role::QualityAssurance, ""), &officer, Anothers, false),
            (person("head", Role::HeadOfService, ""), &officer, Anothers, true),
            // Nobody to their own.
            (officer.clone(), &officer, Theirs, false),
        ] {
            assert_eq!(supervises(&who, whom, officers).is_ok(), may, "{} {} {officers:?}", who.id, whom.id);
            let reads = supervision(&who, whom, officers).is_ok();
            assert_eq!(reads, may || who.id == whom.id, "{} reads of {}", who.id, whom.id);
        }
    }
}
