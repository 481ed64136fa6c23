//! What somebody writes to the authority on pages of their own, and what is answered: what every kind of message has, however
//! its record is named and whoever it is about. A kind of its own says who wrote it; a clock, a list or a page of messages
//! reads any of them as one shape.

use calendar::Day;

use crate::form::Trouble;
use crate::kind::Definition;

/// Letters of a message, at most.
const LETTERS: usize = 4000;

/// A kind of message.
pub trait Message: Definition {
    /// The kind of record that answers it.
    type Reply: Reply;

    /// What it is about, in words, where its writer has said so.
    fn about(&self) -> Option<&'static str>;

    /// What was written.
    fn written(&self) -> Written<'_>;
}

/// A kind of answer to a message.
pub trait Reply: Definition {
    /// The record of the message, by its identifier.
    fn of(&self) -> &str;

    /// What was answered.
    fn written(&self) -> Written<'_>;
}

/// What stands in a message or in its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written<'a> {
    /// The day.
    pub day: Day,
    /// The words.
    pub words: &'a str,
    /// Who wrote, by identifier of the account, where the record says so.
    pub by: Option<&'a str>,
}

/// What is wrong with the words of a message.
pub(crate) fn check(words: &str) -> Vec<Trouble> {
    let says = if words.trim().is_empty() {
        "Write something first: a word is enough".to_owned()
    } else if words.chars().count() > LETTERS {
        format!("This is longer than can be sent at once. Send up to {LETTERS} letters, and then the rest")
    } else {
        return Vec::new();
    };
    vec![Trouble::stops("words", says)]
}

/// What is wrong with an answer that says nothing: what its writer is told.
pub(crate) fn check_answer(answer: &str, says: &str) -> Vec<Trouble> {
    if answer.trim().is_empty() { vec![Trouble::stops("answer", says)] } else { Vec::new() }
}
