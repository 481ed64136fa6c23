//! The form: which files, which year, and what they are judged against.

use askama::Template;
use exchange::Limits;
use ssda903::rules::YEARS;
use web::parts::ErrorSummary;
use web::{Html, Page, Problem};

use super::sent::Wrong;

/// What was typed or chosen beside the files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Typed {
    /// The year in which the collection closes; empty for the one that the dates say.
    pub(super) year: String,
    /// The reporting authority's code.
    pub(super) authority: String,
}

/// The form, with what is wrong with what was sent.
pub(super) struct Form<'a> {
    pub(super) typed: &'a Typed,
    pub(super) wrong: &'a [Wrong],
}

impl Form<'_> {
    /// The page.
    pub(super) fn page(&self) -> Result<Page, Problem> {
        let mut summary = ErrorSummary::new();
        for one in self.wrong {
            summary = summary.at(&*one.sentence, one.field);
        }
        let body = Body {
            summary: (!summary.is_empty()).then_some(summary),
            files: self.files(
                "files",
                "The files of the return",
                "CSV files, a zip of them, or the XML; all at once. Tables are known by their columns, not by their names.",
                true,
                ".csv,.zip,.xml,.txt",
            ),
            others: vec![
                self.files(
                    "last",
                    "Last year’s return",
                    "Some 30 rules compare with it. Without it they are not judged, and are named.",
                    true,
                    ".csv,.zip,.xml,.txt",
                ),
                self.files(
                    "providers",
                    "Lists of providers",
                    "The regulator’s workbooks as published (children’s homes, social care providers), or CSV.",
                    true,
                    ".xlsx,.csv",
                ),
                self.files(
                    "postcodes",
                    "A directory of postcodes",
                    "CSV with the columns pcds, cty, laua, oseast1m and osnrth1m. The national one is too large as it comes: \
                     save these five columns of it.",
                    false,
                    ".csv",
                ),
            ],
            years: YEARS
                .iter()
                .rev()
                .map(|year| {
                    let value = year.closing.to_string();
                    Year {
                        words: format!("{}-{:02}", year.closing - 1, year.closing % 100),
                        chosen: value == self.typed.year,
                        value,
                    }
                })
                .collect(),
            year_wrong: self.wrong("year"),
            authority: self.typed.authority.clone(),
            authority_wrong: self.wrong("authority"),
            largest: Limits::USUAL.file_bytes >> 20,
            again: !self.wrong.is_empty(),
        };
        Ok(Page::new("Check a return").in_menu("/check-a-return").body(Html::render(&body)?))
    }

    fn files(
        &self,
        id: &'static str,
        label: &'static str,
        hint: &'static str,
        several: bool,
        accept: &'static str,
    ) -> Files {
        Files { id, label, hint, several, accept, wrong: self.wrong(id) }
    }

    fn wrong(&self, field: &str) -> Vec<String> {
        self.wrong.iter().filter(|one| one.field == field).map(|one| one.sentence.clone()).collect()
    }
}

#[derive(Template)]
#[template(path = "quality/check_a_return/form.html")]
struct Body {
    summary: Option<ErrorSummary>,
    files: Files,
    others: Vec<Files>,
    years: Vec<Year>,
    year_wrong: Vec<String>,
    authority: String,
    authority_wrong: Vec<String>,
    /// MiB of one file.
    largest: u64,
    /// Whether it has been sent before, so that files must be chosen again.
    again: bool,
}

/// A field that takes files.
#[derive(Template)]
#[template(path = "quality/check_a_return/files.html")]
struct Files {
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    several: bool,
    accept: &'static str,
    wrong: Vec<String>,
}

impl askama::filters::HtmlSafe for Files {}

struct Year {
    value: String,
    words: String,
    chosen: bool,
}
