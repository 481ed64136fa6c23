//! The reference pages, made from the definitions. Nobody writes them by hand, so they cannot lag behind.
//!
//! A shelf: one page a file, and its line in [`PAGES`]. The same definitions make the same bytes.

mod clocks;
mod coverage;
mod indicators;
mod markdown;
mod policies;
mod records;
mod rules;

use std::path::Path;

use anyhow::Context;

/// Every page.
pub(crate) const PAGES: &[Page] = &[
    Page { path: "docs/reference/records.md", make: records::page },
    Page { path: "docs/reference/clocks.md", make: clocks::page },
    Page { path: "docs/reference/indicators.md", make: indicators::page },
    Page { path: "docs/reference/903-rules.md", make: rules::page_903 },
    Page { path: "docs/reference/903-differences.md", make: rules::differences_903 },
    Page { path: "docs/reference/cin-rules.md", make: rules::page_cin },
    Page { path: "docs/reference/cin-differences.md", make: rules::differences_cin },
    Page { path: "docs/reference/policies.md", make: policies::page },
    Page { path: "docs/reference/coverage.md", make: coverage::page },
];

/// A page, and what makes it.
pub(crate) struct Page {
    /// Where it is kept, from the top.
    pub(crate) path: &'static str,
    /// Makes it from the definitions.
    pub(crate) make: fn() -> String,
}

/// A page that is not as the definitions make it.
#[derive(Debug)]
pub(crate) struct Stale {
    /// Which.
    pub(crate) path: String,
    /// The first line that differs, from 1.
    pub(crate) line: usize,
    /// What is wrong, and what to do.
    pub(crate) what: String,
}

/// Writes every page.
pub(crate) fn write(top: &Path) -> anyhow::Result<()> {
    for page in PAGES {
        let path = top.join(page.path);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        std::fs::write(&path, (page.make)()).with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// The pages that are out of date; `read` gives what is kept at a path.
pub(crate) fn stale<T: AsRef<str>>(read: impl Fn(&str) -> Option<T>) -> Vec<Stale> {
    let mut stale = Vec::new();
    for page in PAGES {
        let made = (page.make)();
        let kept = read(page.path);
        let kept = kept.as_ref().map(AsRef::as_ref).unwrap_or_default();
        if kept != made {
            let same = kept.lines().zip(made.lines()).take_while(|(kept, made)| kept == made).count();
            let what = "is not what the definitions say; run `cargo run -p xtask -- docs` and commit it";
            stale.push(Stale { path: page.path.to_owned(), line: same + 1, what: what.to_owned() });
        }
    }
    stale
}
