//! Who reads: signed in with an account or, in a demonstration, chosen on a page without a password.
//!
//! A request that needs somebody and has nobody is asked who it is; what it was sending is carried through the question.

use std::sync::Arc;
use std::time::Duration;

use access::{Person, Role, Team};
use axum::body::to_bytes;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use identity::{Identity, Who};
use journal::{Account, AccountBy};
use tokio::time::{MissedTickBehavior, interval};
use web::{Address, Answer, Fields, Link, Problem, Reader};

use crate::account::{cookies, sign_in};
use crate::workforce::{trackers, who};
use crate::{Desk, SignIn};

/// The cookie's name in a demonstration.
const COOKIE: &str = "kith-person";

/// Bytes that somebody without a name may send: as large as any form.
const BODY_BYTES: usize = 512 * 1024;

/// The person who reads.
#[derive(Debug, Clone)]
pub(crate) struct Me(pub(crate) Arc<Person>);

impl<S: Send + Sync> FromRequestParts<S> for Me {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Me, Problem> {
        parts
            .extensions
            .get::<Me>()
            .cloned()
            .ok_or(Problem::Missing("Say who you are first: open the first page of Kith and choose."))
    }
}

/// Finds out who reads, and asks where nobody has said so; puts the reader's name on the page.
pub(crate) async fn signed(State(desk): State<Desk>, mut request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let accounts = match desk.sign_in() {
        SignIn::Chosen => None,
        SignIn::Accounts { identity, .. } => Some(identity.clone()),
    };
    // Anybody may ask for an advocate, whoever they are.
    let outside = path == "/advocate" || path == "/advocate/asked";
    let every = outside || path.starts_with("/assets/") || path.starts_with("/calendar/");
    let asking = path == "/who";
    let signing_in = path == "/sign-in"
        || path.starts_with("/sign-in/")
        || path.starts_with("/set-up/")
        || path == "/signed-out";
    if every || (if accounts.is_some() { signing_in } else { asking }) {
        return next.run(request).await;
    }
    // The pages of one way to sign in are not there in the other.
    let account = signing_in || path == "/account" || path.starts_with("/account/") || path == "/sign-out";
    if if accounts.is_some() { asking } else { account } {
        return StatusCode::NOT_FOUND.into_response();
    }
    let (person, sign_out) = match accounts {
        None => {
            let chosen = cookies::read(request.headers(), COOKIE);
            (chosen.and_then(|id| desk.people().person(&percent_decode(&id)).cloned()), None)
        }
        Some(identity) => match of_session(&desk, identity, request.headers()).await {
            Ok(Some((who, read))) => {
                let person = person_of(&read.desk, &who);
                request.extensions_mut().insert(who);
                (person, Some((Address::new("/sign-out"), read)))
            }
            Ok(None) => (None, None),
            Err(problem) => return problem.into_response(),
        },
    };
    let Some(person) = person else { return ask(&desk, request).await };
    let (sign_out, read) = sign_out.unzip();
    let change = if sign_out.is_some() { "/account" } else { "/who" };
    let reader = Reader {
        name: person.name.clone(),
        role: person.role.words().to_owned(),
        change: Address::new(change),
        sign_out,
        // What is due for the part that they look after is where a partner begins.
        first: access::adds_a_part(&person)
            .map(|_| Link::new("What is due", "/due").alone())
            .into_iter()
            .collect(),
        menu: access::finds_homes(&person)
            .map(|()| Link::new("Work on homes", "/homes-work").alone())
            .into_iter()
            .chain(access::keeps_people(&person).map(|()| Link::new("People", "/people").alone()))
            .collect(),
        closed: closed_to(&person),
        links: access::sets_the_service(&person)
            .map(|()| Link::new("Settings", "/settings"))
            .into_iter()
            .chain(access::runs_the_service(&person).map(|()| Link::new("How it runs", "/status")))
            // A young person and a foster carer have no programs here: nothing of them is read by one.
            .chain(person.role.works_here().then(|| Link::new("Tokens for programs", "/tokens")))
            .collect(),
    };
    request.extensions_mut().insert(Me(Arc::new(person)));
    let only_reads = request.method().is_safe();
    let answer = evenly(next.run(request));
    let mut response = match read {
        Some(Read { desk, is_all }) => desk.brought(is_all && only_reads, answer).await,
        None => answer.await,
    };
    response.extensions_mut().insert(reader);
    response
}

/// Entries of the menu that would lead somebody to a page that is not theirs.
fn closed_to(person: &Person) -> Vec<&'static str> {
    let records = access::opens_records(person);
    let figures = access::figures(person).is_ok();
    let open = [
        // Theirs is the list of their part: no child is allocated to them, and they are of no team.
        ("/work", records && access::adds_a_part(person).is_err()),
        ("/team", records && access::adds_a_part(person).is_err()),
        ("/find", records),
        ("/report", figures),
        ("/figures", figures),
        ("/findings", access::whole_figures(person).is_ok()),
        ("/trackers", trackers::are_open(person)),
        ("/check-a-return", person.role.works_here()),
        ("/voice", access::hears_children(person).is_ok()),
    ];
    open.into_iter().filter(|(_, open)| !open).map(|(address, _)| address).collect()
}

/// How long it takes to be told that there is nothing: so long, or a multiple of it. A record that is closed takes some
/// microseconds more to refuse than a number that is nobody's to look for (`examples/same_answer.rs`), and nobody is to count
/// them.
const EVEN: Duration = Duration::from_millis(5);

/// Answers, and where the answer is a refusal not before so much time has passed that what was done in it cannot be told. No
/// timer is set for anything else: every page comes by here.
pub async fn evenly(answer: impl Future<Output = Response>) -> Response {
    // Steps begin now, though nobody waits for one yet; those that pass meanwhile are not made up for.
    let mut steps = interval(EVEN);
    steps.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let response = answer.await;
    if matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::FORBIDDEN) {
        // The first is the beginning.
        steps.tick().await;
        steps.tick().await;
    }
    response
}

/// The desk with those who work here now, as read when a request came.
struct Read {
    desk: Desk,
    /// Whether nothing was recorded that had not been read.
    is_all: bool,
}

/// Who is signed in by the session that the browser names, and the desk with those who work here now.
async fn of_session(
    desk: &Desk,
    identity: Identity,
    headers: &HeaderMap,
) -> Result<Option<(Who, Read)>, Problem> {
    let Some(session) = cookies::session(desk, headers) else { return Ok(None) };
    let (journal, now) = (desk.roll().journal().clone(), desk.now());
    // A row out of memory: to hand it to another thread would take longer than to read it.
    if journal.is_at_hand() {
        let door = identity.at_the_door(&session, now).map_err(Problem::fault("reading a session"))?;
        let Some(door) = door.filter(|door| door.who.is_in()) else { return Ok(None) };
        if let Some(desk) = desk.as_read(door.last_account_event) {
            let is_all = desk.roll().has_read(&door.head);
            return Ok(Some((door.who, Read { desk, is_all })));
        }
    }
    let desk = desk.clone();
    tokio::task::spawn_blocking(move || {
        let who = identity.who(&session, now).map_err(Problem::fault("reading a session"))?;
        let Some(who) = who.filter(Who::is_in) else { return Ok(None) };
        let desk = desk.fresh().map_err(Problem::fault("reading who works here"))?;
        Ok(Some((who, Read { desk, is_all: false })))
    })
    .await
    .map_err(Problem::fault("reading a session"))?
}

impl Desk {
    /// Whoever has this identifier and works here now, with what they do: for what acts in their name while they are not there.
    /// Nobody who has left.
    ///
    /// # Errors
    /// The accounts cannot be read.
    pub fn works_here(&self, id: &str) -> Result<Option<Person>, Problem> {
        match self.sign_in() {
            SignIn::Chosen => Ok(self.people().person(id).cloned()),
            SignIn::Accounts { .. } => {
                let account = self.roll().journal().account(AccountBy::Id(id));
                let account = account.map_err(Problem::fault("reading an account"))?;
                let account = account.filter(|account| account.left.is_none());
                let desk = self.fresh().map_err(Problem::fault("reading who works here"))?;
                Ok(account.and_then(|account| person_of_account(&desk, &account)))
            }
        }
    }
}

fn person_of(desk: &Desk, who: &Who) -> Option<Person> {
    person_of_account(desk, &who.account)
}

/// Whom an account is for. What they do and in which team is what is recorded today; where nothing is, the account says it.
fn person_of_account(desk: &Desk, account: &Account) -> Option<Person> {
    let role = Role::of_code(&account.role)?;
    let recorded = desk.people().person(&account.id);
    if desk.is_of_record() && recorded.is_some() {
        return recorded.cloned();
    }
    let team =
        account.team.as_deref().map(Team::id_of).or_else(|| recorded.and_then(|person| person.team.clone()));
    Some(Person { id: account.id.clone(), name: account.name.to_string(), role, team })
}

fn percent_decode(value: &str) -> String {
    percent_encoding::percent_decode_str(value).decode_utf8_lossy().into_owned()
}

/// What sets the cookie of a demonstration. Not sent along from other sites but on a plain link; no script can read it.
pub(crate) fn cookie(id: &str) -> String {
    let id = percent_encoding::utf8_percent_encode(id, percent_encoding::NON_ALPHANUMERIC);
    format!("{COOKIE}={id}; Path=/; HttpOnly; SameSite=Lax")
}

/// Asks who reads. What was being sent is carried through the question, so that it is not lost.
async fn ask(desk: &Desk, request: Request) -> Response {
    let chosen = matches!(desk.sign_in(), SignIn::Chosen);
    let to = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let form = request
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/x-www-form-urlencoded"));
    // A file is not carried along: it is chosen again.
    if request.method() == Method::GET || !(form || chosen) {
        let address = Address::new(if chosen { "/who" } else { "/sign-in" });
        return Answer::from(if to == "/" { address } else { address.with("to", to) }).into_response();
    }
    match to_bytes(request.into_body(), BODY_BYTES).await {
        Ok(body) if chosen => who::asked_again(desk, &to, &Fields::read(&body)).into_response(),
        Ok(body) => sign_in::asked_again(desk, &to, &Fields::read(&body)).into_response(),
        Err(_) => StatusCode::PAYLOAD_TOO_LARGE.into_response(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many steps have begun when an answer that took so long is told.
    async fn steps(status: StatusCode, took: Duration) -> u128 {
        // The clock of timers, without setting one.
        let clock = || tokio::time::sleep(Duration::ZERO).deadline();
        let began = clock();
        let answer = async {
            if !took.is_zero() {
                tokio::time::sleep(took).await;
            }
            status.into_response()
        };
        assert_eq!(evenly(answer).await.status(), status);
        (clock() - began).as_nanos() / EVEN.as_nanos()
    }

    #[tokio::test]
    async fn a_refusal_is_told_at_the_end_of_a_step_and_nothing_else_waits() {
        for status in [StatusCode::NOT_FOUND, StatusCode::FORBIDDEN] {
            assert!(steps(status, Duration::ZERO).await >= 1);
            assert!(steps(status, EVEN + EVEN / 5).await >= 2);
        }
        // The quickest of some: a machine that does other things may take long over any of them.
        let mut quickest = u128::MAX;
        for _ in 0..50 {
            quickest = quickest.min(steps(StatusCode::OK, Duration::ZERO).await);
        }
        assert_eq!(quickest, 0);
    }
}
