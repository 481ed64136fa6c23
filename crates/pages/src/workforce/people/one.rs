//! `/people/{person}`: one of the staff: their posts, a new one from a day on, and that they leave.

use std::sync::Arc;

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use identity::Identity;
use journal::{Account, AccountBy};
use records::workforce::WorkerDetails;
use records::{Change, Definition, Fact, Record, Subject, Trouble};
use web::parts::{Cell, Column, ErrorSummary, Form, Inset, Question, SummaryList, Table, TypedAs};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Path, Problem, Query};

use super::begun::{At, Writing, ways};
use super::post::{begins, held, leaves, team_named};
use super::{Asked, Listed, Stands, WHY, account, address, capital, is_of_staff, keeps, listed};
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::child::record::enter::{RECORD, is_identifier, kept};
use crate::child::record::read::{day, typed};
use crate::plain::{Plain, Sent, judged};
use crate::signed::Me;
use crate::{Desk, SignIn, words};

const NOBODY: Problem =
    Problem::Missing("Nobody with this identifier works here. The page People lists who does.");

fn keeps_post(me: &Person, id: &str) -> Result<(), Problem> {
    access::keeps_post_of(me, id).map_err(|refusal| door::closed(&refusal))
}

/// Somebody, and the ways on.
///
/// # Errors
/// The reader does not keep the list; nobody of this identifier works here.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        keeps(&me)?;
        let one = listed(desk, &id).ok_or(NOBODY)?;
        let today = desk.today();
        let account = desk.account_of(&id)?;
        let mut html = Html::of(&told(&one, account.as_ref(), today));
        if let Some(says) = differs(desk, &id, account.as_ref(), today) {
            html = html.with(&Inset::new(says));
        }
        if keeps_post(&me, &id).is_ok() {
            let says = if one.posts.is_empty() {
                "Record their post"
            } else {
                "Change post, team, hours or telephone"
            };
            html = html.with(&link(&Link::new(says, address(&id).at("post"))));
            if !one.posts.is_empty() && one.stands(today) != Stands::Left {
                html = html.with(&link(&Link::new("They leave", address(&id).at("leave"))));
            }
        }
        let html = html.with(&heading("Posts")).with(&table(&one.posts));
        let page = Page::new(one.name.clone())
            .title("Somebody who works here")
            .back("People", Address::new("/people"))
            .in_menu("/people")
            .body(html);
        Ok(match crate::child::overview::said(&asked.done) {
            Some(words) => page.notice(Notice::done(words)),
            None => page,
        })
    })
    .await
}

fn told(one: &Listed, has: Option<&Account>, today: Day) -> SummaryList {
    let post = crate::here::held(&one.posts, today);
    let or = |text: Option<String>, none: &str| text.unwrap_or_else(|| none.to_owned());
    let begins = one.posts.iter().map(|post| post.since).filter(|since| *since > today).min();
    let does = match (post, begins) {
        (Some(post), _) => post.role.label().to_owned(),
        (None, Some(begins)) => format!("Begins on {}", begins.to_words()),
        (None, None) if one.posts.is_empty() => {
            or(one.role.map(|role| capital(role.words())), "Not recorded")
        }
        (None, None) => "Has left".to_owned(),
    };
    let signs_in = match has {
        None => format!("None. Whoever runs Kith gives one: kith user add {} …", one.id),
        Some(_) => capital(account(has)),
    };
    SummaryList::new()
        .row("Identifier", one.id.to_string())
        .row("What they do", does)
        .row("Team", or(one.team.clone(), "None"))
        .row("Telephone at work", or(post.and_then(|post| post.phone.clone()), "Not recorded"))
        .row(
            "Hours a week",
            or(post.and_then(|post| post.hours).map(|hours| hours.to_string()), "Not recorded"),
        )
        .row("Account", signs_in)
}

/// That the account says something else than the record, which is what holds.
fn differs(desk: &Desk, id: &str, account: Option<&Account>, today: Day) -> Option<String> {
    let account = account?;
    let facts = desk.roll().facts(&Subject::worker(id));
    (held(&facts, today).is_some() && !super::catch_up::agrees(account, &facts, today)).then(|| {
        "Their account says something else of what they do, or of their team. What is recorded here is what holds.".to_owned()
    })
}

fn table(posts: &[WorkerDetails]) -> Table {
    let columns = [
        Column::date("From"),
        Column::date("To"),
        Column::text("What they do"),
        Column::text("Team"),
        Column::number("Hours a week"),
    ];
    let mut table = Table::new("Posts", columns).caption_hidden().when_empty("No post is recorded.");
    let mut posts: Vec<&WorkerDetails> = posts.iter().collect();
    posts.sort_by_key(|post| std::cmp::Reverse(post.since));
    for post in posts {
        table.push([
            Cell::new(post.since.to_words()),
            post.until.map_or_else(|| Cell::none("holds"), |until| Cell::new(until.to_words())),
            Cell::new(post.role.label()),
            post.team.as_deref().map_or_else(|| Cell::none("none"), Cell::new),
            post.hours.map_or_else(|| Cell::none("not recorded"), |hours| Cell::new(hours.to_string())),
        ]);
    }
    table
}

/// A form for one of the staff, or for somebody who joins.
struct One<'a> {
    desk: &'a Desk,
    id: &'a str,
    facts: Arc<Vec<Fact>>,
    name: Option<String>,
}

impl<'a> One<'a> {
    fn of(desk: &'a Desk, me: &Person, id: &'a str) -> Result<One<'a>, Problem> {
        keeps_post(me, id)?;
        let facts = desk.roll().facts(&Subject::worker(id));
        if !is_of_staff(desk, &facts, id) {
            return Err(NOBODY);
        }
        Ok(One { desk, id, facts, name: listed(desk, id).map(|one| one.name) })
    }

    /// The post from today on, as it stands.
    fn begun(&self) -> Fields {
        let today = self.desk.today();
        let mut fields = match held(&self.facts, today) {
            Some(post) => {
                let payload = serde_json::from_str(&post.to_json()).unwrap_or_default();
                let stands = typed(WorkerDetails::KIND, &payload);
                let mut fields = Fields::default();
                for (name, value) in stands.iter().filter(|(name, _)| !["since", "until"].contains(name)) {
                    fields.push(name, value);
                }
                if fields.get("agency").is_empty() {
                    fields.push("agency", "no");
                }
                fields
            }
            None => {
                let mut fields = Fields::default();
                fields.push("name", self.name.as_deref().unwrap_or_default());
                fields
            }
        };
        fields.push("since", today.to_string());
        fields
    }

    /// A form about them, as this reader writes it.
    fn writing(&self, me: &'a Person, at: At) -> Writing<'a> {
        Writing { desk: self.desk, me, at, id: self.id }
    }

    fn page(&self, typed: &Fields, troubles: &[Trouble], is_kept: bool) -> Page {
        let (kind, desk) = (WorkerDetails::KIND, self.desk);
        let action = At::Post.address(self.id);
        let known = [("until", typed.get("until").to_owned())];
        let form = Plain {
            desk,
            kind,
            action,
            button: "Record it",
            known: &known,
            needed: &[],
            typed,
            troubles,
            more: "",
        }
        .html_with(|form| ways(form, is_kept));
        let teams: Vec<&str> = desk.people().teams().iter().map(|team| team.name.as_str()).collect();
        let teams = match teams.is_empty() {
            true => "No team is recorded yet: the first who is said to be in one makes it.".to_owned(),
            false => format!("The teams are: {}. Another name makes another team.", teams.join("; ")),
        };
        let says = format!(
            "From the day that you give on: the post before it ends on that day. What they may read follows on the day itself. \
             {teams}"
        );
        let (heading, back) = match &self.name {
            Some(name) => (format!("{name}: a post from a day on"), address(self.id)),
            None => (format!("{} joins", self.id), Address::new("/people")),
        };
        Page::new(heading)
            .title("A post from a day on")
            .back("Back", back)
            .in_menu("/people")
            .body(Html::of(&Inset::new(says)).with(&form))
    }

    /// Records it, and brings the account in step, where there is one and it is of today.
    fn say(&self, me: &Person, changes: &[Change]) -> Result<bool, Problem> {
        if self.desk.say_all(me, WHY, changes)?.is_err() {
            return Ok(false);
        }
        self.desk.account_follows(me, self.id)?;
        Ok(true)
    }
}

/// The form of a post.
///
/// # Errors
/// The reader does not keep the list, or it is their own; the identifier is a volunteer's.
pub(crate) async fn post_form(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let one = One::of(desk, &me, &id)?;
        Ok(match one.writing(&me, At::Post).draft()? {
            Some((typed, draft)) => one.page(&typed, &[], true).notice(kept(&draft)),
            None => one.page(&one.begun(), &[], false),
        })
    })
    .await
}

/// It was sent.
///
/// # Errors
/// As [`post_form`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let one = One::of(desk, &me, &id)?;
        let writing = one.writing(&me, At::Post);
        if let Some(to) = writing.put_aside(&sent)? {
            return Ok(to.into());
        }
        // Kept before it is judged: what is refused waits until it is recorded.
        writing.keep(&sent)?;
        let wrong = |troubles: &[Trouble]| Ok(one.page(&sent, troubles, true).wrong().into());
        let said = match judged(WorkerDetails::KIND, &sent, |_| {}) {
            Sent::Said(said) => said,
            Sent::Wrong(troubles) => return wrong(&troubles),
            Sent::More(_) => return Ok(one.page(&sent, &[], true).into()),
        };
        let troubles = super::wrong(desk, &id, &*said);
        let Some(post) = post_said(desk, &*said).filter(|_| troubles.is_empty()) else {
            return wrong(&troubles);
        };
        let which = sent.get(RECORD);
        let which = if is_identifier(which) { which.to_owned() } else { words::new_identifier() };
        let changes = begins(&id, &one.facts, &which, post);
        if changes.is_empty() {
            let same = Trouble::stops("role", "Nothing is different from what stands. Change an answer");
            return wrong(&[same]);
        }
        let done = if one.say(&me, &changes)? { "recorded" } else { "already" };
        writing.clear()?;
        Ok(address(&id).with("done", done).into())
    })
    .await
}

/// A post as it is said, its team as it is called already; none where something else is said.
pub(crate) fn post_said(desk: &Desk, said: &dyn Record) -> Option<WorkerDetails> {
    let mut post = said.as_any().downcast_ref::<WorkerDetails>()?.clone();
    post.team = post.team.as_deref().and_then(|team| team_named(team, desk.people().teams()));
    Some(post)
}

/// That somebody leaves: the form.
///
/// # Errors
/// As [`post_form`]; nobody of this identifier works here.
pub(crate) async fn leave_form(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let one = One::of(desk, &me, &id)?;
        let name = one.name.clone().ok_or(NOBODY)?;
        Ok(match one.writing(&me, At::Leave).draft()? {
            Some((typed, draft)) => leaving(&id, &name, typed.get("until"), None, true).notice(kept(&draft)),
            None => leaving(&id, &name, &desk.today().to_string(), None, false),
        })
    })
    .await
}

fn leaving(id: &str, name: &str, typed: &str, wrong: Option<&str>, is_kept: bool) -> Page {
    let mut html = Html::new();
    if let Some(says) = wrong {
        html = html.with(&ErrorSummary::new().at(says, "until"));
    }
    let says = "From that day on they read nothing and are offered nowhere. With a day up to today, their account closes at \
                once and every session of theirs ends. Children who are theirs stay with their manager until somebody else \
                has them.";
    let question = Question::typed("until", "The first day on which they are not here", TypedAs::Day, typed)
        .error(wrong.map(str::to_owned));
    let form = ways(Form::new(At::Leave.address(id), "They leave").ask(&question), is_kept);
    Page::new(format!("{name} leaves"))
        .title("Somebody leaves")
        .back("Back", address(id))
        .in_menu("/people")
        .body(html.with(&Inset::new(says)).with(&form))
}

/// It was sent.
///
/// # Errors
/// As [`leave_form`]; the journal cannot be written.
pub(crate) async fn leave(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let one = One::of(desk, &me, &id)?;
        let name = one.name.clone().ok_or(NOBODY)?;
        let writing = one.writing(&me, At::Leave);
        if let Some(to) = writing.put_aside(&sent)? {
            return Ok(to.into());
        }
        writing.keep(&sent)?;
        let typed = sent.get("until").trim();
        let wrong = |says: &str| Ok(leaving(&id, &name, typed, Some(says), true).wrong().into());
        let Some(until) = day(typed) else { return wrong("Give the day, as in 2026-03-27") };
        let changes = leaves(&id, &one.facts, until);
        if changes.is_empty() {
            return wrong("No post of theirs lasts until that day or after it. Give an earlier day");
        }
        let done = if one.say(&me, &changes)? { "recorded" } else { "already" };
        writing.clear()?;
        Ok(address(&id).with("done", done).into())
    })
    .await
}

impl Desk {
    fn account_of(&self, id: &str) -> Result<Option<Account>, Problem> {
        match self.sign_in() {
            SignIn::Chosen => Ok(None),
            SignIn::Accounts { .. } => {
                self.roll().journal().account(AccountBy::Id(id)).map_err(Problem::fault("reading an account"))
            }
        }
    }

    /// Brings somebody's account in step with what is recorded of them today: their role and team; closed where they have left.
    pub(crate) fn account_follows(&self, me: &Person, id: &str) -> Result<(), Problem> {
        let SignIn::Accounts { identity, .. } = self.sign_in() else { return Ok(()) };
        let Some(account) = self.account_of(id)?.filter(|account| account.left.is_none()) else {
            return Ok(());
        };
        let facts = self.roll().facts(&Subject::worker(id));
        follows(identity, &account, &facts, self.today(), &me.id)
            .map_err(Problem::fault("changing an account"))
    }
}

fn follows(
    identity: &Identity,
    account: &Account,
    facts: &[Fact],
    today: Day,
    by: &str,
) -> Result<(), identity::IdentityError> {
    let standing = records::as_known(facts, Moment::END_OF_TIME).into_iter();
    let last = standing.filter_map(|fact| fact.of::<WorkerDetails>()).map(|post| post.since).max();
    match held(facts, today) {
        Some(post) if !super::catch_up::agrees(account, facts, today) => {
            let role = match access::Role::named_by(post.role) {
                Some(role) => role.code(),
                None => &account.role,
            };
            identity.change_role(&account.id, role, post.team.as_deref(), by)
        }
        None if last.is_some_and(|since| since <= today) => identity.leave(&account.id, by),
        _ => Ok(()),
    }
}
