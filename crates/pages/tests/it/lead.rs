//! What leaders look at together, through the whole stack: themes of challenges and checklists beside programmes, issues
//! raised in links, the month of one reviewing officer, plans to get better, examples by which nobody is told; and what young
//! people asked for at an event.

use std::sync::Arc;

use axum::http::StatusCode;
use calendar::Moment;
use records::Subject;
use records::governance::ParticipationGroup;
use records::reviews::{EscalationTheme, IroAllocation};

use crate::support::{app, everything_is_kept, fill, get, hidden, keep, post, roll, said, today};

fn written(kind: &str, payload: serde_json::Value) -> Arc<dyn records::Record> {
    (records::kind(kind).unwrap().read)(payload.to_string().as_bytes()).unwrap()
}

/// A child in care of the reviewing officer, with a challenge and a checklist.
fn reviewed(roll: &roll::Roll) -> String {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let child = cohort.children.iter().find(|child| child.on(today()).looked_after()).unwrap();
    let id = child.child.to_string();
    let subject = || Subject::child(&id);
    let officer =
        IroAllocation { since: "2018-01-01".parse().unwrap(), until: None, worker: "reviewing".to_owned() };
    let challenge = serde_json::json!({
        "raised": "2018-10-08", "theme": "care_plan", "wanted": "A plan", "by": "reviewing"
    });
    let graded = serde_json::json!({
        "day": "2018-10-09", "grade": "requires_improvement", "because": "The plan is old",
        "sections": [{"section": "Plan and permanence", "grade": "requires_improvement", "because": "Old"}]
    });
    keep(
        roll,
        &[
            said(subject(), "officer0", Arc::new(officer)),
            said(subject(), "chal0001", written("escalation", challenge)),
            said(subject(), "check001", written("review_checklist", graded)),
        ],
    );
    id
}

#[tokio::test]
async fn themes_stand_beside_programmes_and_what_was_learnt() {
    let roll = roll();
    everything_is_kept(&roll);
    reviewed(&roll);
    let app = app(&roll);
    let theme = EscalationTheme::of("care_plan").unwrap().label();
    let html = get(&app, "head", "/themes?period=2018-10").await.html;
    for part in
        [theme, "no programme answers it", "Plan and permanence", "1 of 1", "No programme is recorded"]
    {
        assert!(html.contains(part), "{part}: {html}");
    }
    // A programme without a theme, or measured by a figure that there is not, is refused.
    let at = "/leading/say/strategic_programme";
    let begin = [
        ("since", "2018-10-01"),
        ("name", "Plans that hold"),
        ("owner", "Hollis Wardmere"),
        ("words", "Plans"),
    ];
    let came = fill(&app, "head", at, &begin).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("Say which themes it answers"), "{}", came.html);
    let mut whole = begin.to_vec();
    whole.extend([
        ("themes", "care_plan"),
        ("sections", "Plan and permanence"),
        ("measures.0.figure", "99.9"),
    ]);
    let came = fill(&app, "head", at, &whole).await;
    assert!(came.html.contains("There is no figure 99.9"), "{}", came.html);
    whole.pop();
    whole.push(("measures.0.figure", "6.1"));
    let came = fill(&app, "head", at, &whole).await;
    assert_eq!(came.next, "/themes?done=recorded", "{}", came.html);
    let learnt = serde_json::json!({
        "day": "2018-10-20", "theme": theme, "sort": "forum", "title": "Plans in a day", "learnt": "Begin with the child"
    });
    keep(&roll, &[said(Subject::authority("Z99"), "learnt01", written("learning_event", learnt))]);
    let html = get(&app, "audit", "/themes?period=2018-10").await.html;
    for part in ["Plans that hold", "Plans in a day", "6.1", "/figures/6.1"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("no programme answers it"), "{html}");
    let csv = get(&app, "audit", "/themes.csv?period=2018-10").await.html;
    assert!(csv.contains(&format!("Challenges,{theme},1,")), "{csv}");
    // Not for social workers, and reviewing officers add no programme.
    assert_eq!(get(&app, "panel", "/themes").await.status, StatusCode::FORBIDDEN);
    assert_eq!(get(&app, "reviewing", at).await.status, StatusCode::FORBIDDEN);
    assert_eq!(get(&app, "reviewing", "/themes").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_issue_of_a_link_is_answered_when_something_changed() {
    let roll = roll();
    everything_is_kept(&roll);
    reviewed(&roll);
    let links = serde_json::json!({"since": "2018-01-01", "links": [{"team": "North", "who": "reviewing"}]});
    keep(&roll, &[said(Subject::authority("Z99"), "links001", written("link_teams", links))]);
    let app = app(&roll);
    let html = get(&app, "reviewing", "/link-teams").await.html;
    for part in ["North", "Ivo Reviewlock", "No issue was raised in a link yet"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let issue = |team: &'static str| {
        vec![
            ("day", "2018-10-15"),
            ("team", team),
            ("theme", "care_plan"),
            ("words", "Plans are written after the review"),
            ("by", "reviewing"),
            ("owner", "Nora Northbeck"),
            ("due", "2018-10-29"),
        ]
    };
    let came = fill(&app, "reviewing", "/link-teams/say", &issue("Nowhere")).await;
    assert!(came.html.contains("There is no team of this name"), "{}", came.html);
    let came = fill(&app, "reviewing", "/link-teams/say", &issue("North")).await;
    assert_eq!(came.next, "/link-teams?done=recorded", "{}", came.html);
    let html = get(&app, "manager", "/link-teams").await.html;
    assert!(html.contains("Late, due 29 October 2018"), "{html}");
    let of = html.split("/link-teams/say?of=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let at = format!("/link-teams/say?of={of}");
    let page = get(&app, "manager", &at).await.html;
    let mut answer = issue("North");
    let (seen, which, record) = (hidden(&page, "~revision"), hidden(&page, "~of"), hidden(&page, "~record"));
    answer.extend([
        ("~revision", seen.as_str()),
        ("~of", &which),
        ("~record", &record),
        ("answered", "2018-11-02"),
    ]);
    let came = post(&app, "manager", "/link-teams/say", &answer).await;
    assert!(came.html.contains("Say what changed"), "{}", came.html);
    answer.push(("changed", "Plans go to the officer a week before"));
    let came = post(&app, "manager", "/link-teams/say", &answer).await;
    assert_eq!(came.next, "/link-teams?done=recorded", "{}", came.html);
    // It stands in the month of the officer and in that of all, and on the board of themes.
    for path in ["/footprint?period=2018-10", "/footprint?period=2018-10&officer=reviewing"] {
        let html = get(&app, "head", path).await.html;
        for part in
            ["Plans go to the officer a week before", "Children of each reviewing officer by sort of home"]
        {
            assert!(html.contains(part), "{path}: {part}: {html}");
        }
    }
    let html = get(&app, "head", "/themes?period=2018-10").await.html;
    assert!(html.contains("Links with teams"), "{html}");
    // Whoever keeps figures reads it and raises nothing.
    assert_eq!(get(&app, "performance", "/link-teams").await.status, StatusCode::OK);
    assert_eq!(get(&app, "performance", "/link-teams/say").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_month_of_one_officer_is_theirs_and_their_managers() {
    let roll = roll();
    everything_is_kept(&roll);
    reviewed(&roll);
    let app = app(&roll);
    let html = get(&app, "head", "/footprint?period=2018-10&officer=reviewing").await.html;
    for part in [
        "What Ivo Reviewlock did",
        "for their performance meeting",
        "Minutes of reviews",
        "Checklists by grade",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("No reviewing officer named"), "{html}");
    let all = get(&app, "head", "/footprint?period=2018-10").await.html;
    assert!(all.contains("Reviewing officer") && all.contains("All together"), "{all}");
    let came = get(&app, "head", "/footprint/2018-10.html?officer=reviewing").await;
    assert_eq!(came.status, StatusCode::OK);
    assert!(
        came.html.contains("Ivo Reviewlock") && !came.html.contains("No reviewing officer named"),
        "{}",
        came.html
    );
    // An officer asks for no other’s.
    let html = get(&app, "reviewing", "/footprint?period=2018-10&officer=elsewhere").await.html;
    assert!(html.contains("What you did"), "{html}");
    let csv = get(&app, "head", "/footprint.csv?period=2018-10&officer=reviewing").await.html;
    assert_eq!(csv.trim().lines().count(), 2, "{csv}");
}

#[tokio::test]
async fn an_action_to_get_better_is_done_when_somebody_says_by_what_it_is_seen() {
    let roll = roll();
    let app = app(&roll);
    let at = "/leading/say/improvement_action";
    let action = |more: &[(&'static str, &'static str)]| {
        let mut all = vec![
            ("day", "2018-09-01"),
            ("plan", "Plan of 2018"),
            ("from", "peer_review"),
            ("area", "in_care"),
            ("finding", "Plans had no dates"),
            ("what", "Every action has its day"),
            ("owner", "Hollis Wardmere"),
            ("by", "2018-10-01"),
        ];
        all.extend(more);
        all
    };
    let came = fill(&app, "audit", at, &action(&[("done", "2018-10-20")])).await;
    assert!(came.html.contains("Say by what it is seen"), "{}", came.html);
    let came = fill(&app, "audit", at, &action(&[("done", "2019-10-20"), ("evidence", "Read")])).await;
    assert!(came.html.contains("That day has not come"), "{}", came.html);
    let came = fill(&app, "audit", at, &action(&[])).await;
    assert_eq!(came.next, "/improvement?done=recorded", "{}", came.html);
    let status = [
        ("day", "2018-11-01"),
        ("plan", "Plan of 2018"),
        ("well", "Visits are in time"),
        ("worried", "Plans are old"),
        ("needs", "A week of plans"),
    ];
    let came = fill(&app, "audit", "/leading/say/improvement_status", &status).await;
    assert_eq!(came.next, "/improvement?done=recorded", "{}", came.html);
    let evidence = [
        ("day", "2018-11-01"),
        ("area", "care_leavers"),
        ("shows", "strength"),
        ("words", "Most have a plan"),
        ("source", "The page Figures"),
        ("figure", "7.2"),
    ];
    let came = fill(&app, "audit", "/leading/say/evidence_listed", &evidence).await;
    assert_eq!(came.next, "/improvement?done=recorded", "{}", came.html);
    let html = get(&app, "manager", "/improvement").await.html;
    for part in [
        "Late by 35 days",
        "Review by peers",
        "What are we worried about?",
        "A week of plans",
        "Most have a plan",
        "/figures/7.2",
        "No evidence is listed for this area",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    assert!(!html.contains("Add an action"), "a team manager reads it: {html}");
    let csv = get(&app, "manager", "/improvement.csv").await.html;
    assert!(csv.contains("Plan of 2018,Review by peers,Children in care"), "{csv}");
}

#[tokio::test]
async fn nobody_is_told_by_an_example() {
    let roll = roll();
    let id = reviewed(&roll);
    let name = serde_json::json!({"since": "2018-01-01", "given": "Wren", "family": "Fernlea"});
    keep(&roll, &[said(Subject::child(&id), "name-wren", written("child_name", name))]);
    let app = app(&roll);
    let at = "/leading/say/exemplar";
    let example = |text: &'static str| {
        [
            ("day", "2018-11-01"),
            ("of", "care_plan"),
            ("title", "A plan that a child can read"),
            ("why", "It says who does what"),
            ("text", text),
            ("read_by", "Quill Auditley"),
        ]
    };
    for (text, says) in [
        ("This is the plan for wren fernlea.", "It holds a name that stands in the record"),
        ("Written by Nora Northbeck", "It holds a name that stands in the record"),
        ("She lives at S60 1AE", "It holds a postcode"),
        ("Ring 07700900123", "It holds a long number"),
    ] {
        let came = fill(&app, "audit", at, &example(text)).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{text}");
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let came = fill(&app, "audit", at, &example("Robin sees Nan each week, and Nan is asked.")).await;
    assert_eq!(came.next, "/examples?done=recorded", "{}", came.html);
    let html = get(&app, "manager", "/examples").await.html;
    assert!(html.contains("A plan that a child can read") && html.contains("Robin sees Nan"), "{html}");
}

#[tokio::test]
async fn what_was_asked_on_takeover_day_is_tracked_and_a_suggestion_becomes_a_project() {
    let roll = roll();
    let group: ParticipationGroup = serde_json::from_value(serde_json::json!({
        "since": "2017-01-01", "name": "Children in care council", "of": records::governance::GroupOf::SET.choices[0].code
    }))
    .unwrap();
    keep(&roll, &[said(Subject::authority("Z99"), "group0001", Arc::new(group))]);
    let app = app(&roll);
    let event = |sort: &'static str| {
        vec![
            ("day", "2018-10-10"),
            ("sort", sort),
            ("name", "Takeover day"),
            ("group", "group0001"),
            ("young", "6"),
            ("words", "They chaired the panel"),
            ("nominations.0.award", "Courage"),
            ("nominations.0.because", "Spoke first"),
            ("nominations.0.given", "yes"),
        ]
    };
    let at = "/voice/new/participation_event?of=group0001";
    let came = fill(&app, "head", at, &event("training")).await;
    assert!(came.html.contains("Say who was trained"), "{}", came.html);
    let came = fill(&app, "head", at, &event("takeover")).await;
    assert_eq!(came.next, "/voice?done=recorded", "{}", came.html);
    let page = get(&app, "head", "/voice/new/group_matter?of=group0001&at=Takeover%20day").await.html;
    assert!(page.contains("value=\"Takeover day\""), "{page}");
    let matter = [
        ("day", "2018-10-10"),
        ("group", "group0001"),
        ("words", "There are no carers who share our faith"),
        ("asks", "Find carers of our faith"),
        ("at", "Takeover day"),
        ("owner", "Hollis Wardmere"),
        ("due", "2018-10-31"),
    ];
    let came = fill(&app, "head", "/voice/new/group_matter?of=group0001", &matter).await;
    assert_eq!(came.next, "/voice?done=recorded", "{}", came.html);
    let html = get(&app, "head", "/voice").await.html;
    for part in [
        "Young people took over a meeting",
        "1 ask, 1 still open",
        "Courage (given): Spoke first",
        "6 young people",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let of = html.split("/voice/new/voice_project?of=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let at = format!("/voice/new/voice_project?of={of}");
    let begin = [("since", "2018-10-15"), ("name", "Carers of our faith"), ("matter", of.as_str())];
    let came = fill(&app, "head", &at, &begin).await;
    assert!(came.html.contains("Say what is to be done, by whom and by when"), "{}", came.html);
    let mut whole = begin.to_vec();
    whole.extend([
        ("actions.0.what", "Speak at the mosque"),
        ("actions.0.owner", "Plum Homefinder"),
        ("actions.0.by", "2018-10-30"),
    ]);
    let came = fill(&app, "head", &at, &whole).await;
    assert_eq!(came.next, "/voice?done=recorded", "{}", came.html);
    let html = get(&app, "head", "/voice").await.html;
    assert!(html.contains("Late by 6 days") && html.contains("Carers of our faith"), "{html}");
    let action = html.split("href=\"/voice/projects/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let action = format!("/voice/projects/{action}");
    let came = fill(&app, "head", &action, &[("words", ""), ("day", "2018-11-01")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    let came = fill(&app, "head", &action, &[("words", "Forty people came"), ("day", "2018-11-01")]).await;
    assert_eq!(came.next, "/voice?done=recorded", "{}", came.html);
    let html = get(&app, "head", "/you-said").await.html;
    for part in ["Find carers of our faith", "Speak at the mosque: Forty people came"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let outcome = format!("{}/outcome", action.split("/action").next().unwrap());
    let came = fill(&app, "head", &outcome, &[("outcome", ""), ("until", "2018-11-05")]).await;
    assert!(came.html.contains("Say what came of it"), "{}", came.html);
    let came =
        fill(&app, "head", &outcome, &[("outcome", "Two families asked to foster"), ("until", "2018-11-05")])
            .await;
    assert_eq!(came.next, "/voice?done=recorded", "{}", came.html);
    let html = get(&app, "head", "/you-said").await.html;
    assert!(html.contains("Two families asked to foster"), "{html}");
}

#[tokio::test]
async fn supervision_has_a_theme_three_headings_the_officers_children_and_an_appraisal_that_is_due() {
    let roll = roll();
    everything_is_kept(&roll);
    let id = reviewed(&roll);
    let details = serde_json::json!({
        "since": "2017-01-01", "role": "reviewing_officer", "name": "Ivo Reviewlock", "agency": false
    });
    keep(&roll, &[said(Subject::worker("reviewing"), "post0001", written("worker_details", details))]);
    let app = app(&roll);
    let set = [("since", "2018-11-01"), ("theme", "Letters to children"), ("asks", "Has the letter gone?")];
    let came = fill(&app, "head", "/settings/supervision_theme", &set).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let page = get(&app, "head", "/supervision/reviewing/record").await.html;
    for part in [
        "value=\"Letters to children\"",
        "Has the letter gone?",
        &format!("value=\"{id}\""),
        "What are we worried about?",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let session = [
        ("day", "2018-11-05"),
        ("sort", "one_to_one"),
        ("theme", "Letters to children"),
        ("reflective", "yes"),
        ("worried", "Two letters have not gone"),
        ("needs", "They go by Friday"),
    ];
    let came = fill(&app, "head", "/supervision/reviewing/record", &session).await;
    assert_eq!(came.next, "/supervision/reviewing?done=recorded", "{}", came.html);
    let html = get(&app, "head", "/supervision/reviewing").await.html;
    for part in [
        "theme: Letters to children",
        "Worried about: Two letters have not gone",
        "Needs to happen: They go by Friday",
        "None is recorded. Late: due 1 January 2018",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let at = "/supervision/reviewing/say/appraisal";
    let came = fill(&app, "head", at, &[("day", "2018-12-01"), ("agreed", "One course")]).await;
    assert!(came.html.contains("once it was held"), "{}", came.html);
    let came = fill(&app, "head", at, &[("day", "2018-11-02"), ("agreed", "One course")]).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let html = get(&app, "head", "/supervision/reviewing").await.html;
    assert!(html.contains("Last 2 November 2018. Due by 2 November 2019"), "{html}");
}
