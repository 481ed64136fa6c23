//! `/advocate`: anybody asks for an advocate, for themselves or for a child, without signing in. The answer is the same whoever
//! they name: whether a child is known here nobody learns by it. What they write is the advocacy service's alone.

use std::sync::Arc;

use axum::extract::State;
use calendar::{Day, Length, Moment};
use records::advocacy::AdvocacyAsked;
use records::{Act, Change, Definition, Place, Record as Said, Trouble};
use timeline::Authority;
use web::parts::{Form, Inset};
use web::{Address, Answer, Client, Fields, Html, Page, Problem};

use crate::Desk;
use crate::account::sign_in::wait;
use crate::child::overview::heading;
use crate::child::record::enter::{RECORD, identifier, is_identifier};
use crate::child::record::form::{self, NO_PLACES, Offer};
use crate::child::record::read::read;

/// What is asked.
const FIELDS: &[&str] = &["from", "child_name", "age", "reach", "careful", "words", "asker"];

/// A box that nobody sees: what fills it in is a program that sends every form it finds.
const UNSEEN: &str = "home-page";

/// In whose name it stands in the journal: nobody's who works here.
const WHO: &str = "outside";

/// The form.
///
/// # Errors
/// The journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>) -> Result<Page, Problem> {
    desk.work(|desk| Ok(page(desk, &Fields::default(), &[]))).await
}

/// It was sent.
///
/// # Errors
/// The journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Client(from): Client,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let then = Address::new("/advocate/asked");
        if !sent.get(UNSEEN).is_empty() {
            return Ok(then.into());
        }
        // Only what is asked is taken: the rest is the service's to say.
        let mut answers = Fields::default();
        answers.push("day", desk.today().to_string());
        for (name, value) in sent.iter().filter(|(name, _)| FIELDS.contains(name)) {
            answers.push(name, value);
        }
        let said = read(AdvocacyAsked::KIND, &answers, None);
        let Some(record) = said.record.filter(|_| !said.troubles.iter().any(|trouble| trouble.stops)) else {
            return Ok(page(desk, &sent, &said.troubles).wrong().into());
        };
        let may = identity::asked_from_outside(desk.roll().journal(), from, desk.now());
        if let Err(seconds) = may.map_err(Problem::fault("counting what is asked"))? {
            let trouble = Trouble::stops("reach", wait(seconds.div_ceil(60)));
            return Ok(page(desk, &sent, &[trouble]).too_often().into());
        }
        keep(desk, &sent, record)?;
        Ok(then.into())
    })
    .await
}

/// Records it once, however often it is sent.
fn keep(desk: &Desk, sent: &Fields, record: Arc<dyn Said>) -> Result<(), Problem> {
    let id = if is_identifier(sent.get(RECORD)) {
        sent.get(RECORD).to_owned()
    } else {
        crate::words::new_identifier()
    };
    let change = Change {
        subject: desk.own(),
        id: id.as_str().into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record,
        place: Place::default(),
    };
    // One that stands already was sent twice; and whoever guesses the name of another record learns nothing.
    let _ = desk.say_as(WHO, "anybody may ask for an advocate", &[change])?;
    Ok(())
}

fn page(desk: &Desk, typed: &Fields, troubles: &[Trouble]) -> Page {
    let summary = form::summary(AdvocacyAsked::KIND, troubles);
    let mut html = Html::new();
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    html = html
        .with(&says(
            "An advocate is on the side of a child or young person. They listen, tell you your rights, and help you to say what \
             you want. They do not work for your social worker, and it is free.",
        ))
        .with(&says(
            "Anybody can ask: you for yourself, at any age up to 25, or a parent, carer, friend or teacher for you. You do not \
             have to say what it is about.",
        ))
        .with(&Inset::new(
            "If somebody is in danger now, ring 999. To talk to somebody at any hour, ring Childline on 0800 1111: it is free, \
             and does not show on the bill.",
        ));
    // Nobody who is not signed in is offered the name of somebody who works here.
    let nobody = access::People::default();
    let offer =
        Offer { people: &nobody, network: &[], documents: &[], places: &NO_PLACES, today: desk.today() };
    let mut asked =
        Form::new(Address::new("/advocate"), "Ask for an advocate").keep(RECORD, identifier(typed));
    for field in FIELDS {
        if let Some(question) = form::one(AdvocacyAsked::KIND, field, typed, troubles, &offer, "") {
            asked = asked.ask(&question);
        }
    }
    let unseen = format!(
        "<div class=\"govuk-visually-hidden\"><label for=\"{UNSEEN}\">Leave this empty</label>\
         <input id=\"{UNSEEN}\" name=\"{UNSEEN}\" type=\"text\" tabindex=\"-1\" autocomplete=\"off\"></div>"
    );
    Page::new("Ask for an advocate").bare().body(html.with(&asked.say(Html::trusted(unseen))))
}

/// The clock beside which the authority sets by when an advocate answers.
const OFFERED: &str = "adv.active";

/// By when an advocate answers whoever asks on a day, and in which words: as the authority set it for itself. None where it set
/// nothing: then nothing is promised.
pub(super) fn standard(authority: &Authority, day: Day) -> Option<(Day, &str)> {
    let mut standards = authority.local_standards.iter().rev();
    let own = standards.find(|own| own.clock == OFFERED && own.since <= day)?;
    let limit: Length = own.limit.trim().parse().ok()?;
    Some((limit.due_from(day, &authority.calendars), &own.words))
}

/// What is said to whoever asked: the same to everybody.
///
/// # Errors
/// The journal cannot be read.
pub(crate) async fn asked(State(desk): State<Desk>) -> Result<Page, Problem> {
    desk.work(|desk| {
        let authority = desk.authority(Moment::END_OF_TIME);
        Ok(thanks(standard(&authority, desk.today())))
    })
    .await
}

fn thanks(standard: Option<(Day, &str)>) -> Page {
    let (comes, again) = match standard {
        Some((by, words)) => (
            format!(
                "An advocate gets in touch in the way that you wrote, by {} at the latest. That is what the \
                 service has set itself: \
                 “{words}”.",
                by.to_words()
            ),
            "If you have not heard from anybody by then, ask again. You can also ask any adult you trust to ask.",
        ),
        None => (
            "An advocate gets in touch in the way that you wrote.".to_owned(),
            "If you do not hear from anybody, ask again: nobody minds. You can also ask any adult you trust to ask.",
        ),
    };
    let html = says("Thank you. The advocacy service has it.")
        .with(&heading("What happens now"))
        .with(&says(&comes))
        .with(&says("They will say that they are an advocate only to you."))
        .with(&says(
            "What you wrote is read by the advocacy service alone. Your social worker, your carer and your family do not see it. \
             The advocate would have to tell somebody only if they thought that you or somebody else was in danger, and would \
             talk to you first.",
        ))
        .with(&says(again))
        .with(&Inset::new(
            "If somebody is in danger now, ring 999. To talk to somebody at any hour, ring Childline on 0800 1111.",
        ));
    Page::new("You have asked for an advocate").bare().body(html)
}

fn says(text: &str) -> Html {
    Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(text)))
}

/// The way here from where one signs in.
pub(crate) fn offered() -> Html {
    let to = Html::text(Address::new("/advocate"));
    Html::trusted(format!(
        "<p class=\"govuk-body\">Are you a child or young person, or do you know one who needs somebody on their side? \
         <a class=\"govuk-link\" href=\"{to}\">Ask for an advocate</a>. You need not sign in.</p>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_one_of_the_kind_and_none_is_the_services() {
        for name in FIELDS {
            assert!(AdvocacyAsked::KIND.fields.iter().any(|field| field.name == *name), "{name}");
        }
        for name in ["day", "seen", "ended", "child", "said"] {
            assert!(!FIELDS.contains(&name), "{name}");
        }
    }
}
