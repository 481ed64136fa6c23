//! What stands beside children (carer households, homes, workers, the authority) by program: the same rights,
//! the same judgement, the
//! same logged looks as on the pages.
//!
//! What is not open to a reader is told as what is not there: a worker about whom nothing is open to them, and nobody.

mod done;
mod shelf;

use std::sync::Arc;

use access::{Permit, Person, Role, Seen};
use calendar::Moment;
use records::homes::HomeDetails;
use records::workforce::{StandingIn, VisitorEnquiry, WorkerDetails};
use records::{
    Act, Change, Definition, Fact, Field, Form, KINDS, Kind, Place, Record, Subject, SubjectKind, Trouble,
    as_known,
};
use serde_json::Value;
use timeline::Stranded;
use web::Problem;

use crate::child::door;
use crate::governance::{inspection, settings};
use crate::homes;
use crate::quality::{audits, check_a_return::accepted, lead};
use crate::voice::groups;
use crate::workforce::{people, service, standing_in, supervision};
use crate::{Desk, advocacy, complaints};
pub use done::{Done, Next, done, ended, follows, is_done};
use shelf::{Does, Opens};

/// The facts about one subject that are open to somebody, and what they write of it.
pub struct Beside {
    subject: Subject,
    facts: Vec<Fact>,
    kinds: Vec<&'static Kind>,
    writes: Vec<&'static Kind>,
    seen: Option<Seen>,
}

impl std::fmt::Debug for Beside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Beside").field("facts", &self.facts.len()).finish_non_exhaustive()
    }
}

/// Somebody about whom something is open to a reader.
#[derive(Debug)]
pub struct Listed {
    /// The identifier.
    pub id: Arc<str>,
    /// The name, where one is known.
    pub name: Option<String>,
    /// The role, in words; none for whoever does not use the record.
    pub role: Option<&'static str>,
    /// The team, by identifier.
    pub team: Option<Arc<str>>,
    /// The kinds that are open.
    pub kinds: Vec<&'static str>,
}

/// What a right comes to.
enum Right {
    No,
    Yes,
    /// With a look that is logged.
    Logged(Permit),
}

impl Right {
    fn of(yes: bool) -> Right {
        if yes { Right::Yes } else { Right::No }
    }

    fn logged<E>(permit: Result<Permit, E>) -> Right {
        permit.map_or(Right::No, Right::Logged)
    }
}

/// Opens what is recorded of one subject, or one kind of it. None where nothing of it is open to the person, and where there is
/// no such subject: the two are told alike. The look is logged before anything is told.
///
/// # Errors
/// Such subjects are not the person’s work, whichever it is; the look cannot be logged.
pub fn open(
    desk: &Desk,
    me: &Person,
    about: SubjectKind,
    id: &str,
    only: Option<&Kind>,
    what: &str,
) -> Result<Option<Beside>, Problem> {
    let subject = match about {
        SubjectKind::Authority => desk.own(),
        SubjectKind::Worker => Subject::worker(id),
        SubjectKind::Home => Subject::home(id),
        SubjectKind::CarerHousehold => Subject::carer_household(id),
        SubjectKind::Child => return Ok(None),
    };
    match about {
        SubjectKind::Home => access::finds_homes(me).map_err(|refusal| door::closed(&refusal))?,
        SubjectKind::CarerHousehold => {
            access::household(me, id).map(|_| ()).map_err(|refusal| door::closed(&refusal))?;
        }
        _ => {}
    }
    let facts = desk.roll().facts(&subject);
    if facts.is_empty() && matches!(about, SubjectKind::Home | SubjectKind::CarerHousehold) {
        return Ok(None);
    }
    let (kinds, permits) = opened(desk, me, &subject, &facts, only);
    if kinds.is_empty() {
        return Ok(None);
    }
    for permit in permits {
        desk.open(permit, what)?;
    }
    let shown = |fact: &Fact| kinds.contains(&fact.record.kind()) && is_shown(desk, me, fact);
    let facts: Vec<Fact> = facts.iter().filter(|fact| shown(fact)).cloned().collect();
    let writes = kinds.iter().copied().filter(|kind| may_write(desk, me, &subject, kind)).collect();
    Ok(Some(Beside { subject, facts, kinds, writes, seen: desk.seen(me).ok() }))
}

/// The kinds of a subject that are open, or the one that is asked for where it is; and the looks to log.
fn opened(
    desk: &Desk,
    me: &Person,
    subject: &Subject,
    facts: &[Fact],
    only: Option<&Kind>,
) -> (Vec<&'static Kind>, Vec<Permit>) {
    let mut rights: Vec<(Opens, Right)> = Vec::new();
    let mut kinds: Vec<&'static Kind> = Vec::new();
    let mut looks: Vec<Opens> = Vec::new();
    let asked = |kind: &&&'static Kind| only.is_none_or(|only| *only == ***kind);
    for kind in KINDS.iter().filter(|kind| kind.subject == subject.kind).filter(asked) {
        for opens in shelf::of(kind).map_or(&[][..], |one| one.opens) {
            if !rights.iter().any(|(known, _)| known == opens) {
                rights.push((*opens, right(desk, me, subject, facts, *opens)));
            }
            let right = rights.iter().find(|(known, _)| known == opens);
            match right {
                None | Some((_, Right::No)) => continue,
                Some((_, Right::Yes)) => {}
                Some((_, Right::Logged(_))) => looks.push(*opens),
            }
            kinds.push(kind);
            break;
        }
    }
    let permits = rights.into_iter().filter_map(|(opens, right)| match right {
        Right::Logged(permit) if looks.contains(&opens) => Some(permit),
        _ => None,
    });
    (kinds, permits.collect())
}

/// Whether something about a subject is open to somebody.
fn right(desk: &Desk, me: &Person, subject: &Subject, facts: &[Fact], opens: Opens) -> Right {
    let id = &*subject.id;
    let person = || desk.people().person(id);
    match opens {
        Opens::Household => Right::logged(access::household(me, id)),
        Opens::Home => Right::logged(access::home(me, id)),
        Opens::HomeEvents => Right::logged(access::home_events(me, id)),
        Opens::Post => {
            let managed = match person() {
                Some(who) => me.role != Role::TeamManager || (me.team.is_some() && me.team == who.team),
                None => access::sees_everybody(me) && !facts.is_empty(),
            };
            Right::of(*me.id == *id || (managed && access::staffing(me).is_ok()))
        }
        // Of an identifier that is nobody’s too: somebody who joins. A volunteer is the advocacy service’s.
        Opens::People => Right::of(access::keeps_people(me).is_ok() && people::is_of_staff(desk, facts, id)),
        Opens::Supervision => match desk.supervised(me, id) {
            Ok(who) => Right::logged(access::supervision(me, &who, desk.officers(me))),
            Err(_) => Right::No,
        },
        Opens::Volunteer => {
            let asked = facts.iter().any(|fact| fact.of::<VisitorEnquiry>().is_some());
            Right::of(
                asked && access::advocacy_service(me).is_ok() && advocacy::visitors::one::is_one(desk, id),
            )
        }
        Opens::StandingIn => {
            Right::of(standing_in::may(me) && standing_in::colleagues(desk).iter().any(|who| *who.id == *id))
        }
        Opens::Inspection => Right::of(
            person().is_some_and(|who| who.role == Role::Inspector) && inspection::arranges(me).is_ok(),
        ),
        Opens::Allegations => {
            let standing = as_known(facts, Moment::END_OF_TIME);
            let any = standing.iter().any(|fact| fact.record.kind().name == "allegation");
            if any { Right::logged(complaints::allegations::permit(desk, me, id)) } else { Right::No }
        }
        Opens::Settings => Right::of(settings::sets(me).is_ok()),
        Opens::Staffing => Right::of(access::staffing(me).is_ok()),
        Opens::Voice => Right::of(access::hears_children(me).is_ok()),
        Opens::Audits | Opens::Leads | Opens::Links => Right::of(access::sees_audits(me).is_ok()),
        Opens::Examples => Right::of(access::hears_children(me).is_ok()),
        Opens::Accepted => Right::of(accepted::may(me)),
        Opens::Figures => Right::of(access::whole_figures(me).is_ok()),
        Opens::Asked => Right::of(access::answers_who_asks(me).is_ok()),
        Opens::Kept => Right::of(access::keeps_records(me).is_ok()),
    }
}

/// Whether one fact of an open kind is the reader’s: who stands in for somebody whom another manages is not.
fn is_shown(desk: &Desk, me: &Person, fact: &Fact) -> bool {
    fact.of::<StandingIn>()
        .is_none_or(|said| standing_in::whose(desk, me).iter().any(|who| *who.id == *said.whom))
}

/// Whether somebody writes a kind about a subject: by the right of the page that writes it.
fn may_write(desk: &Desk, me: &Person, subject: &Subject, kind: &Kind) -> bool {
    let Some(one) = shelf::of(kind).filter(|one| one.does != Does::Reads) else { return false };
    one.opens.iter().any(|opens| match opens {
        Opens::Household => access::keeps_households(me).is_ok(),
        Opens::Home => access::keeps_homes(me).is_ok(),
        Opens::People => {
            let facts = desk.roll().facts(subject);
            access::keeps_post_of(me, &subject.id).is_ok() && people::is_of_staff(desk, &facts, &subject.id)
        }
        Opens::Volunteer if kind.name == WorkerDetails::KIND.name => false,
        // A session of somebody who works with children stands with what was decided about each child: a page of its own.
        Opens::Supervision if kind.name == "supervision" => false,
        Opens::Supervision => desk.supervises(me, &subject.id).is_ok(),
        Opens::Volunteer => {
            access::recruits_visitors(me).is_ok() && advocacy::visitors::one::is_one(desk, &subject.id)
        }
        Opens::StandingIn => standing_in::may(me),
        Opens::Settings => settings::sets(me).is_ok(),
        Opens::Voice => access::answers_children(me).is_ok(),
        Opens::Audits | Opens::Leads | Opens::Examples => access::arranges_audits(me).is_ok(),
        Opens::Links => lead::links::raises(me),
        _ => false,
    })
}

/// Why somebody may, for the journal.
fn because(desk: &Desk, me: &Person, subject: &Subject, kind: &Kind) -> String {
    let said = match shelf::of(kind).and_then(|one| one.opens.first().copied()) {
        Some(Opens::Household) => homes::by_program::WHY,
        Some(Opens::Home) => homes::home::WHY,
        Some(Opens::Supervision) => match desk.supervises(me, &subject.id) {
            Ok(who) => return supervision::because(&who),
            Err(_) if kind.name == "supervision" => advocacy::visitors::one::WHY,
            Err(_) => "",
        },
        Some(Opens::People) => people::WHY,
        Some(Opens::Volunteer) => advocacy::visitors::one::WHY,
        Some(Opens::StandingIn) => standing_in::BECAUSE,
        Some(Opens::Voice) => groups::WHY,
        Some(Opens::Audits) => audits::say::BECAUSE,
        Some(Opens::Leads | Opens::Links | Opens::Examples) => lead::BECAUSE,
        _ => settings::BECAUSE,
    };
    said.to_owned()
}

impl Beside {
    /// Every revision that is open.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Whether a kind is open.
    pub fn reads(&self, kind: &Kind) -> bool {
        self.kinds.contains(&kind)
    }

    /// Whether anything is written here.
    pub fn adds_any(&self) -> bool {
        !self.writes.is_empty()
    }

    /// Whether a kind is added.
    pub fn adds(&self, kind: &Kind) -> bool {
        self.writes.contains(&kind)
    }

    /// Whether a kind is put right.
    pub fn corrects(&self, kind: &Kind) -> bool {
        self.adds(kind) && shelf::of(kind).is_some_and(|one| matches!(one.does, Does::Corrects | Does::All))
    }

    /// Whether a kind is taken back.
    pub fn withdraws(&self, kind: &Kind) -> bool {
        self.adds(kind) && shelf::of(kind).is_some_and(|one| one.does == Does::All)
    }

    /// What a fact says, without the number of a child whom the reader does not see. The few see whom an allegation names, the
    /// fostering team who lives with whom.
    pub fn payload(&self, fact: &Fact) -> Value {
        let mut said = crate::words::payload(fact);
        let whole =
            fact.record.kind().name == "allegation" || self.subject.kind == SubjectKind::CarerHousehold;
        if !whole {
            without_others(fact.record.kind().fields, &mut said, self.seen.as_ref());
        }
        said
    }
}

/// Leaves out the numbers of children whom a reader does not see.
fn without_others(fields: &[Field], said: &mut Value, seen: Option<&Seen>) {
    let Value::Object(said) = said else { return };
    for field in fields {
        match field.form {
            Form::Child => {
                let child = said.get(field.name).and_then(Value::as_str);
                if child.is_some_and(|child| !seen.is_some_and(|seen| seen.has(child))) {
                    said.remove(field.name);
                }
            }
            Form::Parts(fields) => {
                for part in said.get_mut(field.name).and_then(Value::as_array_mut).into_iter().flatten() {
                    without_others(fields, part, seen);
                }
            }
            _ => {}
        }
    }
}

/// Whether a kind is added by program at all, by whoever writes it.
pub fn is_added(kind: &Kind) -> bool {
    shelf::of(kind).is_some_and(|one| one.does != Does::Reads)
}

/// What cannot be said of a subject today, beyond what the kind itself finds: the judgement of the page that asks it.
pub fn judged(desk: &Desk, me: &Person, beside: &Beside, said: &dyn Record) -> Vec<Trouble> {
    let kind = said.kind();
    let id = &*beside.subject.id;
    if let Some(said) = said.as_any().downcast_ref::<StandingIn>() {
        return standing_in::wrong(desk, me, id, said);
    }
    match beside.subject.kind {
        SubjectKind::CarerHousehold => homes::by_program::judged(desk, said),
        SubjectKind::Worker if supervision::is_said(kind) => {
            supervision::wrong(said, desk.today()).into_iter().collect()
        }
        SubjectKind::Worker if kind == WorkerDetails::KIND => people::wrong(desk, id, said),
        SubjectKind::Worker => advocacy::visitors::one::wrong(desk, id, said).into_iter().collect(),
        SubjectKind::Authority if groups::is_said(kind) => groups::wrong(desk, said),
        SubjectKind::Authority => {
            let all = [
                settings::say::wrong(said),
                audits::say::wrong(desk, said),
                service::wrong(desk, said),
                lead::wrong(desk, said),
            ];
            all.into_iter().flatten().collect()
        }
        SubjectKind::Home => homes::home::judged(said, desk.today()),
        SubjectKind::Child => Vec::new(),
    }
}

/// What stands already and is written on, not told a second time: what a home is, while it lasts. The record that is being
/// written is none other: a request that is sent again is the same.
pub fn twice(desk: &Desk, beside: &Beside, said: &dyn Record, which: &str) -> Option<Trouble> {
    let lasts = |said: &HomeDetails, today| said.until.is_none_or(|until| until > today);
    let today = desk.today();
    said.as_any().downcast_ref::<HomeDetails>().filter(|said| lasts(said, today))?;
    let facts = desk.roll().facts(&beside.subject);
    let standing = as_known(&facts, Moment::END_OF_TIME);
    let mut other = standing.into_iter().filter(|fact| *fact.id != *which);
    let other = other.rfind(|fact| fact.of::<HomeDetails>().is_some_and(|said| lasts(said, today)))?;
    let says = format!(
        "What this home is stands already, as record {}: put that one right, or say in it on which day it ended",
        other.id
    );
    Some(Trouble::stops("since", says))
}

/// Records something: a new record, one put right, one taken back. `false` where it stands already, or somebody was quicker.
///
/// # Errors
/// The journal cannot be written.
pub fn say(
    desk: &Desk,
    me: &Person,
    beside: &Beside,
    (which, revision): (&Arc<str>, u32),
    (act, reason): (Act, Option<Arc<str>>),
    record: Arc<dyn Record>,
) -> Result<bool, Problem> {
    let subject = &beside.subject;
    let why = because(desk, me, subject, record.kind());
    if subject.kind == SubjectKind::Worker && record.kind() == WorkerDetails::KIND {
        // A post that begins ends the one before it, as on the page; the account of whose it is follows.
        let facts = desk.roll().facts(subject);
        let begun = match act {
            Act::Record => people::begun(desk, &subject.id, &facts, which, &*record),
            _ => None,
        };
        // One that begins on the day of another is that one, and is put right where it stands.
        if begun.as_ref().is_some_and(|all| !all.iter().any(|change| change.id == *which)) {
            return Ok(false);
        }
        let change = || Change {
            subject: subject.clone(),
            id: which.clone(),
            revision,
            act,
            reason: reason.clone(),
            record: record.clone(),
            place: Place::default(),
        };
        let said = desk.say_all(me, &why, &begun.unwrap_or_else(|| vec![change()]))?.is_ok();
        if said {
            desk.account_follows(me, &subject.id)?;
        }
        return Ok(said);
    }
    let all = match subject.kind {
        SubjectKind::Worker if act == Act::Record => {
            advocacy::visitors::one::begun(desk, &subject.id, record)
        }
        _ => vec![record],
    };
    let change = |record: Arc<dyn Record>| Change {
        subject: subject.clone(),
        id: which.clone(),
        revision,
        act,
        reason: reason.clone(),
        record,
        place: Place::default(),
    };
    let changes: Vec<Change> = all.into_iter().map(change).collect();
    Ok(desk.say_all(me, &why, &changes)?.is_ok())
}

/// The newest revision of one record, whatever is open: after it was written.
pub fn again(desk: &Desk, beside: &Beside, kind: &Kind, which: &str) -> Option<Fact> {
    let facts = desk.roll().facts(&beside.subject);
    let of_record = |fact: &&Fact| *fact.record.kind() == *kind && *fact.id == *which;
    facts.iter().filter(of_record).max_by_key(|fact| fact.revision).cloned()
}

/// The first revision of one record, as it was recorded.
pub fn first(desk: &Desk, beside: &Beside, kind: &Kind, which: &str) -> Option<Fact> {
    let facts = desk.roll().facts(&beside.subject);
    facts
        .iter()
        .find(|fact| fact.revision == 1 && *fact.record.kind() == *kind && *fact.id == *which)
        .cloned()
}

/// The workers and volunteers about whom something is open to somebody, by identifier.
pub fn workers(desk: &Desk, me: &Person) -> Vec<Listed> {
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let mut ids: Vec<Arc<str>> = desk.people().all().map(|who| who.id.clone()).collect();
    ids.extend(cohort.workers.iter().map(|worker| worker.id.clone()));
    ids.sort();
    ids.dedup();
    let mut all = Vec::new();
    for id in ids {
        let subject = Subject::worker(&id);
        let facts = desk.roll().facts(&subject);
        let (kinds, _) = opened(desk, me, &subject, &facts, None);
        // Who keeps the list reads a post of anybody who has one: that something else is recorded of somebody is not told.
        let posts = || facts.iter().any(|fact| fact.of::<WorkerDetails>().is_some());
        if kinds.is_empty() || desk.people().person(&id).is_none() && people::is_all(&kinds) && !posts() {
            continue;
        }
        let who = desk.people().person(&id);
        let asked =
            || facts.iter().rev().find_map(|fact| fact.of::<VisitorEnquiry>().map(|said| said.name.clone()));
        let volunteers = kinds.iter().any(|kind| kind.name == "visitor_enquiry");
        all.push(Listed {
            name: who.map(|who| who.name.clone()).or_else(|| asked().filter(|_| volunteers)),
            role: who.map(|who| who.role.words()),
            team: who.and_then(|who| who.team.clone()),
            kinds: kinds.into_iter().map(|kind| kind.name).collect(),
            id,
        });
    }
    all
}

/// A home by its identifier, with what is said of it today.
pub type HomeListed = (Arc<str>, Option<HomeDetails>);

/// The homes that are recorded, with what is said of each today; for those whose work is to find homes.
///
/// # Errors
/// It is not the person’s work.
pub fn homes(desk: &Desk, me: &Person) -> Result<Vec<HomeListed>, Problem> {
    access::finds_homes(me).map_err(|refusal| door::closed(&refusal))?;
    let (cohort, today) = (desk.cohort(Moment::END_OF_TIME), desk.today());
    let details = |home: &timeline::Home| {
        home.strand::<HomeDetails>().rfind(|said| said.since <= today).map(|said| said.record.clone())
    };
    Ok(cohort.homes.iter().map(|home| (home.id.clone(), details(home))).collect())
}
