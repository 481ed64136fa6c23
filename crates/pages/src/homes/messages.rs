//! What carers wrote on their own pages, for whoever supervises them: on the page of the household, on the list of work, and
//! `/fostering/{household}/answer-message` where one is answered. Who has an account of the household stands there too.

use access::Person;
use axum::extract::State;
use calendar::Moment;
use oversight::fostering::messages;
use oversight::message::Message;
use records::fostering::{CarerAccount, CarerMessageAnswered};
use records::{Definition, Subject, Trouble};
use timeline::{Cohort, Household, Stranded};
use web::parts::{Cell, Column, Form, Inset, Question, Table};
use web::{Answer, Fields, Html, Link, Page, Path, Problem};

use super::work::supervises;
use super::{address, household, record};
use crate::child::door;
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::child::record::enter::{RECORD, identifier};
use crate::child::record::read::read;
use crate::my_home;
use crate::signed::Me;
use crate::{Desk, message, words};

/// The last part of the address on which a message is answered.
const LAST: &str = "answer-message";
/// Messages of everybody's households that are shown.
const WAIT: usize = 60;

fn of(desk: &Desk, household: &Household) -> Vec<Message> {
    messages(household, &desk.authority(Moment::END_OF_TIME), desk.today())
}

fn table(desk: &Desk, all: &[Message]) -> Table {
    let answer =
        |each: &Message| message::answered(desk, each).unwrap_or_else(|| message::due(each, desk.today()));
    message::table(
        "What the carers wrote",
        "In their own words",
        all,
        |each| my_home::said(desk, each),
        answer,
    )
}

/// What the carers wrote, with the link to answer; nothing where they wrote nothing.
pub(super) fn section(desk: &Desk, household: &Household, writes: bool) -> Html {
    let all = of(desk, household);
    if all.is_empty() {
        return Html::new();
    }
    let mut html = heading("What the carers wrote").with(&table(desk, &all));
    if writes && all.iter().any(Message::waits) {
        html = html.with(&link(&Link::new("Answer what they wrote", address(&household.id).at(LAST))));
    }
    html
}

/// Who signs in as a carer of the household, and until when; nothing where nobody ever did.
pub(super) fn accounts(desk: &Desk, household: &Household, writes: bool) -> Html {
    let columns = [Column::text("Account"), Column::date("From"), Column::text("To"), Column::text("Do it")];
    let mut table = Table::new("Accounts of the carers", columns).caption_hidden();
    for said in household.strand::<CarerAccount>().rev() {
        let to = address(&household.id).at("record").at(CarerAccount::KIND.name).with("of", said.id);
        let name = desk.people().name_of(&said.record.who).to_owned();
        table.push([
            Cell::new(&name),
            Cell::new(said.since.to_words()),
            said.until.map_or_else(|| Cell::none("no end"), |until| Cell::new(until.to_words())),
            match writes {
                true => Cell::html(words::link_for("End it, or put it right", &format!("for {name}"), &to)),
                false => Cell::none("nothing to do"),
            },
        ]);
    }
    if table.is_empty() {
        return Html::new();
    }
    heading("Who signs in as a carer").with(&table)
}

/// What waits for an answer in the households of somebody, or in everybody's, the oldest first. The words stand with the
/// household, where a look is logged.
pub(super) fn waiting(desk: &Desk, cohort: &Cohort, whose: Option<&str>, writes: bool) -> Table {
    let (today, authority) = (desk.today(), desk.authority(Moment::END_OF_TIME));
    let mut all: Vec<(Message, &Household, Option<String>)> = Vec::new();
    for of in &cohort.households {
        let by = supervises(of, today).and_then(|said| said.supervised_by.clone());
        if whose.is_some_and(|who| by.as_deref() != Some(who)) {
            continue;
        }
        let waits = messages(of, &authority, today).into_iter().filter(Message::waits);
        all.extend(waits.map(|message| (message, &**of, by.clone())));
    }
    all.sort_by(|(one, at, _), (other, to, _)| {
        (one.day, &at.id, &one.id).cmp(&(other.day, &to.id, &other.id))
    });
    let columns = [
        Column::text("Household"),
        Column::date("Written"),
        Column::text("How it stands"),
        Column::text("Supervised by"),
        Column::text("Do it"),
    ];
    let mut table = Table::new("What carers wrote", columns)
        .caption_hidden()
        .when_empty("Nothing that carers wrote on their own pages waits for an answer.");
    for (each, of, by) in all.iter().take(WAIT) {
        let called = super::name_of(of, today).unwrap_or(&of.id).to_owned();
        let to = address(&of.id).at(LAST);
        table.push([
            Cell::link(&called, &address(&of.id)),
            Cell::new(each.day.to_words()),
            message::due(each, today),
            by.as_ref().map_or_else(|| Cell::none("nobody"), |by| Cell::new(desk.people().name_of(by))),
            match writes {
                true => Cell::html(words::link_for("Answer", &called, &to)),
                false => Cell::none("nothing to do"),
            },
        ]);
    }
    table
}

/// The page on which a message is answered.
///
/// # Errors
/// It is not the reader's to write; there is no such household; the look cannot be logged.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let all = opened(desk, &me, &id)?;
        Ok(page(desk, &id, &all, &Fields::default(), &[]))
    })
    .await
}

/// An answer was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let all = opened(desk, &me, &id)?;
        let mut fields = Fields::default();
        fields.push("day", desk.today().to_string());
        fields.push("by", &*me.id);
        for name in ["of", "answer"] {
            fields.push(name, sent.get(name));
        }
        let mut said = read(CarerMessageAnswered::KIND, &fields, None);
        for trouble in &mut said.troubles {
            trouble.says = match trouble.field.as_str() {
                "of" => "Choose which message is answered".to_owned(),
                "answer" => "Write the answer as the carers are to read it".to_owned(),
                _ => continue,
            };
        }
        if !sent.get("of").is_empty() && !all.iter().any(|each| each.id == sent.get("of")) {
            let says = "There is no such message of this household: choose one";
            said.troubles.push(Trouble::stops("of", says));
        }
        let stops = said.troubles.iter().any(|trouble| trouble.stops);
        let Some(answer) = said.record.filter(|_| !stops) else {
            return Ok(page(desk, &id, &all, &sent, &said.troubles).wrong().into());
        };
        let (household, key) = (Subject::carer_household(&id), sent.get(RECORD));
        let done = desk.say_of(&me, record::WHY, household, key, vec![answer])?;
        Ok(address(&id).with("done", done).into())
    })
    .await
}

/// What the carers of a household wrote, for those whose work it is to answer; the look is logged.
fn opened(desk: &Desk, me: &Person, id: &str) -> Result<Vec<Message>, Problem> {
    access::keeps_households(me).map_err(|refusal| door::closed(&refusal))?;
    let household = household::open_for(desk, me, id, "answering what the carers wrote")?;
    Ok(of(desk, &household))
}

fn page(desk: &Desk, id: &str, all: &[Message], typed: &Fields, wrong: &[Trouble]) -> Page {
    let waits: Vec<Message> = all.iter().filter(|each| each.waits()).cloned().collect();
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(&message::summary(wrong));
    }
    if waits.is_empty() {
        html = html.with(&Inset::new("Nothing that the carers wrote waits for an answer."));
    } else {
        html = html.with(&table(desk, &waits));
    }
    if !waits.is_empty() || !wrong.is_empty() {
        let chosen = match (typed.get("of"), waits.as_slice()) {
            ("", [one]) => one.id.clone(),
            (chosen, _) => chosen.to_owned(),
        };
        let form = Form::new(address(id).at(LAST), "Send the answer")
            .keep(RECORD, identifier(typed))
            .ask(&message::which(&waits, chosen, message::says(wrong, "of")))
            .ask(
                &Question::paragraphs("answer", "The answer, to them", typed.get("answer"))
                    .hint("The carers read it on their own pages, with your name")
                    .error(message::says(wrong, "answer")),
            );
        html = html.with(&form);
    }
    Page::new("Answer what the carers wrote")
        .caption(id.to_owned())
        .back("The household", address(id))
        .in_menu("/trackers")
        .body(html)
}
