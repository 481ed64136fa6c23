//! Who may sign in: somebody who may let others in, and nobody who has left; each in a team that is there.

use std::collections::BTreeSet;
use std::sync::Arc;

use access::{Role, Team};
use calendar::{Day, Moment};
use journal::{Account, Journal};
use pages::{catch_up, post};
use records::workforce::WorkerDetails;
use records::{Subject, as_known};
use roll::Roll;

use super::super::serve;
use super::Report;
use crate::{database, now};

const ABOUT: &str = "accounts";

pub(super) fn look(args: &serve::Args, journal: Option<&Journal>, report: &mut Report) {
    let Some(journal) = journal else { return };
    let name = args.database.name();
    let Ok(accounts) = journal.accounts() else { return };
    let live: Vec<&Account> = accounts.iter().filter(|account| account.left.is_none()).collect();
    let before = report.to_mend();
    if !live.iter().any(|account| *account.role == *Role::Administrator.code()) {
        let says = if live.is_empty() { "nobody has an account" } else { "nobody is an administrator" };
        report.wrong(
            ABOUT,
            format!("{says}: nobody can let others in"),
            format!("kith user add ID --name NAME --role administrator --database {name}"),
        );
    }
    for account in accounts.iter().filter(|account| account.left.is_some()) {
        if journal.sessions(&account.id).is_ok_and(|sessions| !sessions.is_empty()) {
            report.wrong(
                ABOUT,
                format!("{} has left and is still signed in", account.id),
                format!("kith user leave {} --database {name}", account.id),
            );
        }
    }
    if let Some(roll) = record(args, journal) {
        for (id, left) in leavers(&roll, &live) {
            report.wrong(
                ABOUT,
                format!("{id} left on {left} by the record, and can still sign in"),
                format!("kith user leave {id} --database {name}"),
            );
        }
        teams(&roll, &live, &name, report);
    }
    if report.to_mend() == before {
        report.good(ABOUT, format!("{} may sign in", live.len()));
    }
}

/// The record. None, where it cannot be opened: that is told of the key.
fn record(args: &serve::Args, journal: &Journal) -> Option<Roll> {
    // A database without an entry would be sealed by being opened with a key; and there is no worker in it.
    if journal.last_seq().unwrap_or(0) == 0 {
        return None;
    }
    args.database.existing().and_then(database::roll).ok()
}

/// Those whose record as a worker has ended and whose account has not.
fn leavers(roll: &Roll, live: &[&Account]) -> Vec<(String, Day)> {
    let today = now::today();
    let left = |account: &&Account| {
        let facts = roll.facts(&Subject::worker(&account.id));
        let posts =
            as_known(&facts, Moment::END_OF_TIME).into_iter().filter_map(|fact| fact.of::<WorkerDetails>());
        let until: Option<Vec<Day>> = posts.map(|post| post.until).collect();
        let until = until?.into_iter().max().filter(|until| *until <= today)?;
        Some((account.id.to_string(), until))
    };
    live.iter().filter_map(left).collect()
}

/// Accounts whose team is not there: nobody’s recorded post names it, so that nobody is in it with them; and those that say
/// something else than is recorded.
fn teams(roll: &Roll, live: &[&Account], name: &str, report: &mut Report) {
    let today = now::today();
    let held = |account: &Account| post::held(&roll.facts(&Subject::worker(&account.id)), today);
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let named: BTreeSet<Arc<str>> = cohort
        .workers
        .iter()
        .filter_map(|worker| {
            Some(Team::id_of(post::held(&roll.facts(&Subject::worker(&worker.id)), today)?.team.as_deref()?))
        })
        .collect();
    for account in live {
        let (id, role) = (&account.id, &account.role);
        let team = account.team.as_deref();
        if let Some(team) = team.filter(|team| !named.contains(&Team::id_of(team))) {
            report.warn(
                ABOUT,
                format!(
                    "{id} is in the team {team}, which nobody’s recorded post names: they manage nobody, and nobody \
                     manages them"
                ),
                format!("kith user role {id} {role} --team NAME --database {name}"),
            );
        } else if held(account).is_some()
            && !catch_up::agrees(account, &roll.facts(&Subject::worker(id)), today)
        {
            report.warn(
                ABOUT,
                format!(
                    "{id} is {} by the account, and something else by the record, which holds",
                    said(role, team)
                ),
                format!("kith user role {id} ROLE --team NAME --database {name}"),
            );
        }
    }
}

fn said(role: &str, team: Option<&str>) -> String {
    team.map_or_else(|| role.to_owned(), |team| format!("{role} in the team {team}"))
}
