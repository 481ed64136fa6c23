//! Reviews of a child who may be placed for adoption (regulation 36 of the Adoption Agencies Regulations 2005): 3
//! months after the agency may place and every 6 after; once placed, within 4 weeks, 3 months and every 6.
//!
//! The agency may place from the day of a placement order or of consent. One meeting may be both this review and the
//! looked-after one: either record of it counts for both.

use calendar::{Day, day};
use law::instruments::ADOPTION_AGENCIES_2005;
use law::{Dated, Evidence, History, Status};
use timeline::codes::{LegalStatus, PlacementType};
use timeline::strands_of::adoption::{AdoptionStep, StepSort};
use timeline::strands_of::reviews::Review;
use timeline::{Definition, Episode, Standpoint, Timeline};

use crate::care::{looked_after, reviews};
use crate::owed::{Owed, because};
use crate::{Allowed, Clock, Duties, Duty, Family, Met, MetBy, Sort};

/// The family.
pub static FAMILY: Family = Family {
    title: "Adoption reviews",
    clocks: &[&NOT_PLACED, &NOT_PLACED_AFTER, &PLACED, &PLACED_SECOND, &PLACED_AFTER],
    duties: Duties::Child(duties),
};

/// Adoption review, authorised but not placed.
pub static NOT_PLACED: Clock = Clock {
    id: "adopt.review.notplaced.first",
    title: "Adoption review, authorised but not placed",
    sort: Sort::Deadline,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("36(1)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "A review is held", kinds: &[Review::KIND] },
};

/// Adoption review, authorised but not placed.
pub static NOT_PLACED_AFTER: Clock = Clock {
    id: "adopt.review.notplaced.after",
    title: "Adoption review, authorised but not placed",
    sort: Sort::Recurring,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("36(1)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "A review is held", kinds: &[Review::KIND] },
};

/// First adoption review after placement.
pub static PLACED: Clock = Clock {
    id: "adopt.review.placed.first",
    title: "First adoption review after placement",
    sort: Sort::Deadline,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::weeks(4),
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("36(3)(a)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "A review is held", kinds: &[Review::KIND] },
};

/// Second adoption review.
pub static PLACED_SECOND: Clock = Clock {
    id: "adopt.review.placed.second",
    title: "Second adoption review",
    sort: Sort::Deadline,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::months(3),
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("36(3)(b)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "A review is held", kinds: &[Review::KIND] },
};

/// Later adoption reviews.
pub static PLACED_AFTER: Clock = Clock {
    id: "adopt.review.placed.after",
    title: "Later adoption reviews",
    sort: Sort::Recurring,
    owner: "IRO",
    limit: History::new(&[Dated {
        value: Allowed::months(6),
        since: day!(2005, 12, 30),
        until: None,
        cite: ADOPTION_AGENCIES_2005.regulation("36(3)(c)"),
        checked: day!(2026, 11, 21),
        status: Status::Verified(Evidence::Primary),
    }]),
    met_by: MetBy { words: "A review is held", kinds: &[Review::KIND] },
};

fn duties(child: &Timeline, at: &Standpoint<'_>) -> Vec<Duty> {
    let mut owed = Owed::at(at);
    let held = reviews(child);
    let consents: Vec<Day> = child
        .strand::<AdoptionStep>()
        .filter(|said| said.what == StepSort::Consent)
        .map(|said| said.day)
        .collect();
    for care in looked_after(child) {
        let rows = || {
            child.episodes.iter().filter(move |row| {
                row.account == care.row.account
                    && row.start >= care.from
                    && care.end.is_none_or(|end| row.start < end)
            })
        };
        let for_adoption = |row: &Episode| row.place.is_some_and(PlacementType::is_for_adoption);
        let placed = rows().find(|row| for_adoption(row)).map(|row| row.start);
        let ordered = rows().find(|row| row.legal == Some(LegalStatus::E1)).map(|row| row.start);
        let consented = consents.iter().copied().find(|&day| day >= care.from);
        let authorised = [ordered, consented].into_iter().flatten().min();
        if let Some(authorised) = authorised.filter(|&day| placed.is_none_or(|placed| day < placed)) {
            let begins = because("the agency may place the child for adoption", authorised);
            let end = placed.or(care.end);
            owed.cycle((&NOT_PLACED, &NOT_PLACED_AFTER), begins, AGAIN, end, &held);
        }
        if let Some(placed) = placed {
            let moved_on = rows().find(|row| row.start > placed && !for_adoption(row) && !row.is_temporary());
            let end = moved_on.map(|row| row.start).or(care.end);
            let later =
                held.iter().copied().filter(|met| met.day >= placed && end.is_none_or(|end| met.day < end));
            let mut later = later.collect::<Vec<_>>().into_iter();
            let (first, second) = (later.next(), later.next());
            owed.once(&PLACED, because("the child was placed for adoption", placed), end, first);
            if let Some(first) = first.filter(|first| first.day <= owed.today()) {
                owed.once(
                    &PLACED_SECOND,
                    because("the first review after placement", first.day),
                    end,
                    second,
                );
            }
            if let Some(second) = second.filter(|second| second.day <= owed.today()) {
                let rest: Vec<Met> = later.collect();
                let before = because(AGAIN, second.day);
                owed.cycle((&PLACED_AFTER, &PLACED_AFTER), before, AGAIN, end, &rest);
            }
        }
    }
    owed.all()
}

/// What a later review counts from.
const AGAIN: &str = "the review before was held";

#[cfg(test)]
mod tests;
