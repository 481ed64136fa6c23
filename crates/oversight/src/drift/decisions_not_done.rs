//! A decision of a review is four weeks past its day and not done: of the last review, or of an earlier one where no later review
//! took it up and nobody said that it is needed no longer.

use calendar::Day;
use timeline::Timeline;

use super::actions_overdue::DAYS;
use super::{Drift, Sign};
use crate::review::open;

/// Decisions of reviews are not carried out.
pub(super) static SIGN: Sign = Sign {
    id: "decisions_not_done",
    title: "Decisions of the review not done",
    shows_when: "a decision of a review that was neither taken up by a later one nor let go is 28 days or more past its day and \
                 not done",
    seen,
};

fn seen(child: &Timeline, day: Day) -> Option<Drift> {
    let mut late = open::decisions(child, day);
    late.retain(|open| open.said.by.is_some_and(|by| by.plus_days(DAYS) <= day));
    late.sort_by_key(|open| open.said.by);
    let first = late.first()?;
    let (what, review) = (&first.said.decision, first.review.to_words());
    let words = match late.len() {
        1 => format!("One decision of {review} is not done: {what}"),
        count if late.iter().all(|open| open.review == first.review) => {
            format!("{count} decisions of {review} are not done, the longest: {what}")
        }
        count => format!("{count} decisions of reviews are not done, the longest, of {review}: {what}"),
    };
    Some(Drift { since: first.said.by?.plus_days(DAYS), words })
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::Fact;
    use records::reviews::{
        DecisionChecked, DecisionState, MidwayReview, Progress, ReviewDecision, ReviewDecisions,
    };

    use super::*;

    #[test]
    fn what_a_later_review_did_not_take_up_is_still_not_done() {
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
                    seen: None,
                    carries: None,
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
        // The later review decided something else: what the first promised is still owed, until somebody says that it is not.
        let tutor = ReviewDecision {
            decision: "Find a tutor".to_owned(),
            owner: None,
            by: Some(day("2018-07-01")),
            outcome: None,
            words: None,
            done: Some(day("2018-06-20")),
            seen: None,
            carries: None,
        };
        let on = day("2018-06-10");
        let other = ReviewDecisions { disputes: None, sent: on, review: on, decisions: vec![tutor] };
        let let_go = MidwayReview {
            day: day("2018-09-10"),
            progress: Progress::OnTrack,
            checked: vec![DecisionChecked {
                decision: "Name a life-story worker".to_owned(),
                state: DecisionState::Replaced,
                because: Some("Her grandmother does it".to_owned()),
            }],
            notes: None,
        };
        let facts = [
            facts[0].clone(),
            Fact::said("b", Moment::from_micros(0), other),
            Fact::said("m", Moment::from_micros(0), let_go),
        ];
        let child = Timeline::of("C1", &facts, Moment::END_OF_TIME);
        for (on, shown) in
            [("2018-06-10", Some("2018-03-01")), ("2018-09-09", Some("2018-03-01")), ("2018-09-10", None)]
        {
            let seen = seen(&child, day(on)).map(|drift| drift.since.to_string());
            assert_eq!(seen.as_deref(), shown, "{on}");
        }
    }
}
