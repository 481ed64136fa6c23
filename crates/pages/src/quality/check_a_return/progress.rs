//! How far a check is. The page asks again by itself every two seconds, without a script.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use web::{Address, Html, Page, Problem};

use super::checks::State;
use crate::words::whole;

/// The page while a return is waiting, read or judged.
pub(super) fn page(id: &str, state: &State, (done, all): (usize, usize)) -> Result<Response, Problem> {
    let here = super::address(id);
    let body = Body {
        sentence: match state {
            State::Waiting => "Another return is being judged. Yours is next.".to_owned(),
            State::Judging if all > 0 => {
                format!("Judging: {} of {} children.", whole(done as i64), whole(all as i64))
            }
            _ => "Reading the files.".to_owned(),
        },
        done: if matches!(state, State::Judging) { done } else { 0 },
        all: all.max(1),
        again: here,
    };
    let page = Page::new("Checking the return").in_menu("/check-a-return").body(Html::render(&body)?);
    let mut response = page.into_response();
    response.headers_mut().insert(header::REFRESH, HeaderValue::from_static("2"));
    Ok(response)
}

#[derive(Template)]
#[template(path = "quality/check_a_return/progress.html")]
struct Body {
    sentence: String,
    done: usize,
    all: usize,
    again: Address,
}
