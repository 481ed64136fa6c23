//! A children in need census out of whatever files, judged by every rule, written and read again.

use calendar::CollectionYear;
use cin_census::{Census, Check, read, write_xml};
use exchange::Source;

use crate::parts::parts;

pub(super) fn run(input: &[u8]) {
    let (census, problems) = read(parts(input).iter().map(Source::from).collect());
    problems.iter().for_each(|problem| drop(problem.to_string()));
    judge(&census);
    if let Ok(xml) = write_xml(&census, 2026) {
        let (again, _) = read(vec![Source::new("again.xml", xml)]);
        assert_eq!(again.children.len(), census.children.len(), "children written and read");
    }
}

/// Judges by every rule of every year; panics where one of them breaks.
pub(super) fn judge(census: &Census) {
    for closing in 2023..=2027 {
        let year = CollectionYear::new(closing).expect("a year of this century");
        let check = Check { year, census, authority: Some("E09000027"), only: &[] };
        let not_checked = check.run(|finding| {
            let failure = finding.failure(census);
            assert!(!failure.rule.code.is_empty(), "a failure is that of a rule");
        });
        if let Some(broken) = not_checked.iter().find(|rule| rule.fault) {
            panic!("rule {} of {closing}: {}", broken.rule, broken.reason);
        }
    }
}
