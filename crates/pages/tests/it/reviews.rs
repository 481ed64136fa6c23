//! A review through the whole stack, as the people do it: booked, prepared, graded, held, decided, answered, told to the child.

mod counted;
mod decided;
mod letter;

use std::sync::Arc;

use crate::support;
use crate::support::{app, get, hidden, post, roll, today};
use axum::Router;
use axum::http::StatusCode;
use calendar::{Day, Moment};
use journal::Batch;
use records::coming_into_care::{ChildName, Relation, Relationship};
use records::reviews::{
    ChildSpokenTo, DecisionsAnswered, Escalation, EscalationFrom, ReviewAdjourned, ReviewChecklist,
    ReviewDecisions, ReviewMeeting, ReviewPlanned, ReviewRecord, ReviewReport,
};
use records::{Act, Change, Place, Record, Subject};
use roll::Roll;
use timeline::Timeline;

const IRO: &str = "reviewing";

/// A looked-after child of nine to twelve with a worker, called Wren.
async fn everything() -> (Roll, Router, String, String) {
    let roll = roll();
    let people = support::people();
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let (id, worker) = cohort
        .children
        .iter()
        .filter(|child| child.on(today()).looked_after())
        .filter(|child| child.born().is_some_and(|born| (9..13).contains(&born.age_on(today()))))
        .find_map(|child| {
            let holds = child.allocations.iter().rfind(|a| a.until.is_none_or(|until| until > today()))?;
            people.person(&holds.worker)?;
            Some((child.child.to_string(), holds.worker.to_string()))
        })
        .unwrap();
    let name = ChildName {
        since: day("2018-10-01"),
        given: "Wren".to_owned(),
        family: Some("Fernlea".to_owned()),
        known_as: None,
    };
    say(&roll, &id, "name-wren", Arc::new(name));
    let app = app(&roll);
    (roll, app, id, worker)
}

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn say(roll: &Roll, child: &str, id: &str, record: Arc<dyn Record>) {
    let change = Change {
        subject: Subject::child(child),
        id: id.into(),
        revision: 1,
        act: Act::Record,
        reason: None,
        record,
        place: Place::default(),
    };
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

fn child(roll: &Roll, id: &str) -> Timeline {
    Timeline::of(id, &roll.facts(&Subject::child(id)), Moment::END_OF_TIME)
}

fn related(name: &str, relation: Relation) -> Relationship {
    Relationship {
        name: name.to_owned(),
        relation,
        since: None,
        until: None,
        born: None,
        died: None,
        parent_of: None,
        with: None,
        child: None,
        responsibility: None,
        phone: None,
        important: false,
        may_see: None,
        notes: None,
    }
}

#[tokio::test]
async fn a_review_is_booked_moved_with_its_reason_and_kept_with_brothers_and_sisters() {
    let (roll, app, id, _) = everything().await;
    // A sister with a record of her own.
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let sister = cohort
        .children
        .iter()
        .find(|other| *other.child != *id && other.on(today()).looked_after())
        .map(|other| other.child.to_string())
        .unwrap();
    let rose = Relationship { child: Some(sister.clone()), ..related("Rose Fernlea", Relation::Sister) };
    say(&roll, &id, "rel-rose", Arc::new(rose));
    say(&roll, &id, "rel-mum", Arc::new(related("Maud Fernlea", Relation::Mother)));
    let thread = format!("/child/{id}/reviews");
    let came = get(&app, IRO, &thread).await;
    assert_eq!(came.status, StatusCode::OK);
    for part in ["The next review", "Why then", "No day is agreed yet", "Every review"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let at = format!("/child/{id}/book-review");
    let came = get(&app, IRO, &at).await;
    for part in
        ["value=\"Wren Fernlea\"", "value=\"Maud Fernlea\"", "value=\"Ivo Reviewlock\"", "Rose Fernlea"]
    {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let record = hidden(&came.html, "~record");
    // Long after it is due: only with a reason.
    let far = [("~record", record.as_str()), ("day", "2019-10-01")];
    let came = post(&app, IRO, &at, &far).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(came.html.contains("The review is due by"), "{}", came.html);
    let past = [("day", "2018-10-01"), ("moved", "school")];
    assert!(post(&app, IRO, &at, &past).await.html.contains("Choose a day to come"));
    let booking = [
        ("~record", record.as_str()),
        ("day", "2018-11-20"),
        ("time", "16:00"),
        ("place", "At home"),
        ("moved", "not_booked"),
        ("people.0.name", "Wren Fernlea"),
        ("people.0.as", "child"),
        ("people.1.name", "Maud Fernlea"),
        ("people.1.as", "parent"),
        ("people.1.mail", "maud"),
        ("people.2.name", ""),
        ("people.2.as", "worker"),
        ("~with", sister.as_str()),
    ];
    let came = post(&app, IRO, &at, &booking).await;
    assert!(came.html.contains("Write an e-mail address"), "{}", came.html);
    let mut booking = booking.to_vec();
    booking.retain(|(name, _)| *name != "people.1.mail");
    let came = post(&app, IRO, &at, &booking).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=recorded"), "{}", came.html);
    assert_eq!(post(&app, IRO, &at, &booking).await.next, format!("/child/{id}/reviews?done=already"));
    let planned = |id: &str| -> Vec<ReviewPlanned> {
        child(&roll, id).strand::<ReviewPlanned>().map(|said| said.record.clone()).collect()
    };
    let own = planned(&id);
    assert_eq!((own.len(), own[0].people.len(), own[0].together.as_deref()), (1, 2, Some(record.as_str())));
    let hers = planned(&sister);
    assert_eq!(hers[0].together, own[0].together, "one meeting");
    assert!(hers[0].people.iter().all(|person| person.name != "Wren Fernlea"), "and a record of her own");
    let came = get(&app, IRO, &thread).await;
    for part in ["20 November 2018 at 16:00, At home", "2 people asked", "With brothers and sisters"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let file = get(&app, IRO, &format!("/child/{id}/review-invitation/{record}")).await.html;
    assert!(file.contains("BEGIN:VCALENDAR") && file.contains("20181120T160000") && !file.contains("Wren"));
    // Another day needs a reason, and the day before stays readable.
    let came = get(&app, IRO, &at).await;
    let (stands, next) = (hidden(&came.html, "~stands"), hidden(&came.html, "~record"));
    let mut moved = vec![("~record", next.as_str()), ("~stands", stands.as_str()), ("day", "2018-11-22")];
    let came = post(&app, IRO, &at, &moved).await;
    assert!(came.html.contains("Say why it is moved"), "{}", came.html);
    moved.push(("moved", "child_asked"));
    assert_eq!(post(&app, IRO, &at, &moved).await.next, format!("/child/{id}/reviews?done=recorded"));
    let all = planned(&id);
    assert_eq!(all.iter().filter(|each| each.cancelled.is_some()).count(), 1);
    let html = get(&app, IRO, &thread).await.html;
    assert!(html.contains("Not on 20 November 2018") && html.contains("the child asked for it"), "{html}");
    // The sister was not said to move with it: her own booking stands.
    assert_eq!(planned(&sister).iter().filter(|each| each.cancelled.is_some()).count(), 0);
    // She is offered, and chosen already, where the meeting is moved again; where she goes too, her record has the reason.
    let came = get(&app, IRO, &at).await;
    assert!(came.html.contains("For whom does it change too?"), "{}", came.html);
    let (stands, next) = (hidden(&came.html, "~stands"), hidden(&came.html, "~record"));
    let again = [
        ("~record", next.as_str()),
        ("~stands", stands.as_str()),
        ("day", "2018-11-26"),
        ("time", "15:00"),
        ("moved", "school"),
        ("~with", sister.as_str()),
    ];
    assert_eq!(post(&app, IRO, &at, &again).await.next, format!("/child/{id}/reviews?done=recorded"));
    let hers = planned(&sister);
    let (off, on): (Vec<_>, Vec<_>) = hers.iter().partition(|each| each.cancelled.is_some());
    assert_eq!((off.len(), on.len()), (1, 1), "{hers:?}");
    assert!(off[0].day.to_string() == "2018-11-20" && off[0].moved == on[0].moved && on[0].moved.is_some());
    assert!(on[0].day.to_string() == "2018-11-26" && on[0].together == own[0].together);
    assert_eq!(on[0].people, off[0].people, "whom she asked stays hers");
}

#[tokio::test]
async fn inadequate_opens_stage_1_and_nobody_grades_their_own_work() {
    let (roll, app, id, worker) = everything().await;
    let at = format!("/child/{id}/review-checklist");
    assert_eq!(get(&app, &worker, &at).await.status, StatusCode::NOT_FOUND);
    assert_eq!(get(&app, "manager", &at).await.status, StatusCode::NOT_FOUND);
    let came = get(&app, IRO, &at).await;
    for part in [
        "What is it like to be Wren now?",
        "You have not spoken with the child",
        "Health assessment",
        "It goes to Nora Northbeck",
    ] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let record = hidden(&came.html, "~record");
    let came = post(&app, IRO, &at, &[("day", "2018-11-05")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    for part in ["Grade “Heard”", "Grade the whole", "href=\"#sections.7.grade\"", "href=\"#because\""] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let names: Vec<String> = (0..8).map(|nth| format!("sections.{nth}.grade")).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "good")).collect();
    fields.extend([
        ("~record", record.as_str()),
        ("day", "2018-11-05"),
        ("grade", "inadequate"),
        ("because", "Out of school since May, and nobody told her why"),
    ]);
    let came = post(&app, IRO, &at, &fields).await;
    for part in [
        "Say what must be better",
        "who does it and by when",
        "Out of school since May",
        "href=\"#~plan.0.action\"",
    ] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    assert!(child(&roll, &id).strand::<ReviewChecklist>().next().is_none());
    fields.extend([
        ("~wanted", "Wren has a school place"),
        ("~plan.0.action", "A place is named"),
        ("~plan.0.owner", "The virtual school"),
        ("~plan.0.by", "2018-11-12"),
    ]);
    let came = post(&app, IRO, &at, &fields).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=escalated"), "{}", came.html);
    assert_eq!(post(&app, IRO, &at, &fields).await.next, format!("/child/{id}/reviews?done=already"));
    let child = child(&roll, &id);
    let graded: Vec<ReviewChecklist> =
        child.strand::<ReviewChecklist>().map(|said| said.record.clone()).collect();
    assert_eq!((graded.len(), graded[0].sections.len()), (1, 8));
    assert!(
        graded[0].sections[0].seen.as_deref().unwrap().contains("You have not spoken"),
        "as the record stood"
    );
    let opened: Vec<Escalation> = child.strand::<Escalation>().map(|said| said.record.clone()).collect();
    assert_eq!(opened.len(), 1);
    assert_eq!(
        (opened[0].from, opened[0].source.as_deref(), opened[0].by.as_deref(), opened[0].to.as_deref()),
        (Some(EscalationFrom::Checklist), Some(record.as_str()), Some(IRO), Some("manager"))
    );
    assert_eq!(opened[0].actions[0].owner.as_deref(), Some("The virtual school"));
    let one = get(&app, "manager", &format!("/child/{id}/record/escalation/of-{record}")).await;
    assert_eq!(one.status, StatusCode::OK, "a record of its own, for whoever answers it");
}

/// The meeting as it is sent.
fn meeting(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let mut fields = vec![
        ("day", "2018-11-05"),
        ("~participation", "PN1"),
        ("chaired", "child"),
        ("goes_on", "no"),
        ("moved", "not_booked"),
        ("unprepared", "short_notice"),
        ("words", "I want to stay with Bea"),
        ("talked.3.about", "school"),
        ("talked.3.said", "Maths is better"),
        ("talked.1.about", "home"),
        ("talked.1.said", ""),
        ("people.0.name", "Maud Fernlea"),
        ("people.0.as", "parent"),
        ("people.0.how", "came"),
        ("next", "2019-04-30"),
    ];
    fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
    fields.extend(more);
    fields
}

#[tokio::test]
async fn a_review_is_held_decided_answered_and_told() {
    let (roll, app, id, worker) = everything().await;
    // The social worker's report, shared twice.
    let report = format!("/child/{id}/review");
    let given = [("day", "2018-11-01"), ("changed", "A new school"), ("~with.child", "2018-11-02")];
    assert_eq!(post(&app, &worker, &report, &given).await.next, format!("/child/{id}/reviews?done=recorded"));
    let came = get(&app, &worker, &report).await;
    assert!(came.html.contains("A new school"), "it goes on from what stands: {}", came.html);
    let stands = hidden(&came.html, "~stands");
    let more = [
        ("~stands", stands.as_str()),
        ("day", "2018-11-01"),
        ("changed", "A new school"),
        ("~with.child", "2018-11-02"),
        ("~with.carers", "2018-11-03"),
    ];
    assert_eq!(post(&app, &worker, &report, &more).await.next, format!("/child/{id}/reviews?done=recorded"));
    let reports: Vec<ReviewReport> =
        child(&roll, &id).strand::<ReviewReport>().map(|s| s.record.clone()).collect();
    assert_eq!((reports.len(), reports[0].shares.len()), (1, 2));
    // The visit, and what the child brings.
    let visit = [("declined", "no"), ("words", "Can I see Nan <more>?"), ("day", "2018-11-03")];
    let at = |last: &str| format!("/child/{id}/{last}");
    assert!(post(&app, IRO, &at("review-visit"), &visit[1..]).await.html.contains("Say whether you spoke"));
    assert_eq!(post(&app, IRO, &at("review-visit"), &visit).await.status, StatusCode::SEE_OTHER);
    assert!(child(&roll, &id).strand::<ChildSpokenTo>().next().is_some());
    let brings = [("way", "speaks"), ("chairs", "child"), ("words", "More Nan"), ("day", "2018-11-04")];
    assert_eq!(post(&app, &worker, &at("review-words"), &brings).await.status, StatusCode::SEE_OTHER);
    // The meeting knows it all.
    let came = get(&app, IRO, &at("review-meeting")).await;
    assert!(
        came.html.contains("Can I see Nan &lt;more&gt;?")
            || came.html.contains("Can I see Nan &#60;more&#62;?")
    );
    let wrong = meeting(&[("people.0.how", ""), ("~participation", "PN0")]);
    let came = post(&app, IRO, &at("review-meeting"), &wrong).await;
    for part in ["Maud Fernlea: say whether they came", "four or older"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let came = post(&app, IRO, &at("review-meeting"), &meeting(&[])).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=recorded"), "{}", came.html);
    let held = child(&roll, &id);
    assert_eq!(held.reviews.last().unwrap().day, today());
    let said: Vec<ReviewMeeting> = held.strand::<ReviewMeeting>().map(|s| s.record.clone()).collect();
    assert_eq!((said.len(), said[0].talked.len()), (1, 1), "what nobody said is no heading");
    // Minutes cannot go yet; decisions not without an owner.
    let came = get(&app, IRO, &at("review-minutes")).await;
    assert!(came.html.contains("The decisions are not recorded yet"), "{}", came.html);
    let send = [("review", "2018-11-05"), ("completed", "2018-11-05"), ("minutes", "x")];
    assert_eq!(post(&app, IRO, &at("review-minutes"), &send).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let decided = |owner: &'static str| {
        vec![
            ("review", "2018-11-05"),
            ("sent", "2018-11-05"),
            ("decisions.1.decision", "The optician is booked"),
            ("decisions.1.outcome", "Wren sees the board"),
            ("decisions.1.owner", owner),
            ("decisions.1.by", "2018-12-01"),
            ("disputes", "Nobody works on Wren seeing her brother"),
        ]
    };
    let came = post(&app, IRO, &at("review-decisions"), &decided("")).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    let says = "“The optician is booked”: Say who does it, or the decisions cannot be sent";
    for part in [says, "href=\"#decisions.1.owner\""] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    // Two windows: the second is shown that something was recorded meanwhile, loses nothing, and then changes what stands.
    let opened = get(&app, IRO, &at("review-decisions")).await.html;
    let seen = hidden(&opened, "~seen");
    let came = post(&app, IRO, &at("review-decisions"), &decided("Social worker")).await;
    assert_eq!(came.next, format!("/child/{id}/reviews?done=recorded"), "{}", came.html);
    assert_eq!(child(&roll, &id).strand::<ReviewDecisions>().count(), 1);
    let mut second = decided("Foster carer");
    second.push(("~seen", &seen));
    let came = post(&app, IRO, &at("review-decisions"), &second).await;
    assert_eq!(came.status, StatusCode::CONFLICT);
    for part in ["Something was recorded here since you opened this page", "Foster carer", "name=\"~stands\""]
    {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let stands = || {
        let after = child(&roll, &id);
        let said = after.strand::<ReviewDecisions>().next().unwrap();
        (after.strand::<ReviewDecisions>().count(), said.decisions[0].owner.clone())
    };
    assert_eq!(stands(), (1, Some("Social worker".to_owned())), "nothing was written over");
    post(&app, IRO, &at("review-decisions"), &[("~act", "discard")]).await;
    // The manager answers, nobody else; a dispute is settled.
    let answer = [("review", "2018-11-05"), ("day", "2018-11-05"), ("agreed", "no")];
    let came = post(&app, &worker, &at("review-answer"), &answer).await;
    assert!(came.html.contains("A team manager or the head of service answers it"), "{}", came.html);
    let came = post(&app, "manager", &at("review-answer"), &answer).await;
    assert!(came.html.contains("Say why the decisions are disputed"), "{}", came.html);
    let mut answer = answer.to_vec();
    answer.push(("because", "The optician was seen in October"));
    // What the reviewing officer disputes is answered too: silence is no agreement to it.
    let came = post(&app, "manager", &at("review-answer"), &answer).await;
    for part in ["Nobody works on Wren seeing her brother", "say what changes, or why it does not"] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    answer.push(("to_dispute", "They meet each month from December"));
    assert_eq!(post(&app, "manager", &at("review-answer"), &answer).await.status, StatusCode::SEE_OTHER);
    let came = get(&app, IRO, &at("review-answer")).await;
    assert!(came.html.contains("The optician was seen in October"), "{}", came.html);
    let stands = hidden(&came.html, "~stands");
    let mut settle = answer.clone();
    settle.extend([
        ("~stands", stands.as_str()),
        ("settled", "2018-11-05"),
        ("settlement", "Glasses are ordered"),
    ]);
    assert_eq!(post(&app, IRO, &at("review-answer"), &settle).await.status, StatusCode::SEE_OTHER);
    let answered: Vec<DecisionsAnswered> =
        child(&roll, &id).strand::<DecisionsAnswered>().map(|s| s.record.clone()).collect();
    assert_eq!((answered.len(), answered[0].settled), (1, Some(today())));
    assert_eq!(answered[0].to_dispute.as_deref(), Some("They meet each month from December"));
    // The minutes are put together; what was refused was kept, and is let go.
    post(&app, IRO, &at("review-minutes"), &[("~act", "discard")]).await;
    let came = get(&app, IRO, &at("review-minutes")).await;
    for part in [
        "I want to stay with Bea",
        "The optician is booked – Social worker, by 1 December 2018",
        "Maud Fernlea",
    ] {
        assert!(came.html.contains(part), "{part}: {}", came.html);
    }
    let minutes = [
        ("review", "2018-11-05"),
        ("completed", "2018-11-05"),
        ("distributed", "2018-11-05"),
        ("minutes", "All of it"),
        ("sent_to.0.name", "Maud Fernlea"),
        ("sent_to.0.day", "2018-11-05"),
    ];
    assert_eq!(post(&app, IRO, &at("review-minutes"), &minutes).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        child(&roll, &id).strand::<ReviewRecord>().next().unwrap().minutes.as_deref(),
        Some("All of it")
    );
    // Midway: each decision.
    let came = get(&app, IRO, &at("review-midway")).await;
    assert!(came.html.contains("The optician is booked"), "{}", came.html);
    let midway = [
        ("day", "2018-11-05"),
        ("progress", "on_track"),
        ("checked.0.decision", "The optician is booked"),
        ("checked.0.state", "not_done"),
    ];
    let came = post(&app, IRO, &at("review-midway"), &midway).await;
    assert!(came.html.contains("Say why, and what happens now"), "{}", came.html);
    let mut midway = midway.to_vec();
    midway[3].1 = "done";
    assert_eq!(post(&app, IRO, &at("review-midway"), &midway).await.status, StatusCode::SEE_OTHER);
    let after = child(&roll, &id);
    let decisions = after.strand::<ReviewDecisions>().next().unwrap().record.clone();
    assert_eq!(decisions.decisions[0].done, Some(today()), "done is done everywhere");
    let html = get(&app, IRO, &format!("/child/{id}/reviews/2018-11-05")).await.html;
    for part in ["What was decided", "All of it", "Midway check"] {
        assert!(html.contains(part), "{part}: {html}");
    }
    let came = get(&app, IRO, &format!("/child/{id}/reviews/2018-11-04")).await;
    assert_eq!(came.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_review_in_parts_is_held_on_the_day_it_is_finished() {
    let (roll, app, id, _) = everything().await;
    let before = child(&roll, &id).reviews.len();
    let at = format!("/child/{id}/review-meeting");
    let came =
        post(&app, IRO, &at, &meeting(&[("day", "2018-11-01"), ("goes_on", "yes"), ("moved", "")])).await;
    assert!(came.html.contains("Say why the review goes on another day"), "{}", came.html);
    let part = meeting(&[
        ("day", "2018-11-01"),
        ("goes_on", "yes"),
        ("moved", "more_to_talk"),
        ("next", "2018-11-05"),
    ]);
    assert_eq!(post(&app, IRO, &at, &part).await.status, StatusCode::SEE_OTHER);
    assert_eq!(child(&roll, &id).reviews.len(), before, "a part is no review yet");
    let came = get(&app, IRO, &at).await;
    assert!(came.html.contains("The review began on 1 November 2018"), "{}", came.html);
    assert_eq!(post(&app, IRO, &at, &meeting(&[])).await.status, StatusCode::SEE_OTHER);
    let child = child(&roll, &id);
    assert_eq!(child.reviews.len(), before + 1);
    assert_eq!(child.strand::<ReviewAdjourned>().next().unwrap().completed, Some(today()));
    let html = get(&app, IRO, &format!("/child/{id}/reviews/2018-11-05")).await.html;
    assert!(html.contains("in 2 parts from 1 November 2018"), "{html}");
}

#[tokio::test]
async fn the_thread_is_for_those_who_work_with_the_whole_child() {
    let (_, app, id, worker) = everything().await;
    for (who, expected) in [
        (worker.as_str(), StatusCode::OK),
        ("manager", StatusCode::OK),
        ("school", StatusCode::NOT_FOUND),
        ("nurse", StatusCode::NOT_FOUND),
        ("panel", StatusCode::FORBIDDEN),
    ] {
        assert_eq!(get(&app, who, &format!("/child/{id}/reviews")).await.status, expected, "{who}");
        let letter = get(&app, who, &format!("/child/{id}/letter")).await.status;
        assert_ne!(letter, StatusCode::OK, "{who} writes no letter");
    }
}
