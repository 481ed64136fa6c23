//! What children say through the whole stack: a wish until the child is told, a matter of a group until the group is,
//! promises, surveys.

use axum::http::StatusCode;
use calendar::Moment;

use crate::support::{app, get, hidden, people, post, roll, today};

#[tokio::test]
async fn a_wish_stays_open_until_the_child_is_told() {
    let roll = roll();
    let app = app(&roll);
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let people = people();
    let (id, worker) = cohort
        .children
        .iter()
        .filter(|child| child.on(today()).looked_after())
        .find_map(|child| {
            let holds =
                child.allocations.iter().rfind(|held| held.until.is_none_or(|until| until > today()))?;
            people.person(&holds.worker)?;
            Some((child.child.to_string(), holds.worker.to_string()))
        })
        .unwrap();
    let (at, words) = (format!("/child/{id}/said"), format!("/child/{id}/words"));
    let record = hidden(&get(&app, &worker, &at).await.html, "~record");
    let came = post(&app, &worker, &at, &[("~record", &record), ("day", "2018-11-05")]).await;
    assert_eq!(came.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [
        ("~record", record.as_str()),
        ("day", "2018-11-05"),
        ("words", "I miss Nan’s <dog>"),
        ("wish", "To see Nan at the weekend"),
        ("place", "in the car"),
    ];
    assert_eq!(post(&app, &worker, &at, &fields).await.next, format!("{words}?done=recorded"));
    assert_eq!(post(&app, &worker, &at, &fields).await.next, format!("{words}?done=already"));
    let came = get(&app, &worker, &words).await.html;
    for part in ["I miss Nan’s &lt;dog&gt;", "in the car", "To see Nan at the weekend", "Not answered"] {
        assert!(came.contains(part), "{part}: {came}");
    }
    // It stands ready where the next review is prepared, without anybody typing it again.
    let prepared = get(&app, &worker, &format!("/child/{id}/review")).await.html;
    assert!(prepared.contains("To see Nan at the weekend"), "{prepared}");
    let at = format!("/child/{id}/wish");
    let came = get(&app, &worker, &at).await;
    let (record, of) = (hidden(&came.html, "~record"), record);
    let mut fields = vec![
        ("~record", record.as_str()),
        ("day", "2018-11-05"),
        ("of", of.as_str()),
        ("done", "yes"),
        ("what", "Nan comes on Saturdays"),
    ];
    let mut wrong = fields.clone();
    wrong[2] = ("of", "0123456789abcdef");
    assert!(post(&app, &worker, &at, &wrong).await.html.contains("There is no such wish of this child"));
    let mut early = fields.clone();
    early.push(("told", "2018-11-01"));
    assert!(post(&app, &worker, &at, &early).await.html.contains("told before it was answered"));
    assert_eq!(post(&app, &worker, &at, &fields).await.next, format!("{words}?done=recorded"));
    assert!(get(&app, &worker, &words).await.html.contains("Answered, not told"));
    let record = hidden(&get(&app, &worker, &at).await.html, "~record");
    fields[0] = ("~record", record.as_str());
    fields.push(("told", "2018-11-05"));
    assert_eq!(post(&app, &worker, &at, &fields).await.next, format!("{words}?done=recorded"));
    assert!(get(&app, &worker, &words).await.html.contains("Answered and told"));
    assert!(get(&app, &worker, &at).await.html.contains("waits for an answer"), "none is left");
    assert_eq!(
        get(&app, "advocate", &words).await.status,
        StatusCode::NOT_FOUND,
        "a part of the record only"
    );
}

#[tokio::test]
async fn what_a_group_raises_has_an_owner_a_day_and_an_answer() {
    let roll = roll();
    let app = app(&roll);
    let voice = get(&app, "head", "/voice").await.html;
    for part in ["No group is recorded yet", "No promise to children", "No survey is recorded yet"] {
        assert!(voice.contains(part), "{part}: {voice}");
    }
    let add = async |who: &str, path: &str, fields: &[(&str, &str)]| {
        let came = get(&app, who, path).await;
        assert_eq!(came.status, StatusCode::OK, "{path}: {}", came.html);
        let record = hidden(&came.html, "~record");
        let mut all = vec![("~record", record.as_str())];
        all.extend(fields);
        (post(&app, who, path, &all).await, record.clone())
    };
    let group = [("since", "2018-01-01"), ("name", "In Care Voice"), ("of", "in_care")];
    let (came, group) = add("advocate", "/voice/new/participation_group", &group).await;
    assert_eq!(came.next, "/voice?done=recorded", "{}", came.html);
    let at = format!("/voice/new/group_matter?of={group}");
    let raised = [
        ("group", group.as_str()),
        ("day", "2018-10-01"),
        ("words", "Our things go in bin bags"),
        ("due", "2018-10-29"),
    ];
    let (came, _) = add("advocate", &at, &raised).await;
    assert!(came.html.contains("Who answers: write an answer"), "{}", came.html);
    let mut raised = raised.to_vec();
    raised.push(("owner", "Hollis Wardmere"));
    let (came, matter) = add("advocate", &at, &raised).await;
    assert_eq!(came.next, "/voice?done=recorded", "{}", came.html);
    let voice = get(&app, "head", "/voice").await.html;
    assert!(voice.contains("1 matter is not closed, 1 of them late"), "{voice}");
    // The answer; printed; closed when the group was told.
    let at = format!("/voice/new/matter_answered?of={matter}");
    let answer = [
        ("matter", matter.as_str()),
        ("day", "2018-11-01"),
        ("answer", "did"),
        ("did", "Every home has suitcases now"),
    ];
    let (came, _) = add("head", &at, &answer).await;
    assert_eq!(came.next, "/voice?done=recorded", "{}", came.html);
    assert!(get(&app, "head", "/voice").await.html.contains("Answered, not told"));
    let printed = get(&app, "panel", "/you-said").await.html;
    assert!(
        printed.contains("Our things go in bin bags") && printed.contains("Every home has suitcases now"),
        "{printed}"
    );
    let mut told = answer.to_vec();
    told.push(("told", "2018-11-03"));
    add("head", &at, &told).await;
    assert!(get(&app, "head", "/voice").await.html.contains("0 matters are not closed"));
    // A promise, and what is said of it; a survey that cannot be so.
    let promise = [
        ("since", "2018-01-01"),
        ("words", "We ask you before we decide"),
        ("directorate", "Children’s services"),
    ];
    let (_, promise) = add("head", "/voice/new/pledge_promise", &promise).await;
    let at = format!("/voice/new/promise_report?of={promise}");
    let report = [
        ("promise", promise.as_str()),
        ("day", "2018-11-01"),
        ("kept", "partly"),
        ("evidence", "Nine of ten were asked"),
    ];
    assert_eq!(add("head", &at, &report).await.0.next, "/voice?done=recorded");
    assert!(get(&app, "head", "/voice").await.html.contains("Nine of ten were asked"));
    let survey =
        [("since", "2018-10-01"), ("title", "How safe do you feel?"), ("asked", "10"), ("returned", "12")];
    let (came, _) = add("head", "/voice/new/survey", &survey).await;
    assert!(came.html.contains("More answered than were asked"), "{}", came.html);
    // Of nothing, of no kind, and by somebody who only reads.
    for (who, path, status) in [
        ("head", "/voice/new/group_matter?of=nobody", StatusCode::NOT_FOUND),
        ("head", "/voice/new/target", StatusCode::NOT_FOUND),
        ("panel", "/voice/new/survey", StatusCode::FORBIDDEN),
        ("young", "/voice", StatusCode::FORBIDDEN),
    ] {
        assert_eq!(get(&app, who, path).await.status, status, "{who} {path}");
    }
}
