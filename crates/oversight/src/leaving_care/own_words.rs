//! What a young person wrote on their own pages.

use calendar::Day;
use clocks::leaving_care::own_words::ANSWER;
use records::leaving_care::OwnWords;
use timeline::{Authority, Timeline};

use crate::message::{self, Message};

/// What a young person wrote up to a day, newest first.
pub fn of(child: &Timeline, authority: &Authority, day: Day) -> Vec<Message> {
    message::of::<OwnWords>(child, &ANSWER, authority, day)
}

#[cfg(test)]
mod tests {
    use timeline::history;

    use super::*;

    #[test]
    fn a_message_waits_until_somebody_answers_it() {
        let set = "2018-01-01 local_standard clock=cl.ownwords.answer limit=5W words=Five";
        let authority = Authority::of("Z99", &history::facts(set).unwrap(), calendar::Moment::END_OF_TIME);
        let day = |text: &str| text.parse::<Day>().unwrap();
        let wrote =
            "2000-06-15 born\n2018-11-01 own_words words=Hello about=plan\n2018-11-03 own_words words=Again";
        let child = history::child("L1", wrote).unwrap();
        let all = of(&child, &authority, day("2018-11-05"));
        assert_eq!(all.iter().map(|each| &*each.words).collect::<Vec<_>>(), ["Again", "Hello"]);
        // A Thursday, and five working days.
        assert_eq!((all[1].due, all[1].waits()), (Some(day("2018-11-08")), true));
        assert!(!all[1].is_late(day("2018-11-08")) && all[1].is_late(day("2018-11-09")));
        let id = all[1].id.clone();
        let answered = format!("{wrote}\n2018-11-06 own_words_answered of={id} answer=Yes");
        let child = history::child("L1", &answered).unwrap();
        let all = of(&child, &authority, day("2018-11-20"));
        assert!(!all[1].waits() && all[0].waits() && all[0].is_late(day("2018-11-20")));
        // No time is set: a message waits, and is never late.
        let unset = of(&child, &Authority::default(), day("2018-11-20"));
        assert!(unset[0].waits() && unset[0].due.is_none() && !unset[0].is_late(day("2019-11-20")));
        // An answer of a day to come is none yet.
        assert!(of(&child, &authority, day("2018-11-05"))[1].waits());
    }
}
