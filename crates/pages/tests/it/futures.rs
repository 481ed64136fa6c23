//! Permanence, the court and adoption through the whole stack: lists that add up, cut to what each may see; one child's way;
//! what cannot be so is refused with the way on.

use std::sync::Arc;

use crate::support::{app, get, hidden, keep, people, post, roll, said};
use access::Role;
use axum::http::StatusCode;
use records::governance::{ClosedBecause, RecordClosed};
use records::workforce::SocialWorkerAllocation;
use records::{Change, Subject};
use roll::Roll;
use timeline::history;

/// The social worker of the children of these tests, in the manager's team.
fn worker() -> String {
    people().of_role(Role::SocialWorker)[0].id.to_string()
}

/// A child of this history, with a name and a worker; closed since a day, where one is given.
fn child(roll: &Roll, id: &str, given: &str, story: &str, closed: Option<&str>) {
    let subject = Subject::child(id);
    let mut changes: Vec<Change> = history::facts(story)
        .unwrap()
        .into_iter()
        .enumerate()
        .map(|(nth, fact)| said(subject.clone(), &format!("fact{nth:04}"), fact.record))
        .collect();
    let day = |text: &str| text.parse().unwrap();
    let since = day("2016-01-10");
    let name = records::coming_into_care::ChildName {
        since,
        given: given.to_owned(),
        family: Some("Invented".to_owned()),
        known_as: None,
    };
    changes.push(said(subject.clone(), "name0000", Arc::new(name)));
    let held = SocialWorkerAllocation { since, until: None, worker: worker(), because: None };
    changes.push(said(subject.clone(), "sw000000", Arc::new(held)));
    if let Some(closed) = closed {
        let because = ClosedBecause::Adoption;
        let record = RecordClosed { since: day(closed), until: None, because, open_to: Vec::new(), by: None };
        changes.push(said(subject, "closed00", Arc::new(record)));
    }
    keep(roll, &changes);
}

const CARE: &str = "2012-05-04 born\n2017-01-09 start\n2017-01-09 status C2\n2017-01-09 lives U6 AB1\n";
const ADOPTION: &str = "2015-05-04 born\n2016-09-05 start\n2016-09-05 status C1\n2016-09-05 lives U6 AB1\n\
    2017-03-06 decision\n2017-06-05 status E1\n";

/// A child who drifts, one looked after without consent, one for whom a family is looked for, and one who was adopted and
/// whose record is closed.
fn children(roll: &Roll) {
    let drifts = format!(
        "{CARE}2018-02-05 permanence_plan route=home parallel=guardianship decide_by=2018-06-04\n\
         2018-05-14 permanence_step what=assessment cause=capacity\n\
         2018-02-05 relationship name=Fern relation=grandmother"
    );
    child(roll, "P1", "Linnet", &drifts, None);
    let panel = format!(
        "{CARE}2018-02-05 permanence_plan route=long_term_fostering endorsed_by=Panel\n\
         2018-10-01 permanence_step what=panel planned=2018-11-12"
    );
    child(roll, "P2", "Robin", &panel, None);
    child(roll, "S1", "Tansy", &CARE.replace("C2", "V2"), None);
    child(roll, "A8", "Borage", ADOPTION, None);
    let adopted =
        format!("{ADOPTION}2017-10-02 matched 2017-03-06\n2017-11-06 lives A6 CD2\n2018-10-15 end E12");
    child(roll, "A9", "Saffron", &adopted, Some("2018-10-15"));
}

#[tokio::test]
async fn the_tracker_says_what_each_child_waits_for_and_why() {
    let roll = roll();
    children(&roll);
    let app = app(&roll);
    let came = get(&app, "manager", "/permanence").await;
    assert_eq!(came.status, StatusCode::OK);
    for says in [
        "Linnet",
        "Twin tracking",
        "Assessment of going home",
        "Nobody to do it",
        "Everybody in care",
        "What delays",
    ] {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let chosen = get(&app, "manager", "/permanence?state=twin&route=home&cause=capacity").await.html;
    let list = chosen.split("How far children are").next().unwrap().to_owned();
    assert!(list.contains("Linnet") && !list.contains("Robin"));
    let file = get(&app, "manager", "/permanence.csv?state=twin").await.html;
    assert!(file.contains("P1,Linnet Invented") && !file.contains("P2"), "{file}");
    // Whoever does not work with the child has no row of them; whoever's work is a part of the record has no such list.
    for nobody in ["placements", "nurse", "school", "advocate"] {
        assert_eq!(get(&app, nobody, "/permanence").await.status, StatusCode::FORBIDDEN, "{nobody}");
    }
    let panels = get(&app, "manager", "/permanence?view=panels").await.html;
    // The panel is on 12 November: the papers were due on 29 October.
    for says in ["Robin", "12 November 2018", "29 October 2018", "Late by 7 days"] {
        assert!(panels.contains(says), "{says}: {panels}");
    }
    let matches = get(&app, "manager", "/permanence?view=matches").await.html;
    assert!(matches.contains("Panel set") && matches.contains("9 July 2018"), "{matches}");
}

#[tokio::test]
async fn a_figure_says_how_many_of_those_it_counts_are_closed() {
    let roll = roll();
    children(&roll);
    let app = app(&roll);
    let says = "1 child that it counts is not listed: an adoption order, or who decides about the record, has closed it";
    for (month, closed) in [("2018-08", false), ("2018-09", true)] {
        let page = get(&app, "performance", &format!("/figures/10.2?month={month}")).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.html);
        assert_eq!(page.html.contains(says), closed, "{month}: {}", page.html);
        assert!(!page.html.contains("Saffron"), "{month}");
    }
}

#[tokio::test]
async fn nobody_falls_out_of_a_cohort() {
    let roll = roll();
    children(&roll);
    let set = history::facts(
        "2018-06-04 permanence_cohort name=Homewards criteria=Orders frozen=2018-07-02 questions.0.question=Why?",
    );
    let set = set.unwrap().remove(0).record;
    keep(&roll, &[said(Subject::authority("Z99"), "cohort00", set)]);
    let member = |id: &str, story: &str| {
        let fact = history::facts(story).unwrap().remove(0);
        keep(&roll, &[said(Subject::child(id), "memb0000", fact.record)]);
    };
    member("P1", "2018-06-11 cohort_member cohort=Homewards");
    member("P2", "2018-06-11 cohort_member cohort=Homewards left=2018-10-01 outcome=long_term_match");
    member("S1", "2018-09-11 cohort_member cohort=Homewards");
    let app = app(&roll);
    let list = get(&app, "manager", "/permanence?view=cohorts").await.html;
    assert!(list.contains("Homewards"), "{list}");
    let one = get(&app, "manager", "/permanence/cohorts/cohort00").await;
    assert_eq!(one.status, StatusCode::OK, "{}", one.html);
    for says in [
        "2 children are counted",
        "Matched for the long term",
        "joined later",
        "1 child joined",
        "Why?",
        "Not asked yet",
    ] {
        assert!(one.html.contains(says), "{says}: {}", one.html);
    }
    let file = get(&app, "manager", "/permanence/cohorts/cohort00/file.csv").await.html;
    assert!(file.contains("P2,Robin Invented"), "{file}");
    assert_eq!(get(&app, "manager", "/permanence/cohorts/nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_court_and_what_comes_before_it() {
    let roll = roll();
    children(&roll);
    let before = format!(
        "{}2018-09-03 pre_proceedings meeting=2018-09-17\n2018-09-03 relationship name=Ash relation=aunt",
        CARE.replace("C2", "V2")
    );
    child(&roll, "B1", "Starling", &before, None);
    let court =
        format!("{CARE}2018-03-05 care_proceedings issued=2018-03-05 final_hearing=2018-12-03 cause=court");
    child(&roll, "C1", "Swift", &court, None);
    let app = app(&roll);
    let came = get(&app, "manager", "/court").await;
    assert_eq!(came.status, StatusCode::OK);
    // Reviewed by the eighth week, which ended on 29 October.
    for says in [
        "Starling",
        "Family met, assessing",
        "29 October 2018",
        "0 of 1",
        "1 child is in pre-proceedings, 1 with",
    ] {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let came = get(&app, "manager", "/court?view=proceedings").await.html;
    for says in ["Swift", "Final hearing", "63 days over", "The court: a hearing"] {
        assert!(came.contains(says), "{says}: {came}");
    }
    let came = get(&app, "manager", "/court?view=section-20").await.html;
    assert!(came.contains("Tansy") && came.contains("No consent recorded"), "{came}");
    let file = get(&app, "manager", "/court.csv?view=section-20").await.html;
    assert!(file.contains("S1,Tansy Invented"), "{file}");
    let home = get(&app, "manager", "/court?view=home").await.html;
    assert!(home.contains("Linnet") && home.contains("Considered"), "{home}");
    for view in ["came-back", "unborn", "no-such-view"] {
        assert_eq!(
            get(&app, "manager", &format!("/court?view={view}")).await.status,
            StatusCode::OK,
            "{view}"
        );
    }
    assert_eq!(get(&app, "placements", "/court").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn adoption_is_for_those_who_find_families_and_an_adopted_child_is_closed() {
    let roll = roll();
    children(&roll);
    let app = app(&roll);
    for who in ["placements", "manager", "head"] {
        let came = get(&app, who, "/adoption").await;
        assert_eq!(came.status, StatusCode::OK, "{who}");
        for says in ["Borage", "Family finding", "Link with adopters", "How many children are at each stage"]
        {
            assert!(came.html.contains(says), "{who}, {says}: {}", came.html);
        }
        let score = get(&app, who, "/adoption?view=scorecard").await.html;
        assert!(!score.contains("Saffron") || who == "head", "{who}: {score}");
    }
    for nobody in ["nurse", "school", "advocate"] {
        assert_eq!(get(&app, nobody, "/adoption").await.status, StatusCode::FORBIDDEN, "{nobody}");
    }
    // The means are everybody's; a child whose record is closed is counted and not named.
    let score = get(&app, "placements", "/adoption?view=scorecard").await.html;
    for says in ["in these means and not in the list", "A10", "Threshold", "426 days"] {
        assert!(score.contains(says), "{says}: {score}");
    }
    let year = get(&app, "placements", "/adoption?view=year").await.html;
    assert!(year.contains("Borage") && year.contains("the child does not live with adopters yet"), "{year}");
    for view in ["adopters", "after"] {
        assert_eq!(
            get(&app, "placements", &format!("/adoption?view={view}")).await.status,
            StatusCode::OK,
            "{view}"
        );
        assert_eq!(
            get(&app, "placements", &format!("/adoption.csv?view={view}")).await.status,
            StatusCode::OK
        );
    }
    // A social worker reads no list of households.
    let own = get(&app, &worker(), "/adoption?view=adopters").await.html;
    assert!(!own.contains("Households at each stage"), "{own}");
    assert_eq!(get(&app, "placements", "/child/A9/permanence").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_was_assessed_of_family_time_is_shown_to_those_who_follow_the_plan() {
    let roll = roll();
    children(&roll);
    let told = format!(
        "{CARE}2018-02-05 permanence_plan route=home\n\
         2018-03-05 family_time_assessment with=Marigold recommended=Fortnightly safety=Supervised views=More\n\
         2018-10-05 family_time with=Marigold happened=no how=together why_not=Weather"
    );
    child(&roll, "F1", "Plover", &told, None);
    let app = app(&roll);
    let page = get(&app, &worker(), "/child/F1/permanence").await.html;
    for says in ["Family time", "Marigold", "Fortnightly", "Supervised", "More", "It did not happen: Weather"]
    {
        assert!(page.contains(says), "{says}: {page}");
    }
    assert!(!get(&app, "placements", "/child/F1/permanence").await.html.contains("Marigold"));
}

#[tokio::test]
async fn one_childs_way_shows_each_what_is_theirs() {
    let roll = roll();
    children(&roll);
    let app = app(&roll);
    let came = get(&app, &worker(), "/child/P1/permanence").await;
    assert_eq!(came.status, StatusCode::OK);
    for says in [
        "Twin tracking",
        "To be decided by 4 June 2018",
        "If that does not work",
        "Fern (grandmother): nobody has asked",
        "Nobody to do it",
        "Record a step, or what delays it",
    ] {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    // The family finder sees adoption, and nothing of the plan.
    let found = get(&app, "placements", "/child/A8/permanence").await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(found.html.contains("Family finding") && !found.html.contains("Where the child will grow up"));
    // As it was known before it was decided.
    let before = get(&app, &worker(), "/child/A8/permanence?known=2016-12-31").await;
    assert!(!before.html.contains("Decided that the child should be placed"), "{}", before.html);
}

#[tokio::test]
async fn what_cannot_be_so_is_refused_with_the_way_on() {
    let roll = roll();
    children(&roll);
    let app = app(&roll);
    let send = async |child: &str, kind: &str, fields: &[(&str, &str)]| {
        let at = format!("/child/{child}/record/{kind}");
        let record = hidden(&get(&app, &worker(), &at).await.html, "~record");
        let mut all = vec![("~record", record.as_str())];
        all.extend(fields);
        post(&app, &worker(), &at, &all).await
    };
    let order = send("A8", "adoption_step", &[("day", "2018-10-01"), ("what", "order_made")]).await;
    assert_eq!(order.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(order.html.contains("Record the placement first (types A3 to A6)"), "{}", order.html);
    let matched = send("P1", "adoption_match", &[("year", "2019"), ("matched", "2018-10-01")]).await;
    assert_eq!(matched.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(matched.html.contains("Record the decision first"), "{}", matched.html);
    let step = send("P1", "permanence_step", &[("day", "2018-10-01"), ("what", "panel")]).await;
    assert!(step.html.contains("Say for which day it is planned"), "{}", step.html);
    let step = [("day", "2018-10-01"), ("what", "panel"), ("planned", "2018-11-12"), ("cause", "panel")];
    let came = send("P1", "permanence_step", &step).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
}

/// A sitting of a panel, set by the authority.
fn sitting(roll: &Roll, id: &str, payload: serde_json::Value) {
    let kind = records::kind("panel_sitting").unwrap();
    let record = (kind.read)(payload.to_string().as_bytes()).unwrap();
    keep(roll, &[said(Subject::authority("Z99"), id, record)]);
}

#[tokio::test]
async fn an_agenda_is_drawn_from_what_waits_for_the_panel() {
    let roll = roll();
    children(&roll);
    sitting(
        &roll,
        "sit00001",
        serde_json::json!({ "day": "2018-11-12", "panel": "permanence", "chair": "Hazel" }),
    );
    sitting(&roll, "sit00002", serde_json::json!({ "day": "2018-11-14", "panel": "fostering", "places": 1 }));
    sitting(&roll, "sit00003", serde_json::json!({ "day": "2018-12-12", "panel": "fostering", "places": 1 }));
    sitting(
        &roll,
        "sit00004",
        serde_json::json!({ "day": "2018-10-10", "panel": "fostering", "members": 4 }),
    );
    let household = |name: &str, ended: &str, more: &str| {
        let text = format!(
            "2018-01-10 fostering_application applied=2018-02-01 stage_1_ended=2018-03-01 stage_2_started=2018-03-02 \
             stage_2_ended={ended}{more}"
        );
        let facts = history::facts(&text).unwrap();
        let changes: Vec<Change> = facts
            .into_iter()
            .map(|fact| said(Subject::carer_household(name), "appl0000", fact.record))
            .collect();
        keep(&roll, &changes);
    };
    household("Birch", "2018-10-01", "");
    household("Cedar", "2018-10-15", "");
    household("Rowan", "2018-10-20", "");
    household("Larch", "2018-09-20", " to_panel=2018-10-10 outcome=approved closed=2018-10-15");
    let app = app(&roll);
    let came = get(&app, "placements", "/panels").await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    for says in [
        "/panels/sit00002",
        "Fostering panel: 1 item waits with no sitting to go to",
        "fewer than the 5",
        "not open to you",
    ] {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let agenda = async |who: &str, which: &str| get(&app, who, &format!("/panels/{which}")).await.html;
    // In the order in which they waited, as far as there is time.
    let (first, second) = (agenda("placements", "sit00002").await, agenda("placements", "sit00003").await);
    assert!(first.contains("Birch") && !first.contains("Cedar"), "{first}");
    assert!(second.contains("Cedar") && !second.contains("Birch") && !second.contains("Rowan"), "{second}");
    let sat = agenda("placements", "sit00004").await;
    assert!(sat.contains("Larch") && sat.contains("Approved") && !sat.contains("Birch"), "{sat}");
    // The permanence panel: the child whose day is set, for those to whom the record is open.
    let permanence = agenda("manager", "sit00001").await;
    assert!(permanence.contains("Robin Invented") && permanence.contains("Hazel"), "{permanence}");
    assert!(permanence.contains("Late by 7 days"), "papers were due two weeks before: {permanence}");
    let hidden = agenda("placements", "sit00001").await;
    assert!(!hidden.contains("Robin") && hidden.contains("not open to you"), "{hidden}");
    let hidden = agenda("manager", "sit00002").await;
    assert!(!hidden.contains("Birch") && hidden.contains("not open to you"), "{hidden}");
    let file = get(&app, "head", "/panels.csv").await.html;
    assert!(file.contains("2018-11-14,fostering,Approval as foster carers,Birch,2018-10-01"), "{file}");
    assert_eq!(get(&app, "head", "/panels/nothing0").await.status, StatusCode::NOT_FOUND);
    for who in ["advocate", "panel", "young"] {
        assert_ne!(get(&app, who, "/panels").await.status, StatusCode::OK, "{who}");
    }
}

#[tokio::test]
async fn who_is_privately_fostered_is_listed_with_the_next_visit() {
    let roll = roll();
    // The invented authority of these tests says that it records neither: its clocks would be silent.
    let kept = serde_json::json!({
        "since": "2018-01-01", "kinds": ["private_fostering", "private_fostering_visit"]
    });
    let kept = (records::kind("record_kept").unwrap().read)(kept.to_string().as_bytes()).unwrap();
    keep(&roll, &[said(Subject::authority("Z99"), "kept0001", kept)]);
    let known = "2010-05-04 born\n2018-09-03 private_fostering aware=2018-09-05 carer=Fernlea";
    child(&roll, "F1", "Teal", known, None);
    let seen = "2010-05-04 born\n2018-09-03 private_fostering aware=2018-09-05 notified=2018-09-05\n\
                2018-09-10 private_fostering_visit seen suitable=no\n2018-10-20 private_fostering_visit seen";
    child(&roll, "F2", "Wigeon", seen, None);
    let app = app(&roll);
    let came = get(&app, "manager", "/private-fostering").await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    for says in [
        "2 children live with somebody else",
        "1 not seen in time",
        "Teal Invented",
        "nobody told us",
        "14 September 2018",
    ] {
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let file = get(&app, "manager", "/private-fostering.csv").await.html;
    let row = file.lines().find(|line| line.starts_with("F2")).unwrap();
    assert!(row.contains("2018-09-10") && row.contains("2018-12-01") && row.contains(",No,"), "{row}");
    for who in ["placements", "panel", "advocate"] {
        let came = get(&app, who, "/private-fostering").await;
        assert!(came.status != StatusCode::OK && !came.html.contains("Teal"), "{who}");
    }
}

#[tokio::test]
async fn the_scorecard_is_told_by_agency_and_adds_up() {
    let roll = roll();
    children(&roll);
    let handed = "2018-02-05 adoption_agency agency=Mere+Adoption until=2018-06-01\n2018-06-01 adoption_agency agency=Fell";
    let handed = handed.replace('+', "_");
    for (nth, fact) in history::facts(&handed).unwrap().into_iter().enumerate() {
        keep(&roll, &[said(Subject::child("A8"), &format!("agency0{nth}"), fact.record)]);
    }
    let adopted = format!(
        "{ADOPTION}2017-10-02 matched 2017-03-06\n2017-11-06 lives A6 CD2\n2018-10-15 end E12\n\
                           2017-05-01 adoption_agency agency=Mere"
    );
    child(&roll, "A7", "Sorrel", &adopted, None);
    let app = app(&roll);
    let list = get(&app, "manager", "/adoption.csv").await.html;
    let row = list.lines().find(|line| line.starts_with("A8")).unwrap();
    assert!(row.contains("Fell,2018-06-01"), "the agency of today: {row}");
    let page = get(&app, "head", "/adoption?view=scorecard").await.html;
    assert!(page.contains("By agency") && page.contains(">Mere<"), "{page}");
    assert!(page.contains("The authority itself, or not recorded"), "{page}");
    let file = get(&app, "head", "/adoption.csv?view=scorecard").await.html;
    // The record of an adopted child is closed of itself: the days stand there, and no name or number.
    let row = file.lines().find(|line| line.ends_with(",Mere")).unwrap();
    assert!(row.starts_with("Record closed,") && row.contains("2018-10-15"), "{row}");
    assert!(!file.contains("Sorrel") && !file.contains("A7") && !page.contains("Sorrel"), "{file}");
    assert!(page.contains("in the list below without a name"), "{page}");
    assert!(page.contains("427 days, over 426"), "told by more than a colour: {page}");
    let (year, after) = (
        get(&app, "head", "/adoption?view=year").await.html,
        get(&app, "head", "/adoption?view=after").await.html,
    );
    let made = format!("{} made", file.lines().filter(|line| line.contains("2018-")).count());
    assert!(year.contains(&made) && !year.contains("Sorrel"), "{made}: {year}");
    assert!(after.contains("adopted in the last two years") && after.contains("Record closed"), "{after}");
    // Who does not answer for all children is told nothing of them, one by one.
    for who in ["manager", "placements", &worker()] {
        let theirs = get(&app, who, "/adoption.csv?view=scorecard").await.html;
        assert!(!theirs.contains("Record closed"), "{who}: {theirs}");
    }
}
