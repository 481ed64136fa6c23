//! The pages, a folder each: what it asks, how it answers, its HTML beside it.
//!
//! A page reads the roll through a `Desk` and answers a [`web::Page`]. It computes nothing of its own: figures and the
//! children behind them are `measure`'s, the report is `reports`', a drawing is `press`'s. The same answer can be had
//! from the command, and the two cannot disagree.
//!
//! **Invariants.** A page never writes (so far every address is GET). What was chosen is in the address, so a page can be
//! kept and gone back from. No title holds a child's name: titles stay in the browser's history.

mod desk;
mod light;
mod when;
mod words;

mod governance;

use axum::Router;
use axum::routing::get;
use calendar::{Day, Moment};
use roll::Roll;
use web::{Html, Link, Site};

pub(crate) use desk::Desk;

/// What the pages need from whoever serves them.
#[derive(Clone, Debug)]
pub struct Rooms {
    /// Everybody.
    pub roll: Roll,
    /// Tells the day in England.
    pub today: fn() -> Day,
}

/// Every address, with the page that answers it.
pub fn router(rooms: Rooms) -> Router {
    let desk = Desk::new(rooms);
    Router::new()
        .route("/", get(governance::report::start))
        .route("/report/{page}", get(governance::report::get))
        .route("/findings", get(governance::findings::get))
        .route("/figures", get(governance::figures::get))
        .route("/figures/{figure}", get(governance::figure::get))
        .route("/figures/{figure}/children/{child}", get(governance::figure_child::get))
        .route("/definitions", get(governance::definitions::all))
        .route("/definitions/{figure}", get(governance::definitions::one))
        .with_state(desk)
}

/// What every page carries: the authority's name, the menu, and what this copy is (`demo`: an invented authority).
pub fn site(roll: &Roll, demo: bool) -> Site {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let (word, sentence) = if demo {
        (
            "Demo",
            "Everybody here is invented. Sign-in is not built yet, so this listens on this computer only.",
        )
    } else {
        (
            "Local",
            "Sign-in is not built yet: whoever uses this computer can read every record. It listens on this computer only.",
        )
    };
    Site {
        authority: cohort.authority.name.as_deref().or(roll.authority().as_deref()).map(str::to_owned),
        menu: vec![
            Link::new("Report", "/"),
            Link::new("Figures", "/figures"),
            Link::new("What does not add up", "/findings"),
            Link::new("Definitions", "/definitions"),
        ],
        phase: Some((word.to_owned(), Html::text(sentence))),
        foot: Vec::new(),
        styles: press::html::styles(),
    }
}
