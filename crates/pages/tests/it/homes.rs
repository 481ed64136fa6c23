//! Homes through the whole stack, as a placement officer finds them; and what others do not see.

use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use journal::Batch;
use records::placements::MatchingDecision;
use records::{Act, Change, Fact, Place, Subject};
use roll::Roll;
use timeline::{Timeline, history};

use crate::support::{Came, app, fill, get, hidden, keep, people, post, roll, said};

const TERMS: &str = "2016-04-01 fostering_approval
    2016-04-01 approval_terms children=2
    2016-04-01 household_details name=NAME languages=english";

/// Appends facts about somebody.
fn say(roll: &Roll, subject: &Subject, begins: &str, text: &str) {
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
fn everything() -> (Roll, Router, String) {
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

/// Everything is recorded here: what nobody recorded was not done, and clocks speak.
fn everything_is_kept(roll: &Roll) {
    let since = "2015-01-01".parse().unwrap();
    let record = std::sync::Arc::new(records::governance::RecordKept::everything(since));
    keep(roll, &[said(Subject::authority("Z99"), "kept9999", record)]);
}

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
    let next = "Write down the next stage of the application to foster";
    let upto = |more: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> {
        asked.iter().copied().chain(more.iter().copied()).collect()
    };
    let applied = upto(&[("responded", "2018-05-04"), ("applied", "2018-05-20"), ("visited", "2018-05-12")]);
    assert_eq!(write_on(&app, &homes, &at, next, &applied).await.next, format!("{at}?done=recorded"));
    // What is due next, by when and of whom.
    let page = get(&app, &homes, &at).await.html;
    assert!(page.contains("Of whom") && page.contains("20 May 2018"), "{page}");
    // A stage before the one before it, a day to come, an approval without a panel: refused, with the way on.
    for (wrong, says) in [
        (upto(&[("responded", "2018-04-01")]), "before the stage before it, 1 May 2018"),
        (upto(&[("to_panel", "2018-12-24")]), "cannot be recorded before it happens"),
        (upto(&[("outcome", "approved"), ("closed", "2018-10-20")]), "give the day of the panel"),
        (upto(&[("outcome", "withdrawn")]), "Say on which day"),
    ] {
        let came = write_on(&app, &homes, &at, next, &wrong).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        assert!(came.html.contains(says), "{says}: {}", came.html);
    }
    let decided = upto(&[
        ("responded", "2018-05-04"),
        ("applied", "2018-05-20"),
        ("stage_1_information", "2018-07-01"),
        ("stage_1_ended", "2018-07-08"),
        ("stage_2_started", "2018-06-20"),
        ("stage_2_ended", "2018-10-01"),
        ("to_panel", "2018-10-10"),
        ("outcome", "approved"),
        ("closed", "2018-10-15"),
    ]);
    assert_eq!(write_on(&app, &homes, &at, next, &decided).await.next, format!("{at}?done=recorded"));
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
    let next = "Write down the next stage of the application to adopt";
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
