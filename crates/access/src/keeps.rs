//! Who keeps the list of who works here.

use crate::rules::refusal;
use crate::{Person, Refusal, Role};

/// Whether a person keeps the list of who works here: who joins, moves and leaves, in which team. It says nothing of a child, and
/// decides who may read about one, so that nobody does it beside work with children.
///
/// # Errors
/// Their role does not.
pub fn keeps_people(person: &Person) -> Result<(), Refusal> {
    match person.role {
        Role::Administrator => Ok(()),
        _ => Err(refusal("Administrators keep the list of who works here and in which team.", false)),
    }
}

/// Whether a person says what somebody else does here: nobody of themselves, since it decides what they may read.
///
/// # Errors
/// Their role does not; it is themselves.
pub fn keeps_post_of(person: &Person, whose: &str) -> Result<(), Refusal> {
    keeps_people(person)?;
    if *person.id == *whose {
        return Err(refusal(
            "Another administrator says what you do here: nobody does that for themselves.",
            false,
        ));
    }
    Ok(())
}
