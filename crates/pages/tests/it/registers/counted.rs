//! What the registers count: children as children, what is not known as not known, what is over as over.

use super::*;

/// The lead of a page: what it comes to.
fn lead(html: &str) -> String {
    let from = html.split("kith-lead\">").nth(1).unwrap_or_else(|| panic!("no lead in {html}"));
    from.split("</p>").next().unwrap().to_owned()
}

#[tokio::test]
async fn family_time_counts_no_hour_that_nobody_wrote() {
    let roll = roll();
    let by = worker();
    child(
        &roll,
        "FH1",
        "Linnet",
        &format!(
            "2018-10-20 family_time with=Mother how=together happened hours=2 by={by}
            2018-10-27 family_time with=Mother how=together happened by=XX00044
            2018-09-01 family_time_arranged with=Mother how=together often=weekly supervisor=XX00044"
        ),
    );
    let app = app(&roll);
    let page = get(&app, "manager", "/family-time").await.html;
    let said = lead(&page);
    assert!(
        said.contains("for 2 hours in the last 4 weeks, and 1 time of which nobody wrote how long"),
        "{said}"
    );
    assert!(page.contains("somebody who is not here now (XX00044)"), "{page}");
    // Whoever left is told by the name that stands in what is recorded of workers.
    say(&roll, &Subject::worker("XX00044"), "post0", "2017-01-01 worker_details name=Yarrow");
    let page = get(&app, "manager", "/family-time").await.html;
    assert!(page.contains("Yarrow, who has left") && !page.contains("XX00044"), "{page}");
}

#[tokio::test]
async fn family_time_of_whoever_left_care_stands_no_longer() {
    let roll = roll();
    child(
        &roll,
        "FL1",
        "Robin",
        "2018-09-01 family_time_arranged with=Father how=together often=weekly\n2018-10-10 end E4A",
    );
    let app = app(&roll);
    let page = get(&app, "manager", "/family-time").await.html;
    assert!(!page.contains("Father"), "{page}");
}

#[tokio::test]
async fn two_pieces_of_work_at_the_edge_of_care_are_of_one_child() {
    let roll = roll();
    child(
        &roll,
        "ET1",
        "Linnet",
        "2018-10-01 edge_of_care what=therapy priority=soon level=protection
        2018-10-02 edge_of_care what=mediation priority=turn level=protection",
    );
    let app = app(&roll);
    let said = lead(&get(&app, "manager", "/edge-of-care").await.html);
    assert!(said.contains("1 child waits for work"), "{said}");
    let rows = get(&app, "manager", "/edge-of-care.csv").await.html;
    assert_eq!(rows.lines().count(), 3, "a row a piece of work: {rows}");
}

#[tokio::test]
async fn one_child_is_brought_to_the_panel_twice_and_parties_go_with_the_proceedings() {
    let roll = roll();
    child(
        &roll,
        "PT1",
        "Tansy",
        "2018-10-01 plo_panel_asked what=begin sitting=2018-11-30
        2018-10-02 plo_panel_asked what=issue sitting=2018-11-30
        2018-01-10 care_proceedings issued=2018-01-10 concluded=2018-08-01
        2018-02-01 court_party role=guardian name=Yarrow",
    );
    let app = app(&roll);
    let page = get(&app, "manager", "/plo-panel").await.html;
    assert!(lead(&page).contains("1 child is before the panel"), "{page}");
    assert!(!page.contains("Yarrow"), "the proceedings are over: {page}");
    let wrong = fill(
        &app,
        &worker(),
        "/child/PT1/record/plo_panel_asked",
        &[("asked", "2018-10-10"), ("what", "end"), ("sitting", "2018-10-01")],
    )
    .await;
    assert!(wrong.html.contains("This is before it was asked"), "{}", wrong.html);
}

#[tokio::test]
async fn a_home_that_the_panel_agreed_to_was_heard_before_the_child_moved_there() {
    let roll = roll();
    let agreed = "placement_panel_heard about=new_home decision=agreed because=Fits\n2018-10-05 lives K2 AB2";
    child(&roll, "PA1", "Wren", &format!("2018-09-25 {agreed}"));
    child(&roll, "PA2", "Dunnock", &format!("2018-05-25 {agreed}"));
    let app = app(&roll);
    let file = get(&app, "manager", "/placement-panel.csv").await.html;
    assert!(!file.contains("PA1") && file.contains("PA2,Dunnock"), "{file}");
}

#[tokio::test]
async fn what_placements_cost_says_what_is_not_known_and_what_is_still_owed() {
    let roll = roll();
    child(&roll, "PU1", "Wren", "2018-02-01 placement_terms how=framework provider=Alder");
    child(
        &roll,
        "PU2",
        "Robin",
        "2018-02-01 placement_terms how=framework a_week=1000
        2018-02-01 placement_recharge who=health a_week=700 agreed=2018-02-01 invoiced_to=2018-05-01 paid_to=2018-04-01 \
         until=2018-06-01",
    );
    let app = app(&roll);
    let page = get(&app, "head", "/placement-costs").await.html;
    let said = lead(&page);
    assert!(
        said.contains("£1,000 a week for 1 placement")
            && said.contains("Of 1 child what the placement costs is not")
    );
    assert!(said.contains("no terms of the placement are recorded"), "{said}");
    // 61 days at £100 a day.
    assert!(page.contains("£6,100") && page.contains("1 June 2018"), "{page}");
}

#[tokio::test]
async fn what_carers_had_before_is_not_what_these_have_and_what_nobody_answered_stays() {
    let (roll, app, homes) = crate::homes::everything();
    say(
        &roll,
        &Subject::carer_household("Two"),
        "two00",
        "2017-01-01 fostering_approval\n2017-01-01 household_details name=Teasel
        2017-03-01 carer_voice about=respect words=Asked_long_ago
        2017-03-02 carer_voice about=money words=Over_and_done answered=2017-03-05",
    );
    child(
        &roll,
        "SC1",
        "Siskin",
        "2018-01-01 placed_with household=One until=2018-06-01
        2018-01-02 shared_with_carers household=One parts=care
        2018-06-01 placed_with household=Two",
    );
    let page = get(&app, &homes, "/carers").await.html;
    assert!(page.contains("Asked_long_ago") && !page.contains("Over_and_done"), "{page}");
    assert!(page.contains("Siskin") && page.contains("Nobody wrote it down"), "{page}");
}

#[tokio::test]
async fn a_home_that_ended_is_seen_by_nobody_again() {
    let roll = roll();
    say(
        &roll,
        &Subject::home("KE1"),
        "home1",
        "2017-01-10 home_details sort=childrens_home name=Bramble until=2018-01-01",
    );
    let app = app(&roll);
    let homes = people().of_role(access::Role::Placements)[0].id.to_string();
    let page = get(&app, &homes, "/quality-visits").await.html;
    assert!(!page.contains("Bramble"), "{page}");
}

#[tokio::test]
async fn the_figure_of_stability_beside_guardianship_is_the_figure_itself() {
    let roll = roll();
    // With one carer since 2016, and another house of the same carer since 2018: that breaks no stability.
    let story = "2010-05-04 born\n2016-01-09 start\n2016-01-09 status C2\n2016-01-09 lives U6 AB1\n\
        2018-06-01 lives U6 AB2 same";
    say(&roll, &Subject::child("IS1"), "begun", story);
    // With others since 2018: long in care, and not long with them.
    say(&roll, &Subject::child("IS2"), "begun", &story.replace(" same", ""));
    let cohort = roll.cohort(calendar::Moment::END_OF_TIME);
    let (mut counts, mut long) = (0, 0);
    for child in &cohort.children {
        use indicators::placements::long_term_stability::{Carer, judge};
        let on = child.on(crate::support::today());
        let told = judge(&on, Carer::Same);
        if on.looked_after() {
            counts += usize::from(matches!(told, indicators::Verdict::In | indicators::Verdict::Out));
            long += usize::from(told == indicators::Verdict::In);
        }
    }
    assert!(long > 0 && counts > long);
    let page = get(&app(&roll), "head", "/instead-of-long-term-care").await.html;
    let row = page.split("Children in care today").nth(1).unwrap();
    let row = row.split("</tr>").next().unwrap();
    for number in [long, counts] {
        assert!(row.contains(&format!(">{number}<")), "{number}: {row}");
    }
}

#[tokio::test]
async fn all_panels_stand_in_one_place() {
    let roll = roll();
    child(&roll, "AP1", "Tansy", "2018-10-01 plo_panel_asked what=begin sitting=2018-11-30");
    let app = app(&roll);
    let page = get(&app, "manager", "/panels").await.html;
    assert!(page.contains("href=\"/plo-panel\"") && page.contains("1 child is before the panel"), "{page}");
    assert!(page.contains("href=\"/placement-panel\""), "{page}");
    for panel in ["/plo-panel", "/placement-panel"] {
        assert!(get(&app, "manager", panel).await.html.contains("href=\"/panels\""), "{panel}");
    }
    // Each reader has those that are open to them, and nothing of the others.
    let homes = people().of_role(access::Role::Placements)[0].id.to_string();
    let page = get(&app, &homes, "/panels").await.html;
    assert!(page.contains("href=\"/placement-panel\"") && !page.contains("plo-panel"), "{page}");
}

#[tokio::test]
async fn what_was_due_on_the_last_day_of_the_year_belongs_to_it() {
    let (roll, app, homes) = crate::homes::everything();
    // The invented authority of these tests says nothing of reviews: its clocks would be silent.
    let kept = serde_json::json!({ "since": "2016-01-01", "kinds": ["foster_carer_review"] });
    let kept = (records::kind("record_kept").unwrap().read)(kept.to_string().as_bytes()).unwrap();
    crate::support::keep(&roll, &[crate::support::said(Subject::authority("Z99"), "kept0001", kept)]);
    let mut years = Vec::new();
    for (household, since) in [("Last", "2017-03-31"), ("First", "2017-04-01")] {
        // A first review of approval is due a year after it.
        let story = format!("{since} fostering_approval\n{since} household_details name={household}");
        let subject = Subject::carer_household(household);
        let before = due(&get(&app, &homes, "/fostering-year?year=2018").await.html);
        say(&roll, &subject, &format!("h{household}"), &story);
        years.push(due(&get(&app, &homes, "/fostering-year?year=2018").await.html) - before);
    }
    assert_eq!(years, [1, 0], "due on 31 March 2018, and on 1 April");
}

/// How many first reviews of approval were due in the year.
fn due(html: &str) -> i32 {
    let table = html.split("Done in time").last().unwrap();
    let Some(row) = table.split("<tr").find(|row| row.contains("First review of approval")) else { return 0 };
    let cell = row.split("<td").nth(1).unwrap().split('>').nth(1).unwrap();
    cell.split('<').next().unwrap().trim().parse().unwrap()
}
