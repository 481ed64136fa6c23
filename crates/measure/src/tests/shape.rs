//! The shape of the JSON is a contract.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;

#[test]
fn a_figure_has_the_agreed_names() {
    let cohort = cohort(&["2018-01-10 start\n2018-01-10 status C2\n2018-01-10 lives U4 A PR1"]);
    let month = serde_json::to_value(figures(&cohort, month("2018-03"))).unwrap();
    assert_eq!(month["month"], "2018-03");
    assert_eq!(month["as_at"], "2018-03-31");
    assert_eq!(month["known_at"], json!(null));
    let all = month["figures"].as_array().unwrap();
    let names: BTreeSet<&str> = all[0].as_object().unwrap().keys().map(String::as_str).collect();
    let agreed = [
        "id",
        "title",
        "period",
        "from",
        "to",
        "value",
        "display",
        "numerator",
        "denominator",
        "unit",
        "polarity",
        "rag",
        "direction",
        "previous",
        "source",
        "definition_version",
        "not_known",
        "flags",
    ];
    assert_eq!(names, agreed.into_iter().collect());
    let fostered = all.iter().find(|figure| figure["id"] == "9.2").unwrap();
    assert_eq!(
        *fostered,
        json!({
            "id": "9.2", "title": "Share of looked-after children in a fostering placement, family and friends apart",
            "period": "snapshot", "from": "2018-03-31", "to": "2018-03-31",
            "value": 100.0, "display": "100.0%", "numerator": 1, "denominator": 1,
            "unit": "percent", "polarity": "high", "rag": null, "direction": "no change", "previous": 100.0,
            "source": "record", "definition_version": 1, "not_known": null,
            "flags": ["only 1 in the denominator"],
        })
    );
    let moves = all.iter().find(|figure| figure["id"] == "8.2").unwrap();
    assert_eq!((&moves["period"], &moves["from"]), (&json!("snapshot"), &json!("2017-04-01")));
}

#[test]
fn every_indicator_has_its_figures_and_none_says_nought_for_not_known() {
    let cohort = cohort(&["2018-01-10 start\n2018-01-10 status C2\n2018-01-10 lives U4 A PR1"]);
    let month = figures(&cohort, month("2018-02"));
    for indicator in indicators::INDICATORS {
        let of: Vec<_> = month.figures.iter().filter(|figure| figure.id == indicator.id).collect();
        assert!(!of.is_empty(), "{} has no figure", indicator.id);
        for figure in of {
            assert_eq!(figure.value.is_none(), figure.display == "-", "{}", figure.id);
            if figure.not_known.is_some() {
                assert_eq!((figure.value, figure.numerator), (None, None), "{}", figure.id);
            }
        }
    }
    for id in ["6.15", "7.2", "11.4"] {
        let figure = month.figures.iter().find(|figure| figure.id == id).unwrap();
        assert!(figure.not_known.as_deref().unwrap().starts_with("not known here: no "), "{id}");
    }
}

#[test]
fn a_rate_needs_a_population() {
    let child = "2018-01-10 start\n2018-01-10 status C2";
    let without = figure_of(&cohort(&[child]), "6.2", Kind::Snapshot, "2018-02");
    assert!(without.not_known.unwrap().contains("population"));
    let mut with = cohort(&[child, child]);
    with.authority.populations =
        vec![records::governance::Population { year: 2016, since: day("2017-06-22"), people: 20_000 }];
    let rate = figure_of(&with, "6.2", Kind::Snapshot, "2018-02");
    assert_eq!((rate.value, rate.denominator, rate.display.as_str()), (Some(1.0), Some(20_000), "1.0"));
}

#[test]
fn nothing_out_of_nothing_is_a_dash_and_never_green() {
    let mut cohort = cohort(&["2018-01-10 start\n2018-01-10 status C2"]);
    cohort.authority.targets = vec![timeline::Target {
        indicator: "6.5".into(),
        since: day("2017-04-01"),
        until: None,
        green: Some(timeline::Band::default()),
        amber: None,
        red: None,
        printed: Default::default(),
        year_to_date_only: false,
        run: "invented".into(),
    }];
    let share = figure_of(&cohort, "6.5", Kind::Month, "2018-02");
    assert_eq!((share.value, share.display.as_str(), share.rag), (None, "-", None));
    assert_eq!((share.numerator, share.denominator, share.not_known), (Some(0), Some(0), None));
}

#[test]
fn before_the_first_load_nothing_is_known() {
    let mut cohort = cohort(&["2018-01-10 start\n2018-01-10 status C2"]);
    cohort.authority.kept_since = None;
    let headcount = figure_of(&cohort, "6.1", Kind::Snapshot, "2018-02");
    assert_eq!(headcount.value, None);
    assert_eq!(headcount.not_known.as_deref(), Some("not known here: nothing had been loaded"));
}
