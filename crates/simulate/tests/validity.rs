//! The invented authority's own return passes the rules of its year, apart from the mistakes that were made on purpose.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::{BTreeMap, BTreeSet};

use calendar::CollectionYear;
use exchange::Source;
use simulate::{Invented, Plan};
use ssda903::Tables;
use ssda903::rules::Check903;

/// Rules that an honest return fails: they look at two years where the facts lie in more, as their messages say; and a mother
/// who left care must have no date of birth of her child (612, 628), which 624 takes for a contradiction.
const CANNOT_PASS: [&str; 3] = ["1001", "1002", "624"];

fn tables(invented: &Invented, year: u16) -> Tables {
    let files = simulate::ssda903(invented, year).unwrap();
    let (tables, problems) =
        ssda903::read(files.into_iter().map(|(name, bytes)| Source::new(name, bytes)).collect());
    assert!(problems.is_empty(), "{problems:?}");
    tables
}

/// Children that fail a rule, by rule; and how many have an episode in the return.
fn failures(plan: &Plan) -> (BTreeMap<&'static str, BTreeSet<String>>, usize) {
    let invented = simulate::authority(&plan.when_handed_in());
    let year = CollectionYear::of(plan.until);
    let closing = u16::try_from(year.closing()).unwrap();
    let (this, last) = (tables(&invented, closing), tables(&invented, closing - 1));
    let check = Check903 {
        year,
        tables: &this,
        last_year: Some(&last),
        authority: Some("E08000018"),
        providers: None,
        postcodes: None,
        only: &[],
        progress: None,
    };
    let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let not_checked = check.run(|finding| {
        if !CANNOT_PASS.contains(&finding.rule.code) {
            let child = finding.child().unwrap_or("the return").to_owned();
            found.entry(finding.rule.code).or_default().insert(child);
        }
    });
    let broken: Vec<_> = not_checked.iter().filter(|rule| rule.fault).collect();
    assert!(broken.is_empty(), "{broken:?}");
    let looked_after: BTreeSet<&str> = this.rows(ssda903::Table::Episodes).map(|row| row.child()).collect();
    (found, looked_after.len())
}

#[test]
fn a_return_without_slips_has_no_failure() {
    for (seed, until) in [(1, "2026-03-31"), (2, "2026-03-31"), (3, "2027-03-31"), (4, "2027-03-31")] {
        let plan = Plan { slips: false, ..Plan::new(650, 36, until.parse().unwrap(), seed) };
        let (found, looked_after) = failures(&plan);
        assert!(looked_after > 800, "{looked_after}");
        assert!(found.is_empty(), "seed {seed}, {until}: {found:#?}");
    }
}

#[test]
fn about_two_children_in_a_hundred_have_a_mistake() {
    let (mut wrong, mut all, mut rules) = (0, 0, BTreeSet::new());
    for seed in 1..=4 {
        let (found, looked_after) = failures(&Plan::new(650, 36, "2026-03-31".parse().unwrap(), seed));
        let children: BTreeSet<&String> = found.values().flatten().collect();
        assert!(!children.is_empty(), "seed {seed}");
        wrong += children.len();
        all += looked_after;
        rules.extend(found.into_keys());
    }
    let in_1000 = wrong * 1000 / all;
    assert!((12..=28).contains(&in_1000), "{wrong} of {all} children");
    assert!(rules.len() >= 8, "{rules:?}");
}
