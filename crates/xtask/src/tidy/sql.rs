//! Only `journal` contains SQL, and no statement there changes or deletes what was written. (`testbed` makes databases for
//! its tests.)

use super::{Check, Problem};
use crate::house::{File, Kind};

/// Two keywords that make a text a statement; where `apart`, other words may stand between them. They are kept in two so that
/// this file is none.
struct Statement {
    first: &'static str,
    then: &'static str,
    apart: bool,
    /// Whether it would change what was written.
    changes: bool,
}

const STATEMENTS: &[Statement] = &[
    Statement { first: "SELECT", then: "FROM", apart: true, changes: false },
    Statement { first: "INSERT", then: "INTO", apart: false, changes: false },
    Statement { first: "CREATE", then: "TABLE", apart: false, changes: false },
    Statement { first: "CREATE", then: "INDEX", apart: false, changes: false },
    Statement { first: "UPDATE", then: "SET", apart: true, changes: true },
    Statement { first: "DELETE", then: "FROM", apart: false, changes: true },
    Statement { first: "DROP", then: "TABLE", apart: false, changes: true },
];

/// Tables that are not history: who may sign in is changed, a session ends, a scanner answers. What was done to accounts stands
/// in a table of events.
const CHANGING: &[&str] = &[
    "account",
    "session",
    "device",
    "recovery_code",
    "away",
    "passkey",
    "document",
    "document_part",
    "list",
    "digest_wanted",
    "mail",
    "token",
    "webhook",
    "delivery",
    "draft",
    "tries",
    "awaited",
    "authority_key",
    "data_key",
    "written",
];

/// Tables whose rows are never changed.
const HISTORY: &[&str] = &["entry", "payload", "load", "look", "account_event"];

/// Whether a statement is about tables that may change, and about none that is history.
fn is_of_changing(text: &str) -> bool {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    words.clone().any(|word| CHANGING.contains(&word)) && !words.any(|word| HISTORY.contains(&word))
}

pub(crate) const CHECK: Check = Check {
    name: "SQL",
    run: |house| {
        let mut problems = Vec::new();
        for file in house.files() {
            let in_journal = file.room() == "journal";
            if file.room() == "testbed" {
                continue;
            }
            if file.path.ends_with(".sql") && !in_journal {
                problems.push(Problem::at(
                    &file.path,
                    1,
                    "SQL outside journal; move it there, behind a call",
                ));
            }
            for (line, text, trial) in texts(file) {
                if !in_journal && is_statement(text, false) {
                    problems.push(Problem::at(
                        &file.path,
                        line,
                        "SQL outside journal; ask journal for what is needed",
                    ));
                } else if in_journal && !trial && is_statement(text, true) && !is_of_changing(text) {
                    let what =
                        "changes or deletes what was written; history is corrected by adding a revision";
                    problems.push(Problem::at(&file.path, line, what));
                }
            }
        }
        problems
    },
};

/// The texts of a file that may be statements, with their lines and whether only trials use them: what stands in quotes, or
/// what an SQL file has between semicolons.
fn texts(file: &File) -> Vec<(usize, &str, bool)> {
    if !file.path.ends_with(".sql") {
        let quoted = file.rust.tokens.iter().filter(|token| token.kind == Kind::Literal);
        return quoted.map(|token| (token.line, token.text.as_str(), file.is_trial(token))).collect();
    }
    let mut line = 1;
    let statements = file.text.split(';').map(|statement| {
        let begins = line + usize::from(statement.starts_with('\n'));
        line += statement.matches('\n').count();
        (begins, statement, false)
    });
    statements.collect()
}

/// Whether a text is a statement (one that changes what was written, where asked). Keywords are written in capitals.
fn is_statement(text: &str, that_changes: bool) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let statements = STATEMENTS.iter().filter(|statement| statement.changes || !that_changes);
    statements.into_iter().any(|statement| {
        let firsts = (0..words.len()).filter(|at| words[*at] == statement.first);
        firsts.into_iter().any(|at| {
            let after = &words[at + 1..];
            let near = if statement.apart { after } else { &after[..after.len().min(1)] };
            near.contains(&statement.then)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_lines;
    use super::*;

    #[test]
    fn statements_and_prose() {
        let library = "crates/a/src/made_up.rs";
        let journal = "crates/journal/src/read.rs";
        let table: &[(&str, &str, &[usize])] = &[
            (library, concat!("const A: &str = \"SELECT", " seq\nFROM entry\";"), &[1]),
            (library, concat!("\nconst A: &str = r#\"INSERT", " INTO entry\"#;"), &[2]),
            (library, "// A comment.\nconst A: &str = \"select a place from the list\";", &[]),
            (library, "const A: &str = \"UPDATED: SET aside, DELETE it FROM there\";", &[]),
            (journal, concat!("const A: &str = \"SELECT", " seq FROM entry\";"), &[]),
            (journal, concat!("const A: &str = \"UPDATE", " entry SET seq = 1\";"), &[1]),
            (journal, concat!("const A: &str = \"DELETE", " FROM session WHERE account = ?1\";"), &[]),
            (journal, concat!("const A: &str = \"DELETE", " FROM look WHERE account = ?1\";"), &[1]),
            ("crates/journal/tests/tamper.rs", concat!("const A: &str = \"DELETE", " FROM entry\";"), &[]),
            ("crates/journal/migrations/1.sql", "CREATE TRIGGER t BEFORE UPDATE ON entry", &[]),
            ("crates/journal/migrations/2.sql", concat!("x;\nDELETE ON a;\n\nDROP", " TABLE entry;"), &[3]),
            ("tools/look.sql", "", &[1]),
        ];
        for (path, text, expected) in table {
            check_lines(&CHECK, path, text, expected);
        }
    }
}
