//! The pages, a folder each: what it asks, how it answers, its HTML beside it.
//!
//! A page reads the roll through a [`Desk`] and answers a [`web::Page`]. It computes nothing of its own: figures and the
//! children behind them are `measure`'s, the report is `reports`', a drawing is `press`'s. The same answer can be had
//! from the command, and the two cannot disagree.
//!
//! **Invariants.** A page never writes (so far every address is GET). What was chosen is in the address, so a page can be
//! kept and gone back from. No title holds a child's name: titles stay in the browser's history.

mod desk;
mod when;
mod words;

mod governance;

use axum::Router;
use axum::routing::get;
use web::{Html, Link, Site};

pub use desk::Desk;

/// Every address, with the page that answers it.
pub fn router(desk: Desk) -> Router {
    Router::new()
        .route("/figures", get(governance::figures::get))
        .route("/figures/{figure}", get(governance::figure::get))
        .route("/figures/{figure}/children/{child}", get(governance::figure_child::get))
        .route("/definitions", get(governance::definitions::all))
        .route("/definitions/{figure}", get(governance::definitions::one))
        .with_state(desk)
}

/// What every page carries. `phase` is a word and a sentence above each page on what this copy is ("Demo", "Every child here
/// is invented…").
pub fn site(desk: &Desk, phase: Option<(&str, &str)>) -> Site {
    Site {
        authority: desk.authority_name(),
        menu: vec![
            Link::new("Report", "/"),
            Link::new("Figures", "/figures"),
            Link::new("Definitions", "/definitions"),
        ],
        phase: phase.map(|(word, sentence)| (word.to_owned(), Html::text(sentence))),
        foot: Vec::new(),
        styles: press::html::styles(),
    }
}
