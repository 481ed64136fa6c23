//! The account of somebody who reads pages of their own, tied to the record whose pages these are: a young person's to their own
//! record, a foster carer's to their household. A dated fact of the record, like everything that opens one.

use std::sync::Arc;

use access::Role;
use journal::{Batch, Journal};
use records::fostering::CarerAccount;
use records::governance::OwnAccount;
use records::{Act, Change, Place, Record, Subject};
use roll::Roll;

use crate::database;
use crate::failure::Failure;
use crate::now;

use super::COMMAND_LINE;

/// Who checked whose account it is, as far as a command can say.
const CHECKED: &str = "by whoever added the account";

/// Whose pages an account opens.
pub(super) enum To {
    /// A child's own, by their identifier.
    Child(String),
    /// A carer household's, by its identifier.
    Household(String),
}

/// What ties an account to a record, ready to be recorded.
pub(super) struct Tie {
    roll: Roll,
    change: Change,
}

impl To {
    /// The role of the accounts that it ties.
    fn role(&self) -> Role {
        match self {
            To::Child(_) => Role::Child,
            To::Household(_) => Role::Carer,
        }
    }

    /// What asks for it on the command line.
    fn flag(&self) -> &'static str {
        match self {
            To::Child(_) => "--young-person",
            To::Household(_) => "--household",
        }
    }

    fn subject(&self) -> Subject {
        match self {
            To::Child(id) => Subject::child(id),
            To::Household(id) => Subject::carer_household(id),
        }
    }

    /// What is told where nothing is recorded of it.
    fn nobody(&self) -> String {
        match self {
            To::Child(id) => format!("no child {id} is recorded here; see the identifier on their page"),
            To::Household(id) => {
                format!("no household {id} is recorded here; see the identifier on its page, below Fostering")
            }
        }
    }

    /// The record that ties an account from today on, and its identifier.
    fn said(&self, account: &str) -> (String, Arc<dyn Record>) {
        let (since, until) = (now::today(), None);
        let (who, checked) = (account.to_owned(), Some(CHECKED.to_owned()));
        match self {
            To::Child(_) => {
                (format!("own-account-{account}"), Arc::new(OwnAccount { since, until, who, checked }))
            }
            To::Household(_) => {
                (format!("carer-account-{account}"), Arc::new(CarerAccount { since, until, who, checked }))
            }
        }
    }
}

impl Tie {
    /// The tie of an account to a record that is there.
    ///
    /// # Errors
    /// The role is another; nothing of this identifier is recorded.
    pub(super) fn of(journal: &Journal, account: &str, role: &str, to: &To) -> Result<Tie, Failure> {
        let goes_with = to.role().code();
        if role != goes_with {
            let flag = to.flag();
            return Err(Failure::new(format!(
                "{flag} goes with --role {goes_with}: an account of any other role opens records by its work"
            )));
        }
        let roll = database::roll(journal.clone())?;
        let subject = to.subject();
        if roll.facts(&subject).is_empty() {
            return Err(Failure::new(to.nobody()));
        }
        let (id, record) = to.said(account);
        let change = Change {
            subject,
            id: id.into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record,
            place: Place::default(),
        };
        Ok(Tie { roll, change })
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
