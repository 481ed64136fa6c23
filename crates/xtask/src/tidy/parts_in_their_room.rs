//! What a room may know is visible in its Cargo.toml, and some parts belong in one room only.

use super::{Check, Problem};
use crate::house::File;

/// A part, and the rooms that may depend on it.
struct Part {
    /// The name of the crate, or what it begins with where it ends in `*`.
    name: &'static str,
    /// The rooms.
    rooms: &'static [&'static str],
    /// Why.
    because: &'static str,
}

const PARTS: &[Part] = &[
    Part { name: "jiff", rooms: &["calendar"], because: "days and moments are `calendar`'s" },
    Part { name: "rusqlite", rooms: &["journal"], because: "only `journal` contains SQL" },
    Part { name: "tokio-postgres", rooms: &["journal"], because: "only `journal` contains SQL" },
    Part { name: "typst*", rooms: &["kith_press"], because: "nothing else may wait for typst to be built" },
    Part { name: "rust_xlsxwriter", rooms: &["press"], because: "`press` writes workbooks" },
];

/// Rooms that do not know the kinds of record: they ask strands.
const ASK_STRANDS: &[&str] = &["clocks", "indicators", "measure", "reports"];

pub(crate) const CHECK: Check = Check {
    name: "parts in their room",
    run: |house| {
        let mut problems = Vec::new();
        for file in house.files().filter(|file| file.path.ends_with("/Cargo.toml")) {
            for (line, name) in depends_on(file) {
                let part = PARTS.iter().find(|part| part.is(name) && !part.rooms.contains(&file.room()));
                if let Some(part) = part {
                    let what =
                        format!("{name} does not belong in {}: {}; ask that room", file.room(), part.because);
                    problems.push(Problem::at(&file.path, line, what));
                } else if name == "records" && ASK_STRANDS.contains(&file.room()) {
                    let what =
                        format!("{} names no kind of record; ask `timeline` for a strand", file.room());
                    problems.push(Problem::at(&file.path, line, what));
                }
            }
        }
        problems
    },
};

impl Part {
    fn is(&self, name: &str) -> bool {
        self.name.strip_suffix('*').map_or(self.name == name, |begins| name.starts_with(begins))
    }
}

/// What a manifest depends on when it is not tested, by line.
fn depends_on(file: &File) -> Vec<(usize, &str)> {
    let mut depends = false;
    let mut names = Vec::new();
    for (at, line) in file.lines() {
        if line.starts_with('[') {
            depends = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if depends && let Some((name, _)) = line.split_once(['.', ' ', '=']) {
            names.push((at, name));
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_lines;
    use super::*;

    #[test]
    fn parts_where_they_belong() {
        let table: &[(&str, &str, &[usize])] = &[
            ("crates/calendar/Cargo.toml", "[dependencies]\njiff.workspace = true\n", &[]),
            ("crates/law/Cargo.toml", "[dependencies]\ncalendar.workspace = true\njiff = \"1\"\n", &[3]),
            ("crates/law/Cargo.toml", "[package]\n[dev-dependencies]\njiff.workspace = true\n", &[]),
            ("crates/press/Cargo.toml", "[dependencies]\ntypst-pdf = \"0.15\"\n", &[2]),
            ("crates/measure/Cargo.toml", "[dependencies]\nrecords.workspace = true\n", &[2]),
            ("crates/measure/Cargo.toml", "[dev-dependencies]\nrecords.workspace = true\n", &[]),
            ("crates/roll/Cargo.toml", "[dependencies]\nrecords.workspace = true\n", &[]),
        ];
        for (path, text, expected) in table {
            check_lines(&CHECK, path, text, expected);
        }
    }
}
