//! The rules of a return: what each says of itself, which are in force in which year, and what they find.

use std::borrow::Cow;

/// What a rule says of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// Its code, as published: `101`, `SW10aSTG2`, `8670Q`.
    pub code: &'static str,
    /// The message, as published.
    pub message: &'static str,
    /// The columns it is about, as published.
    pub fields: &'static [&'static str],
    /// What would make it right: what a person looks up and corrects, in the record.
    pub fix: &'static str,
    /// How grave a failure is.
    pub level: Level,
    /// Where the open validator does something else than the published text, and why the text is followed.
    pub differs: Option<&'static str>,
}

/// How grave a failure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// The return cannot be accepted with it.
    Error,
    /// Something to look at; it may be right.
    Query,
}

impl Level {
    /// The word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Level::Error => "error",
            Level::Query => "query",
        }
    }
}

/// A rule of some return.
pub trait Rule: 'static {
    /// What it says of itself.
    fn about(&self) -> &About;
}

/// An overlay: what a collection year adds to the rules of the year before, changes in them and takes away.
#[derive(Debug)]
pub struct Overlay<R: 'static> {
    /// The year in which the collection closes: 2026 is 1 April 2025 to 31 March 2026.
    pub closing: i32,
    /// Rules that no earlier year had, folder by folder, in reading order.
    pub added: &'static [&'static [&'static R]],
    /// Rules that take the place of the ones with the same code.
    pub changed: &'static [&'static R],
    /// The codes of the rules that are no longer judged.
    pub removed: &'static [&'static str],
}

/// The rules in force in the collection that closes in a year: each year's are those of the year before, changed.
///
/// `years` stand in order. A year before the first has none; a year after the last has those of the last.
pub fn in_force<R: Rule>(years: &'static [Overlay<R>], closing: i32) -> Vec<&'static R> {
    let mut rules: Vec<&'static R> = Vec::new();
    for year in years.iter().filter(|year| year.closing <= closing) {
        rules.retain(|rule| !year.removed.contains(&rule.about().code));
        for changed in year.changed {
            if let Some(before) = rules.iter_mut().find(|rule| rule.about().code == changed.about().code) {
                *before = changed;
            }
        }
        rules.extend(year.added.iter().copied().flatten());
    }
    rules
}

/// A rule that was not judged, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotChecked {
    /// The code of the rule.
    pub rule: &'static str,
    /// Why, as a clause: `no provider list was given`.
    pub reason: String,
    /// Whether it is a fault of ours and not something that was not given.
    pub fault: bool,
}

/// A row that fails a rule, or a return that does, ready to be written in any form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure<'r> {
    /// The rule.
    pub rule: &'static About,
    /// The table, or for XML the module; none where the return as a whole fails.
    pub table: Option<&'static str>,
    /// The data row of its file, counted from 1, the heading not counted; in XML which element of its kind it is in the
    /// document. None where the return as a whole fails.
    pub row: Option<u32>,
    /// The child's id; none where the row has none.
    pub child: Option<Cow<'r, str>>,
    /// The columns concerned and what stands in them, blank where nothing does.
    pub values: Vec<(&'static str, Cow<'r, str>)>,
    /// What they clash with elsewhere in the return, or in last year's.
    pub beside: Vec<Clash<'r>>,
    /// The file, as it was named when it was read.
    pub file: Option<&'r str>,
    /// The line of the file, counted from 1.
    pub line: Option<u32>,
}

/// A value of another row that clashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash<'r> {
    /// Whether the row is of last year's return.
    pub last_year: bool,
    /// Its table.
    pub table: &'static str,
    /// Its row, counted from 1.
    pub row: u32,
    /// The column.
    pub column: &'static str,
    /// What stands there; blank where nothing does.
    pub value: Cow<'r, str>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug)]
    struct Made(About);
    impl Rule for Made {
        fn about(&self) -> &About {
            &self.0
        }
    }

    const fn made(code: &'static str, message: &'static str) -> Made {
        Made(About { code, message, fields: &[], fix: "", level: Level::Error, differs: None })
    }

    static A: Made = made("a", "first");
    static A2: Made = made("a", "second");
    static B: Made = made("b", "first");
    static C: Made = made("c", "first");
    static YEARS: &[Overlay<Made>] = &[
        Overlay { closing: 2023, added: &[&[&A, &B]], changed: &[], removed: &[] },
        Overlay { closing: 2024, added: &[&[&C]], changed: &[&A2], removed: &["b"] },
    ];

    #[test]
    fn a_year_is_the_one_before_changed() {
        let of = |year| -> Vec<String> {
            in_force(YEARS, year).iter().map(|r| format!("{} {}", r.0.code, r.0.message)).collect()
        };
        assert_eq!(of(2022), [""; 0]);
        assert_eq!(of(2023), ["a first", "b first"]);
        assert_eq!(of(2024), ["a second", "c first"]);
        assert_eq!(of(2030), of(2024));
    }
}
