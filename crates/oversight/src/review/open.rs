//! What reviews decided and nobody has done yet.
//!
//! A decision is a promise to the child. It does not go because another review was held: it is done; or a later review takes it
//! up, in the same words or in others that say what they carry on; or somebody looked at it and said, with the reason, that it is
//! not needed any longer. Until then it is asked at the meeting, looked at midway, listed and, where it is late, a sign of drift.
//! The decisions of another time in care are those of another plan; of somebody who has left care those of the last time are
//! still owed.

use calendar::Day;
use records::reviews::{
    DecisionChecked, DecisionState, MidwayReview, ReviewDecision, ReviewDecisions, ReviewMeeting,
};
use timeline::Timeline;

/// A decision that is open.
#[derive(Debug, Clone, Copy)]
pub struct Open<'a> {
    /// The record in which it stands.
    pub id: &'a str,
    /// The day of the review that decided it.
    pub review: Day,
    /// What was decided.
    pub said: &'a ReviewDecision,
}

/// What is open on a day, oldest review first.
pub fn decisions(child: &Timeline, day: Day) -> Vec<Open<'_>> {
    let last = || child.periods.iter().map(|period| period.start).filter(|start| *start <= day).max();
    let began = child.on(day).period().map(|period| period.start).or_else(last);
    let mut sets: Vec<_> = child
        .strand::<ReviewDecisions>()
        .filter(|sent| sent.sent <= day && began.is_none_or(|began| sent.sent >= began))
        .collect();
    sets.sort_by_key(|sent| (sent.review, sent.sent));
    let mut open: Vec<Open<'_>> = Vec::new();
    for (nth, sent) in sets.iter().enumerate() {
        let (later, since) = (&sets[nth + 1..], sent.review);
        for said in sent.record.decisions.iter().filter(|each| each.done.is_none_or(|done| done > day)) {
            let taken_up =
                later.iter().any(|later| later.record.decisions.iter().any(|own| own.is_of(&said.decision)));
            if !taken_up && !let_go(child, &said.decision, since, day) {
                open.push(Open { id: sent.id, review: since, said });
            }
        }
    }
    open
}

/// Whether somebody looked at a decision after a day and up to another, and said that it is needed no longer.
fn let_go(child: &Timeline, decision: &str, after: Day, until: Day) -> bool {
    let is = |checked: &[DecisionChecked]| {
        checked
            .iter()
            .any(|each| each.state == DecisionState::Replaced && each.decision.trim() == decision.trim())
    };
    // The meeting that decided it asked about those before it; whoever looks midway, on that day too, looks at this one.
    let meeting = |on: Day| on > after && on <= until;
    let midway = |on: Day| on >= after && on <= until;
    child.strand::<ReviewMeeting>().any(|held| meeting(held.day) && is(&held.record.checked))
        || child.strand::<MidwayReview>().any(|looked| midway(looked.day) && is(&looked.record.checked))
}

#[cfg(test)]
mod tests {
    use calendar::Moment;
    use records::Fact;

    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn decided(decision: &str, done: Option<&str>, carries: Option<&str>) -> ReviewDecision {
        ReviewDecision {
            decision: decision.to_owned(),
            owner: None,
            by: None,
            outcome: None,
            words: None,
            done: done.map(day),
            seen: None,
            carries: carries.map(str::to_owned),
        }
    }

    fn sent(on: &str, decisions: Vec<ReviewDecision>) -> Fact {
        let record = ReviewDecisions { sent: day(on), review: day(on), decisions, disputes: None };
        Fact::said(on, Moment::from_micros(0), record)
    }

    fn open_on(facts: &[Fact], on: &str) -> Vec<String> {
        let child = Timeline::of("C1", facts, Moment::END_OF_TIME);
        decisions(&child, day(on))
            .iter()
            .map(|open| format!("{} {}", open.review, open.said.decision))
            .collect()
    }

    #[test]
    fn a_promise_stays_open_until_it_is_done_taken_up_or_let_go() {
        let first = sent(
            "2018-02-01",
            vec![decided("The tutor is found", None, None), decided("Nan visits", Some("2018-03-01"), None)],
        );
        let all = [first.clone(), sent("2018-05-01", vec![decided("The bike is mended", None, None)])];
        assert_eq!(open_on(&all, "2018-02-10"), ["2018-02-01 The tutor is found", "2018-02-01 Nan visits"]);
        let both = ["2018-02-01 The tutor is found", "2018-05-01 The bike is mended"];
        assert_eq!(open_on(&all, "2018-06-01"), both, "another review was held: it is still a promise");
        // Taken up in the same words, or in others that say which they carry on.
        for (words, carries) in
            [("the tutor is found ", None), ("A tutor for maths", Some("The tutor is found"))]
        {
            let all = [first.clone(), sent("2018-05-01", vec![decided(words, None, carries)])];
            assert_eq!(open_on(&all, "2018-06-01"), [format!("2018-05-01 {words}")]);
        }
    }
    /// Whoever left care, came back and left again was told of every promise of the first time as if nobody had ever kept it.
    #[test]
    fn after_care_the_promises_of_the_last_time_are_owed_and_no_others() {
        let mut facts = timeline::history::facts(
            "2005-05-04 born\n2016-01-10 start\n2016-01-10 status V2\n2016-08-01 end E4A\n\
             2018-01-10 start\n2018-01-10 status V2\n2018-09-01 end E4A",
        )
        .unwrap();
        facts.push(sent("2016-05-01", vec![decided("A bed is bought", None, None)]));
        facts.push(sent("2018-05-01", vec![decided("The bike is mended", None, None)]));
        for (on, open) in [
            ("2016-10-01", "2016-05-01 A bed is bought"),
            ("2018-06-01", "2018-05-01 The bike is mended"),
            ("2018-10-01", "2018-05-01 The bike is mended"),
        ] {
            assert_eq!(open_on(&facts, on), [open], "{on}");
        }
    }
}
