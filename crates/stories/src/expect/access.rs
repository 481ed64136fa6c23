//! Which parts of a record the rules open.

use access::{Asking, People, Person, Role, Staff, Ties, allowed};

use super::Asked;
use crate::{Fault, heading};

/// `who may open the record on 2018-10-31`: of each child, under the code of a role at the head of a column, whether somebody of
/// that role who works with nobody in particular may: `yes`, or `no`. Under `their worker`: the social worker who was named last.
pub(super) fn who_may_open(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let roles = Role::ALL.iter().map(|role| (role.code(), (*role, false)));
    let known: Vec<_> = roles.chain([("their worker", (Role::SocialWorker, true))]).collect();
    let columns = asked.columns(&known)?;
    let cohort = asked.world.as_known(asked.known);
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let ties = Ties::of(child);
        let worker = child.allocations.iter().rfind(|held| held.since <= day).map(|held| held.worker.clone());
        let may = |role: Role, theirs: bool| {
            let theirs = worker.clone().filter(|_| theirs);
            let id = theirs.unwrap_or_else(|| role.code().into());
            let person = Person { id, name: role.words().to_owned(), role, team: None };
            let (people, staff) = (People::new(vec![person.clone()], Vec::new()), Staff::default());
            let asking = Asking { person: &person, people: &people, staff: &staff, child: &ties, day };
            if allowed(&asking).is_ok() { "yes" } else { "no" }.to_owned()
        };
        vec![columns.iter().map(|(_, _, (role, theirs))| may(*role, *theirs)).collect()]
    })
}

/// `what the advocacy service sees on 2018-10-31`: of each child, the parts of the record, beside who they are, that are open to
/// an advocate who is neither the child's own nor let in; nothing where there are none.
pub(super) fn of_the_advocacy_service(asked: &Asked<'_>) -> Result<Vec<Fault>, Fault> {
    let day = heading::day(asked.words.line, asked.words.rest)?;
    asked.first_column("child")?;
    let columns = asked.columns(&[("sees", 0), ("adds", 1)])?;
    let cohort = asked.world.as_known(asked.known);
    let person =
        Person { id: "advocate".into(), name: "An advocate".to_owned(), role: Role::Advocate, team: None };
    let (people, staff) = (People::new(vec![person.clone()], Vec::new()), Staff::default());
    super::rows::hold(asked, |name| {
        let Some(child) = cohort.child(name) else { return Vec::new() };
        let ties = Ties::of(child);
        let asking = Asking { person: &person, people: &people, staff: &staff, child: &ties, day };
        let Ok(permit) = allowed(&asking) else {
            return vec![columns.iter().map(|_| "nothing".to_owned()).collect()];
        };
        let words = |parts: access::Parts| {
            let words: Vec<&str> =
                parts.iter().filter(|part| *part != access::Part::Who).map(access::Part::words).collect();
            words.join(", ")
        };
        let cells = [words(permit.reads()), words(permit.writes())];
        vec![columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()]
    })
}
