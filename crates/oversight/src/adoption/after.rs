//! After the order: the later-life letter, the life-story book, and the support of the family with its reviews.

use calendar::Day;
use clocks::{Duty, State};
use records::adoption::{AdoptionSupportPlan, AdoptionSupportReview, LaterLifeLetter};
use records::permanence::{LifeStoryStage, LifeStoryWork};
use timeline::Timeline;

use super::scorecard::APPEAL_DAYS;
use super::stage::Way;

/// Something owed to a child who was adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// By when.
    pub due: Option<Day>,
    /// The day it was done.
    pub done: Option<Day>,
}

impl Owed {
    /// Days late on a day; 0 where it is not, and where it is not known by when it was owed.
    pub fn late(&self, day: Day) -> i32 {
        self.due.map_or(0, |due| due.days_until(self.done.unwrap_or(day)).max(0))
    }

    /// Whether it is still to be done.
    pub const fn is_open(&self) -> bool {
        self.done.is_none()
    }
}

/// What is still owed after an adoption order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct After {
    /// The order.
    pub ordered: Day,
    /// The last day on which it may be appealed.
    pub final_on: Day,
    /// The later-life letter.
    pub letter: Owed,
    /// The life-story book.
    pub book: Owed,
    /// The plan of support that stands: its day.
    pub support: Option<Day>,
    /// The next review of support; none where no support stands.
    pub review: Option<Owed>,
    /// The support fund: asked, answered.
    pub fund: Option<(Day, Option<Day>)>,
}

impl After {
    /// Whether anything is late on a day.
    pub fn is_late(&self, day: Day) -> bool {
        let open = |owed: &Owed| owed.is_open() && owed.late(day) > 0;
        open(&self.letter) || open(&self.book) || self.review.as_ref().is_some_and(open)
    }

    /// Whether anything is still to be done.
    pub fn is_open(&self) -> bool {
        self.letter.is_open() || self.book.is_open() || self.review.is_some()
    }
}

/// After the order of a child who was adopted; `None` for anybody else.
pub fn of(child: &Timeline, way: &Way, duties: &[Duty], day: Day) -> Option<After> {
    let ordered = way.adopted?;
    let of = |clock: &str| {
        duties
            .iter()
            .find(|duty| duty.clock.id == clock && duty.state_on(day) != State::NotBegun)
            .map(|duty| duty.due)
    };
    let early = ordered.plus_months(-6);
    let by_then = |on: &Day| *on >= early && *on <= day;
    let letters = child.strand::<LaterLifeLetter>().map(|said| said.day);
    let books = child
        .strand::<LifeStoryWork>()
        .filter(|said| said.what == LifeStoryStage::Final)
        .map(|said| said.day);
    let plan = child.strand::<AdoptionSupportPlan>().rfind(|said| said.day <= day);
    let stands = plan.filter(|plan| plan.ended.is_none_or(|ended| ended > day));
    let mut reviews = child.strand::<AdoptionSupportReview>().filter(|said| said.day <= day);
    let review = stands.and_then(|plan| {
        let last = reviews.rfind(|said| said.day >= plan.day);
        if last.is_some_and(|last| !last.continues) {
            return None;
        }
        let first = plan.review_by.unwrap_or_else(|| plan.day.plus_months(12));
        let due = last.map_or(first, |last| last.day.plus_months(12));
        Some(Owed { due: Some(due), done: None })
    });
    Some(After {
        ordered,
        final_on: ordered.plus_days(APPEAL_DAYS),
        letter: Owed { due: of("adopt.laterlife"), done: letters.filter(by_then).min() },
        book: Owed { due: of("adopt.lifestory"), done: books.filter(by_then).min() },
        support: stands.map(|plan| plan.day),
        review,
        fund: stands.and_then(|plan| Some((plan.fund_asked?, plan.fund_answered))),
    })
}
