//! Makes the kept corpus and the dictionary of the target `records` from the kinds themselves:
//! `cargo run -p fuzzing --example record_corpus`, from the top folder. Run it again after adding a kind.

use std::collections::BTreeSet;
use std::path::Path;

use records::{Field, Form, KINDS, sample};

fn main() -> std::io::Result<()> {
    let folder = Path::new("fuzz/corpus/records");
    std::fs::create_dir_all(folder)?;
    let mut words = BTreeSet::new();
    for kind in KINDS {
        let payload = serde_json::Value::Object(sample(kind, |_| true));
        std::fs::write(folder.join(kind.name), format!("{}\n{payload}", kind.name))?;
        words.insert(format!("{}\\x0a", kind.name));
        name_all(kind.fields, &mut words);
    }
    for edge in [
        "9999-12-31",
        "0001-01-01",
        "2024-02-29",
        "2024-02",
        "-1",
        "1e999",
        "18446744073709551616",
        "0.005",
        "null",
    ] {
        words.insert(edge.to_owned());
    }
    let lines: String = words.iter().map(|word| format!("\"{word}\"\n")).collect();
    std::fs::write("fuzz/dictionaries/records.dict", lines)
}

/// The fields and codes.
fn name_all(fields: &[Field], words: &mut BTreeSet<String>) {
    for field in fields {
        words.insert(format!("\\\"{}\\\":", field.name));
        match field.form {
            Form::Choice(set) | Form::Choices(set) => {
                words.extend(set.choices.iter().map(|choice| format!("\\\"{}\\\"", choice.code)));
            }
            Form::Parts(fields) => name_all(fields, words),
            _ => {}
        }
    }
}
