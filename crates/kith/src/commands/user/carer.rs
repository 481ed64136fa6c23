//! The account of a foster carer, tied to their household: a dated fact of the household, like everything that opens a record.

use std::sync::Arc;

use access::Role;
use journal::Journal;
use records::fostering::CarerAccount;
use records::{Act, Change, Place, Subject};

use crate::database;
use crate::failure::Failure;
use crate::now;

use super::young::Tie;

/// The tie of an account to a household that is there.
///
/// # Errors
/// The role is not that of a foster carer; no household of this identifier is recorded.
pub(super) fn tie(journal: &Journal, account: &str, role: &str, household: &str) -> Result<Tie, Failure> {
    if role != Role::Carer.code() {
        let told =
            "--household goes with --role carer: an account of any other role opens records by its work";
        return Err(Failure::new(told));
    }
    let roll = database::roll(journal.clone())?;
    let subject = Subject::carer_household(household);
    if roll.facts(&subject).is_empty() {
        return Err(Failure::new(format!(
            "no household {household} is recorded here; see the identifier on its page, below Fostering"
        )));
    }
    let said = CarerAccount {
        since: now::today(),
        until: None,
        who: account.to_owned(),
        checked: Some("by whoever added the account".to_owned()),
    };
    let change = Change {
        subject,
        id: format!("carer-account-{account}").into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: Arc::new(said),
        place: Place::default(),
    };
    Ok(Tie::of(roll, change))
}
