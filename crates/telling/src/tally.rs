//! What was found, counted.

use std::collections::{BTreeMap, HashSet};

use exchange::{About, Failure};

/// How often each rule failed, and for how many children.
#[derive(Debug, Default)]
pub struct Tally {
    rules: BTreeMap<&'static str, Counted>,
    children: HashSet<String>,
    failures: usize,
    accepted: usize,
}

/// A rule that failed.
#[derive(Debug)]
pub struct Counted {
    /// The rule.
    pub about: &'static About,
    /// How many rows fail it; the whole return counts as one.
    pub rows: usize,
    /// How many of them were accepted.
    pub accepted: usize,
    /// For how many children.
    pub children: usize,
    last_child: Option<String>,
}

impl Tally {
    /// Counts a failure. The failures of a rule come child by child, so that it is enough to remember the last child.
    pub fn count(&mut self, found: &Failure<'_>, accepted: bool) {
        let child = found.child.as_deref();
        let counted = self.rules.entry(found.rule.code).or_insert_with(|| Counted {
            about: found.rule,
            rows: 0,
            accepted: 0,
            children: 0,
            last_child: None,
        });
        counted.rows += 1;
        counted.accepted += usize::from(accepted);
        if let Some(child) = child {
            if counted.last_child.as_deref() != Some(child) {
                counted.children += 1;
                counted.last_child = Some(child.to_owned());
            }
            if !self.children.contains(child) {
                self.children.insert(child.to_owned());
            }
        }
        self.failures += 1;
        self.accepted += usize::from(accepted);
    }

    /// The rules that failed, by their codes.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Counted> {
        self.rules.values()
    }

    /// How many failures there are, accepted or not.
    pub fn failures(&self) -> usize {
        self.failures
    }

    /// How many of them were accepted.
    pub fn accepted(&self) -> usize {
        self.accepted
    }

    /// How many children have a failure.
    pub fn children(&self) -> usize {
        self.children.len()
    }
}

#[cfg(test)]
mod tests {
    use exchange::Level;

    use super::*;

    static A: About =
        About { code: "1", message: "", fields: &[], fix: "", level: Level::Error, differs: None };
    static B: About = About { code: "2", ..A };

    #[test]
    fn a_child_that_fails_two_rules_is_one_child() {
        let mut tally = Tally::default();
        let of = |rule: &'static About, child: Option<&'static str>| Failure {
            rule,
            table: None,
            row: None,
            child: child.map(Into::into),
            values: Vec::new(),
            beside: Vec::new(),
            file: None,
            line: None,
        };
        for (found, accepted) in [
            (of(&A, Some("c1")), false),
            (of(&A, Some("c2")), true),
            (of(&B, Some("c1")), false),
            (of(&B, Some("c1")), false),
            (of(&B, None), false),
        ] {
            tally.count(&found, accepted);
        }
        assert_eq!((tally.failures(), tally.accepted(), tally.children()), (5, 1, 2));
        let rules: Vec<_> =
            tally.rules().map(|of| (of.about.code, of.rows, of.children, of.accepted)).collect();
        assert_eq!(rules, [("1", 2, 2, 1), ("2", 3, 1, 0)]);
    }
}
