//! Private fostering: who lives with somebody else by a private arrangement, since when it is known of, and when they are seen
//! next.

use calendar::Day;
use clocks::{Clock, Duty};
use records::Answer;
use records::protection::{PrivateFostering, PrivateFosteringVisit};
use timeline::Timeline;

/// From so many days on an arrangement is private fostering (Children Act 1989, section 66(1)).
pub const LASTS: i32 = 28;

/// A private arrangement.
#[derive(Debug, Clone)]
pub struct Privately {
    /// The day on which the authority became aware.
    pub aware: Day,
    /// The day on which it was notified.
    pub notified: Option<Day>,
    /// It began, or will begin.
    pub started: Option<Day>,
    /// It ended.
    pub ended: Option<Day>,
    /// With whom.
    pub carer: Option<String>,
    /// The first visit on which the child was seen, and the last.
    pub seen: Option<(Day, Day)>,
    /// How often the child was seen.
    pub visits: usize,
    /// Whether the arrangement is suitable, by the last visit that says so.
    pub suitable: Option<Answer>,
    /// The visit that is due.
    pub due: Option<(&'static Clock, Day)>,
}

impl Privately {
    /// Whether it goes on on a day, or is still to begin.
    pub fn is_open(&self, day: Day) -> bool {
        self.ended.is_none_or(|ended| ended > day)
    }

    /// Whether the visit is late on a day.
    pub fn is_late(&self, day: Day) -> bool {
        self.due.is_some_and(|(_, due)| due < day)
    }

    /// Whether it lasted too short to be private fostering.
    pub fn is_short(&self) -> bool {
        self.started.zip(self.ended).is_some_and(|(from, to)| from.days_until(to) < LASTS)
    }
}

/// The last private arrangement that is known of on a day, if it goes on or ended within a year. `duties`: what the clocks make
/// of the child.
pub fn of(child: &Timeline, duties: &[Duty], day: Day) -> Option<Privately> {
    let said = child.strand::<PrivateFostering>().filter(|said| said.aware <= day);
    let said = said.max_by_key(|said| said.aware)?.record;
    let ended = said.ended.filter(|on| *on <= day);
    if ended.is_some_and(|on| on.plus_years(1) <= day) {
        return None;
    }
    let visits = || {
        child.strand::<PrivateFosteringVisit>().filter(|visit| visit.day >= said.aware && visit.day <= day)
    };
    let seen: Vec<Day> = visits().filter(|visit| visit.seen).map(|visit| visit.day).collect();
    let open = duties.iter().filter(|duty| {
        duty.clock.id.starts_with("pf.visit.")
            && duty.because.day >= said.aware
            && duty.state_on(day).is_open()
    });
    let due = open.min_by_key(|duty| duty.due).map(|duty| (duty.clock, duty.due));
    Some(Privately {
        aware: said.aware,
        notified: said.notified.filter(|on| *on <= day),
        started: said.started,
        ended,
        carer: said.carer.clone(),
        seen: seen.first().copied().zip(seen.last().copied()),
        visits: seen.len(),
        suitable: visits().filter_map(|visit| visit.suitable).next_back(),
        due: due.filter(|_| ended.is_none()),
    })
}

#[cfg(test)]
mod tests {
    use timeline::{Standpoint, history};

    use super::*;

    fn privately(text: &str, on: &str) -> Option<Privately> {
        let child = history::child("C1", &format!("2008-05-04 born\n{text}")).unwrap();
        let (day, authority) = (on.parse().unwrap(), timeline::Authority::default());
        let at = Standpoint { day, known: calendar::Moment::END_OF_TIME, authority: &authority };
        of(&child, &clocks::due(&child, &at), day)
    }

    #[test]
    fn a_child_is_seen_in_seven_working_days_then_every_six_weeks_and_twelve_after_a_year() {
        let known = "2018-03-01 private_fostering aware=2018-03-05 notified=2018-03-05 carer=Fernlea";
        let day = |text: &str| text.parse::<Day>().unwrap();
        let first = privately(known, "2018-03-06").unwrap();
        assert_eq!(
            first.due.map(|(clock, due)| (clock.id, due)),
            Some(("pf.visit.initial", day("2018-03-14")))
        );
        assert!(!first.is_late(day("2018-03-14")) && first.is_late(day("2018-03-15")));
        let seen = format!("{known}\n2018-03-12 private_fostering_visit seen suitable=yes");
        let then = privately(&seen, "2018-04-01").unwrap();
        assert_eq!(then.due.map(|(clock, due)| (clock.id, due)), Some(("pf.visit.year1", day("2018-04-23"))));
        assert_eq!((then.visits, then.suitable), (1, Some(Answer::Yes)));
        // Who was not seen was not visited.
        let missed = format!("{seen}\n2018-04-20 private_fostering_visit");
        assert_eq!(privately(&missed, "2018-05-01").unwrap().visits, 1);
        assert!(privately(&missed, "2018-05-01").unwrap().is_late(day("2018-05-01")));
        // Ended: nothing is due, and after a year it is no longer listed.
        let over = seen.replace("carer=Fernlea", "carer=Fernlea ended=2018-06-01");
        let after = privately(&over, "2018-07-01").unwrap();
        assert!(after.due.is_none() && !after.is_open(day("2018-07-01")));
        assert!(privately(&over, "2019-06-01").is_none());
    }
}
