//! Reads the story files and runs them.
//!
//! A story is a Markdown file about invented children: what happened and when it was learnt, and what must then stand in the
//! return, the figures and the list of what is due. `docs/adding/a-story.md` is its grammar, whole.

mod authority;
mod expect;
mod fault;
mod heading;
mod markdown;
mod returns;
mod world;

use std::path::Path;

pub use fault::Fault;
pub use markdown::{Keyword, Row, Section, Story, Table};

use world::World;

/// The most lines a story may have.
pub const LONGEST: usize = 60;

/// The subjects of the shelves: each is a folder of stories, under the same name as everywhere else.
pub const SUBJECTS: &[&str] = &[
    "coming_into_care",
    "visits",
    "reviews",
    "placements",
    "permanence",
    "health",
    "education",
    "leaving_care",
    "fostering",
    "adoption",
    "advocacy",
    "missing_and_risk",
    "protection",
    "early_help",
    "court",
    "homes",
    "complaints",
    "workforce",
    "quality",
    "governance",
];

/// Reads and runs one story. `name` is how its faults call it; `root` is the folder that the paths it names start from.
/// Every expectation is tried; nothing is, where what is given cannot be read.
pub fn run(name: &str, text: &str, root: &Path) -> Vec<Fault> {
    let story = match Story::read(text) {
        Ok(story) => story,
        Err(fault) => return vec![fault.of(name)],
    };
    let mut faults = match World::of(&story, root) {
        Ok(world) => expect::all(&story, &world),
        Err(fault) => vec![fault],
    };
    if text.lines().count() > LONGEST {
        let told =
            format!("a story has at most {LONGEST} lines: tell two, or leave out what nothing hangs on");
        faults.push(Fault::at(LONGEST + 1, told));
    }
    faults.into_iter().map(|fault| fault.of(name)).collect()
}
