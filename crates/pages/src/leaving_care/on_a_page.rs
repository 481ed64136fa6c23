//! `/child/{child}/plan-on-a-page`: the pathway plan on one page, the young person's words first, to be printed. As a file it is
//! `/child/{child}/leaving-care/plan.pdf`.

use axum::extract::State;
use calendar::Moment;
use oversight::leaving_care::one_page::{self, OnePage};
use timeline::Timeline;
use web::parts::{Download, Downloads, Inset};
use web::{Html, Link, Page, Path, Problem};

use crate::child::glance::link;
use crate::child::record::enter::about;
use crate::signed::Me;
use crate::{Desk, words};

/// The page.
///
/// # Errors
/// As [`crate::child::overview::get`]; a part of the record only is open to the reader.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let here = crate::child::address(&id).at("plan-on-a-page");
        let record = desk.child(&me, &id, "the plan on a page", &here.to_string())?;
        record.must_be_whole()?;
        let child = record.timeline(Moment::END_OF_TIME);
        let page = of(desk, &child);
        let html = Html::new()
            .with(&reading(&page))
            .with(&Downloads::new([Download::new(
                "The plan on a page",
                "PDF",
                super::address(&id).at("plan.pdf"),
            )]))
            .with(&sheet(&page))
            .with(&link(&Link::new("Leaving care", super::address(&id))));
        Ok(about(&child, &id, "The plan on a page").body(html))
    })
    .await
}

/// The page of a young person, today.
pub(super) fn of(desk: &Desk, child: &Timeline) -> OnePage {
    let today = desk.today();
    one_page::of(child, today, &super::calls(desk, child, today))
}

/// How hard it is to read, for whoever writes it.
fn reading(page: &OnePage) -> Html {
    match page.reading.age {
        Some(age) if age > 12 => Html::of(&Inset::new(format!(
            "It reads at about {age} years ({}). Shorter words and sentences help.",
            letters::reading_age::FORMULA
        ))),
        Some(age) => Html::of(&Inset::new(format!(
            "It reads at about {age} years ({}).",
            letters::reading_age::FORMULA
        ))),
        None => Html::new(),
    }
}

/// The page as on paper.
pub(super) fn sheet(page: &OnePage) -> Html {
    let text = |text: &str| Html::text(text).as_str().to_owned();
    let mut html = format!("<h2 class=\"govuk-heading-m\">The plan of {}</h2>", text(&page.called));
    if page.day.is_none() {
        html.push_str("<p>There is no plan yet.</p>");
    }
    if !page.words.is_empty() {
        html.push_str(&format!("<h3 class=\"govuk-heading-s\">In my words</h3><p>{}</p>", text(&page.words)));
    }
    if !page.steps.is_empty() {
        html.push_str("<h3 class=\"govuk-heading-s\">What I want, and the steps to it</h3>");
        html.push_str("<ol class=\"govuk-list govuk-list--number\">");
        for step in &page.steps {
            let when = reports::leaving_care::who_and_when(&step.who, step.by);
            html.push_str(&format!(
                "<li><strong>{}</strong> {} <strong>{}</strong></li>",
                text(&step.goal),
                text(&step.step),
                text(&when)
            ));
        }
        html.push_str("</ol>");
    }
    for (name, told) in &page.parts {
        html.push_str(&format!("<p><strong>{}:</strong> {}</p>", text(name), text(told)));
    }
    if !page.calls.is_empty() {
        html.push_str(
            "<h3 class=\"govuk-heading-s\">Who I can call</h3><ul class=\"govuk-list govuk-list--bullet\">",
        );
        for call in &page.calls {
            let how = call.how.as_deref().map_or_else(String::new, |how| format!(": {}", words::lines(how)));
            html.push_str(&format!("<li>{}{how}</li>", text(&call.who)));
        }
        html.push_str("</ul>");
    }
    if !page.elsewhere.is_empty() {
        html.push_str(&format!("<p>In my long plan as well: {}.</p>", text(&page.elsewhere.join(", "))));
    }
    if let Some(next) = page.next {
        html.push_str(&format!("<p>We look at this again by {}.</p>", text(&next.to_words())));
    }
    Html::trusted(format!("<article class=\"kith-letter\">{html}</article>"))
}
