//! Invented councils are shaped like the council of the pack, and the page that shows it is fresh.

use simulate::shape;

#[test]
fn invented_councils_are_shaped_like_the_pack() {
    let lines = shape::compare(shape::SEEDS);
    let far: Vec<_> = lines.iter().filter(|line| !line.centred()).map(|line| line.what).collect();
    assert!(far.is_empty(), "the middle council is further from the pack than chance: {far:?}");
    let misses = shape::misses(&lines);
    let ordinary = misses.iter().filter(|&&missed| missed <= 1).count();
    assert!(ordinary * 4 >= misses.len() * 3, "a quarter of the councils miss two lines or more: {misses:?}");

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/simulated-council.md");
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == shape::page(&shape::SEEDS, &lines),
        "docs/reference/simulated-council.md is out of date: cargo run -p simulate --example shape -- write"
    );
}

/// Late recording: a month-end run again later shows more health assessments, and many more dental checks, as up to date.
#[test]
fn what_was_typed_in_late_shows_when_a_month_is_run_again() {
    let lines = shape::compare(1..=3);
    let gains = |figure: &str| -> Vec<f64> {
        let line = lines.iter().find(|line| line.what.starts_with(figure));
        line.into_iter()
            .flat_map(|line| line.later.iter().zip(&line.first).map(|(later, first)| later - first))
            .collect()
    };
    for (figure, expected) in [("6.10", 3.0..10.0), ("6.11", 6.0..14.0)] {
        let gains = gains(figure);
        assert_eq!(gains.len(), 3);
        assert!(gains.iter().all(|gain| expected.contains(gain)), "{figure} rises by {gains:?}");
    }
}
