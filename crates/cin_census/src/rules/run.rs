//! Judges a census by its rules, child by child.

use std::panic::{AssertUnwindSafe, catch_unwind};

use calendar::CollectionYear;
use exchange::{NotChecked, in_force};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::context::Context;
use super::flags::{Flag, Flags};
use super::rule::{Judge, Rule};
use super::{Finding, YEARS};
use crate::census::{Census, Child};

/// A census to be judged.
#[derive(Debug, Clone, Copy)]
pub struct Check<'c> {
    /// The collection year: it alone decides the rules, the code sets and the dates of the year, whatever the Header says.
    pub year: CollectionYear,
    /// The census.
    pub census: &'c Census,
    /// The reporting authority. No rule in force asks for it.
    pub authority: Option<&'c str>,
    /// The rules to judge, by their codes; all of the year where none is named.
    pub only: &'c [String],
}

/// Children judged at once, before their findings are handed on: what bounds the memory of a run.
const AT_ONCE: usize = 2048;

impl<'c> Check<'c> {
    /// Judges the census, and hands on what is found: first what concerns children together or the whole return, then
    /// child by child, in the order of the files. Says at the end which rules were not judged.
    pub fn run(&self, mut found: impl FnMut(Finding<'c>)) -> Vec<NotChecked> {
        self.run_in(&Context::of(self.year), &mut found)
    }

    /// The same with a year of any dates, for the trials of the rules.
    pub(crate) fn run_in(&self, context: &Context, found: &mut dyn FnMut(Finding<'c>)) -> Vec<NotChecked> {
        let mut not_checked = Vec::new();
        let mut rules = Vec::new();
        for rule in in_force(YEARS, context.closing) {
            if !self.only.is_empty() && !self.only.iter().any(|code| code == rule.about().code) {
                continue;
            }
            if rule.asks_for_header() && self.census.headers.is_empty() {
                let reason = "the census has no Header".to_owned();
                not_checked.push(NotChecked { rule: rule.about().code, reason, fault: false });
                continue;
            }
            rules.push(rule);
        }
        let mut faults: FxHashMap<&'static str, usize> = FxHashMap::default();
        for rule in &rules {
            let Judge::Whole(check) = rule.check() else { continue };
            let mut flags = Flags::new();
            match catch_unwind(AssertUnwindSafe(|| check(self.census, context, &mut flags))) {
                Err(_) => *faults.entry(rule.about().code).or_default() += 1,
                Ok(()) => flags.take().into_iter().for_each(|flag| found(Finding::new(rule, flag))),
            }
        }
        for some in self.census.children.chunks(AT_ONCE) {
            let judged: Vec<Judged<'c>> =
                some.par_iter().map(|child| judge_child(child, &rules, context)).collect();
            for (flags, broken) in judged {
                for code in broken {
                    *faults.entry(code).or_default() += 1;
                }
                for (rule, flag) in flags {
                    found(Finding::new(rule, flag));
                }
            }
        }
        for rule in rules {
            if let Some(times) = faults.get(rule.about().code) {
                let reason = match rule.check() {
                    Judge::Whole(_) => "it failed by a fault of Kith".to_owned(),
                    Judge::Child(_) => format!(
                        "it failed by a fault of Kith for {times} of {} children; what it found for the others is given",
                        self.census.children.len()
                    ),
                };
                not_checked.push(NotChecked { rule: rule.about().code, reason, fault: true });
            }
        }
        not_checked
    }
}

/// What was found for a child, and the rules that failed by a fault of ours.
type Judged<'c> = (Vec<(&'static Rule, Flag<'c>)>, Vec<&'static str>);

fn judge_child<'c>(child: &'c Child, rules: &[&'static Rule], context: &Context) -> Judged<'c> {
    let mut found = Vec::new();
    let mut broken = Vec::new();
    let mut flags = Flags::new();
    flags.of(child);
    for rule in rules {
        let Judge::Child(check) = rule.check() else { continue };
        // A rule that breaks is named at the end; the others go on.
        if catch_unwind(AssertUnwindSafe(|| check(child, context, &mut flags))).is_err() {
            broken.push(rule.about().code);
            flags = Flags::new();
            flags.of(child);
            continue;
        }
        found.extend(flags.take().into_iter().map(|flag| (*rule, flag)));
    }
    (found, broken)
}
