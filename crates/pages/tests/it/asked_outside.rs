//! What somebody asked of the advocacy service without signing in: what is promised to them, until when it is kept, and that two
//! people erase it.

use axum::http::StatusCode;
use records::Subject;
use roll::Roll;

use crate::advocacy::{ADVOCATE, asked, everything, from_outside};
use crate::support::{get, post};

/// One that was asked and answered, under an identifier.
fn answered(id: &str, day: &str, name: &str) -> records::Change {
    let (day, child_name) = (day.parse().unwrap(), name.to_owned());
    let asked = records::advocacy::AdvocacyAsked {
        day,
        from: records::advocacy::AdvocacyFrom::Child,
        child_name,
        age: None,
        reach: "A letter".to_owned(),
        asker: None,
        words: Some("Where I live is loud".to_owned()),
        careful: None,
        seen: Some(day),
        ended: Some(records::advocacy::AskedEnd::NotReached),
        child: None,
        said: None,
    };
    crate::support::said(Subject::authority("Z99"), id, std::sync::Arc::new(asked))
}

/// The last proposal to erase, by its page.
fn proposal(roll: &Roll) -> String {
    roll.refresh().unwrap();
    let facts = roll.facts(&Subject::authority("Z99"));
    let id = &facts.iter().rfind(|fact| fact.record.kind().name == "erasure_proposed").unwrap().id;
    format!("/erasures/{id}")
}

#[tokio::test]
async fn what_was_asked_from_outside_is_found_again_and_erased_by_two_people() {
    let (roll, app, worker) = everything();
    let fields = [
        ("from", "parent"),
        ("child_name", "Nobody Nowhere"),
        ("reach", "A letter"),
        ("~record", "abcdefab00000002"),
    ];
    from_outside(&app, &fields).await;
    let at = "/advocacy/asked/abcdefab00000002";
    // It is found by the service by name, and by those who keep the records without one.
    let list = get(&app, ADVOCATE, "/advocacy/asked").await.html;
    assert!(list.contains("Nobody Nowhere") && list.contains(&format!("{at}/erase")), "{list}");
    for who in ["audit", "head"] {
        let list = get(&app, who, "/advocacy/asked").await.html;
        assert!(list.contains(&format!("{at}/erase")) && !list.contains("Nobody Nowhere"), "{who}: {list}");
        let page = get(&app, who, &format!("{at}/erase")).await.html;
        assert!(page.contains("Propose it") && !page.contains("Nobody Nowhere"), "{who}: {page}");
    }
    for who in [&*worker, "manager", "admin", "performance"] {
        assert_ne!(get(&app, who, "/advocacy/asked").await.status, StatusCode::OK, "{who}");
        assert_ne!(get(&app, who, &format!("{at}/erase")).await.status, StatusCode::OK, "{who}");
    }
    // While it waits no schedule reaches it; the person’s own wish does. A reason is given.
    let propose = |ground: &'static str, reason: &'static str| [("ground", ground), ("reason", reason)];
    let to = format!("{at}/erase");
    for (ground, reason) in [("retention_ended", "Old"), ("request", " "), ("", "They ask for it")] {
        let came = post(&app, ADVOCATE, &to, &propose(ground, reason)).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{ground}: {}", came.html);
    }
    let came = post(&app, ADVOCATE, &to, &propose("request", "They ask for it")).await;
    assert_eq!(came.next, "/advocacy/asked?done=proposed", "{}", came.html);
    let here = proposal(&roll);
    // The service answered meanwhile: what stands is looked at again.
    let fields = [("~revision", "1"), ("seen", "2018-11-05"), ("ended", "passed_on"), ("said", "The county")];
    assert_eq!(post(&app, ADVOCATE, at, &fields).await.next, "/advocacy?done=recorded");
    let came = post(&app, "head", &here, &[("~act", "approve")]).await;
    assert_eq!(came.status, StatusCode::SERVICE_UNAVAILABLE, "{}", came.html);
    assert_eq!(roll.journal().erased().unwrap(), []);
    post(&app, ADVOCATE, &to, &propose("request", "They ask for it again")).await;
    let here = proposal(&roll);
    assert_ne!(post(&app, ADVOCATE, &here, &[("~act", "approve")]).await.status, StatusCode::SEE_OTHER);
    assert_ne!(post(&app, "audit", &here, &[("~act", "approve")]).await.status, StatusCode::SEE_OTHER);
    let page = get(&app, "head", &here).await.html;
    assert!(page.contains("2 entries") && page.contains("erase it now"), "{page}");
    assert!(
        page.contains("Asked on 5 November 2018: passed on") && !page.contains("Nobody Nowhere"),
        "{page}"
    );
    let came = post(&app, "head", &here, &[("~act", "approve")]).await;
    assert_eq!(came.next, format!("{here}?done=erased"), "{}", came.html);
    // Gone, in every revision; that it was stays, for the service.
    assert!(asked(&roll).is_empty());
    let authority = journal::SubjectId::new("authority:Z99").unwrap();
    let held = roll.journal().history(&authority).unwrap();
    let words = |entry: &journal::Entry| {
        entry.payload.as_deref().map(|said| String::from_utf8_lossy(said).into_owned())
    };
    assert!(!held.iter().filter_map(words).any(|said| said.contains("Nobody Nowhere")));
    assert_eq!(roll.journal().verify(None, |_, _| {}).unwrap().destroyed, 2);
    let page = get(&app, ADVOCATE, at).await.html;
    assert!(page.contains("Erased on 5 November 2018"), "{page}");
    assert!(!get(&app, "head", at).await.html.contains("Erased on"));
    let certificate = get(&app, "head", &format!("{here}/certificate.html")).await.html;
    assert!(
        certificate.contains("Certificate of destruction") && !certificate.contains("Nobody"),
        "{certificate}"
    );
}

#[tokio::test]
async fn what_was_asked_is_kept_by_a_schedule_that_is_short_and_the_authoritys_own() {
    let (roll, app, _) = everything();
    let settings = Subject::authority("Z99");
    crate::support::keep(
        &roll,
        &[answered("aaaa0001", "2017-10-02", "Fern Oldham"), answered("aaaa0002", "2018-10-01", "Ash Newby")],
    );
    // A year after it was seen; the other one is not reached, but by the person’s own wish.
    let list = get(&app, "audit", "/advocacy/asked").await.html;
    assert!(list.contains("2 October 2018: has ended") && list.contains("1 October 2019"), "{list}");
    let to = "/advocacy/asked/aaaa0002/erase";
    let came = post(&app, "audit", to, &[("ground", "retention_ended"), ("reason", "Old")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("It has to be kept until 1 October 2019"), "{}", came.html);
    let came =
        post(&app, "audit", "/advocacy/asked", &[("reason", "Looked at: nobody could be reached")]).await;
    assert!(came.next.starts_with("/erasures/") && came.next.ends_with("done=recorded"), "{}", came.html);
    let came = post(&app, "head", &proposal(&roll), &[("~act", "approve")]).await;
    assert!(came.next.ends_with("done=erased"), "{}", came.html);
    let left: Vec<String> = asked(&roll).into_iter().map(|(id, _)| id).collect();
    assert_eq!(left, ["aaaa0002"]);
    // The authority keeps them for longer: the setting holds.
    let rule = records::governance::RetentionRule {
        since: "2018-11-01".parse().unwrap(),
        until: None,
        class: records::governance::RecordClass::AskedOutside,
        years: 3,
        from: records::governance::RetentionFrom::Closed,
        provision: "A decision of the board".to_owned(),
    };
    crate::support::keep(&roll, &[crate::support::said(settings, "rule0001", std::sync::Arc::new(rule))]);
    let list = get(&app, "audit", "/advocacy/asked").await.html;
    assert!(list.contains("1 October 2021"), "{list}");
}

#[tokio::test]
async fn who_asks_is_promised_what_the_authority_set_and_nothing_else() {
    let (roll, app, _) = everything();
    let page = crate::support::page(&app, "/advocate/asked").await.1;
    for promised in ["week", "working day", "at the latest", "November"] {
        assert!(!page.contains(promised), "{promised}: {page}");
    }
    from_outside(&app, &[("from", "child"), ("child_name", "Wren"), ("reach", "At the gate")]).await;
    assert!(get(&app, ADVOCATE, "/advocacy").await.html.contains("nothing is set"));
    let standard = records::governance::LocalStandard {
        clock: "adv.active".to_owned(),
        since: "2018-10-01".parse().unwrap(),
        limit: "5W".to_owned(),
        words: "We answer within five working days".to_owned(),
    };
    let of = Subject::authority("Z99");
    crate::support::keep(&roll, &[crate::support::said(of, "stan0001", std::sync::Arc::new(standard))]);
    let page = crate::support::page(&app, "/advocate/asked").await.1;
    assert!(page.contains("by 12 November 2018 at the latest"), "{page}");
    assert!(page.contains("“We answer within five working days”"), "{page}");
    assert!(get(&app, ADVOCATE, "/advocacy").await.html.contains("12 November 2018"));
}
