//! A clock says by which provision it runs. That each limit has a citation the compiler sees; here, that the file opens with
//! what the law asks, and that the citation stands in the file of the clock, where a reader looks for it.

use super::{Check, Problem};
use crate::house::phrase;

pub(crate) const CHECK: Check = Check {
    name: "citations",
    run: |house| {
        let mut problems = Vec::new();
        for file in house.rust_under("crates/clocks/src/") {
            let clocks = file.rust.find(&phrase(": Clock = Clock {"));
            let Some((clock, _)) = clocks.into_iter().find(|(token, _)| !token.for_tests) else { continue };
            if !file.text.starts_with("//! ") {
                let what = "does not open with a `//!` comment; say there what the law asks";
                problems.push(Problem::at(&file.path, 1, what));
            }
            if file.rust.find(&phrase("cite:")).is_empty() {
                let what = "the clock has no citation in its file; give its limit a `cite`";
                problems.push(Problem::at(&file.path, clock.line, what));
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
    fn a_clock_without_its_law() {
        let path = "crates/clocks/src/visits/reg_28.rs";
        let clock = "pub static FIRST: Clock = Clock { limit: Dated { cite: X.regulation(\"28\") } };";
        check_lines(&CHECK, path, &format!("//! Visits.\n{clock}"), &[]);
        check_lines(&CHECK, path, clock, &[1]);
        check_lines(
            &CHECK,
            path,
            &format!("//! Visits: cite: reg 28.\n\n{}", clock.replace("cite", "by")),
            &[3],
        );
        check_lines(&CHECK, path, "fn helper() {}", &[]);
        check_lines(&CHECK, "crates/other/src/x.rs", clock, &[]);
    }
}
