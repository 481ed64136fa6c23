//! What foster carers wrote on their own pages, whether somebody answered, and by when it is to be.
//!
//! No law says how soon a message is answered: the day follows from the local standard of the authority, where it has set one,
//! and from nothing else.

use calendar::Day;
use clocks::fostering::households::MESSAGE;
use records::fostering::{CarerAbout, CarerMessage, CarerMessageAnswered};
use timeline::{Authority, Household, Stranded};

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The record.
    pub id: String,
    /// The day on which it was written.
    pub day: Day,
    /// What about.
    pub about: Option<CarerAbout>,
    /// As they wrote it.
    pub words: String,
    /// Who wrote it, by identifier of the account.
    pub by: Option<String>,
    /// The day by which it is to be answered, where the authority has set a time.
    pub due: Option<Day>,
    /// The answers, oldest first: the day, the words, who.
    pub answers: Vec<(Day, String, Option<String>)>,
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

/// What the carers of a household wrote up to a day, newest first.
pub fn messages(household: &Household, authority: &Authority, day: Day) -> Vec<Message> {
    let said = household.strand::<CarerMessage>().filter(|said| said.day <= day);
    let mut all: Vec<Message> = said
        .map(|said| Message {
            id: said.id.to_string(),
            day: said.day,
            about: said.about,
            words: said.record.words.clone(),
            by: said.record.by.clone(),
            due: MESSAGE
                .standard_on(said.day, authority)
                .map(|(length, _)| length.due_from(said.day, &authority.calendars)),
            answers: household
                .strand::<CarerMessageAnswered>()
                .filter(|answer| *answer.of == **said.id && answer.day <= day)
                .map(|answer| (answer.day, answer.record.answer.clone(), answer.record.by.clone()))
                .collect(),
        })
        .collect();
    all.reverse();
    all
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use timeline::history;

    use super::*;

    #[test]
    fn a_message_waits_until_somebody_answers_it() {
        let set = "2018-01-01 local_standard clock=foster.message.answer limit=5W words=Five";
        let authority = Authority::of("Z99", &history::facts(set).unwrap(), Moment::END_OF_TIME);
        let day = |text: &str| text.parse::<Day>().unwrap();
        let household = |text: &str| Household::of("H1", &history::facts(text).unwrap(), Moment::END_OF_TIME);
        let wrote =
            "2018-11-01 carer_message words=Hello about=plan by=rowan\n2018-11-03 carer_message words=Again";
        let all = messages(&household(wrote), &authority, day("2018-11-05"));
        assert_eq!(all.iter().map(|each| &*each.words).collect::<Vec<_>>(), ["Again", "Hello"]);
        assert_eq!((all[1].due, all[1].waits()), (Some(day("2018-11-08")), true));
        assert!(!all[1].is_late(day("2018-11-08")) && all[1].is_late(day("2018-11-09")));
        let answered = format!("{wrote}\n2018-11-06 carer_message_answered of={} answer=Yes", all[1].id);
        let all = messages(&household(&answered), &authority, day("2018-11-20"));
        assert!(!all[1].waits() && all[0].waits() && all[0].is_late(day("2018-11-20")));
        // No time is set: a message waits, and is never late.
        let unset = messages(&household(wrote), &Authority::default(), day("2018-11-20"));
        assert!(unset[0].waits() && unset[0].due.is_none() && !unset[0].is_late(day("2019-11-20")));
    }
}
