//! What the fostering team and those who find homes write: from an enquiry to an approval, a home and what was found there.

use axum::Router;
use axum::http::StatusCode;
use records::Subject;

use crate::homes::{everything, say};
use crate::support::{Came, everything_is_kept, fill, get, hidden, people, post};

/// A form of a household or home opened over a record that stands, and sent with answers.
async fn write_on(app: &Router, who: &str, page: &str, words: &str, answers: &[(&str, &str)]) -> Came {
    let html = get(app, who, page).await.html;
    let before = html.split(words).next().unwrap_or_else(|| panic!("no {words} in {html}"));
    let to = before.rsplit("href=\"").next().unwrap().split('"').next().unwrap().replace("&#38;", "&");
    let form = get(app, who, &to).await;
    assert_eq!(form.status, StatusCode::OK, "{to}: {}", form.html);
    let mut all: Vec<(&str, String)> = ["~record", "~of", "~revision"]
        .into_iter()
        .filter(|name| form.html.contains(&format!("name=\"{name}\"")))
        .map(|name| (name, hidden(&form.html, name)))
        .collect();
    all.extend(answers.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (*name, value.as_str())).collect();
    post(app, who, to.split('?').next().unwrap(), &all).await
}

/// The form of a stage, from the link on the page of the household.
async fn stage(app: &Router, who: &str, page: &str, which: &str) -> Came {
    let html = get(app, who, page).await.html;
    let mark = format!("/stage/{which}?");
    let before = html.find(&mark).unwrap_or_else(|| panic!("no {which} in {html}"));
    let from = html[..before].rfind("href=\"").unwrap() + 6;
    let to = html[from..].split('"').next().unwrap().replace("&#38;", "&");
    let form = get(app, who, &to).await;
    assert_eq!(form.status, StatusCode::OK, "{to}: {}", form.html);
    Came { next: to, ..form }
}

/// A stage, filled in and sent.
async fn write_stage(app: &Router, who: &str, page: &str, which: &str, answers: &[(&str, &str)]) -> Came {
    let form = stage(app, who, page, which).await;
    let mut all = vec![("~revision", hidden(&form.html, "~revision"))];
    all.extend(answers.iter().map(|(name, value)| (*name, (*value).to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (*name, value.as_str())).collect();
    post(app, who, &form.next, &all).await
}

#[tokio::test]
async fn somebody_asks_to_foster_and_is_approved() {
    let (roll, app, homes) = everything();
    everything_is_kept(&roll);
    assert!(get(&app, &homes, "/fostering").await.html.contains("/fostering/new"));
    let worker = people().of_role(access::Role::SocialWorker)[0].id.to_string();
    assert_ne!(get(&app, &worker, "/fostering/new").await.status, StatusCode::OK);
    let nameless =
        fill(&app, &homes, "/fostering/new", &[("enquired", "2018-05-01"), ("transfer", "no")]).await;
    assert_eq!(nameless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nameless.html.contains("Say what they are called"), "{}", nameless.html);
    let asked =
        [("enquired", "2018-05-01"), ("name", "The Larches"), ("source", "carer"), ("transfer", "no")];
    let begun = fill(&app, &homes, "/fostering/new", &asked).await;
    let at = begun.next.strip_suffix("?done=recorded").unwrap_or_else(|| panic!("{}", begun.html)).to_owned();
    assert!(at.starts_with("/fostering/household-"), "{at}");
    let page = get(&app, &homes, &at).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    for part in ["The Larches", "Asked to foster", "Not yet: this is next", "They ask to adopt"] {
        assert!(page.html.contains(part), "{part}: {}", page.html);
    }
    assert!(get(&app, &homes, "/fostering").await.html.contains("The Larches"));
    // Each stage asks its own questions alone, and leaves the others as they are.
    let form = stage(&app, &homes, &at, "answered").await;
    for part in ["name=\"responded", "The enquiry is answered"] {
        assert!(form.html.contains(part), "{part}: {}", form.html);
    }
    for other in ["name=\"enquired", "name=\"to_panel", "name=\"outcome", "name=\"source"] {
        assert!(!form.html.contains(other), "{other}: {}", form.html);
    }
    let done = format!("{at}?done=recorded");
    for (which, answers) in [
        ("answered", vec![("responded", "2018-05-04")]),
        ("visited", vec![("visited", "2018-05-12"), ("spare_room", "yes"), ("transfer", "no")]),
        ("stage-1", vec![("applied", "2018-05-20")]),
    ] {
        assert_eq!(write_stage(&app, &homes, &at, which, &answers).await.next, done, "{which}");
    }
    // What is due next, by when and of whom.
    let page = get(&app, &homes, &at).await.html;
    assert!(page.contains("Of whom") && page.contains("20 May 2018"), "{page}");
    // A stage before the one before it, a day to come, an approval without a panel: refused, with the way on.
    for (which, wrong, says) in [
        ("answered", vec![("responded", "2018-04-01")], "before the stage before it, 1 May 2018"),
        ("panel", vec![("to_panel", "2018-12-24")], "That day has not come"),
        ("ended", vec![("outcome", "approved"), ("closed", "2018-10-20")], "give the day of the panel"),
        ("ended", vec![("outcome", "withdrawn")], "Say on which day"),
    ] {
        let came = write_stage(&app, &homes, &at, which, &wrong).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    for (which, answers) in [
        (
            "stage-1",
            vec![
                ("applied", "2018-05-20"),
                ("stage_1_information", "2018-07-01"),
                ("stage_1_ended", "2018-07-08"),
            ],
        ),
        ("stage-2", vec![("stage_2_started", "2018-06-20"), ("stage_2_ended", "2018-10-01")]),
        ("panel", vec![("to_panel", "2018-10-10")]),
        ("ended", vec![("outcome", "approved"), ("closed", "2018-10-15")]),
    ] {
        assert_eq!(write_stage(&app, &homes, &at, which, &answers).await.next, done, "{which}");
    }
    // Nothing of the earlier stages was lost, and nothing more is asked of what is over; the whole form puts right.
    let page = get(&app, &homes, &at).await.html;
    for part in
        ["4 May 2018", "12 May 2018", "8 July 2018", "Put something of the application to foster right"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("/stage/"), "{page}");
    assert_ne!(get(&app, &homes, &format!("{at}/stage/nothing?of=1")).await.status, StatusCode::OK);
    assert_ne!(get(&app, &worker, &format!("{at}/stage/panel?of=1")).await.status, StatusCode::OK);
    let approval = [("since", "2018-10-15"), ("kinship", "no")];
    let to = format!("{at}/record/fostering_approval");
    assert_eq!(fill(&app, &homes, &to, &approval).await.next, format!("{at}?done=recorded"));
    let page = get(&app, &homes, &at).await.html;
    for part in ["Approved, and free to take a child", "Approval to foster", "Not ended"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(!page.contains("Write down the approval to foster"), "one at a time");
    let ends = [("since", "2018-10-15"), ("kinship", "no"), ("until", "2018-10-01")];
    let link = "Write down that the approval to foster ended";
    let came = write_on(&app, &homes, &at, link, &ends).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    let ends =
        [("since", "2018-10-15"), ("kinship", "no"), ("until", "2018-11-01"), ("ended_because", "retired")];
    let came = write_on(&app, &homes, &at, link, &ends).await;
    assert!(
        came.next.ends_with("?done=recorded") || came.html.contains("Why approval ended"),
        "{}",
        came.html
    );
    for who in ["advocate", "panel", "inspector", worker.as_str()] {
        let here = get(&app, who, &at).await;
        let nobody = get(&app, who, "/fostering/nobody").await;
        assert_eq!((here.status, here.html.contains("Larches")), (nobody.status, false), "{who}");
    }
}

#[tokio::test]
async fn somebody_asks_to_adopt_and_has_a_page() {
    let (roll, app, homes) = everything();
    everything_is_kept(&roll);
    assert!(get(&app, &homes, "/adoption?view=adopters").await.html.contains("/adoption/new"));
    let asked = [("registered", "2018-06-01"), ("name", "The Rowans")];
    let begun = fill(&app, &homes, "/adoption/new", &asked).await;
    let at = begun.next.strip_suffix("?done=recorded").unwrap_or_else(|| panic!("{}", begun.html)).to_owned();
    let page = get(&app, &homes, &at).await;
    assert_eq!(page.status, StatusCode::OK);
    for part in
        ["The Rowans", "A household that adopts", "Registered interest", "Adoption agency", "Asked to adopt"]
    {
        assert!(page.html.contains(part), "{part}: {}", page.html);
    }
    // What only a foster home has is not asked of them.
    for part in ["Pause: no new child", "Allowance and fee", "Checks and medicals"] {
        assert!(!page.html.contains(part), "{part}: {}", page.html);
    }
    let list = get(&app, &homes, "/adoption?view=adopters").await.html;
    assert!(list.contains("The Rowans") && list.contains(&at), "{list}");
    let next = "Put something of the application to adopt right";
    let more = [
        ("registered", "2018-06-01"),
        ("name", "The Rowans"),
        ("responded", "2018-06-05"),
        ("stage_1_started", "2018-06-10"),
        ("stage_1_ended", "2018-08-01"),
        ("stage_2_started", "2018-08-05"),
        ("decided", "2018-11-01"),
        ("approved", "yes"),
    ];
    assert_eq!(write_on(&app, &homes, &at, next, &more).await.next, format!("{at}?done=recorded"));
    let to = format!("{at}/record/adopter_approval");
    assert_eq!(fill(&app, &homes, &to, &[("since", "2018-11-01")]).await.next, format!("{at}?done=recorded"));
    let to = format!("{at}/record/adopter_review");
    let review = [("day", "2018-11-03"), ("continues", "yes")];
    assert_eq!(fill(&app, &homes, &to, &review).await.next, format!("{at}?done=recorded"));
    let page = get(&app, &homes, &at).await.html;
    for part in ["Approved, waiting", "Approval to adopt", "Reviews of approval to adopt"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[tokio::test]
async fn a_home_is_opened_and_has_a_page() {
    let (roll, app, homes) = everything();
    everything_is_kept(&roll);
    let worker = people().of_role(access::Role::SocialWorker)[0].id.to_string();
    let asked = [
        ("since", "2018-01-10"),
        ("sort", "childrens_home"),
        ("name", "Bramble House"),
        ("urn", "SC000001"),
        ("beds", "4"),
        ("age_from", "12"),
        ("age_to", "17"),
    ];
    assert_ne!(get(&app, &worker, "/homes/new").await.status, StatusCode::OK);
    let begun = fill(&app, &homes, "/homes/new", &asked).await;
    let at = begun.next.strip_suffix("?done=recorded").unwrap_or_else(|| panic!("{}", begun.html)).to_owned();
    let again = fill(&app, &homes, "/homes/new", &asked).await;
    assert!(again.html.contains("Bramble House has this number already"), "{}", again.html);
    let list = get(&app, &homes, "/homes").await.html;
    for part in ["Bramble House", at.as_str(), "overdue"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    for (kind, answers, shown) in [
        ("ofsted_inspection", vec![("day", "2018-03-01"), ("full", "yes"), ("judged", "Good")], "Good"),
        (
            "independent_visit",
            vec![("day", "2018-10-03"), ("notes", "The kitchen was warm")],
            "The kitchen was warm",
        ),
        (
            "quality_review",
            vec![("day", "2018-07-01"), ("sent", "2018-07-20")],
            "Sent to Ofsted on 20 July 2018",
        ),
        ("location_review", vec![("day", "2018-02-01"), ("suitable", "yes")], "The place is suitable"),
    ] {
        let to = format!("{at}/record/{kind}");
        assert_eq!(fill(&app, &homes, &to, &answers).await.next, format!("{at}?done=recorded"), "{kind}");
        let page = get(&app, &homes, &at).await.html;
        assert!(page.contains(shown), "{shown}: {page}");
    }
    let early = fill(&app, &homes, &format!("{at}/record/independent_visit"), &[("day", "2018-12-03")]).await;
    assert!(early.html.contains("cannot be recorded before it happens"), "{}", early.html);
    let page = get(&app, &homes, &at).await.html;
    for part in ["4 of 4 beds free", "Independent person", "SC000001", "12 to 17", "Write on it"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    // What it is stands once: the form is filled with it.
    let form = get(&app, &homes, &format!("{at}/record/home_details")).await.html;
    assert!(form.contains("Bramble House") && form.contains("name=\"~of\""), "{form}");
    // Others than those who find homes get what is nobody’s; quality assurance reads and does not write.
    for who in ["advocate", "inspector", worker.as_str()] {
        let (here, nobody) = (get(&app, who, &at).await, get(&app, who, "/homes/nobody").await);
        assert_eq!((here.status, here.html.contains("Bramble")), (nobody.status, false), "{who}");
    }
    let read = get(&app, "audit", &at).await;
    assert!(read.html.contains("Bramble House") && !read.html.contains("Write on it"), "{}", read.html);
    assert_ne!(get(&app, "audit", &format!("{at}/record/home_details")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn whom_somebody_asked_and_what_they_offered_stand_side_by_side() {
    let (roll, app, homes) = everything();
    say(
        &roll,
        &Subject::child("W1"),
        "srch0",
        "2018-10-21 placement_search household=Oak answer=offered
        2018-10-22 placement_search provider=Fernbrook answer=refused because=full notes=Nobody
        2018-10-01 placement_search provider=Thornapple answer=refused because=age
        2018-10-23 placement_offer household=Oak from=2018-11-10 weekly=700 conditions=Weekends
        2018-10-24 matching_decision household=Oak decided_by=Quill because=Near",
    );
    let at_home = "/child/W1/placement";
    for at in ["/child/W1/matching", at_home] {
        let page = get(&app, &homes, at).await.html;
        for part in [
            "The search for a home",
            "Asked on 20 October 2018",
            "They could not",
            "No room",
            "Fernbrook",
            "From 10 November 2018",
            "£700 a week",
            "Weekends",
            "Decided on 24 October 2018 by Quill: Oak. Near",
            "Write down whom you asked",
        ] {
            assert!(page.contains(part), "{at}, {part}: {page}");
        }
        // Who was asked before this request is not of it.
        assert!(!page.contains("Thornapple"), "{at}: {page}");
    }
    let worker = people().of_role(access::Role::SocialWorker)[0].id.to_string();
    assert!(!get(&app, &worker, at_home).await.html.contains("Fernbrook"), "the child is not theirs");
}

#[tokio::test]
async fn what_was_recorded_of_a_household_and_of_breaks_is_shown_and_lists_say_names() {
    let (roll, app, homes) = everything();
    let household = |id: &str, text: &str| say(&roll, &Subject::carer_household(id), "hous1", text);
    household(
        "H00045",
        "2016-04-01 fostering_approval
        2016-04-01 household_details name=Larches
        2018-05-01 carer_check what=records expires=2018-11-20
        2018-05-01 constellation name=Harbour around=Oak notes=Sundays",
    );
    household("Oak", "2018-05-01 constellation name=Harbour hub");
    household(
        "H00046",
        "2015-04-01 fostering_approval until=2018-06-01
        2015-04-01 household_details name=Rowans",
    );
    let page = get(&app, &homes, "/fostering/H00045").await.html;
    for part in ["Constellation", "Harbour", "Sundays", "/fostering/Oak"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert!(get(&app, &homes, "/fostering/Oak").await.html.contains("They are the hub home"));
    let list = get(&app, &homes, "/fostering").await.html;
    for part in ["Constellations", "Harbour"] {
        assert!(list.contains(part), "{part}: {list}");
    }
    // The name leads, the number stands under it: among the checks and among those who left.
    for (name, id) in [("Larches", "H00045"), ("Rowans", "H00046")] {
        let told = format!("href=\"/fostering/{id}\">{name}</a> <span class=\"kith-under\">{id}</span>");
        assert!(list.contains(&told), "{told}: {list}");
    }
    say(
        &roll,
        &Subject::home("9900003"),
        "home0",
        "2018-01-01 home_details sort=short_breaks name=Sandpiper",
    );
    say(&roll, &Subject::child("W1"), "brea0", "2018-10-10 short_break_agreement place=9900003 nights=20");
    let page = get(&app, &homes, "/child/W1/placement").await.html;
    for part in ["Short breaks", "Sandpiper", "/homes/9900003"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}
