//! The targets. To add one: its file, a line in each list here, and a file of the same name in `fuzz/fuzz_targets`.

mod cin_census;
mod exchange;
mod lists;
mod published;
mod records;
mod rules903;
mod rules_cin;
mod ssda903;
mod workbook;

/// Something to be done with arbitrary bytes.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name: that of its program, its folder in `fuzz/corpus` and its folder in `fuzz/found`.
    pub name: &'static str,
    /// Does it. Panics where Kith is at fault, whatever the bytes.
    pub run: fn(&[u8]),
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target { name: "exchange", run: exchange::run },
    Target { name: "workbook", run: workbook::run },
    Target { name: "ssda903", run: ssda903::run },
    Target { name: "rules903", run: rules903::run },
    Target { name: "lists", run: lists::run },
    Target { name: "cin_census", run: cin_census::run },
    Target { name: "rules_cin", run: rules_cin::run },
    Target { name: "published", run: published::run },
    Target { name: "records", run: records::run },
];

/// The target of this name.
pub fn target(name: &str) -> &'static Target {
    match TARGETS.iter().find(|target| target.name == name) {
        Some(target) => target,
        None => panic!("there is no target {name}"),
    }
}
