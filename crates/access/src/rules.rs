//! What is permitted beside reading a child's record: a household's, a list of work, a new record, and opening one by saying
//! why.

use calendar::{Day, Moment};
use records::Subject;

use crate::policy::{Figures, Lists, closed, of};
use crate::{Asking, ListPermit, Part, Parts, Permit, Person, Refusal, Role, Staff, policy};

/// Bytes of a reason that a person gives.
pub const REASON_BYTES: usize = 500;

/// For how long a reason that was given once lets the person in: eight hours, a working day.
const GLASS_STAYS_BROKEN: i64 = 8 * 3_600_000_000;

pub(crate) fn refusal(sentence: impl Into<String>, may_break_glass: bool) -> Refusal {
    let sentence = sentence.into();
    Refusal { nearest: sentence.clone(), sentence, may_break_glass, opens: may_break_glass }
}

/// The permit of a person to read the record of a carer household, by a working reason.
///
/// # Errors
/// The person has none: so far these are read behind figures only.
pub fn household(person: &Person, id: &str) -> Result<Permit, Refusal> {
    let why = match person.role {
        Role::Placements => "in the team that works with carers",
        Role::HeadOfService => "responsible for the service",
        Role::PerformanceOfficer => "a performance officer, who checks figures against the record",
        Role::QualityAssurance => "an auditor of practice",
        role if of(role).clauses.is_empty() => return Err(closed(of(role))),
        _ => return Err(refusal("Nothing on record connects your work with this household.", false)),
    };
    Ok(Permit::beside(person, Subject::carer_household(id), why.to_owned()))
}

/// Whether people of the person's role see every child whose record is not closed.
pub fn sees_everybody(person: &Person) -> bool {
    of(person.role).lists == Lists::All
}

/// Whether people of the person's role may open a record by saying why: asked before a way to do so is shown.
pub fn opens_by_a_reason(person: &Person) -> bool {
    !of(person.role).glass.opens.is_empty()
}

/// Whether people of the person's role open any record at all.
pub fn opens_records(person: &Person) -> bool {
    !of(person.role).clauses.is_empty()
}

/// Whether a reason would open more of a record than this permit does.
pub fn opens_the_rest(person: &Person, permit: &Permit) -> bool {
    !of(person.role).glass.opens.but(permit.reads()).is_empty()
}

/// Whether a reason will do, before anybody is told whether it opens anything.
///
/// # Errors
/// The person's role opens no records by a reason, or there is none.
pub fn reason<'a>(person: &Person, reason: &'a str) -> Result<&'a str, Refusal> {
    let (policy, reason) = (of(person.role), reason.trim());
    if policy.clauses.is_empty() {
        return Err(closed(policy));
    }
    if policy.glass.opens.is_empty() {
        return Err(refusal("Your work opens no record with this number.", false));
    }
    if reason.is_empty() || reason.len() > REASON_BYTES {
        return Err(refusal("Say in a sentence why you need to open this record", true));
    }
    Ok(reason)
}

/// The permit of a person without a working reason, who says why they must look.
///
/// # Errors
/// The person's role opens no records by a reason; there is no reason; something forbids it all the same.
pub fn break_glass(asking: &Asking<'_>, said: &str) -> Result<Permit, Refusal> {
    let policy = of(asking.person.role);
    let said = reason(asking.person, said)?;
    if let Some((forbid, _)) = policy::forbidden(asking)
        && !(forbid.glass && policy.glass.even_closed)
    {
        return Err(policy::nobody(asking.person));
    }
    let opens = policy.glass.opens;
    Ok(Permit { broke_glass: true, ..Permit::of(asking, said.to_owned(), opens, opens) })
}

/// The permit that a reason given before still gives: at `said_at` the person broke the glass for this child with this
/// reason. `None` after eight hours.
pub fn broken_before(asking: &Asking<'_>, said: &str, said_at: Moment, now: Moment) -> Option<Permit> {
    let since = now.micros().checked_sub(said_at.micros())?;
    if since < GLASS_STAYS_BROKEN { break_glass(asking, said).ok() } else { None }
}

/// The permit to begin the record of a child under a new identifier.
///
/// # Errors
/// The person's role begins no records.
pub fn add(person: &Person, id: &str) -> Result<Permit, Refusal> {
    let policy = of(person.role);
    if policy.adds_children {
        return Ok(Permit {
            who: person.id.clone(),
            subject: Subject::child(id),
            why: "the one who adds this child".to_owned(),
            broke_glass: false,
            only: None,
            reads: Parts::WHO,
            writes: Parts::WHO,
        });
    }
    if policy.clauses.is_empty() {
        return Err(closed(policy));
    }
    Err(refusal("Social workers, their managers and the front door add children.", false))
}

/// The permit to see the list of work of a social worker: their own, that of somebody in the team they manage, or anybody's
/// for those who answer for the service.
///
/// # Errors
/// It is another's.
pub fn caseload(person: &Person, worker: &Person) -> Result<ListPermit, Refusal> {
    let policy = of(person.role);
    if policy.clauses.is_empty() {
        return Err(closed(policy));
    }
    let own = person.id == worker.id;
    let managed = policy.lists == Lists::Team && person.team.is_some() && person.team == worker.team;
    if own || managed || policy.lists == Lists::All {
        return Ok(ListPermit { who: person.id.clone() });
    }
    let sentence = format!("This is the work of {}, who is not in a team that you manage.", worker.name);
    Err(refusal(sentence, false))
}

/// Whether a person sees how the service is staffed: those who manage, and those who answer for the figures.
///
/// # Errors
/// Their role does neither.
pub fn staffing(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::TeamManager | Role::HeadOfService | Role::PerformanceOfficer | Role::QualityAssurance => Ok(()),
        _ => Err(refusal("How the service is staffed is for those who manage it.", false)),
    }
}

/// What a person sees of figures: all, or published ones with small numbers suppressed.
///
/// # Errors
/// Nothing at all.
pub fn figures(person: &Person) -> Result<Figures, Refusal> {
    let policy = of(person.role);
    match policy.figures {
        Figures::None if policy.clauses.is_empty() => Err(closed(policy)),
        Figures::None => Err(refusal("Figures are for those who answer for them.", false)),
        seen => Ok(seen),
    }
}

/// Whether a person sees figures as they are, and what does not add up in them.
///
/// # Errors
/// Their role sees no figures, or sees them with small numbers suppressed.
pub fn whole_figures(person: &Person) -> Result<(), Refusal> {
    match figures(person)? {
        Figures::Whole => Ok(()),
        _ => Err(closed(of(person.role))),
    }
}

/// Whether a person oversees the log of looks.
///
/// # Errors
/// Their role does not.
pub fn oversees_looks(person: &Person) -> Result<(), Refusal> {
    let policy = of(person.role);
    if policy.oversees_looks {
        return Ok(());
    }
    if policy.clauses.is_empty() {
        return Err(closed(policy));
    }
    Err(refusal("Managers, heads of service and quality assurance oversee who looked at records.", false))
}

/// Whether a person sees the work of the fostering and placement teams as lists: who asks to foster, households and their
/// vacancies, children for whom a home is asked. Children are named only to those who see them.
///
/// # Errors
/// Their role does not.
pub fn finds_homes(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Placements | Role::HeadOfService | Role::PerformanceOfficer | Role::QualityAssurance => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal(
            "These are the lists of the fostering and placement teams. A child’s own page has Find a home.",
            false,
        )),
    }
}

/// Whether a person writes about carer households: terms, visits, checks, pauses, exemptions.
///
/// # Errors
/// Their role does not.
pub fn keeps_households(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Placements | Role::HeadOfService => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal("The fostering team writes about its households.", false)),
    }
}

/// Whether a person sees the programme of audits: what was found, by theme and team.
///
/// # Errors
/// Their role does not.
pub fn sees_audits(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::TeamManager
        | Role::ReviewingOfficer
        | Role::HeadOfService
        | Role::PerformanceOfficer
        | Role::QualityAssurance => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal(
            "Managers, reviewing officers and quality assurance see the programme of audits.",
            false,
        )),
    }
}

/// Whether a person follows permanence, the court and the time before it, child by child: of the children whose whole
/// record is open to them.
///
/// # Errors
/// Their role does not.
pub fn follows_futures(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::SocialWorker
        | Role::TeamManager
        | Role::ReviewingOfficer
        | Role::FrontDoor
        | Role::HeadOfService
        | Role::PerformanceOfficer
        | Role::QualityAssurance
        | Role::Inspector => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal(
            "Those who work with the whole child, and those who answer for them, follow permanence and the court.",
            false,
        )),
    }
}

/// Whether a person follows adoption: of the children of whom that part of the record is open to them. The family finder does.
///
/// # Errors
/// Their role does not.
pub fn follows_adoption(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Placements => Ok(()),
        _ => follows_futures(person).map_err(|_| {
            refusal(
                "Adoption is open to those who find families, and to those who work with the whole child.",
                false,
            )
        }),
    }
}

/// The part of the record that a partner looks after, of those who look after a part only: health or education. What records of
/// it would meet is theirs to do.
///
/// # Errors
/// Their role looks after no part of its own.
pub fn adds_a_part(person: &Person) -> Result<Parts, Refusal> {
    match person.role {
        Role::Health => Ok(Parts::of(&[Part::Health])),
        Role::VirtualSchool => Ok(Parts::of(&[Part::Education])),
        _ => Err(refusal(
            "The health team and the virtual school have this list, each of their own part.",
            false,
        )),
    }
}

/// Whether a person sees the list of requests to see a record or put it right: of the children whose whole record is open to
/// them.
///
/// # Errors
/// Their role does not.
pub fn sees_requests(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::SocialWorker
        | Role::TeamManager
        | Role::PersonalAdviser
        | Role::HeadOfService
        | Role::QualityAssurance => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal(
            "Those who work with children and care leavers, and those who answer requests, see them.",
            false,
        )),
    }
}

/// Whether a person keeps the records as such: makes ready what somebody is to see, keeps the retention schedule and its holds,
/// proposes what is to be erased. An administrator does not: that needs reading case facts.
///
/// # Errors
/// Their role does not.
pub fn keeps_records(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::HeadOfService | Role::QualityAssurance => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal("Quality assurance and heads of service keep the records as such.", false)),
    }
}

/// Whether a person approves an erasure that somebody else proposed.
///
/// # Errors
/// Their role does not, or they proposed it themselves.
pub fn approves_erasure(person: &Person, proposed_by: &str) -> Result<(), Refusal> {
    keeps_records(person)?;
    if person.role != Role::HeadOfService {
        return Err(refusal("A head of service or director approves what is erased.", false));
    }
    if *person.id == *proposed_by {
        return Err(refusal("You proposed it: somebody else has to approve it.", false));
    }
    Ok(())
}

/// Whether a person approves that a record goes to another authority, or comes from one, which somebody else does who keeps
/// records.
///
/// # Errors
/// Their role does not, or they do it themselves.
pub fn approves_transfer(person: &Person, done_by: &str) -> Result<(), Refusal> {
    keeps_records(person)?;
    if person.role != Role::HeadOfService {
        return Err(refusal(
            "A head of service or director approves what goes to another authority or comes from one.",
            false,
        ));
    }
    if *person.id == *done_by {
        return Err(refusal("You do it: somebody else has to approve it.", false));
    }
    Ok(())
}

/// Whether a person sees the list of complaints: of the children whose whole record is open to them.
///
/// # Errors
/// Their role does not.
pub fn sees_complaints(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::SocialWorker
        | Role::TeamManager
        | Role::ReviewingOfficer
        | Role::HeadOfService
        | Role::QualityAssurance => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal(
            "Those who work with children, and those who answer for them, see complaints.",
            false,
        )),
    }
}

/// Whether a person sees where children live as a list: of the children whom they see in lists.
///
/// # Errors
/// Their role does not.
pub fn sees_placements(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::SocialWorker
        | Role::TeamManager
        | Role::ReviewingOfficer
        | Role::HeadOfService
        | Role::Placements
        | Role::QualityAssurance => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal(
            "Those who work with children, those who find homes and those who answer for both see where children live.",
            false,
        )),
    }
}

/// Whether a person is one of the few to whom allegations against people who work with children are open: whoever is recorded
/// as the designated officer on the day, and heads of service.
///
/// # Errors
/// They are not.
pub fn sees_allegations(person: &Person, staff: &Staff, day: Day) -> Result<(), Refusal> {
    if person.role == Role::HeadOfService || staff.is_designated(&person.id, day) {
        return Ok(());
    }
    if of(person.role).clauses.is_empty() {
        return Err(closed(of(person.role)));
    }
    Err(refusal("Allegations are open to the designated officer and the head of service.", false))
}

/// The permit of one of the few to read an allegation about somebody, under the identifier it stands under.
///
/// # Errors
/// They are not one of the few, or it is about themselves.
pub fn allegation(person: &Person, staff: &Staff, day: Day, about: &str) -> Result<Permit, Refusal> {
    sees_allegations(person, staff, day)?;
    if *person.id == *about {
        return Err(refusal(
            "Allegations are open to the designated officer and the head of service.",
            false,
        ));
    }
    let why = match person.role {
        Role::HeadOfService => "responsible for the service",
        _ => "the designated officer for allegations",
    };
    Ok(Permit::beside(person, Subject::worker(about), why.to_owned()))
}

/// Whether a person arranges audits: draws samples, sets tools, tells what was learnt.
///
/// # Errors
/// Their role does not.
pub fn arranges_audits(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::HeadOfService | Role::QualityAssurance => Ok(()),
        role if of(role).clauses.is_empty() => Err(closed(of(role))),
        _ => Err(refusal("Heads of service and quality assurance arrange audits.", false)),
    }
}

/// Whether a person sets what holds for the whole authority: how a caseload is weighed.
///
/// # Errors
/// Their role does not.
pub fn sets_the_service(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::HeadOfService | Role::Administrator => Ok(()),
        _ => Err(refusal("Heads of service and administrators set what holds for everybody.", false)),
    }
}

/// Whether a person sees how the service itself runs: what waits and what is late. Nothing there is about anybody.
///
/// # Errors
/// Their role does not.
pub fn runs_the_service(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Administrator => Ok(()),
        _ => Err(refusal("Administrators see how the service runs.", false)),
    }
}

/// Whether a person sees the work of the advocacy service as a list: referrals and their age, first visits, volunteers. No notes.
///
/// # Errors
/// Their role does not.
pub fn advocacy_service(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Advocate | Role::HeadOfService | Role::QualityAssurance => Ok(()),
        _ => Err(refusal(
            "This is the list of the advocacy service. A child’s own page has the tab Advocacy, and anybody who works with a \
             child asks for an advocate there.",
            false,
        )),
    }
}

/// Whether a person answers those who asked for an advocate without signing in, and reads what they wrote.
///
/// # Errors
/// Their role does not.
pub fn answers_who_asks(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Advocate => Ok(()),
        _ => Err(refusal(
            "What somebody wrote to the advocacy service is read by the advocacy service alone.",
            false,
        )),
    }
}

/// Whether a person proposes that what somebody asked from outside be erased: the service that reads it, and those who keep the
/// records, who do not read it. Somebody else approves it.
///
/// # Errors
/// Their role does not.
pub fn proposes_to_erase_what_was_asked(person: &Person) -> Result<(), Refusal> {
    answers_who_asks(person).or_else(|_| keeps_records(person))
}

/// Whether a person brings volunteers and children together: takes enquiries, records checks, decides with a reason.
///
/// # Errors
/// Their role does not.
pub fn recruits_visitors(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Advocate => Ok(()),
        _ => Err(refusal("The advocacy service recruits independent visitors.", false)),
    }
}

/// Whether a person reads what groups of children raised and what was answered. No child is named there.
///
/// # Errors
/// Nothing is open to their role.
pub fn hears_children(person: &Person) -> Result<(), Refusal> {
    let policy = of(person.role);
    if policy.clauses.is_empty()
        && matches!(policy.figures, Figures::None)
        && person.role != Role::Administrator
    {
        return Err(closed(policy));
    }
    Ok(())
}

/// Whether a person writes there: raises a matter for a group, answers one, reports on a promise, records a survey.
///
/// # Errors
/// Their role does not.
pub fn answers_children(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Advocate
        | Role::HeadOfService
        | Role::TeamManager
        | Role::QualityAssurance
        | Role::VirtualSchool
        | Role::Health
        | Role::Placements => Ok(()),
        _ => Err(refusal(
            "Those who answer for a service, and the advocacy service for the groups, write here. You can read it.",
            false,
        )),
    }
}
