//! A challenge through the whole stack, as the people do it: raised, answered by those who may, taken up with its reason,
//! closed with
//! what is different; the lists, the footprint and its report; what the authority sets.

use std::sync::Arc;

use crate::support;
use crate::support::{app, get, hidden, post, roll, today};
use axum::Router;
use axum::http::StatusCode;
use calendar::Moment;
use journal::Batch;
use records::governance::AccessGiven;
use records::reviews::{
    Escalation, EscalationAction, EscalationAs, EscalationEnd, EscalationTheme, InformalChallenge,
    InformalEnd, IroAllocation,
};
use records::workforce::{LinePlace, LinePost, ManagementLine};
use records::{Act, Change, Place, Record, Subject};
use roll::Roll;
use timeline::Timeline;

const IRO: &str = "reviewing";

fn say(roll: &Roll, subject: Subject, id: &str, record: Arc<dyn Record>) {
    let place = Place::default();
    let change =
        Change { subject, id: id.into(), revision: 1, act: Act::Record, reason: None, record, place };
    roll.append(Batch {
        authority: "Z99".into(),
        who: "test".into(),
        permit_reason: None,
        known_at: None,
        load: None,
        entries: vec![roll::new_entry(&change).unwrap()],
        expected: Vec::new(),
    })
    .unwrap();
}

/// A looked-after child whom Ivo reviews, whose worker is in Nora’s team; the head of service answers at stage 2 by what is set.
fn everything() -> (Roll, Router, String, String) {
    let roll = roll();
    let people = support::people();
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let (id, worker) = cohort
        .children
        .iter()
        .filter(|child| child.on(today()).looked_after() && child.strand::<Escalation>().next().is_none())
        .find_map(|child| {
            let holds = child.allocations.iter().rfind(|a| a.until.is_none_or(|until| until > today()))?;
            people.person(&holds.worker)?;
            Some((child.child.to_string(), holds.worker.to_string()))
        })
        .unwrap();
    let since = today().plus_days(-40);
    let officer = IroAllocation { since, until: None, worker: IRO.to_owned() };
    say(&roll, Subject::child(&id), "iro-ivo", Arc::new(officer));
    let place = |post, who: &str| LinePlace { post, who: who.to_owned(), team: None };
    let places = vec![place(LinePost::ServiceManager, "head"), place(LinePost::ReviewingManager, "audit")];
    let line = ManagementLine { since: today().plus_days(-1), places, words: None };
    say(&roll, Subject::authority("Z99"), "line", Arc::new(line));
    let app = app(&roll);
    (roll, app, id, worker)
}

fn challenges(roll: &Roll, id: &str) -> Vec<(String, Escalation)> {
    let child = Timeline::of(id, &roll.facts(&Subject::child(id)), Moment::END_OF_TIME);
    child.strand::<Escalation>().map(|said| (said.id.to_string(), said.record.clone())).collect()
}

/// Raised by the reviewing officer; gives the address of the challenge.
async fn raised(roll: &Roll, app: &Router, id: &str) -> String {
    let at = format!("/child/{id}/challenge");
    let fields = [
        ("wanted", "A plan by the end of the month"),
        ("theme", "care_plan"),
        ("from", "review"),
        ("raised", "2018-11-05"),
    ];
    let came = post(app, IRO, &at, &fields).await;
    assert_eq!(came.next, format!("/child/{id}/escalations?done=raised"), "{}", came.html);
    format!("/child/{id}/escalations/{}", challenges(roll, id)[0].0)
}

#[tokio::test]
async fn a_challenge_is_raised_answered_and_closed() {
    let (roll, app, id, worker) = everything();
    assert_eq!(today().to_string(), "2018-11-05");
    let at = format!("/child/{id}/challenge");
    let came = get(&app, IRO, &at).await;
    for part in
        ["It goes to Nora Northbeck (team manager)", "answer is due by 6 November 2018", "3 December 2018"]
    {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    // What is missing is said at its question; a manager does not challenge their own team; the social worker has no such page.
    let came = post(&app, IRO, &at, &[("raised", "2018-11-06")]).await;
    for part in ["Choose what it is about", "Say what is wanted for the child", "That day has not come"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let typed = [("wanted", "A plan"), ("theme", "care_plan"), ("raised", "2018-11-05")];
    let came = post(&app, "manager", &at, &typed).await;
    assert!(came.html.contains("You are asked for answers"), "{}", came.html);
    assert_eq!(get(&app, &worker, &at).await.status, StatusCode::NOT_FOUND);
    let one = raised(&roll, &app, &id).await;
    let (_, said) = challenges(&roll, &id).remove(0);
    assert_eq!(
        (said.to.as_deref(), said.by.as_deref(), said.raised_as),
        (Some("manager"), Some(IRO), Some(EscalationAs::ReviewingOfficer))
    );
    // The team manager is told on the team’s page and in the list, with its clock.
    let came = get(&app, "manager", "/team").await;
    assert!(
        came.html.contains("1 challenge waits for your answer, the first due 6 November 2018"),
        "{}",
        came.html
    );
    let came = get(&app, "manager", "/escalations").await;
    assert!(
        came.html.contains("To be answered by you (1)") && came.html.contains("Nora Northbeck"),
        "{}",
        came.html
    );
    let csv = get(&app, "manager", "/escalations.csv?show=answer").await;
    assert!(csv.html.contains("Nora Northbeck,2018-11-06"), "{}", csv.html);
    assert!(get(&app, IRO, "/escalations").await.html.contains("Mine (1)"));
    // Whoever is not in the line is told why and who may, and nothing is recorded.
    let answer = format!("{one}/answer");
    let yes = |page: &str| {
        let seen = hidden(page, "~revision");
        vec![("~revision", seen), ("day", "2018-11-05".to_owned()), ("answer", "put_right".to_owned())]
    };
    let form = get(&app, "manager", &answer).await.html;
    let mut fields = yes(&form);
    let send = async |who: &str, at: &str, fields: &[(&'static str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        post(&app, who, at, &fields).await
    };
    let came = send(IRO, &answer, &fields).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        came.html.contains("You are not in the line of management")
            && came.html.contains("Nora Northbeck answers it"),
        "{}",
        came.html
    );
    // An answer without what changes is none.
    let came = send("manager", &answer, &fields).await;
    assert!(came.html.contains("Say what changes in the child"), "{}", came.html);
    assert!(challenges(&roll, &id)[0].1.steps.is_empty());
    fields.push(("changes", "A planning meeting on Thursday; Nora writes the plan by the 12th".to_owned()));
    let came = send("manager", &answer, &fields).await;
    assert_eq!(came.next, format!("{one}?done=answer"), "{}", came.html);
    // Sent again it is refused: it was answered, and nothing is recorded twice.
    assert!(send("manager", &answer, &fields).await.html.contains("It was answered on 5 November 2018"));
    let came = get(&app, IRO, &one).await;
    assert!(
        came.html.contains("planning meeting on Thursday") && came.html.contains("Answered, not closed"),
        "{}",
        came.html
    );
    // The manager closes nothing; the officer does, with what is different.
    let close = format!("{one}/close");
    let form = get(&app, IRO, &close).await.html;
    let mut fields = vec![
        ("~revision", hidden(&form, "~revision")),
        ("day", "2018-11-05".to_owned()),
        ("theme", "legal_delay".to_owned()),
    ];
    let came = send("manager", &close, &fields).await;
    assert!(came.html.contains("An answer alone closes nothing"), "{}", came.html);
    let came = send(IRO, &close, &fields).await;
    assert!(came.html.contains("Say what is different for the child now"), "{}", came.html);
    fields.push(("outcome", "The plan is agreed, and she knows it".to_owned()));
    let came = send(IRO, &close, &fields).await;
    assert_eq!(came.next, format!("{one}?done=close"), "{}", came.html);
    let (_, said) = challenges(&roll, &id).remove(0);
    assert_eq!((said.end, said.theme.code()), (Some(EscalationEnd::Resolved), "legal_delay"));
    assert!(!get(&app, "manager", "/team").await.html.contains("waits for your answer"));
    assert!(
        get(&app, IRO, &format!("/child/{id}/escalations")).await.html.contains("1 challenge, all ended")
    );
}

#[tokio::test]
async fn it_goes_up_with_its_reason_to_whoever_holds_the_post_that_day() {
    let (roll, app, id, _) = everything();
    let one = raised(&roll, &app, &id).await;
    let up = format!("{one}/step-up");
    let form = get(&app, IRO, &up).await.html;
    assert!(form.contains("It goes to stage 2 to Hollis Wardmere (service manager)"), "{form}");
    let revision = hidden(&form, "~revision");
    let send = async |because: &str, seen: &str| {
        post(&app, IRO, &up, &[("~revision", seen), ("day", "2018-11-05"), ("because", because)]).await
    };
    // The answer is not due until tomorrow: it needs its reason.
    let came = send("", &revision).await;
    assert!(came.html.contains("The answer is not due until 6 November 2018"), "{}", came.html);
    let came = send("She moves tonight", &revision).await;
    assert_eq!(came.next, format!("{one}?done=step-up"), "{}", came.html);
    // Somebody who saw it as it stood before is shown what stands now.
    let came = send("And again", &revision).await;
    assert_eq!(came.status, StatusCode::CONFLICT, "{}", came.html);
    assert!(came.html.contains("And again"), "nothing typed is lost");
    let (_, said) = challenges(&roll, &id).remove(0);
    assert_eq!(
        said.steps.iter().map(|step| (step.stage, step.to.as_deref())).collect::<Vec<_>>(),
        [(2, Some("head"))]
    );
    // The team manager is past it; the head of service has it to answer; stage 3 has nobody, which is said with the way on.
    let came = post(&app, "manager", &format!("{one}/answer"), &[("day", "2018-11-05")]).await;
    assert!(came.html.contains("Hollis Wardmere answers it"), "{}", came.html);
    assert!(get(&app, "head", "/escalations").await.html.contains("To be answered by you (1)"));
    let form = get(&app, IRO, &up).await.html;
    assert!(form.contains("stage 3"), "{form}");
    // Cafcass at any time, and it closes nothing.
    let form = get(&app, IRO, &format!("{one}/cafcass")).await.html;
    let revision = hidden(&form, "~revision");
    let fields = [("~revision", revision.as_str()), ("day", "2018-11-05"), ("because", "Nothing moves")];
    assert_eq!(post(&app, IRO, &format!("{one}/cafcass"), &fields).await.status, StatusCode::SEE_OTHER);
    assert!(challenges(&roll, &id)[0].1.resolved.is_none());
    // The manager of the reviewing officers withdraws it with a reason; the plain form lets nobody close it past that.
    let plain = format!("/child/{id}/record/escalation/{}/withdraw", challenges(&roll, &id)[0].0);
    let came = post(&app, "manager", &plain, &[("~reason", "tidying up")]).await;
    assert!(came.html.contains("An answer alone closes nothing"), "{}", came.html);
}

#[tokio::test]
async fn advocates_raise_and_a_word_is_counted() {
    let (roll, app, id, _) = everything();
    let given = AccessGiven {
        since: today().plus_days(-3),
        until: today().plus_days(30),
        worker: "advocate".to_owned(),
        because: "the child asked for them".to_owned(),
        confidential: false,
        by: None,
    };
    say(&roll, Subject::child(&id), "given-avi", Arc::new(given));
    let at = format!("/child/{id}/challenge");
    let came = get(&app, "advocate", &at).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    let fields = [
        ("wanted", "Sleepovers"),
        ("theme", "other"),
        ("raised", "2018-11-05"),
        ("raised_as", "reviewing_officer"),
    ];
    assert_eq!(post(&app, "advocate", &at, &fields).await.status, StatusCode::SEE_OTHER);
    let (which, said) = challenges(&roll, &id).remove(0);
    assert_eq!(said.raised_as, Some(EscalationAs::Advocate), "an advocate raises as an advocate");
    // It is the advocate’s to close, not the officer’s.
    let close = format!("/child/{id}/escalations/{which}/close");
    assert!(get(&app, IRO, &close).await.html.contains("Avi Voicewell takes it further or closes it"));
    assert!(get(&app, "advocate", &close).await.html.contains("What is different for the child now?"));
    assert!(get(&app, "advocate", "/escalations").await.html.contains("Mine (1)"));
    // A word.
    let word = format!("/child/{id}/informal-challenge");
    let fields = [("wanted", "The report"), ("theme", "no_report"), ("day", "2018-11-05"), ("by", IRO)];
    assert_eq!(post(&app, IRO, &word, &fields).await.status, StatusCode::SEE_OTHER);
    let form = get(&app, IRO, &word).await.html;
    let stands = hidden(&form, "~stands");
    let mut more = fields.to_vec();
    more.extend([("~stands", stands.as_str()), ("end", "solved"), ("ended", "2018-11-05")]);
    assert!(post(&app, IRO, &word, &more).await.html.contains("Say what changed for the child"));
    more.push(("changed", "It came on Monday"));
    assert_eq!(post(&app, IRO, &word, &more).await.status, StatusCode::SEE_OTHER);
    let child = Timeline::of(&id, &roll.facts(&Subject::child(&id)), Moment::END_OF_TIME);
    let said: Vec<_> = child
        .strand::<InformalChallenge>()
        .filter(|said| said.by.as_deref() == Some(IRO))
        .map(|said| said.end)
        .collect();
    assert_eq!(said, [Some(InformalEnd::Solved)]);
}

#[tokio::test]
async fn the_footprint_is_for_those_who_answer_for_it_and_an_officer_has_their_own() {
    let (roll, app, id, _) = everything();
    crate::support::everything_is_kept(&roll);
    raised(&roll, &app, &id).await;
    let came = get(&app, "head", "/footprint?period=2018-11").await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    for part in [
        "What reviewing officers did",
        "Checklists by grade",
        "Ivo Reviewlock",
        "No reviewing officer named",
        "their hours are not recorded",
        "Stage 1",
        "What does not add up",
    ] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let own = get(&app, IRO, "/footprint?period=2018-11").await;
    assert!(
        own.html.contains("What you did") && !own.html.contains("No reviewing officer named"),
        "{}",
        own.html
    );
    assert_eq!(get(&app, "manager", "/footprint").await.status, StatusCode::FORBIDDEN);
    let csv = get(&app, IRO, "/footprint.csv?period=2018-11").await;
    assert!(csv.html.contains("2018-11,Ivo Reviewlock,1,"), "{}", csv.html);
    let year = get(&app, "head", "/footprint/2019.html").await;
    assert!(year.html.contains("Annual report of the reviewing officers"), "{}", year.html);
    assert_eq!(get(&app, "head", "/footprint/2019.xlsx").await.status, StatusCode::OK);
    for (path, status) in [
        ("/footprint?period=2031-01", StatusCode::NOT_FOUND),
        ("/footprint?period=soon", StatusCode::BAD_REQUEST),
        ("/footprint/2019.doc", StatusCode::NOT_FOUND),
        ("/footprint/2019", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(get(&app, "head", path).await.status, status, "{path}");
    }
}

#[tokio::test]
async fn an_authority_sets_its_stages_its_line_and_its_links() {
    let (_, app, id, _) = everything();
    let at = "/settings/escalation_stages";
    let form = get(&app, "head", at).await;
    assert_eq!(form.status, StatusCode::OK, "{}", form.html);
    let record = hidden(&form.html, "~record");
    let fields = |whole: &'static str| {
        vec![
            ("~record", record.clone()),
            ("since", "2018-11-05".to_owned()),
            ("stages.0.from", "The officer".to_owned()),
            ("stages.0.to", "service_manager".to_owned()),
            ("stages.0.days", "3".to_owned()),
            ("whole", whole.to_owned()),
        ]
    };
    let send = async |who: &str, at: &str, fields: &[(&'static str, String)]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        post(&app, who, at, &fields).await
    };
    assert!(send("head", at, &fields("30")).await.html.contains("no more than 20"));
    assert_eq!(send("manager", at, &fields("10")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(send("head", at, &fields("10")).await.status, StatusCode::SEE_OTHER);
    // From now on stage 1 goes to whoever is set, in three working days.
    let came = get(&app, IRO, &format!("/child/{id}/challenge")).await;
    assert!(
        came.html.contains("Hollis Wardmere (service manager)") && came.html.contains("8 November 2018"),
        "{}",
        came.html
    );
    let links = |team: &str| {
        vec![
            ("since", "2018-11-05".to_owned()),
            ("links.0.team", team.to_owned()),
            ("links.0.who", IRO.to_owned()),
        ]
    };
    assert_eq!(send("head", "/settings/link_teams", &links("North")).await.status, StatusCode::SEE_OTHER);
    assert!(get(&app, "head", "/footprint").await.html.contains("Who is linked to which team"));
    assert_eq!(get(&app, "head", "/settings/management_line").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_plan_is_followed_by_those_who_answer_and_closing_over_it_says_why() {
    let (roll, app, id, worker) = everything();
    let mut said = Escalation::raised(today().plus_days(-20), EscalationTheme::Education, "A school place");
    said.by = Some(IRO.to_owned());
    said.to = Some("manager".to_owned());
    said.actions = vec![EscalationAction {
        action: "A place is named".to_owned(),
        owner: Some("The virtual school".to_owned()),
        by: Some(today().plus_days(-3)),
        done: None,
        seen: None,
    }];
    say(&roll, Subject::child(&id), "chal-1", Arc::new(said));
    let one = format!("/child/{id}/escalations/chal-1");
    let html = get(&app, "manager", &one).await.html;
    assert!(html.contains("Late by 3 days") && html.contains("/escalations/chal-1/plan"), "{html}");
    // Whoever reads it and has no part in it is told who has.
    for act in ["answer", "plan"] {
        let came = get(&app, &worker, &format!("{one}/{act}")).await;
        assert_eq!(came.status, StatusCode::FORBIDDEN, "{act}");
        assert!(came.html.contains("Nora Northbeck answers it"), "{act}: {}", came.html);
    }
    let came = post(&app, "audit", &format!("{one}/answer"), &[("day", "2018-11-05")]).await;
    assert_eq!(came.status, StatusCode::FORBIDDEN, "{}", came.html);
    assert!(!came.html.contains("There is no such kind of record"), "{}", came.html);
    // It closes over what is not done with the reason only.
    let close = format!("{one}/close");
    let form = get(&app, IRO, &close).await.html;
    assert!(form.contains("The plan is not done. Why is it closed all the same?"), "{form}");
    let mut fields =
        vec![("~revision", "1"), ("day", "2018-11-05"), ("theme", "education"), ("outcome", "In school")];
    let came = post(&app, IRO, &close, &fields).await;
    assert!(came.html.contains("The plan is not done: A place is named"), "{}", came.html);
    // Nobody who carries it out rewrites it: by the plain form the plan is the raiser's.
    let plain = format!("/child/{id}/record/escalation/chal-1/correct");
    let form = get(&app, "manager", &plain).await.html;
    assert!(form.contains("name=\"actions.0.action\""), "{form}");
    let revision = hidden(&form, "~revision");
    let rewritten = [
        ("~revision", revision.as_str()),
        ("raised", "2018-10-16"),
        ("theme", "education"),
        ("wanted", "A school place"),
        ("by", IRO),
        ("to", "manager"),
        ("actions.0.action", "Somebody rings the school"),
        ("actions.0.owner", "The virtual school"),
        ("actions.0.by", "2018-12-01"),
        ("~reason", "Easier"),
    ];
    let came = post(&app, "manager", &plain, &rewritten).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", came.html);
    assert_eq!(challenges(&roll, &id)[0].1.actions[0].action, "A place is named");
    // The manager says that it is done, with what was seen.
    let plan = format!("{one}/plan");
    let came =
        post(&app, "manager", &plan, &[("~revision", "1"), ("action", "0"), ("day", "2018-11-05")]).await;
    assert!(came.html.contains("Say what was seen of it"), "{}", came.html);
    let done = [
        ("~revision", "1"),
        ("action", "0"),
        ("day", "2018-11-05"),
        ("seen", "Read the offer of the school"),
    ];
    let came = post(&app, "manager", &plan, &done).await;
    assert_eq!(came.next, format!("{one}?done=plan"), "{}", came.html);
    let html = get(&app, IRO, &one).await.html;
    assert!(html.contains("Done 5 November 2018") && html.contains("Read the offer of the school"), "{html}");
    fields[0].1 = "2";
    let came = post(&app, IRO, &close, &fields).await;
    assert_eq!(came.next, format!("{one}?done=close"), "{}", came.html);
}

#[tokio::test]
async fn an_advocate_to_whom_the_referral_was_given_challenges() {
    let (roll, app, id, _) = everything();
    let at = format!("/child/{id}/challenge");
    assert_eq!(get(&app, "advocate", &at).await.status, StatusCode::NOT_FOUND);
    let referral: Arc<dyn Record> = {
        let kind = records::kind("advocacy_referral").unwrap();
        let said = serde_json::json!({
            "day": "2018-10-20", "from": "child", "offered": "2018-10-22", "advocate": "advocate",
        });
        (kind.read)(said.to_string().as_bytes()).unwrap()
    };
    say(&roll, Subject::child(&id), "refer-1", referral);
    let came = get(&app, "advocate", &at).await;
    assert_eq!(came.status, StatusCode::OK, "{}", came.html);
    let fields = [("wanted", "Sleepovers"), ("theme", "other"), ("raised", "2018-11-05")];
    assert_eq!(post(&app, "advocate", &at, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(challenges(&roll, &id)[0].1.raised_as, Some(EscalationAs::Advocate));
}
