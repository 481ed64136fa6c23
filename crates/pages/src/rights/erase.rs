//! `/erasures/new`: somebody proposes to erase entries of a child's record, or all of it. Somebody else has to approve it.

use access::Person;
use axum::extract::State;
use calendar::Moment;
use disclosure::erasure::may;
use records::Fact;
use records::governance::{ErasureEntry, ErasureGround, ErasureOf, ErasureProposed};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::parts::{Choice, Control, ErrorSummary, Form, Inset, Question};
use web::{Address, Answer, Fields, Html, Page, Problem, Query};

use super::erasures::{BECAUSE, kept, propose};
use crate::Desk;
use crate::child::door;
use crate::child::record::enter::{RECORD, about, identifier};
use crate::record::{Record, subject_id};
use crate::signed::Me;

/// Entries that are offered, the newest first.
const OFFERED: usize = 300;

/// Whose record.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Whose {
    #[serde(default)]
    child: String,
}

/// The form.
///
/// # Errors
/// The reader does not keep the records; the child is not there or not theirs to see whole.
pub(crate) async fn get(
    State(desk): State<Desk>,
    Me(me): Me,
    Query(whose): Query<Whose>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = open(desk, &me, &whose.child)?;
        Ok(page(desk, &record, &Fields::default(), &ErrorSummary::new()))
    })
    .await
}

fn open(desk: &Desk, me: &Person, child: &str) -> Result<Record, Problem> {
    access::keeps_records(me).map_err(|refusal| door::closed(&refusal))?;
    if child.is_empty() {
        return Err(Problem::Missing("Open the record first: its page Requests leads here."));
    }
    let to = Address::new("/erasures/new").with("child", child).to_string();
    let record = desk.child(me, child, "proposing to erase", &to)?;
    record.must_be_whole()?;
    Ok(record)
}

/// The records that can be named, by kind and identifier, with every revision of each.
fn records_of(record: &Record) -> BTreeMap<(String, String), Vec<&Fact>> {
    let mut all: BTreeMap<(String, String), Vec<&Fact>> = BTreeMap::new();
    for fact in record.facts.iter().filter(|fact| !fact.withdrawn) {
        all.entry((fact.record.kind().name.to_owned(), fact.id.to_string())).or_default().push(fact);
    }
    all
}

fn page(desk: &Desk, record: &Record, typed: &Fields, wrong: &ErrorSummary) -> Page {
    let mut html = Html::new();
    if !wrong.is_empty() {
        html = html.with(wrong);
    }
    if let Some(kept) = kept(desk, record.permit.subject()) {
        let refused = may(ErasureGround::Request, Some(&kept), &[], desk.today());
        if let Err(refused) = refused {
            html = html.with(&Inset::new(refused.sentence()));
        }
    }
    let choices = |set: &records::codes::CodeSetInfo| -> Vec<Choice> {
        set.choices.iter().map(|choice| Choice::new(choice.code, choice.label)).collect()
    };
    let mut entries: Vec<(&(String, String), Vec<&Fact>)> = Vec::new();
    let all = records_of(record);
    for (key, facts) in &all {
        entries.push((key, facts.clone()));
    }
    entries.sort_by_key(|(_, facts)| std::cmp::Reverse(facts.last().map(|fact| fact.recorded)));
    let offered = entries
        .iter()
        .take(OFFERED)
        .map(|((kind, id), facts)| {
            let fact = facts.last();
            let day = fact
                .and_then(|fact| fact.record.happened().from)
                .map_or_else(String::new, |day| format!("{}: ", day.to_words()));
            let title = fact.map_or("", |fact| fact.record.kind().title);
            Choice::new(format!("{kind}/{id}"), format!("{day}{title}"))
        })
        .collect();
    let one_of = |name: &str, label: &str, choices| {
        Question::new(name, label, Control::OneOf { choices, chosen: typed.get(name).to_owned() })
    };
    let form = Form::new(Address::new("/erasures/new").with("child", record.id()), "Propose it")
        .keep(RECORD, identifier(typed))
        .keep("child", record.id())
        .ask(&one_of("ground", "On which ground?", choices(ErasureGround::SET)))
        .ask(
            &Question::line("reference", "The order, decision or request", typed.get("reference"))
                .hint("Court and number, or the regulator’s reference, and its day"),
        )
        .ask(
            &Question::paragraphs("reason", "Why?", typed.get("reason"))
                .hint("Write nothing of what is erased: this stays"),
        )
        .ask(&one_of(
            "reach",
            "How much?",
            vec![
                Choice::new("entries", "The entries that I choose below"),
                Choice::new("whole", "The whole record"),
            ],
        ))
        .ask(&Question::new(
            "entries",
            "Which entries?",
            Control::AnyOf { choices: offered, chosen: typed.all("entries").map(str::to_owned).collect() },
        ));
    let child = record.timeline(Moment::END_OF_TIME);
    let lead = "Nothing goes now. Somebody else, a head of service, looks at it and decides. What goes is gone for \
        good: put right \
                what is wrong, or take it back, wherever that is enough.";
    about(&child, record.id(), "Propose to erase").body(Html::of(&Inset::new(lead)).with(&html).with(&form))
}

/// It was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post(State(desk): State<Desk>, Me(me): Me, sent: Fields) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let record = open(desk, &me, sent.get("child"))?;
        let subject = record.permit.subject().clone();
        let mut wrong = ErrorSummary::new();
        let ground = ErasureGround::of(sent.get("ground"));
        if ground.is_none() {
            wrong = wrong.at("On which ground: choose one", "ground");
        }
        let whole = match sent.get("reach") {
            "whole" => true,
            "entries" => false,
            _ => {
                wrong = wrong.at("How much: choose one", "reach");
                false
            }
        };
        let all = records_of(&record);
        let chosen = sent.all("entries").filter_map(|key| {
            let (kind, id) = key.split_once('/')?;
            all.get(&(kind.to_owned(), id.to_owned()))
        });
        let entries: Vec<ErasureEntry> = if whole {
            Vec::new()
        } else {
            chosen.flatten().map(|fact| ErasureEntry { seq: fact.origin.seq }).collect()
        };
        if !whole && entries.is_empty() && wrong.is_empty() {
            wrong = wrong.at("Which entries: choose at least one", "entries");
        }
        let journal = desk.roll().journal();
        let history =
            journal.history(&subject_id(&subject)?).map_err(Problem::fault("reading the record"))?;
        let kept = kept(desk, &subject);
        let filled = |name: &str| Some(sent.get(name).trim().to_owned()).filter(|text| !text.is_empty());
        let said = ErasureProposed {
            day: desk.today(),
            by: me.id.to_string(),
            ground: ground.unwrap_or(ErasureGround::Request),
            reference: filled("reference"),
            reason: filled("reason").unwrap_or_default(),
            subject: (!whole).then(|| subject.to_string()),
            entries,
            whole: if whole {
                vec![ErasureOf {
                    subject: subject.to_string(),
                    class: kept.as_ref().map(|kept| kept.class.label().to_owned()),
                    kept_until: kept.as_ref().map(|kept| kept.until),
                    provision: kept.as_ref().map(|kept| kept.provision.clone()),
                }]
            } else {
                Vec::new()
            },
            seen: history.last().map_or(0, |entry| entry.envelope.seq),
            refused: None,
            refused_by: None,
            refused_why: None,
        };
        Ok(match propose(desk, (&me, BECAUSE), said, &subject, wrong, &sent)? {
            Ok(id) => Address::new("/erasures").at(&id).with("done", "recorded").into(),
            Err(wrong) => page(desk, &record, &sent, &wrong).wrong().into(),
        })
    })
    .await
}
