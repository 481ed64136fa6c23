//! What somebody wrote to the authority on pages of their own, whether somebody answered, and by when it is to be: of a young
//! person ([`own_words`](crate::leaving_care::own_words)) and of foster carers ([`fostering`](crate::fostering)).
//!
//! No law says how soon a message is answered: the day follows from the local standard of the authority, where it has set one,
//! and from nothing else.

use calendar::Day;
use clocks::Clock;
use records::message::{self, Reply, Written};
use timeline::{Authority, Stranded};

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The record.
    pub id: String,
    /// The day on which it was written.
    pub day: Day,
    /// What about, in words.
    pub about: Option<&'static str>,
    /// As it was written.
    pub words: String,
    /// Who wrote it, by identifier of the account, where more than one may.
    pub by: Option<String>,
    /// The day by which it is to be answered, where the authority has set a time.
    pub due: Option<Day>,
    /// The answers, oldest first.
    pub answers: Vec<Answer>,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The day.
    pub day: Day,
    /// The words.
    pub words: String,
    /// Who answered, by identifier of the account.
    pub by: Option<String>,
}

impl Message {
    /// Whether nobody has answered.
    pub fn waits(&self) -> bool {
        self.answers.is_empty()
    }

    /// Whether nobody had answered in time on a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.waits() && self.due.is_some_and(|due| due < day)
    }
}

impl From<Written<'_>> for Answer {
    fn from(written: Written<'_>) -> Answer {
        Answer { day: written.day, words: written.words.to_owned(), by: written.by.map(str::to_owned) }
    }
}

/// What was written in messages of one kind up to a day, newest first, with the clock that says by when each is answered.
pub(crate) fn of<M: message::Message>(
    whose: &impl Stranded,
    clock: &Clock,
    authority: &Authority,
    day: Day,
) -> Vec<Message> {
    let answers = |id: &str| {
        let all = whose.strand::<M::Reply>().filter(|answer| answer.record.of() == id);
        all.map(|answer| Answer::from(answer.record.written())).filter(|answer| answer.day <= day).collect()
    };
    let all = whose.strand::<M>().filter(|said| said.record.written().day <= day);
    let mut all: Vec<Message> = all
        .map(|said| {
            let written = said.record.written();
            let limit = clock.standard_on(written.day, authority);
            Message {
                id: said.id.to_string(),
                day: written.day,
                about: said.record.about(),
                words: written.words.to_owned(),
                by: written.by.map(str::to_owned),
                due: limit.map(|(length, _)| length.due_from(written.day, &authority.calendars)),
                answers: answers(said.id),
            }
        })
        .collect();
    all.reverse();
    all
}
