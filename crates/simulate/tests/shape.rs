//! The invented council is shaped like the council of the pack, and the page that shows it is fresh.

use simulate::{authority, shape};

#[test]
fn the_invented_council_is_shaped_like_the_pack() {
    let plan = shape::plan();
    let lines = shape::compare(&authority(&plan));
    let far: Vec<_> = lines.iter().filter(|line| !line.close()).collect();
    assert!(far.is_empty(), "too far from the council pack: {far:#?}");

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/simulated-council.md");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == shape::page(&plan, &lines),
        "docs/reference/simulated-council.md is out of date: cargo run -p simulate --example shape -- write"
    );
}

/// Late recording: a month-end run again later shows more health assessments, and many more dental checks, as up to date.
#[test]
fn what_was_typed_in_late_shows_when_a_month_is_run_again() {
    let mut gains = Vec::new();
    for seed in [1, 2, 3] {
        let plan = simulate::Plan { seed, ..shape::plan() };
        let lines = shape::compare(&authority(&plan));
        let gain = |figure: &str| {
            let line = lines.iter().find(|line| line.what.starts_with(figure));
            line.map(|line| line.later - line.measured)
        };
        gains.push((gain("6.10"), gain("6.11")));
    }
    for (health, dental) in gains {
        assert!(health.is_some_and(|gain| (3.0..10.0).contains(&gain)), "health rises by {health:?}");
        assert!(dental.is_some_and(|gain| (6.0..14.0).contains(&gain)), "dental rises by {dental:?}");
    }
}
