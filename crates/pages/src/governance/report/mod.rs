//! `/report` and `/report/{page}`: the panel's report of a month, a page of it at a time; `/report/2018-10.pdf`: all of it in a
//! file.

mod file;

use access::Figures;
use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use reports::corporate_parenting::Page as Part;
use web::parts::{Download, Downloads, Filter, SubNavigation};
use web::{Address, Html, Link, Page, Path, Problem, Query};

use crate::Desk;
use crate::child::door;
use crate::desk::Sort;
use crate::light::light;
use crate::placements::unregistered;
use crate::signed::Me;
use crate::when::{AskedWhen, When};

/// The first page: what changed.
///
/// # Errors
/// The month or the day is not understood; the journal cannot be read.
pub(crate) async fn start(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(asked): Query<AskedWhen>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let figures = access::figures(&me).map_err(|refusal| door::closed(&refusal))?;
        let when = When::of(&asked, desk)?;
        let alarm = unregistered::alarm(desk, &me)?;
        page(desk, when, figures, (Part::Headline, alarm), Address::new("/report"))
    })
    .await
}

/// One page of the report, or the whole of it as a file where the name has an ending.
///
/// # Errors
/// The report has no such page; the month or the day is not understood; the journal cannot be read; the file cannot be made.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(name): Path<String>,
    Query(asked): Query<AskedWhen>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let figures = access::figures(&me).map_err(|refusal| door::closed(&refusal))?;
        if let Some((month, ending)) = name.split_once('.') {
            let when = When::of(&asked.of_month(month), desk)?;
            return file::make(desk, when, figures, ending);
        }
        let part = Part::named(&name).ok_or(Problem::Missing(
            "The report has no such page. The first page lists those that it has.",
        ))?;
        let when = When::of(&asked, desk)?;
        Ok(page(desk, when, figures, (part, Html::new()), Address::new("/report").at(part.id()))?
            .into_response())
    })
    .await
}

/// One page of the report, at this address, under what its reader must not miss today, whichever month the report is of.
fn page(
    desk: &Desk,
    when: When,
    figures: Figures,
    (part, alarm): (Part, Html),
    here: Address,
) -> Result<Page, Problem> {
    let sort = if figures == Figures::Whole { Sort::Leading } else { Sort::Suppressed };
    let report = desk.report(when.moment(), when.month, sort);
    let section = report.sections.iter().find(|section| section.id == part.id());
    let section = section.ok_or(Problem::Missing("This page of the report is empty for this month."))?;
    let to = |part: &Part| match part {
        Part::Headline => when.at(Address::new("/report")),
        part => when.at(Address::new("/report").at(part.id())),
    };
    let body = Body {
        filter: when.filter(desk, here),
        downloads: Downloads::new(file::KINDS.map(|(ending, kind)| {
            let file = Address::new("/report").at(format!("{}.{ending}", when.month));
            Download::new("The whole report", kind, file.with_some("known", when.known))
        })),
        parts: SubNavigation::new(
            "Pages of the report",
            Part::ALL.iter().map(|part| Link::new(part.title(), to(part))),
            Part::ALL.iter().position(|each| *each == part).unwrap_or(0),
        ),
        section: light(&press::html::fragment(section)),
    };
    Ok(when
        .page(report.title.clone())
        .title(format!("{}: {}, {}", report.title, part.title(), when.month.to_words()))
        .in_menu("/report")
        .body(alarm.with(&Html::render(&body)?)))
}

#[derive(Template)]
#[template(path = "governance/report/page.html")]
struct Body {
    filter: Filter,
    downloads: Downloads,
    parts: SubNavigation,
    section: Html,
}
