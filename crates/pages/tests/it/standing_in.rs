//! Standing in for a colleague, through the whole stack: who may say it, what it opens, that it ends at once.

// Helpers of a test fail as the test does.

use crate::support;
use crate::support::{app, get, post, roll, today};
use axum::http::StatusCode;
use calendar::Moment;

#[tokio::test]
async fn a_manager_says_who_stands_in_which_opens_the_children_and_ends_at_once() {
    let roll = roll();
    let app = app(&roll);
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let (id, away) = cohort
        .children
        .iter()
        .filter(|child| child.on(today()).looked_after())
        .find_map(|child| {
            let holds = |until: Option<calendar::Day>| until.is_none_or(|until| until > today());
            let held = child.allocations.iter().rfind(|a| a.since <= today() && holds(a.until))?;
            Some((child.child.to_string(), held.worker.to_string()))
        })
        .unwrap();
    let page = get(&app, "manager", "/standing-in").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.html.contains("Nobody stands in for anybody"), "{}", page.html);
    let people = support::people();
    let stands = people.of_role(access::Role::SocialWorker);
    let stands = stands.iter().find(|who| *who.id != *away).unwrap().id.to_string();
    assert_ne!(
        get(&app, &stands, &format!("/child/{id}/chronology")).await.status,
        StatusCode::OK,
        "not theirs"
    );

    let first = today().to_string();
    let fields = |away: &str, stands: &str, since: &str, last: &str| {
        [("away", away), ("stands", stands), ("since", since), ("last", last)]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    async fn send(app: &axum::Router, who: &str, fields: &[(String, String)]) -> support::Came {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        post(app, who, "/standing-in", &fields).await
    }
    let day = |text: &str| text.to_owned();
    for (what, wrong) in [
        ("nobody", fields("", "", "", "")),
        ("for oneself", fields(&away, &away, &day("5 11 2018"), &day("9 11 2018"))),
        ("from yesterday", fields(&away, &stands, &day("4 11 2018"), &day("9 11 2018"))),
        ("backwards", fields(&away, &stands, &day("9 11 2018"), &day("8 11 2018"))),
        ("for half a year", fields(&away, &stands, &day("5 11 2018"), &day("5 5 2019"))),
        ("a manager", fields(&away, "head", &day("5 11 2018"), &day("9 11 2018"))),
    ] {
        let came = send(&app, "manager", &wrong).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{what} on {first}");
    }
    let right = fields(&away, &stands, "5 11 2018", "9 11 2018");
    for who in [&*stands, "stranger", "panel", "performance", "admin"] {
        assert_eq!(send(&app, who, &right).await.status, StatusCode::NOT_FOUND, "{who}");
    }
    assert_eq!(send(&app, "manager", &right).await.next, "/standing-in?done=made");
    assert_eq!(
        get(&app, &stands, &format!("/child/{id}/chronology")).await.status,
        StatusCode::OK,
        "theirs now"
    );

    let page = get(&app, "manager", "/standing-in").await;
    let record = support::hidden(&page.html, "record");
    let end = [("worker", &*stands), ("record", &*record)];
    assert_eq!(post(&app, &stands, "/standing-in/end", &end).await.status, StatusCode::NOT_FOUND);
    assert_eq!(post(&app, "manager", "/standing-in/end", &end).await.next, "/standing-in?done=ended");
    assert_ne!(get(&app, &stands, &format!("/child/{id}/chronology")).await.status, StatusCode::OK, "ended");
    assert_eq!(post(&app, "manager", "/standing-in/end", &end).await.next, "/standing-in?done=gone", "once");
}
