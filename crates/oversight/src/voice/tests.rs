use calendar::Moment;
use records::{Definition, Fact};
use serde_json::json;

use super::*;

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn said<T: Definition>(id: &str, payload: serde_json::Value) -> Fact {
    let record: T = serde_json::from_value(payload).unwrap();
    Fact::said(id, Moment::from_micros(0), record)
}

fn authority(facts: &[Fact]) -> Authority {
    Authority::of("XX", facts, Moment::END_OF_TIME)
}

#[test]
fn a_wish_is_open_until_it_is_answered_and_the_child_is_told() {
    let wish =
        said::<ChildSaid>("w", json!({ "day": "2018-01-05", "words": "I miss Nan", "wish": "To see Nan" }));
    let without = said::<ChildSaid>("x", json!({ "day": "2018-01-06", "words": "It is fine" }));
    let brings =
        said::<ChildContribution>("b", json!({ "day": "2018-01-02", "way": "speaks", "wish": "A bike" }));
    let answer = |done: &str, told: Option<&str>| {
        let what = json!({ "day": "2018-02-01", "of": "w", "done": done, "what": "Nan comes each month", "told": told });
        said::<WishAnswered>("a", what)
    };
    for (answer, day_asked, stands) in [
        (None, "2018-03-01", Stands::Open),
        (Some(answer("yes", None)), "2018-03-01", Stands::NotTold),
        (Some(answer("yes", Some("2018-02-05"))), "2018-03-01", Stands::Closed),
        (Some(answer("no", Some("2018-02-05"))), "2018-03-01", Stands::Closed),
        (Some(answer("later", Some("2018-02-05"))), "2018-03-01", Stands::Later),
        (Some(answer("yes", Some("2018-02-05"))), "2018-02-03", Stands::NotTold),
        (Some(answer("yes", Some("2018-02-05"))), "2018-01-20", Stands::Open),
    ] {
        let facts: Vec<&Fact> = [&wish, &without, &brings].into_iter().chain(answer.as_ref()).collect();
        let found = wishes(&facts, day(day_asked));
        let own = found.iter().find(|wish| &*wish.fact.id == "w").unwrap();
        assert_eq!(own.stands, stands, "{answer:?} on {day_asked}");
        assert_eq!(found.len(), 2, "a record without a wish is none");
        assert!(found[0].stands.is_open(), "open ones come first");
    }
}

#[test]
fn a_matter_is_open_until_the_group_is_told() {
    let group = said::<ParticipationGroup>(
        "g",
        json!({ "since": "2017-01-01", "name": "In Care Voice", "of": "in_care" }),
    );
    let raised = |id: &str, due: &str| {
        let what = json!({
            "day": "2018-01-10", "group": "g", "words": "Bags, not bin liners", "owner": "Ada Alder", "due": due
        });
        said::<GroupMatter>(id, what)
    };
    let answer = said::<MatterAnswered>(
        "a",
        json!({ "day": "2018-02-01", "matter": "m", "answer": "did", "did": "Every home has suitcases", "told": "2018-02-10" }),
    );
    let authority = authority(&[group, raised("m", "2018-02-10"), raised("n", "2018-01-20"), answer]);
    let told = |on: &str| -> Vec<(String, Stands, bool)> {
        let all = matters(&authority, day(on)).into_iter();
        all.map(|matter| (matter.said.id.to_string(), matter.stands, matter.is_late(day(on)))).collect()
    };
    assert_eq!(
        told("2018-01-15"),
        [("n".to_owned(), Stands::Open, false), ("m".to_owned(), Stands::Open, false)]
    );
    assert_eq!(
        told("2018-02-05"),
        [("n".to_owned(), Stands::Open, true), ("m".to_owned(), Stands::NotTold, false)]
    );
    assert_eq!(
        told("2018-02-20"),
        [("n".to_owned(), Stands::Open, true), ("m".to_owned(), Stands::Closed, false)]
    );
    let printed = you_said(&authority, day("2018-01-01"), day("2018-12-31"));
    let printed: Vec<(&str, &str, &str)> =
        printed.iter().map(|each| (each.who.as_str(), each.said.as_str(), each.did.as_str())).collect();
    assert_eq!(printed, [("In Care Voice", "Bags, not bin liners", "Every home has suitcases")]);
}

#[test]
fn a_promise_of_which_nobody_reports_is_silent() {
    let promise = said::<PledgePromise>(
        "p",
        json!({ "since": "2017-01-01", "words": "We listen", "directorate": "Housing" }),
    );
    let report = said::<PromiseReport>(
        "r",
        json!({ "day": "2018-01-01", "promise": "p", "kept": "partly", "evidence": "Half of the flats are ready" }),
    );
    for (facts, on, silent) in [
        (vec![promise.clone()], "2018-01-01", false),
        (vec![promise.clone()], "2018-01-02", true),
        (vec![promise.clone(), report.clone()], "2019-01-01", false),
        (vec![promise, report], "2019-01-02", true),
    ] {
        let authority = authority(&facts);
        let all = promises(&authority, day(on));
        assert_eq!(all[0].is_silent(day(on)), silent, "{on}");
    }
}
