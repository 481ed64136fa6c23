//! Housekeeping as a test.
//!
//! A shelf: one check a file, with its own table of trials, and its line in [`CHECKS`]. A check is handed every committed text
//! file and answers with problems; each names a place and says what is wrong and what to do.

mod banned_calls;
mod citations;
mod dead_paths;
mod excused;
mod forgotten_definitions;
mod forgotten_files;
mod indicator_pages;
mod left_for_later;
mod long_files;
mod long_lines;
mod names_of_places;
mod parts_in_their_room;
mod sql;
mod stale_pages;

use std::fmt;

use crate::house::House;
pub(crate) use excused::{EXCUSED, Excuse};

/// Every check, in the order in which their problems are told.
pub(crate) const CHECKS: &[&Check] = &[
    &forgotten_files::CHECK,
    &forgotten_definitions::CHECK,
    &indicator_pages::CHECK,
    &citations::CHECK,
    &banned_calls::CHECK,
    &sql::CHECK,
    &parts_in_their_room::CHECK,
    &names_of_places::CHECK,
    &dead_paths::CHECK,
    &left_for_later::CHECK,
    &long_lines::CHECK,
    &long_files::CHECK,
    &stale_pages::CHECK,
];

/// A rule of the house.
pub(crate) struct Check {
    /// What an excuse calls it.
    pub(crate) name: &'static str,
    /// Every place where the rule is broken.
    pub(crate) run: fn(&House) -> Vec<Problem>,
}

/// A place where a rule is broken.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Problem {
    /// The file, from the top.
    pub(crate) path: String,
    /// The line, from 1.
    pub(crate) line: usize,
    /// What is wrong, and what to do.
    pub(crate) what: String,
}

impl Problem {
    /// At a line of a file.
    pub(crate) fn at(path: &str, line: usize, what: impl Into<String>) -> Problem {
        Problem { path: path.to_owned(), line, what: what.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.what)
    }
}

/// Every problem of a house that is not excused, and every excuse that excuses nothing.
pub(crate) fn problems(house: &House, checks: &[&Check], excused: &[Excuse]) -> Vec<Problem> {
    let mut used = vec![false; excused.len()];
    let mut problems = Vec::new();
    for check in checks {
        let mut found = (check.run)(house);
        found.sort();
        found.dedup();
        found.retain(|problem| {
            let excuse = excused.iter().position(|excuse| excuse.covers(check, problem));
            if let Some(at) = excuse {
                used[at] = true;
            }
            excuse.is_none()
        });
        problems.extend(found);
    }
    let stale = excused.iter().zip(used).filter(|(_, used)| !used).map(|(excuse, _)| excuse.stale());
    problems.extend(stale);
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs one check over one made-up file (in a crate called `a`) and compares the lines it complains of.
    pub(super) fn check_lines(check: &Check, path: &str, text: &str, expected: &[usize]) {
        let house = House::made_up(&[
            ("crates/a/Cargo.toml", ""),
            ("crates/a/src/lib.rs", "pub mod made_up;"),
            (path, text),
        ]);
        let lines: Vec<usize> =
            (check.run)(&house).iter().filter(|found| found.path == path).map(|found| found.line).collect();
        assert_eq!(lines, expected, "{}: {path}\n{text}", check.name);
    }

    const LONG: Check = Check {
        name: "long words",
        run: |house| {
            let words = house.files().flat_map(|file| file.lines().map(move |line| (file, line)));
            let long = words.filter(|(_, (_, line))| line.len() > 3);
            long.map(|(file, (at, _))| Problem::at(&file.path, at, "a long word")).collect()
        },
    };

    #[test]
    fn what_is_excused_is_not_told_and_a_stale_excuse_is() {
        let house = House::made_up(&[("a.md", "four\none\nfive"), ("b.md", "seven")]);
        let excuse = |path| Excuse { check: "long words", path, because: "it was so" };
        let told = |excused: &[Excuse]| -> Vec<String> {
            problems(&house, &[&LONG], excused).iter().map(ToString::to_string).collect()
        };
        assert_eq!(told(&[]), ["a.md:1: a long word", "a.md:3: a long word", "b.md:1: a long word"]);
        assert_eq!(told(&[excuse("a.md"), excuse("b.md")]), [""; 0]);
        let stale = told(&[excuse("a.md"), excuse("b.md"), excuse("c.md")]);
        assert_eq!(stale.len(), 1);
        assert!(stale[0].contains("c.md") && stale[0].contains("excused.rs"), "{}", stale[0]);
    }

    /// The files of a small clone, as git lists them: what is kept, what is new, and not what is ignored or not text.
    #[test]
    fn a_clone_in_a_folder() {
        let folder = tempfile::tempdir().unwrap();
        let git = |arguments: &[&str]| {
            let ran = std::process::Command::new("git")
                .args(arguments)
                .current_dir(folder.path())
                .output()
                .unwrap();
            assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        };
        let write = |path: &str, bytes: &[u8]| {
            let path = folder.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, bytes).unwrap();
        };
        git(&["init", "--quiet"]);
        write("crates/a/Cargo.toml", b"");
        write("crates/a/src/lib.rs", b"mod part;\nfn f() { x.unwrap() }");
        write("crates/a/src/part.rs", b"");
        write("crates/a/src/gone.rs", b"fn f() { y.unwrap() }");
        write(".gitignore", b"/built\n");
        write("built/made.rs", b"fn f() { unsafe {} }");
        write("picture.rs", b"\xff\xfe\x00");
        git(&["add", "."]);
        std::fs::remove_file(folder.path().join("crates/a/src/gone.rs")).unwrap();
        write("crates/a/src/new.rs", b"fn f() { unsafe {} }");

        let checks = [&forgotten_files::CHECK, &banned_calls::CHECK];
        let problems = problems(&House::at(folder.path()).unwrap(), &checks, &[]);
        let places: Vec<(&str, usize)> =
            problems.iter().map(|found| (found.path.as_str(), found.line)).collect();
        let (lib, new) = ("crates/a/src/lib.rs", "crates/a/src/new.rs");
        assert_eq!(places, [(new, 1), (lib, 2), (new, 1)]);
        assert!(House::at(&folder.path().join("nowhere")).is_err());
    }

    #[test]
    fn the_house_is_tidy() {
        let house = House::at(&crate::house::top().unwrap()).unwrap();
        let problems: Vec<String> =
            problems(&house, CHECKS, EXCUSED).iter().map(ToString::to_string).collect();
        assert!(problems.is_empty(), "{} problems:\n{}", problems.len(), problems.join("\n"));
    }
}
