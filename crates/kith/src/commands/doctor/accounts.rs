//! Who may sign in: somebody who may let others in, and nobody who has left.

use access::Role;
use calendar::Day;
use journal::{Account, Journal};
use records::Subject;
use records::workforce::WorkerDetails;

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
    for (id, left) in leavers(args, journal, &live) {
        report.wrong(
            ABOUT,
            format!("{id} left on {left} by the record, and can still sign in"),
            format!("kith user leave {id} --database {name}"),
        );
    }
    if report.to_mend() == before {
        report.good(ABOUT, format!("{} may sign in", live.len()));
    }
}

/// Those whose record as a worker has ended and whose account has not. Nobody, where the record cannot be opened: that is told of
/// the key.
fn leavers(args: &serve::Args, journal: &Journal, live: &[&Account]) -> Vec<(String, Day)> {
    // A database without an entry would be sealed by being opened with a key; and there is no worker in it.
    if journal.last_seq().unwrap_or(0) == 0 {
        return Vec::new();
    }
    let today = now::today();
    let Ok(roll) = args.database.existing().and_then(database::roll) else { return Vec::new() };
    let left = |account: &&Account| {
        let facts = roll.facts(&Subject::worker(&account.id));
        let newest =
            facts.iter().filter_map(|fact| fact.of::<WorkerDetails>()).max_by_key(|details| details.since)?;
        let until = newest.until.filter(|until| *until <= today)?;
        Some((account.id.to_string(), until))
    };
    live.iter().filter_map(left).collect()
}
