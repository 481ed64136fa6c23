//! A newer version has recorded something of a kind that this one does not know: the child's page says that it is there, and
//! shows the rest.

use axum::http::StatusCode;
use journal::{Batch, Change, Happened, NewEntry, SubjectId};

use crate::support::{app, get, roll};

const WHO: &str = "performance";

#[tokio::test]
async fn what_a_newer_version_recorded_is_said_to_be_there_and_not_named() {
    let roll = roll();
    let app = app(&roll);
    let id = roll.cohort(calendar::Moment::END_OF_TIME).children[0].child.to_string();
    let address = format!("/child/{id}");
    let before = get(&app, WHO, &address).await.html;
    assert!(!before.contains("this version of Kith cannot read"), "{before}");
    for (nth, words) in
        [(1, "Something is recorded of this child"), (2, "2 things are recorded of this child")]
    {
        let entry = NewEntry {
            subject: SubjectId::new(&format!("child:{id}")).unwrap(),
            kind: "dream_told".into(),
            record_id: format!("d{nth}").into(),
            revision: 1,
            change: Change::Record { payload: b"{\"dream\": \"A kestrel\"}".to_vec(), reason: None },
            happened: Happened::unknown(),
            known_at: None,
            place: None,
        };
        let batch = Batch {
            authority: roll.authority().unwrap(),
            who: "ada".into(),
            permit_reason: None,
            known_at: None,
            load: None,
            entries: vec![entry],
            expected: Vec::new(),
        };
        // By another program: not through this roll.
        roll.journal().append(batch).unwrap();
        let page = get(&app, WHO, &address).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(
            page.html.contains(words) && page.html.contains("this version of Kith cannot read"),
            "{}",
            page.html
        );
        assert!(!page.html.contains("dream") && page.html.contains("At a glance"), "{}", page.html);
    }
    for view in ["", "/chronology", "/record", "/looks", "/story"] {
        let page = get(&app, WHO, &format!("{address}{view}")).await;
        assert_eq!(page.status, StatusCode::OK, "{view}");
    }
}
