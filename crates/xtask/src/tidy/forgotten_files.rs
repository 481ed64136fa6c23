//! A Rust file that no `mod` line names is not compiled: what it says is not so, and its tests never ran.

use super::{Check, Problem};

pub(crate) const CHECK: Check = Check {
    name: "forgotten files",
    run: |house| {
        let mut problems = Vec::new();
        for file in house.rust() {
            if let Some((line, fault)) = &file.rust.fault {
                problems.push(Problem::at(
                    &file.path,
                    *line,
                    format!("cannot be read as Rust ({fault}); mend it"),
                ));
            } else if !file.reached {
                let what =
                    "no `mod` line leads here, so it is never compiled; name it in its parent or delete it";
                problems.push(Problem::at(&file.path, 1, what));
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
    fn a_file_without_a_mod_line() {
        check_lines(&CHECK, "crates/a/src/made_up.rs", "fn f() {}", &[]);
        check_lines(&CHECK, "crates/a/src/forgotten.rs", "fn f() {}", &[1]);
        check_lines(&CHECK, "crates/a/src/made_up.rs", "\nfn f() {\n  (\n}", &[4]);
    }
}
