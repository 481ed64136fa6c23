//! A letter as it was sent: on a page that prints, in large print too, and as a PDF.

use std::time::Duration;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use calendar::Moment;
use press::pdf::{Limits, PdfError};
use press::{Block, Document, Inline, List, Look, Section};
use records::Fact;
use records::reviews::{LetterToChild, LetterVersion};
use serde::Deserialize;
use web::parts::{Download, Downloads, Inset};
use web::{Html, Link, Page, Path, Problem, Query};

use crate::Desk;
use crate::child::glance::link;
use crate::child::record::enter::about;
use crate::record::Record;
use crate::signed::Me;

use super::one;

/// Less than the time after which a page is given up, so that the reader learns why.
const LONGEST: Duration = Duration::from_secs(50);

const NONE: Problem =
    Problem::Missing("There is no such letter. The page Reviews lists those that were written.");

/// In which size.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    size: String,
}

/// The letter on a page.
///
/// # Errors
/// As [`crate::child::overview::get`]; there is no such letter.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let here = one(&id, &which);
        let record = desk.child(&me, &id, "a letter to the child", &here.to_string())?;
        let (fact, letter) = letter(&record, &which)?;
        let large = asked.size == "large";
        let child = record.timeline(Moment::END_OF_TIME);
        let mut html = Html::new();
        if letter.sent.is_none() {
            html = html.with(&Inset::new("This letter is not sent yet."));
        }
        if let Some(words) = &letter.words {
            let other = if large {
                Link::new("In ordinary print", here.clone())
            } else {
                Link::new("In large print", here.clone().with("size", "large"))
            };
            html = html.with(&link(&other)).with(&Downloads::new([
                Download::new("The letter", "PDF", here.clone().at("letter.pdf")),
                Download::new("The letter in large print", "PDF", here.clone().at("letter-large.pdf")),
            ]));
            html = html.with(&sheet(words, letter, large));
        }
        if letter.file.is_some() {
            let to = crate::child::documents::address(&id);
            html = html.with(&link(&Link::new("It is attached: see Documents", to)));
        }
        let main = letter.of.clone().unwrap_or_else(|| fact.id.to_string());
        if record.adds(fact.record.kind()) {
            let to = one(&id, &main).at("version");
            html = html.with(&link(&Link::new("Add it in another language, easy read or spoken", to)));
        }
        html = html
            .with(&crate::child::overview::heading("Every version"))
            .with(&super::listed(&record, letter.review));
        Ok(about(&child, &id, "A letter to the child").body(html))
    })
    .await
}

/// The letter as a file: `letter.pdf` or `letter-large.pdf`.
///
/// # Errors
/// As [`get`]; the file cannot be made.
pub(crate) async fn file(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which, file)): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let record =
            desk.child(&me, &id, "a letter to the child as a file", &one(&id, &which).to_string())?;
        let look = match file.as_str() {
            "letter.pdf" => Look::Letter,
            "letter-large.pdf" => Look::LargeLetter,
            _ => return Err(NONE),
        };
        let (_, letter) = letter(&record, &which)?;
        let words = letter.words.as_deref().ok_or(NONE)?;
        let mut section = Section::new("letter", "");
        section.blocks = words.split("\n\n").flat_map(blocks).collect();
        let document = Document {
            title: "A letter for you".to_owned(),
            authority: desk.authority(Moment::END_OF_TIME).name.as_deref().unwrap_or_default().to_owned(),
            dates: vec![letter.sent.unwrap_or(letter.day).to_words()],
            dated: Some(letter.sent.unwrap_or(letter.day)),
            look,
            sections: vec![section],
            ..Document::default()
        };
        let limits = Limits { time: LONGEST, ..Limits::default() };
        let bytes = press::pdf::pdf(&document, &limits).map_err(no_pdf)?;
        let headers = [
            (header::CONTENT_TYPE, "application/pdf".to_owned()),
            (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{file}\"")),
        ];
        Ok((headers, bytes).into_response())
    })
    .await
}

/// A paragraph on paper: a list is a list, and each other line stands on a line of its own.
fn blocks(part: &str) -> Vec<Block> {
    let lines: Vec<&str> = part.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if !lines.is_empty() && lines.iter().all(|line| line.starts_with('•')) {
        let items =
            lines.iter().map(|line| vec![Inline::Plain(line.trim_start_matches('•').trim().to_owned())]);
        return vec![Block::List(List { numbered: false, items: items.collect() })];
    }
    lines.into_iter().map(Block::text).collect()
}

/// A letter that stands, by its record.
pub(super) fn letter<'a>(record: &'a Record, which: &str) -> Result<(&'a Fact, &'a LetterToChild), Problem> {
    let standing = record.standing(Moment::END_OF_TIME);
    let mut own = standing.into_iter().filter_map(|fact| Some((fact, fact.of::<LetterToChild>()?)));
    own.find(|(fact, _)| *fact.id == *which).ok_or(NONE)
}

/// The letter as on paper. A list in it is a list.
fn sheet(words: &str, letter: &LetterToChild, large: bool) -> Html {
    let mut html = String::new();
    for part in words.split("\n\n") {
        let lines: Vec<&str> = part.lines().collect();
        if lines.iter().all(|line| line.starts_with('•')) && !lines.is_empty() {
            let items: String = lines
                .iter()
                .map(|line| format!("<li>{}</li>", Html::text(line.trim_start_matches('•').trim())))
                .collect();
            html.push_str(&format!("<ul>{items}</ul>"));
        } else {
            html.push_str(&format!("<p>{}</p>", crate::words::lines(part).as_str()));
        }
    }
    let language = match (letter.version, letter.language.as_deref()) {
        (LetterVersion::Language, Some(language)) => language_code(language),
        _ => None,
    };
    let language = language.map(|code| format!(" lang=\"{code}\"")).unwrap_or_default();
    let size = if large { " kith-letter--large" } else { "" };
    Html::trusted(format!("<article class=\"kith-letter{size}\"{language}>{html}</article>"))
}

/// The code of a language that is often met, for those who hear the page.
fn language_code(name: &str) -> Option<&'static str> {
    const CODES: &[(&str, &str)] = &[
        ("arabic", "ar"),
        ("albanian", "sq"),
        ("czech", "cs"),
        ("farsi", "fa"),
        ("french", "fr"),
        ("kurdish", "ku"),
        ("pashto", "ps"),
        ("polish", "pl"),
        ("punjabi", "pa"),
        ("romanian", "ro"),
        ("slovak", "sk"),
        ("somali", "so"),
        ("tigrinya", "ti"),
        ("urdu", "ur"),
        ("vietnamese", "vi"),
        ("welsh", "cy"),
    ];
    let name = name.trim().to_lowercase();
    CODES.iter().find(|(known, _)| *known == name).map(|(_, code)| *code)
}

fn no_pdf(error: PdfError) -> Problem {
    match error {
        PdfError::NoProgram | PdfError::NotThere(_) => Problem::NotReady(
            "The program that makes PDFs is not there yet. In a demo it is built beside the pages, which takes some minutes \
             the first time; otherwise ask whoever runs this service. The letter can be printed from its page meanwhile.",
        ),
        PdfError::Slow(_) => Problem::NotReady(
            "The PDF took too long and was stopped. Try again when the computer has less to do, or print the letter \
             from its page.",
        ),
        other => Problem::fault("making the PDF")(other),
    }
}
