//! Homes through the whole stack, as a placement officer finds them; and what others do not see.

use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use journal::Batch;
use records::placements::MatchingDecision;
use records::{Act, Change, Fact, Place, Subject};
use roll::Roll;
use timeline::{Timeline, history};

use crate::support::{app, get, hidden, people, post, roll};

const TERMS: &str = "2016-04-01 fostering_approval
    2016-04-01 approval_terms children=2
    2016-04-01 household_details name=NAME languages=english";

/// Appends facts about somebody.
pub(crate) fn say(roll: &Roll, subject: &Subject, begins: &str, text: &str) {
    let facts: Vec<Fact> = history::facts(text).unwrap();
    let changes: Vec<Change> = facts
        .into_iter()
        .enumerate()
        .map(|(nth, fact)| Change {
            subject: subject.clone(),
            id: format!("{begins}{nth:03}").into(),
            revision: 1,
            act: Act::Record,
            reason: None,
            record: fact.record,
            place: Place::default(),
        })
        .collect();
    roll.append(Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: changes.iter().map(|change| roll::new_entry(change).unwrap()).collect(),
        expected: Vec::new(),
    })
    .unwrap();
}

/// A child of eight who needs a home where Urdu is spoken; four households.
pub(crate) fn everything() -> (Roll, Router, String) {
    let roll = roll();
    let homes = people().of_role(access::Role::Placements)[0].id.to_string();
    let child = "2010-05-04 born\n2018-10-08 start\n2018-10-08 status C2\n2018-10-08 lives U6 AA2
        2018-10-08 child_name given=Wren family=Fernlea
        2018-10-20 placement_request languages=urdu";
    say(&roll, &Subject::child("W1"), "begin", child);
    let household = |name: &str, more: &str| {
        let text = format!("{}\n{more}", TERMS.replace("NAME", name));
        say(&roll, &Subject::carer_household(name), "house", &text);
    };
    household("Oak", "2017-04-01 household_details name=Oak languages=urdu");
    household("Elm", "");
    household("Held", "2018-10-01 fostering_hold why=suspended");
    household("Young", "2018-01-01 approval_terms children=2 age_to=4");
    let app = app(&roll);
    (roll, app, homes)
}

fn decisions(roll: &Roll) -> Vec<MatchingDecision> {
    let child = Timeline::of("W1", &roll.facts(&Subject::child("W1")), Moment::END_OF_TIME);
    child.strand::<MatchingDecision>().map(|said| said.record.clone()).collect()
}

#[tokio::test]
async fn a_home_is_chosen_with_its_reasons_and_what_does_not_fit_is_kept() {
    let (roll, app, homes) = everything();
    assert_eq!(get(&app, &homes, "/").await.next, "/homes-work");
    let list = get(&app, &homes, "/matching").await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.html);
    for part in ["Wren Fernlea", "/child/W1/matching", "Urdu", "No other does better"] {
        assert!(list.html.contains(part), "{part}: {}", list.html);
    }
    let at = "/child/W1/matching";
    let page = get(&app, &homes, at).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in
        ["They speak Urdu", "Nobody there speaks Urdu", "suspended", "up to 4 years", "/fostering/Oak"]
    {
        assert!(page.html.contains(part), "{part}: {}", page.html);
    }
    let record = hidden(&page.html, "~record");
    let base = [("~record", record.as_str()), ("day", "2018-11-01"), ("decided_by", "Quill")];
    let with = |more: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> {
        base.iter().copied().chain(more.iter().copied()).collect()
    };
    // Nobody chosen, somebody who is suspended, somebody approved for others: each is refused with the way on.
    for (more, part) in [
        (vec![("because", "Kind")], "Choose a household or a home from the list"),
        (vec![("household", "Held"), ("because", "Kind")], "End the hold first"),
        (vec![("household", "Young"), ("because", "Kind")], "Ask for an exemption for this child"),
        (vec![("household", "Nobody"), ("because", "Kind")], "There is no such household or home today"),
        (vec![("household", "Elm"), ("because", "Kind")], "say how it is made good"),
        (vec![("household", "Oak")], "Say why them"),
    ] {
        let came = post(&app, &homes, at, &with(&more)).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{part}");
        assert!(came.html.contains(part), "{part}: {}", came.html);
        assert!(!more.contains(&("because", "Kind")) || came.html.contains("Kind"), "nothing typed is lost");
    }
    assert!(decisions(&roll).is_empty());
    let chosen = with(&[
        ("household", "Elm"),
        ("because", "Near to school"),
        ("~made_good", "A class in Urdu on Saturdays"),
    ]);
    let came = post(&app, &homes, at, &chosen).await;
    assert!(came.next.starts_with("/child/W1"), "{}", came.html);
    let kept = decisions(&roll);
    let [decision] = kept.as_slice() else { panic!("{kept:?}") };
    assert_eq!(decision.household.as_deref(), Some("Elm"));
    assert!(decision.considered.is_some_and(|others| others >= 1), "{decision:?}");
    assert_eq!(decision.compromises.len(), 1, "{decision:?}");
    assert!(decision.compromises[0].what.contains("Urdu"));
    assert_eq!(decision.compromises[0].made_good.as_deref(), Some("A class in Urdu on Saturdays"));
}

#[tokio::test]
async fn an_exemption_opens_the_way() {
    let (_, app, homes) = everything();
    let at = "/fostering/Young/record/fostering_exemption";
    let form = get(&app, &homes, at).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.html);
    let record = hidden(&form.html, "~record");
    let fields = [
        ("~record", record.as_str()),
        ("since", "2018-11-01"),
        ("child", "W1"),
        ("of", "terms"),
        ("given_by", "Head of fostering"),
    ];
    let came = post(&app, &homes, at, &fields).await;
    assert_eq!(came.next, "/fostering/Young?done=recorded", "{}", came.html);
    let page = get(&app, &homes, "/child/W1/matching").await.html;
    assert!(page.contains("by exemption of Head of fostering"), "{page}");
    assert!(get(&app, &homes, "/fostering/Young").await.html.contains("Exemption for a child"));
}

#[tokio::test]
async fn the_service_and_a_household_are_for_those_whose_work_it_is() {
    let (_, app, homes) = everything();
    let service = get(&app, &homes, "/fostering").await;
    assert_eq!(service.status, StatusCode::OK, "{}", service.html);
    for part in ["households approved", "/fostering/Oak", "Households with room"] {
        assert!(service.html.contains(part), "{part}: {}", service.html);
    }
    let one = get(&app, &homes, "/fostering/Oak").await;
    assert_eq!(one.status, StatusCode::OK, "{}", one.html);
    for part in ["2 of 2 places free", "Wren Fernlea", "Terms of approval"] {
        assert!(one.html.contains(part), "{part}: {}", one.html);
    }
    assert_eq!(get(&app, &homes, "/fostering/Nobody").await.status, StatusCode::NOT_FOUND);
    let worker = people().of_role(access::Role::SocialWorker)[0].id.to_string();
    for at in ["/fostering", "/fostering/Oak", "/matching", "/fostering/Oak/record/fostering_hold"] {
        assert_ne!(get(&app, &worker, at).await.status, StatusCode::OK, "{at}");
    }
    let hidden_from = get(&app, &worker, "/child/W1/matching").await;
    assert_ne!(hidden_from.status, StatusCode::OK, "the child is not theirs");
}

#[tokio::test]
async fn how_much_a_rule_counts_is_set_with_a_reason_and_told_where_homes_are_ranked() {
    let (_, app, homes) = everything();
    let at = "/child/W1/matching";
    let page = get(&app, &homes, at).await.html;
    assert!(page.contains("Nobody has set them here"), "{page}");
    let head = people().of_role(access::Role::HeadOfService)[0].id.to_string();
    let to = "/settings/matching_weights";
    assert_ne!(get(&app, &homes, to).await.status, StatusCode::OK, "who ranks does not set");
    let record = hidden(&get(&app, &head, to).await.html, "~record");
    let set = async |weight: &str, since: &str, far: &str| {
        let fields = [
            ("~record", record.as_str()),
            ("since", since),
            ("weights.0.rule", "language"),
            ("weights.0.weight", weight),
            ("near", "2"),
            ("far", far),
            ("words", "Agreed at the fostering board"),
        ];
        post(&app, &head, to, &fields).await
    };
    for (weight, since, far, says) in [
        ("101", "2018-11-01", "9", "A weight is a number from 0 to 100"),
        ("77", "2018-11-01", "1", "What is far is farther than what is near"),
    ] {
        let came = set(weight, since, far).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    assert_eq!(set("77", "2018-11-01", "9").await.next, format!("{to}?done=set"));
    for at in [at, "/matching"] {
        let page = get(&app, &homes, at).await.html;
        for part in [
            "Set from 1 November 2018 by Hollis Wardmere: Agreed at the fostering board",
            "over 9 far",
            ">77<",
        ] {
            assert!(page.contains(part), "{at}: {part}: {page}");
        }
    }
    assert!(get(&app, &homes, at).await.html.contains("(+77)"), "the one who speaks Urdu gains by it");
    // What is set for a day to come ranks nobody today.
    let record = hidden(&get(&app, &head, to).await.html, "~record");
    let later = [("~record", record.as_str()), ("since", "2018-12-01"), ("near", "1"), ("far", "5")];
    assert_eq!(post(&app, &head, to, &later).await.next, format!("{to}?done=set"));
    assert!(get(&app, &homes, at).await.html.contains("over 9 far"));
}

#[tokio::test]
async fn what_a_household_is_owed_is_written_down_as_facts() {
    let (_, app, homes) = everything();
    let at = "/fostering/Oak/record/fostering_allowance";
    let page = get(&app, &homes, "/fostering/Oak").await.html;
    assert!(page.contains("Not known here: no allowance or fee is recorded"), "{page}");
    let record = hidden(&get(&app, &homes, at).await.html, "~record");
    let send = async |more: &[(&str, &str)]| {
        let fields: Vec<(&str, &str)> = [("~record", record.as_str()), ("since", "2018-11-01")]
            .into_iter()
            .chain(more.iter().copied())
            .collect();
        post(&app, &homes, at, &fields).await
    };
    for (more, says) in [
        (vec![], "Say the band of the allowance, the level of the fee, or both"),
        (vec![("band", "primary")], "An allowance is for a child: say which"),
        (vec![("fee_level", "2"), ("until", "2018-11-01")], "It ends after it begins"),
    ] {
        let came = send(&more).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let came = send(&[("fee_level", "2"), ("a_week", "190.00"), ("child", "W1"), ("band", "primary")]).await;
    assert_eq!(came.next, "/fostering/Oak?done=recorded", "{}", came.html);
    let page = get(&app, &homes, "/fostering/Oak").await.html;
    for says in ["190.00", "Primary school, 5 to 10", "W1"] {
        assert!(page.contains(says), "{says}: {page}");
    }
}

#[tokio::test]
async fn need_stands_against_homes_and_each_number_leads_to_its_children() {
    let (_, app, homes) = everything();
    let page = get(&app, &homes, "/sufficiency").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    for says in [
        "1 child waits for a home",
        "/placements?age=5-9",
        "not known here: no directory",
        "Everybody in care",
        "section 22G",
    ] {
        assert!(page.html.contains(says), "{says}: {}", page.html);
    }
    let file = get(&app, &homes, "/sufficiency.csv").await.html;
    let rows: Vec<Vec<&str>> = file.lines().map(|line| line.split(',').collect()).collect();
    let at = |name: &str| rows[0].iter().position(|cell| *cell == name).unwrap();
    let sum = |by: &str, name: &str| -> usize {
        // From the end: the name of a home may hold a comma.
        let back = rows[0].len() - at(name);
        rows.iter()
            .filter(|row| row[0] == by)
            .map(|row| row[row.len() - back].parse::<usize>().unwrap())
            .sum()
    };
    assert_eq!(sum("age", "in_care"), sum("home", "in_care"), "everybody counts once: {file}");
    assert_eq!(sum("age", "wait_for_foster_home"), 1);
    // The number of an age is the number of rows that it leads to.
    let of_age = rows.iter().find(|row| row[1] == "5 to 9 years").unwrap()[at("in_care")];
    let list = get(&app, &homes, "/placements.csv?age=5-9").await.html;
    assert_eq!(list.lines().count() - 1, of_age.parse::<usize>().unwrap());
    let worker = people().of_role(access::Role::SocialWorker)[0].id.to_string();
    for at in ["/sufficiency", "/sufficiency.csv", "/fostering-year"] {
        assert_ne!(get(&app, &worker, at).await.status, StatusCode::OK, "{at}");
    }
}

#[tokio::test]
async fn the_fostering_year_tells_what_is_known_and_what_is_not() {
    let (_, app, homes) = everything();
    let page = get(&app, &homes, "/fostering-year").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    for says in ["so far", "not known here", "Approved at the end of the year", "line=approved", "Enquiries"]
    {
        assert!(page.html.contains(says), "{says}: {}", page.html);
    }
    let behind = get(&app, &homes, "/fostering-year?line=approved").await.html;
    assert!(behind.contains("/fostering/Oak") && behind.contains("/fostering/Elm"), "{behind}");
    let file = get(&app, &homes, "/fostering-year.csv?year=2018").await.html;
    let count = |id: &str| {
        let row = file.lines().find(|line| line.split(',').nth(1) == Some(id)).unwrap();
        row.split(',').nth(4).unwrap().to_owned()
    };
    assert!(file.contains("2018-03-31,approved"), "{file}");
    let number = |id: &str| count(id).parse::<usize>().unwrap();
    assert_eq!(number("approved"), number("general") + number("kinship"));
    assert_eq!(count("employment"), "not known here");
    assert_eq!(get(&app, &homes, "/fostering-year?line=nothing").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_supervising_social_worker_begins_with_their_households() {
    let (roll, app, homes) = everything();
    // Nobody is supervised by the reader yet: the page shows everybody's.
    let page = get(&app, &homes, "/homes-work").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    assert!(page.html.contains("Wren Fernlea") && page.html.contains("/child/W1/matching"), "{}", page.html);
    let mine = format!(
        "2018-06-01 household_details name=Maple supervised_by={homes}
        2018-06-01 fostering_approval
        2018-08-01 supervising_visit
        2018-07-01 carer_check what=records expires=2018-11-20"
    );
    say(&roll, &Subject::carer_household("Maple"), "maple", &mine);
    let page = get(&app, &homes, "/homes-work").await.html;
    assert!(page.contains("You supervise 1 household"), "{page}");
    for says in ["/fostering/Maple", "runs out", "20 November 2018"] {
        assert!(page.contains(says), "{says}: {page}");
    }
    assert!(!page.contains("/fostering/Oak\""), "somebody else’s is not theirs: {page}");
    let file = get(&app, &homes, "/homes-work.csv").await.html;
    assert!(file.lines().skip(1).all(|line| line.starts_with("Maple,")), "{file}");
    let all = get(&app, &homes, "/homes-work?whose=all").await.html;
    assert!(all.contains("Supervised by"), "{all}");
    let worker = people().of_role(access::Role::SocialWorker)[0].id.to_string();
    assert_ne!(get(&app, &worker, "/homes-work").await.status, StatusCode::OK);
}
