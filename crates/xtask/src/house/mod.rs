//! The house as tidy sees it: every committed text file, Rust files as tokens too, and which of them are reached.

mod modules;
mod rust;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, bail};

pub(crate) use rust::{Kind, Rust, Token, phrase};

/// Every text file, by its path from the top.
#[derive(Debug, Default)]
pub(crate) struct House {
    files: BTreeMap<String, File>,
}

/// One text file.
#[derive(Debug)]
pub(crate) struct File {
    /// From the top of the repository, with `/`.
    pub(crate) path: String,
    /// What it says.
    pub(crate) text: String,
    /// Its tokens, where it is Rust.
    pub(crate) rust: Rust,
    /// Whether some crate root leads to it by `mod` lines. True for what is not Rust.
    pub(crate) reached: bool,
    /// Whether it is compiled for tests only.
    for_tests: bool,
}

impl House {
    /// The files that git knows, and those it would add: what a clean clone will have. A file that is not text is left out.
    pub(crate) fn at(top: &Path) -> anyhow::Result<House> {
        let output = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(top)
            .output()
            .context("git is not here: tidy asks it which files there are; install it")?;
        if !output.status.success() {
            bail!("git lists no files in {}: {}", top.display(), String::from_utf8_lossy(&output.stderr));
        }
        let listed = String::from_utf8(output.stdout).context("a file's name is not UTF-8; rename it")?;
        let mut files = Vec::new();
        for path in listed.split('\0').filter(|path| !path.is_empty()) {
            // What was deleted and not yet committed, or is a link to a folder, is not there to read.
            let Ok(bytes) = std::fs::read(top.join(path)) else { continue };
            if let Ok(text) = String::from_utf8(bytes)
                && !text.contains('\0')
            {
                files.push((path.to_owned(), text));
            }
        }
        Ok(House::of(files))
    }

    /// A house of these files.
    pub(crate) fn of(files: impl IntoIterator<Item = (String, String)>) -> House {
        let files = files.into_iter().map(|(path, text)| {
            let rust = if path.ends_with(".rs") { Rust::read(&text) } else { Rust::default() };
            (path.clone(), File { path, text, rust, reached: true, for_tests: false })
        });
        let mut house = House { files: files.collect() };
        let reached = modules::reached(&house);
        for file in house.files.values_mut().filter(|file| file.is_rust()) {
            let how = reached.get(&file.path);
            file.reached = how.is_some();
            file.for_tests |= how == Some(&modules::How::ForTests);
        }
        house
    }

    /// A house made up in a test.
    #[cfg(test)]
    pub(crate) fn made_up(files: &[(&str, &str)]) -> House {
        House::of(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())))
    }

    /// Every file, by path.
    pub(crate) fn files(&self) -> impl Iterator<Item = &File> {
        self.files.values()
    }

    /// The Rust files, by path.
    pub(crate) fn rust(&self) -> impl Iterator<Item = &File> {
        self.files().filter(|file| file.is_rust())
    }

    /// The Rust files under a folder whose name ends in `/`.
    pub(crate) fn rust_under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = &'a File> {
        self.rust().filter(move |file| file.path.starts_with(folder))
    }

    /// The file of this path.
    pub(crate) fn file(&self, path: &str) -> Option<&File> {
        self.files.get(path)
    }

    /// Whether a crate is a program: it prints and it may ask the clock.
    pub(crate) fn is_program(&self, name: &str) -> bool {
        self.file(&format!("crates/{name}/src/main.rs")).is_some()
    }
}

impl File {
    fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// The crate it belongs to; empty outside `crates/`.
    pub(crate) fn room(&self) -> &str {
        self.path.strip_prefix("crates/").and_then(|rest| rest.split('/').next()).unwrap_or_default()
    }

    /// Whether it stands in this folder of its crate: `benches`.
    pub(crate) fn is_in(&self, folder: &str) -> bool {
        self.path.split('/').nth(2) == Some(folder)
    }

    /// Whether a token of it is compiled for tests, benchmarks and examples only.
    pub(crate) fn is_trial(&self, token: &Token) -> bool {
        token.for_tests
            || self.for_tests
            || self.is_in("tests")
            || self.is_in("benches")
            || self.is_in("examples")
    }

    /// Its lines, with their numbers from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(at, line)| (at + 1, line))
    }
}

/// The top folder of the repository that the command was started in.
pub(crate) fn top() -> anyhow::Result<PathBuf> {
    let here = std::env::current_dir().context("the folder this was started in is gone")?;
    let top =
        here.ancestors().find(|folder| folder.join("Cargo.lock").exists() && folder.join("crates").is_dir());
    let Some(top) = top else {
        bail!("{} is not in a clone of this project; start it there", here.display())
    };
    Ok(top.to_owned())
}
