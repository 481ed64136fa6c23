//! Supervision through the whole stack: who sees it, what is planned and missed, a session with children and actions, an
//! action that is not done before somebody saw it; posts and what is not known.

use crate::support::{app, fill, get, hidden, people, post, roll, today};
use access::Role;
use axum::http::StatusCode;
use calendar::Moment;
use records::placements::ManagementOversight;
use records::workforce::{WorkRole, WorkerDetails};
use records::{Act, Change, Place, Subject};
use roll::Roll;
use std::sync::Arc;

/// A worker with children today, and one of the children.
fn worker_with_a_child(roll: &Roll) -> (String, String) {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let found = cohort.children.iter().filter(|child| child.on(today()).looked_after()).find_map(|child| {
        let held = child.allocations.iter().rfind(|held| held.until.is_none_or(|until| until > today()))?;
        Some((held.worker.to_string(), child.child.to_string()))
    });
    found.unwrap()
}

/// A worker's post is recorded.
fn in_post(roll: &Roll, worker: &str, hours: Option<f64>) {
    let details = WorkerDetails {
        since: "2018-01-08".parse().unwrap(),
        until: None,
        role: WorkRole::SocialWorker,
        name: people().name_of(worker).to_owned(),
        team: Some("North".to_owned()),
        phone: None,
        hours,
        assessed_year: None,
        agency: false,
    };
    let change = Change {
        subject: Subject::worker(worker),
        id: "post0000".into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record: Arc::new(details),
        place: Place::default(),
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
}

#[tokio::test]
async fn a_session_is_agreed_planned_missed_held_and_its_actions_are_followed() {
    let roll = roll();
    let app = app(&roll);
    let (worker, child) = worker_with_a_child(&roll);
    in_post(&roll, &worker, Some(37.0));
    let own = format!("/supervision/{worker}");
    // Nothing is agreed: the manager's page says so.
    let came = get(&app, "manager", "/supervision").await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    assert!(came.html.contains("Nothing is agreed"), "{}", came.html);
    // It is agreed; a nonsense is not.
    let at = format!("{own}/say/supervision_agreement");
    let record = hidden(&get(&app, "manager", &at).await.html, "~record");
    let send = async |weeks: &str| {
        let fields = [("~record", &*record), ("since", "2018-01-08"), ("weeks", weeks), ("by", "manager")];
        post(&app, "manager", &at, &fields).await
    };
    assert_eq!(send("40").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(send("4").await.next, format!("{own}?done=recorded"));
    assert_eq!(send("4").await.next, format!("{own}?done=already"), "a form sent twice is recorded once");
    // Put right by two at once: the second is told, and writes over nothing.
    let facts = roll.facts(&Subject::worker(&worker));
    let agreed =
        facts.iter().find(|fact| fact.record.kind().name == "supervision_agreement").unwrap().id.to_string();
    let put_right = format!("{at}?of={agreed}");
    let revision = hidden(&get(&app, "manager", &put_right).await.html, "~revision");
    let right = async |weeks: &str| {
        let fields = [
            ("~of", &*agreed),
            ("~revision", &*revision),
            ("since", "2018-01-08"),
            ("weeks", weeks),
            ("by", "manager"),
        ];
        post(&app, "manager", &at, &fields).await
    };
    assert_eq!(right("5").await.next, format!("{own}?done=recorded"));
    let came = right("6").await;
    assert_eq!(came.status, StatusCode::CONFLICT);
    assert!(
        came.html.contains("Somebody put this right") && came.html.contains("value=\"6\""),
        "{}",
        came.html
    );
    let revision = hidden(&came.html, "~revision");
    let fields = [
        ("~of", &*agreed),
        ("~revision", &*revision),
        ("since", "2018-01-08"),
        ("weeks", "4"),
        ("by", "manager"),
    ];
    assert_eq!(
        post(&app, "manager", &at, &fields).await.next,
        format!("{own}?done=recorded"),
        "read, and sent again"
    );
    let came = get(&app, "manager", "/supervision").await;
    assert!(came.html.contains("Late by"), "since January nothing was held: {}", came.html);
    // A day that did not take place says why, and lies not in days to come.
    let at = format!("{own}/say/supervision_planned");
    let missed = async |day: &str, because: &str| {
        let record = hidden(&get(&app, "manager", &at).await.html, "~record");
        let fields = [("~record", &*record), ("day", day), ("missed", "yes"), ("because", because)];
        post(&app, "manager", &at, &fields).await
    };
    let came = missed("2018-10-01", "").await;
    assert!(came.html.contains("Say why it did not take place"), "{}", came.html);
    assert_eq!(missed("2018-12-01", "court").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    for day in ["2018-10-01", "2018-10-15"] {
        assert_eq!(missed(day, "court").await.status, StatusCode::SEE_OTHER);
    }
    let came = get(&app, "manager", "/supervision").await;
    assert!(came.html.contains("Two sessions in a row did not take place"), "{}", came.html);
    // The session: of a child of somebody else, a decision without a reason and an action without an owner are refused.
    let at = format!("{own}/record");
    let record = hidden(&get(&app, "manager", &at).await.html, "~record");
    let session = |child: &str, why: &str, owner: &str| {
        [
            ("~record", record.as_str()),
            ("day", "2018-11-05"),
            ("sort", "one_to_one"),
            ("reflective", "yes"),
            ("reflection", "Whose <worry> leads"),
            ("about.0.child", child),
            ("about.0.text", "Settled, and says so"),
            ("about.0.decision", "Bring the review forward"),
            ("about.0.why", why),
            ("actions.0.what", "Chronology up to date"),
            ("actions.0.owner", owner),
            ("actions.0.by", "2018-11-20"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };
    let send = async |fields: [(String, String); 12]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        post(&app, "manager", &at, &fields).await
    };
    let came = send(session("nobody", "", "")).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for says in ["Choose one of the worker", "Say why: a decision", "Say who does it", "&#60;worry&#62;"] {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let right = || session(&child, "The plan no longer fits", "Wren");
    assert_eq!(send(right()).await.next, format!("{own}?done=recorded"));
    assert_eq!(send(right()).await.next, format!("{own}?done=already"));
    // What was decided about the child stands on the child's record, once, with why; not with the worker.
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let timeline = cohort.child(&child).unwrap();
    let said: Vec<_> = timeline.strand::<ManagementOversight>().map(|said| said.record.clone()).collect();
    assert_eq!(said.len(), 1);
    assert!(said[0].supervised && said[0].why.as_deref() == Some("The plan no longer fits"));
    // The reviewing officer's checklist says that the child was talked about.
    let checklist = get(&app, "reviewing", &format!("/child/{child}/review-checklist")).await.html;
    assert!(checklist.contains("Talked about in supervision"), "{checklist}");
    let workers = get(&app, "manager", &format!("/child/{child}/workers")).await;
    assert!(workers.html.contains("Because: The plan no longer fits"), "{}", workers.html);
    let came = get(&app, "manager", &own).await;
    assert!(!came.html.contains("The plan no longer fits"), "{}", came.html);
    assert!(came.html.contains("Chronology up to date") && came.html.contains("0 of 1 done"));
    // No action is done because a day passed.
    let facts = roll.facts(&Subject::worker(&worker));
    let held = facts.iter().find(|fact| fact.record.kind().name == "supervision").unwrap().id.to_string();
    let at = format!("{own}/action/{held}/0");
    assert_eq!(get(&app, "manager", &at).await.status, StatusCode::OK);
    let came = post(&app, "manager", &at, &[("day", "2018-11-05"), ("words", " ")]).await;
    assert!(came.html.contains("Say what was seen of it"), "{}", came.html);
    let done = [("day", "2018-11-05"), ("words", "Read it: it tells the year")];
    assert_eq!(fill(&app, "manager", &at, &done).await.next, format!("{own}?done=recorded"));
    assert_eq!(post(&app, "manager", &at, &done).await.status, StatusCode::NOT_FOUND, "it is done");
    assert!(get(&app, &worker, &own).await.html.contains("1 of 1 done"), "the worker reads their own");
    // A colleague, a partner and an auditor do not read it; the auditor sees when it was.
    let colleague =
        people().of_role(Role::SocialWorker).iter().find(|who| *who.id != *worker).unwrap().id.to_string();
    for who in [&*colleague, "nurse", "audit", "panel", "reviewing"] {
        assert_eq!(get(&app, who, &own).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    let came = post(&app, &worker, &format!("{own}/record"), &[]).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN, "nobody records their own");
    let came = get(&app, "audit", "/supervision").await;
    assert!(
        came.status == StatusCode::OK && !came.html.contains(&format!("href=\"{own}\"")),
        "{}",
        came.html
    );
    assert_eq!(get(&app, &worker, "/supervision").await.next, own);
}

#[tokio::test]
async fn posts_are_set_and_what_nobody_records_is_not_known() {
    let roll = roll();
    let app = app(&roll);
    let came = get(&app, "head", "/workforce").await;
    assert_eq!(came.status, StatusCode::OK);
    assert!(came.html.contains("agency is not known here"), "{}", came.html);
    let (worker, _) = worker_with_a_child(&roll);
    in_post(&roll, &worker, Some(37.0));
    let record = hidden(&get(&app, "head", "/settings/posts").await.html, "~record");
    let send = async |team: &str| {
        let fields = [
            ("~record", record.as_str()),
            ("since", "2018-04-01"),
            ("team", team),
            ("full_time", "4"),
            ("group", "one_to_three"),
        ];
        post(&app, "head", "/settings/posts", &fields).await
    };
    let came = send("Nowhere").await;
    assert!(came.html.contains("There is no team of this name"), "{}", came.html);
    assert_eq!(send("North").await.next, "/workforce?done=recorded");
    let came = get(&app, "head", "/workforce").await;
    assert!(came.html.contains("data-l=\"Vacancy rate\">75%<"), "{}", came.html);
    assert!(came.html.contains("do not publish it"), "the largest caseload is one person's number");
    assert!(!get(&app, "manager", "/workforce").await.html.contains("do not publish it"));
    for who in ["panel", "nurse", "admin"] {
        assert_eq!(get(&app, who, "/workforce").await.status, StatusCode::FORBIDDEN, "{who}");
    }
}

#[tokio::test]
async fn workers_stand_behind_the_figures_of_the_workforce() {
    let roll = roll();
    let (worker, _) = worker_with_a_child(&roll);
    let app = app(&roll);
    // Nobody says what is full time: it is not known here.
    let html = get(&app, "performance", "/figures/N.WF.case?month=2018-10").await.html;
    assert!(html.contains("no posts of social workers with their hours are recorded here"), "{html}");
    in_post(&roll, &worker, Some(37.0));
    let weights = records::workforce::CaseloadWeights {
        since: "2018-01-01".parse().unwrap(),
        hours: 37.0,
        most: None,
        first_year: None,
        weights: Vec::new(),
        words: None,
    };
    crate::support::keep(
        &roll,
        &[crate::support::said(Subject::authority("Z99"), "weights0", Arc::new(weights))],
    );
    let name = people().name_of(&worker).to_owned();
    let html = get(&app, "performance", "/figures/N.WF.case?month=2018-10").await.html;
    for part in [name.as_str(), "The workers behind this figure", "1.00 full-time social workers"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("/children/"), "nobody who works here is a child: {html}");
    let csv = get(&app, "performance", "/behind-a-figure.csv?figure=N.WF.case&month=2018-10").await.html;
    assert!(csv.starts_with("Worker,Name") || csv.contains("Worker,Name"), "{csv}");
    assert!(csv.contains(&format!("{worker},{name}")), "{csv}");
    // Whoever does not answer for the service sees the figure and nobody behind it.
    let html = get(&app, &worker, "/figures/N.WF.case?month=2018-10").await.html;
    assert!(html.contains("No worker is listed here") && html.contains("1.00 full-time"), "{html}");
    let page = get(&app, "performance", "/definitions/N.WF.vac").await.html;
    assert!(
        page.contains("A post that an agency covers is vacant") || page.contains("agency covers is vacant"),
        "{page}"
    );
}

/// Who manages the reviewing officers by the line of management is here neither in their team nor a head of service.
#[tokio::test]
async fn whoever_manages_the_reviewing_officers_sees_to_their_supervision_and_to_nobody_elses() {
    let roll = roll();
    let app = app(&roll);
    let (worker, _) = worker_with_a_child(&roll);
    let at = "/supervision/reviewing/say/supervision_agreement";
    let closed = get(&app, "audit", at).await.status;
    assert_ne!(closed, StatusCode::OK, "nobody has said that they manage them");
    let place = records::workforce::LinePlace {
        post: records::workforce::LinePost::ReviewingManager,
        who: "audit".to_owned(),
        team: None,
    };
    let line =
        records::workforce::ManagementLine { since: today().plus_days(-1), places: vec![place], words: None };
    crate::support::keep(&roll, &[crate::support::said(Subject::authority("Z99"), "line", Arc::new(line))]);
    let html = get(&app, "audit", "/supervision?team=~reviewing-officers").await.html;
    assert!(html.contains("href=\"/supervision/reviewing\""), "{html}");
    let came = fill(&app, "audit", at, &[("since", "2018-01-08"), ("weeks", "4"), ("by", "audit")]).await;
    assert_eq!(came.next, "/supervision/reviewing?done=recorded", "{}", came.html);
    let session = [
        ("day", "2018-11-05"),
        ("sort", "one_to_one"),
        ("reflective", "yes"),
        ("agreed", "One letter a day"),
    ];
    let came = fill(&app, "audit", "/supervision/reviewing/record", &session).await;
    assert_eq!(came.next, "/supervision/reviewing?done=recorded", "{}", came.html);
    assert!(get(&app, "reviewing", "/supervision/reviewing").await.html.contains("One letter a day"));
    let own = format!("/supervision/{worker}/say/supervision_agreement");
    assert_eq!(get(&app, "audit", &own).await.status, closed, "a social worker is not theirs");
    assert_eq!(get(&app, "manager", at).await.status, closed, "nor is an officer another team’s manager’s");
}

#[tokio::test]
async fn what_is_begun_about_a_colleague_is_kept_for_whoever_writes_it_alone() {
    let roll = roll();
    let app = app(&roll);
    let (worker, _) = worker_with_a_child(&roll);
    let own = format!("/supervision/{worker}");
    let begun = async |who: &str| get(&app, who, "/begun").await.html;
    // A session that is kept, and one that was refused.
    let record = format!("{own}/record");
    let page = get(&app, "manager", &record).await.html;
    assert!(page.contains("Keep it and finish later") && !page.contains("Start again"), "{page}");
    let kept = [("~act", "draft"), ("day", "2018-11-05"), ("agreed", "Half a thought")];
    assert_eq!(post(&app, "manager", &record, &kept).await.next, format!("{own}?done=draft"));
    let page = get(&app, "manager", &record).await.html;
    assert!(page.contains("Half a thought") && page.contains("nobody else can see it"), "{page}");
    assert!(!get(&app, "head", &record).await.html.contains("Half a thought"), "another’s");
    let list = begun("manager").await;
    assert!(
        list.contains(&format!("href=\"{record}\"")) && list.contains(people().name_of(&worker)),
        "{list}"
    );
    assert!(!begun("head").await.contains(&record));
    assert_eq!(post(&app, "manager", &record, &[("~act", "discard")]).await.next, record);
    assert!(!begun("manager").await.contains(&record));
    // The forms beside it: what is refused is kept until it is recorded.
    let say = format!("{own}/say/appraisal");
    let came = fill(&app, "manager", &say, &[("day", "2018-12-01"), ("agreed", "One course")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.html);
    assert!(get(&app, "manager", &say).await.html.contains("One course"));
    assert!(begun("manager").await.contains(&format!("href=\"{say}\"")));
    let came = fill(&app, "manager", &say, &[("day", "2018-11-02"), ("agreed", "One course")]).await;
    assert_eq!(came.next, format!("{own}?done=recorded"), "{}", came.html);
    assert!(!get(&app, "manager", &say).await.html.contains("One course"), "recorded, it is no draft");
    assert!(!begun("manager").await.contains(&say));
    // What was typed is not lost with the session either.
    let came = post(&app, "", &record, &[("day", "2018-11-01"), ("agreed", "Typed too long")]).await;
    let sent = hidden(&came.html, "sent").replace("&#38;", "&");
    let came = post(&app, "", "/who", &[("person", "manager"), ("to", &record), ("sent", &sent)]).await;
    assert_eq!(came.next, record);
    assert!(get(&app, "manager", &record).await.html.contains("Typed too long"));
}
