//! Advocacy and independent visitors through the whole stack, as an advocate does them; and what the social work team does
//! not learn.

use axum::Router;
use axum::http::StatusCode;
use calendar::{Day, Moment};
use journal::Batch;
use records::advocacy::{
    AdvocacyClosing, AdvocacyEnd, AdvocacyNote, AdvocacyReferral, AdvocacyShared, AdvocateVisit,
    IndependentVisitorMatch, IndependentVisitorMatching, RightsExplained,
};
use records::{Act, Change, Place, Subject};
use roll::Roll;
use timeline::{Timeline, history};

use crate::support::{app, get, hidden, people, post, roll};

const ADVOCATE: &str = "advocate";

/// A child of eight, in care since a Monday in October, whose social worker is the first of the team.
fn everything() -> (Roll, Router, String) {
    let roll = roll();
    let worker = people().of_role(access::Role::SocialWorker)[0].id.to_string();
    let facts = "2010-05-04 born\n2018-10-08 start\n2018-10-08 status C2\n2018-10-08 lives U6 AA2";
    let facts = history::facts(facts).unwrap().into_iter().map(|fact| fact.record);
    let mut records: Vec<_> = facts.collect();
    for (kind, payload) in [
        ("child_name", serde_json::json!({ "since": "2018-10-08", "given": "Wren", "family": "Fernlea" })),
        ("social_worker_allocation", serde_json::json!({ "since": "2018-10-08", "worker": worker })),
    ] {
        records.push((records::kind(kind).unwrap().read)(payload.to_string().as_bytes()).unwrap());
    }
    let changes: Vec<Change> = records
        .into_iter()
        .enumerate()
        .map(|(nth, record)| Change {
            subject: Subject::child("W1"),
            id: format!("begin00{nth}").into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record,
            place: Place::default(),
        })
        .collect();
    roll.append(Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: changes.iter().map(|change| roll::new_entry(change).unwrap()).collect(),
        expected: Vec::new(),
    })
    .unwrap();
    let app = app(&roll);
    (roll, app, worker)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn child(roll: &Roll) -> Timeline {
    Timeline::of("W1", &roll.facts(&Subject::child("W1")), Moment::END_OF_TIME)
}

#[tokio::test]
async fn a_first_visit_keeps_what_was_said_and_shares_what_the_child_chose() {
    let (roll, app, worker) = everything();
    // The service sees who is to be visited.
    let list = get(&app, ADVOCATE, "/advocacy").await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.html);
    assert!(list.html.contains("/child/W1/advocate-visit"), "{}", list.html);
    assert_eq!(get(&app, ADVOCATE, "/").await.next, "/advocacy");
    let at = "/child/W1/advocate-visit";
    let came = get(&app, ADVOCATE, at).await;
    let record = hidden(&came.html, "~record");
    // What was written needs the child's choice; nothing typed is lost.
    let said = ("~words", "I do not want to move again");
    let came = post(&app, ADVOCATE, at, &[("~record", &record), ("day", "2018-11-05"), said]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in
        ["Say whether you saw the child", "Ask the child what may be written", "I do not want to move again"]
    {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let mut fields = vec![
        ("~record", record.as_str()),
        ("day", "2018-11-05"),
        ("~came", "seen"),
        ("~pack", "yes"),
        ("~rights", "advocacy"),
        said,
        ("~wants", "yes"),
        ("~theme", "placement"),
        ("share", "part"),
        ("~agreed", "together"),
    ];
    let came = post(&app, ADVOCATE, at, &fields).await;
    assert!(came.html.contains("Write what may stand on the file"), "{}", came.html);
    fields.push(("~says", "Wren wants to be asked before anything is decided about moving"));
    let came = post(&app, ADVOCATE, at, &fields).await;
    assert_eq!(came.next, "/child/W1/advocacy?done=recorded", "{}", came.html);
    assert_eq!(post(&app, ADVOCATE, at, &fields).await.next, "/child/W1/advocacy?done=already");
    let wren = child(&roll);
    let visit = wren.strand::<AdvocateVisit>().next().unwrap();
    assert!(
        visit.seen
            && visit.advocate.as_deref() == Some(ADVOCATE)
            && visit.referral == Some(day("2018-11-05"))
    );
    assert_eq!(wren.strand::<RightsExplained>().next().unwrap().pack, Some(true));
    let referral = wren.strand::<AdvocacyReferral>().next().unwrap();
    assert!(referral.theme.is_none(), "what it is about stays with the advocate");
    assert_eq!(wren.strand::<AdvocacyNote>().next().unwrap().themes.len(), 1);
    assert_eq!(wren.strand::<AdvocacyShared>().count(), 1);
    // The advocate reads all of it.
    let thread = get(&app, ADVOCATE, "/child/W1/advocacy").await.html;
    for part in ["I do not want to move again", "Placement", "Read together 5 November 2018", "Done"] {
        assert!(thread.contains(part), "{part}: {thread}");
    }
    // The social worker reads that there is an advocate and what was shared, and nothing else, nowhere.
    for path in
        ["/child/W1/advocacy", "/child/W1", "/child/W1/words", "/child/W1/chronology", "/child/W1/reviews"]
    {
        let came = get(&app, &worker, path).await;
        assert_eq!(came.status, StatusCode::OK, "{path}");
        assert!(!came.html.contains("I do not want to move again"), "{path}: {}", came.html);
    }
    let thread = get(&app, &worker, "/child/W1/advocacy").await.html;
    for part in
        ["Avi Voicewell", "stays with the advocate", "Wren wants to be asked before anything is decided"]
    {
        assert!(thread.contains(part), "{part}: {thread}");
    }
    assert!(!thread.contains("Kept with the advocate"), "{thread}");
    assert_eq!(get(&app, &worker, "/child/W1/advocacy-note").await.status, StatusCode::NOT_FOUND);
    // The list of the service, read by somebody who answers for it, does not tell either.
    let list = get(&app, "head", "/advocacy").await.html;
    assert!(list.contains("stays with the advocate") && !list.contains("Placement"), "{list}");
}

#[tokio::test]
async fn a_referral_by_anybody_is_closed_with_what_the_child_says_of_it() {
    let (roll, app, worker) = everything();
    let at = "/child/W1/advocacy-referral";
    let came = get(&app, &worker, at).await;
    let record = hidden(&came.html, "~record");
    let came =
        post(&app, &worker, at, &[("~record", &record), ("day", "2018-11-05"), ("from", "carer")]).await;
    assert!(
        came.html.contains("Ask the child whether what it is about may stand on the file"),
        "{}",
        came.html
    );
    let fields = [
        ("~record", record.as_str()),
        ("day", "2018-11-05"),
        ("from", "carer"),
        ("how", "telephone"),
        ("~file", "yes"),
        ("theme", "school"),
        ("advocate", ADVOCATE),
    ];
    assert_eq!(post(&app, &worker, at, &fields).await.next, "/child/W1/advocacy?done=recorded");
    // Another of the same day would be one with it.
    let other = hidden(&get(&app, &worker, at).await.html, "~record");
    let mut again = fields.to_vec();
    again[0] = ("~record", other.as_str());
    assert!(
        post(&app, &worker, at, &again).await.html.contains("A referral of that day is recorded already")
    );
    // Only the advocate ends it, and not without asking the child or saying why not.
    let at = "/child/W1/advocacy-close";
    assert_eq!(get(&app, &worker, at).await.status, StatusCode::NOT_FOUND);
    let came = get(&app, ADVOCATE, at).await;
    assert!(came.html.contains("5 November 2018: School"), "{}", came.html);
    let record = hidden(&came.html, "~record");
    let mut fields = vec![
        ("~record", record.as_str()),
        ("day", "2018-11-05"),
        ("referral", "2018-11-05"),
        ("~ended", "done"),
        ("got", "partly"),
        ("words", "I can see my teacher again"),
    ];
    let came = post(&app, ADVOCATE, at, &fields).await;
    assert!(came.html.contains("Ask the child how it was, or say why nobody could ask"), "{}", came.html);
    fields.extend([("listened", "yes"), ("~outcome", "Wren stays at the same school")]);
    assert_eq!(post(&app, ADVOCATE, at, &fields).await.next, "/child/W1/advocacy?done=recorded");
    assert_eq!(post(&app, ADVOCATE, at, &fields).await.next, "/child/W1/advocacy?done=already");
    let wren = child(&roll);
    let referral = wren.strand::<AdvocacyReferral>().next().unwrap();
    assert_eq!((referral.closed, referral.ended), (Some(day("2018-11-05")), Some(AdvocacyEnd::Done)));
    assert_eq!(referral.outcome.as_deref(), Some("Wren stays at the same school"));
    assert_eq!(wren.strand::<AdvocacyClosing>().count(), 1);
    let thread = get(&app, &worker, "/child/W1/advocacy").await.html;
    assert!(!thread.contains("I can see my teacher again"), "{thread}");
    // The year adds up.
    let report = get(&app, "head", "/advocacy/report/2019").await;
    assert!(report.html.contains("0 + 1 − 1 − 0 = 0"), "{}", report.html);
    assert_eq!(get(&app, "head", "/advocacy/report/2019.xlsx").await.status, StatusCode::OK);
    for (path, status) in [
        ("/advocacy/report/2030", StatusCode::NOT_FOUND),
        ("/advocacy/report/2019.doc", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(get(&app, "head", path).await.status, status, "{path}");
    }
    assert_eq!(get(&app, &worker, "/advocacy").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_volunteer_is_approved_when_all_is_there_and_matched_by_a_person_with_a_reason() {
    let (roll, app, worker) = everything();
    let came = get(&app, ADVOCATE, "/visitors/new").await;
    let record = hidden(&came.html, "~record");
    let came = post(&app, ADVOCATE, "/visitors/new", &[("~record", &record), ("day", "2018-01-02")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "a name is needed");
    let fields = [
        ("~record", record.as_str()),
        ("day", "2018-01-02"),
        ("name", "Larch Invented"),
        ("is", "woman"),
        ("interests", "cooking"),
        ("youngest", "6"),
        ("oldest", "11"),
    ];
    let came = post(&app, ADVOCATE, "/visitors/new", &fields).await;
    let visitor = came.next.split(['?', '/']).nth(2).unwrap().to_owned();
    assert_eq!(came.next, format!("/visitors/{visitor}?done=recorded"));
    let at = format!("/visitors/{visitor}/record/visitor_step");
    let step = async |fields: &[(&str, &str)]| {
        let record = hidden(&get(&app, ADVOCATE, &at).await.html, "~record");
        let mut all = vec![("~record", record.as_str())];
        all.extend(fields);
        post(&app, ADVOCATE, &at, &all).await
    };
    for (day, what) in [("2018-01-10", "interview"), ("2018-02-01", "references")] {
        assert!(step(&[("day", day), ("step", what)]).await.next.ends_with("done=recorded"));
    }
    for session in 1..=9 {
        let session = session.to_string();
        let came = step(&[("day", "2018-03-01"), ("step", "session"), ("session", &session)]).await;
        assert!(came.next.ends_with("done=recorded"), "{}", came.html);
    }
    let came = step(&[("day", "2018-05-01"), ("step", "approved")]).await;
    let says = "still missing is the disclosure and barring check, 1 session of the course";
    assert!(came.html.contains(says), "{}", came.html);
    step(&[("day", "2018-02-03"), ("step", "barring")]).await;
    step(&[("day", "2018-04-01"), ("step", "session"), ("session", "10")]).await;
    assert!(step(&[("day", "2018-05-01"), ("step", "approved")]).await.next.ends_with("done=recorded"));
    let one = get(&app, ADVOCATE, &format!("/visitors/{visitor}")).await.html;
    assert!(one.contains("Approved, and free") && one.contains("1 May 2018"), "{one}");
    // The child wants one, says whom, and waits.
    let wants = [("day", "2018-10-20"), ("wanted", "yes"), ("referred", "yes")];
    let came = post(&app, &worker, "/child/W1/record/independent_visitor_considered", &wants).await;
    assert!(came.next.ends_with("done=recorded"), "{}", came.html);
    let wishes = [("day", "2018-10-20"), ("who", "man"), ("interests", "cooking")];
    let came = post(&app, &worker, "/child/W1/record/independent_visitor_wishes", &wishes).await;
    assert!(came.next.ends_with("done=recorded"), "{}", came.html);
    let list = get(&app, ADVOCATE, "/visitors").await.html;
    assert!(
        list.contains("1 child waiting for a visitor") && list.contains("/child/W1/visitor-match"),
        "{list}"
    );
    // Every reason is shown; a person decides and says why.
    let at = "/child/W1/visitor-match";
    let came = get(&app, ADVOCATE, at).await;
    for part in
        ["Both like: cooking and baking", "The child would like a man", "Would like to visit a child of 8"]
    {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let record = hidden(&came.html, "~record");
    let mut fields = vec![
        ("~record", record.as_str()),
        ("day", "2018-11-05"),
        ("visitor", visitor.as_str()),
        ("decided", "match"),
    ];
    assert_eq!(post(&app, ADVOCATE, at, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    fields.push(("because", "Wren met her and asked for her"));
    assert_eq!(post(&app, ADVOCATE, at, &fields).await.next, "/child/W1/advocacy?done=recorded");
    assert_eq!(post(&app, ADVOCATE, at, &fields).await.next, "/child/W1/advocacy?done=already");
    let wren = child(&roll);
    let matching = wren.strand::<IndependentVisitorMatching>().next().unwrap();
    assert!(matching.reasons.as_deref().unwrap().contains("Against: The child would like a man"));
    assert_eq!(wren.strand::<IndependentVisitorMatch>().next().unwrap().visitor, visitor);
    let list = get(&app, ADVOCATE, "/visitors").await.html;
    assert!(
        list.contains("0 children waiting for a visitor, 1 with one") && list.contains("Larch Invented"),
        "{list}"
    );
    // A volunteer of nobody, and somebody who recruits nobody.
    assert_eq!(get(&app, ADVOCATE, "/visitors/visitor-none").await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&app, &worker, "/visitors").await.status, StatusCode::FORBIDDEN);
    assert_eq!(get(&app, "head", "/visitors/new").await.status, StatusCode::FORBIDDEN);
}
