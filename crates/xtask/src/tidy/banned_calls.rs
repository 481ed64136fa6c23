//! Calls that the house does not make, or only in one room.

use super::{Check, Problem};
use crate::house::{File, House, Token, phrase};

/// A call that is banned where `allowed` says no.
struct Ban {
    /// A piece of Rust, as it is written.
    code: &'static str,
    /// Where it may stand.
    allowed: fn(&House, &File, &Token) -> bool,
    /// What to do.
    instead: &'static str,
}

const TODAY: &str = "only kith asks what day it is; take a Day or a Moment as an argument";
const PRINTS: &str = "a library prints nothing; return it, or use `tracing`";
const LATER: &str = "do it now, or leave it out and say so in the issue";

const BANS: &[Ban] = &[
    Ban { code: "SystemTime::now", allowed: is_kith, instead: TODAY },
    Ban { code: "Timestamp::now", allowed: is_kith, instead: TODAY },
    Ban { code: "Zoned::now", allowed: is_kith, instead: TODAY },
    Ban {
        code: "Instant::now",
        // Rooms that wait for others may set a limit to it, or count how long it was; what they answer does not hang on it.
        allowed: |_, file, token| {
            matches!(file.room(), "journal" | "kith" | "kith_press" | "press" | "web") || file.is_trial(token)
        },
        instead: "a pure room does not know how long it takes; measure in a benchmark or in kith",
    },
    Ban { code: "println!", allowed: may_print, instead: PRINTS },
    Ban { code: "print!", allowed: may_print, instead: PRINTS },
    Ban { code: "eprintln!", allowed: may_print, instead: PRINTS },
    Ban { code: "eprint!", allowed: may_print, instead: PRINTS },
    Ban { code: "dbg!", allowed: nowhere, instead: "take it out" },
    Ban { code: "todo!", allowed: nowhere, instead: LATER },
    Ban { code: "unimplemented!", allowed: nowhere, instead: LATER },
    Ban {
        code: ".unwrap()",
        allowed: |_, file, token| file.is_trial(token),
        instead: "return the error, or match so that it cannot happen",
    },
    Ban { code: "unsafe", allowed: nowhere, instead: "find the safe way; a well-kept library has it" },
];

pub(crate) const CHECK: Check = Check {
    name: "banned calls",
    run: |house| {
        let mut problems = Vec::new();
        for ban in BANS {
            let words = phrase(ban.code);
            for file in house.rust() {
                for (token, _) in file.rust.find(&words) {
                    if !(ban.allowed)(house, file, token) {
                        let what = format!("`{}` does not belong here: {}", ban.code, ban.instead);
                        problems.push(Problem::at(&file.path, token.line, what));
                    }
                }
            }
        }
        problems
    },
};

fn nowhere(_: &House, _: &File, _: &Token) -> bool {
    false
}

fn is_kith(_: &House, file: &File, _: &Token) -> bool {
    file.room() == "kith"
}

/// Programs, build scripts, trials.
fn may_print(house: &House, file: &File, token: &Token) -> bool {
    house.is_program(file.room()) || !file.is_in("src") || file.is_trial(token)
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_lines;
    use super::*;

    #[test]
    fn what_may_stand_where() {
        let library = "crates/a/src/made_up.rs";
        let table: &[(&str, &str, &[usize])] = &[
            (
                library,
                "fn f() {\n SystemTime::now();\n jiff::Zoned::now();\n Timestamp::now();\n}",
                &[3, 4, 2][..],
            ),
            (library, "// SystemTime::now()\nconst A: &str = \"Zoned::now()\";", &[]),
            ("crates/kith/src/now.rs", "fn f() { SystemTime::now(); }", &[]),
            ("crates/kith/src/main.rs", "fn main() { println!(\"x\"); }", &[]),
            (library, "fn f() { Instant::now() }", &[1]),
            ("crates/a/benches/a.rs", "fn f() { Instant::now() }", &[]),
            (
                library,
                "fn f() {\n println!(\"x\");\n eprint!(\"x\") }\n#[cfg(test)]\nmod t { fn f() { println!() } }",
                &[2, 3],
            ),
            ("crates/a/build.rs", "fn main() { println!(\"x\"); }", &[]),
            (library, "fn f() {\n todo!();\n dbg!(1);\n unimplemented!() }", &[3, 2, 4]),
            (library, "fn f() { x()\n .unwrap() }\n#[test]\nfn g() { x.unwrap() }", &[2]),
            (library, "fn f() { x.unwrap_or(1); }", &[]),
            ("crates/a/tests/a.rs", "fn f() { x.unwrap(); }", &[]),
            (library, "fn f() { unsafe { } }", &[1]),
            (library, "macro_rules! m { () => { x.unwrap() } }", &[1]),
        ];
        for (path, text, expected) in table {
            let mut house = vec![("crates/a/Cargo.toml", ""), ("crates/a/src/lib.rs", "mod made_up;")];
            house.push((path, text));
            let mut expected = expected.to_vec();
            expected.sort_unstable();
            let mut lines: Vec<usize> =
                (CHECK.run)(&House::made_up(&house)).iter().map(|found| found.line).collect();
            lines.sort_unstable();
            assert_eq!(lines, expected, "{path}\n{text}");
        }
        check_lines(&CHECK, library, "#[cfg(test)]\nuse x;\nfn f() { x.unwrap() }", &[3]);
    }
}
