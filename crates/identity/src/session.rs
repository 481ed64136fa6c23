//! Sessions: how long they last, and whose this is.

use calendar::Moment;
use journal::{Account, AccountChange, Door, Ending, Head, Session, Stage};

use crate::secret::{For, hash};
use crate::{Identity, IdentityError};

const MINUTE: i64 = 60 * 1_000_000;

/// How long a session lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Minutes without a request after which it ends.
    pub idle_minutes: u32,
    /// Hours after which it ends in any case.
    pub longest_hours: u32,
}

impl Default for Limits {
    /// Half an hour, twelve hours: OWASP ASVS 4.0.3, 3.3.2 at level 2.
    fn default() -> Limits {
        Limits { idle_minutes: 30, longest_hours: 12 }
    }
}

/// Minutes in which the second step must be taken.
const SECOND_STEP_MINUTES: i64 = 10;

impl Limits {
    /// Whether a session has ended by a moment.
    pub(crate) fn ended(self, session: &Session, now: Moment) -> bool {
        let since = |then: Moment| now.micros() - then.micros();
        match session.stage {
            Stage::Open => {
                since(session.seen) > i64::from(self.idle_minutes) * MINUTE
                    || since(session.began) > i64::from(self.longest_hours) * 60 * MINUTE
            }
            Stage::Code | Stage::SetUp => since(session.began) > SECOND_STEP_MINUTES * MINUTE,
        }
    }
}

/// Whose session it is that a browser has named.
#[derive(Clone, Debug)]
pub struct Who {
    /// Whose.
    pub account: Account,
    /// Their session. Only one of the stage `Open` opens anything.
    pub session: Session,
}

/// Whose session it is, and how far the accounts and the record had come when that was asked.
#[derive(Clone, Debug)]
pub struct AtTheDoor {
    /// Whose.
    pub who: Who,
    /// The number of the last event of any account.
    pub last_account_event: u64,
    /// The end of the record.
    pub head: Head,
}

impl Who {
    /// Whether they are signed in.
    pub fn is_in(&self) -> bool {
        self.session.stage == Stage::Open
    }
}

impl Identity {
    /// Whose session this is; nobody's where it has ended, was ended, or its owner has left.
    ///
    /// # Errors
    /// The journal cannot be read, or has stopped.
    pub fn who(&self, session: &str, now: Moment) -> Result<Option<Who>, IdentityError> {
        let found = self.journal().session(hash(For::Session, session))?;
        found.map_or(Ok(None), |(session, account)| self.still(session, account, now))
    }

    /// The same, with how far the accounts and the record have come: one question where the journal can answer it as one.
    ///
    /// # Errors
    /// The journal cannot be read, or has stopped.
    pub fn at_the_door(&self, session: &str, now: Moment) -> Result<Option<AtTheDoor>, IdentityError> {
        let Some(door) = self.journal().door(hash(For::Session, session))? else { return Ok(None) };
        let Door { session, account, last_account_event, head } = door;
        let who = self.still(session, account, now)?;
        Ok(who.map(|who| AtTheDoor { who, last_account_event, head }))
    }

    /// Whose session this is, unless it has ended or its owner has left. That it is used is noted.
    fn still(&self, session: Session, account: Account, now: Moment) -> Result<Option<Who>, IdentityError> {
        if account.left.is_some() || self.0.limits.ended(&session, now) {
            return Ok(None);
        }
        // To the minute: a page need not wait for the disk each time.
        if session.stage == Stage::Open && now.micros() - session.seen.micros() > MINUTE {
            self.journal().session_used(session.hash)?;
        }
        Ok(Some(Who { account, session }))
    }

    /// The sessions of somebody that have not ended, newest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn sessions(&self, who: &Who, now: Moment) -> Result<Vec<Session>, IdentityError> {
        let mut sessions = self.journal().sessions(&who.account.id)?;
        sessions.retain(|session| session.stage == Stage::Open && !self.0.limits.ended(session, now));
        Ok(sessions)
    }

    /// Ends the session that somebody uses.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn sign_out(&self, who: &Who) -> Result<(), IdentityError> {
        self.end(who, Ending::One(who.session.hash), "signed out")
    }

    /// Ends every other session of somebody.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub fn sign_out_others(&self, who: &Who) -> Result<(), IdentityError> {
        self.end(who, Ending::AllBut(who.session.hash), "signed out everywhere else")
    }

    fn end(&self, who: &Who, which: Ending, what: &str) -> Result<(), IdentityError> {
        let id = who.account.id.clone();
        self.journal().change_account(AccountChange::End { id: id.clone(), which }, Some((&id, what)))?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use journal::{SecretHash, Session, Stage};

    use super::Limits;

    #[test]
    fn a_session_ends_when_unused_when_old_and_sooner_while_it_waits() {
        let at = |text: &str| -> Moment { text.parse().unwrap() };
        let session = |stage, seen: &str| Session {
            hash: SecretHash([0; 32]),
            account: "ada".into(),
            stage,
            began: at("2018-11-05T08:00:00Z"),
            seen: at(seen),
            device: "a browser".into(),
            next: "/".into(),
            typed: "".into(),
        };
        for (stage, seen, now, ended) in [
            (Stage::Open, "2018-11-05T08:00:00Z", "2018-11-05T08:30:00Z", false),
            (Stage::Open, "2018-11-05T08:00:00Z", "2018-11-05T08:30:01Z", true),
            (Stage::Open, "2018-11-05T19:50:00Z", "2018-11-05T20:00:00Z", false),
            (Stage::Open, "2018-11-05T19:50:00Z", "2018-11-05T20:00:01Z", true),
            (Stage::Code, "2018-11-05T08:00:00Z", "2018-11-05T08:10:00Z", false),
            (Stage::Code, "2018-11-05T08:00:00Z", "2018-11-05T08:10:01Z", true),
            (Stage::SetUp, "2018-11-05T08:00:00Z", "2018-11-05T08:10:01Z", true),
        ] {
            assert_eq!(
                Limits::default().ended(&session(stage, seen), at(now)),
                ended,
                "{stage:?} {seen} {now}"
            );
        }
    }
}
