//! `/my-home`: what foster carers read of their own: the children who live with them today with the plan for the placement and
//! what they may decide, their approval, their training, what they wrote and the answers. `/my-home/survey`: what carers are
//! asked together. Nothing of anybody else: no notes, no family, no court, no list (decision 0061).

mod children;
mod messages;
mod ours;
mod survey;

pub(crate) use messages::said;

use access::{Permit, Person, Role};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use calendar::Moment;
use oversight::fostering::messages as messages_of;
use records::fostering::HouseholdDetails;
use records::{Subject, Trouble};
use timeline::{Household, Stranded};
use web::parts::Inset;
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Problem, Query};

use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::homes::everybody;
use crate::signed::Me;
use crate::{Desk, message};

/// The addresses.
pub(crate) fn router() -> Router<Desk> {
    Router::new()
        .route("/my-home", get(page).post(post))
        .route("/my-home/survey", get(survey::get).post(survey::post))
}

/// The address of the page.
fn address() -> Address {
    Address::new("/my-home")
}

/// What is told where no household is theirs today.
const NOT_TIED: &str =
    "Your account is not tied to your household yet. Ask your supervising social worker: they can do it.";

/// Where on the page they write.
const WRITE: &str = "write";

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    #[serde(default)]
    done: String,
}

/// A household, opened by one of its carers.
struct Ours {
    household: Household,
    permit: Permit,
}

/// The reader's own household, opened as theirs and logged; `None` where the account is tied to none today.
fn ours(desk: &Desk, me: &Person) -> Result<Option<Ours>, Problem> {
    if me.role != Role::Carer {
        let says = "These pages are the foster carers’ own. What you may read of a household stands on its own page.";
        return Err(door::closed(&access::Refusal::told(says)));
    }
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let staff = board.register().staff();
    let permit = cohort.households.iter().find_map(|of| access::own_household(me, staff, of, today).ok());
    let Some(permit) = permit else { return Ok(None) };
    desk.open(permit.clone(), "their own pages")?;
    let id = permit.subject().id.clone();
    let household =
        Household::of(&id, &desk.roll().facts(&Subject::carer_household(&id)), Moment::END_OF_TIME);
    Ok(Some(Ours { household, permit }))
}

/// The page.
///
/// # Errors
/// The reader is no foster carer; the journal cannot be read or a look not logged.
async fn page(State(desk): State<Desk>, Me(me): Me, Query(asked): Query<Asked>) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let Some(ours) = ours(desk, &me)? else {
            return Ok(Page::new("Our home").bare().body(Html::of(&Inset::new(NOT_TIED))));
        };
        let page = whole(desk, &me, &ours, &Fields::default(), &[])?;
        Ok(match asked.done.as_str() {
            "recorded" => page.notice(Notice::done("It is sent. The answer comes here.")),
            "already" => page.notice(Notice::done("It was sent already: it is there once.")),
            "answered" => page
                .notice(Notice::done("Thank you. Your answers are counted, and your name is not with them.")),
            _ => page,
        })
    })
    .await
}

/// They sent a message.
///
/// # Errors
/// As [`page`]; the account is tied to no household; the journal cannot be written.
async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let ours = ours(desk, &me)?.ok_or(Problem::Missing(NOT_TIED))?;
        match messages::send(desk, &me, &ours, &sent)? {
            Ok(done) => Ok(address().with("done", done).into()),
            Err(wrong) => Ok(whole(desk, &me, &ours, &sent, &wrong)?.wrong().into()),
        }
    })
    .await
}

/// The page, with what was typed and what is wrong with it.
fn whole(desk: &Desk, me: &Person, ours: &Ours, typed: &Fields, wrong: &[Trouble]) -> Result<Page, Problem> {
    let (today, authority) = (desk.today(), desk.authority(Moment::END_OF_TIME));
    let (cohort, household) = (everybody(desk), &ours.household);
    let at = cohort.standpoint(today);
    let mut html = Html::new();
    let summary = message::summary(wrong);
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    if let Some(round) = survey::open(&authority, today) {
        html = html.with(&survey::asks(household, me, &round));
    }
    html = html
        .with(&heading("Who supervises us"))
        .with(&supervised(desk, household))
        .with(&link(&Link::new("Write to them", Address::here(WRITE))))
        .with(&heading("Who lives with us"))
        .with(&children::section(desk, me, ours)?)
        .with(&write_here())
        .with(&messages::form(typed, wrong))
        .with(&heading("What we wrote, and the answers"))
        .with(&messages::written(desk, &messages_of(household, &authority, today)))
        .with(&heading("Our approval"))
        .with(&ours::approval(household, &at))
        .with(&heading("Checks and medicals"))
        .with(&ours::checks(household, today))
        .with(&heading("Training"))
        .with(&ours::training(household, &at));
    let called = crate::homes::name_of(household, today).unwrap_or("Our home").to_owned();
    Ok(Page::new(called).title("Our home").caption(today.to_words()).bare().body(html))
}

/// The heading of the form, to which the way at the top leads.
fn write_here() -> Html {
    let words = "Write to whoever supervises us";
    Html::trusted(format!("<h2 class=\"govuk-heading-m\" id=\"{WRITE}\">{words}</h2>"))
}

/// Who answers them, with a number to ring.
fn supervised(desk: &Desk, household: &Household) -> Html {
    let today = desk.today();
    let details = household.strand::<HouseholdDetails>().rfind(|said| said.since <= today);
    let who = details.and_then(|said| said.record.supervised_by.as_deref());
    let says = match who {
        Some(who) => {
            format!("{}, your supervising social worker: {}", desk.people().name_of(who), ring(desk, who))
        }
        None => format!(
            "Nobody is named as your supervising social worker today. That should not be so: {} and ask who is.",
            council(desk).map_or_else(
                || "ring the council".to_owned(),
                |number| format!("ring the council on {number}")
            ),
        ),
    };
    Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(says)))
}

fn council(desk: &Desk) -> Option<String> {
    desk.authority(Moment::END_OF_TIME).phone.as_deref().map(str::to_owned)
}

/// The number of somebody at work, or what to do where none is recorded.
fn ring(desk: &Desk, who: &str) -> String {
    crate::child::phone_of(desk, who, desk.today())
        .or_else(|| Some(format!("ring the council on {} and ask for them", council(desk)?)))
        .unwrap_or_else(|| "ask the council for the number".to_owned())
}

/// A link to the page on which carers are asked together.
fn to_survey(words: &str) -> Html {
    link(&Link::new(words, Address::new("/my-home/survey")))
}

/// A smaller heading, below that of a section.
fn smaller(words: &str) -> Html {
    Html::trusted(format!("<h3 class=\"govuk-heading-s\">{}</h3>", Html::text(words)))
}

/// A paragraph.
fn paragraph(words: &str) -> Html {
    Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(words)))
}
