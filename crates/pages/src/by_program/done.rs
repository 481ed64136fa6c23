//! What is done to a record beside children that is not put right whole: a standing-in is ended, an action from supervision is
//! done. Judged by the pages that do it.

use std::sync::Arc;

use access::Person;
use calendar::Day;
use records::quality::FollowedAction;
use records::workforce::{StandingIn, Supervision};
use records::{Act, Fact, Record, Trouble};

use super::Beside;
use crate::Desk;
use crate::quality::follow;
use crate::workforce::{standing_in, supervision};

/// What ends a standing-in today; none where the fact is no standing-in, or has ended.
pub fn ended(desk: &Desk, fact: &Fact) -> Option<(Act, Arc<dyn Record>)> {
    let (said, today) = (fact.of::<StandingIn>()?, desk.today());
    let (act, record) = standing_in::ended(said, today);
    (said.until > today).then(|| (act, Arc::new(record) as Arc<dyn Record>))
}

/// Whether somebody says what became of the actions of a session: who sees to the supervision.
pub fn follows(desk: &Desk, me: &Person, beside: &Beside) -> bool {
    desk.supervises(me, &beside.subject.id).is_ok()
}

/// What is said of an action when it is done.
#[derive(Debug)]
pub struct Done<'a> {
    /// Which action of the session, from 0.
    pub nth: usize,
    /// On which day; none where none that can be read was given.
    pub on: Option<Day>,
    /// What was seen of it.
    pub seen: &'a str,
}

/// The words for the journal, and the record as it is to stand.
pub type Next = (Arc<str>, Arc<dyn Record>);

/// The session with an action done, and the words for the journal; or what is wrong, by field. None where the fact has no such
/// action that is to be done.
pub fn done(desk: &Desk, fact: &Fact, said: &Done<'_>) -> Option<Result<Next, Vec<Trouble>>> {
    let found = follow::find::<Supervision>([fact], &fact.id, said.nth, FollowedAction::is_open)?;
    let now = match follow::said(said.on, said.seen, desk.today(), &found.action, false) {
        Ok(now) => now,
        Err(wrong) => {
            let field = |name: &str| if name == "words" { "seen".to_owned() } else { name.to_owned() };
            return Some(Err(wrong
                .into_iter()
                .map(|(name, says)| Trouble::stops(field(name), says))
                .collect()));
        }
    };
    Some(Ok((supervision::DONE.into(), Arc::new(found.with(now)))))
}

/// Whether an action stands as done just as it is said.
pub fn is_done(fact: &Fact, said: &Done<'_>) -> bool {
    let action = fact.of::<Supervision>().and_then(|session| session.actions.get(said.nth));
    let words = said.seen.trim();
    action.is_some_and(|action| {
        action.done.is_some() && action.done == said.on && action.seen.as_deref() == Some(words)
    })
}
