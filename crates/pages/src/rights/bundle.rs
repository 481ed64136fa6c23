//! `/child/{child}/requests/{request}/bundle`: a record made ready to be seen: what rules leave out, what somebody decided, what
//! waits; and the two people whom it needs.

use access::Person;
use axum::extract::State;
use calendar::Moment;
use disclosure::{Bundle, Shown, State as Stands};
use journal::AppendError;
use records::complaints::{AccessRequest, LeftOutGround, MarkSort, RedactionMark};
use records::{Act, Change, Definition, Fact, Place};
use serde::Deserialize;
use std::sync::Arc;
use web::parts::{
    Cell, Choice, Colour, Column, Control, Download, Downloads, ErrorSummary, Form, Inset, Pagination,
    Question, SummaryList, Table, Tag, Warning,
};
use web::{Address, Answer, Fields, Html, Link, Notice, Page, Path, Problem, Query};

use super::gather;
use crate::child::glance::link;
use crate::child::overview::{heading, said};
use crate::child::record::enter::{ACT, RECORD, about, identifier, is_identifier};
use crate::record::Record;
use crate::said::{REVISION, seen};
use crate::signed::Me;
use crate::{Desk, words};

/// Entries on a page.
const ENTRIES: usize = 30;

/// What the address asks for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    entry: String,
    #[serde(default)]
    page: usize,
    #[serde(default)]
    only: String,
    #[serde(default)]
    done: String,
}

/// The page: the whole, or one entry of it to decide about.
///
/// # Errors
/// The request is not there or not the reader's to make ready.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Path((id, which)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = open(desk, &me, &id, &which)?;
        let (fact, asks) = super::request(&record, &which)?;
        if !wanted.entry.is_empty() {
            let bundle = gather::bundle(desk, &record, &fact)?;
            return entry(&record, &fact, &bundle, &wanted.entry, &Fields::default(), &ErrorSummary::new());
        }
        whole(desk, &me, &record, (&fact, &asks), &wanted)
    })
    .await
}

fn open(desk: &Desk, me: &Person, id: &str, which: &str) -> Result<Record, Problem> {
    let to = super::bundle_of(id, which).to_string();
    let record = desk.child(me, id, "the record as somebody is to see it", &to)?;
    record.must_be_whole()?;
    record.must_add(RedactionMark::KIND)?;
    Ok(record)
}

fn whole(
    desk: &Desk,
    me: &Person,
    record: &Record,
    (fact, asks): (&Fact, &AccessRequest),
    wanted: &Wanted,
) -> Result<Page, Problem> {
    let bundle = gather::bundle(desk, record, fact)?;
    let digest = gather::digest(desk, record, fact, &bundle)?;
    let here = super::bundle_of(record.id(), &fact.id);
    let waiting = bundle.waiting();
    let checked = asks.checked_by.is_some() && asks.bundle.as_deref() == Some(&*digest);
    let mut html = Html::new();
    if waiting > 0 {
        let words = words::counted(waiting, "entry waits", "entries wait");
        html = html.with(&Warning::new(format!(
            "{words} for somebody to decide. Nothing is handed over before that."
        )));
    } else if asks.checked_by.is_some() && !checked {
        html =
            html.with(&Warning::new("Something changed since it was checked. It has to be checked again."));
    }
    let name = |who: &Option<String>| {
        who.as_deref().map_or("nobody yet", |who| desk.people().name_of(who)).to_owned()
    };
    html = html.with(
        &SummaryList::new()
            .row("Entries", bundle.entries.len().to_string())
            .row("Made ready by", name(&asks.prepared_by))
            .row("Checked by", if checked { name(&asks.checked_by) } else { "nobody yet".to_owned() }),
    );
    html = html.with(&left(&bundle));
    if waiting == 0 {
        html = html.with(&Downloads::new([
            Download::new(
                if checked { "What is handed over" } else { "What would be handed over" },
                "PDF",
                here.clone().at("record.pdf"),
            ),
            Download::new("The same", "web page in a file", here.clone().at("record.html")),
        ]));
    }
    if asks.ended().is_none() && waiting == 0 && !checked {
        let form = |words: &str, act: &str| {
            Form::new(here.clone(), words)
                .pressed(ACT, act)
                .keep("bundle", &*digest)
                .keep(REVISION, fact.revision.to_string())
        };
        let own = asks.prepared_by.as_deref() == Some(&*me.id);
        if asks.prepared_by.is_none() || own {
            html = html.with(&form("It is ready: somebody else checks it", "ready"));
        }
        if asks.prepared_by.is_some() && !own {
            html = html.with(&Inset::new(
                "Read all of it as the person will who asked. Look for names, and for what tells who somebody is without a name.",
            ));
            html = html.with(&form("I have read all of it, and it can be handed over", "checked"));
        }
    }
    if checked && asks.ended().is_none() {
        let to = super::address(record.id()).at(&*fact.id).at("hand-over");
        html = html.with(&link(&Link::new("Hand it over", to)));
    }
    let listed: Vec<&Shown> = match wanted.only.as_str() {
        "waiting" => {
            bundle.entries.iter().filter(|shown| matches!(shown.state, Stands::Waiting(..))).collect()
        }
        _ => bundle.entries.iter().collect(),
    };
    html = html.with(&heading("Every entry, the earliest first"));
    if waiting > 0 {
        let only = if wanted.only == "waiting" {
            Link::new("Show every entry", here.clone())
        } else {
            Link::new("Show only what waits for a decision", here.clone().with("only", "waiting"))
        };
        html = html.with(&link(&only));
    }
    let last = listed.len().div_ceil(ENTRIES).max(1);
    let page = wanted.page.clamp(1, last);
    for shown in listed.iter().skip((page - 1) * ENTRIES).take(ENTRIES) {
        html = html.with(&told(&bundle, shown, &here));
    }
    if last > 1 {
        let only = wanted.only.clone();
        let to = |page: usize| here.clone().with("only", &*only).with("page", page.to_string());
        html = html.with(&Pagination::new(page, last, to));
    }
    let child = record.timeline(Moment::END_OF_TIME);
    let page = about(&child, record.id(), "What is shown, and what is left out").body(html);
    Ok(match said(&wanted.done) {
        Some(words) => page.notice(Notice::done(words)),
        None => page,
    })
}

/// What was left out, ground by ground.
fn left(bundle: &Bundle) -> Table {
    let columns = [
        Column::text("Note"),
        Column::prose("Ground"),
        Column::number("By rules"),
        Column::number("By hand"),
        Column::number("Whole entries"),
    ];
    let mut table = Table::new("What is left out", columns).when_empty("Nothing is left out.");
    for left in &bundle.left {
        table.push([
            Cell::new(left.number),
            Cell::new(format!("{}. {}", left.ground.label(), left.ground.provision())),
            Cell::new(left.by_rule),
            Cell::new(left.by_hand),
            Cell::new(left.entries),
        ]);
    }
    table
}

/// An entry as whoever makes it ready sees it: what is left out is marked, not gone.
fn told(bundle: &Bundle, shown: &Shown, here: &Address) -> Html {
    let entry = &shown.entry;
    let day = entry.day.unwrap_or_else(|| entry.recorded.day());
    let mut html = Html::trusted(format!(
        "<h3 class=\"govuk-heading-s\">{}</h3>",
        Html::text(format!("{}: {}", day.to_words(), entry.kind.title))
    ));
    let tag = match shown.state {
        Stands::Shown => None,
        Stands::Withheld(ground) => {
            Some(Tag::new(format!("Withheld, note {}", bundle.number(ground)), Colour::Grey))
        }
        Stands::Waiting(_, why) => Some(Tag::new(format!("Waits: {why}"), Colour::Yellow)),
    };
    if let Some(tag) = tag {
        html = html.with(&tag);
    }
    let mut list = SummaryList::new();
    for (nth, piece) in entry.pieces.iter().enumerate() {
        list =
            list.row(&*piece.label, marked(&piece.text, shown.spans.get(nth).map_or(&[][..], |spans| spans)));
    }
    if let Some(file) = &entry.file {
        let content = file
            .text
            .as_deref()
            .map(|text| marked(text, shown.spans.get(entry.pieces.len()).map_or(&[][..], |spans| spans)));
        list = list.row(
            "Content",
            content.unwrap_or_else(|| Html::text("A file of its own: it is not put in here.")),
        );
    }
    let to = here.clone().with("entry", &*entry.key);
    html.with(&list).with(&words_link("Decide about this entry", entry.kind.title, &to))
}

fn words_link(word: &str, of: &str, to: &Address) -> Html {
    Html::trusted(format!("<p class=\"govuk-body\">{}</p>", words::link_for(word, of, to)))
}

/// A text with what is left out marked, and said to those who hear the page.
fn marked(text: &str, spans: &[disclosure::Span]) -> Html {
    let (mut html, mut at) = (String::new(), 0);
    for span in spans {
        html.push_str(words::lines(text.get(at..span.from).unwrap_or_default()).as_str());
        html.push_str(&format!(
            "<mark><span class=\"govuk-visually-hidden\">left out: </span>{}</mark>",
            words::lines(text.get(span.from..span.to).unwrap_or_default()).as_str()
        ));
        at = span.to;
    }
    html.push_str(words::lines(text.get(at..).unwrap_or_default()).as_str());
    Html::trusted(html)
}

/// One entry, with the form that decides about it.
fn entry(
    record: &Record,
    fact: &Fact,
    bundle: &Bundle,
    key: &str,
    typed: &Fields,
    wrong: &ErrorSummary,
) -> Result<Page, Problem> {
    let here = super::bundle_of(record.id(), &fact.id);
    let shown = bundle.entries.iter().find(|shown| shown.entry.key == key).ok_or(super::GONE)?;
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    html = html.with(&told(bundle, shown, &here));
    let mut found = Bundle::left_out(shown).peekable();
    if found.peek().is_some() {
        let columns = [Column::prose("Words"), Column::text("Found by"), Column::prose("Ground")];
        let mut table = Table::new("What is left out of it", columns);
        for (words, span) in found {
            table.push([Cell::new(words), Cell::new(span.by), Cell::new(span.ground.label())]);
        }
        html = html.with(&table);
    }
    let choices = |set: &records::codes::CodeSetInfo| -> Vec<Choice> {
        set.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect()
    };
    let listed = |name: &str, label: &str, set| {
        let control = Control::Listed { choices: choices(set), chosen: typed.get(name).to_owned() };
        Question::new(name, label, control)
    };
    let one_of = Control::OneOf { choices: choices(MarkSort::SET), chosen: typed.get("sort").to_owned() };
    let form = Form::new(here.clone(), "Record what you decided")
        .keep(RECORD, identifier(typed))
        .keep("entry", key)
        .ask(&Question::new("sort", "What is done?", one_of))
        .ask(
            &Question::paragraphs("words", "Which words?", typed.get("words"))
                .hint("As they stand above. Leave it empty for the whole entry"),
        )
        .ask(&Question::new(
            "reach",
            "Where?",
            Control::OneOf {
                choices: vec![
                    Choice::new("here", "In this entry"),
                    Choice::new("everywhere", "Wherever these words stand in the record"),
                ],
                chosen: if typed.get("reach").is_empty() { "here" } else { typed.get("reach") }.to_owned(),
            },
        ))
        .ask(&listed("ground", "On which ground, if something is left out?", LeftOutGround::SET))
        .ask(&Question::paragraphs("reason", "Why?", typed.get("reason")));
    html = html.with(&form).with(&link(&Link::new("Back to every entry", here)));
    let child = record.timeline(Moment::END_OF_TIME);
    Ok(about(&child, record.id(), "Decide about one entry").body(html))
}

/// It was sent: a decision, that it is ready, that it was checked.
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
        let record = open(desk, &me, &id, &which)?;
        let (fact, asks) = super::request(&record, &which)?;
        let here = super::bundle_of(&id, &which);
        if sent.get(ACT).is_empty() {
            return decide(desk, &record, &fact, &here, &sent);
        }
        let bundle = gather::bundle(desk, &record, &fact)?;
        let digest = gather::digest(desk, &record, &fact, &bundle)?;
        let changed = digest != sent.get("bundle") || bundle.waiting() > 0 || asks.ended().is_some();
        let mut now = asks.clone();
        match sent.get(ACT) {
            "ready" if !changed => {
                now.prepared_by = Some(me.id.to_string());
                (now.checked_by, now.checked, now.bundle) = (None, None, Some(digest));
            }
            "checked" if !changed && asks.prepared_by.as_deref().is_some_and(|by| *by != *me.id) => {
                (now.checked_by, now.checked, now.bundle) = (Some(me.id.to_string()), Some(desk.today()), Some(digest));
            }
            _ => {
                let says = "Something was recorded or decided meanwhile, or whoever made it ready would check it too. \
                    Look at it again.";
                return Err(Problem::NotReady(says));
            }
        }
        let change = Change {
            subject: record.permit.subject().clone(),
            id: fact.id.clone(),
            revision: seen(&sent).saturating_add(1),
            act: Act::Correct,
            reason: Some(if sent.get(ACT) == "ready" { "Made ready" } else { "Checked" }.into()),
            record: Arc::new(now),
            place: Place::default(),
        };
        match desk.append(&record.permit, &[change]) {
            Ok(_) => Ok(here.with("done", "recorded").into()),
            Err(AppendError::Revision { .. }) => Ok(here.into()),
            Err(error) => Err(Problem::fault("recording it")(error)),
        }
    })
    .await
}

fn decide(
    desk: &Desk,
    record: &Record,
    fact: &Fact,
    here: &Address,
    sent: &Fields,
) -> Result<Answer, Problem> {
    let filled = |name: &str| Some(sent.get(name).trim().to_owned()).filter(|text| !text.is_empty());
    let everywhere = sent.get("reach") == "everywhere";
    let mut wrong = ErrorSummary::new();
    let Some(sort) = MarkSort::of(sent.get("sort")) else {
        wrong = wrong.at("What is done: choose one", "sort");
        return again(desk, record, fact, sent, &wrong);
    };
    let whole = matches!(sort, MarkSort::Withhold | MarkSort::Include);
    let mark = RedactionMark {
        day: desk.today(),
        request: fact.id.to_string(),
        sort,
        entry: filled("entry").filter(|_| whole || !everywhere),
        words: filled("words").filter(|_| !whole),
        ground: LeftOutGround::of(sent.get("ground")),
        reason: filled("reason"),
    };
    for trouble in Definition::check(&mark) {
        wrong = wrong.at(trouble.says, &trouble.field);
    }
    if !wrong.is_empty() {
        return again(desk, record, fact, sent, &wrong);
    }
    let id = Some(sent.get(RECORD))
        .filter(|id| is_identifier(id))
        .map_or_else(words::new_identifier, str::to_owned);
    desk.say(record, &id, Arc::new(mark))?;
    Ok(here.clone().with("entry", sent.get("entry")).with("done", "recorded").into())
}

fn again(
    desk: &Desk,
    record: &Record,
    fact: &Fact,
    sent: &Fields,
    wrong: &ErrorSummary,
) -> Result<Answer, Problem> {
    let bundle = gather::bundle(desk, record, fact)?;
    Ok(entry(record, fact, &bundle, sent.get("entry"), sent, wrong)?.wrong().into())
}
