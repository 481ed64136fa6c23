//! `/child/{child}/documents`: what was attached to a child's record, who attached it, when and why; and the form that attaches
//! one more, to the record as a whole or to one fact. `…/{document}`: the file; `…/{document}/photo`: a photo, in the page.
//!
//! A file is received within a bound, taken for what its content says it is, kept under its digest, and held until the scanner
//! has answered, where there is one.

mod file;
mod receive;
mod scanner;
mod sort_of_file;

use std::collections::HashMap;
use std::io::{Read, Seek, SeekFrom};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use calendar::Day;
use journal::limits::{DOCUMENT_BYTES, DOCUMENT_PART_BYTES};
use journal::{Digest, DocumentName, KeptDocument, NewDocument, Scan};
use records::coming_into_care::Document;
use records::{Definition, Fact, Trouble};
use serde::Deserialize;
use serde_json::{Value, json};
use web::parts::{Cell, Colour, Column, Control, Form, Inset, Question, Table, Tag};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Path, Problem, Query};

use super::record::enter::{RECORD, identifier};
use super::record::form::{self, NO_PLACES, Offer};
use super::record::read::read;
use super::{AskedKnown, Known, View, glance};
use crate::record::{Record, subject_id};
use crate::signed::Me;
use crate::{Desk, words};
use receive::{FILE, Failed, Received, Upload};
use sort_of_file::{ALL, TAKEN, of_type};

pub(crate) use file::picture;
pub use scanner::Scanner;
pub(crate) use scanner::follow;
pub(crate) use sort_of_file::is_picture;

/// The kind of the fact that something was attached.
pub(crate) const KIND: &str = "document";
/// Bytes of a form beside its file.
const AROUND: usize = 256 * 1024;

/// The addresses.
pub(crate) fn router() -> Router<Desk> {
    let largest = DefaultBodyLimit::max(DOCUMENT_BYTES + AROUND);
    Router::new()
        .route("/child/{child}/documents", get(list).post(attach).layer(largest))
        .route("/child/{child}/documents/{document}", get(download))
        .route("/child/{child}/documents/{document}/photo", get(photo))
}

/// The address of the list.
pub(crate) fn address(id: &str) -> Address {
    super::address(id).at("documents")
}

/// What the address asks.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(flatten)]
    known: AskedKnown,
    /// The kind of the record that a document will belong to.
    #[serde(default)]
    kind: String,
    /// That record.
    #[serde(default)]
    record: String,
}

/// The list and the form.
async fn list(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let known = asked.known.day(desk)?;
        let to = known.at(address(&id)).to_string();
        let record = desk.child(&me, &id, "the list of documents", &to)?;
        record.must_read(Document::KIND)?;
        let mut typed = Fields::default();
        typed.push(TO_KIND, &*asked.kind);
        typed.push(TO_RECORD, &*asked.record);
        let page = page(desk, &record, &typed, &[], known)?;
        Ok(match asked.known.done.as_str() {
            "attached" => page.notice(Notice::done("It is attached.")),
            "held" => page.notice(Notice::important(
                "Held",
                "It is attached, and held: the scanner has not answered. Nobody can open it before it has; it is asked again \
                 every minute.",
            )),
            _ => page,
        })
    })
    .await
}

/// Which record a document belongs to, as the form sends it.
const TO_KIND: &str = "~to-kind";
const TO_RECORD: &str = "~to-record";

/// A document is attached. The permit is asked before a byte of the file is read.
async fn attach(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    form: Multipart,
) -> Result<Response, Problem> {
    let child = id.clone();
    let record = desk
        .clone()
        .work(move |desk| {
            let record = desk.child(&me, &child, "attaching a document", &address(&child).to_string())?;
            record.must_add(Document::KIND)?;
            Ok(record)
        })
        .await?;
    let received = match receive::receive(form).await {
        Ok(received) => received,
        Err(Failed::TooLarge) => return Ok(StatusCode::PAYLOAD_TOO_LARGE.into_response()),
        Err(Failed::Broken) => {
            return Err(Problem::NotUnderstood("The file did not arrive whole. Go back and send it again."));
        }
        Err(Failed::Fault(problem)) => return Err(problem),
    };
    desk.work(move |desk| {
        let Received { typed, file, too_large } = received;
        let wrong = |sentence: String| vec![Trouble::stops(FILE, sentence)];
        let refused = |troubles: &[Trouble]| -> Result<Response, Problem> {
            let known = AskedKnown::default().day(desk)?;
            Ok(page(desk, &record, &typed, troubles, known)?.wrong().into_response())
        };
        if too_large {
            let most = DOCUMENT_BYTES >> 20;
            let mut page =
                refused(&wrong(format!("The file is larger than {most} MiB. Make it smaller or split it")))?;
            *page.status_mut() = StatusCode::PAYLOAD_TOO_LARGE;
            return Ok(page);
        }
        let mut troubles = Vec::new();
        let sort = match &file {
            None => Err("Choose a file".to_owned()),
            Some(upload) => sorted(upload),
        };
        let sort = sort.map_err(|sentence| troubles.extend(wrong(sentence))).ok();
        let digest = file.as_ref().map(|upload| upload.digest).unwrap_or_default();
        let standing = record.standing(calendar::Moment::END_OF_TIME);
        let given = json!({
            "media_type": sort.map_or("", |sort| sort.media_type),
            "bytes": file.as_ref().map_or(0, |upload| upload.bytes),
            "digest": digest.to_string(),
            "name": file.as_ref().map(|upload| upload.name.clone()).filter(|name| !name.is_empty()),
            "to_kind": belongs(&standing, &typed).map(|(kind, _)| kind),
            "to_record": belongs(&standing, &typed).map(|(_, record)| record),
        });
        let said = read(super::record::kind(KIND)?, &typed, Some(&without_nothing(given)));
        troubles.extend(said.troubles.into_iter().filter(|trouble| trouble.stops));
        let already = standing.iter().filter_map(|fact| Some((fact, fact.of::<Document>()?)));
        let same = already.filter(|(fact, _)| *fact.id != *typed.get(RECORD));
        if let Some((_, document)) =
            same.into_iter().find(|(_, document)| document.digest == digest.to_string())
        {
            troubles.extend(wrong(format!("This file is attached already, as “{}”", document.title)));
        }
        let (Some(upload), Some(document), true) = (file, said.record, troubles.is_empty()) else {
            return refused(&troubles);
        };
        let (state, found) = desk.keep(&record, upload)?;
        if state == Scan::Refused {
            let what = if found.is_empty() { String::new() } else { format!(" ({found})") };
            let sentence = format!("The scanner found something harmful in this file{what}. It is not kept");
            return refused(&wrong(sentence));
        }
        desk.say(&record, typed.get(RECORD), document)?;
        let done = if state == Scan::Waiting { "held" } else { "attached" };
        Ok(Answer::from(address(record.id()).with("done", done)).into_response())
    })
    .await
}

/// What the content of a file says that it is.
fn sorted(upload: &Upload) -> Result<sort_of_file::Sort, String> {
    let mut file =
        upload.file.reopen().map_err(|_| "The file did not arrive whole. Choose it again".to_owned())?;
    sort_of_file::of(&mut file).map_err(|sentence| match sentence {
        "This sort of file is not taken" => format!("{sentence}. Choose {TAKEN}"),
        sentence => sentence.to_owned(),
    })
}

fn without_nothing(mut given: Value) -> Value {
    if let Some(members) = given.as_object_mut() {
        members.retain(|_, value| !value.is_null());
    }
    given
}

/// The record that a document is to belong to, where it stands about this child.
fn belongs<'a>(standing: &[&'a Fact], typed: &Fields) -> Option<(&'static str, &'a str)> {
    let (kind, record) = (typed.get(TO_KIND), typed.get(TO_RECORD));
    let fact = standing.iter().find(|fact| fact.record.kind().name == kind && *fact.id == *record)?;
    Some((fact.record.kind().name, &fact.id))
}

impl Desk {
    /// Keeps the content of a document and asks the scanner. What was kept before stays as it was judged.
    fn keep(&self, record: &Record, upload: Upload) -> Result<(Scan, String), Problem> {
        let failed = |error| Problem::fault("keeping a document")(error);
        let journal = self.roll().journal();
        let name = DocumentName { subject: subject_id(record.permit.subject())?, digest: upload.digest };
        if let Some(kept) = journal.document(&name).map_err(Problem::fault("looking for a document"))? {
            return Ok((kept.state, kept.said.to_string()));
        }
        let broken = |error: std::io::Error| Problem::fault("keeping a document")(error);
        let mut file = upload.file.reopen().map_err(broken)?;
        file.seek(SeekFrom::Start(0)).map_err(broken)?;
        let mut parts = 0;
        loop {
            let mut part = Vec::with_capacity(DOCUMENT_PART_BYTES);
            file.by_ref().take(DOCUMENT_PART_BYTES as u64).read_to_end(&mut part).map_err(broken)?;
            if part.is_empty() {
                break;
            }
            journal.keep_document_part(&name, parts, part).map_err(failed)?;
            parts += 1;
        }
        let state = if self.scanner().is_some() { Scan::Waiting } else { Scan::NotScanned };
        let document = NewDocument { name: name.clone(), bytes: upload.bytes, parts, state };
        journal.keep_document(document).map_err(failed)?;
        let Some(scanner) = self.scanner() else { return Ok((state, String::new())) };
        let (state, said) = scanner.ask(upload.file.path());
        journal.judge_document(&name, state, &said).map_err(failed)?;
        Ok((state, said))
    }

    /// What is kept of the documents of a record, by digest.
    fn kept_of(&self, record: &Record) -> Result<HashMap<Digest, KeptDocument>, Problem> {
        let merged = self.roll().merged(record.permit.subject());
        let mut all = HashMap::new();
        for subject in merged.iter().chain([record.permit.subject()]) {
            let kept = self.roll().journal().documents(&subject_id(subject)?);
            let kept = kept.map_err(Problem::fault("looking for documents"))?;
            all.extend(kept.into_iter().map(|kept| (kept.name.digest, kept)));
        }
        Ok(all)
    }
}

async fn download(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which)): Path<(String, String)>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let to = address(&id).at(&which).to_string();
        let record = desk.child(&me, &id, "a document, downloaded", &to)?;
        file::download(desk, &record, &record.standing(calendar::Moment::END_OF_TIME), &which)
    })
    .await
}

/// A photo on the page of a child: the page it stands on was logged; asked for by itself, it is a look of its own.
async fn photo(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which)): Path<(String, String)>,
) -> Result<Response, Problem> {
    desk.work(move |desk| {
        let to = super::address(&id).to_string();
        let record = desk.child_of_page(&me, &id, "a photo", &to)?;
        file::photo(desk, &record, &record.standing(calendar::Moment::END_OF_TIME), &which)
    })
    .await
}

/// The photo that the child's page shows: the newest *who I am* that names one.
pub(crate) fn photo_of(id: &str, standing: &[&Fact]) -> Html {
    let named = |fact: &&&Fact| words::payload(fact).get("photo").is_some();
    let newest = standing.iter().filter(|fact| fact.record.kind().name == "who_i_am").filter(named);
    let newest = newest.max_by_key(|fact| (fact.record.happened().from, fact.recorded));
    let Some(which) = newest.and_then(|fact| Some(words::payload(fact).get("photo")?.as_str()?.to_owned()))
    else {
        return Html::new();
    };
    match file::one(standing, &which).filter(|document| sort_of_file::is_picture(&document.media_type)) {
        Some(document) => Html::trusted(format!(
            "<p><img class=\"kith-photo\" src=\"{}\" alt=\"{}\"></p>",
            Html::text(address(id).at(&which).at("photo")),
            Html::text(&document.title)
        )),
        None => Html::new(),
    }
}

/// The documents that a form may name: the record, its title, whether it is a picture.
pub(crate) fn offered(standing: &[&Fact]) -> Vec<(String, String, bool)> {
    let documents = standing.iter().filter_map(|fact| Some((fact, fact.of::<Document>()?)));
    documents
        .map(|(fact, document)| {
            let picture = sort_of_file::is_picture(&document.media_type);
            (fact.id.to_string(), format!("{}, {}", document.title, document.day.to_words()), picture)
        })
        .collect()
}

/// The documents of one record, and the way to attach one.
pub(crate) fn of_record(id: &str, standing: &[&Fact], kind: &str, which: &str) -> Html {
    let belongs = |document: &Document| {
        document.to_kind.as_deref() == Some(kind) && document.to_record.as_deref() == Some(which)
    };
    let mut items = String::new();
    for (fact, document) in standing.iter().filter_map(|fact| Some((fact, fact.of::<Document>()?))) {
        if belongs(document) {
            let to = address(id).at(&fact.id);
            let link = format!(
                "<a class=\"govuk-link\" href=\"{}\">{}</a>",
                Html::text(to),
                Html::text(&document.title)
            );
            items.push_str(&format!("<li>{link}, {}</li>", Html::text(size(document.bytes))));
        }
    }
    let list = if items.is_empty() {
        String::new()
    } else {
        format!(
            "<h2 class=\"govuk-heading-m\">Documents</h2><ul class=\"govuk-list govuk-list--bullet\">{items}</ul>"
        )
    };
    let to = address(id).with("kind", kind).with("record", which);
    Html::trusted(list).with(&glance::link(&Link::new("Attach a document to this", to)))
}

fn page(
    desk: &Desk,
    record: &Record,
    typed: &Fields,
    troubles: &[Trouble],
    known: Known,
) -> Result<Page, Problem> {
    let child = record.timeline(known.moment());
    let standing = record.standing(known.moment());
    let mut html = Html::new();
    let kind = super::record::kind(KIND)?;
    let summary = form::summary(kind, troubles);
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    html = html.with(&table(desk, record, &standing)?).with(&super::overview::heading("Attach a document"));
    if desk.scanner().is_none() {
        html = html.with(&Inset::new(
            "No scanner is set up here: nobody looks into files for viruses. Open only what you trust.",
        ));
    }
    let mut asked = Form::new(address(record.id()), "Attach it").with_files().keep(RECORD, identifier(typed));
    if let Some((to_kind, to_record)) = belongs(&standing, typed) {
        asked = asked.keep(TO_KIND, to_kind).keep(TO_RECORD, to_record);
        let title = records::kind(to_kind).map_or(to_kind, |kind| kind.title);
        let fact = standing.iter().find(|fact| fact.record.kind().name == to_kind && *fact.id == *to_record);
        let day = fact.and_then(|fact| fact.record.happened().from).map(Day::to_words).unwrap_or_default();
        html = html.with(&Inset::new(
            format!("It will belong to: {title}, {day}").trim_end_matches(", ").to_owned(),
        ));
    }
    let wrong = troubles.iter().find(|trouble| trouble.field == FILE).map(|trouble| trouble.says.clone());
    let again = !troubles.is_empty() && wrong.is_none();
    let hint = format!(
        "{TAKEN}; {} MiB at most.{}",
        DOCUMENT_BYTES >> 20,
        if again { " Choose it again: a browser does not keep it." } else { "" }
    );
    let accept = ALL.map(|sort| format!(".{}", sort.ending)).join(",");
    asked = asked.ask(&Question::new(FILE, "The file", Control::File { accept }).hint(hint).error(wrong));
    let mut answers = typed.clone();
    if typed.get("day").is_empty() && troubles.is_empty() {
        answers.push("day", desk.today().to_string());
    }
    let offer = Offer {
        people: desk.people(),
        network: &[],
        documents: &[],
        places: &NO_PLACES,
        today: desk.today(),
    };
    for question in form::questions(kind, &answers, troubles, &offer, "") {
        asked = asked.ask(&question);
    }
    Ok(super::page(record, &child, View::Documents, known, html.with(&asked)))
}

/// Everything that is attached, the newest first.
fn table(desk: &Desk, record: &Record, standing: &[&Fact]) -> Result<Table, Problem> {
    let columns = [
        Column::date("Day"),
        Column::prose("Document"),
        Column::prose("Why"),
        Column::text("Attached by"),
        Column::text("Scanned"),
        Column::text("Take back"),
    ];
    let mut table =
        Table::new("What is attached", columns).caption_hidden().when_empty("Nothing is attached yet.");
    let kept = desk.kept_of(record)?;
    let id = record.id();
    let mut documents: Vec<(&&Fact, &Document)> =
        standing.iter().filter_map(|fact| Some((fact, fact.of::<Document>()?))).collect();
    documents.sort_by_key(|(fact, document)| std::cmp::Reverse((document.day, fact.recorded)));
    for (fact, document) in documents {
        let state = document.digest.parse().ok().and_then(|digest: Digest| kept.get(&digest));
        let open = state.is_some_and(|kept| kept.state.is_open());
        let title = if open {
            Cell::link(&document.title, &address(id).at(&fact.id)).into_html()
        } else {
            Html::text(&document.title)
        };
        let sort = of_type(&document.media_type).map_or("file", |sort| sort.words);
        let said = format!("{}, {sort}, {}", document.sort.label(), size(document.bytes));
        let named = document.name.as_deref().map(|name| format!(": {name}")).unwrap_or_default();
        let title = title.with(&Html::trusted(format!("<br>{}", Html::text(format!("{said}{named}")))));
        let mut why = document.why.as_deref().map(words::lines).unwrap_or_default();
        if let (Some(kind), Some(which)) = (&document.to_kind, &document.to_record)
            && let Some(kind) = records::kind(kind)
        {
            let words = format!("with: {}", kind.title.to_lowercase());
            let to = super::record::one(id, kind.name, which);
            let line = if why.is_empty() { "" } else { "<br>" };
            why = why.with(&Html::trusted(line.to_owned())).with(&Cell::link(words, &to).into_html());
        }
        table.push([
            Cell::new(document.day.to_words()),
            Cell::html(title),
            if why.is_empty() { Cell::none("not said") } else { Cell::html(why) },
            Cell::new(format!(
                "{}, {}",
                desk.people().name_of(&fact.origin.who),
                fact.recorded.day().to_words()
            )),
            Cell::html(scanned(state)),
            Cell::html(words::link_for(
                "Take it back",
                &document.title,
                &super::record::one(id, KIND, &fact.id).at("withdraw"),
            )),
        ]);
    }
    Ok(table)
}

fn scanned(kept: Option<&KeptDocument>) -> Html {
    let tag = |word: &str, colour| Html::of(&Tag::new(word, colour));
    let Some(kept) = kept else { return tag("Not kept here", Colour::Grey) };
    let said = if kept.said.is_empty() { Html::new() } else { Html::text(format!(" {}", kept.said)) };
    match kept.state {
        Scan::Passed => tag("Nothing found", Colour::Green),
        Scan::NotScanned => tag("Not scanned", Colour::Grey),
        Scan::Waiting => tag("Held", Colour::Yellow).with(&said),
        Scan::Refused => tag("Harmful: destroyed", Colour::Red).with(&said),
    }
}

/// A size as people say it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} bytes"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{}.{} MB", bytes >> 20, (bytes % 1_048_576) * 10 / 1_048_576),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_said_as_people_say_it() {
        for (bytes, said) in
            [(0, "0 bytes"), (1023, "1023 bytes"), (1024, "1 KB"), (1025, "2 KB"), (2_621_440, "2.5 MB")]
        {
            assert_eq!(size(bytes), said);
        }
    }
}
