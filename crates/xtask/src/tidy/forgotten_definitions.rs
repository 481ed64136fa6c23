//! A definition that is not in the list of its shelf compiles and does nothing.

use super::{Check, Problem};
use crate::house::{File, House, Kind, Token, phrase};

/// A shelf: a list, and how the definitions that belong in it are known.
struct Shelf {
    /// The name of the list.
    list: &'static str,
    /// The file it is in.
    list_in: &'static str,
    /// The folder of the definitions, with a `/` at its end.
    folder: &'static str,
    /// What stands just before the name of a definition, or just after it.
    known_by: KnownBy,
}

/// How a definition is known.
enum KnownBy {
    /// `impl Definition for NAME`; the list has `NAME::KIND`.
    ImplOf(&'static str, &'static [&'static str]),
    /// `static NAME: Indicator`.
    Type(&'static str),
    /// `code_set! { NAME = …`; the list has `NAME::SET`.
    Macro(&'static str, &'static [&'static str]),
}

const SHELVES: &[Shelf] = &[
    Shelf {
        list: "KINDS",
        list_in: "crates/records/src/lib.rs",
        folder: "crates/records/src/",
        known_by: KnownBy::ImplOf("Definition", &["KIND"]),
    },
    Shelf {
        list: "SETS",
        list_in: "crates/records/src/codes/mod.rs",
        folder: "crates/records/src/codes/",
        known_by: KnownBy::Macro("code_set! {", &["SET"]),
    },
    Shelf {
        list: "FAMILIES",
        list_in: "crates/clocks/src/lib.rs",
        folder: "crates/clocks/src/",
        known_by: KnownBy::Type("Family"),
    },
    Shelf {
        list: "INDICATORS",
        list_in: "crates/indicators/src/lib.rs",
        folder: "crates/indicators/src/",
        known_by: KnownBy::Type("Indicator"),
    },
    Shelf {
        list: "ALL",
        list_in: "crates/law/src/instruments.rs",
        folder: "crates/law/src/",
        known_by: KnownBy::Type("Instrument"),
    },
    Shelf {
        list: "KINDS",
        list_in: "crates/ssda903/src/facts/load.rs",
        folder: "crates/ssda903/src/facts/",
        known_by: KnownBy::ImplOf("Listed", &["KIND", "name"]),
    },
    Shelf {
        list: "RULES",
        list_in: "crates/measure/src/reconcile/mod.rs",
        folder: "crates/measure/src/reconcile/",
        known_by: KnownBy::Type("Rule"),
    },
    Shelf {
        list: "TABLES",
        list_in: "crates/published/src/tables/mod.rs",
        folder: "crates/published/src/tables/",
        known_by: KnownBy::Type("Kind"),
    },
    Shelf {
        list: "CHECKS",
        list_in: "crates/xtask/src/tidy/mod.rs",
        folder: "crates/xtask/src/tidy/",
        known_by: KnownBy::Type("Check"),
    },
];

pub(crate) const CHECK: Check = Check {
    name: "forgotten definitions",
    run: |house| {
        let mut problems: Vec<Problem> = SHELVES.iter().flat_map(|shelf| shelf.forgotten(house)).collect();
        problems.extend(clocks_of_no_family(house));
        problems
    },
};

/// A definition: its name, and where it stands.
struct Found<'a> {
    name: &'a str,
    file: &'a File,
    line: usize,
}

impl Shelf {
    fn forgotten(&self, house: &House) -> Vec<Problem> {
        let files = || house.rust_under(self.folder);
        let found: Vec<Found<'_>> = files().flat_map(|file| self.known_by.found_in(file)).collect();
        if found.is_empty() {
            return Vec::new();
        }
        let Some(listed) = house.file(self.list_in).and_then(|file| entries(&file.rust.tokens, self.list))
        else {
            let what = format!(
                "has no list {}, which tidy compares with {}; tell tidy where it went",
                self.list, self.folder
            );
            return vec![Problem::at(self.list_in, 1, what)];
        };
        let forgotten = found.into_iter().filter(|found| {
            let path = self.path_of(found);
            !listed.iter().any(|entry| is_short_for(entry, &path))
        });
        let told = forgotten.map(|found| {
            let what =
                format!("{} is not in {} ({}); add its line there", found.name, self.list, self.list_in);
            Problem::at(&found.file.path, found.line, what)
        });
        told.collect()
    }

    /// The path of a definition inside its shelf: `visits::visit_to_child::VisitToChild::KIND`.
    fn path_of(&self, found: &Found<'_>) -> Vec<String> {
        let inside = found.file.path.strip_prefix(self.folder).unwrap_or_default().trim_end_matches(".rs");
        let mut path: Vec<String> =
            inside.split('/').filter(|part| *part != "mod").map(str::to_owned).collect();
        path.push(found.name.to_owned());
        if let KnownBy::ImplOf(_, last) | KnownBy::Macro(_, last) = self.known_by {
            path.extend(last.iter().map(|word| (*word).to_owned()));
        }
        path
    }
}

impl KnownBy {
    fn found_in<'a>(&self, file: &'a File) -> Vec<Found<'a>> {
        let tokens = &file.rust.tokens;
        let mut found = Vec::new();
        match self {
            KnownBy::ImplOf(of, _) => {
                for (start, after) in file.rust.find(&phrase(&format!("impl {of} for"))) {
                    if let Some(name) = after.first() {
                        found.push((name, start));
                    }
                }
            }
            KnownBy::Macro(call, _) => {
                for (start, after) in file.rust.find(&phrase(call)) {
                    if let Some(name) = after.iter().find(|token| token.kind == Kind::Word) {
                        found.push((name, start));
                    }
                }
            }
            KnownBy::Type(of) => {
                for item in tokens.windows(5) {
                    let [keyword, name, colon, kind, equals] = item else { continue };
                    if matches!(keyword.text.as_str(), "static" | "const")
                        && colon.text == ":"
                        && kind.text == *of
                        && equals.text == "="
                    {
                        found.push((name, keyword));
                    }
                }
            }
        }
        let kept = found.into_iter().filter(|(name, start)| name.kind == Kind::Word && !start.for_tests);
        kept.map(|(name, start)| Found { name: &name.text, file, line: start.line }).collect()
    }
}

/// The entries of a list written `NAME: … = &[a::B, &c::D]`, each as the words of its path.
fn entries(tokens: &[Token], list: &str) -> Option<Vec<Vec<String>>> {
    let name = tokens.windows(2).position(|pair| pair[0].text == list && pair[1].text == ":")?;
    let equals = name + tokens[name..].iter().position(|token| token.text == "=")?;
    let open = equals + tokens[equals..].iter().position(|token| token.text == "[")?;
    let inside = tokens[open + 1..].iter().take_while(|token| token.text != "]" && token.text != ";");
    let mut entries = vec![Vec::new()];
    for token in inside {
        if token.text == "," {
            entries.push(Vec::new());
        } else if token.kind == Kind::Word
            && let Some(entry) = entries.last_mut()
        {
            entry.push(token.text.clone());
        }
    }
    entries.retain(|entry| !entry.is_empty());
    Some(entries)
}

/// Whether an entry names a path, some steps of which it may leave out: what a module uses publicly.
fn is_short_for(entry: &[String], path: &[String]) -> bool {
    let mut steps = path.iter();
    entry.last() == path.last()
        && entry.iter().rev().nth(1).is_none_or(|before| path.contains(before))
        && entry.iter().all(|word| steps.any(|step| step == word))
}

/// A clock that no family of its folder lists: the compiler sees a constant that is used by its rules, and nobody sees the
/// clock.
fn clocks_of_no_family(house: &House) -> Vec<Problem> {
    let folder_of = |file: &File| file.path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let mut problems = Vec::new();
    for file in house.rust_under("crates/clocks/src/") {
        for clock in KnownBy::Type("Clock").found_in(file) {
            let neighbours =
                house.rust_under("crates/clocks/src/").filter(|of| folder_of(of) == folder_of(file));
            let listed = neighbours.filter_map(|of| entries_of_field(&of.rust.tokens)).flatten();
            if !listed.into_iter().any(|entry| entry.last().is_some_and(|name| name == clock.name)) {
                let what = format!(
                    "{} is in the `clocks` of no family here; add it to that of its family",
                    clock.name
                );
                problems.push(Problem::at(&file.path, clock.line, what));
            }
        }
    }
    problems
}

/// The entries of a field written `clocks: &[&A, &B]`.
fn entries_of_field(tokens: &[Token]) -> Option<Vec<Vec<String>>> {
    let at = tokens.windows(4).position(|run| {
        run[0].text == "clocks" && run[1].text == ":" && run[2].text == "&" && run[3].text == "["
    })?;
    let inside = tokens[at + 4..].iter().take_while(|token| token.text != "]");
    let words = inside.filter(|token| token.kind == Kind::Word);
    Some(words.map(|token| vec![token.text.clone()]).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(files: &[(&str, &str)]) -> Vec<String> {
        (CHECK.run)(&House::made_up(files)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_kind_in_no_list() {
        let list =
            "pub const KINDS: &[&Kind] = &[\n // a child\n visits::Visit::KIND,\n health::Check::KIND,\n];";
        let files = [
            ("crates/records/src/lib.rs", list),
            ("crates/records/src/visits/visit.rs", "impl Definition for Visit {}"),
            ("crates/records/src/health/check.rs", "impl Definition for Check {}"),
            (
                "crates/records/src/health/both.rs",
                "\nimpl Definition for Review {}\nimpl<T: Definition> Record for T {}",
            ),
            // Of the same name in another folder.
            ("crates/records/src/visits/check.rs", "impl Definition for Check {}"),
            (
                "crates/records/src/kind.rs",
                "pub trait Definition {}\n#[cfg(test)]\nmod t { impl Definition for X {} }",
            ),
        ];
        let told = told(&files);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(
            told[0].starts_with("crates/records/src/health/both.rs:2: Review is not in KINDS"),
            "{}",
            told[0]
        );
        assert!(told[1].starts_with("crates/records/src/visits/check.rs:1: Check"), "{}", told[1]);
    }

    #[test]
    fn what_a_load_would_never_withdraw() {
        let files = [
            (
                "crates/ssda903/src/facts/load.rs",
                "const KINDS: &[&str] = &[Review::KIND.name, Placement::KIND.name];",
            ),
            ("crates/ssda903/src/facts/listed.rs", "impl Listed for Review {}\nimpl Listed for Missing {}"),
        ];
        let told = told(&files);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(
            told[0].starts_with("crates/ssda903/src/facts/listed.rs:2: Missing is not in KINDS"),
            "{}",
            told[0]
        );
    }

    #[test]
    fn an_indicator_in_no_list() {
        let files = [
            (
                "crates/indicators/src/lib.rs",
                "pub static INDICATORS: &[&Indicator] = &[&visits::UP_TO_DATE];",
            ),
            (
                "crates/indicators/src/visits/up_to_date.rs",
                "pub static UP_TO_DATE: Indicator = Indicator {};",
            ),
            (
                "crates/indicators/src/health/up_to_date.rs",
                "pub static UP_TO_DATE: Indicator = Indicator {};",
            ),
        ];
        let told = told(&files);
        assert_eq!(told.len(), 1, "{told:#?}");
        assert!(told[0].starts_with("crates/indicators/src/health/up_to_date.rs:1:"), "{}", told[0]);
    }

    #[test]
    fn a_code_set_in_no_list_and_a_list_that_is_gone() {
        let set = "code_set! {\n /// What it is.\n Sex = \"SEX\", \"Sex\" { A = \"A\" \"a\", }\n}";
        let files = [
            ("crates/records/src/codes/mod.rs", "pub const SETS: &[&CodeSetInfo] = &[Place::SET];"),
            ("crates/records/src/codes/sex.rs", set),
            ("crates/records/src/codes/set.rs", "macro_rules! code_set { () => { code_set!(@year) } }"),
        ];
        let told_of_it = told(&files);
        assert_eq!(told_of_it.len(), 1, "{told_of_it:#?}");
        assert!(told_of_it[0].starts_with("crates/records/src/codes/sex.rs:1: Sex"), "{}", told_of_it[0]);
        let gone = told(&[files[1]]);
        assert!(gone[0].contains("has no list SETS"), "{}", gone[0]);
    }

    #[test]
    fn a_clock_of_no_family() {
        let family = "pub static FAMILY: Family = Family { clocks: &[&FIRST, &SECOND], duties };\n\
                      pub static FIRST: Clock = Clock {};\npub static SECOND: Clock = Clock {};\n\
                      pub static THIRD: Clock = Clock {};";
        let files = [
            ("crates/clocks/src/lib.rs", "pub static FAMILIES: &[&Family] = &[&visits::reg_28::FAMILY];"),
            ("crates/clocks/src/visits/reg_28.rs", family),
            ("crates/clocks/src/visits/reg_99.rs", "pub static FAMILY: Family = Family { clocks: &[] };"),
        ];
        let told = told(&files);
        assert_eq!(told.len(), 2, "{told:#?}");
        assert!(told[0].starts_with("crates/clocks/src/visits/reg_99.rs:1: FAMILY is not in FAMILIES"));
        assert!(told[1].starts_with("crates/clocks/src/visits/reg_28.rs:4: THIRD"), "{}", told[1]);
    }
}
