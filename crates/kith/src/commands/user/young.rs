//! The account of a young person, tied to their record: a dated fact of the record, like everything that opens it.

use std::sync::Arc;

use access::Role;
use journal::{Batch, Journal};
use records::governance::OwnAccount;
use records::{Act, Change, Place, Subject};
use roll::Roll;

use crate::database;
use crate::failure::Failure;
use crate::now;

use super::COMMAND_LINE;

/// What ties an account to a record, ready to be recorded.
pub(super) struct Tie {
    roll: Roll,
    change: Change,
}

/// The tie of an account to the record of a child that is there.
///
/// # Errors
/// The role is not that of a child; nobody of this identifier is recorded.
pub(super) fn tie(journal: &Journal, account: &str, role: &str, child: &str) -> Result<Tie, Failure> {
    if role != Role::Child.code() {
        let told =
            "--young-person goes with --role child: an account of any other role opens records by its work";
        return Err(Failure::new(told));
    }
    let roll = database::roll(journal.clone())?;
    let subject = Subject::child(child);
    if roll.facts(&subject).is_empty() {
        return Err(Failure::new(format!(
            "no child {child} is recorded here; see the identifier on their page"
        )));
    }
    let said = OwnAccount {
        since: now::today(),
        until: None,
        who: account.to_owned(),
        checked: Some("by whoever added the account".to_owned()),
    };
    let change = Change {
        subject,
        id: format!("own-account-{account}").into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: Arc::new(said),
        place: Place::default(),
    };
    Ok(Tie::of(roll, change))
}

impl Tie {
    /// What is to be recorded, and where.
    pub(super) fn of(roll: Roll, change: Change) -> Tie {
        Tie { roll, change }
    }

    /// Records it.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub(super) fn record(self) -> Result<(), Failure> {
        let entry = roll::new_entry(&self.change)?;
        self.roll.append(Batch {
            authority: self.roll.authority().unwrap_or_else(|| "not-named".into()),
            who: COMMAND_LINE.into(),
            permit_reason: None,
            known_at: None,
            load: None,
            entries: vec![entry],
            expected: Vec::new(),
        })?;
        Ok(())
    }
}
