//! The working day through the whole stack: who may open what, recording, putting right, two at once, drafts, lists.

use std::sync::Arc;

use crate::support;
use crate::support::{app, find, get, hidden, post, roll, today};
use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use journal::SubjectId;
use records::Subject;
use records::visits::VisitToChild;
use roll::Roll;
use timeline::Timeline;

/// A child with a social worker today, and that worker.
fn allocated(roll: &Roll) -> (String, String) {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let people = support::people();
    cohort
        .children
        .iter()
        .filter(|child| child.on(today()).looked_after())
        .find_map(|child| {
            let holds = child.allocations.iter().rfind(|a| a.until.is_none_or(|until| until > today()))?;
            people.person(&holds.worker)?;
            Some((child.child.to_string(), holds.worker.to_string()))
        })
        .unwrap()
}

fn child(roll: &Roll, id: &str) -> Timeline {
    Timeline::of(id, &roll.facts(&Subject::child(id)), Moment::END_OF_TIME)
}

fn looks(roll: &Roll, id: &str) -> Vec<(String, bool)> {
    let subject = SubjectId::new(&format!("child:{id}")).unwrap();
    let looks = roll.journal().looks(&subject, 100).unwrap();
    looks.into_iter().map(|look| (look.who.to_string(), look.broke_glass)).collect()
}

async fn everything() -> (Roll, Router, String, String) {
    let roll = roll();
    let app = app(&roll);
    let (id, worker) = allocated(&roll);
    (roll, app, id, worker)
}

#[tokio::test]
async fn nobody_reads_before_saying_who_they_are() {
    let (roll, app, id, worker) = everything().await;
    let came = get(&app, "", &format!("/child/{id}")).await;
    assert_eq!((came.status, came.next), (StatusCode::SEE_OTHER, format!("/who?to=%2Fchild%2F{id}")));
    let came = get(&app, "", "/who").await;
    assert!(came.html.contains("without a password"), "{}", came.html);
    let came = post(&app, "", "/who", &[("person", &worker), ("to", &format!("/child/{id}"))]).await;
    assert_eq!((came.status, came.next), (StatusCode::SEE_OTHER, format!("/child/{id}")));
    assert!(came.cookie.starts_with(&format!("kith-person={worker};")), "{}", came.cookie);
    assert!(came.cookie.contains("HttpOnly") && came.cookie.contains("SameSite=Lax"), "{}", came.cookie);
    for who in ["", "nobody", "%FF"] {
        assert_eq!(get(&app, who, "/work").await.status, StatusCode::SEE_OTHER, "{who}");
    }
    let came = post(&app, "", "/who", &[("person", "nobody")]).await;
    assert!(came.cookie.is_empty(), "{}", came.cookie);
    assert_eq!(looks(&roll, &id), []);
}

#[tokio::test]
async fn each_look_is_logged_and_shown_and_a_stranger_must_say_why() {
    let (roll, app, id, worker) = everything().await;
    let at = format!("/child/{id}");
    let came = get(&app, &worker, &at).await;
    assert_eq!(came.status, StatusCode::OK);
    assert!(came.html.contains("because you are the child’s social worker since"), "{}", came.html);
    assert!(came.html.len() < 100 * 1024, "{} bytes", came.html.len());
    assert_eq!(looks(&roll, &id), [(worker.clone(), false)]);

    let came = get(&app, "stranger", &at).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN);
    let name = child(&roll, &id).identity.unwrap().name.unwrap();
    assert!(!came.html.contains(&name.given), "the door names the child");
    assert_eq!(looks(&roll, &id).len(), 1, "a refusal is no look");
    let came = post(&app, "stranger", &format!("{at}/open"), &[("to", &at), ("why", " ")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("href=\"#why\""), "{}", came.html);
    let why = "The carer rang about <medicine>";
    let came = post(&app, "stranger", &format!("{at}/open"), &[("to", &at), ("why", why)]).await;
    assert_eq!((came.status, came.next), (StatusCode::SEE_OTHER, at.clone()));
    let came = get(&app, "stranger", &at).await;
    assert_eq!(came.status, StatusCode::OK);
    assert_eq!(looks(&roll, &id)[0], ("stranger".to_owned(), true));
    let came = get(&app, &worker, &format!("{at}/looks")).await;
    assert!(came.html.contains("Ash Elsewhere") && came.html.contains("rang about &lt;medicine&gt;"));
    assert!(came.html.contains("No working reason"), "{}", came.html);
    let came = get(&app, "manager", "/team").await;
    for part in ["Opened without a working reason", "Ash Elsewhere, ", "rang about &lt;medicine&gt;"] {
        assert!(came.html.contains(part), "the manager is told: {}", came.html);
    }

    let came = get(&app, "panel", &at).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN);
    assert!(
        came.html.contains("published figures only") && !came.html.contains("name=\"why\""),
        "{}",
        came.html
    );
}

#[tokio::test]
async fn every_page_of_a_child_opens_as_known_today_and_before() {
    let (_, app, id, worker) = everything().await;
    for last in [
        "",
        "/chronology",
        "/chronology?show=all",
        "/story",
        "/record",
        "/record?kind=placement",
        "/looks",
        "/visit",
    ] {
        let came = get(&app, &worker, &format!("/child/{id}{last}")).await;
        assert_eq!(came.status, StatusCode::OK, "{last}");
        assert!(came.html.len() < 100 * 1024, "{last}: {} bytes", came.html.len());
    }
    let came = get(&app, &worker, &format!("/child/{id}?known=2001-01-01")).await;
    assert!(came.html.contains("Nothing was known of this child by that day"), "{}", came.html);
    for known in ["soon", "2018-11-06"] {
        let came = get(&app, &worker, &format!("/child/{id}?known={known}")).await;
        assert_eq!(came.status, StatusCode::BAD_REQUEST, "{known}");
    }
}

#[tokio::test]
async fn a_visit_is_recorded_on_the_doorstep_and_every_list_sees_it() {
    let (roll, app, id, worker) = everything().await;
    let at = format!("/child/{id}/visit");
    let came = get(&app, &worker, &at).await;
    let record = hidden(&came.html, "~record");
    let before = child(&roll, &id).visits.len();
    let sent = [
        ("~record", record.as_str()),
        ("~when", "today"),
        ("seen", "alone"),
        ("notes", "He said he likes it"),
    ];
    let came = post(&app, &worker, &at, &sent).await;
    assert_eq!((came.status, came.next), (StatusCode::SEE_OTHER, format!("/child/{id}?done=recorded")));
    let visits = child(&roll, &id).visits;
    let last = visits.last().unwrap();
    assert_eq!((visits.len(), last.day, last.seen, last.alone), (before + 1, today(), true, Some(true)));
    // The same form sent again records nothing twice.
    let came = post(&app, &worker, &at, &sent).await;
    assert_eq!(came.next, format!("/child/{id}?done=already"));
    assert_eq!(child(&roll, &id).visits.len(), before + 1);
    let came = get(&app, &worker, &format!("/child/{id}")).await;
    assert!(came.html.contains("5 November 2018, today, seen alone"), "{}", came.html);
    // Who recorded it, as whom, stands in the journal.
    let entries = roll.journal().history(&SubjectId::new(&format!("child:{id}")).unwrap()).unwrap();
    let envelope = &entries.last().unwrap().envelope;
    assert_eq!(&*envelope.who, worker);
    assert!(envelope.permit_reason.as_deref().unwrap().starts_with("the child’s social worker since"));
}

#[tokio::test]
async fn a_visit_that_cannot_be_comes_back_with_what_was_typed() {
    let (roll, app, id, worker) = everything().await;
    let at = format!("/child/{id}/visit");
    let before = child(&roll, &id).visits.len();
    for (fields, link) in [
        (vec![("~when", "today"), ("notes", "She <sang>")], "#seen"),
        (vec![("~when", "other"), ("seen", "alone"), ("notes", "She <sang>")], "#day"),
        (vec![("~when", "other"), ("day", "2018-11-06"), ("seen", "alone"), ("notes", "She <sang>")], "#day"),
        (vec![("~when", "other"), ("day", "31/2/2018"), ("seen", "alone"), ("notes", "She <sang>")], "#day"),
    ] {
        let came = post(&app, &worker, &at, &fields).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
        assert!(came.html.contains(&format!("href=\"{link}\"")), "{fields:?}: {}", came.html);
        assert!(came.html.contains("<title>Error: "), "{}", came.html);
    }
    assert_eq!(child(&roll, &id).visits.len(), before);
}

#[tokio::test]
async fn any_kind_is_recorded_put_right_and_taken_back_by_its_plain_form() {
    let (roll, app, id, worker) = everything().await;
    let at = format!("/child/{id}/record/dental_check");
    let came = post(&app, &worker, &at, &[("day", "")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("href=\"#day\"") && came.html.contains("give the day"), "{}", came.html);
    let record = hidden(&came.html, "~record");
    let came = post(&app, &worker, &at, &[("~record", &record), ("day", "2/11/2018")]).await;
    assert_eq!(came.next, format!("/child/{id}?done=recorded"));

    let one = format!("{at}/{record}");
    let came = get(&app, &worker, &format!("{one}/correct")).await;
    assert!(came.html.contains("value=\"2018-11-02\""), "{}", came.html);
    let revision = hidden(&came.html, "~revision");
    let right = |day: &'static str, reason: &'static str| {
        [("~revision", revision.clone()), ("day", day.to_owned()), ("~reason", reason.to_owned())]
    };
    let as_str = |fields: &[(&'static str, String); 3]| fields.clone();
    let sent = as_str(&right("2018-11-03", ""));
    let fields: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let came = post(&app, &worker, &format!("{one}/correct"), &fields).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("Say why"), "{}", came.html);
    let sent = right("2018-11-03", "The wrong day was typed");
    let fields: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let came = post(&app, &worker, &format!("{one}/correct"), &fields).await;
    assert_eq!(came.next, format!("/child/{id}?done=corrected"));

    // Somebody else had the form open since before that.
    let sent = right("2018-11-01", "It was Thursday");
    let fields: Vec<(&str, &str)> = sent.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let came = post(&app, "manager", &format!("{one}/correct"), &fields).await;
    assert_eq!(came.status, StatusCode::CONFLICT);
    for part in ["Both versions", "3 November 2018", "1 November 2018", "It was Thursday"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    assert_eq!(hidden(&came.html, "~revision"), "2", "sent again, it follows what stands");
    let day = |roll: &Roll| child(roll, &id).dental_checks.last().unwrap().day.to_string();
    assert_eq!(day(&roll), "2018-11-03");

    let came = get(&app, &worker, &one).await;
    for part in ["The wrong day was typed", "2 November 2018", "3 November 2018", "Put right by"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let checks = child(&roll, &id).dental_checks.len();
    let came =
        post(&app, &worker, &format!("{one}/withdraw"), &[("~revision", "1"), ("~reason", "Wrong child")])
            .await;
    assert_eq!(came.status, StatusCode::CONFLICT, "it was put right meanwhile");
    let came =
        post(&app, &worker, &format!("{one}/withdraw"), &[("~revision", "2"), ("~reason", "Wrong child")])
            .await;
    assert_eq!(came.next, format!("/child/{id}?done=withdrawn"));
    assert_eq!(child(&roll, &id).dental_checks.len(), checks - 1);
    assert_eq!(get(&app, &worker, &format!("{one}/correct")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_kind_of_record_about_a_child_has_its_form() {
    let (_, app, id, worker) = everything().await;
    let mut tried = 0;
    for kind in records::KINDS.iter().filter(|kind| kind.subject == records::SubjectKind::Child) {
        if kind.name == "return_rows" {
            continue;
        }
        let at = format!("/child/{id}/record/{}", kind.name);
        let came = get(&app, &worker, &at).await;
        // That the record went, or came, is recorded by the command that sent it or took it in.
        if ["transfer_sent", "transfer_received"].contains(&kind.name) {
            assert_eq!(came.status, StatusCode::NOT_FOUND, "{at}");
            continue;
        }
        let of_others = [
            access::Part::Reviewing,
            access::Part::Challenge,
            access::Part::Audit,
            access::Part::Disclosure,
            access::Part::OwnWords,
        ];
        if !access::Parts::WHOLE.hold(kind) || of_others.iter().any(|part| part.kinds().contains(&kind.name))
        {
            // What passes between a child and an advocate, what a reviewing officer writes of a review, challenges and
            // audits of one's own work, who may open the record, and what the young person writes, is not theirs to write.
            assert_eq!(came.status, StatusCode::NOT_FOUND, "{at}");
            continue;
        }
        // What no form alone can say has a page of its own, to which this one leads.
        if kind.fields.iter().any(|field| field.given && !field.optional) {
            assert_eq!(came.status, StatusCode::SEE_OTHER, "{at}");
            assert_eq!(get(&app, &worker, &came.next).await.status, StatusCode::OK, "{at}");
            continue;
        }
        assert_eq!(came.status, StatusCode::OK, "{at}");
        let asks = kind.fields.iter().any(|field| !field.optional);
        let came = post(&app, &worker, &at, &[("~record", "0123456789abcdef")]).await;
        let expected = if asks { StatusCode::UNPROCESSABLE_ENTITY } else { came.status };
        assert_eq!(came.status, expected, "{at}");
        assert!(came.html.len() < 100 * 1024, "{at}: {} bytes", came.html.len());
        tried += 1;
    }
    assert!(tried > 20, "only {tried} kinds");
    assert_eq!(
        get(&app, &worker, &format!("/child/{id}/record/return_rows")).await.status,
        StatusCode::NOT_FOUND
    );
    assert_eq!(get(&app, &worker, &format!("/child/{id}/record/target")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_draft_survives_and_never_appears_under_another_child() {
    let (roll, app, id, worker) = everything().await;
    let other = roll
        .cohort(Moment::END_OF_TIME)
        .children
        .iter()
        .find(|child| *child.child != *id && child.on(today()).looked_after())
        .unwrap()
        .child
        .to_string();
    let form = |id: &str| format!("/child/{id}/record/missing_episode");
    let typed = [("since", "2018-11-02"), ("what", "M"), ("~act", "draft")];
    let came = post(&app, "performance", &form(&id), &typed).await;
    assert_eq!(came.next, format!("/child/{id}?done=draft"));
    let kept = |html: &str| html.contains("value=\"2018-11-02\"");
    // The program starts again on the same record.
    let app = support::app(&roll);
    assert!(kept(&get(&app, "performance", &form(&id)).await.html));
    assert!(!kept(&get(&app, "performance", &form(&other)).await.html), "under another child");
    assert!(!kept(&get(&app, &worker, &form(&id)).await.html), "of another person");
    assert!(
        !kept(&get(&app, "performance", &format!("/child/{id}/record/dental_check")).await.html),
        "in another form"
    );
    let came = get(&app, "performance", &format!("/child/{id}/record")).await;
    assert!(came.html.contains("What you began and did not finish"), "{}", came.html);
    let begun = async |who: &str| get(&app, who, "/begun").await.html;
    assert!(begun("performance").await.contains(&format!("href=\"{}\"", form(&id))));
    assert!(!begun(&worker).await.contains(&id), "another’s");
    let came = post(&app, "performance", &form(&id), &typed[..2]).await;
    assert_eq!(came.next, format!("/child/{id}?done=recorded"));
    assert!(!kept(&get(&app, "performance", &form(&id)).await.html), "recorded, it is no draft");
    assert!(!begun("performance").await.contains(&id));
}

#[tokio::test]
async fn what_was_typed_is_not_lost_with_the_session() {
    let (roll, app, id, worker) = everything().await;
    let form = format!("/child/{id}/record/missing_episode");
    let came = post(&app, "", &form, &[("since", "2018-11-02"), ("what", "M")]).await;
    assert_eq!(came.status, StatusCode::OK);
    assert!(came.html.contains("What you typed is kept"), "{}", came.html);
    let sent = hidden(&came.html, "sent").replace("&#38;", "&");
    let came = post(&app, "", "/who", &[("person", &worker), ("to", &form), ("sent", &sent)]).await;
    assert_eq!(came.next, form);
    assert!(get(&app, &worker, &form).await.html.contains("value=\"2018-11-02\""));
    assert!(child(&roll, &id).missing.iter().all(|missing| missing.since.to_string() != "2018-11-02"));
}

#[tokio::test]
async fn what_is_too_large_and_what_comes_from_elsewhere_is_refused() {
    let (_, app, id, worker) = everything().await;
    let at = format!("/child/{id}/visit");
    let long = "x".repeat(600 * 1024);
    assert_eq!(post(&app, &worker, &at, &[("notes", &long)]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
    let elsewhere = support::asked("POST", &worker, &at)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::from("seen=alone"))
        .unwrap();
    assert_eq!(support::send(&app, elsewhere).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn my_work_is_what_the_clocks_say_and_shrinks_when_it_is_done() {
    let (roll, app, _, _) = everything().await;
    let people = support::people();
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let standpoint = cohort.standpoint(today());
    let mut seen = 0;
    for worker in people.of_role(access::Role::SocialWorker) {
        let mine = |child: &&Arc<Timeline>| {
            let holds =
                child.allocations.iter().rfind(|a| a.since <= today() && a.until.is_none_or(|u| u > today()));
            holds.is_some_and(|a| a.worker == worker.id)
        };
        let expected: usize = cohort
            .children
            .iter()
            .filter(mine)
            .flat_map(|child| clocks::open(child, &standpoint))
            .filter(|duty| duty.clock.sort.is_to_do())
            .filter(|duty| !duty.status().is_advice() && duty.act_by() <= today().plus_days(14))
            .count();
        let came = get(&app, &worker.id, "/work.csv").await;
        assert_eq!(came.html.lines().count(), expected + 1, "{}", worker.id);
        let came = get(&app, &worker.id, "/").await;
        assert_eq!(came.next, "/work");
        for by in ["child", "day"] {
            let came = get(&app, &worker.id, &format!("/work?by={by}")).await;
            assert_eq!(came.status, StatusCode::OK);
            assert!(came.html.len() < 100 * 1024, "{} bytes", came.html.len());
        }
        seen += expected;
    }
    assert!(seen > 5, "only {seen} duties: the test looks at nothing");
    let other = people.of_role(access::Role::SocialWorker)[0].id.to_string();
    let first = people.of_role(access::Role::SocialWorker)[1].id.to_string();
    assert_eq!(get(&app, &first, &format!("/work?worker={other}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(get(&app, "manager", &format!("/work?worker={other}")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_team_adds_up_to_its_workers() {
    let (_, app, _, _) = everything().await;
    let mut sum = 0;
    for worker in support::people().of_role(access::Role::SocialWorker) {
        sum += get(&app, &worker.id, "/work.csv").await.html.lines().count() - 1;
    }
    let came = get(&app, "manager", "/team.csv").await;
    assert_eq!(came.html.lines().count() - 1, sum);
    for show in ["", "clock", "rows"] {
        let came = get(&app, "manager", &format!("/team?show={show}")).await;
        assert_eq!(came.status, StatusCode::OK);
        assert!(came.html.len() < 100 * 1024, "{} bytes", came.html.len());
    }
    let late = get(&app, "manager", "/team.csv?within=late").await.html.lines().count();
    let all = get(&app, "manager", "/team.csv?within=all").await.html.lines().count();
    assert!(late <= sum + 1 && sum < all, "{late} {sum} {all}");
}

#[tokio::test]
async fn a_child_is_found_from_anywhere() {
    let (roll, app, id, worker) = everything().await;
    let name = child(&roll, &id).identity.unwrap().name.unwrap();
    let family = name.family.clone().unwrap();
    let q = format!("{} {}", name.given, family);
    let came = find(&app, &worker, &q).await;
    assert!(came.html.contains(&format!("href=\"/child/{id}\"")), "{}", came.html);
    assert!(came.html.contains("accesskey=\"k\""), "the box is on every page");
    // A name stands in no address: an address that asks by one finds nobody.
    let by_address = get(&app, &worker, &format!("/find?q={family}")).await;
    assert!(!by_address.html.contains(&format!("href=\"/child/{id}\"")), "{}", by_address.html);
    let came = find(&app, &worker, &child(&roll, &id).born().unwrap().to_string()).await;
    assert!(came.html.contains(&format!("href=\"/child/{id}\"")), "{}", came.html);
    assert_eq!(find(&app, "panel", &q).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_one_page_records_every_page_sees() {
    let (roll, app, id, worker) = everything().await;
    let before = get(&app, &worker, "/work.csv?within=all").await.html;
    let due: Vec<&str> =
        before.lines().filter(|line| line.starts_with(&id) && line.contains("visit.")).collect();
    let at = format!("/child/{id}/visit");
    post(&app, &worker, &at, &[("~when", "today"), ("seen", "alone")]).await;
    let after = get(&app, &worker, "/work.csv?within=all").await.html;
    for line in &due {
        assert!(!after.contains(line), "{line} is still to be done");
    }
    assert!(!due.is_empty(), "no visit was due for {id}");
    let facts = roll.facts(&Subject::child(&id));
    assert_eq!(facts.last().unwrap().of::<VisitToChild>().unwrap().day, today());
}

#[tokio::test]
async fn a_child_is_added_once_and_who_it_may_be_is_shown_first() {
    let (roll, app, id, worker) = everything().await;
    let come = child(&roll, &id);
    let name = come.identity.as_ref().unwrap().name.clone().unwrap();
    let (family, born) = (name.family.clone().unwrap(), come.born().unwrap().to_string());
    let at = "/children/new";
    let came = post(&app, &worker, at, &[("given", ""), ("born", "2030-01-01")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("href=\"#given\"") && came.html.contains("href=\"#born\""), "{}", came.html);
    let same = [("given", name.given.as_str()), ("family", family.as_str()), ("born", born.as_str())];
    let before = roll.subjects().len();
    let came = post(&app, &worker, at, &same).await;
    assert_eq!(came.status, StatusCode::CONFLICT);
    assert!(came.html.contains(&format!("href=\"/child/{id}\"")), "{}", came.html);
    assert_eq!(roll.subjects().len(), before);
    let sure = [same[0], same[1], same[2], ("other", "yes")];
    let came = post(&app, &worker, at, &sure).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER);
    assert_eq!(roll.subjects().len(), before + 1);
    assert_eq!(get(&app, &worker, &came.next).await.status, StatusCode::OK, "the worker has the child");
    assert_eq!(get(&app, "panel", at).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_note_is_written_and_an_event_stands_in_the_chronology() {
    let (_, app, id, worker) = everything().await;
    let at = format!("/child/{id}/note");
    let came = post(&app, &worker, &at, &[("text", ""), ("day", "2018-11-05")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("href=\"#text\"") && came.html.contains("href=\"#about\""), "{}", came.html);
    for (text, important) in [("Rang the school", "no"), ("Her brother was born", "yes")] {
        let fields = [
            ("text", text),
            ("about", "event"),
            ("day", "2018-11-05"),
            ("important", important),
            ("with", ""),
        ];
        let came = post(&app, &worker, &at, &fields).await;
        assert_eq!(came.next, format!("/child/{id}?done=recorded"), "{}", came.html);
    }
    let came = get(&app, &worker, &format!("/child/{id}/chronology")).await;
    assert!(
        came.html.contains("Her brother was born") && !came.html.contains("Rang the school"),
        "{}",
        came.html
    );
    let came = get(&app, &worker, &format!("/child/{id}/chronology?show=all")).await;
    assert!(came.html.contains("Rang the school"), "{}", came.html);
}

#[tokio::test]
async fn a_calendar_reads_the_due_days_by_a_secret_address_and_no_names() {
    let (roll, app, id, worker) = everything().await;
    let came = get(&app, &worker, "/my-calendar").await;
    assert!(came.html.contains("You have no address yet"), "{}", came.html);
    let address = |html: &str| -> String {
        let at = html.find("href=\"/calendar/").unwrap() + 6;
        html[at..].split('"').next().unwrap().to_owned()
    };
    post(&app, &worker, "/my-calendar", &[]).await;
    let first = address(&get(&app, &worker, "/my-calendar").await.html);
    let came = get(&app, "", &first).await;
    assert_eq!(came.status, StatusCode::OK, "no cookie is asked for");
    assert!(
        came.html.starts_with("BEGIN:VCALENDAR") && came.html.contains("DTSTART;VALUE=DATE:2018"),
        "{}",
        came.html
    );
    assert!(came.html.contains(&id), "{}", came.html);
    let name = child(&roll, &id).identity.unwrap().name.unwrap();
    assert!(!came.html.contains(&name.given), "a calendar holds no names");
    post(&app, &worker, "/my-calendar", &[]).await;
    let (old, guessed) = (get(&app, "", &first).await, get(&app, "", "/calendar/nobody/0123.ics").await);
    assert_eq!((old.status, guessed.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert!(
        get(&app, "", &address(&get(&app, &worker, "/my-calendar").await.html)).await.status.is_success()
    );
}
