//! What foster carers wrote on their own pages.

use calendar::Day;
use clocks::fostering::households::MESSAGE;
use records::fostering::CarerMessage;
use timeline::{Authority, Household};

use crate::message::{self, Message};

/// What the carers of a household wrote up to a day, newest first.
pub fn messages(household: &Household, authority: &Authority, day: Day) -> Vec<Message> {
    message::of::<CarerMessage>(household, &MESSAGE, authority, day)
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
