//! Complaints and allegations through the whole stack: taken in a child's words, answered stage by stage, learnt from; and
//! open to a few.

use crate::support::{app, fill, get, hidden, keep, people, post, roll, said, today};
use access::Role;
use axum::http::StatusCode;
use calendar::Moment;
use records::Subject;
use records::governance::RecordKept;
use records::workforce::{WorkRole, WorkerDetails};
use roll::Roll;
use std::sync::Arc;

/// A child in care of a worker of the manager's team.
fn child_with_a_worker(roll: &Roll) -> (String, String) {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let found = cohort.children.iter().filter(|child| child.on(today()).looked_after()).find_map(|child| {
        let held = child.allocations.iter().rfind(|held| held.until.is_none_or(|until| until > today()))?;
        Some((child.child.to_string(), held.worker.to_string()))
    });
    found.unwrap()
}

#[tokio::test]
async fn a_complaint_goes_from_stage_to_stage_and_is_learnt_from() {
    let roll = roll();
    keeps_complaints(&roll);
    let app = app(&roll);
    let (child, _) = child_with_a_worker(&roll);
    let thread = format!("/child/{child}/complaints");
    let at = format!("/child/{child}/complaint");
    let record = hidden(&get(&app, "manager", &at).await.html, "~record");
    let take = async |about: &str, received: &str| {
        let fields = [
            ("~record", record.as_str()),
            ("about", about),
            ("by", "child"),
            ("how", "said"),
            ("received", received),
        ];
        post(&app, "manager", &at, &fields).await
    };
    assert!(take(" ", "2018-11-05").await.html.contains("Write what the complaint is"));
    assert_eq!(take("Nobody asked <me>", "2018-11-06").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let came = take("Nobody asked <me>", "2018-10-15").await;
    assert_eq!(came.next, format!("{thread}?done=recorded"), "{}", came.html);
    let came = get(&app, "manager", &thread).await;
    for says in ["Nobody asked &lt;me&gt;", "Offer an advocate", "Late: 29 October 2018", "Stage 1 response"]
    {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let list = get(&app, "manager", "/complaints").await;
    let says = "1 complaint is open, 1 with something late. 0 complaints have ended with something late.";
    assert!(list.html.contains(says), "{}", list.html);
    // Each step asks its own, and leaves the rest as it stands.
    let facts = roll.facts(&Subject::child(&child));
    let id = facts.iter().find(|fact| fact.record.kind().name == "complaint").unwrap().id.to_string();
    let step = |last: &str| format!("{thread}/{id}/{last}");
    assert_eq!(get(&app, "manager", &step("panel")).await.status, StatusCode::NOT_FOUND, "not at this stage");
    let send = async |last: &str, fields: &[(&str, &str)]| fill(&app, "manager", &step(last), fields).await;
    let came = send("advocate", &[("wanted", "no")]).await;
    assert!(came.html.contains("Say when an advocate was offered"), "{}", came.html);
    let offered = [("offered", "2018-11-05"), ("wanted", "no"), ("officer_told", "2018-11-05")];
    // Two people have it open: who sends it second is shown what stands, writes over nothing and loses nothing.
    let late = hidden(&get(&app, "head", &step("advocate")).await.html, "~revision");
    assert_eq!(send("advocate", &offered).await.status, StatusCode::SEE_OTHER);
    let second = [("~revision", late.as_str()), ("offered", "2018-11-02"), ("wanted", "yes")];
    let came = post(&app, "head", &step("advocate"), &second).await;
    assert_eq!(came.status, StatusCode::CONFLICT);
    assert!(
        came.html.contains("Somebody wrote about this while you did") && came.html.contains("2018-11-02")
    );
    let stands = get(&app, "manager", &thread).await.html;
    assert!(stands.contains("5 November 2018. Wanted: no"), "{stands}");
    let came = send("close", &[("closed", "2018-11-05")]).await;
    for says in ["It cannot be closed before it is answered", "Say what was learnt and who sees to it"] {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let answered = [
        ("stage_1_extended", "no"),
        ("stage_1_answered", "2018-11-05"),
        ("stage_1_outcome", "upheld"),
        ("stage_1_words", "You are right"),
    ];
    let came = send("stage-1", &answered).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let closing = [
        ("remedy", "An apology"),
        ("learning.0.what", "Ask before a move"),
        ("learning.0.owner", "Team manager"),
        ("learning.0.by", "2018-11-30"),
        ("closed", "2018-11-05"),
    ];
    // Not before it was answered, and not over a stage that was asked for.
    let early: Vec<_> = closing[..4].iter().copied().chain([("closed", "2018-11-02")]).collect();
    let came = send("close", &early).await;
    assert!(
        came.html.contains("It cannot be closed before its last answer, 5 November 2018"),
        "{}",
        came.html
    );
    assert_eq!(send("close", &closing).await.status, StatusCode::SEE_OTHER);
    let came = get(&app, "manager", &thread).await;
    assert!(
        came.html.contains("Nobody asked &lt;me&gt;") && came.html.contains("You are right"),
        "nothing is lost"
    );
    assert!(came.html.contains("late by 7 days"), "29 October to 5 November is seven: {}", came.html);
    let learning = step("learning/0");
    assert!(
        fill(&app, "manager", &learning, &[("day", "2018-11-05")]).await.html.contains("Say what was seen")
    );
    let done = [("day", "2018-11-05"), ("words", "The form asks it now")];
    assert_eq!(fill(&app, "manager", &learning, &done).await.status, StatusCode::SEE_OTHER);
    assert_eq!(get(&app, "manager", &learning).await.status, StatusCode::NOT_FOUND);
    for who in ["nurse", "school", "panel", "performance"] {
        assert_ne!(get(&app, who, "/complaints").await.status, StatusCode::OK, "{who}");
    }
}

/// What is late of a complaint that has ended is in no count of the open, and a worker who uses the record no longer has a name.
#[tokio::test]
async fn the_list_contradicts_nothing_and_names_who_has_left() {
    let roll = roll();
    keeps_complaints(&roll);
    let app = app(&roll);
    let (child, _) = child_with_a_worker(&roll);
    let day = |text: &str| text.parse().unwrap();
    let complaint = (records::kind("complaint").unwrap().read)(
        br#"{"received": "2018-10-01", "about": "Late", "by": "child", "closed": "2018-11-01",
             "learning": [{"what": "Ask first", "by": "2018-11-02"}]}"#,
    );
    let praise = (records::kind("compliment").unwrap().read)(
        br#"{"day": "2018-10-20", "from": "parent", "words": "Kind", "worker": "XX00057"}"#,
    );
    let left = WorkerDetails {
        since: day("2017-01-09"),
        until: Some(day("2018-10-26")),
        role: WorkRole::SocialWorker,
        name: "Ada Fernley".to_owned(),
        team: None,
        phone: None,
        hours: None,
        assessed_year: None,
        agency: false,
    };
    keep(
        &roll,
        &[
            said(Subject::child(&child), "compl000", complaint.unwrap()),
            said(Subject::child(&child), "prais000", praise.unwrap()),
            said(Subject::worker("XX00057"), "post0057", Arc::new(left)),
        ],
    );
    let list = get(&app, "manager", "/complaints").await.html;
    let says = "0 complaints are open, 0 with something late. 1 complaint has ended with something late.";
    assert!(list.contains(says), "{list}");
    assert!(list.contains("Ada Fernley") && !list.contains("XX00057"), "{list}");
}

/// The front door's own is the designated officer from a day.
fn designate(roll: &Roll) {
    let details = WorkerDetails {
        since: "2018-01-08".parse().unwrap(),
        until: None,
        role: WorkRole::DesignatedOfficer,
        name: people().name_of("door").to_owned(),
        team: None,
        phone: None,
        hours: None,
        assessed_year: None,
        agency: false,
    };
    keep(roll, &[said(Subject::worker("door"), "post0000", Arc::new(details))]);
}

/// Complaints are recorded here from a day: what is not said of one is then not done.
fn keeps_complaints(roll: &Roll) {
    let kept = RecordKept { since: "2018-01-08".parse().unwrap(), kinds: vec!["complaint".to_owned()] };
    keep(roll, &[said(Subject::authority(&roll.authority().unwrap()), "kept0000", Arc::new(kept))]);
}

#[tokio::test]
async fn an_allegation_is_open_to_a_few_and_never_to_the_one_it_is_about() {
    let roll = roll();
    let app = app(&roll);
    let (child, worker) = child_with_a_worker(&roll);
    assert_eq!(
        get(&app, "door", "/allegations").await.status,
        StatusCode::FORBIDDEN,
        "nobody is designated yet"
    );
    designate(&roll);
    assert_eq!(get(&app, "door", "/allegations").await.status, StatusCode::OK);
    let at = "/allegations/new";
    let record = hidden(&get(&app, "door", at).await.html, "~record");
    let fields = |about: &'static str, what: &'static str| {
        [
            ("~record", record.clone()),
            ("worker", about.to_owned()),
            ("aware", "2018-11-01".to_owned()),
            ("what", what.to_owned()),
        ]
    };
    let send = async |worker: String, what: &'static str| {
        let mut all = fields("", what).to_vec();
        all[1].1 = worker;
        all.push(("reported", "2018-11-02".to_owned()));
        all.push(("child", child.clone()));
        let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (*name, value.as_str())).collect();
        post(&app, "door", at, &all).await
    };
    let came = send(String::new(), "").await;
    for says in ["Say whom it is about", "Say what is said to have happened"] {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    assert!(send("door".to_owned(), "Shouting").await.html.contains("Nobody records one about themselves"));
    let came = send(worker.clone(), "Shouting <in> a car").await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let one = came.next.split('?').next().unwrap().to_owned();
    let page = get(&app, "door", &one).await;
    assert!(page.html.contains("Shouting &lt;in&gt; a car"), "{}", page.html);
    // It is concluded with what was found and why, or not at all.
    let conclude = format!("{one}/conclude");
    let came = post(&app, "door", &conclude, &[("concluded", "2018-11-05")]).await;
    assert!(
        came.html.contains("Say what was found") && came.html.contains("Say why that was found"),
        "{}",
        came.html
    );
    let meeting = [("meetings.0.day", "2018-11-05"), ("meetings.0.decided", "The police take no action")];
    assert_eq!(fill(&app, "head", &format!("{one}/meetings"), &meeting).await.status, StatusCode::SEE_OTHER);
    let found = [("concluded", "2018-11-05"), ("outcome", "unfounded"), ("because", "Three people agree")];
    assert_eq!(fill(&app, "door", &conclude, &found).await.status, StatusCode::SEE_OTHER);
    let page = get(&app, "head", &one).await;
    assert!(page.html.contains("The police take no action") && page.html.contains("Three people agree"));
    // What was learnt is followed until it is done and was looked at again, each with what was seen.
    let learnt = [
        ("learning.0.what", "Two adults in each car"),
        ("learning.0.owner", "Elm"),
        ("learning.0.by", "2018-11-02"),
    ];
    assert_eq!(fill(&app, "door", &format!("{one}/learning"), &learnt).await.status, StatusCode::SEE_OTHER);
    let list = get(&app, "head", "/allegations/learning").await.html;
    let action = format!("{one}/learning/0");
    assert!(list.contains("1 of them late") && list.contains(&action), "{list}");
    assert!(!list.contains("Shouting"), "{list}");
    let wrong = fill(&app, "door", &action, &[("words", ""), ("day", "2018-11-05")]).await;
    assert!(wrong.html.contains("an action is not done because a day passed"), "{}", wrong.html);
    let (before, stale) = (get(&app, "door", &action).await.html, get(&app, "head", &action).await.html);
    assert_eq!(hidden(&before, "~revision"), hidden(&stale, "~revision"));
    let seen = [("words", "I read the rota"), ("day", "2018-11-05")];
    assert_eq!(fill(&app, "door", &action, &seen).await.next, format!("{one}?done=recorded"));
    let revision = hidden(&stale, "~revision");
    let again = [("~revision", &*revision), ("words", "It lasts"), ("day", "2018-11-05")];
    assert_eq!(post(&app, "head", &action, &again).await.status, StatusCode::CONFLICT);
    let found = [("words", "Still so, and the children said so"), ("day", "2018-11-05")];
    assert_eq!(fill(&app, "head", &action, &found).await.status, StatusCode::SEE_OTHER);
    assert!(get(&app, "head", &one).await.html.contains("Looked at again 5 November 2018"));
    assert_eq!(get(&app, "head", &action).await.status, StatusCode::NOT_FOUND, "it is closed");
    let file = get(&app, "head", "/allegations.csv").await;
    assert!(file.status == StatusCode::OK && !file.html.contains("Shouting"), "{}", file.html);
    // Nobody else: not the manager, not who audits, least of all the one it is about; and the child's file has a pointer only.
    for who in ["manager", "audit", "performance", "reviewing", "night", "panel", &*worker] {
        assert_eq!(get(&app, who, &one).await.status, StatusCode::FORBIDDEN, "{who}");
        for path in ["/allegations", "/allegations.csv", "/allegations/learning", &action] {
            assert_eq!(get(&app, who, path).await.status, StatusCode::FORBIDDEN, "{who} at {path}");
        }
    }
    let file = get(&app, "manager", &format!("/child/{child}/complaints")).await.html;
    assert!(file.contains("holds a record that names this child") && !file.contains("Shouting"), "{file}");
    let own = people().of_role(Role::SocialWorker).iter().any(|who| *who.id == *worker);
    assert!(own);
    assert!(!get(&app, &worker, &format!("/supervision/{worker}")).await.html.contains("Shouting"));
}
