//! Registers beside the trackers, through the whole stack: what somebody writes on a form is in the list, cut to what each may
//! see.

mod counted;

use axum::http::StatusCode;
use records::Subject;
use roll::Roll;

use crate::homes::say;
use crate::support::{app, fill, get, people, roll};

const CARE: &str = "2005-05-04 born\n2017-01-09 start\n2017-01-09 status C2\n2017-01-09 lives K2 AB1\n";

fn worker() -> String {
    people().of_role(access::Role::SocialWorker)[0].id.to_string()
}

/// A child in residential care whose worker the manager manages.
fn child(roll: &Roll, id: &str, given: &str, more: &str) {
    let story = format!(
        "{CARE}2017-01-09 child_name given={given} family=Invented\n2017-01-09 social_worker_allocation worker={}\n{more}",
        worker()
    );
    say(roll, &Subject::child(id), "begun", &story);
}

#[tokio::test]
async fn family_time_is_arranged_held_and_told_to_the_child() {
    let roll = roll();
    child(
        &roll,
        "FT1",
        "Linnet",
        "2018-10-20 family_time with=Mother how=together happened hours=2 venue=Meadow place_child=poor place_words=Cold",
    );
    let app = app(&roll);
    let before = get(&app, "manager", "/family-time").await;
    assert_eq!(before.status, StatusCode::OK, "{}", before.html);
    assert!(
        before.html.contains("no arrangement is written down") && before.html.contains("Meadow"),
        "{}",
        before.html
    );
    let arranged = [
        ("since", "2018-09-01"),
        ("with", "Mother"),
        ("how", "together"),
        ("often", "weekly"),
        ("hours", "2"),
        ("venue", "Meadow"),
        ("transport", "The carers drive"),
        ("miles_child", "12"),
        ("miles_family", "3.5"),
    ];
    let worker = worker();
    let at = "/child/FT1/record/family_time_arranged";
    let wrong = fill(&app, &worker, at, &[&arranged[..], &[("until", "2018-08-01")]].concat()).await;
    assert!(wrong.html.contains("It ended before it began"), "{}", wrong.html);
    assert_eq!(fill(&app, &worker, at, &arranged).await.status, StatusCode::SEE_OTHER);
    let told = [("day", "2018-10-20"), ("with", "Mother"), ("words", "You saw a heron")];
    assert_eq!(
        fill(&app, &worker, "/child/FT1/record/family_time_told", &told).await.status,
        StatusCode::SEE_OTHER
    );
    let page = get(&app, "manager", "/family-time").await.html;
    for part in
        ["Linnet", "Every week", "1 of 1 took place", "The carers drive", "3.5", "0 of 1 good", "Cold"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    let file = get(&app, "manager", "/family-time.csv").await.html;
    assert!(file.contains("FT1,Linnet Invented,Mother") && file.contains(",12,3.5,"), "{file}");
    // The young person reads what was written to them, and nothing of what was written about it.
    let own = "2018-10-01 own_account who=young";
    say(&roll, &Subject::child("FT1"), "owned", own);
    let mine = get(&app, "young", "/my").await.html;
    assert!(mine.contains("You saw a heron") && !mine.contains("Cold"), "{mine}");
    for nobody in ["placements", "nurse", "school", "advocate"] {
        assert_eq!(get(&app, nobody, "/family-time").await.status, StatusCode::FORBIDDEN, "{nobody}");
    }
}

#[tokio::test]
async fn the_placement_panel_hears_and_hears_again() {
    let roll = roll();
    child(
        &roll,
        "PP1",
        "Robin",
        "2018-10-01 placement_panel_heard about=stay decision=for_a_time because=Works review_by=2018-10-20 step_down=Foster",
    );
    child(&roll, "PP2", "Tansy", "");
    let app = app(&roll);
    let page = get(&app, "manager", "/placement-panel").await.html;
    for part in ["Robin", "Looked at again", "overdue", "Foster", "Tansy", "Never heard in this home"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let worker = worker();
    let at = "/child/PP2/record/placement_panel_heard";
    let said = [
        ("day", "2018-11-01"),
        ("about", "new_home"),
        ("decision", "for_a_time"),
        ("because", "Safe"),
        ("adults", "no"),
    ];
    let wrong = fill(&app, &worker, at, &said).await;
    assert!(wrong.html.contains("Say by when it is looked at again"), "{}", wrong.html);
    let right = [&said[..], &[("review_by", "2019-01-10")]].concat();
    assert_eq!(fill(&app, &worker, at, &right).await.status, StatusCode::SEE_OTHER);
    let page = get(&app, "manager", "/placement-panel").await.html;
    assert!(page.contains("10 January 2019"), "{page}");
    let file = get(&app, "manager", "/placement-panel.csv").await.html;
    assert!(
        file.contains("PP1,Robin Invented") && !file.contains("PP2"),
        "what was decided waits for its day: {file}"
    );
    assert_eq!(get(&app, "nurse", "/placement-panel").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_others_pay_and_what_was_agreed_with_providers() {
    let roll = roll();
    child(
        &roll,
        "PC1",
        "Wren",
        "2018-02-01 placement_terms how=framework a_week=5400 provider=Alder contract=MF-1",
    );
    let app = app(&roll);
    let head = "head";
    let contract = [
        ("since", "2018-01-01"),
        ("provider", "Alder"),
        ("contract", "mf-1"),
        ("how", "framework"),
        ("framework", "Three Valleys"),
        ("a_week", "5000"),
        ("review_by", "2018-10-01"),
    ];
    let came = fill(&app, head, "/settings/provider_contract", &contract).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let worker = worker();
    let at = "/child/PC1/record/placement_recharge";
    let paid = [("since", "2018-02-01"), ("who", "health"), ("a_week", "1200"), ("paid_to", "2018-05-01")];
    let wrong = fill(&app, &worker, at, &paid).await;
    assert!(wrong.html.contains("More is paid than was asked for"), "{}", wrong.html);
    let right = [&paid[..3], &[("agreed", "2018-02-10"), ("invoiced_to", "2018-05-01")]].concat();
    assert_eq!(fill(&app, &worker, at, &right).await.status, StatusCode::SEE_OTHER);
    let page = get(&app, head, "/placement-costs").await.html;
    for part in [
        "Wren",
        "£5,400",
        "£1,200",
        "1 May 2018, behind",
        "Three Valleys",
        "1 October 2018, overdue",
        "Inside the area",
    ] {
        assert!(page.to_lowercase().contains(&part.to_lowercase()), "{part}: {page}");
    }
    // What it costs is not for everybody who sees where the child lives.
    assert_eq!(get(&app, &worker, "/placement-costs").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_commissioner_sees_a_home_and_says_what_must_change() {
    let roll = roll();
    say(&roll, &Subject::home("KH1"), "home0", "2017-01-10 home_details sort=childrens_home name=Bramble");
    let app = app(&roll);
    let homes = people().of_role(access::Role::Placements)[0].id.to_string();
    let page = get(&app, &homes, "/quality-visits").await.html;
    assert!(page.contains("Bramble") && page.contains("1 home of 1 not seen"), "{page}");
    let visit = [
        ("day", "2018-10-20"),
        ("unannounced", "yes"),
        ("grade", "worry"),
        ("findings.0.about", "staff"),
        ("findings.0.found", "Two without training"),
        ("findings.0.grade", "worry"),
        ("actions", "Train them"),
        ("by_when", "2018-10-30"),
    ];
    let came = fill(&app, &homes, "/homes/KH1/record/quality_visit", &visit).await;
    assert_eq!(came.next, "/homes/KH1?done=recorded", "{}", came.html);
    let home = get(&app, &homes, "/homes/KH1").await.html;
    assert!(home.contains("Two without training") && home.contains("Must change: Train them"), "{home}");
    let page = get(&app, &homes, "/quality-visits").await.html;
    for part in
        ["0 homes of 1 not seen", "30 October 2018, overdue", "Train them", "Staff and their training"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(get(&app, &worker(), "/quality-visits").await.status, StatusCode::FORBIDDEN);
}

/// A young person who left care, with an adviser.
fn leaver(roll: &Roll, id: &str) {
    let story = "2000-06-15 born
        2015-01-08 start
        2015-01-08 status C2
        2015-01-08 lives U6
        2018-06-15 end E5
        2018-05-01 personal_adviser worker=stranger
        2018-07-01 pathway_plan views=Peace home=Flat";
    say(roll, &Subject::child(id), "leave", story);
}

#[tokio::test]
async fn the_edge_of_care_has_a_queue_and_says_whether_help_stepped_down() {
    let roll = roll();
    child(&roll, "EC1", "Linnet", "2018-07-01 edge_of_care what=therapy priority=soon level=protection");
    child(
        &roll,
        "EC2",
        "Robin",
        "2018-03-01 edge_of_care what=family priority=now level=protection started=2018-03-05 ended=2018-08-01 level_end=in_need",
    );
    let app = app(&roll);
    let page = get(&app, "manager", "/edge-of-care").await.html;
    for part in [
        "Linnet",
        "Longer therapeutic work",
        "1 August 2018, overdue",
        "Stepped down",
        "1 stepped down (100%)",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // It ends with the level that the family is on now, or not at all.
    let worker = worker();
    let form = [
        ("asked", "2018-09-01"),
        ("what", "mediation"),
        ("priority", "turn"),
        ("level", "in_need"),
        ("ended", "2018-10-01"),
    ];
    let wrong = fill(&app, &worker, "/child/EC1/record/edge_of_care", &form).await;
    assert!(wrong.html.contains("Say on which level of help the family is now"), "{}", wrong.html);
    let file = get(&app, "manager", "/edge-of-care.csv").await.html;
    assert!(file.contains("EC1,Linnet Invented") && !file.contains("EC2"), "{file}");
    assert_eq!(get(&app, "nurse", "/edge-of-care").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_is_brought_to_the_gate_of_the_court_and_what_delays() {
    let roll = roll();
    child(
        &roll,
        "PL1",
        "Tansy",
        "2018-10-01 plo_panel_asked what=begin sitting=2018-11-07
        2018-01-10 care_proceedings issued=2018-01-10 cause=court
        2018-01-15 court_party role=cafcass name=Cafcass",
    );
    let app = app(&roll);
    let page = get(&app, "manager", "/plo-panel").await.html;
    for part in [
        "Tansy",
        "May pre-proceedings begin?",
        "Not with the members",
        "The court: a hearing",
        "Nobody is named",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let worker = worker();
    let meeting = [
        ("day", "2018-11-01"),
        ("threshold", "yes"),
        ("decision", "pre_proceedings"),
        ("because", "Nothing changed"),
    ];
    assert_eq!(
        fill(&app, &worker, "/child/PL1/record/legal_planning_meeting", &meeting).await.status,
        StatusCode::SEE_OTHER
    );
    let guardian = [
        ("since", "2018-02-01"),
        ("role", "guardian"),
        ("name", "Yarrow"),
        ("talks.0.day", "2018-10-30"),
        ("talks.0.about", "The care plan"),
    ];
    assert_eq!(
        fill(&app, &worker, "/child/PL1/record/court_party", &guardian).await.status,
        StatusCode::SEE_OTHER
    );
    let page = get(&app, "manager", "/plo-panel").await.html;
    for part in ["Nothing changed", "Yarrow", "30 October 2018"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("May pre-proceedings begin?") && !page.contains("Nobody is named"), "{page}");
}

#[tokio::test]
async fn a_hub_is_recorded_in_a_line_and_says_nothing_of_what_is_said_in_therapy() {
    let roll = roll();
    leaver(&roll, "HB1");
    let app = app(&roll);
    let at = "/child/HB1/record/hub_visit";
    let visit = [("day", "2018-10-30"), ("came_for", "meal"), ("words", "Pancakes")];
    assert_eq!(fill(&app, "stranger", at, &visit).await.status, StatusCode::SEE_OTHER);
    let services = [("day", "2018-10-30"), ("has", "gp"), ("not_wanted", "library")];
    assert_eq!(
        fill(&app, "stranger", "/child/HB1/record/universal_services", &services).await.status,
        StatusCode::SEE_OTHER
    );
    let form = get(&app, "stranger", "/child/HB1/record/therapy_offered").await.html;
    assert!(
        !form.contains("name=\"notes\"") && form.contains("nothing of what was said is written here"),
        "{form}"
    );
    let offer = [("day", "2018-10-01"), ("what", "talking"), ("answer", "no"), ("began", "2018-10-05")];
    let wrong = fill(&app, "stranger", "/child/HB1/record/therapy_offered", &offer).await;
    assert!(wrong.html.contains("It began: they took it up"), "{}", wrong.html);
    assert_eq!(
        fill(&app, "stranger", "/child/HB1/record/therapy_offered", &offer[..3]).await.status,
        StatusCode::SEE_OTHER
    );
    let activity =
        [("day", "2018-11-20"), ("title", "Cook and eat"), ("place", "Quay Street"), ("ask", "Text Ash")];
    assert_eq!(
        fill(&app, "head", "/settings/activity_planned", &activity).await.status,
        StatusCode::SEE_OTHER
    );
    let page = get(&app, "stranger", "/leavers-hub").await.html;
    for part in [
        "Something to eat",
        "Dentist",
        "30 April 2019",
        "Cook and eat",
        "Talking therapy",
        "1 visit to the hub",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // The young person reads what is on, and what stands with their papers.
    say(&roll, &Subject::child("HB1"), "owned", "2018-10-01 own_account who=young");
    let mine = get(&app, "young", "/my").await.html;
    for part in [
        "Cook and eat",
        "Text Ash",
        "National Insurance number",
        "your adviser",
        "health history",
        "are missing",
    ] {
        assert!(mine.contains(part), "{part}: {mine}");
    }
    assert!(!mine.contains("Pancakes"), "{mine}");
}

#[tokio::test]
async fn plans_are_read_and_graded_and_the_next_are_drawn() {
    let roll = roll();
    leaver(&roll, "PQ1");
    let app = app(&roll);
    let page = get(&app, "audit", "/plan-quality").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    assert!(page.html.contains("To be read next"), "{}", page.html);
    say(
        &roll,
        &Subject::child("PQ1"),
        "grade",
        "2018-10-20 plan_graded plan=2018-07-01 grade=good heard because=Clear",
    );
    let page = get(&app, "audit", "/plan-quality").await.html;
    for part in ["/child/PQ1/record/plan_graded", "Good", "Clear"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(get(&app, "nurse", "/plan-quality").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn carers_are_heard_as_colleagues_and_the_front_door_has_cover() {
    let (roll, app, homes) = crate::homes::everything();
    let at = "/fostering/Oak/record/carer_voice";
    let said = [("day", "2018-09-01"), ("about", "decisions"), ("words", "Nobody told the school")];
    assert_eq!(fill(&app, &homes, at, &said).await.next, "/fostering/Oak?done=recorded");
    say(
        &roll,
        &Subject::carer_household("Kin"),
        "kin00",
        "2017-01-01 fostering_approval kinship
        2017-01-01 household_details name=Kin",
    );
    say(
        &roll,
        &Subject::carer_household("Ask"),
        "ask00",
        "2018-09-20 fostering_application name=Larch owner=placements",
    );
    let page = get(&app, &homes, "/carers").await.html;
    for part in ["Nobody told the school", "29 September 2018, overdue", "No plan of support", "over 7"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let plan =
        [("since", "2018-09-01"), ("what", "money"), ("words", "The same as others"), ("a_week", "150")];
    assert_eq!(
        fill(&app, &homes, "/fostering/Kin/record/kinship_support", &plan).await.next,
        "/fostering/Kin?done=recorded"
    );
    let page = get(&app, &homes, "/carers").await.html;
    assert!(
        page.contains("The same as others") && page.contains("£150") && !page.contains("No plan of support"),
        "{page}"
    );
    assert_eq!(get(&app, &worker(), "/carers").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn routes_are_compared_and_a_forecast_stays_as_it_was_made() {
    let roll = roll();
    child(&roll, "IN1", "Linnet", "");
    let app = app(&roll);
    let page = get(&app, "head", "/instead-of-long-term-care").await.html;
    for part in ["Special guardianship", "Still in care", "With those who left for a guardian"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let before = get(&app, "head", "/adoption?view=year").await.html;
    assert!(
        before.contains("No forecast was stored") && before.contains("Store the forecast of today"),
        "{before}"
    );
    for _ in 0..2 {
        let came = crate::support::post(&app, "head", "/adoption-forecast", &[]).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    }
    let after = get(&app, "head", "/adoption?view=year").await.html;
    assert!(!after.contains("No forecast was stored") && after.contains("the year is not over"), "{after}");
    assert_eq!(after.matches("the year is not over").count(), 1, "stored once a day");
    // The statement of purpose stands with the figures of the year, with what asks for it.
    let year = get(&app, "head", "/fostering-year").await.html;
    assert!(
        year.contains("No statement of purpose is written down") && year.contains("regulations 3 and 4"),
        "{year}"
    );
}
