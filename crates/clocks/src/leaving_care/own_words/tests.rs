use super::*;
use crate::invented::trials;

const SET: &str = "2016-01-01 local_standard clock=cl.ownwords.answer limit=5W words=Five\n";

/// Thursday 1 November 2018.
const WROTE: &str = "2000-06-15 born\n2018-11-01 own_words words=Hello about=plan";

#[test]
fn it_is_answered_by_the_day_that_the_authority_has_set() {
    let answered = |on: &str| format!("{SET}{WROTE}\n{on} own_words_answered of=1 answer=Yes");
    trials(
        &FAMILY,
        &[
            (&format!("{SET}{WROTE}"), "2018-11-08", &["cl.ownwords.answer 2018-11-01 -> 2018-11-08 Open"]),
            (
                &format!("{SET}{WROTE}"),
                "2018-11-09",
                &["cl.ownwords.answer 2018-11-01 -> 2018-11-08 Overdue(1)"],
            ),
            // To another message, or none at all: the number of the record is what an answer names.
            (
                &answered("2018-11-06"),
                "2018-11-09",
                &["cl.ownwords.answer 2018-11-01 -> 2018-11-08 Overdue(1)"],
            ),
        ],
    );
}

#[test]
fn where_the_authority_has_set_no_time_nothing_is_owed() {
    trials(&FAMILY, &[(WROTE, "2018-11-20", &[])]);
}
