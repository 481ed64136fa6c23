//! Foster carers and their own pages: what they are given of a child who lives with them, their messages and the answers, the
//! survey; and that nothing else opens.

use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use records::fostering::{CarerMessage, CarerSurvey, CarerSurveyAnswered};
use records::{Act, Change, Place, Subject};
use roll::Roll;
use timeline::{Household, Stranded, history};

use crate::homes::say;
use crate::support::{
    answered_within_five_days, app, everything_is_kept, fill, get, hidden, keep, post, roll, said, writes,
};

const WREN: &str = "2010-05-04 born
    2018-01-08 start
    2018-01-08 status C2
    2018-01-08 lives U6 AA2
    2018-01-08 child_name given=Wren family=Fernlea
    2018-01-08 social_worker_allocation worker=elsewhere
    2018-01-08 placed_with household=FH1
    2017-12-01 placement_plan routines=Oldways
    2018-01-05 placement_plan routines=Bath<b>first safety=Stairgate views=Likes_the_dog
    2018-01-08 delegated_authority decisions.0.what=Haircuts decisions.0.who=carer \
        decisions.1.what=Passport decisions.1.who=authority
    2018-02-01 family_time_arranged with=Nan how=call often=weekly venue=Hidden_lane
    2018-03-01 relationship name=Merlin
    2018-03-02 case_note text=Secretly
    2018-03-03 risk_assessment";

const OTHER: &str = "2011-05-04 born
    2018-01-08 start
    2018-01-08 status C2
    2018-01-08 lives U6 AA2
    2018-01-08 child_name given=Thunder family=Otherlea
    2018-01-08 placed_with household=FH2
    2018-01-09 placement_plan routines=Notyours";

const HOME: &str = "2016-04-01 fostering_approval
    2016-04-01 approval_terms children=2 age_from=5 age_to=12
    2016-04-01 household_details name=Rowanlea supervised_by=placements
    2017-03-20 foster_carer_review
    2018-04-11 foster_carer_review
    2018-02-01 carer_training course=Firststeps hours=6
    2017-12-01 carer_check what=medical expires=2018-12-01 notes=Unseen";

fn with_a_home(roll: &Roll) -> Router {
    everything_is_kept(roll);
    for (child, text) in [("W1", WREN), ("T9", OTHER)] {
        say(roll, &Subject::child(child), "told", text);
    }
    for (home, text) in [("FH1", HOME), ("FH2", "2016-04-01 fostering_approval")] {
        say(roll, &Subject::carer_household(home), "home", text);
    }
    app(roll)
}

fn tie(roll: &Roll, home: &str) {
    say(roll, &Subject::carer_household(home), "ties", "2018-02-01 carer_account who=carer");
}

fn home(roll: &Roll) -> Household {
    Household::of("FH1", &roll.facts(&Subject::carer_household("FH1")), Moment::END_OF_TIME)
}

#[tokio::test]
async fn a_carer_reads_what_is_given_of_the_child_who_lives_there_and_nothing_else() {
    let roll = roll();
    let app = with_a_home(&roll);
    assert_eq!(get(&app, "carer", "/").await.next, "/my-home");
    let page = get(&app, "carer", "/my-home").await;
    assert!(page.html.contains("not tied to your household yet"), "{}", page.html);
    assert_eq!(post(&app, "carer", "/my-home", &[("words", "Hello")]).await.status, StatusCode::NOT_FOUND);
    // The placements team ties it by a form, and to no account that is not a foster carer's.
    let at = "/fostering/FH1/record/carer_account";
    for who in ["young", "placements", "nobody"] {
        let came = fill(&app, "placements", at, &[("since", "2018-02-01"), ("who", who)]).await;
        assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{who}");
        assert!(came.html.contains("no account of a foster carer"), "{}", came.html);
        assert!(came.html.contains(who), "nothing typed is lost");
    }
    let came = fill(&app, "placements", at, &[("since", "2018-02-01"), ("who", "carer")]).await;
    assert_eq!(came.next, "/fostering/FH1?done=recorded", "{}", came.html);
    assert!(get(&app, "placements", "/fostering/FH1").await.html.contains("Rowan Careworth"));
    let page = get(&app, "carer", "/my-home").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.html);
    for part in [
        "Wren",
        "Bath&lt;b&gt;first",
        "Stairgate",
        "Likes_the_dog",
        "You decide",
        "Haircuts",
        "The council decides: ask elsewhere, ask the council for the number",
        "Visited next by",
        "Reviewed next by",
        "2 children from 5 to 12 years",
        "Firststeps",
        "1 December 2018: in 26 days",
        "Plum Homefinder",
        "in 157 days",
    ] {
        assert!(page.html.contains(part), "{part}: {}", page.html);
    }
    // No note, no family, no plan with others or from before, no other child; family time was not shared with them.
    for part in
        ["Secretly", "Merlin", "Oldways", "Notyours", "Thunder", "Nan", "Hidden_lane", "Unseen", "/child/"]
    {
        assert!(!page.html.contains(part), "{part}: {}", page.html);
    }
    say(
        &roll,
        &Subject::child("W1"),
        "share",
        "2018-02-02 shared_with_carers household=FH1 parts=placement,family_time",
    );
    let page = get(&app, "carer", "/my-home").await.html;
    assert!(page.contains("Nan") && page.contains("Every week") && !page.contains("Hidden_lane"), "{page}");
    // What was asked for and not given yet is not shown.
    say(
        &roll,
        &Subject::child("W1"),
        "later",
        "2018-03-02 shared_with_carers household=FH1 not_yet=placement",
    );
    let page = get(&app, "carer", "/my-home").await.html;
    assert!(page.contains("not given to you yet") && !page.contains("Stairgate"), "{page}");
    // Each look is logged with its reason, and nothing else is theirs.
    let looks = get(&app, "head", "/child/W1/looks").await.html;
    assert!(looks.contains("what their carers are given"), "{looks}");
    for path in [
        "/child/W1",
        "/child/W1/record",
        "/child/T9",
        "/find",
        "/fostering/FH1",
        "/homes-work",
        "/my",
        "/people",
    ] {
        assert_ne!(get(&app, "carer", path).await.status, StatusCode::OK, "{path}");
    }
    for who in ["placements", "head", "young", "admin"] {
        assert_eq!(get(&app, who, "/my-home").await.status, StatusCode::FORBIDDEN, "{who}");
    }
}

#[tokio::test]
async fn a_child_who_left_or_whose_record_is_closed_is_gone_the_same_day() {
    let roll = roll();
    let app = with_a_home(&roll);
    tie(&roll, "FH1");
    assert!(get(&app, "carer", "/my-home").await.html.contains("Stairgate"));
    say(&roll, &Subject::child("W1"), "close", "2018-10-01 record_closed because=court until=2018-11-05");
    assert!(get(&app, "carer", "/my-home").await.html.contains("Stairgate"), "it was closed until today");
    say(&roll, &Subject::child("W1"), "again", "2018-11-05 record_closed because=court");
    let page = get(&app, "carer", "/my-home").await.html;
    assert!(
        !page.contains("Wren") && page.contains("No child is recorded as living with you today"),
        "{page}"
    );
}

#[tokio::test]
async fn from_the_day_of_the_move_the_new_household_reads_and_the_old_one_does_not() {
    let roll = roll();
    let app = with_a_home(&roll);
    tie(&roll, "FH1");
    let moved =
        history::facts("2018-01-08 placed_with household=FH1 until=2018-11-05").unwrap().remove(0).record;
    let facts = roll.facts(&Subject::child("W1"));
    let lives = facts.iter().find(|fact| fact.record.kind().name == "placed_with").unwrap();
    assert!(get(&app, "carer", "/my-home").await.html.contains("Wren"));
    keep(
        &roll,
        &[Change {
            subject: Subject::child("W1"),
            id: lives.id.clone(),
            revision: 2,
            act: Act::Correct,
            reason: Some("moved".into()),
            record: moved,
            place: Place::default(),
        }],
    );
    let page = get(&app, "carer", "/my-home").await.html;
    assert!(!page.contains("Wren") && !page.contains("Stairgate"), "{page}");
    // An account that ended today opens no household either.
    say(
        &roll,
        &Subject::carer_household("FH2"),
        "over",
        "2018-02-01 carer_account who=carer until=2018-11-05",
    );
    assert!(!get(&app, "carer", "/my-home").await.html.contains("Thunder"));
}

#[tokio::test]
async fn a_carer_writes_and_whoever_supervises_answers() {
    let roll = roll();
    let app = with_a_home(&roll);
    tie(&roll, "FH1");
    answered_within_five_days(&roll, "foster.message.answer");
    writes(&app, "carer", "/my-home", "support", "May we sign <the> slip?").await;
    let page = get(&app, "carer", "/my-home").await.html;
    assert!(page.contains("May we sign &lt;the&gt; slip?"), "{page}");
    assert!(page.contains("should come by 12 November 2018"), "{page}");
    // Whoever supervises sees it on the list of work, as something due and as a message, and answers it there.
    let work = get(&app, "placements", "/homes-work").await.html;
    for part in
        ["Answer by 12 November 2018", "/fostering/FH1/answer-message", "Answer to what a foster carer wrote"]
    {
        assert!(work.contains(part), "{part}: {work}");
    }
    assert!(!work.contains("May we sign"), "the words stand with the household");
    assert!(!get(&app, "placements", "/homes-work?whose=another").await.html.contains("answer-message"));
    let one = get(&app, "placements", "/fostering/FH1").await.html;
    assert!(
        one.contains("Support and out of hours: May we sign") && one.contains("Answer what they wrote"),
        "{one}"
    );
    let household = home(&roll);
    let of = household.strand::<CarerMessage>().next().unwrap().id.to_string();
    let at = "/fostering/FH1/answer-message";
    let key = hidden(&get(&app, "placements", at).await.html, "~record");
    let answer = async |of: &str, words: &str| {
        let fields = [("~record", key.as_str()), ("of", of), ("answer", words)];
        post(&app, "placements", at, &fields).await
    };
    assert!(answer("nothing", "Yes").await.html.contains("There is no such message"));
    let came = answer("", "Yes you may").await;
    assert!(came.html.contains("Choose which message is answered") && came.html.contains("Yes you may"));
    assert_eq!(answer(&of, "Yes you may").await.next, "/fostering/FH1?done=recorded");
    let page = get(&app, "carer", "/my-home").await.html;
    assert!(page.contains("Yes you may") && page.contains("Plum Homefinder"), "{page}");
    let one = get(&app, "placements", "/fostering/FH1").await.html;
    assert!(one.contains("Yes you may") && !one.contains("Answer what they wrote"), "{one}");
    assert!(!get(&app, "placements", "/homes-work").await.html.contains("answer-message"));
    // Nobody else writes or answers there, and nobody writes it for them by the form of the kind.
    for who in ["stranger", "head", "panel", "young"] {
        let fields = [("~record", "abcdefgh"), ("words", "Hello")];
        assert_eq!(post(&app, who, "/my-home", &fields).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    for who in ["carer", "performance", "stranger"] {
        assert_eq!(get(&app, who, at).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    for kind in ["carer_message", "carer_message_answered", "carer_survey_answered"] {
        let path = format!("/fostering/FH1/record/{kind}");
        assert_eq!(get(&app, "placements", &path).await.status, StatusCode::NOT_FOUND, "{kind}");
    }
}

#[tokio::test]
async fn a_survey_is_answered_once_and_nobody_is_named_in_it() {
    let roll = roll();
    let app = with_a_home(&roll);
    tie(&roll, "FH1");
    assert_eq!(get(&app, "carer", "/my-home/survey").await.status, StatusCode::NOT_FOUND);
    let text = "2018-11-01 carer_survey title=Listening until=2018-11-05 asked=1 answers.0.question=Heard \
        answers.0.answer=Always answers.0.count=0 answers.1.question=Heard answers.1.answer=Seldom \
        answers.1.count=0 answers.2.question=Trained answers.2.answer=Yes answers.2.count=0";
    let code = roll.authority().unwrap();
    let round = history::facts(text).unwrap().remove(0).record;
    keep(&roll, &[said(Subject::authority(&code), "survey001", round)]);
    assert!(get(&app, "carer", "/my-home").await.html.contains("Answer the survey"));
    let page = get(&app, "carer", "/my-home/survey").await.html;
    assert!(page.contains("Listening") && page.contains("Seldom"), "{page}");
    let at = "/my-home/survey";
    let empty = post(&app, "carer", at, &[("answer-0", "Elsewise")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", empty.html);
    let came = post(&app, "carer", at, &[("answer-0", "Seldom")]).await;
    assert_eq!(came.next, "/my-home?done=answered", "{}", came.html);
    assert_eq!(post(&app, "carer", at, &[("answer-0", "Always")]).await.next, "/my-home?done=already");
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let survey = cohort.authority.strand::<CarerSurvey>().next().unwrap().record.clone();
    let counts: Vec<f64> = survey.answers.iter().map(|row| row.count).collect();
    assert_eq!((counts, survey.returned), (vec![0.0, 1.0, 0.0], Some(1.0)));
    let answered = home(&roll);
    assert_eq!(answered.strand::<CarerSurveyAnswered>().count(), 1);
    assert!(get(&app, "carer", "/my-home").await.html.contains("You have answered"));
    for who in ["placements", "head", "young"] {
        assert_eq!(get(&app, who, at).await.status, StatusCode::FORBIDDEN, "{who}");
        assert_eq!(post(&app, who, at, &[]).await.status, StatusCode::FORBIDDEN, "{who}");
    }
    // The programme of the service shows what was counted.
    assert!(get(&app, "placements", "/carers").await.html.contains("Listening"));
}
