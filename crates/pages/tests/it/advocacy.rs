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
use records::governance::RecordKept;
use records::{Act, Change, Place, Subject};
use roll::Roll;
use timeline::{Timeline, history};

use crate::support::{app, get, hidden, keep, people, post, roll, said};

pub(crate) const ADVOCATE: &str = "advocate";

/// A child of eight, in care since a Monday in October, whose social worker is the first of the team.
pub(crate) fn everything() -> (Roll, Router, String) {
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
    // Recorded only since a day inside the year: the counts are less than there was, and say so.
    let begins = "Referrals are recorded here since 1 October 2018: what was before is in no count";
    assert!(!report.html.contains("recorded here since"), "{}", report.html);
    let kinds = vec!["advocacy_referral".to_owned()];
    let kept = RecordKept { since: day("2018-10-01"), kinds };
    keep(&roll, &[said(Subject::authority("Z99"), "kept0001", std::sync::Arc::new(kept))]);
    let report = get(&app, "head", "/advocacy/report/2019").await.html;
    assert!(report.contains(begins), "{report}");
    assert!(report.contains("Visits of advocates are not recorded here"), "{report}");
}

#[tokio::test]
async fn a_referral_without_an_advocate_leads_to_where_one_is_chosen() {
    let (roll, app, _) = everything();
    let at = "/child/W1/advocacy-referral";
    let record = hidden(&get(&app, ADVOCATE, at).await.html, "~record");
    let fields = [
        ("~record", record.as_str()),
        ("day", "2018-11-05"),
        ("from", "carer"),
        ("how", "telephone"),
        ("~file", "no"),
        ("theme", "school"),
    ];
    assert_eq!(post(&app, ADVOCATE, at, &fields).await.next, "/child/W1/advocacy?done=recorded");
    let thread = get(&app, ADVOCATE, "/child/W1/advocacy").await.html;
    let to = format!("/child/W1/record/advocacy_referral/{record}/correct");
    assert!(thread.contains(&format!("href=\"{to}\">Nobody yet: choose the advocate")), "{thread}");
    let form = get(&app, ADVOCATE, &to).await.html;
    let revision = hidden(&form, "~revision");
    let fields = [
        ("~revision", revision.as_str()),
        ("day", "2018-11-05"),
        ("from", "carer"),
        ("how", "telephone"),
        ("advocate", ADVOCATE),
        ("~reason", "The service chose"),
    ];
    let came = post(&app, ADVOCATE, &to, &fields).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let chosen = child(&roll).strand::<AdvocacyReferral>().next().unwrap().advocate.clone();
    assert_eq!(chosen.as_deref(), Some(ADVOCATE));
    let thread = get(&app, ADVOCATE, "/child/W1/advocacy").await.html;
    assert!(!thread.contains("choose the advocate"), "{thread}");
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

/// What somebody sends who is not signed in.
pub(crate) async fn from_outside(app: &Router, fields: &[(&str, &str)]) -> crate::support::Came {
    let request = axum::http::Request::builder()
        .method("POST")
        .uri("/advocate")
        .header(axum::http::header::HOST, "localhost:8903")
        .header(axum::http::header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin")
        .body(axum::body::Body::from(crate::support::encoded(fields)))
        .unwrap();
    crate::support::send(app, request).await
}

pub(crate) fn asked(roll: &Roll) -> Vec<(String, records::advocacy::AdvocacyAsked)> {
    let facts = roll.facts(&Subject::authority("Z99"));
    let standing = records::as_known(&facts, Moment::END_OF_TIME).into_iter();
    standing
        .filter_map(|fact| Some((fact.id.to_string(), fact.of()?)))
        .map(|(id, said)| (id, Clone::clone(said)))
        .collect()
}

#[tokio::test]
async fn anybody_asks_for_an_advocate_and_learns_of_nobody_by_it() {
    let (roll, app, worker) = everything();
    let page = crate::support::page(&app, "/advocate").await;
    assert_eq!(page.0, StatusCode::OK);
    for part in ["Childline", "Who needs an advocate?", "You need not say"] {
        assert!(page.1.contains(part), "{part}: {}", page.1);
    }
    assert!(!page.1.contains("Avi Voicewell") && !page.1.contains("kith-person"), "{}", page.1);
    // Something must be there by which to come; nothing typed is lost.
    let wrong =
        from_outside(&app, &[("from", "child"), ("child_name", "Wren Fernlea"), ("words", "Moving")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html.contains("Wren Fernlea") && wrong.html.contains("Moving"), "{}", wrong.html);
    let long = "x".repeat(4_000);
    let wrong =
        from_outside(&app, &[("from", "child"), ("child_name", "Wren"), ("reach", "Gate"), ("words", &long)])
            .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    // A child who is known and one who is nobody: one answer. What only the service says is not taken from outside.
    let known = [
        ("from", "child"),
        ("child_name", "Wren Fernlea"),
        ("reach", "At the school gate"),
        ("words", "I do not want to move again"),
        ("~record", "abcdefab00000001"),
        ("ended", "not_meant"),
        ("seen", "2018-11-01"),
        ("child", "W1"),
    ];
    let nobody = [
        ("from", "parent"),
        ("child_name", "Nobody Nowhere"),
        ("reach", "A letter"),
        ("~record", "abcdefab00000002"),
    ];
    let (one, other) = (from_outside(&app, &known).await, from_outside(&app, &nobody).await);
    assert_eq!((one.status, &*one.next), (StatusCode::SEE_OTHER, "/advocate/asked"), "{}", one.html);
    assert_eq!((other.status, &other.next, &other.html), (one.status, &one.next, &one.html));
    assert_eq!(crate::support::page(&app, "/advocate/asked").await.0, StatusCode::OK);
    // Sent twice it stands once; a program that fills in everything is thanked, and nothing stands.
    assert_eq!(from_outside(&app, &known).await.next, "/advocate/asked");
    let mut program = nobody.to_vec();
    program[3] = ("~record", "abcdefab00000003");
    program.push(("home-page", "http://spam.example"));
    assert_eq!(from_outside(&app, &program).await.next, "/advocate/asked");
    let all = asked(&roll);
    assert_eq!(all.len(), 2, "{all:?}");
    assert!(all.iter().all(|(_, asked)| asked.waits() && asked.child.is_none() && asked.seen.is_none()));
    // The service reads it; a manager learns that somebody waits; the social worker finds nothing of it anywhere.
    let list = get(&app, ADVOCATE, "/advocacy").await.html;
    assert!(list.contains("Asked for from outside") && list.contains("Nobody Nowhere"), "{list}");
    let list = get(&app, "head", "/advocacy").await.html;
    assert!(list.contains("2 people have asked from outside") && !list.contains("Nobody Nowhere"), "{list}");
    let at = "/advocacy/asked/abcdefab00000001";
    for who in ["head", &worker, "audit"] {
        assert_ne!(get(&app, who, at).await.status, StatusCode::OK, "{who}");
    }
    let read = get(&app, ADVOCATE, at).await.html;
    assert!(read.contains("I do not want to move again") && read.contains("At the school gate"), "{read}");
    // A child whom the service does not see, or who is not there, is one answer too; what was typed stays.
    let revision = hidden(&read, "~revision");
    let end = |child: &'static str| {
        vec![("~revision", "1"), ("seen", "2018-11-05"), ("ended", "referred"), ("child", child)]
    };
    assert_eq!(revision, "1");
    let wrong = post(&app, ADVOCATE, at, &end("nobody")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.html.contains("No child of this number is open to you"), "{}", wrong.html);
    let done = post(&app, ADVOCATE, at, &end("W1")).await;
    assert_eq!(done.next, "/child/W1/advocacy?done=recorded", "{}", done.html);
    // It is a referral by the child; the words are the advocate's, and not the file's.
    let wren = child(&roll);
    let referral = wren.strand::<AdvocacyReferral>().next().unwrap();
    assert!(referral.theme.is_none() && referral.advocate.as_deref() == Some(ADVOCATE));
    assert_eq!(
        wren.strand::<AdvocacyNote>().next().unwrap().words.as_deref(),
        Some("I do not want to move again")
    );
    for path in ["/child/W1/advocacy", "/child/W1", "/child/W1/chronology", "/voice"] {
        let html = get(&app, &worker, path).await.html;
        assert!(!html.contains("I do not want to move again"), "{path}: {html}");
    }
    assert!(!get(&app, ADVOCATE, "/advocacy").await.html.contains("/advocacy/asked/abcdefab00000001"));
    // The other one is not ours, and it is said to whom it was passed on.
    let at = "/advocacy/asked/abcdefab00000002";
    let fields = [("~revision", "1"), ("seen", "2018-11-05"), ("ended", "passed_on")];
    let wrong = post(&app, ADVOCATE, at, &fields).await;
    assert!(wrong.html.contains("Say to whom it was passed on"), "{}", wrong.html);
    let fields = [fields[0], fields[1], fields[2], ("said", "The county’s own service")];
    assert_eq!(post(&app, ADVOCATE, at, &fields).await.next, "/advocacy?done=recorded");
    assert!(asked(&roll).iter().all(|(_, asked)| !asked.waits()));
}

#[tokio::test]
async fn nobody_fills_the_record_from_outside() {
    let (roll, app, _) = everything();
    let mut refused = None;
    for nth in 0..14 {
        let (id, name) = (format!("abcdefab000001{nth:02}"), format!("Name {nth}"));
        let fields = [("from", "other"), ("child_name", &*name), ("reach", "A letter"), ("~record", &*id)];
        let came = from_outside(&app, &fields).await;
        if came.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(came.html.contains(&name) && came.html.contains("too many tries"), "{}", came.html);
            refused.get_or_insert(nth);
        }
    }
    assert_eq!(refused, Some(10));
    assert_eq!(asked(&roll).len(), 10);
    // A form of another site is not taken.
    let request = axum::http::Request::builder()
        .method("POST")
        .uri("/advocate")
        .header(axum::http::header::HOST, "localhost:8903")
        .header(axum::http::header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::from("from=child&child_name=Wren&reach=Gate"))
        .unwrap();
    assert_eq!(crate::support::send(&app, request).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_care_leaver_is_seen_by_the_service_and_the_notes_stay_with_their_advocate() {
    let (roll, app, worker) = everything();
    let facts =
        "1999-05-04 born\n2014-10-08 start\n2014-10-08 status C2\n2014-10-08 lives U6 AA2\n2017-05-04 end E5";
    let mut changes: Vec<Change> = Vec::new();
    for (nth, fact) in history::facts(facts).unwrap().into_iter().enumerate() {
        changes.push(crate::support::said(Subject::child("L1"), &format!("leaver0{nth}"), fact.record));
    }
    let kind = records::kind("advocacy_referral").unwrap();
    let payload = serde_json::json!({ "day": "2018-10-30", "from": "child" });
    let referral = (kind.read)(payload.to_string().as_bytes()).unwrap();
    changes.push(crate::support::said(Subject::child("L1"), "leaver99", referral));
    crate::support::keep(&roll, &changes);
    let list = get(&app, ADVOCATE, "/advocacy").await.html;
    assert!(list.contains("/child/L1/advocacy"), "{list}");
    assert_eq!(get(&app, ADVOCATE, "/child/L1/advocacy").await.status, StatusCode::OK);
    for path in ["/child/L1/complaints", "/child/L1/reviews", "/child/L1/story"] {
        assert_ne!(get(&app, ADVOCATE, path).await.status, StatusCode::OK, "{path}");
    }
    assert_ne!(get(&app, &worker, "/child/L1/advocacy").await.status, StatusCode::OK);
    let file = get(&app, ADVOCATE, "/advocacy.csv").await.html;
    assert!(file.contains("L1,") && file.contains("The child or young person"), "{file}");
}
