//! In a long file a definition hides in a crowd.

use super::{Check, Problem};

/// Lines of a Rust file.
const LINES: usize = 600;

pub(crate) const CHECK: Check = Check {
    name: "long files",
    run: |house| {
        let long =
            house.rust().map(|file| (file, file.text.lines().count())).filter(|(_, lines)| *lines > LINES);
        let told = long.map(|(file, lines)| {
            let what =
                format!("{lines} lines, more than {LINES}; give each definition in it a file of its own");
            Problem::at(&file.path, lines, what)
        });
        told.collect()
    },
};

#[cfg(test)]
mod tests {
    use super::super::tests::check_lines;
    use super::*;

    #[test]
    fn lines_are_counted() {
        check_lines(&CHECK, "crates/a/src/made_up.rs", &"\n".repeat(600), &[]);
        check_lines(&CHECK, "crates/a/src/made_up.rs", &"\n".repeat(601), &[601]);
        check_lines(&CHECK, "docs/a.md", &"\n".repeat(601), &[]);
    }
}
