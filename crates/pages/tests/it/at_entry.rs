//! What is told while somebody writes: whoever is named is there, what has happened does not lie ahead, and forms offer those who
//! do the work.

use axum::http::StatusCode;
use calendar::Moment;
use records::Subject;
use records::placements::PlacementSearch;
use timeline::{Timeline, history};

use crate::homes::{everything, say};
use crate::support::{app, fill, get, hidden, keep, post, roll, said};

#[tokio::test]
async fn who_is_asked_is_offered_by_name_and_nobody_is_no_household() {
    let (roll, app, homes) = everything();
    let at = "/child/W1/record/placement_search";
    let form = get(&app, &homes, at).await.html;
    for part in ["Oak, number Oak", "choose from those that are offered"] {
        assert!(form.contains(part), "{part}: {form}");
    }
    let base = [("day", "2018-11-01"), ("answer", "offered")];
    let with = |more: &[(&'static str, &'static str)]| -> Vec<(&'static str, &'static str)> {
        base.into_iter().chain(more.iter().copied()).collect()
    };
    for (more, says) in [
        (&[("household", "Oak and family")][..], "There is no household of this number"),
        (&[("home", "K999")][..], "There is no home of this number"),
        (&[][..], "Say who was asked"),
    ] {
        let came = fill(&app, &homes, at, &with(more)).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    // What is chosen is kept by its number.
    let came = fill(&app, &homes, at, &with(&[("household", "Oak, number Oak")])).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let child = Timeline::of("W1", &roll.facts(&Subject::child("W1")), Moment::END_OF_TIME);
    let asked: Vec<Option<String>> =
        child.strand::<PlacementSearch>().map(|said| said.record.household.clone()).collect();
    assert_eq!(asked, [Some("Oak".to_owned())]);
    // Those who are not in that work are offered no household, and are told of none.
    let exempt = "/fostering/Oak/record/fostering_exemption";
    let fields = [("since", "2018-11-01"), ("child", "Nobody"), ("of", "terms"), ("given_by", "Rowan")];
    let came = fill(&app, &homes, exempt, &fields).await;
    assert!(came.html.contains("You know of no child of this number"), "{}", came.html);
}

#[tokio::test]
async fn what_has_happened_does_not_lie_ahead_and_days_are_in_their_order() {
    let (_, app, homes) = everything();
    let ahead = "That day has not come";
    let offer = [("day", "2018-11-01"), ("household", "Oak")];
    for (kind, fields, says) in [
        ("placement_plan", vec![("day", "2018-11-01"), ("signed", "2018-12-01")], ahead),
        ("registration_check", vec![("day", "2019-11-01"), ("registered", "yes")], ahead),
        (
            "arrangement_step",
            vec![("day", "2018-11-01"), ("what", "visited"), ("words", "Warm"), ("next_by", "2018-10-01")],
            "What is next cannot be before this step",
        ),
        (
            "placement_offer",
            [&offer[..], &[("taken", "2018-11-02"), ("declined", "2018-11-03")]].concat(),
            "taken or it was declined, not both",
        ),
        ("placement_offer", [&offer[..], &[("taken", "2018-10-31")]].concat(), "This is before the offer"),
        (
            "placement_request",
            vec![
                ("day", "2018-11-01"),
                ("needed_by", "2018-10-01"),
                ("emergency", "no"),
                ("needs", "Calm"),
                ("only_together", "no"),
                ("alone", "no"),
                ("own_room", "no"),
                ("no_pets", "no"),
                ("no_smoking", "no"),
            ],
            "needed before anybody asked",
        ),
    ] {
        let came = fill(&app, &homes, &format!("/child/W1/record/{kind}"), &fields).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{kind}: {}", came.html);
        assert!(came.html.contains(says), "{kind}, {says}: {}", came.html);
    }
    // Tomorrow is ahead, today is not.
    for (day, status) in
        [("2018-11-06", StatusCode::UNPROCESSABLE_ENTITY), ("2018-11-05", StatusCode::SEE_OTHER)]
    {
        let fields = [("day", day), ("told", "child")];
        let came = fill(&app, &homes, "/child/W1/record/placement_notice", &fields).await;
        assert_eq!(came.status, status, "{day}: {}", came.html);
    }
}

#[tokio::test]
async fn a_household_is_supervised_by_somebody_of_its_team_and_nothing_is_typed_twice() {
    let (_, app, homes) = everything();
    let form = get(&app, &homes, "/fostering/Oak/record/household_details").await.html;
    assert!(form.contains(&format!("<option value=\"{homes}\"")), "{form}");
    // The form goes on from what stands: a name, a language.
    assert!(form.contains("value=\"Oak\""), "{form}");
    let urdu = form.split("value=\"urdu\"").nth(1).unwrap_or_default();
    assert!(urdu.split('>').next().unwrap_or_default().contains("checked"), "{form}");
    // The first form asks who and when; what comes later is written down when it happens.
    let first = get(&app, &homes, "/fostering/new").await.html;
    assert!(first.contains("Who asked?") && !first.contains("Who asked? (optional)"), "{first}");
    for later in ["Stage 2 completed", "Considered by the panel", "What became of it?"] {
        assert!(!first.contains(later), "{later}: {first}");
    }
}

#[tokio::test]
async fn nobody_looks_twice_for_a_child_for_whom_a_home_is_decided() {
    let (roll, app, homes) = everything();
    let before = get(&app, &homes, "/matching").await.html;
    assert!(
        before.contains("A home is asked for 1 child.") && !before.contains("not moved in yet"),
        "{before}"
    );
    let decided = "2018-11-01 matching_decision household=Oak decided_by=Quill because=Near moves=2018-11-12";
    say(&roll, &Subject::child("W1"), "deci0", decided);
    let after = get(&app, &homes, "/matching").await.html;
    for part in ["A home is asked for 0 children.", "Decided, and not moved in yet", "/fostering/Oak"] {
        assert!(after.contains(part), "{part}: {after}");
    }
}

#[tokio::test]
async fn a_status_is_of_an_age_and_proof_is_not_given_ahead() {
    let roll = roll();
    let story =
        "2000-06-15 born\n2015-01-08 start\n2015-01-08 status C2\n2015-01-08 lives U6\n2018-06-15 end E5
        2018-05-01 personal_adviser worker=stranger";
    for (nth, fact) in history::facts(story).unwrap().into_iter().enumerate() {
        keep(&roll, &[said(Subject::child("LC9"), &format!("fact{nth:04}"), fact.record)]);
    }
    let app = app(&roll);
    let send = async |kind: &str, fields: &[(&str, &str)]| {
        fill(&app, "stranger", &format!("/child/LC9/record/{kind}"), fields).await
    };
    let decided = |status: &'static str| {
        [
            ("since", "2018-11-01"),
            ("status", status),
            ("because", "By a file from elsewhere"),
            ("by", "manager"),
        ]
    };
    let came = send("leaver_status_decided", &decided("eligible")).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.html);
    assert!(came.html.contains("This status is for 16 and 17, and they are 18"), "{}", came.html);
    let came = send("leaver_status_decided", &decided("qualifying")).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    let given = [("day", "2018-12-01"), ("proof", "signed"), ("declined", "no")];
    let came = send("health_history", &given).await;
    assert!(came.html.contains("That day has not come"), "{}", came.html);
    // Without proof it is asked once more, and recorded by whoever presses again.
    let came = send("health_history", &[("day", "2018-11-01"), ("declined", "no")]).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    assert!(came.html.contains("How do we know that it was given? Without that"), "{}", came.html);
}

#[tokio::test]
async fn programs_are_for_those_who_work_here_and_nothing_is_moderated_before_it_is_audited() {
    let (_, app, homes) = everything();
    assert!(get(&app, &homes, "/trackers").await.html.contains("Tokens for programs"));
    for (who, at) in [("young", "/my"), ("carer", "/my-home")] {
        let page = get(&app, who, at).await;
        assert_eq!(page.status, StatusCode::OK, "{who}");
        assert!(page.html.contains("Definitions") && !page.html.contains("Tokens for programs"), "{who}");
    }
    let audits = get(&app, "audit", "/child/W1/audits").await.html;
    assert!(audits.contains("Audit practice") && !audits.contains("Moderate an audit"), "{audits}");
}

#[tokio::test]
async fn a_child_is_matched_with_those_who_are_approved_to_adopt() {
    let (roll, app, homes) = everything();
    say(&roll, &Subject::child("W1"), "deci1", "2018-10-09 decision");
    say(&roll, &Subject::carer_household("Ash"), "adop0", "2018-01-01 adopter_approval");
    say(
        &roll,
        &Subject::carer_household("Rest"),
        "adop0",
        "2018-01-01 adopter_approval\n2018-10-01 fostering_hold why=suspended",
    );
    let at = "/child/W1/record/match_proposal";
    for (household, says) in [
        ("Oak", "No approval to adopt of this household stands on 1 November 2018"),
        ("Rest", "End the hold first, or choose others"),
    ] {
        let came = fill(&app, &homes, at, &[("day", "2018-11-01"), ("household", household)]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{household}: {}", came.html);
        assert!(came.html.contains(says), "{household}: {}", came.html);
    }
    let came = fill(&app, &homes, at, &[("day", "2018-11-01"), ("household", "Ash")]).await;
    assert_eq!(came.status, StatusCode::SEE_OTHER, "{}", came.html);
    // Adopters are looked at before they are approved: that is told, and stops nobody.
    let link = "/child/W1/record/adoption_link";
    let record = hidden(&get(&app, &homes, link).await.html, "~record");
    let fields = [("~record", record.as_str()), ("since", "2018-11-01"), ("household", "Oak")];
    let came = post(&app, &homes, link, &fields).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    assert!(came.html.contains("No approval to adopt of this household stands"), "{}", came.html);
}
