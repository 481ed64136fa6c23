//! Lines that a reader must scroll for. rustfmt leaves comments and texts in quotes as they are; these are mended by hand.

use super::{Check, Problem};

/// Of a Rust file, in characters.
const RUST: usize = 130;
/// Of a page in Markdown, its tables apart.
const MARKDOWN: usize = 200;

pub(crate) const CHECK: Check = Check {
    name: "long lines",
    run: |house| {
        let mut problems = Vec::new();
        for file in house.files() {
            let limit = match file.path.rsplit('.').next() {
                Some("rs") => RUST,
                Some("md") => MARKDOWN,
                _ => continue,
            };
            for (at, line) in file.lines() {
                let long = line.chars().count();
                let is_table = limit == MARKDOWN && line.trim_start().starts_with('|');
                if long > limit && !is_table {
                    let what = format!(
                        "{long} characters, more than {limit}; break the line (a text in quotes with a `\\`)"
                    );
                    problems.push(Problem::at(&file.path, at, what));
                }
            }
        }
        problems
    },
};

#[cfg(test)]
mod tests {
    use super::super::tests::check_lines;
    use super::*;

    #[test]
    fn characters_are_counted() {
        let of = |count: usize| "é".repeat(count);
        check_lines(&CHECK, "crates/a/src/made_up.rs", &of(130), &[]);
        check_lines(&CHECK, "crates/a/src/made_up.rs", &format!("\n{}", of(131)), &[2]);
        check_lines(&CHECK, "docs/a.md", &of(200), &[]);
        check_lines(&CHECK, "docs/a.md", &of(201), &[1]);
        check_lines(&CHECK, "docs/a.md", &format!("| {} |", of(300)), &[]);
        check_lines(&CHECK, "docs/a.csv", &of(300), &[]);
    }
}
