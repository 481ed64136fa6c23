//! Whether a review is late, and what must then be said.

use calendar::Day;
use clocks::reviews::reg_33;
use clocks::{Duty, State};
use timeline::{Standpoint, Timeline};

/// The duty of the next review on a day: that of the law (regulation 33), open. `None` where no review is owed, and where its day
/// is not before the eighteenth birthday, on which care ends.
pub fn next_due(child: &Timeline, at: &Standpoint<'_>) -> Option<Duty> {
    let duties = reg_33::FAMILY.of_child(child, at);
    let adult = child.born().map(|born| born.plus_years(18));
    let is_owed = |duty: &Duty| duty.state_on(at.day).is_open() && adult.is_none_or(|adult| duty.due < adult);
    duties.into_iter().filter(is_owed).min_by_key(|duty| duty.due)
}

/// By how many days a review held on a day is late; 0 where it is in time or none was owed. Judged as things stood on the day
/// before, so that the review itself does not meet what it is judged by.
pub fn days_late(child: &Timeline, at: &Standpoint<'_>, held: Day) -> i32 {
    let before = Standpoint { day: held, ..*at };
    let duties = reg_33::FAMILY.of_child(child, &before);
    let owed = duties.iter().filter(|duty| duty.because.day < held && duty.due < held);
    owed.filter(|duty| duty.met.is_none_or(|met| met.day >= held))
        .map(|duty| duty.due.days_until(held))
        .max()
        .unwrap_or(0)
}

/// Whether a duty is late on a day.
pub fn is_late(duty: &Duty, day: Day) -> bool {
    matches!(duty.state_on(day), State::Overdue(_))
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use timeline::{Authority, history};

    use super::*;

    #[test]
    fn no_review_is_owed_from_the_eighteenth_birthday_on() {
        // The review after that of 1 February is due six months on, on 1 August.
        for (born, owed) in [("2000-08-02", true), ("2000-08-01", false), ("2000-05-04", false)] {
            let story = format!(
                "{born} born\n2017-01-08 start\n2017-01-08 status C2\n2017-01-08 lives U6 AB1
                 2017-02-01 review PN1\n2017-05-01 review PN1\n2017-10-02 review PN1\n2018-02-01 review PN1"
            );
            let child = history::child("C1", &story).unwrap();
            let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
            let day: Day = "2018-03-01".parse().unwrap();
            let at = Standpoint { day, known: Moment::END_OF_TIME, authority: &authority };
            let next = next_due(&child, &at).map(|duty| duty.due.to_string());
            assert_eq!(next, owed.then(|| "2018-08-01".to_owned()), "{born}");
        }
    }

    #[test]
    fn a_review_after_its_day_is_late_by_the_days_after_it() {
        let story = "2010-05-04 born\n2018-01-08 start\n2018-01-08 status C1\n2018-01-08 lives U6 AB1\n2018-02-01 review PN1";
        let child = history::child("C1", story).unwrap();
        let authority = Authority::of("Z99", &[], Moment::END_OF_TIME);
        // Three months from 1 February.
        for (held, days) in [("2018-04-30", 0), ("2018-05-01", 0), ("2018-05-03", 2)] {
            let held: Day = held.parse().unwrap();
            let at = Standpoint { day: held, known: Moment::END_OF_TIME, authority: &authority };
            assert_eq!(days_late(&child, &at, held), days, "{held}");
            assert_eq!(next_due(&child, &at).unwrap().due.to_string(), "2018-05-01");
        }
    }
}
