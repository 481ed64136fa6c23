//! What accounts say and the record does not yet: of accounts that were made before anything was recorded, or by a version
//! that recorded no posts, and of those whose role a provider of sign-in has changed. It becomes dated posts, so that clocks
//! begin and a day that has been can be asked about (decision 0057).

use std::sync::Arc;

use access::{Role, Team};
use calendar::{Day, Moment};
use identity::{Held, held as held_by};
use journal::{Account, AccountBy, AppendError, Batch, StoreError, SubjectId};
use records::workforce::WorkerDetails;
use records::{Act, Change, Fact, Place, Subject};
use roll::Roll;

use super::post::{begins, held, leaves};

/// Events of one account that are read: years of signing in.
const EVENTS: usize = 100_000;

/// By whom it is recorded.
const WHO: &str = "accounts";

/// Records what accounts say of those who work here where the record says less, or what was said before the account was
/// changed; of how many people. Nothing while the record is of no authority yet: its first entry says of which it is, and
/// accounts do not know.
///
/// # Errors
/// The journal cannot be read or written.
pub fn follow_accounts(roll: &Roll, today: Day) -> Result<usize, AppendError> {
    let mut done = 0;
    if roll.authority().is_some() {
        for account in roll.journal().accounts()? {
            done += usize::from(follow_account(roll, &account, today)?);
        }
    }
    Ok(done)
}

/// The same of one person: whose role their provider of sign-in has just said, for one.
///
/// # Errors
/// As [`follow_accounts`].
pub(crate) fn follow_account_of(roll: &Roll, id: &str, today: Day) -> Result<bool, AppendError> {
    match roll.journal().account(AccountBy::Id(id))? {
        Some(account) if roll.authority().is_some() => follow_account(roll, &account, today),
        _ => Ok(false),
    }
}

fn follow_account(roll: &Roll, account: &Account, today: Day) -> Result<bool, AppendError> {
    let subject = Subject::worker(&account.id);
    let facts = roll.facts(&subject);
    let said =
        facts.iter().filter(|fact| fact.of::<WorkerDetails>().is_some()).map(|fact| fact.recorded).max();
    if said.is_some() && agrees(account, &facts, today) {
        return Ok(false);
    }
    let all = held_by(&roll.journal().account_events(&account.id, EVENTS)?);
    let changes = match said {
        None => all
            .iter()
            .filter_map(|held| post(&account.name, held))
            .map(|post| new(&account.id, post))
            .collect(),
        Some(said) => newer(account, &facts, all.last(), said, today),
    };
    if changes.is_empty() {
        return Ok(false);
    }
    let seen = facts.iter().map(|fact| fact.origin.seq).max();
    match roll.append(batch(roll, WHO, "the account says so", &changes, (&subject, seen))?) {
        Ok(_) => Ok(true),
        // Another node, or a person, was quicker: what they recorded stands.
        Err(AppendError::Revision { .. } | AppendError::Conflict(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Changes of one worker's posts as a batch, refused where anything was recorded of them meanwhile.
///
/// # Errors
/// The worker's identifier is no subject's.
pub fn batch(
    roll: &Roll,
    who: &str,
    why: &str,
    changes: &[Change],
    (subject, seen): (&Subject, Option<u64>),
) -> Result<Batch, StoreError> {
    let detail = |error: journal::SubjectIdError| StoreError::Database {
        doing: "record a post",
        detail: error.to_string(),
    };
    let entries = changes.iter().map(roll::new_entry).collect::<Result<_, _>>().map_err(detail)?;
    Ok(Batch {
        authority: roll.authority().unwrap_or_else(|| "not-named".into()),
        who: who.into(),
        permit_reason: Some(why.into()),
        known_at: None,
        load: None,
        entries,
        expected: vec![(SubjectId::new(&subject.to_string()).map_err(detail)?, seen)],
    })
}

/// Whether the post that is recorded of somebody today is what their account says.
pub fn agrees(account: &Account, facts: &[Fact], today: Day) -> bool {
    let role = Role::of_code(&account.role);
    let (None, Some(_)) = (account.left, role.and_then(Role::work)) else {
        return account.left.is_none() || held(facts, today).is_none();
    };
    held(facts, today).is_some_and(|post| {
        let team = |name: &str| Team::id_of(name);
        Role::named_by(post.role).is_none_or(|by_post| Some(by_post) == role)
            && post.team.as_deref().map(team) == account.team.as_deref().map(team)
    })
}

/// What an account says that was changed after its owner's posts were last recorded.
fn newer(account: &Account, facts: &[Fact], last: Option<&Held>, said: Moment, today: Day) -> Vec<Change> {
    if let Some(left) = account.left {
        return if left > said { leaves(&account.id, facts, left.day()) } else { Vec::new() };
    }
    let Some(last) = last.filter(|last| last.since > said) else { return Vec::new() };
    let Some(post) = post(&account.name, last) else { return Vec::new() };
    // What is known of them beside goes on.
    let post = match held(facts, today) {
        Some(stands) => {
            WorkerDetails { since: post.since, until: None, role: post.role, team: post.team, ..stands }
        }
        None => post,
    };
    begins(&account.id, facts, &format!("post-{}", post.since), post)
}

fn new(worker: &str, post: WorkerDetails) -> Change {
    Change {
        subject: Subject::worker(worker),
        id: format!("post-{}", post.since).into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: Arc::new(post),
        place: Place::default(),
    }
}

/// What an account said of somebody for a time, as a post; none of a child, who does not work here, and none of what held
/// on no day.
fn post(name: &str, held: &Held) -> Option<WorkerDetails> {
    let role = Role::of_code(&held.role)?.work()?;
    let (since, until) = (held.since.day(), held.until.map(|until| until.day()));
    (until != Some(since)).then(|| WorkerDetails {
        since,
        until,
        role,
        name: name.to_owned(),
        team: held.team.clone(),
        phone: None,
        hours: None,
        assessed_year: None,
        agency: false,
    })
}
