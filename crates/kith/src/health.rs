//! Whether the process lives, and whether it may be sent people: for whoever watches it or balances a load. Nobody signs in for
//! either, and neither tells anything of anybody.

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use pages::Residents;
use roll::Roll;
use serde_json::{Value, json};
use tokio::sync::Semaphore;

/// How long the database may take to answer.
const PATIENCE: Duration = Duration::from_secs(3);

/// `/health` and `/ready`.
pub(crate) fn router(roll: Roll) -> Router {
    let one = Arc::new(Semaphore::new(1));
    Router::new()
        .route("/health", get(|| async { told(StatusCode::OK, "alive", None) }))
        .route("/ready", get(move || ready(roll.clone(), one.clone())))
}

/// The same of a program that serves several authorities, each of which has its own at its own names: how many records are open
/// in it, and of nobody whose.
pub(crate) fn of_several(residents: Arc<Residents>) -> Router {
    let told = move |word: &'static str| {
        let open = residents.open.load(Relaxed);
        Json(json!({ "status": word, "authorities": residents.listed, "open": open }))
    };
    let ready = told.clone();
    Router::new()
        .route("/health", get(move || async move { told("alive") }))
        .route("/ready", get(move || async move { ready("ready") }))
}

/// Ready is who can read the database and has read all of it. One question at a time: while the database hangs, those who ask
/// must not take the threads that pages need.
async fn ready(roll: Roll, one: Arc<Semaphore>) -> Told {
    let looking = async {
        let permit = one.acquire_owned().await;
        tokio::task::spawn_blocking(move || {
            // Given back when the database has answered, however late.
            let _permit = permit;
            roll.refresh().is_ok()
        })
        .await
    };
    let not = |because| told(StatusCode::SERVICE_UNAVAILABLE, "not ready", Some(because));
    match tokio::time::timeout(PATIENCE, looking).await {
        Ok(Ok(true)) => told(StatusCode::OK, "ready", None),
        Ok(Ok(false)) => not("the database cannot be read"),
        Ok(Err(_)) | Err(_) => not("the database does not answer in time"),
    }
}

/// An answer, for a program: a word and, where something is not as it should be, a sentence.
type Told = (StatusCode, Json<Value>);

fn told(status: StatusCode, word: &str, because: Option<&str>) -> Told {
    let told = match because {
        None => json!({ "status": word }),
        Some(because) => json!({ "status": word, "because": because }),
    };
    (status, Json(told))
}
