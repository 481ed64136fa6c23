//! How caseloads are weighed, set through the whole stack: who may, what it would change, and what changes.

use crate::support;
use crate::support::{app, get, hidden, post, roll, today};
use access::Role;
use axum::http::StatusCode;
use calendar::Moment;
use oversight::caseload::weights_on;
use timeline::Authority;

const AT: &str = "/settings/caseloads";

fn of_role(role: Role) -> String {
    support::people().of_role(role)[0].id.to_string()
}

#[tokio::test]
async fn weights_are_shown_before_they_are_set_and_then_hold_from_their_day() {
    let roll = roll();
    let app = app(&roll);
    let head = of_role(Role::HeadOfService);
    // What is wrong is said at its field, and nothing typed is lost.
    let came = get(&app, &head, AT).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    let record = hidden(&came.html, "~record");
    let day = today().to_string();
    let typed = |most: &'static str, act: &'static str| {
        [
            ("~record", record.clone()),
            ("since", day.clone()),
            ("hours", "37".to_owned()),
            ("most", most.to_owned()),
            ("weight.every_child", "1".to_owned()),
            ("weight.moved", "0.25".to_owned()),
            ("words", "Agreed <in> April".to_owned()),
            ("~act", act.to_owned()),
        ]
    };
    let send = async |who: &str, most, act| {
        let fields = typed(most, act);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        post(&app, who, AT, &fields).await
    };
    let came = send(&head, "many", "").await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("href=\"#most\"") && came.html.contains("value=\"0.25\""), "{}", came.html);
    // What it would change comes first: with one child at most, somebody is over.
    let came = send(&head, "1", "").await;
    assert_eq!(came.status, StatusCode::OK);
    assert!(came.html.contains("Set it from ") && came.html.contains("Over 1"), "{}", came.html);
    assert!(came.html.contains("Agreed &lt;in&gt; April") || came.html.contains("Agreed &#60;in&#62; April"));
    let weights = || {
        let subject = records::Subject::authority(&roll.authority().unwrap());
        let authority = Authority::of(&subject.id, &roll.facts(&subject), Moment::END_OF_TIME);
        weights_on(&authority, today()).cloned()
    };
    let before = weights();
    assert_ne!(before.as_ref().and_then(|set| set.most), Some(1.0), "nothing is set by looking");
    // Whoever may not is told so, and nothing is set.
    for who in [of_role(Role::TeamManager), of_role(Role::SocialWorker), of_role(Role::PerformanceOfficer)] {
        assert_eq!(send(&who, "1", "set").await.status, StatusCode::FORBIDDEN);
    }
    assert_eq!(weights(), before);
    // Set once, however often it is sent.
    assert_eq!(send(&head, "1", "set").await.next, format!("{AT}?done=set"));
    assert_eq!(weights().unwrap().most, Some(1.0));
    let came = send(&head, "1", "set").await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "it holds already");
    let came = send(&head, "2", "set").await;
    assert_eq!(came.next, format!("{AT}?done=already"), "the same form again is no second setting");
    // The page says who set it; the team's list weighs so at once.
    let came = get(&app, &head, AT).await;
    let name = support::people().name_of(&head).to_owned();
    assert!(came.html.contains(&name) && came.html.contains("Moved home in the last three months: 0.25"));
    let came = get(&app, "manager", "/team?show=caseload").await;
    assert!(came.html.contains("The most for somebody full time is 1"), "{}", came.html);
    assert!(!came.html.contains(AT), "who may not set it is not led there");
    // A second setting from the same day replaces the first.
    let record = hidden(&get(&app, &head, AT).await.html, "~record");
    let again = [("~record", record.as_str()), ("since", &day), ("hours", "37"), ("weight.every_child", "1")];
    let mut again = again.to_vec();
    again.push(("~act", "set"));
    assert_eq!(post(&app, &head, AT, &again).await.next, format!("{AT}?done=set"));
    assert_eq!(weights().unwrap().most, None);
}
