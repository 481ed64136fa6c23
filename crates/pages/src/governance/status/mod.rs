//! `/status`: how the service runs, for administrators: what waits, what is late, what to do about it. It tells nothing of
//! anybody.

mod stands;

use axum::extract::State;
use axum::{Extension, Router};
use calendar::Moment;
use web::parts::{Inset, SummaryList, Warning};
use web::{Html, Page, Problem};

use crate::child::door;
use crate::signed::Me;
use crate::workforce::my_work::lead;
use crate::{Desk, words};
use stands::Stands;
pub use stands::{Residents, Running, last_noted};

/// Its address.
pub(crate) fn router() -> Router<Desk> {
    Router::new().route("/status", axum::routing::get(get))
}

/// # Errors
/// The reader is no administrator; the journal cannot be read.
async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    running: Option<Extension<Running>>,
) -> Result<Page, Problem> {
    access::runs_the_service(&me).map_err(|refusal| door::closed(&refusal))?;
    let running = running.map(|Extension(running)| running);
    // Before anything is read anew: how far behind this copy was is the question.
    let stands = tokio::task::spawn_blocking(move || Stands::of(desk.roll(), running, desk.now()))
        .await
        .map_err(Problem::fault("looking how things stand"))?
        .map_err(Problem::fault("looking how things stand"))?;
    Ok(Page::new("How the service runs").caption(stands.now.to_words()).body(body(&stands)))
}

fn body(stands: &Stands) -> Html {
    let mut html =
        lead("What waits, what is late, and what to do about it. Nothing here is about a child or a person.");
    let warnings = stands.warnings();
    if warnings.is_empty() {
        html = html.with(&Inset::new("Nothing is to be mended."));
    }
    for warning in warnings {
        html = html.with(&Warning::new(warning));
    }
    let when = |moment: Option<Moment>, none: &str| moment.map_or_else(|| none.to_owned(), Moment::to_words);
    let noted = |what: &Option<Result<Moment, String>>, none: &str| match what {
        None => none.to_owned(),
        Some(Ok(at)) => at.to_words(),
        Some(Err(why)) => why.clone(),
    };
    let running = &stands.running;
    let residents = running.as_ref().and_then(|running| running.residents.as_ref());
    let rows = SummaryList::new()
        .row("Version", running.as_ref().map_or("not told", |running| running.version))
        .row("Runs since", when(running.as_ref().map(|running| running.since), "not told"))
        .row("Entries of the journal", stands.head.seq.to_string())
        .row("Not read here yet", words::counted(stands.lag as usize, "entry", "entries"))
        .row("Last entry", when(stands.last_entry, "there is none"))
        .row("Head of the chain", stands.head.to_string())
        .row("Head last noted elsewhere", noted(&stands.anchor, "no file of heads is named (--anchors)"))
        .row("Last backup", noted(&stands.backup, "no folder of backups is named (--backups)"))
        .row(
            "Last load",
            stands.load.as_ref().map_or_else(
                || "nothing was loaded yet".to_owned(),
                |(what, at)| format!("{what}, {}", at.to_words()),
            ),
        )
        .row(
            "Signed in, last half hour",
            words::counted(stands.standing.sessions as usize, "session", "sessions"),
        )
        .row("Mail that waits", stands.standing.mail.waiting.to_string())
        .row("Mail that was given up", stands.standing.mail.given_up.to_string())
        .row("Webhooks: what waits", stands.standing.webhooks_waiting.to_string())
        .row("Webhooks: what was given up", stands.standing.webhooks_given_up.to_string())
        .row("Entries that cannot be read", stands.problems.to_string());
    let rows = match residents {
        Some(residents) => rows.row("Records open in this program", residents.words()),
        None => rows,
    };
    html.with(&rows)
}
