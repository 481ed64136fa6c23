//! `/standing-in`: who sees to whose children while somebody is away. Dated, made by the manager of the one who is away or by who
//! answers for the service, ended at once where it must be.

use std::sync::Arc;

use access::{Person, Role};
use axum::extract::State;
use calendar::{Day, Moment};
use records::workforce::StandingIn;
use records::{Act, Change, Fact, Place, Subject, Trouble, as_known};
use web::parts::{Cell, Choice, Column, Control, ErrorSummary, Form, Question, Table, TypedAs};
use web::{Address, Answer, Fields, Html, Notice, Page, Problem, Query};

use crate::Desk;
use crate::child::record::read::day;
use crate::signed::Me;

/// Days that one may last. Whoever is away for longer is not away: the children are allocated to somebody.
const LONGEST: i32 = 92;

/// What the address asks.
#[derive(Debug, Default, serde::Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    done: String,
}

/// Who stands in for whom, and the form for another.
///
/// # Errors
/// The reader manages nobody.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        manages(&me)?;
        let page = page(desk, &me, &Fields::default(), &ErrorSummary::new());
        Ok(match asked.done.as_str() {
            "made" => page.notice(Notice::done("It is recorded.")),
            "ended" => page.notice(Notice::done("It has ended. They no longer see those children by it.")),
            "gone" => page.notice(Notice::important(
                "Nothing was changed",
                "It had ended already, or is not yours to end.",
            )),
            _ => page,
        })
    })
    .await
}

/// Somebody is to stand in.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        manages(&me)?;
        let today = desk.today();
        let mut wrong = ErrorSummary::new();
        let away = whose(desk, &me).into_iter().find(|who| *who.id == *sent.get("away"));
        if away.is_none() {
            wrong = wrong.at(AWAY, "away");
        }
        let stands = colleagues(desk).into_iter().find(|who| *who.id == *sent.get("stands"));
        let stands = stands.filter(|stands| away.is_none_or(|away| away.id != stands.id));
        if stands.is_none() {
            wrong = wrong.at(STANDS, "stands");
        }
        let since = day(sent.get("since").trim()).filter(|since| *since >= today);
        if since.is_none() {
            wrong = wrong.at(SINCE, "since");
        }
        let last = day(sent.get("last").trim())
            .filter(|last| since.is_some_and(|since| *last >= since && *last < since.plus_days(LONGEST)));
        if last.is_none() {
            wrong = wrong.at(LAST, "last");
        }
        let (Some(away), Some(stands), Some(since), Some(last)) = (away, stands, since, last) else {
            return Ok(page(desk, &me, &sent, &wrong).wrong().into());
        };
        let (whom, by) = (away.id.to_string(), Some(me.id.to_string()));
        let record = StandingIn { since, until: last.plus_days(1), whom, by };
        desk.say_of_worker(&me, BECAUSE, &stands.id, record)?;
        Ok(Address::new("/standing-in").with("done", "made").into())
    })
    .await
}

/// One is ended: from this moment on, or before it began.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn end(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        manages(&me)?;
        let today = desk.today();
        let all = standing(desk, &me, today);
        let asked = (sent.get("worker"), sent.get("record"));
        let Some(one) = all.into_iter().find(|one| (&*one.who, &*one.fact.id) == asked) else {
            return Ok(Address::new("/standing-in").with("done", "gone").into());
        };
        let (act, record) = ended(&one.said, today);
        let change = Change {
            subject: Subject::worker(&one.who),
            id: one.fact.id.clone(),
            revision: one.fact.revision.saturating_add(1),
            act,
            reason: Some(ENDED.into()),
            record: Arc::new(record),
            place: Place::default(),
        };
        // Whoever was quicker ended it.
        let done = if desk.say_all(&me, BECAUSE, &[change])?.is_ok() { "ended" } else { "gone" };
        Ok(Address::new("/standing-in").with("done", done).into())
    })
    .await
}

/// How one ends today: from this day on, or as if it had never been said where it had not begun.
pub(crate) fn ended(said: &StandingIn, today: Day) -> (Act, StandingIn) {
    if said.since < today {
        (Act::Correct, StandingIn { until: said.until.min(today), ..said.clone() })
    } else {
        (Act::Withdraw, said.clone())
    }
}

/// Why it was put right, for the journal.
const ENDED: &str = "ended";

pub(crate) const BECAUSE: &str = "the manager of the one who is away";
const AWAY: &str = "Who is away: choose one of those whom you manage";
const STANDS: &str = "Who stands in: choose somebody else who works with children";
const SINCE: &str = "First day: give a day from today on";
const LAST: &str = "Last day: give a day not before the first, within three months of it";

/// What cannot be said of somebody who is to stand in, by whoever says it.
pub(crate) fn wrong(desk: &Desk, me: &Person, stands: &str, said: &StandingIn) -> Vec<Trouble> {
    let mut troubles = Vec::new();
    if !whose(desk, me).iter().any(|who| *who.id == *said.whom) {
        troubles.push(Trouble::stops("whom", AWAY));
    }
    if stands == said.whom || !colleagues(desk).iter().any(|who| *who.id == *stands) {
        troubles.push(Trouble::stops("", STANDS));
    }
    if said.since < desk.today() {
        troubles.push(Trouble::stops("since", SINCE));
    }
    if said.until <= said.since || said.until > said.since.plus_days(LONGEST) {
        troubles.push(Trouble::stops("until", LAST));
    }
    if said.by.as_deref().is_some_and(|by| *by != *me.id) {
        troubles.push(Trouble::stops("by", "Said by: yourself, or leave it out"));
    }
    troubles
}

/// Who may say it: team managers for their team, and those who see everybody and answer for the service.
pub(crate) fn may(me: &Person) -> bool {
    (me.role == Role::TeamManager && me.team.is_some()) || me.role == Role::HeadOfService
}

fn manages(me: &Person) -> Result<(), Problem> {
    const NOT_YOURS: Problem =
        Problem::Missing("Team managers and heads of service say who stands in for whom.");
    if may(me) { Ok(()) } else { Err(NOT_YOURS) }
}

/// Those for whom this reader may say who stands in.
pub(crate) fn whose<'a>(desk: &'a Desk, me: &Person) -> Vec<&'a Person> {
    match (&me.team, me.role) {
        (Some(team), Role::TeamManager) => desk.people().workers_of(team),
        (_, Role::HeadOfService) => colleagues(desk),
        _ => Vec::new(),
    }
}

/// Those who may stand in.
pub(crate) fn colleagues(desk: &Desk) -> Vec<&Person> {
    desk.people().of_role(Role::SocialWorker)
}

/// One that holds or is to come.
struct Standing {
    who: Arc<str>,
    fact: Fact,
    said: StandingIn,
}

/// Those that hold or are to come, for the people of this reader, the first to begin first.
fn standing(desk: &Desk, me: &Person, today: Day) -> Vec<Standing> {
    let mine: Vec<&str> = whose(desk, me).iter().map(|who| &*who.id).collect();
    let mut all = Vec::new();
    for who in colleagues(desk) {
        let facts = desk.roll().facts(&Subject::worker(&who.id));
        for fact in as_known(&facts, Moment::END_OF_TIME) {
            let Some(said) = fact.of::<StandingIn>() else { continue };
            if said.until > today && mine.contains(&said.whom.as_str()) {
                all.push(Standing { who: who.id.clone(), fact: fact.clone(), said: said.clone() });
            }
        }
    }
    all.sort_by_key(|one| (one.said.since, one.who.clone()));
    all
}

fn page(desk: &Desk, me: &Person, sent: &Fields, wrong: &ErrorSummary) -> Page {
    let says = |id: &str, sentence: &str| wrong.says(id).then(|| sentence.to_owned());
    let listed = |people: Vec<&Person>, name: &str| Control::Listed {
        choices: people.iter().map(|who| Choice::new(&*who.id, who.name.clone())).collect(),
        chosen: sent.get(name).to_owned(),
    };
    let form = Form::new("/standing-in", "Say who stands in")
        .ask(&Question::new("away", "Who is away?", listed(whose(desk, me), "away")).error(says("away", AWAY)))
        .ask(
            &Question::new("stands", "Who stands in?", listed(colleagues(desk), "stands"))
                .hint("While it lasts they read and record as the one who is away does, and the children stand on their list")
                .error(says("stands", STANDS)),
        )
        .ask(&Question::typed("since", "First day", TypedAs::Day, sent.get("since")).error(says("since", SINCE)))
        .ask(
            &Question::typed("last", "Last day", TypedAs::Day, sent.get("last"))
                .hint("Within three months: whoever is away for longer hands their children over")
                .error(says("last", LAST)),
        );
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    let columns = [
        Column::text("Away"),
        Column::text("Stands in"),
        Column::date("First day"),
        Column::date("Last day"),
        Column::text("Said by"),
        Column::text("End it"),
    ];
    let mut table =
        Table::new("Who stands in for whom", columns).large().when_empty("Nobody stands in for anybody.");
    for one in standing(desk, me, desk.today()) {
        let (away, stands) = (desk.people().name_of(&one.said.whom), desk.people().name_of(&one.who));
        let by = one.said.by.as_deref().map_or("", |by| desk.people().name_of(by));
        table.push([
            Cell::new(away),
            Cell::new(stands),
            Cell::new(one.said.since.to_words()),
            Cell::new(one.said.until.plus_days(-1).to_words()),
            Cell::new(by),
            Cell::html(button(&one, stands)),
        ]);
    }
    Page::new("Standing in")
        .in_menu("/team")
        .under("My team", Address::new("/team"))
        .body(html.with(&table).with(&form))
}

fn button(one: &Standing, stands: &str) -> Html {
    Html::trusted(format!(
        "<form action=\"/standing-in/end\" method=\"post\"><input type=\"hidden\" name=\"worker\" value=\"{}\">\
         <input type=\"hidden\" name=\"record\" value=\"{}\">\
         <button class=\"govuk-button govuk-button--secondary govuk-!-margin-bottom-0\" type=\"submit\">End now\
         <span class=\"govuk-visually-hidden\">: {}</span></button></form>",
        Html::text(&one.who),
        Html::text(&one.fact.id),
        Html::text(stands)
    ))
}
