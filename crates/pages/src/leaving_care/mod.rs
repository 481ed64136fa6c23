//! Leaving care and after: the list of care leavers, a young person's own page of it, being in touch, the plan on a page, and the
//! pages that a young person reads themselves.
//!
//! What somebody's status is and what is missing is worked out in `oversight` and `clocks`; a page shows it and records.

pub(crate) mod advisers;
mod mine;
mod on_a_page;
mod one;
pub(crate) mod pathway_plan;
pub(crate) mod touch;
pub(crate) mod tracker;
pub(crate) mod write;

pub(crate) use one::pdf;

use axum::Router;
use axum::routing::get;
use calendar::Day;
use oversight::leaving_care::one_page::{Call, calls_of};
use timeline::Timeline;
use web::Address;
use web::parts::{Colour, Tag};

use crate::child::fast;
use crate::{Desk, rows};

/// Where a young person's page stands below their record.
pub(crate) const LAST: &str = "leaving-care";

/// The addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/care-leavers", get(tracker::get))
        .route("/care-leavers.csv", rows::file(&tracker::LIST))
        .route("/child/{child}/leaving-care", get(one::get))
        .route("/child/{child}/leaving-care/{file}", get(one::file))
        .route(
            "/child/{child}/in-touch",
            get(fast::get::<touch::GetInTouch>).post(fast::post::<touch::GetInTouch>),
        )
        .route("/child/{child}/plan-on-a-page", get(on_a_page::get))
        .route(
            "/child/{child}/answer-words",
            get(fast::get::<write::AnswerTheirWords>).post(fast::post::<write::AnswerTheirWords>),
        )
        .route("/advisers", get(advisers::get))
        .route("/advisers.csv", rows::file(&advisers::LIST))
        .route("/tenancy-readiness", get(advisers::ready))
        .route("/tenancy-readiness.csv", rows::file(&advisers::READY))
        .route("/my", get(mine::get).post(mine::post))
        .route("/my/plan.pdf", get(mine::plan))
        .route("/my/pictures/{document}", get(mine::picture))
}

/// The address of the list.
pub(crate) fn list() -> Address {
    Address::new("/care-leavers")
}

/// The address of a young person's page.
pub(crate) fn address(id: &str) -> Address {
    crate::child::address(id).at(LAST)
}

/// Whether a record has the page: somebody with a status, or soon to have one.
pub(crate) fn has_page(child: &Timeline, day: Day) -> bool {
    child.born().is_some_and(|born| born.age_on(day.plus_months(6)) >= 16)
}

/// Whom the young person can call: their adviser with the number at work.
fn calls(desk: &Desk, child: &Timeline, day: Day) -> Vec<Call> {
    calls_of(child, day, |who| {
        (desk.people().name_of(who).to_owned(), crate::child::phone_of(desk, who, day))
    })
}

/// A day by which something is due, coloured.
fn due(by: Option<(Day, bool)>) -> Option<Tag> {
    by.map(|(day, late)| {
        if late {
            Tag::new(format!("Overdue since {}", day.to_words()), Colour::Red)
        } else {
            Tag::new(format!("By {}", day.to_words()), Colour::Blue)
        }
    })
}
