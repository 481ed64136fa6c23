//! A leaving care status that a person decides and that cannot be on the day, told at entry with the way on: what the law gives
//! at an age is given at no other, and the young person's own pages say what the status brings.

use records::leaving_care::{LeaverStatus, LeaverStatusDecided};
use records::{Record, Trouble};
use timeline::Timeline;

/// What is wrong with a record of a young person beside the rest of it; nothing for kinds that decide no status.
pub fn of(child: &Timeline, record: &dyn Record) -> Option<Trouble> {
    let said = record.as_any().downcast_ref::<LeaverStatusDecided>()?;
    let age = child.born()?.age_on(said.since);
    let (ages, words) = ages(said.status)?;
    if !ages.contains(&age) {
        let says = format!(
            "This status is for {words}, and they are {age} on that day. Choose the status of their age, or correct the day or \
             the date of birth"
        );
        return Some(Trouble::stops("status", says));
    }
    let cared_for = child.on(said.since).looked_after();
    match said.status {
        LeaverStatus::Eligible if !cared_for => Some(Trouble::advice(
            "status",
            "An eligible child is looked after, and by the record they are not on that day. If care goes on, record that; who \
             has left care at 16 or 17 is a relevant child",
        )),
        LeaverStatus::Relevant if cared_for => Some(Trouble::advice(
            "status",
            "A relevant child has left care, and by the record they are looked after on that day. If care ended, record that; \
             who is in care at 16 or 17 is an eligible child",
        )),
        _ => None,
    }
}

/// The ages at which the law gives a status: Children Act 1989, sections 23A, 23C, 23CZB and 24, and Schedule 2, paragraph 19B.
fn ages(status: LeaverStatus) -> Option<(std::ops::RangeInclusive<i32>, &'static str)> {
    match status {
        LeaverStatus::Eligible | LeaverStatus::Relevant => Some((16..=17, "16 and 17")),
        LeaverStatus::FormerRelevant => Some((18..=20, "18 to 20")),
        LeaverStatus::FormerRelevant21 => Some((21..=24, "21 to 24")),
        LeaverStatus::Qualifying => Some((16..=24, "16 to 24")),
        LeaverStatus::None => None,
    }
}

#[cfg(test)]
mod tests {
    use calendar::Day;
    use timeline::history;

    use super::*;

    #[test]
    fn a_status_is_of_its_age_and_of_who_is_in_care() {
        use LeaverStatus::{
            Eligible, FormerRelevant, FormerRelevant21, None as Without, Qualifying, Relevant,
        };
        let story = "2000-05-04 born\n2014-01-10 start\n2014-01-10 status C2\n2014-01-10 lives U6 AB1\n2017-05-04 end E4A";
        let child = history::child("C1", story).unwrap();
        let says = |on: &str, status: LeaverStatus| {
            let since: Day = on.parse().unwrap();
            let said = LeaverStatusDecided {
                since,
                until: Option::None,
                status,
                because: "Seen elsewhere".to_owned(),
                by: "sw1".to_owned(),
            };
            of(&child, &said).map(|trouble| trouble.stops)
        };
        for (on, status, expected) in [
            // The day before 16, and the birthday.
            ("2016-05-03", Eligible, Some(true)),
            ("2016-05-04", Eligible, Option::None),
            ("2016-05-04", Relevant, Some(false)),
            // Care ended on the seventeenth birthday.
            ("2017-05-04", Eligible, Some(false)),
            ("2017-05-04", Relevant, Option::None),
            // The day before 18, and the birthday.
            ("2018-05-03", Relevant, Option::None),
            ("2018-05-04", Relevant, Some(true)),
            ("2018-05-04", Eligible, Some(true)),
            ("2018-05-03", FormerRelevant, Some(true)),
            ("2018-05-04", FormerRelevant, Option::None),
            ("2021-05-04", FormerRelevant, Some(true)),
            ("2021-05-04", FormerRelevant21, Option::None),
            ("2025-05-04", FormerRelevant21, Some(true)),
            ("2025-05-03", Qualifying, Option::None),
            ("2025-05-04", Qualifying, Some(true)),
            ("2025-05-04", Without, Option::None),
        ] {
            assert_eq!(says(on, status), expected, "{on} {status:?}");
        }
    }
}
