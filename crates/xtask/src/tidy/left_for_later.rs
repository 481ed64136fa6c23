//! What is left for later is in an issue, or it is forgotten.

use super::{Check, Problem};

/// In pieces so that this file has none.
const MARKS: &[&str] = &[concat!("TO", "DO"), concat!("FIX", "ME")];

pub(crate) const CHECK: Check = Check {
    name: "left for later",
    run: |house| {
        let mut problems = Vec::new();
        for file in house.files() {
            for (at, line) in file.lines() {
                let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
                if let Some(mark) = words.find(|word| MARKS.contains(word)) {
                    let what =
                        format!("{mark}: do it, or say in an issue what is missing and take the mark out");
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
    fn marks_are_words() {
        let table: &[(&str, &[usize])] = &[
            (concat!("a\n// TO", "DO: b"), &[2]),
            (concat!("FIX", "ME(jo)"), &[1]),
            (concat!("MASTO", "DON and the TO", "DOS of the day"), &[]),
        ];
        for (text, expected) in table {
            check_lines(&CHECK, "docs/a.md", text, expected);
        }
    }
}
