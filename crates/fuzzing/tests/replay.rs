//! Every input that is kept, through its target once more.
#![allow(clippy::unwrap_used, clippy::panic)] // a test's helpers may stop it

use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use fuzzing::TARGETS;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// The files of a folder, in order; none where there is no such folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn nothing_that_is_kept_breaks_anything() {
    let mut broken = Vec::new();
    for target in TARGETS {
        for folder in ["corpus", "found"] {
            for file in files(&root().join(folder).join(target.name)) {
                let input = std::fs::read(&file).unwrap();
                if catch_unwind(|| (target.run)(&input)).is_err() {
                    broken.push(file);
                }
            }
        }
    }
    assert!(broken.is_empty(), "these break their target: {broken:#?}");
}

#[test]
fn every_target_has_its_program_and_its_corpus() {
    let programs: Vec<String> = files(&root().join("fuzz_targets"))
        .iter()
        .map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    let mut names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
    names.sort_unstable();
    assert_eq!(programs, names);
    for name in names {
        assert!(!files(&root().join("corpus").join(name)).is_empty(), "fuzz/corpus/{name} is empty");
    }
}
