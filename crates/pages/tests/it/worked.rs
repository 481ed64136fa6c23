//! What the pages of a record keep of what they worked out, beside pages that have worked out nothing yet: the same to the
//! letter, after everything that may move it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use axum::Router;
use calendar::Moment;
use pages::Rooms;
use records::coming_into_care::RecordsMerged;
use records::governance::LocalStandard;
use records::visits::VisitToChild;
use records::workforce::WorkerDetails;
use records::{Act, Change, Place, Subject};
use roll::Roll;

use crate::support::{self, app_of, get, keep, rooms, said, today};

static NOW: AtomicI64 = AtomicI64::new(0);

fn moving() -> Moment {
    Moment::from_micros(NOW.load(Ordering::SeqCst))
}

fn fresh(roll: &Roll) -> Router {
    app_of(Rooms { now: moving, ..rooms(roll) })
}

/// Each page of each child to each reader, as the pages that were opened before show it and as new ones do.
async fn the_same(old: &Router, roll: &Roll, children: &[String], when: &str) -> Vec<String> {
    let new = fresh(roll);
    let mut all = Vec::new();
    for who in ["performance", "manager", "nurse", "advocate"] {
        for id in children {
            for page in ["", "/return", "/chronology", "?known=2018-06-30"] {
                let at = format!("/child/{id}{page}");
                // Once to be worked out, once to be had again.
                let first = get(old, who, &at).await.html;
                let again = get(old, who, &at).await.html;
                let plain = get(&new, who, &at).await.html;
                assert_eq!(first, plain, "{when}: {who} at {at}");
                assert_eq!(again, plain, "{when}, again: {who} at {at}");
                all.push(plain);
            }
        }
    }
    all
}

#[tokio::test]
async fn what_is_kept_is_what_would_be_worked_out() {
    NOW.store(support::now().micros(), Ordering::SeqCst);
    let roll = support::roll();
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let in_care = cohort.children.iter().filter(|child| child.on(today()).looked_after());
    let children: Vec<String> = in_care.take(4).map(|child| child.child.to_string()).collect();
    let old = fresh(&roll);
    let begun = the_same(&old, &roll, &children, "at first").await;
    assert!(begun.iter().any(|html| html.contains("Overdue")), "somebody has something due");

    let child = || Subject::child(&children[0]);
    let visit = Arc::new(VisitToChild::seen_on(today()));
    keep(&roll, &[said(child(), "w1", visit.clone())]);
    let visited = the_same(&old, &roll, &children, "after a visit").await;
    assert_ne!(begun, visited);

    let withdrawn = Act::Withdraw;
    keep(
        &roll,
        &[Change {
            subject: child(),
            id: "w1".into(),
            revision: 2,
            act: withdrawn,
            reason: Some("Another child was visited".into()),
            record: visit,
            place: Place::default(),
        }],
    );
    assert_ne!(visited, the_same(&old, &roll, &children, "after it was taken back").await);

    // A setting of the authority, which is nobody's record.
    let before = the_same(&old, &roll, &children, "before a setting").await;
    let clocks = clocks::FAMILIES.iter().flat_map(|family| family.clocks);
    let weekly = |clock: &str| LocalStandard {
        clock: clock.to_owned(),
        since: "2017-01-01".parse().unwrap(),
        limit: "7D".to_owned(),
        words: "a week".to_owned(),
    };
    let own = || Subject::authority("Z99");
    let set: Vec<Change> = clocks.map(|clock| said(own(), clock.id, Arc::new(weekly(clock.id)))).collect();
    keep(&roll, &set);
    assert_ne!(before, the_same(&old, &roll, &children, "after a setting").await);

    // The number of whoever works with the child, which stands in a record of theirs.
    let before = the_same(&old, &roll, &children, "before another number").await;
    let workers = cohort.child(&children[0]).unwrap().allocations.iter().map(|held| held.worker.to_string());
    let workers: BTreeSet<String> = workers.collect();
    let numbers: Vec<Change> = workers
        .iter()
        .map(|worker| {
            let details = serde_json::json!({
                "since": "2018-01-01", "name": "Teal Invented", "role": "social_worker", "phone": "01632 960 999",
            });
            let details: WorkerDetails = serde_json::from_value(details).unwrap();
            said(Subject::worker(worker), "number", Arc::new(details))
        })
        .collect();
    keep(&roll, &numbers);
    let rung = the_same(&old, &roll, &children, "after another number").await;
    assert!(
        before != rung
            && rung.iter().any(|html| html.contains("01632960999") || html.contains("01632 960 999"))
    );

    // Two records of one child.
    let other = Subject::child("OTHER");
    keep(&roll, &[said(other, "w2", Arc::new(VisitToChild::seen_on(today())))]);
    let merged = RecordsMerged { day: today(), other: "OTHER".to_owned(), why: "The same child".to_owned() };
    let before = the_same(&old, &roll, &children, "before a merge").await;
    keep(&roll, &[said(child(), "same", Arc::new(merged))]);
    assert_ne!(before, the_same(&old, &roll, &children, "after a merge").await);

    // And the next day.
    let before = the_same(&old, &roll, &children, "the day before").await;
    NOW.store(support::now().micros() + 86_400_000_000, Ordering::SeqCst);
    assert_ne!(before, the_same(&old, &roll, &children, "the day after").await);
}
