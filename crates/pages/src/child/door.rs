//! `/child/{child}/open`: the page in front of a record that the reader has no working reason to open. It asks why, and logs the
//! answer. It is the same for a number that is nobody's: who may not see a child does not learn that there is one.

use access::{Person, Refusal};
use axum::extract::State;
use web::parts::{ErrorSummary, Form, Inset, Question};
use web::{Address, Answer, Fields, Html, Page, Path, Problem};

use crate::Desk;
use crate::record::NOBODY;
use crate::signed::Me;

/// The page in place of the record. It tells nothing about the child, nor whether there is one.
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
            "<p class=\"govuk-body\">If you know whose it is and must look all the same (a call at night, a child at the door), \
             say why. Your name, the time and what you write are kept for good and stand on the child’s page, where the \
             social worker and the manager see them. A record that can be opened so stays open to you for eight hours.</p>"
                .to_owned(),
        ))
        .with(
            &Form::new(Address::new("/child").at(id).at("open"), "Open the record").keep("to", to).ask(
                &Question::paragraphs("why", "Why do you need to open this record?", "")
                    .hint("One sentence. Do not write about the child’s case here")
                    .error(wrong.map(str::to_owned)),
            ),
        );
    let page = Page::new("Opening a record needs a reason").in_menu("/find").body(html);
    let page = if wrong.is_some() { page.wrong() } else { page.refused() };
    Problem::Instead(Box::new(page))
}

/// What stands in place of a record that is not open to somebody, and of a number that is nobody's: the question why, or
/// nothing at all.
pub(crate) fn shut(person: &Person, id: &str, refusal: &Refusal, to: &str) -> Problem {
    if refusal.may_break_glass || !access::opens_records(person) {
        page(id, refusal, to, None)
    } else {
        NOBODY
    }
}

/// The page for those whose work opens no record at all.
pub(crate) fn closed(refusal: &Refusal) -> Problem {
    let body = Html::new().with(&Inset::new(refusal.sentence.clone()));
    Problem::Instead(Box::new(Page::new("This is not open to you").refused().body(body)))
}

/// The page that asks for a reason, for whoever reads a part of a record and must see more.
///
/// # Errors
/// The reader's work opens no record by a reason.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let to = Address::new("/child").at(&id);
        match desk.permit(&me, &id)? {
            Ok(permit) if permit.is_whole() => Ok(to.into()),
            _ => Err(shut(&me, &id, &access::nobody(&me), &to.to_string())),
        }
    })
    .await
}

/// A reason was given.
///
/// # Errors
/// The reason is missing, or opens nothing: there is nobody of this identifier, or nobody that it opens; the role opens no
/// records; the journal cannot be written.
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
        let refusal = match desk.permit(&me, &id)? {
            Ok(permit) if permit.is_whole() => return Ok(next.into()),
            Ok(_) => access::nobody(&me),
            Err(refusal) => refusal,
        };
        match desk.break_glass(&me, &id, sent.get("why"))? {
            Ok(()) => Ok(next.into()),
            Err(again) if again.may_break_glass => Err(page(&id, &refusal, to, Some(&again.sentence))),
            Err(again) => Err(shut(&me, &id, &again, to)),
        }
    })
    .await
}
