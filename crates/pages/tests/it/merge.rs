//! Two records of one child through the whole stack: seen side by side, merged, read as one, made two again.

use crate::support;
use crate::support::{app, find, get, hidden, post, roll};
use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use roll::Roll;

const WHO: &str = "performance";

fn two(roll: &Roll) -> (String, String) {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let looked_after = cohort.children.iter().filter(|child| child.on(support::today()).looked_after());
    let mut children = looked_after.map(|child| child.child.to_string());
    (children.next().unwrap(), children.next().unwrap())
}

async fn figures(app: &Router) -> String {
    let html = get(app, WHO, "/figures?month=2018-10").await.html;
    html.split("<main").nth(1).unwrap().to_owned()
}

#[tokio::test]
async fn two_records_are_read_as_one_and_made_two_again() {
    let roll = roll();
    let app = app(&roll);
    let (kept, other) = two(&roll);
    let (at, theirs) = (format!("/child/{kept}"), format!("/child/{other}"));
    let (before, mine, others) = (
        figures(&app).await,
        get(&app, WHO, &at).await.html,
        get(&app, WHO, &format!("{theirs}/chronology")).await.html,
    );
    let children = roll.cohort(Moment::END_OF_TIME).children.len();

    // Which other record?
    let merge = format!("{at}/merge");
    let page = get(&app, WHO, &merge).await;
    assert!(page.html.contains("Number of the other record"), "{}", page.html);
    for (asked, sentence) in [(&*kept, "this record itself"), ("nobody", "No record has that number")] {
        let page = get(&app, WHO, &format!("{merge}?other={asked}")).await;
        assert!(page.html.contains(sentence), "{asked}: {}", page.html);
    }
    // Side by side.
    let page = get(&app, WHO, &format!("{merge}?other={other}")).await;
    for part in [
        "Date of birth",
        "Differs",
        "Both records say that the child was looked after",
        "How much is recorded",
    ] {
        assert!(page.html.contains(part), "{part}: {}", page.html);
    }
    let record = hidden(&page.html, "~record");
    let wrong = post(&app, WHO, &merge, &[("other", &other), ("~record", &record), ("why", " ")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html.contains("href=\"#why\""), "{}", wrong.html);
    let sent = [("other", &*other), ("~record", &*record), ("why", "One <pupil> number")];
    assert_eq!(post(&app, WHO, &merge, &sent).await.next, format!("{at}?done=merged"));
    assert_eq!(post(&app, WHO, &merge, &sent).await.next, format!("{at}?done=already"));

    // One child: in the list of everybody, in the figures, at both addresses.
    assert_eq!(roll.cohort(Moment::END_OF_TIME).children.len(), children - 1);
    let merged = figures(&app).await;
    assert!(merged != before, "no figure counts one child fewer");
    let page = get(&app, WHO, &at).await.html;
    assert!(page.contains("One &lt;pupil&gt; number") && page.contains("Undo the merge"), "{page}");
    let moved = get(&app, WHO, &format!("{theirs}/chronology?known=2018-10-01")).await;
    assert_eq!(
        (moved.status, &*moved.next),
        (StatusCode::TEMPORARY_REDIRECT, &*format!("{at}/chronology?known=2018-10-01"))
    );
    let moved = post(&app, WHO, &format!("{theirs}/visit"), &[("seen", "alone")]).await;
    assert_eq!((moved.status, &*moved.next), (StatusCode::TEMPORARY_REDIRECT, &*format!("{at}/visit")));
    let found = find(&app, WHO, &other).await.html;
    assert!(!found.contains(&format!("href=\"{theirs}\"")), "{found}");
    assert!(found.contains(&format!("href=\"{at}\"")), "the old number finds the child: {found}");

    // What came from the other record is put right where it stands.
    let id = roll.whole(&records::Subject::child(&kept));
    let fact = id
        .iter()
        .find(|fact| fact.id.starts_with(&format!("{other}~")) && fact.record.kind().name == "child_identity")
        .unwrap();
    let one = format!("{at}/record/child_identity/{}", fact.id);
    let form = get(&app, WHO, &format!("{one}/correct")).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.html);
    assert_eq!(get(&app, WHO, &one).await.status, StatusCode::OK);
    let revision = hidden(&form.html, "~revision");
    let withdraw = [("~revision", &*revision), ("~reason", "Twice the same")];
    assert_eq!(post(&app, WHO, &format!("{one}/withdraw"), &withdraw).await.status, StatusCode::SEE_OTHER);
    let own = roll.facts(&records::Subject::child(&other));
    assert!(own.last().unwrap().withdrawn, "it stands in its own record");

    // Two again; what was taken back meanwhile stays so, so that is put back first.
    let change = records::Change {
        subject: records::Subject::child(&other),
        id: own.last().unwrap().id.clone(),
        revision: own.last().unwrap().revision + 1,
        act: records::Act::Record,
        reason: Some("Put back".into()),
        record: own.last().unwrap().record.clone(),
        place: records::Place::default(),
    };
    let batch = journal::Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: vec![roll::new_entry(&change).unwrap()],
        expected: Vec::new(),
    };
    roll.append(batch).unwrap();
    let undo = format!("{at}/record/records_merged/{record}/withdraw");
    let revision = hidden(&get(&app, WHO, &undo).await.html, "~revision");
    let why = [("~revision", &*revision), ("~reason", "Two children after all")];
    assert_eq!(post(&app, WHO, &undo, &why).await.status, StatusCode::SEE_OTHER);
    assert_eq!(roll.cohort(Moment::END_OF_TIME).children.len(), children);
    assert_eq!(figures(&app).await, before);
    assert_eq!(get(&app, WHO, &format!("{theirs}/chronology")).await.html.len(), others.len());
    let now = get(&app, WHO, &at).await.html;
    assert!(!now.contains("Undo the merge"), "{now}");
    assert_eq!(now.len(), mine.len());
}

#[tokio::test]
async fn nobody_merges_what_they_may_not_open() {
    let roll = roll();
    let app = app(&roll);
    let (kept, other) = two(&roll);
    let merge = format!("/child/{kept}/merge");
    for who in ["stranger", "panel"] {
        assert_eq!(get(&app, who, &format!("{merge}?other={other}")).await.status, StatusCode::FORBIDDEN);
        let sent = [("other", &*other), ("why", "Same")];
        assert_eq!(post(&app, who, &merge, &sent).await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(roll.kept(&records::Subject::child(&other)), None);
}
