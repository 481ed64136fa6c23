//! A decision of the last review is four weeks past its day and not done.

use calendar::Day;
use records::reviews::{ReviewDecision, ReviewDecisions};
use timeline::Timeline;

use super::actions_overdue::DAYS;
use super::{Drift, Sign};

/// Decisions of the last review are not carried out.
pub(super) static SIGN: Sign = Sign {
    id: "decisions_not_done",
    title: "Decisions of the review not done",
    shows_when: "a decision of the last review is 28 days or more past its day and not done",
    seen,
};

fn seen(child: &Timeline, day: Day) -> Option<Drift> {
    let last = child.strand::<ReviewDecisions>().rfind(|sent| sent.sent <= day)?;
    let mut late: Vec<&ReviewDecision> = last
        .record
        .decisions
        .iter()
        .filter(|decision| decision.done.is_none_or(|done| done > day))
        .filter(|decision| decision.by.is_some_and(|by| by.plus_days(DAYS) <= day))
        .collect();
    late.sort_by_key(|decision| decision.by);
    let first = late.first()?;
    let review = last.record.review.to_words();
    let words = match late.len() {
        1 => format!("One decision of {review} is not done: {}", first.decision),
        count => format!("{count} decisions of {review} are not done, the longest: {}", first.decision),
    };
    Some(Drift { since: first.by?.plus_days(DAYS), words })
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::Fact;

    use super::*;

    #[test]
    fn only_the_last_review_counts_and_only_what_is_late() {
        let day = |text: &str| -> Day { text.parse().unwrap() };
        let sent = |id: &str, on: &str, by: &str, done: Option<&str>| {
            let record = ReviewDecisions {
                disputes: None,
                sent: day(on),
                review: day(on),
                decisions: vec![ReviewDecision {
                    decision: "Name a life-story worker".to_owned(),
                    owner: None,
                    by: Some(day(by)),
                    outcome: None,
                    words: None,
                    done: done.map(day),
                }],
            };
            Fact::said(id, Moment::from_micros(0), record)
        };
        let facts = [
            sent("a", "2018-01-10", "2018-02-01", None),
            sent("b", "2018-06-10", "2018-07-01", Some("2018-09-01")),
        ];
        let child = Timeline::of("C1", &facts, Moment::END_OF_TIME);
        for (on, shown) in [
            ("2018-02-28", None),
            ("2018-03-01", Some("2018-03-01")),
            ("2018-06-10", None),
            ("2018-07-28", None),
            ("2018-07-29", Some("2018-07-29")),
            ("2018-09-01", None),
        ] {
            let seen = seen(&child, day(on)).map(|drift| drift.since.to_string());
            assert_eq!(seen.as_deref(), shown, "{on}");
        }
    }
}
