//! The independent reviewing officer: named in time, speaks with the child, sends the decisions, looks again midway.

use records::reviews::{
    ChildSpokenTo, IroAllocation, MidwayReview, Progress, Review, ReviewDecision, ReviewDecisions,
};

use super::{Life, weekday};
use crate::scribe::Lag;
use crate::teams;

/// In how many in a thousand: an officer is named within five working days; the child is spoken with before a review, or does
/// not want to; decisions go out within five working days; there is a midway review; a decision is carried out, most about
/// its day.
const NAMED_IN_TIME: u32 = 930;
const SPOKEN_TO: u32 = 790;
const DECLINED: u32 = 60;
const SENT_IN_TIME: u32 = 740;
const MIDWAY: u32 = 720;
const CARRIED_OUT: u32 = 965;

/// What was decided, by whom, what will be better.
const DECISIONS: &[(&str, &str, &str)] = &[
    ("A life-story worker is named", "Team manager", "{} knows their story"),
    ("The optician is booked", "Carer", "{} sees the board"),
    ("The plan for family time is written for the summer", "Social worker", "{} knows when they see family"),
    ("The virtual school pays for a tutor", "Virtual school", "{} catches up in maths"),
    ("The long-term match goes to panel", "Social worker", "{} knows that this home stays"),
    ("The savings account is opened", "Social worker", "{} has money of their own later"),
    ("Brothers and sisters meet every month", "Social worker", "{} is close to them"),
];

impl Life<'_, '_, '_> {
    pub(super) fn reviewing(&mut self) {
        let holidays = &self.scribe.world.holidays;
        let in_time = self.dice.in_1000(NAMED_IN_TIME);
        let days = if in_time { self.dice.below(6) } else { 6 + self.dice.below(20) };
        let since = holidays.plus_working_days(self.spell.start, days as u16);
        let until = self.spell.end;
        if since < until {
            let officer = teams::reviewing_officer(self.scribe.world, self.course.family.first);
            let open = IroAllocation { since, until: None, worker: officer };
            let closed = IroAllocation { until: Some(until), ..open.clone() };
            let learnt = self.scribe.learnt(since, Lag::Prompt);
            let told = self.scribe.learnt(until, Lag::Leaving).max(learnt);
            self.scribe.revise([(since, learnt, open), (until, told, closed)]);
        }
        let mut reviews: Vec<_> = self.scribe.told::<Review>().into_iter().map(|review| review.day).collect();
        reviews.sort_unstable();
        reviews.retain(|day| (self.from..self.end).contains(day));
        for (nth, &review) in reviews.iter().enumerate() {
            if self.age(review) >= 4 && self.dice.in_1000(SPOKEN_TO) {
                let day = review.plus_days(-self.dice.early(0, 12)).max(self.spell.start);
                let declined = self.dice.in_1000(DECLINED);
                let words = &[
                    "“I want to stay.”",
                    "“Can I go to my school by bus?”",
                    "“Nothing to say, it is fine.”",
                ];
                let record = ChildSpokenTo {
                    day,
                    how: Some(self.say(&[
                        "At home, in their room",
                        "On a walk",
                        "By video call",
                        "At school",
                    ])),
                    words: if declined { None } else { self.perhaps(700, words) },
                    declined,
                    in_place_of: None,
                };
                self.tell(day, Lag::Usual, record);
            }
            self.decisions(review);
            let next = reviews.get(nth + 1).copied().unwrap_or(self.end);
            let midway = weekday(self.spell.start, review.plus_days(self.dice.between(70, 105)));
            if midway < next && self.dice.in_1000(MIDWAY) {
                let progress = self.dice.pick(&[
                    (70, Progress::OnTrack),
                    (22, Progress::SomeDrift),
                    (8, Progress::Drift),
                ]);
                let notes = self.perhaps(
                    500,
                    &["Two of three decisions done; the tutor is still wanted.", "All in hand."],
                );
                self.tell(
                    midway,
                    Lag::Usual,
                    MidwayReview { day: midway, progress, checked: Vec::new(), notes },
                );
            }
        }
    }

    fn decisions(&mut self, review: calendar::Day) {
        let in_time = self.dice.in_1000(SENT_IN_TIME);
        let days = if in_time { 1 + self.dice.below(5) } else { 6 + self.dice.below(20) };
        let sent = self.scribe.world.holidays.plus_working_days(review, days as u16);
        let first = self.dice.below(DECISIONS.len() as u32) as usize;
        let count = self.dice.between(2, 4) as usize;
        let name = self.course.given;
        let decisions: Vec<ReviewDecision> = (0..count)
            .map(|nth| {
                let (decision, owner, outcome) = DECISIONS[(first + 2 * nth) % DECISIONS.len()];
                let by = review.plus_days(self.dice.between(14, 120));
                let done = by.plus_days(-self.dice.between(-25, 10));
                let is_done = done <= self.scribe.world.plan.until && self.dice.in_1000(CARRIED_OUT);
                ReviewDecision {
                    decision: decision.to_owned(),
                    owner: Some(owner.to_owned()),
                    by: Some(by),
                    outcome: Some(outcome.replace("{}", name)),
                    words: None,
                    done: is_done.then_some(done),
                    seen: None,
                    carries: None,
                }
            })
            .collect();
        if sent > self.scribe.world.plan.until {
            return;
        }
        // What is done later is learnt later: by the day of the last of it.
        let last = decisions.iter().filter_map(|decision| decision.done).max();
        let open = decisions.iter().map(|each| ReviewDecision { done: None, ..each.clone() }).collect();
        let learnt = self.scribe.learnt(sent, Lag::Prompt);
        let mut revisions =
            vec![(sent, learnt, ReviewDecisions { review, sent, decisions: open, disputes: None })];
        if let Some(last) = last {
            let last = last.max(sent);
            let noted = super::in_the_evening(last, self.scribe.floor).max(learnt);
            revisions.push((last, noted, ReviewDecisions { review, sent, decisions, disputes: None }));
        }
        self.scribe.revise(revisions);
    }
}
