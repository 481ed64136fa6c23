//! What was found, as a file: the same bytes that the command writes.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use web::Problem;

use super::accepted::Standing;
use super::judge::Judged;

/// Everything that was found, in a form for a spreadsheet.
pub(super) fn make(judged: &Judged, form: telling::Form, accepted: &Standing) -> Result<Response, Problem> {
    let bytes = bytes(judged, form, accepted).map_err(Problem::fault("writing what was found as a file"))?;
    let (kind, ending) = match form {
        telling::Form::Xlsx => ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
        _ => ("text/csv; charset=utf-8", "csv"),
    };
    let name = format!("attachment; filename=\"ssda903-{}-findings.{ending}\"", judged.year);
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], bytes)
        .into_response())
}

fn bytes(judged: &Judged, form: telling::Form, accepted: &Standing) -> Result<Vec<u8>, telling::TellError> {
    let mut bytes = Vec::new();
    let mut telling = telling::to(form, &mut bytes, judged.judged())?;
    for kept in &judged.found {
        let finding = kept.finding(&judged.tables, judged.last.as_ref());
        let failure = finding.failure(&judged.tables);
        telling.failure(&failure, accepted.of(&failure).map(|one| one.exception.told()))?;
    }
    telling.end(&judged.not_checked)?;
    Ok(bytes)
}
