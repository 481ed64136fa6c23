//! `/people`: who works here, in which team and how they are reached; who joins, moves and leaves. For administrators: it
//! says nothing of a child, and decides who may read about one.

mod begun;
pub mod catch_up;
mod one;
pub mod post;

use std::collections::BTreeMap;
use std::sync::Arc;

use access::{Person, Role};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::{Day, Moment};
use journal::Account;
use records::workforce::{VisitorEnquiry, WorkRole, WorkerDetails};
use records::{Change, Definition, Fact, Kind, Record, Subject, Trouble, as_known};
use web::parts::{Cell, Choice, Column, ErrorSummary, Filter, Form, Question, Table};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Problem, Query};

pub(crate) use begun::form_at;

use begun::{At, Writing};

use super::my_work::lead;
use crate::child::door;
use crate::child::glance::link;
use crate::child::record::enter::kept;
use crate::signed::Me;
use crate::{Desk, SignIn, words};

/// The pages.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/people", get(show))
        .route("/people/new", get(new).post(begin))
        .route("/people/{worker}", get(one::get))
        .route("/people/{worker}/post", get(one::post_form).post(one::post))
        .route("/people/{worker}/leave", get(one::leave_form).post(one::leave))
}

/// By what work, for the journal.
pub(crate) const WHY: &str = "keeps the list of who works here";

/// The page of somebody.
pub(crate) fn address(person: &str) -> Address {
    Address::new("/people").at(person)
}

fn keeps(me: &Person) -> Result<(), Problem> {
    access::keeps_people(me).map_err(|refusal| door::closed(&refusal))
}

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    show: String,
    #[serde(default)]
    done: String,
}

/// Somebody who works here, did, or will.
struct Listed {
    id: Arc<str>,
    name: String,
    role: Option<Role>,
    team: Option<String>,
    /// Whether they use the record today.
    here: bool,
    posts: Vec<WorkerDetails>,
}

impl Listed {
    fn stands(&self, today: Day) -> Stands {
        match crate::here::held(&self.posts, today) {
            Some(_) => Stands::Here,
            None if self.posts.iter().any(|post| post.since > today) => Stands::ToCome,
            None if self.posts.is_empty() && self.here => Stands::Here,
            None => Stands::Left,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stands {
    Here,
    ToCome,
    Left,
}

impl Desk {
    /// The accounts, by identifier; none where nobody signs in.
    fn accounts(&self) -> Result<BTreeMap<Arc<str>, Account>, Problem> {
        match self.sign_in() {
            SignIn::Chosen => Ok(BTreeMap::new()),
            SignIn::Accounts { .. } => {
                let all = self.roll().journal().accounts().map_err(Problem::fault("reading the accounts"))?;
                Ok(all.into_iter().map(|account| (account.id.clone(), account)).collect())
            }
        }
    }
}

/// What is recorded of somebody's posts, where they are of the staff: a volunteer is the advocacy service's to know.
fn posts(facts: &[Fact]) -> Option<Vec<WorkerDetails>> {
    let posts =
        || as_known(facts, Moment::END_OF_TIME).into_iter().filter_map(|fact| fact.of::<WorkerDetails>());
    let volunteers = facts.iter().any(|fact| fact.of::<VisitorEnquiry>().is_some())
        || posts().any(|post| post.role == WorkRole::IndependentVisitor);
    (!volunteers).then(|| posts().cloned().collect())
}

/// One of the staff: whoever has a post, an account, or a child allocated to them. Nobody who is known of otherwise alone, and no
/// young person or foster carer: whose account is for pages of their own is nobody's to look up here.
fn listed(desk: &Desk, id: &str) -> Option<Listed> {
    let posts = posts(&desk.roll().facts(&Subject::worker(id)))?;
    let person = desk.people().person_or_former(id);
    if person.is_some_and(|person| !person.role.works_here()) || person.is_none() && posts.is_empty() {
        return None;
    }
    let last = posts.iter().max_by_key(|post| post.since);
    let team = person.and_then(|person| person.team.as_deref());
    Some(Listed {
        id: id.into(),
        name: person.map(|person| person.name.clone()).or_else(|| Some(last?.name.clone()))?,
        role: person.map(|person| person.role),
        here: desk.people().person(id).is_some(),
        team: team.map(|id| desk.people().team(id).map_or_else(|| id.to_owned(), |team| team.name.clone())),
        posts,
    })
}

/// Whether somebody is of the staff, or nobody yet: not a volunteer, and not somebody with an account for pages of their own.
pub(crate) fn is_of_staff(desk: &Desk, facts: &[Fact], id: &str) -> bool {
    let own = desk.people().person_or_former(id).is_some_and(|person| !person.role.works_here());
    fits(id) && !own && posts(facts).is_some()
}

/// Whether this can be somebody's identifier: it stands in addresses and is typed.
fn fits(id: &str) -> bool {
    let stops = |letter: char| letter.is_control() || letter.is_whitespace() || letter == '/';
    !id.is_empty() && id.chars().count() <= LETTERS && !id.chars().any(stops)
}

/// Whether these kinds are what those who keep the list read of anybody.
pub(crate) fn is_all(kinds: &[&Kind]) -> bool {
    kinds.iter().all(|kind| *kind == WorkerDetails::KIND)
}

/// What is recorded when a program says that a post begins; none where it says something else.
pub(crate) fn begun(
    desk: &Desk,
    id: &str,
    facts: &[Fact],
    which: &str,
    said: &dyn Record,
) -> Option<Vec<Change>> {
    Some(post::begins(id, facts, which, one::post_said(desk, said)?))
}

/// What cannot be said of somebody’s post, beyond what the kind itself finds.
pub(crate) fn wrong(desk: &Desk, id: &str, said: &dyn Record) -> Vec<Trouble> {
    let Some(post) = said.as_any().downcast_ref::<WorkerDetails>() else { return Vec::new() };
    let facts = desk.roll().facts(&Subject::worker(id));
    let volunteers = post.role == WorkRole::IndependentVisitor || posts(&facts).is_none();
    let mut troubles = Vec::new();
    if volunteers {
        let says = "An independent visitor begins when the advocacy service approves them, on the page Independent visitors";
        troubles.push(Trouble::stops("role", says));
    }
    if post.until.is_some_and(|until| until < post.since) {
        troubles.push(Trouble::stops("until", "It ends before it begins"));
    }
    troubles
}

fn all(desk: &Desk) -> Vec<Listed> {
    let roll = desk.roll();
    let mut ids: Vec<Arc<str>> =
        desk.people().all().chain(desk.people().former()).map(|person| person.id.clone()).collect();
    ids.extend(roll.cohort(Moment::END_OF_TIME).workers.iter().map(|worker| worker.id.clone()));
    ids.sort();
    ids.dedup();
    let mut all: Vec<Listed> = ids.iter().filter_map(|id| listed(desk, id)).collect();
    all.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    all
}

async fn show(State(desk): State<Desk>, Me(me): Me, Query(asked): Query<Asked>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        keeps(&me)?;
        let today = desk.today();
        let (all, accounts) = (all(desk), desk.accounts()?);
        let shown = match asked.show.as_str() {
            "left" => Stands::Left,
            "coming" => Stands::ToCome,
            _ => Stands::Here,
        };
        let rows: Vec<&Listed> = all.iter().filter(|one| one.stands(today) == shown).collect();
        let filter = Filter::new("Who is shown", "/people").select(
            "show",
            "Show",
            [("", "Who works here"), ("coming", "Who is to come"), ("left", "Who has left")]
                .map(|(value, words)| Choice::new(value, words)),
            &*asked.show,
        );
        let without = rows.iter().filter(|one| one.posts.is_empty()).count();
        let mut says = words::counted(rows.len(), "person", "people");
        if shown == Stands::Here && without > 0 {
            says.push_str(&format!("; of {without} no post is recorded, and no clock of theirs runs"));
        }
        let html = Html::of(&lead(&format!("{says}.")))
            .with(&link(&Link::new("Somebody joins", Address::new("/people/new"))))
            .with(&begun::list(desk, &me)?)
            .with(&filter)
            .with(&table(&rows, &accounts, today));
        let page = Page::new("People").caption(today.to_words()).body(html);
        let done = match asked.done.as_str() {
            "kept" => Some(
                "What you wrote is kept. Only you can see it until you record it: the way back is below.",
            ),
            done => crate::child::overview::said(done),
        };
        Ok(match done {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

fn table(rows: &[&Listed], accounts: &BTreeMap<Arc<str>, Account>, today: Day) -> Table {
    let columns = [
        Column::text("Name"),
        Column::text("What they do"),
        Column::text("Team"),
        Column::text("Telephone"),
        Column::number("Hours a week"),
        Column::text("Account"),
    ];
    let mut table = Table::new("People", columns).caption_hidden().when_empty("Nobody.");
    for one in rows {
        let post =
            crate::here::held(&one.posts, today).or_else(|| one.posts.iter().max_by_key(|post| post.since));
        let does = post.map(|post| post.role.label().to_owned());
        let does = does.or_else(|| Some(capital(one.role?.words())));
        let or = |text: Option<String>, none: &str| text.map_or_else(|| Cell::none(none), Cell::new);
        table.push([
            Cell::link(&one.name, &address(&one.id)),
            or(does, "not recorded"),
            or(one.team.clone().or_else(|| post?.team.clone()), "none"),
            or(post.and_then(|post| post.phone.clone()), "not recorded"),
            or(post.and_then(|post| post.hours).map(|hours| hours.to_string()), "not recorded"),
            Cell::new(account(accounts.get(&one.id))),
        ]);
    }
    table
}

/// A role in words, as it begins a cell.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Where somebody's account stands.
fn account(account: Option<&Account>) -> &'static str {
    match account {
        None => "none",
        Some(account) if account.left.is_some() => "closed",
        Some(account) if account.password.is_some() || account.elsewhere.is_some() => "signs in",
        Some(_) => "link not used yet",
    }
}

async fn new(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        keeps(&me)?;
        Ok(match joining(desk, &me).draft()? {
            Some((typed, draft)) => asked_who(typed.get("id"), None).notice(kept(&draft)),
            None => asked_who("", None),
        })
    })
    .await
}

/// Who joins, as one reader writes it: nobody is named yet.
fn joining<'a>(desk: &'a Desk, me: &'a Person) -> Writing<'a> {
    Writing { desk, me, at: At::New, id: &me.id }
}

fn asked_who(typed: &str, wrong: Option<String>) -> Page {
    let mut html = Html::new();
    if let Some(says) = &wrong {
        html = html.with(&ErrorSummary::new().at(says, "id"));
    }
    let question = Question::line("id", "Their identifier", typed)
        .hint(
            "The one that allocations name and that their account has: the number of the payroll, or the first part of their \
             address of mail. It stays theirs",
        )
        .error(wrong);
    let form = Form::new("/people/new", "Continue").ask(&question);
    Page::new("Somebody joins").back("People", Address::new("/people")).body(html.with(&form))
}

/// Letters of an identifier.
const LETTERS: usize = 100;

async fn begin(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        keeps(&me)?;
        let id = sent.get("id").trim();
        let wrong = if id.is_empty() {
            Some("Give their identifier")
        } else if !fits(id) {
            Some("Give an identifier of at most 100 letters and signs, without a space or a slash")
        } else if !is_of_staff(desk, &desk.roll().facts(&Subject::worker(id)), id) {
            Some("This is the identifier of somebody who is not of the staff. Give another")
        } else {
            None
        };
        match wrong {
            Some(says) => {
                if !id.is_empty() {
                    joining(desk, &me).keep(&sent)?;
                }
                Ok(asked_who(id, Some(says.to_owned())).wrong().into())
            }
            None => {
                joining(desk, &me).clear()?;
                Ok(address(id).at("post").into())
            }
        }
    })
    .await
}
