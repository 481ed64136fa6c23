//! A whole record, gathered for a request: its entries, whose names stand in it, what was decided about its words.

use std::collections::BTreeSet;

use calendar::Moment;
use disclosure::{Asked, Bundle, Gathered, Known, Mark, People, Sort, document, entries};
use press::Document;
use records::coming_into_care::ChildName;
use records::complaints::{AccessRequest, RedactionMark};
use records::fostering::HouseholdDetails;
use records::{Fact, Form, Subject};
use serde_json::Value;
use web::Problem;

use crate::record::{Record, subject_id};
use crate::{Desk, words};

/// Looks that are told to somebody who asks who looked.
const LOOKS: usize = 1_000;

/// Content of a document that is read as text, at most.
const TEXT: u64 = 1 << 20;

/// The bundle of a request, as it stands now.
pub(super) fn bundle(desk: &Desk, record: &Record, request: &Fact) -> Result<Bundle, Problem> {
    let said = request.of::<AccessRequest>().ok_or(super::GONE)?;
    let standing = record.standing(Moment::END_OF_TIME);
    let marks: Vec<Mark> = standing
        .iter()
        .filter_map(|fact| fact.of::<RedactionMark>())
        .filter(|mark| *mark.request == *request.id)
        .map(Mark::from)
        .collect();
    let people = People::of(&standing, others(desk, record, &standing));
    let name = |who: &str| desk.people().name_of(who).to_owned();
    let text = |digest: &str| content(desk, record, digest);
    let all = entries(&Gathered { facts: &standing, name: &name, text: &text });
    Ok(Bundle::of(all, &people, &marks, said.by))
}

/// What is handed over, of a bundle.
pub(super) fn paper(
    desk: &Desk,
    record: &Record,
    request: &Fact,
    bundle: &Bundle,
) -> Result<Document, Problem> {
    let said = request.of::<AccessRequest>().ok_or(super::GONE)?;
    let child = record.timeline(Moment::END_OF_TIME);
    let looks = if said.looks {
        desk.looks_are_written()?;
        let looks = desk.roll().journal().looks(&subject_id(record.permit.subject())?, LOOKS);
        looks
            .map_err(Problem::fault("reading who looked"))?
            .iter()
            .map(|look| {
                format!("{}: {} ({})", look.at.day().to_words(), desk.people().name_of(&look.who), look.what)
            })
            .collect()
    } else {
        Vec::new()
    };
    Ok(document(
        bundle,
        &Asked {
            name: said
                .name
                .clone()
                .unwrap_or_else(|| words::name(&child).unwrap_or_else(|| "you".to_owned())),
            authority: desk.authority(Moment::END_OF_TIME).name.as_deref().unwrap_or_default().to_owned(),
            received: said.received,
            day: said.answered.or(said.checked).unwrap_or(said.received),
            scope: said.scope.clone(),
            looks,
            missing: said.missing.clone(),
            words: said.words.clone(),
            care_records: said.is_care_records(),
        },
    ))
}

/// What exactly a bundle is: a digest of what is handed over, but for the day and for who looked meanwhile.
pub(super) fn digest(
    desk: &Desk,
    record: &Record,
    request: &Fact,
    bundle: &Bundle,
) -> Result<String, Problem> {
    let mut paper = paper(desk, record, request, bundle)?;
    (paper.dates, paper.dated) = (Vec::new(), None);
    paper.sections.retain(|section| section.id != "who-looked");
    let bytes = serde_json::to_vec(&paper).map_err(Problem::fault("making it ready"))?;
    Ok(blake3::hash(&bytes).to_string())
}

/// What was checked is what would be handed over now.
///
/// # Errors
/// It was changed since, or something waits for a decision: it has to be checked again.
pub(super) fn still_checked(desk: &Desk, record: &Record, request: &Fact) -> Result<(), Problem> {
    let said = request.of::<AccessRequest>().ok_or(super::GONE)?;
    let bundle = bundle(desk, record, request)?;
    let same = said.bundle.as_deref() == Some(&*digest(desk, record, request, &bundle)?);
    if same && bundle.waiting() == 0 && said.checked_by.is_some() {
        return Ok(());
    }
    Err(Problem::NotReady(
        "Something was recorded or decided since this was checked: open what is made ready, and have it checked again \
            before it is \
         handed over.",
    ))
}

/// The content of a document that is plain text and open.
fn content(desk: &Desk, record: &Record, digest: &str) -> Option<String> {
    let (subject, digest) = (subject_id(record.permit.subject()).ok()?, digest.parse().ok()?);
    let journal = desk.roll().journal();
    let kept = journal.document(&journal::DocumentName { subject, digest }).ok()??;
    if !kept.state.is_open() || kept.bytes > TEXT {
        return None;
    }
    let mut all = Vec::new();
    journal.document_content(&kept, |part| all.extend_from_slice(part)).ok()?;
    String::from_utf8(all).ok()
}

/// Whoever else the record speaks of: those it names as persons, carers of its households, children it points to and those who
/// lived with the same carers, and everybody who works here, whose names are usually shown.
fn others(desk: &Desk, record: &Record, standing: &[&Fact]) -> Vec<Known> {
    let mut known = Vec::new();
    let (mut households, mut children) = (BTreeSet::new(), BTreeSet::new());
    for fact in standing {
        let payload = words::payload(fact);
        of_fields(fact.record.kind().fields, &payload, &mut |form, text| match form {
            Form::Person => known.push(Known { name: text.to_owned(), sort: Sort::Relative }),
            Form::Household => {
                households.insert(text.to_owned());
            }
            Form::Child => {
                children.insert(text.to_owned());
            }
            _ => {}
        });
    }
    for id in &households {
        for fact in desk.roll().facts(&Subject::carer_household(id)).iter() {
            if let Some(details) = fact.of::<HouseholdDetails>() {
                known.push(Known { name: details.name.clone(), sort: Sort::Carer });
                known.extend(
                    details
                        .members
                        .iter()
                        .map(|member| Known { name: member.name.clone(), sort: Sort::Carer }),
                );
            }
        }
    }
    let cohort = desk.cohort(Moment::END_OF_TIME);
    if !households.is_empty() {
        let shares = |child: &&std::sync::Arc<timeline::Timeline>| {
            desk.roll().facts(&Subject::child(&child.child)).iter().any(|fact| {
                matches!(fact.record.kind().name, "placement" | "placed_with")
                    && households.iter().any(|id| fact.record.to_json().contains(&format!("\"{id}\"")))
            })
        };
        children.extend(cohort.children.iter().filter(shares).map(|child| child.child.to_string()));
    }
    children.remove(record.id());
    for id in children {
        for fact in desk.roll().facts(&Subject::child(&id)).iter() {
            if let Some(name) = fact.of::<ChildName>() {
                let family = name.family.as_deref().unwrap_or_default();
                known.push(Known { name: format!("{} {family}", name.given), sort: Sort::OtherChild });
            }
        }
    }
    known.extend(desk.people().all().map(|person| Known { name: person.name.clone(), sort: Sort::Worker }));
    known
}

fn of_fields(fields: &[records::Field], value: &Value, each: &mut dyn FnMut(Form, &str)) {
    for field in fields {
        match (field.form, value.get(field.name)) {
            (Form::Parts(inner), Some(Value::Array(parts))) => {
                for part in parts {
                    of_fields(inner, part, each);
                }
            }
            (form, Some(Value::String(text))) if !text.trim().is_empty() => each(form, text),
            _ => {}
        }
    }
}
