//! What holds for every indicator.

use std::collections::BTreeSet;

use crate::{INDICATORS, Part, indicator};

#[test]
fn every_indicator_stands_once_in_the_order_of_the_report() {
    let mut seen = BTreeSet::new();
    for indicator in INDICATORS {
        assert!(seen.insert(indicator.id), "{} stands twice", indicator.id);
    }
    assert_eq!(INDICATORS.len(), 39);
    assert!(INDICATORS.is_sorted_by_key(|indicator| indicator.section));
    assert!(indicator("8.2").is_some_and(|indicator| indicator.title.contains("three or more")));
    assert!(indicator("8.9").is_none());
}

#[test]
fn every_page_has_every_part() {
    for indicator in INDICATORS {
        let page = indicator.page();
        assert!(page.starts_with("# "), "{} has no title", indicator.id);
        let mut from = 0;
        for part in Part::ALL {
            let text = indicator.part(*part);
            assert!(text.len() > 3, "{} says nothing under {:?}", indicator.id, part.heading());
            let at = page[from..].find(&format!("## {}", part.heading()));
            from += at.unwrap_or_else(|| panic!("{}: {} is out of order", indicator.id, part.heading()));
        }
    }
}
