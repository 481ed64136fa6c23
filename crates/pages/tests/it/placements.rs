//! Where children live, through the whole stack: notice, what may not last, and the register that nobody can miss.

use access::Role;
use axum::http::StatusCode;
use calendar::{Day, Moment};
use records::fostering::ApprovalTerms;
use records::placements::{
    BoughtHow, NoticeBy, NoticeToEnd, PlacementCondition, PlacementConditions, PlacementTerms,
};
use records::{Money, Record, Subject};
use roll::Roll;
use std::sync::Arc;

use pages::Rooms;

use crate::support::{app, app_of, get, hidden, keep, people, post, roll, rooms, today};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// Two children in care whom the manager sees, by number.
fn two(roll: &Roll) -> [String; 2] {
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let people = people();
    let mut found = cohort.children.iter().filter(|child| {
        let held = child.allocations.iter().rfind(|held| held.until.is_none_or(|until| until > today()));
        child.on(today()).looked_after() && held.is_some_and(|held| people.person(&held.worker).is_some())
    });
    [found.next().unwrap().child.to_string(), found.next().unwrap().child.to_string()]
}

fn said(roll: &Roll, child: &str, id: &str, record: impl Record) {
    keep(roll, &[crate::support::said(Subject::child(child), id, Arc::new(record))]);
}

#[tokio::test]
async fn notice_is_given_and_the_tracker_says_so() {
    let roll = roll();
    let app = app(&roll);
    let [child, other] = two(&roll);
    let list = get(&app, "manager", "/placements").await;
    assert_eq!(list.status, StatusCode::OK);
    assert!(list.html.contains("for 0 notice was given"), "{}", list.html);
    let form = format!("/child/{child}/record/notice_to_end");
    let record = hidden(&get(&app, "manager", &form).await.html, "~record");
    let send = async |leave: &str| {
        let fields = [
            ("~record", record.as_str()),
            ("day", "2018-11-01"),
            ("by", "carer"),
            ("words", "They are <worn> out"),
            ("leave_by", leave),
        ];
        post(&app, "manager", &form, &fields).await
    };
    let refused = send("2018-10-01").await;
    assert!(refused.html.contains("Say a day that is not before the notice"), "{}", refused.html);
    let kept = refused.html.contains("They are ") && !refused.html.contains("<worn>");
    assert!(kept, "what was typed is kept, as text: {}", refused.html);
    assert_eq!(send("2018-11-29").await.status, StatusCode::SEE_OTHER);
    let list = get(&app, "manager", "/placements?sign=notice").await;
    assert!(
        list.html.contains("1 placement: of 1 something says that it may not last, for 1 notice"),
        "{}",
        list.html
    );
    assert!(list.html.contains("Notice was given on 1 November 2018, to leave by 29 November 2018"));
    let page = get(&app, "manager", &format!("/child/{child}/placement")).await;
    assert!(page.html.contains("Notice was given on 1 November 2018"), "{}", page.html);
    let page = get(&app, "manager", &format!("/child/{other}/placement")).await;
    assert!(!page.html.contains("Notice was given on"), "nobody else’s");
    let file = get(&app, "manager", "/placements.csv?sign=notice").await;
    assert!(file.html.contains(&child) && file.html.contains("notice"), "{}", file.html);
    // Those to whom no child is open see nobody, and no list.
    for who in ["performance", "panel", "advocate"] {
        let came = get(&app, who, "/placements").await;
        assert_ne!(came.status, StatusCode::OK, "{who}");
        assert!(!came.html.contains(&child), "{who}");
    }
}

#[tokio::test]
async fn an_arrangement_that_is_not_registered_cannot_be_missed() {
    let roll = roll();
    let app = app(&roll);
    let [child, _] = two(&roll);
    assert!(!get(&app, "head", "/report").await.html.contains("not registered"));
    let none = get(&app, "head", "/unregistered").await;
    assert!(none.html.contains("none was on any day of the last twelve months"), "{}", none.html);
    let what = vec![PlacementCondition::Unregistered];
    said(
        &roll,
        &child,
        "cond0000",
        PlacementConditions { since: day("2018-10-25"), until: None, what, notes: None },
    );
    let list = get(&app, "head", "/unregistered").await;
    for says in [
        "1 arrangement is in the register today",
        "the director was not told",
        "Ofsted was not told",
        "Overdue: next by 1 November 2018",
    ] {
        assert!(list.html.contains(says), "{says}: {}", list.html);
    }
    for at in ["/team".to_owned(), "/placements".to_owned()] {
        let page = get(&app, "manager", &at).await;
        assert!(
            page.html.contains("1 child is today in an arrangement that is not registered"),
            "{at}: {}",
            page.html
        );
    }
    // Where the day of each begins, and where lists begin.
    for (who, at) in
        [("head", "/report"), ("head", "/trackers"), ("manager", "/trackers"), ("placements", "/homes-work")]
    {
        let page = get(&app, who, at).await.html;
        assert!(
            page.contains("1 child is today in an arrangement that is not registered"),
            "{who} {at}: {page}"
        );
    }
    // To whom no list of placements is open it says nothing.
    for (who, at) in [("panel", "/report"), ("performance", "/report")] {
        let page = get(&app, who, at).await.html;
        assert!(!page.contains("arrangement that is not registered"), "{who} {at}: {page}");
    }
    let page = get(&app, "manager", &format!("/child/{child}")).await;
    assert!(
        page.html.contains("Lives in a children’s home that is not registered, for 12 days so far"),
        "{}",
        page.html
    );
    // A look is offered to those who may write it down, a step to whoever finds homes.
    assert!(list.html.contains("A look at it") && list.html.contains("A step"), "{}", list.html);
    let finds = get(&app, "placements", "/unregistered").await.html;
    assert!(!finds.contains("A look at it") && finds.contains("A step"), "{finds}");
    // A step and a look: what was missing is less.
    for (kind, fields) in [
        ("arrangement_step", vec![("what", "director_told"), ("words", "Agreed for the night")]),
        ("management_oversight", vec![("level", "senior"), ("text", "Seen; safe for now")]),
    ] {
        let form = format!("/child/{child}/record/{kind}");
        let record = hidden(&get(&app, "manager", &form).await.html, "~record");
        let mut all = vec![("~record", record.as_str()), ("day", "2018-11-05"), ("supervised", "no")];
        all.extend(fields);
        let came = post(&app, "manager", &form, &all).await;
        assert_eq!(came.status, StatusCode::SEE_OTHER, "{kind}: {}", came.html);
    }
    let list = get(&app, "head", "/unregistered").await;
    assert!(
        !list.html.contains("the director was not told") && list.html.contains("next by 12 November 2018")
    );
    let file = get(&app, "head", "/unregistered.csv").await;
    assert!(file.html.contains("2018-10-25") && file.html.contains("Ofsted was not told"), "{}", file.html);
}

#[tokio::test]
async fn the_type_of_a_placement_is_enough_to_be_in_the_register() {
    let roll = roll();
    let app = app(&roll);
    let [child, _] = two(&roll);
    let lives = timeline::history::facts("2018-10-25 lives Z1 AB9").unwrap();
    for (nth, fact) in lives.into_iter().enumerate() {
        keep(&roll, &[crate::support::said(Subject::child(&child), &format!("live{nth:04}"), fact.record)]);
    }
    let list = get(&app, "head", "/unregistered").await.html;
    for part in ["another sort of placement, registration not checked", "/record/registration_check"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    let first = get(&app, "head", "/report").await.html;
    assert!(first.contains("Of 1 child nobody has checked that the arrangement is registered"), "{first}");
    let checked = timeline::history::facts("2018-10-30 registration_check registered").unwrap();
    let checked = checked.into_iter().next().unwrap().record;
    keep(&roll, &[crate::support::said(Subject::child(&child), "chec0000", checked)]);
    assert!(!get(&app, "head", "/report").await.html.contains("nobody has checked"));
}

#[tokio::test]
async fn what_a_placement_costs_is_told_to_those_who_buy_and_answer_for_it() {
    let roll = roll();
    let app = app(&roll);
    let [child, _] = two(&roll);
    said(
        &roll,
        &child,
        "term0000",
        PlacementTerms {
            since: day("2018-10-01"),
            until: None,
            provider: None,
            how: BoughtHow::Spot,
            a_week: Some(Money::pence(543_200)),
            shared: None,
            contract: None,
            review_by: None,
        },
    );
    let by = NoticeBy::Carer;
    let words = "No".to_owned();
    let (reason, views, leave_by, stays) = (None, None, None, None);
    said(
        &roll,
        &child,
        "note0000",
        NoticeToEnd { day: day("2018-11-01"), by, reason, words, views, leave_by, stays },
    );
    let worker = {
        let cohort = roll.cohort(Moment::END_OF_TIME);
        let timeline = cohort.child(&child).unwrap();
        timeline.allocations.last().unwrap().worker.to_string()
    };
    let people = people();
    for (who, told) in [("manager", true), ("placements", true), (worker.as_str(), false)] {
        let Some(person) = people.person(who) else { panic!("{who} is nobody") };
        let list = get(&app, who, "/placements?sign=notice").await;
        assert_eq!(list.html.contains("5,432"), told, "{who} ({:?})", person.role);
        let page = get(&app, who, &format!("/child/{child}/placement")).await;
        assert_eq!(page.status, StatusCode::OK, "{who}");
        assert_eq!(page.html.contains("5,432"), told, "{who}");
    }
    assert_eq!(people.person("placements").unwrap().role, Role::Placements);
    let first = get(&app, "placements", "/").await;
    assert_eq!(first.next, "/homes-work", "where their day begins");
}

/// What cannot be beside the rest of the record is told at entry with the way on, also where a record is put right.
#[tokio::test]
async fn two_homes_at_once_and_a_full_household_are_told_at_entry() {
    let roll = roll();
    let app = app(&roll);
    let [child, _] = two(&roll);
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let open = |until: Option<Day>| until.is_none_or(|until| until > today());
    let full =
        cohort.households.iter().find(|each| each.approvals.iter().any(|approval| open(approval.until)));
    let full = full.unwrap();
    let none = r#"{"since": "2018-01-01", "children": 0}"#;
    let terms: ApprovalTerms = serde_json::from_str(none).unwrap();
    keep(&roll, &[crate::support::said(Subject::carer_household(&full.id), "terms0000", Arc::new(terms))]);
    let at = format!("/child/{child}/record/placed_with");
    let today = today().to_string();
    // The household, whether for a short while, and what is told; nothing where it is recorded.
    for (household, respite, told) in [
        (&*full.id, "no", "Full: "),
        ("NOBODY1", "no", "No approval of this household stands on"),
        (&*full.id, "yes", ""),
    ] {
        let record = hidden(&get(&app, "head", &at).await.html, "~record");
        let sent =
            [("~record", &*record), ("since", &*today), ("household", household), ("respite", respite)];
        let came = post(&app, "head", &at, &sent).await;
        let status = if told.is_empty() { StatusCode::SEE_OTHER } else { StatusCode::UNPROCESSABLE_ENTITY };
        assert_eq!(came.status, status, "{household}: {}", came.html);
        assert!(came.html.contains(told), "{household}: {}", came.html);
    }
}

#[tokio::test]
async fn how_far_from_home_is_told_where_a_directory_is_kept_and_not_known_otherwise() {
    let roll = roll();
    let app = app(&roll);
    let list = get(&app, "manager", "/placements").await.html;
    assert!(list.contains("how far from home is not known here"), "{list}");
    let mut places = ssda903::rules::Postcodes::new();
    for place in simulate::postcodes("Z99") {
        assert!(places.add(&place.postcode, "", &place.authority, place.east, place.north));
    }
    let postcodes = Some(Arc::new(places));
    let app = app_of(Rooms { postcodes, ..rooms(&roll) });
    let list = get(&app, "manager", "/placements").await.html;
    assert!(
        !list.contains("how far from home is not known here") && list.contains("over 20 miles"),
        "{list}"
    );
    let file = get(&app, "manager", "/placements.csv").await.html;
    let cells: Vec<Vec<&str>> = file.lines().map(|line| line.split(',').collect()).collect();
    let at = |name: &str| cells[0].iter().position(|cell| *cell == name).unwrap();
    let (miles, lies, out) = (at("miles_from_home"), at("lies_in"), at("out_of_area"));
    let known: Vec<f64> = cells[1..].iter().filter_map(|row| row[miles].parse().ok()).collect();
    assert!(known.len() > 3 && known.iter().all(|miles| (0.0..90.0).contains(miles)), "{known:?}");
    assert!(cells[1..].iter().any(|row| row[lies] == "this authority"));
    let elsewhere: Vec<_> =
        cells[1..].iter().filter(|row| row[lies].starts_with("another authority")).collect();
    assert!(!elsewhere.is_empty() && elsewhere.iter().all(|row| row[out] == "yes"), "{file}");
    let far = get(&app, "manager", "/placements.csv?sign=far").await.html;
    assert_eq!(far.lines().count() - 1, known.iter().filter(|miles| **miles > 20.0).count());
    let page = get(&app, "manager", &format!("/child/{}/placement", elsewhere[0][0])).await.html;
    assert!(page.contains("another authority (Z0") && page.contains("as the crow flies"), "{page}");
}
