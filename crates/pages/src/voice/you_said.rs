//! `/you-said`: what children and young people said and what was done about it in the last year, in plain words, to be
//! printed and hung up. How hard it is to read stands beside it.

use axum::extract::State;
use calendar::Moment;
use letters::{plain, reading_age};
use oversight::voice::you_said;
use web::parts::{Details, Inset};
use web::{Address, Html, Page, Problem};

use crate::child::door;
use crate::signed::Me;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// Nothing is open to the reader; the journal cannot be read.
pub(crate) async fn get(State(desk): State<Desk>, Me(me): Me) -> Result<Page, Problem> {
    desk.work(move |desk| {
        access::hears_children(&me).map_err(|refusal| door::closed(&refusal))?;
        let today = desk.today();
        let all = you_said(&desk.authority(Moment::END_OF_TIME), today.plus_years(-1), today);
        let mut html = Html::new();
        if all.is_empty() {
            html = html.with(&Inset::new(
                "Nothing yet. It fills by itself when a matter that a group raised is answered, or a survey says what was done.",
            ));
        }
        let mut body = String::new();
        for each in &all {
            body.push_str(&format!(
                "<section><h2 class=\"govuk-heading-m\">You said</h2><p class=\"govuk-body\">{}</p>\
                 <h3 class=\"govuk-heading-s\">We did</h3><p class=\"govuk-body\">{}</p>\
                 <p class=\"govuk-hint\">{}, {}</p></section>",
                words::lines(&each.said).as_str(),
                words::lines(&each.did).as_str(),
                Html::text(&each.who),
                Html::text(each.day.to_words()),
            ));
        }
        html = html.with(&Html::trusted(body));
        if access::answers_children(&me).is_ok() && !all.is_empty() {
            let text: Vec<&str> = all.iter().flat_map(|each| [each.said.as_str(), each.did.as_str()]).collect();
            html = html.with(&read(&text.join("\n")));
        }
        Ok(Page::new("You said, we did")
            .caption(format!("The year to {}", today.to_words()))
            .back("What children say", Address::new("/voice"))
            .in_menu("/voice")
            .body(html))
    })
    .await
}

/// How hard it is to read, and which words to say otherwise: for whoever writes it.
fn read(text: &str) -> Html {
    let age = match reading_age::of(text).age {
        Some(age) => format!("Reading age {age}. Aim at 9 or less."),
        None => "Too few words to tell a reading age.".to_owned(),
    };
    let hard: Vec<String> =
        plain::hard(text).iter().map(|hard| format!("“{}”: say {}", hard.word, hard.instead)).collect();
    let hard = if hard.is_empty() {
        String::new()
    } else {
        format!("\nWords to say otherwise:\n{}", hard.join("\n"))
    };
    let html = words::lines(&format!("{age}{hard}\n{}.", reading_age::FORMULA));
    Html::of(&Details::new("How hard this is to read", html))
}
