//! The rules, one a file, in the order in which they are told.

mod age;
mod approval;
mod area;
mod experience;
mod faith;
mod family;
mod house;
mod identity;
mod language;
mod not_with;
mod others;
mod past;
mod room;
mod school;
mod skills;
mod sort;
mod terms;
mod together;
mod usual_limit;
mod wishes;

use records::codes::MatchingRule;

pub(crate) use area::outward;

use crate::judge::{Look, Says};

/// A rule: what it asks, and how much it counts where the authority has said nothing else.
pub struct Rule {
    /// Which.
    pub of: MatchingRule,
    /// How much it counts, 0 to 100, where the authority has said nothing else.
    pub weight: u8,
    /// What it looks at, in a sentence.
    pub about: &'static str,
    pub(crate) judge: fn(&Look<'_>) -> Option<Said>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Rule").field(&self.of).finish()
    }
}

/// Every rule, in the order in which they are told.
pub const RULES: &[&Rule] = &[
    &approval::RULE,
    &terms::RULE,
    &usual_limit::RULE,
    &room::RULE,
    &age::RULE,
    &sort::RULE,
    &together::RULE,
    &not_with::RULE,
    &area::RULE,
    &house::RULE,
    &others::RULE,
    &identity::RULE,
    &language::RULE,
    &faith::RULE,
    &school::RULE,
    &family::RULE,
    &skills::RULE,
    &past::RULE,
    &experience::RULE,
    &wishes::RULE,
];

/// What a rule says; `share`: how much of its weight, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) says: Says,
    pub(crate) share: u8,
    pub(crate) words: String,
}

pub(crate) fn stop(words: impl Into<String>) -> Option<Said> {
    Some(Said { says: Says::Stop, share: 0, words: words.into() })
}

pub(crate) fn against(share: u8, words: impl Into<String>) -> Option<Said> {
    Some(Said { says: Says::Against, share, words: words.into() })
}

pub(crate) fn fits(share: u8, words: impl Into<String>) -> Option<Said> {
    Some(Said { says: Says::For, share, words: words.into() })
}

pub(crate) fn not_known(words: impl Into<String>) -> Option<Said> {
    Some(Said { says: Says::NotKnown, share: 0, words: words.into() })
}

/// `1 child`, `3 children`.
pub(crate) fn children(count: usize) -> String {
    if count == 1 { "1 child".to_owned() } else { format!("{count} children") }
}

/// `Urdu`, `Urdu and Polish`, `Urdu, Polish and Welsh`.
pub(crate) fn list<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<&str> = words.into_iter().collect();
    match words.as_slice() {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
