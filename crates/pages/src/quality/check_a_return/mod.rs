//! `/check-a-return`: a return is dropped, judged by every rule of its year, and read child by child or rule by rule.
//!
//! The files are read into memory, judged away from the threads that serve, and never stored: what was found is kept for an
//! hour, or until somebody says that it may go. Only whoever dropped the files can read it, at an address that nobody can
//! guess. Of Kith's own record only the accepted findings are read and written: what somebody looked at and let stand,
//! carried from run to run.

pub(crate) mod accepted;
mod checks;
mod file;
mod findings;
mod form;
mod judge;
mod progress;
mod sent;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Extension, Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use exchange::Limits;
use web::{Address, Notice, Page, Path, Problem, Query};

use crate::Desk;
use crate::signed::Me;
use checks::{Checks, Kept, State as Stands};
use form::{Form, Typed};
use sent::Failed;

/// Bytes of a form beside its files: names, boundaries and what is typed.
const AROUND: u64 = 1 << 20;

/// The addresses, for the router of all pages.
pub(crate) fn router() -> Router<Desk> {
    let largest = usize::try_from(Limits::USUAL.total_bytes + AROUND).unwrap_or(usize::MAX);
    Router::new()
        .route("/check-a-return", get(ask).post(send).layer(DefaultBodyLimit::max(largest)))
        .route("/check-a-return/accepted", get(accepted::list))
        .route("/check-a-return/accepted.csv", get(accepted::file))
        .route(
            "/check-a-return/accepted/{finding}/withdraw",
            get(accepted::ask_withdraw).post(accepted::withdraw),
        )
        .route("/check-a-return/{check}", get(follow))
        .route("/check-a-return/{check}/accept/{nth}", get(accepted::ask).post(accepted::accept))
        .route("/check-a-return/{check}/forget", post(forget))
        .route("/check-a-return/{check}/findings.csv", get(csv))
        .route("/check-a-return/{check}/findings.xlsx", get(xlsx))
        .layer(Extension(Checks::default()))
}

/// The address of a check.
fn address(id: &str) -> Address {
    Address::new("/check-a-return").at(id)
}

#[derive(Debug, Default, serde::Deserialize)]
struct Done {
    #[serde(default)]
    done: String,
}

/// The form.
async fn ask(State(desk): State<Desk>, Me(_): Me, Query(done): Query<Done>) -> Result<Page, Problem> {
    let typed = Typed { authority: home(&desk).unwrap_or_default().to_owned(), ..Typed::default() };
    let page = Form { typed: &typed, wrong: &[] }.page()?;
    Ok(if done.done == "forgotten" {
        page.notice(Notice::done(
            "The files and everything that was found in them are gone from this computer’s memory.",
        ))
    } else {
        page
    })
}

/// The files were sent: they are read into memory within limits, and judged in the background.
async fn send(
    State(desk): State<Desk>,
    Me(me): Me,
    Extension(checks): Extension<Checks>,
    multipart: Multipart,
) -> Response {
    match sent::read(multipart, &checks).await {
        Ok(sent) => match checks.start(&me.id, sent) {
            Some(id) => web::Answer::from(address(&id)).into_response(),
            None => BUSY.into_response(),
        },
        Err(Failed::Busy) => BUSY.into_response(),
        Err(Failed::Broken) => {
            Problem::NotUnderstood("The files did not arrive whole. Go back and send them again.")
                .into_response()
        }
        Err(Failed::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
        Err(Failed::Wrong(wrong, mut typed)) => {
            if typed.authority.is_empty() {
                typed.authority = home(&desk).unwrap_or_default().to_owned();
            }
            let too_large = wrong.iter().any(|one| one.too_large);
            match (Form { typed: &typed, wrong: &wrong }).page() {
                Ok(page) => {
                    let mut response = page.wrong().into_response();
                    if too_large {
                        *response.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
                    }
                    response
                }
                Err(problem) => problem.into_response(),
            }
        }
    }
}

const BUSY: Problem = Problem::NotReady(
    "Other returns are being checked and there is no room for another one now. Try again in some minutes.",
);

const GONE: Problem = Problem::Missing(
    "This check is not kept any longer: an hour has passed, newer ones took its place, somebody let it go, or Kith was \
     started again. Drop the return again: it is judged as fast as it is read.",
);

/// The check of this address, if it is the reader's own. Somebody else's looks as if there were none.
fn own(checks: &Checks, me: &Me, id: &str) -> Result<std::sync::Arc<Kept>, Problem> {
    checks.find(id).filter(|kept| *kept.owner == *me.0.id).ok_or(GONE)
}

/// What has become of a check: how far it is, what was found, or what was wrong with the files.
async fn follow(
    State(desk): State<Desk>,
    me: Me,
    Extension(checks): Extension<Checks>,
    Path(id): Path<String>,
    Query(asked): Query<findings::Asked>,
) -> Result<Response, Problem> {
    let kept = own(&checks, &me, &id)?;
    match kept.state() {
        Stands::Judged(judged) => {
            let may = accepted::may(&me.0);
            let page =
                desk.work(move |desk| findings::page(&id, &judged, &asked, &accepted::standing(desk), may)).await;
            page.map(IntoResponse::into_response)
        }
        Stands::Refused(wrong, typed) => {
            Form { typed: &typed, wrong: &wrong }.page().map(|page| page.wrong().into_response())
        }
        Stands::Broken => Ok(Problem::Missing(
            "This check stopped by a fault of Kith. Drop the return again; if it happens again, tell whoever runs this \
             service.",
        )
        .into_response()),
        under_way => progress::page(&id, &under_way, kept.progress()),
    }
}

/// Lets a check go at once.
async fn forget(
    me: Me,
    Extension(checks): Extension<Checks>,
    Path(id): Path<String>,
) -> Result<web::Answer, Problem> {
    own(&checks, &me, &id)?;
    checks.forget(&id);
    Ok(Address::new("/check-a-return").with("done", "forgotten").into())
}

/// What was found, as the command writes it.
async fn csv(
    desk: State<Desk>,
    me: Me,
    checks: Extension<Checks>,
    id: Path<String>,
) -> Result<Response, Problem> {
    download(desk, me, checks, id, telling::Form::Csv).await
}

/// The same as a workbook.
async fn xlsx(
    desk: State<Desk>,
    me: Me,
    checks: Extension<Checks>,
    id: Path<String>,
) -> Result<Response, Problem> {
    download(desk, me, checks, id, telling::Form::Xlsx).await
}

async fn download(
    State(desk): State<Desk>,
    me: Me,
    Extension(checks): Extension<Checks>,
    Path(id): Path<String>,
    form: telling::Form,
) -> Result<Response, Problem> {
    match own(&checks, &me, &id)?.state() {
        Stands::Judged(judged) => {
            desk.work(move |desk| file::make(&judged, form, &accepted::standing(desk))).await
        }
        _ => Err(Problem::NotReady("The return is still being judged. Look again in a moment.")),
    }
}

/// This Kith's own authority, where it is one that returns name.
fn home(desk: &Desk) -> Option<&'static str> {
    ssda903::authority(&desk.roll().authority()?).map(|found| found.ons)
}
