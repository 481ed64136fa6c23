//! A page that names a file of the repository names one that is there. A recipe that sends a reader to a file that has moved is
//! worse than none.

use super::{Check, Problem};
use crate::house::House;

/// The folders at the top that pages speak of. What is in samples and sources came from elsewhere and speaks of elsewhere.
const FOLDERS: &[&str] = &["crates/", "docs/", "sources/", "samples/", "stories/", "tests/", "tools/"];

pub(crate) const CHECK: Check = Check {
    name: "dead paths",
    run: |house| {
        let mut problems = Vec::new();
        let pages =
            house.files().filter(|file| file.path.ends_with(".md") && !file.path.starts_with("samples/"));
        for file in pages.filter(|file| !file.path.starts_with("sources/")) {
            for (at, line) in file.lines() {
                // What stands between backticks: every second piece.
                for named in line.split('`').skip(1).step_by(2).filter(|named| is_path(named)) {
                    if !is_there(house, named) {
                        let what = format!("names {named}, which is not there; say where it is now");
                        problems.push(Problem::at(&file.path, at, what));
                    }
                }
            }
        }
        problems
    },
};

/// A path below a top folder, and not a pattern for one (`<subject>`, `*`).
fn is_path(named: &str) -> bool {
    let below = FOLDERS.iter().any(|folder| named.strip_prefix(folder).is_some_and(|rest| !rest.is_empty()));
    below && !named.contains(['<', '*', '{', ' ', '…'])
}

fn is_there(house: &House, named: &str) -> bool {
    let folder = format!("{}/", named.trim_end_matches('/'));
    house.file(named).is_some() || house.files().any(|file| file.path.starts_with(&folder))
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_lines;
    use super::*;

    #[test]
    fn paths_in_backticks() {
        let table: &[(&str, &[usize])] = &[
            ("`crates/a/src/made_up.rs`", &[1]),
            ("see `crates/a/src/lib.rs`, `crates/a/src/` and `crates/a`", &[]),
            ("a\n`x` `docs/gone.md`", &[2]),
            ("`crates/a/src/<subject>/mod.rs` and `crates/*/src`", &[]),
            ("crates/gone.rs without backticks; `cargo run crates/x`; `stories/`", &[]),
        ];
        for (text, expected) in table {
            check_lines(&CHECK, "docs/a.md", text, expected);
        }
        check_lines(&CHECK, "sources/README.md", "`crates/gone.rs`", &[]);
    }
}
