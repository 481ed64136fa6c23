//! What children say: `/voice` groups with the matters they raised, the promises of the authority and how each is kept, and
//! surveys; `/you-said` what was said and what was done, to be printed; `/child/{child}/words` what one child said, and what
//! became of their wishes.

pub(crate) mod groups;
mod projects;
pub(crate) mod said;
pub(crate) mod wish;
mod words;
mod you_said;

use axum::Router;
use axum::routing::get;
use oversight::voice::Stands;
use web::parts::{Colour, Tag};

use crate::child::fast;
use crate::{Desk, rows};

/// The last part of the address of what one child said.
pub(crate) const WORDS: &str = "words";

/// The addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/voice", get(groups::get))
        .route("/groups.csv", rows::file(&groups::LIST))
        .route("/voice/new/{sort}", get(groups::form).post(groups::post))
        .route("/voice/projects/{project}/action/{nth}", get(projects::get).post(projects::post))
        .route("/voice/projects/{project}/outcome", get(projects::outcome).post(projects::tell))
        .route("/you-said", get(you_said::get))
        .route("/child/{child}/words", get(words::get))
        .route(
            "/child/{child}/said",
            get(fast::get::<said::WriteWhatTheySaid>).post(fast::post::<said::WriteWhatTheySaid>),
        )
        .route(
            "/child/{child}/wish",
            get(fast::get::<wish::AnswerAWish>).post(fast::post::<wish::AnswerAWish>),
        )
}

/// How a wish or a matter stands, as a tag.
fn state(stands: Stands, is_late: bool) -> Tag {
    let colour = match stands {
        _ if is_late => Colour::Red,
        Stands::Open => Colour::Blue,
        Stands::Later | Stands::NotTold => Colour::Yellow,
        Stands::Closed => Colour::Green,
    };
    Tag::new(if is_late { "Late" } else { stands.words() }, colour)
}
