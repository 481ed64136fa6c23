//! What the return would fail is shown before a record is put right or taken back, once; pressed again, it is recorded.

use crate::support::{app_of, get, hidden, post, roll, rooms};
use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use pages::Rooms;
use records::Subject;
use records::coming_into_care::ChildIdentity;
use roll::Roll;

const WHO: &str = "performance";

/// A day in a year of which there are rules: the invented children who were looked after in 2018 still are.
fn later() -> Moment {
    "2026-06-01T09:00:00Z".parse().unwrap()
}

fn everything() -> (Roll, Router, String, String, ChildIdentity) {
    let roll = roll();
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let found = cohort.children.iter().find_map(|child| {
        let facts = roll.facts(&Subject::child(&child.child));
        let open = child.on(later().day()).looked_after();
        let (fact, said) = facts.iter().find_map(|fact| Some((fact, fact.of::<ChildIdentity>()?)))?;
        (open && said.ethnicity.is_some() && said.sex.is_some())
            .then(|| (child.child.to_string(), fact.id.to_string(), said.clone()))
    });
    let (id, record, said) = found.unwrap();
    let app = app_of(Rooms { now: later, ..rooms(&roll) });
    let at = format!("/child/{id}/record/child_identity/{record}");
    (roll, app, id, at, said)
}

fn revisions(roll: &Roll, id: &str) -> usize {
    let facts = roll.facts(&Subject::child(id));
    facts.iter().filter(|fact| fact.of::<ChildIdentity>().is_some()).count()
}

#[tokio::test]
async fn putting_right_warns_once_of_what_it_breaks() {
    let (roll, app, id, at, said) = everything();
    let form = get(&app, WHO, &format!("{at}/correct")).await.html;
    assert!(!form.contains("name=\"~cautions\""), "{form}");
    let (born, sex) = (said.born.to_string(), records::codes::CodeSet::code(said.sex.unwrap()));
    let revision = hidden(&form, "~revision");
    // Without the ethnic background.
    let mut sent = vec![("~revision", &*revision), ("~reason", "Not known"), ("born", &*born), ("sex", sex)];
    let warned = post(&app, WHO, &format!("{at}/correct"), &sent).await;
    assert_eq!(warned.status, StatusCode::OK, "{}", warned.html);
    for part in
        ["With this, the return of 2026-27 fails", "103", "press “Put it right” again", "value=\"Not known\""]
    {
        assert!(warned.html.contains(part), "{part}: {}", warned.html);
    }
    assert_eq!(revisions(&roll, &id), 1, "nothing is recorded yet");
    let codes = hidden(&warned.html, "~cautions");
    sent.push(("~cautions", &codes));
    let done = post(&app, WHO, &format!("{at}/correct"), &sent).await;
    assert_eq!(done.next, format!("/child/{id}?done=corrected"), "{}", done.html);
    assert_eq!(revisions(&roll, &id), 2);
}

#[tokio::test]
async fn taking_back_warns_once_of_what_it_breaks() {
    let (roll, app, id, at, _) = everything();
    let withdraw = format!("{at}/withdraw");
    let revision = hidden(&get(&app, WHO, &withdraw).await.html, "~revision");
    let mut sent = vec![("~revision", &*revision), ("~reason", "Another child’s")];
    let warned = post(&app, WHO, &withdraw, &sent).await;
    assert_eq!(warned.status, StatusCode::OK, "{}", warned.html);
    assert!(warned.html.contains("press “Take it back” again"), "{}", warned.html);
    assert_eq!(revisions(&roll, &id), 1);
    // A warning of something else is not this one.
    let mut other = sent.clone();
    other.push(("~cautions", "999"));
    assert_eq!(post(&app, WHO, &withdraw, &other).await.status, StatusCode::OK);
    let codes = hidden(&warned.html, "~cautions");
    sent.push(("~cautions", &codes));
    assert_eq!(post(&app, WHO, &withdraw, &sent).await.next, format!("/child/{id}?done=withdrawn"));
}

#[tokio::test]
async fn what_breaks_nothing_is_recorded_at_once() {
    let (_, app, id, at, said) = everything();
    let form = get(&app, WHO, &format!("{at}/correct")).await.html;
    let (born, sex) = (said.born.to_string(), records::codes::CodeSet::code(said.sex.unwrap()));
    let ethnicity = records::codes::CodeSet::code(said.ethnicity.unwrap());
    let other = if ethnicity == "WBRI" { "WIRI" } else { "WBRI" };
    let revision = hidden(&form, "~revision");
    let upn = said.upn.as_deref().unwrap_or("UN1");
    let sent = [
        ("~revision", &*revision),
        ("~reason", "As the child says"),
        ("born", &*born),
        ("sex", sex),
        ("ethnicity", other),
        ("upn", upn),
    ];
    let done = post(&app, WHO, &format!("{at}/correct"), &sent).await;
    assert_eq!(done.next, format!("/child/{id}?done=corrected"), "{}", done.html);
    let visit = format!("/child/{id}/visit");
    let done = post(&app, WHO, &visit, &[("~when", "today"), ("seen", "alone")]).await;
    assert_eq!(done.next, format!("/child/{id}?done=recorded"), "{}", done.html);
}

/// What stands against a record that may happen all the same is told before it is recorded, once.
#[tokio::test]
async fn advice_is_shown_once_before_it_is_recorded() {
    let roll = roll();
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let under = cohort.children.iter().find(|child| {
        let legal = child.on(later().day()).episode.and_then(|row| row.legal);
        legal == Some(records::codes::LegalStatus::C2)
    });
    let id = under.unwrap().child.to_string();
    let app = app_of(Rooms { now: later, ..rooms(&roll) });
    let at = format!("/child/{id}/record/legal_status");
    let statuses = || {
        let facts = roll.facts(&Subject::child(&id));
        facts.iter().filter(|fact| fact.record.kind().name == "legal_status").count()
    };
    let before = statuses();
    let form = get(&app, WHO, &at).await.html;
    let record = hidden(&form, "~record");
    let mut sent = vec![("~record", &*record), ("day", "1 6 2026"), ("status", "V2")];
    let advised = post(&app, WHO, &at, &sent).await;
    assert_eq!(advised.status, StatusCode::OK, "{}", advised.html);
    for part in ["Look at this before you record it", "A court alone ends it", "press “Record it” again"]
    {
        assert!(advised.html.contains(part), "{part}: {}", advised.html);
    }
    assert_eq!(statuses(), before, "nothing is recorded yet");
    let shown = hidden(&advised.html, "~cautions");
    sent.push(("~cautions", &shown));
    let done = post(&app, WHO, &at, &sent).await;
    assert!(done.next.starts_with(&format!("/child/{id}?done=")), "{}", done.html);
    assert_eq!(statuses(), before + 1);
}
