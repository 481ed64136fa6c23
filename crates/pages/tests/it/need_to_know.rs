//! Who may not see a child does not learn that there is one, and what is closed stays closed, through the whole stack.

// Helpers of a test fail as the test does; the lint knows only functions marked as tests.

use std::sync::Arc;

use crate::support::{app, find, get, post, roll, today};
use axum::Router;
use axum::http::StatusCode;
use calendar::{Day, Moment};
use journal::{Batch, SubjectId};
use records::advocacy::IndependentVisitorVisit;
use records::governance::{AccessGiven, ClosedBecause, Closeness, ColleagueClose, OpenTo, RecordClosed};
use records::{Act, Change, Place, Record, Subject};
use roll::Roll;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Says something of a child, as whoever may.
fn say(roll: &Roll, id: &str, record: impl Record) {
    say_of(roll, Subject::child(id), record);
}

fn say_of(roll: &Roll, subject: Subject, record: impl Record) {
    let change = Change {
        id: format!("said{}", roll.seq()).as_str().into(),
        subject,
        revision: 1,
        act: Act::Record,
        reason: None,
        record: Arc::new(record),
        place: Place::default(),
    };
    roll.append(Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: vec![roll::new_entry(&change).unwrap()],
        expected: Vec::new(),
    })
    .unwrap();
}

/// A child who is looked after and has a worker and a name, the worker, and another child of the same worker.
fn child(roll: &Roll) -> (String, String, String) {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let mut found: Vec<(String, String, String)> = Vec::new();
    for child in &cohort.children {
        let holds =
            child.allocations.iter().rfind(|a| a.since <= today() && a.until.is_none_or(|u| u > today()));
        let named = child.identity.as_ref().is_some_and(|identity| identity.name.is_some());
        if let Some(held) = holds.filter(|_| named && child.on(today()).looked_after()) {
            let worker = held.worker.to_string();
            if let Some((_, _, first)) = found.iter().find(|(of, _, _)| *of == worker) {
                return (first.clone(), worker, child.child.to_string());
            }
            found.push((worker, String::new(), child.child.to_string()));
        }
    }
    panic!("no worker has two children");
}

fn name(roll: &Roll, id: &str) -> (String, String) {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let name = cohort.child(id).unwrap().identity.as_ref().unwrap().name.clone().unwrap();
    (name.given, name.family.unwrap())
}

/// An answer with the identifier that was asked for taken out: what is left is the same for everybody who may not know.
async fn without(app: &Router, who: &str, at: &str, id: &str) -> (StatusCode, String) {
    let came = get(app, who, &at.replace("ID", id)).await;
    (came.status, came.html.replace(id, "ID"))
}

/// The same of a search for a number.
async fn found_without(app: &Router, who: &str, id: &str) -> (StatusCode, String) {
    let came = find(app, who, id).await;
    (came.status, came.html.replace(id, "ID"))
}

#[tokio::test]
async fn a_record_that_is_not_yours_looks_like_none() {
    let roll = roll();
    let app = app(&roll);
    let (id, _, _) = child(&roll);
    for who in ["stranger", "inspector", "advocate", "panel", "admin", "young", "door", "nurse"] {
        for at in [
            "/child/ID",
            "/child/ID/chronology",
            "/child/ID/story",
            "/child/ID/record",
            "/child/ID/record/case_note",
            "/child/ID/looks",
            "/child/ID/open",
            "/figures/6.1/children/ID?month=2018-10",
        ] {
            // To those to whom a part is open, what is not open is tried below.
            if matches!(who, "advocate" | "door" | "nurse") {
                say_close(&roll, &id, who);
            }
            let (forbidden, forged) =
                (without(&app, who, at, &id).await, without(&app, who, at, "C9999999").await);
            assert_ne!(forbidden.0, StatusCode::OK, "{who} at {at}");
            assert_eq!(forbidden, forged, "{who} at {at}");
        }
    }
    // A reason that opens nothing is answered as a number that is nobody's.
    say_close(&roll, &id, "stranger");
    let fields = [("to", ""), ("why", "The carer rang")];
    let mut answers = Vec::new();
    for id in [id.as_str(), "C9999999"] {
        let came = post(&app, "stranger", &format!("/child/{id}/open"), &fields).await;
        assert_eq!(came.status, StatusCode::NOT_FOUND);
        answers.push(came.html.replace(id, "ID"));
        let subject = SubjectId::new(&format!("child:{id}")).unwrap();
        assert!(roll.journal().looks(&subject, 1).unwrap()[0].broke_glass, "it is logged all the same");
    }
    assert_eq!(answers[0], answers[1]);
}

fn say_close(roll: &Roll, id: &str, who: &str) {
    let since = day("2018-01-01");
    say(roll, id, ColleagueClose { since, until: None, worker: who.to_owned(), how: Closeness::Friend });
}

#[tokio::test]
async fn a_search_finds_only_those_whose_records_are_open() {
    let roll = roll();
    let app = app(&roll);
    let (id, worker, _) = child(&roll);
    let (given, family) = name(&roll, &id);
    let born = roll.cohort(Moment::END_OF_TIME).child(&id).unwrap().born().unwrap();
    let link = format!("href=\"/child/{id}\"");
    for q in [format!("{given} {family}"), family.clone(), born.to_string(), id.clone()] {
        let found = |html: &str| html.contains(&link);
        assert!(found(&find(&app, &worker, &q).await.html), "{q}");
        assert!(found(&find(&app, "night", &q).await.html), "{q}");
        let came = find(&app, "stranger", &q).await;
        assert!(!found(&came.html), "{q}: {}", came.html);
        assert!(came.html.contains("Nobody is found among"), "{q}");
    }
    // A number is answered alike whether it is somebody's or nobody's.
    let (a, b) =
        (found_without(&app, "stranger", &id).await, found_without(&app, "stranger", "C9999999").await);
    assert_eq!(a, b);
    assert!(a.1.contains("/child/ID/open"), "{}", a.1);
}

#[tokio::test]
async fn a_closed_record_is_in_no_list_no_search_and_behind_no_figure() {
    let roll = roll();
    let app = app(&roll);
    let (id, worker, other) = child(&roll);
    let (given, family) = name(&roll, &id);
    let everywhere = [
        "/work".to_owned(),
        "/work?within=all&by=day".to_owned(),
        "/work.csv?within=all".to_owned(),
        "/team?show=rows&within=all".to_owned(),
        "/team.csv?within=all".to_owned(),
        format!("/work?worker={worker}"),
        format!("/work.csv?worker={worker}&within=all"),
        "/figures/6.1?month=2018-10&show=everyone".to_owned(),
        "/findings?month=2018-10".to_owned(),
    ];
    let shows = async |who: &str| {
        let mut shown = Vec::new();
        for q in [&family, &id] {
            if find(&app, who, q).await.html.contains(&format!("/{id}\"")) {
                shown.push(format!("a search for {q}"));
            }
        }
        for at in &everywhere {
            let html = get(&app, who, at).await.html;
            if html.contains(&format!("/{id}\""))
                || html.contains(&format!("/{id}?"))
                || html.contains(&format!("{id},"))
            {
                shown.push(at.clone());
            }
        }
        shown
    };
    for who in [worker.as_str(), "manager", "performance", "head", "night"] {
        assert!(
            !shows(who).await.is_empty(),
            "{who} saw the child nowhere before: the test looks at nothing"
        );
    }
    let open_to = vec![OpenTo { worker: "head".to_owned(), until: None }];
    let closed =
        RecordClosed { since: today(), until: None, because: ClosedBecause::Adoption, open_to, by: None };
    say(&roll, &id, closed);
    for who in [worker.as_str(), "manager", "performance", "night", "audit", "nurse", "door", "reviewing"] {
        assert_eq!(shows(who).await, Vec::<String>::new(), "{who}");
        assert_ne!(get(&app, who, &format!("/child/{id}")).await.status, StatusCode::OK, "{who}");
    }
    assert!(!shows("head").await.is_empty());
    assert_eq!(get(&app, "head", &format!("/child/{id}")).await.status, StatusCode::OK);
    // The worker's other children stand where they stood.
    assert!(get(&app, &worker, "/work").await.html.contains(&other));
    // Nobody is told of the closed child where a second record of them is begun.
    let born = roll.cohort(Moment::END_OF_TIME).child(&id).unwrap().born().unwrap().to_string();
    let same = [("given", given.as_str()), ("family", family.as_str()), ("born", born.as_str())];
    assert_eq!(post(&app, &worker, "/children/new", &same).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_relative_is_shut_out_with_the_form_they_had_open() {
    let roll = roll();
    let app = app(&roll);
    let (id, worker, _) = child(&roll);
    let form = format!("/child/{id}/record/missing_episode");
    assert_eq!(get(&app, &worker, &form).await.status, StatusCode::OK);
    say_close(&roll, &id, &worker);
    let before = roll.facts(&Subject::child(&id)).len();
    let came = post(&app, &worker, &form, &[("since", "2018-11-02"), ("what", "M")]).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN);
    assert_eq!(roll.facts(&Subject::child(&id)).len(), before);
    let why = [("why", "It is my nephew")];
    assert_eq!(post(&app, &worker, &format!("/child/{id}/open"), &why).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_an_advocate_writes_the_social_work_team_does_not_read() {
    const WORDS: &str = "Zephyrine told me a secret";
    let roll = roll();
    let app = app(&roll);
    let (id, worker, _) = child(&roll);
    let note = IndependentVisitorVisit { day: day("2018-11-01"), did: Some(WORDS.to_owned()) };
    say(&roll, &id, note);
    let record = roll.facts(&Subject::child(&id)).last().unwrap().id.clone();
    let pages = [
        String::new(),
        "/chronology".to_owned(),
        "/chronology?show=all".to_owned(),
        "/story".to_owned(),
        "/record".to_owned(),
        "/record?kind=independent_visitor_visit".to_owned(),
        "/record/independent_visitor_visit".to_owned(),
        format!("/record/independent_visitor_visit/{record}"),
        format!("/record/independent_visitor_visit/{record}/correct"),
        format!("/record/independent_visitor_visit/{record}/withdraw"),
        "/return".to_owned(),
    ];
    let reads = async |who: &str| {
        let mut read = 0;
        for page in &pages {
            let html = get(&app, who, &format!("/child/{id}{page}")).await.html;
            read += usize::from(html.contains("Zephyrine"));
        }
        let figure = get(&app, who, &format!("/figures/6.1/children/{id}?month=2018-11")).await.html;
        read + usize::from(figure.contains("Zephyrine"))
    };
    let team =
        [worker.as_str(), "manager", "reviewing", "head", "performance", "audit", "night", "nurse", "school"];
    for who in team {
        assert_eq!(reads(who).await, 0, "{who}");
    }
    // Nor can they write one there.
    let form = format!("/child/{id}/record/independent_visitor_visit");
    let came = post(&app, &worker, &form, &[("day", "2018-11-02"), ("did", "Mine")]).await;
    assert_eq!(came.status, StatusCode::NOT_FOUND);
    // Whoever brings advocates and children together reads none; the advocate whom the child asked for does.
    assert_eq!(reads("advocate").await, 0);
    let given = |worker: &str, confidential| AccessGiven {
        since: today(),
        until: today().plus_days(90),
        worker: worker.to_owned(),
        because: "the child asked for them".to_owned(),
        confidential,
        by: None,
    };
    say(&roll, &id, given("advocate", false));
    assert!(reads("advocate").await > 2);
    assert_eq!(
        post(&app, "advocate", &form, &[("day", "2018-11-02"), ("did", "Chess")]).await.status,
        StatusCode::SEE_OTHER
    );
    say(&roll, &id, given("head", true));
    assert!(reads("head").await > 2, "to keep the child safe");
}

#[tokio::test]
async fn a_nurse_sees_and_adds_health_and_nothing_else() {
    let roll = roll();
    let app = app(&roll);
    let (id, _, _) = child(&roll);
    let at = format!("/child/{id}");
    let came = get(&app, "nurse", &at).await;
    assert_eq!(came.status, StatusCode::OK);
    assert!(came.html.contains("Open to you is a part of this record"), "{}", came.html);
    for not in ["Record a visit", "Legal status", "Last review", "My plan"] {
        assert!(!came.html.contains(not), "{not}");
    }
    let list = get(&app, "nurse", &format!("{at}/record")).await.html;
    assert!(list.contains("/record/dental_check\"") && !list.contains("/record/case_note"), "{list}");
    let day = [("day", "2018-11-02")];
    assert_eq!(
        post(&app, "nurse", &format!("{at}/record/dental_check"), &day).await.status,
        StatusCode::SEE_OTHER
    );
    for path in
        ["/record/case_note", "/note", "/visit", "/record/personal_education_plan", "/story", "/return"]
    {
        assert_eq!(get(&app, "nurse", &format!("{at}{path}")).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(
        get(&app, "nurse", &format!("/figures/6.1/children/{id}?month=2018-10")).await.status,
        StatusCode::NOT_FOUND
    );
    let listed = get(&app, "nurse", "/figures/6.1?month=2018-10").await.html;
    assert!(!listed.contains("/children/"), "a figure says of a child what a part does not");
}

#[tokio::test]
async fn a_panel_member_sees_no_small_number_and_no_child() {
    let roll = roll();
    let app = app(&roll);
    let ids: Vec<String> =
        roll.cohort(Moment::END_OF_TIME).children.iter().map(|child| child.child.to_string()).collect();
    let mut hidden = 0;
    let parts =
        ["", "/summary", "/looked-after", "/reviews", "/placements", "/reconciliation", "/2018-10.html"];
    for path in
        parts.map(|part| format!("/report{part}")).iter().chain(&["/figures?month=2018-10".to_owned()])
    {
        let came = get(&app, "panel", path).await;
        if came.status == StatusCode::NOT_FOUND {
            continue;
        }
        assert_eq!(came.status, StatusCode::OK, "{path}");
        assert!(!came.html.contains("href=\"/figures/"), "{path} leads to children");
        for id in &ids {
            assert!(!came.html.contains(&format!(">{id}<")), "{path} names {id}");
        }
        hidden += came.html.matches("hidden").count();
    }
    assert!(hidden > 10, "thirty children, and nothing was hidden: {hidden}");
    for path in ["/figures/6.1", "/findings", "/looks", "/find", "/work.csv"] {
        assert_ne!(get(&app, "panel", path).await.status, StatusCode::OK, "{path}");
    }
    // What a member sees of a figure of the month is none of the small numbers that others see.
    let months = measure::series(
        &roll.cohort(Moment::END_OF_TIME),
        "2017-10".parse().unwrap(),
        "2018-10".parse().unwrap(),
    );
    let small = months.last().unwrap().figures.iter().filter(|figure| {
        figure.source == measure::Origin::Record
            && figure.numerator.is_some_and(|count| (1..=5).contains(&count))
    });
    assert!(small.count() > 3, "no figure is small: the test looks at nothing");
    let shown = measure::suppressed(months);
    let left = shown.iter().flat_map(|month| &month.figures).filter(|figure| {
        figure.source == measure::Origin::Record
            && figure.numerator.is_some_and(|count| (1..=5).contains(&count))
    });
    assert_eq!(left.count(), 0);
}

#[tokio::test]
async fn who_could_see_a_child_on_a_day_and_who_did() {
    let roll = roll();
    let app = app(&roll);
    let (id, worker, _) = child(&roll);
    let at = format!("/child/{id}/access");
    assert_eq!(get(&app, &worker, &format!("/child/{id}")).await.status, StatusCode::OK);
    let came = get(&app, "manager", &at).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    for part in ["the child’s social worker since", "on duty out of hours for every child", "overview"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    // Why not, of somebody; and before the child was anybody's.
    let came = get(&app, "manager", &format!("{at}?person=stranger")).await;
    assert!(came.html.contains("Ash Elsewhere could not see it."), "{}", came.html);
    let came = get(&app, "manager", &format!("{at}?on=2001-01-01&person={worker}")).await;
    assert!(came.html.contains("could not see it. No social worker is allocated"), "{}", came.html);
    assert!(came.html.contains("Nobody looked."), "{}", came.html);
    // Whoever may open the record may not thereby see who else may.
    for who in [worker.as_str(), "night", "performance", "nurse", "reviewing"] {
        assert_eq!(get(&app, who, &at).await.status, StatusCode::NOT_FOUND, "{who}");
    }
    for on in ["soon", "2030-01-01"] {
        assert_eq!(
            get(&app, "manager", &format!("{at}?on={on}")).await.status,
            StatusCode::BAD_REQUEST,
            "{on}"
        );
    }
}

#[tokio::test]
async fn odd_looks_are_listed_for_those_who_ask_about_them_and_reviewed() {
    let roll = roll();
    let app = app(&roll);
    let (id, worker, _) = child(&roll);
    let why = [("to", ""), ("why", "The carer rang")];
    post(&app, "stranger", &format!("/child/{id}/open"), &why).await;
    post(&app, "stranger", "/child/C9999999/open", &why).await;
    let came = get(&app, "manager", "/looks").await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    assert!(came.html.contains("Opened without a working reason (1)"), "{}", came.html);
    assert!(!came.html.contains("C9999999"), "a number that is nobody's is not a manager's to see");
    let came = get(&app, "head", "/looks").await;
    assert!(
        came.html.contains("Reasons that opened nothing (1)") && came.html.contains("C9999999"),
        "{}",
        came.html
    );
    for who in [worker.as_str(), "panel", "nurse", "night", "performance", "inspector"] {
        assert_eq!(get(&app, who, "/looks").await.status, StatusCode::FORBIDDEN, "{who}");
    }
    let review = [("day", "2018-11-05"), ("worker", "stranger"), ("needed", "yes")];
    let form = format!("/child/{id}/record/opening_reviewed");
    assert_eq!(post(&app, &worker, &form, &review).await.status, StatusCode::NOT_FOUND);
    let came = post(&app, "manager", &form, &review).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let came = get(&app, "manager", "/looks").await;
    assert!(came.html.contains("Reviewed on 5 November 2018: they needed to."), "{}", came.html);
    let came = get(&app, &worker, &format!("/child/{id}/looks")).await;
    assert!(came.html.contains("Reviewed on 5 November 2018: they needed to."), "{}", came.html);
}

#[tokio::test]
async fn who_has_left_is_shut_out_with_the_form_they_had_open_and_the_calendar_they_read() {
    use records::workforce::{WorkRole, WorkerDetails};
    let roll = roll();
    let app = app(&roll);
    let (id, worker, _) = child(&roll);
    post(&app, &worker, "/my-calendar", &[]).await;
    let html = get(&app, &worker, "/my-calendar").await.html;
    let start = html.find("href=\"/calendar/").unwrap() + 6;
    let feed = html[start..].split('"').next().unwrap().to_owned();
    assert!(get(&app, "", &feed).await.html.contains(&id));
    let form = format!("/child/{id}/record/missing_episode");
    assert_eq!(get(&app, &worker, &form).await.status, StatusCode::OK);
    let details = WorkerDetails {
        since: day("2015-01-01"),
        until: Some(today()),
        role: WorkRole::SocialWorker,
        name: "Gone".to_owned(),
        team: None,
        phone: None,
        hours: None,
        assessed_year: None,
        agency: false,
    };
    say_of(&roll, Subject::worker(&worker), details);
    let before = roll.facts(&Subject::child(&id)).len();
    let came = post(&app, &worker, &form, &[("since", "2018-11-02"), ("what", "M")]).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN);
    assert_eq!(roll.facts(&Subject::child(&id)).len(), before);
    assert!(!get(&app, "", &feed).await.html.contains(&id));
    assert!(!find(&app, &worker, &id).await.html.contains(&format!("/child/{id}\"")));
    for at in ["/work", "/work.csv?within=all"] {
        assert!(!get(&app, &worker, at).await.html.contains(&format!("/child/{id}\"")), "{at}");
    }
}

#[tokio::test]
async fn an_inspector_reads_the_children_who_were_drawn_and_no_others_and_changes_nothing() {
    let roll = roll();
    let app = app(&roll);
    let asked = [
        ("inspector", "inspector"),
        ("what", "Focused visit"),
        ("since", "2018-11-05"),
        ("last", "2018-11-09"),
        ("many", "4"),
    ];
    for who in ["manager", "performance", "inspector", "panel"] {
        assert_ne!(post(&app, who, "/inspection", &asked).await.status, StatusCode::SEE_OTHER, "{who}");
    }
    let came = post(&app, "audit", "/inspection", &[asked[0], ("last", "2018-11-01")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["what", "since", "last", "many"] {
        assert!(came.html.contains(&format!("href=\"#{field}\"")), "{field}: {}", came.html);
    }
    assert_eq!(post(&app, "audit", "/inspection", &asked).await.status, StatusCode::SEE_OTHER);
    let facts = roll.facts(&Subject::worker("inspector"));
    let drawn = facts.last().unwrap().of::<records::governance::Inspection>().unwrap().clone();
    assert_eq!(drawn.sample.len(), 4);
    let list = get(&app, "head", "/inspection").await.html;
    assert!(list.contains("Focused visit") && list.contains(&drawn.seed.unwrap().to_string()), "{list}");
    let mut read = 0;
    for child in &roll.cohort(Moment::END_OF_TIME).children {
        let sample = drawn.sample.iter().any(|drawn| *drawn.child == *child.child);
        let came = get(&app, "inspector", &format!("/child/{}", child.child)).await;
        assert_eq!(came.status == StatusCode::OK, sample, "{}", child.child);
        assert!(!came.html.contains("Record a visit"), "an inspector records nothing");
        read += usize::from(sample);
    }
    assert_eq!(read, 4);
    let one = &drawn.sample[0].child;
    let form = format!("/child/{one}/record/case_note");
    assert_eq!(post(&app, "inspector", &form, &[("text", "Seen")]).await.status, StatusCode::NOT_FOUND);
}
