//! The footprint as a file.

use std::time::Duration;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use calendar::Moment;
use oversight::footprint::{Footprint, STAGES, kept_since};
use press::pdf::{Limits, PdfError};
use timeline::codes::Participation;
use web::{Path, Problem, Query};

use super::{Asked, When, report, whose};
use crate::Desk;
use crate::rows::{List, Rows};
use crate::signed::Me;

/// Less than the time after which a page is given up, so that the reader learns why.
const LONGEST: Duration = Duration::from_secs(50);

/// `/footprint/2019.pdf`, `.xlsx`, `.html`.
///
/// # Errors
/// It is not the reader’s to see; the time is not understood; the file cannot be made.
pub(super) async fn document(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        whose(desk, &me, &asked.officer)?;
        let (period, ending) = name
            .split_once('.')
            .ok_or(Problem::Missing("The report can be had as .pdf, .xlsx and .html."))?;
        let document = report(desk, &me, &When::of(desk, period)?, &asked.officer)?;
        let (kind, bytes) = match ending {
            "pdf" => {
                let limits = Limits { time: LONGEST, ..Limits::default() };
                ("application/pdf", press::pdf::pdf(&document, &limits).map_err(no_pdf)?)
            }
            "xlsx" => (
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                press::xlsx::workbook(&document).map_err(Problem::fault("making the workbook"))?,
            ),
            "html" => ("text/html; charset=utf-8", press::html::page(&document).into_bytes()),
            _ => return Err(Problem::Missing("The report can be had as .pdf, .xlsx and .html.")),
        };
        let name = format!("attachment; filename=\"reviewing-officers-{period}.{ending}\"");
        Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
            .into_response())
    })
    .await
}

/// The same to take away.
pub(crate) const LIST: List = List {
    name: "footprint",
    title: "What reviewing officers did, each officer and month a row",
    asks: &[
        ("period", "A month, 2018-10, or the year in which a financial year ends, 2019"),
        ("officer", "One reviewing officer, by identifier, for those who see what all did"),
    ],
    rows: |desk, me, asked| {
        let asked: Asked = asked.read()?;
        let whose = whose(desk, me, &asked.officer)?;
        let when = When::of(desk, &asked.period)?;
        let since = kept_since(&desk.authority(Moment::END_OF_TIME));
        let all = Footprint::clone(&desk.footprint(when.from, when.to)).known_since(since);
        let officers = whose.map_or_else(|| all.officers(), |who| vec![who]);
        let mut headings: Vec<String> = [
            "month",
            "reviewing officer",
            "children",
            "visits",
            "midway checks",
            "reviews",
            "in time",
            "of",
            "without a checklist",
            "outstanding",
            "good",
            "requires improvement",
            "inadequate",
            "minutes due or sent",
            "minutes in time",
            "informal",
            "informal solved",
        ]
        .map(str::to_owned)
        .to_vec();
        for nth in 1..=STAGES {
            for what in ["", " answered in time", " answered late", " never answered", " waiting"] {
                headings.push(format!("stage {nth}{what}"));
            }
        }
        headings.extend(["cafcass", "resolved", "withdrawn", "raised by chairs"].map(str::to_owned));
        headings.extend(Participation::ALL.iter().map(|way| way.code().to_owned()));
        headings.push("how the child took part not written down".to_owned());
        let mut rows = Vec::new();
        for month in &all.months {
            for who in &officers {
                let tally = all.of(*month, who);
                let name =
                    who.as_deref().map_or("no reviewing officer named", |who| desk.people().name_of(who));
                let mut row = vec![month.to_string(), name.to_owned()];
                let mut counts = vec![
                    tally.caseload,
                    tally.visits,
                    tally.midway,
                    tally.reviews,
                    tally.in_time,
                    tally.judged,
                    tally.unchecked,
                ];
                counts.extend(tally.grades);
                counts.extend([tally.minutes, tally.minutes_in_time]);
                counts.extend([tally.informal.0, tally.informal.1]);
                for stage in tally.stages {
                    counts.extend([stage.opened, stage.in_time, stage.late, stage.without, stage.waits]);
                }
                counts.extend([tally.cafcass, tally.ended.0, tally.ended.1, tally.by_chairs]);
                counts.extend(tally.participation);
                // A month that is not known here is not 0.
                let known = since.is_none_or(|since| since <= month.last());
                row.extend(counts.iter().map(|count| if known { count.to_string() } else { String::new() }));
                rows.push(row);
            }
        }
        Ok(Rows { headings, rows })
    },
};

fn no_pdf(error: PdfError) -> Problem {
    match error {
        PdfError::NoProgram | PdfError::NotThere(_) => Problem::NotReady(
            "The program that makes PDFs is not there yet. Take the report as a workbook or a web page meanwhile.",
        ),
        PdfError::Slow(_) => Problem::NotReady(
            "The PDF took too long and was stopped. Try again when the computer has less to do, or take the report as a \
            workbook or a \
             web page.",
        ),
        other => Problem::fault("making the PDF")(other),
    }
}
