use timeline::history;

use super::*;
use crate::letter::{Asked, document};
use crate::people::{Known, Sort};

const HISTORY: &str = "2010-05-05 born\n2018-01-08 start\n2018-01-08 lives U6\n";

fn facts(more: &[(&str, serde_json::Value)]) -> Vec<Fact> {
    let mut facts = history::facts(HISTORY).unwrap();
    for (nth, (kind, value)) in more.iter().enumerate() {
        let kind = records::kind(kind).unwrap();
        let mut all = records::sample(kind, |field| !field.optional);
        all.extend(value.as_object().unwrap().clone());
        let json = serde_json::Value::Object(all).to_string();
        let record = (kind.read)(json.as_bytes()).unwrap();
        let recorded = "2018-06-01T10:00:00Z".parse().unwrap();
        let id = format!("r{nth}").as_str().into();
        facts.push(Fact { id, revision: 1, recorded, withdrawn: false, record, origin: Default::default() });
    }
    facts
}

fn bundle(facts: &[Fact], marks: &[Mark], by: AccessBy) -> Bundle {
    let standing: Vec<&Fact> = facts.iter().collect();
    let people = People::of(&standing, [Known { name: "Odo Quill".to_owned(), sort: Sort::Carer }]);
    let gathered = Gathered {
        facts: &standing,
        name: &|_| "Tom Field, social worker".to_owned(),
        text: &|digest| (digest == "letter").then(|| "Dear Wren, Odo Quill sends love.".to_owned()),
    };
    Bundle::of(entries(&gathered), &people, marks, Some(by))
}

fn record() -> Vec<Fact> {
    use serde_json::json;
    facts(&[
        ("child_name", json!({"since": "2010-05-05", "given": "Wren", "family": "Marlow"})),
        (
            "relationship",
            json!({"name": "Sable Marlow", "relation": "sister", "child": "X99", "phone": "07700 900123"}),
        ),
        ("child_said", json!({})),
        ("legal_planning_meeting", json!({})),
        ("section_47_enquiry", json!({})),
        ("document", json!({"title": "A letter", "media_type": "text/plain", "digest": "letter"})),
        (
            "document",
            json!({"title": "A scan with Sable", "media_type": "application/pdf", "digest": "scan"}),
        ),
        ("redaction_mark", json!({"words": "Sable"})),
    ])
}

fn said(bundle: &Bundle) -> String {
    let mut all = String::new();
    for shown in &bundle.entries {
        for nth in 0..shown.spans.len() {
            all.push_str(&bundle.text(shown, nth).unwrap_or_default());
            all.push('\n');
        }
    }
    all
}

#[test]
fn rules_leave_others_out_and_what_needs_a_person_waits() {
    let facts = record();
    let whole = bundle(&facts, &[], AccessBy::Person);
    let text = said(&whole);
    for gone in ["Sable", "X99", "900123", "Odo", "Quill"] {
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert!(text.contains("Wren") && text.contains("Dear Wren, [left out, note 1] sends love."), "{text}");
    assert!(whole.entries.iter().all(|shown| shown.entry.kind.name != "redaction_mark"));
    let waits = |bundle: &Bundle| -> Vec<String> {
        let waiting = bundle.entries.iter().filter(|shown| matches!(shown.state, State::Waiting(..)));
        waiting.map(|shown| shown.entry.key.clone()).collect()
    };
    assert_eq!(waits(&whole), ["document/r6", "legal_planning_meeting/r3"]);
    // For a child, the person is not the one who asks: whether they were abused waits for somebody to judge.
    assert_eq!(waits(&bundle(&facts, &[], AccessBy::Parent)).len(), 3);
}

#[test]
fn what_was_decided_settles_it_and_is_counted() {
    let facts = record();
    let mark = |sort, entry: &str, ground| Mark { sort, entry: Some(entry.to_owned()), words: None, ground };
    let marks = [
        mark(MarkSort::Withhold, "legal_planning_meeting/r3", Some(LeftOutGround::LegalPrivilege)),
        mark(MarkSort::Include, "document/r6", None),
    ];
    let settled = bundle(&facts, &marks, AccessBy::Person);
    assert_eq!(settled.waiting(), 0);
    let privilege = settled.left.iter().find(|left| left.ground == LeftOutGround::LegalPrivilege).unwrap();
    assert_eq!((privilege.entries, privilege.by_rule, privilege.by_hand), (1, 0, 0));
    // The notes are numbered as they are met, without a gap.
    let numbers: Vec<usize> = settled.left.iter().map(|left| left.number).collect();
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>());
}

/// Nothing that is left out is anywhere in the document that is handed over, in whatever member of it.
#[test]
fn the_document_holds_nothing_of_what_is_left_out() {
    let facts = record();
    let marks = [Mark {
        sort: MarkSort::Withhold,
        entry: Some("legal_planning_meeting/r3".to_owned()),
        words: None,
        ground: Some(LeftOutGround::LegalPrivilege),
    }];
    let bundle = bundle(&facts, &marks, AccessBy::Person);
    let asked = Asked {
        name: "Wren Marlow".to_owned(),
        authority: "Exampleshire Council".to_owned(),
        received: "2026-03-01".parse().unwrap(),
        day: "2026-03-20".parse().unwrap(),
        scope: None,
        looks: Vec::new(),
        missing: Vec::new(),
        words: None,
        care_records: false,
    };
    let json = format!("{:?}", document(&bundle, &asked));
    for gone in ["Sable", "X99", "900123", "Odo", "Quill", "A scan with"] {
        assert!(!json.contains(gone), "{gone}");
    }
    assert!(json.contains("Schedule 2, paragraph 19") && json.contains("Information Commissioner"));
}
