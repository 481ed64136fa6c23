//! `/child/{child}/open`: the page in front of a record that the reader has no working reason to open. It says which rule was
//! nearest, asks why, and logs the answer.

use access::Refusal;
use axum::extract::State;
use web::parts::{ErrorSummary, Form, Inset, Question};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use crate::Desk;
use crate::signed::Me;

/// The page in place of the record. It tells nothing about the child but what the refusal says.
pub(crate) fn page(id: &str, refusal: &Refusal, to: &str, wrong: Option<&str>) -> Problem {
    if !refusal.may_break_glass {
        return closed(refusal);
    }
    let mut html = Html::new();
    if let Some(sentence) = wrong {
        html = html.with(&ErrorSummary::new().at(sentence, "why"));
    }
    let html = html
        .with(&Inset::new(refusal.sentence.clone()))
        .with(&Html::trusted(
            "<p class=\"govuk-body\">You can open it all the same if you must: a call at night, a child at the door. Say why. \
             Your name, the time and what you write are kept for good and stand on the child’s page, where the social worker \
             and the manager see them. It stays open to you for eight hours.</p>"
                .to_owned(),
        ))
        .with(
            &Form::new(Address::new("/child").at(id).at("open"), "Open the record").keep("to", to).ask(
                &Question::paragraphs("why", "Why do you need to open this record?", "")
                    .hint("One sentence. Do not write about the child’s case here")
                    .error(wrong.map(str::to_owned)),
            ),
        );
    let page = Page::new("Opening this record needs a reason").in_menu("/find").body(html);
    let page = if wrong.is_some() { page.wrong() } else { page.refused() };
    Problem::Instead(Box::new(page))
}

/// The page for those whose work opens no record at all.
pub(crate) fn closed(refusal: &Refusal) -> Problem {
    let body = Html::new().with(&Inset::new(refusal.sentence.clone()));
    Problem::Instead(Box::new(Page::new("This is not open to you").refused().body(body)))
}

/// A reason was given.
///
/// # Errors
/// There is nobody of this identifier; the reason is missing; the role opens no records; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let to = sent.get("to");
        let next =
            if to.starts_with("/child/") { Address::again(to) } else { Address::new("/child").at(&id) };
        let Err(refusal) = desk.permit(&me, &id)? else { return Ok(next.into()) };
        match access::break_glass(&me, &id, sent.get("why")) {
            Ok(permit) => {
                desk.open(permit, "the record, without a working reason")?;
                Ok(next.into())
            }
            Err(again) if again.may_break_glass => Err(page(&id, &refusal, to, Some(&again.sentence))),
            Err(again) => Err(closed(&again)),
        }
    })
    .await
}
