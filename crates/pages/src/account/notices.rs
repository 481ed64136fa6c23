//! Mail to the owner of an account when something changed by which one signs in.
//!
//! It tells the fact, the moment and where to look; no name, nothing of any child. It goes to the name that one signs in
//! with, where that is an address to which mail may go, or else to the address of one's digest.

use calendar::Moment;
use journal::{Journal, Mail, StoreError};

use crate::workforce::digest::Mailing;

/// Events looked at in one go.
const AT_ONCE: usize = 500;

/// The messages for what was done to accounts after this event, and since this moment, and the last event that was looked
/// at. A message has the event's name, so that it is queued once however often it is written.
///
/// # Errors
/// The journal cannot be read.
pub fn account_notices(
    journal: &Journal,
    mailing: &Mailing,
    after: u64,
    since: Moment,
) -> Result<(Vec<Mail>, u64), StoreError> {
    let events = journal.account_events_after(after, AT_ONCE)?;
    let last = events.last().map_or(after, |(number, _)| *number);
    let mut mails = Vec::new();
    let mut digests = None;
    for (number, event) in events {
        if event.at < since {
            continue;
        }
        let Some(sentence) = identity::told(&event.what) else { continue };
        let Some(account) = journal.account(journal::AccountBy::Id(&event.account))? else { continue };
        let to = if mailing.takes(&account.sign_in_name) {
            Some(account.sign_in_name.clone())
        } else {
            if digests.is_none() {
                digests = Some(journal.digests_wanted()?);
            }
            let wanted = digests.iter().flatten().find(|one| one.who == account.id);
            wanted.map(|one| one.address.clone()).filter(|address| mailing.takes(address))
        };
        let Some(to) = to.filter(|_| account.left.is_none()) else { continue };
        let (hour, minute) = event.at.hour_and_minute();
        let body = format!(
            "{sentence}\n\n{}, {hour:02}:{minute:02}\n\nIf that was you, there is nothing to do. If it was not, tell \
             whoever looks after Kith in your authority at once.\n\nWhat happened with your account: {}/account\n",
            event.at.day().to_words(),
            mailing.site
        );
        mails.push(Mail {
            id: format!("account {number}").into(),
            to,
            subject: "Kith: your account".into(),
            body: body.into(),
            calendar: None,
            tries: 0,
        });
    }
    Ok((mails, last))
}
