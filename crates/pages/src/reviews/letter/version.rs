//! `/child/{child}/letters/{letter}/version`: the same letter in another language, easy read with pictures, spoken or
//! signed. Each version is a record of its own beside the letter.

use std::sync::Arc;

use axum::extract::State;
use calendar::Moment;
use journal::AppendError;
use records::Definition;
use records::reviews::{LetterToChild, LetterVersion};
use web::parts::{Choice, Control, Details, ErrorSummary, Form, Question};
use web::{Answer, Fields, Html, Page, Path, Problem};

use crate::child::documents;
use crate::child::record::enter::{RECORD, about, is_identifier};
use crate::signed::Me;
use crate::{Desk, words};

use super::super::change;
use super::{LEFT, Writing, one, print};

/// The form.
///
/// # Errors
/// As [`super::write`]; there is no such letter.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which)): Path<(String, String)>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let to = one(&id, &which).at("version").to_string();
        let record = desk.child(&me, &id, "another version of a letter", &to)?;
        record.must_add(LetterToChild::KIND)?;
        let mut fields = Fields::default();
        fields.push(RECORD, words::new_identifier());
        let (_, letter) = print::letter(&record, &which)?;
        // The reasons that stand in the letter stand for the same name in another version of it too.
        for left in &letter.left {
            fields.push(format!("{LEFT}.{}", left.name), &*left.because);
        }
        page(&Writing::of(desk, &me, &record), &which, &fields, &[])
    })
    .await
}

/// The version was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which)): Path<(String, String)>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let to = one(&id, &which).at("version").to_string();
        let record = desk.child(&me, &id, "another version of a letter", &to)?;
        record.must_add(LetterToChild::KIND)?;
        let (_, letter) = print::letter(&record, &which)?;
        let writing = Writing::of(desk, &me, &record);
        let text = |name: &str| Some(sent.get(name).trim().to_owned()).filter(|text| !text.is_empty());
        let version =
            LetterVersion::of(sent.get("version")).filter(|version| *version != LetterVersion::Letter);
        let Some(version) = version else {
            let wrong = [("version".to_owned(), "Choose which version it is".to_owned())];
            return Ok(page(&writing, &which, &sent, &wrong)?.wrong().into());
        };
        let said_words = text("words").map(|words| words.replace("\r\n", "\n"));
        let said = LetterToChild {
            day: desk.today(),
            review: letter.review,
            version,
            language: text("language"),
            // What stands in this version is asked of this version: a name that is no longer in it has no reason to be kept.
            left: said_words.as_deref().map(|words| writing.left(words, &sent)).unwrap_or_default(),
            words: said_words,
            file: text("file"),
            sent: (sent.get("given") == "yes").then(|| desk.today()),
            how: letter.how,
            of: Some(which.clone()),
            replaces: None,
        };
        let mut wrong: Vec<(String, String)> =
            Definition::check(&said).into_iter().map(|trouble| (trouble.field, trouble.says)).collect();
        // Other children are named by the same names in every language.
        wrong.extend(writing.names_in_the_way(said.words.as_deref().unwrap_or_default(), &sent));
        if !wrong.is_empty() {
            return Ok(page(&writing, &which, &sent, &wrong)?.wrong().into());
        }
        let id_of = if is_identifier(sent.get(RECORD)) {
            sent.get(RECORD).to_owned()
        } else {
            words::new_identifier()
        };
        match desk.append(&record.permit, &[change(&record, &id_of, 1, "", Arc::new(said))]) {
            Ok(_) | Err(AppendError::Revision { .. }) => Ok(one(&id, &id_of).into()),
            Err(error) => Err(Problem::fault("keeping a version of a letter")(error)),
        }
    })
    .await
}

fn page(
    writing: &Writing<'_>,
    which: &str,
    fields: &Fields,
    wrong: &[(String, String)],
) -> Result<Page, Problem> {
    let record = writing.record;
    let (_, letter) = print::letter(record, which)?;
    let said = |name: &str| wrong.iter().find(|(field, _)| field == name).map(|(_, says)| says.clone());
    let mut html = Html::new();
    let summary = wrong.iter().fold(ErrorSummary::new(), |all, (field, says)| all.at(&**says, field));
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    if let Some(words) = &letter.words {
        html = html.with(&Details::new("The letter", crate::words::lines(words)));
    }
    let versions = [LetterVersion::Language, LetterVersion::EasyRead, LetterVersion::Spoken];
    let choices = versions.map(|version| Choice::new(version.code(), version.label())).to_vec();
    let chosen = fields.get("version").to_owned();
    let version = Question::new("version", "Which version is it?", Control::OneOf { choices, chosen });
    let standing = record.standing(Moment::END_OF_TIME);
    let files =
        documents::offered(&standing).into_iter().map(|(id, title, _)| Choice::new(id, title)).collect();
    let chosen = fields.get("file").to_owned();
    let file =
        Question::new("file", "The version as a file (optional)", Control::Listed { choices: files, chosen });
    let choices = vec![Choice::new("yes", "It was given to the child today")];
    let chosen = fields.all("given").map(str::to_owned).collect();
    let given = Question::new("given", "Is it given already?", Control::AnyOf { choices, chosen });
    let mut form = Form::new(one(record.id(), which).at("version"), "Keep this version")
        .keep(RECORD, fields.get(RECORD))
        .ask(&version.error(said("version")))
        .ask(
            &Question::line("language", "In which language? (optional)", fields.get("language"))
                .hint("Large print needs no version: every letter prints large")
                .error(said("language")),
        )
        .ask(
            &Question::paragraphs("words", "The words of this version (optional)", fields.get("words"))
                .error(said("words")),
        );
    form = writing.ask_names(form, fields.get("words"), fields, wrong);
    form = form.ask(&file.hint("One that is attached already: the page Documents attaches them")).ask(&given);
    let child = record.timeline(Moment::END_OF_TIME);
    Ok(about(&child, record.id(), "Another version of the letter").body(html.with(&form)))
}
