//! How one record came to be as it is; and what is known of the documents of a child.

use identity::tokens::Scope;
use journal::{Entry, Source};
use serde_json::{Value, json};

use pages::shared::erased_said;

use super::records::{erased, facts_of, kind_of};
use crate::call::{Answer, Call, day_or_null, list_of, moment, object, text, text_or_null};
use crate::refused::Refused;
use crate::way::{CURSOR, KNOWN, LIMIT, Needs, Verb, Way};

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/children/{child}/records/{kind}/{record}/history",
        name: "history",
        title: "Every revision of a record",
        says: "Oldest first, those corrected, taken back or erased too: who, when it was learnt, when it was true, why. The \
               look is logged.",
        needs: Needs::Scope(Scope::Children),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(schema()),
        run: history,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/children/{child}/documents",
        name: "documents",
        title: "What documents a child’s record has",
        says: "What each is, of which type and size, and what it belongs to; a file itself is fetched on a page. The look is \
               logged.",
        needs: Needs::Scope(Scope::Children),
        query: &[KNOWN, LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(json!({"$ref": "#/components/schemas/Fact"})),
        run: documents,
    },
];

fn schema() -> Value {
    object(
        json!({
            "revision": {"type": "integer", "minimum": 1}, "act": {"enum": ["recorded", "corrected", "withdrawn"]},
            "recorded": moment(), "by": text(), "reason": text_or_null(), "let_in_because": text_or_null(),
            "load": text_or_null(), "from": day_or_null(), "to": day_or_null(),
            "record": {"type": ["object", "null"]}, "erased": text_or_null(),
        }),
        &[
            "revision",
            "act",
            "recorded",
            "by",
            "reason",
            "let_in_because",
            "load",
            "from",
            "to",
            "record",
            "erased",
        ],
    )
}

fn history(call: &Call<'_>) -> Result<Answer, Refused> {
    let kind = kind_of(call)?;
    let record = call.child(&format!("the history of one record: {}", kind.title.to_lowercase()))?;
    record.must_read(kind)?;
    let which = call.at("record");
    let of_record = |fact: &records::Fact| *fact.record.kind() == *kind && *fact.id == *which;
    if !record.facts.iter().any(of_record) && erased(call, &record, kind, which).is_none() {
        return Err(Refused::nothing());
    }
    let entries = call.desk.revisions(&record, kind, which)?;
    let items = entries.iter().map(|entry| (format!("{:010}", entry.envelope.revision), entry)).collect();
    let gone = call.desk.roll().erased(record.permit.subject());
    let told = |entry: &Entry| {
        let is_gone = gone.iter().any(|one| one.origin.seq == entry.envelope.seq);
        // What was erased says so, and never looks like something that was left empty.
        told(entry, is_gone.then(|| erased_said(call.desk, entry.envelope.seq).ok()).flatten())
    };
    call.listed(items, |entry| told(entry), Value::Null)
}

fn told(entry: &Entry, erased: Option<String>) -> Value {
    let envelope = &entry.envelope;
    let load = match &envelope.source {
        Source::Load { load, .. } => Some(&*load.what),
        Source::Act => None,
    };
    let said: Option<Value> = entry.payload.as_deref().and_then(|json| serde_json::from_slice(json).ok());
    json!({
        "erased": erased, "revision": envelope.revision, "act": envelope.act.as_str(), "recorded": envelope.recorded.to_string(),
        "by": &*envelope.who, "reason": envelope.reason.as_deref(), "let_in_because": envelope.permit_reason.as_deref(),
        "load": load, "from": envelope.happened.from.map(|day| day.to_string()),
        "to": envelope.happened.to.map(|day| day.to_string()), "record": said,
    })
}

fn documents(call: &Call<'_>) -> Result<Answer, Refused> {
    let kind = pages::shared::kind("document")?;
    let (_, known) = call.known()?;
    let record = call.child("the list of documents")?;
    record.must_read(kind)?;
    facts_of(call, &record, Some(kind), known)
}
