//! Which Rust files are reached from the roots of their crates by `mod` lines.

use std::collections::BTreeMap;

use super::{File, House, Kind};

/// How a file is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    /// As a part of the crate.
    Always,
    /// Only through a `mod` line for tests.
    ForTests,
}

/// Every file that is reached, and how.
pub(super) fn reached(house: &House) -> BTreeMap<String, How> {
    let mut reached: BTreeMap<String, How> = BTreeMap::new();
    let mut waiting: Vec<(String, How, bool)> = house
        .rust()
        .filter(|file| is_root(house, file))
        .map(|file| (file.path.clone(), How::Always, true))
        .collect();
    while let Some((path, how, root)) = waiting.pop() {
        let before = reached.get(&path).copied();
        if before == Some(How::Always) || before == Some(how) {
            continue;
        }
        let Some(file) = house.file(&path) else { continue };
        reached.insert(path.clone(), how);
        for (candidates, for_tests) in named_by(file, root) {
            let how = if for_tests { How::ForTests } else { how };
            if let Some(found) = candidates.into_iter().find(|candidate| house.file(candidate).is_some()) {
                waiting.push((found, how, false));
            }
        }
    }
    reached
}

/// A file that cargo compiles without being told by a `mod` line.
fn is_root(house: &House, file: &File) -> bool {
    let Some(package) = folders(&file.path).find(|folder| house.file(&join(folder, "Cargo.toml")).is_some())
    else {
        return false;
    };
    let inside = file.path.strip_prefix(package).unwrap_or(&file.path).trim_start_matches('/');
    let parts: Vec<&str> = inside.split('/').collect();
    match parts.as_slice() {
        ["build.rs"] | ["src", "lib.rs" | "main.rs"] => true,
        ["src", "bin", _] | ["src", "bin", _, "main.rs"] => true,
        ["tests" | "benches" | "examples", _] | ["tests" | "benches" | "examples", _, "main.rs"] => true,
        _ => house
            .file(&join(package, "Cargo.toml"))
            .is_some_and(|manifest| manifest.text.contains(&format!("path = \"{inside}\""))),
    }
}

/// The folders a file is in, the nearest first; the top is empty.
fn folders(path: &str) -> impl Iterator<Item = &str> {
    std::iter::successors(Some(path), |path| {
        (!path.is_empty()).then(|| path.rsplit_once('/').map_or("", |(folder, _)| folder))
    })
    .skip(1)
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// What the `mod` lines of a file name: for each the places where the module may be, and whether it is for tests only.
fn named_by(file: &File, root: bool) -> Vec<(Vec<String>, bool)> {
    let (folder, name) = file.path.rsplit_once('/').unwrap_or(("", &file.path));
    let beside = root || name == "mod.rs";
    let own = if beside { folder.to_owned() } else { join(folder, name.trim_end_matches(".rs")) };
    let tokens = &file.rust.tokens;
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text.as_str());
    let mut named = Vec::new();
    // Modules written out in braces, with the depth at which each ends.
    let mut within: Vec<(String, usize)> = Vec::new();
    let mut depth = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token.text.as_str() {
            "{" => depth += 1,
            "}" => {
                depth -= 1;
                within.retain(|(_, ends)| *ends <= depth);
            }
            "mod" if token.kind == Kind::Word && text(at + 2) == "{" => {
                within.push((text(at + 1).to_owned(), depth + 1));
            }
            "mod" if token.kind == Kind::Word && text(at + 2) == ";" => {
                let inside = within.iter().fold(own.clone(), |folder, (module, _)| join(&folder, module));
                let name = text(at + 1);
                let path = path_before(file, at).map(|path| join(folder, path));
                let usual = [join(&inside, &format!("{name}.rs")), join(&inside, &format!("{name}/mod.rs"))];
                named.push((path.map_or(usual.to_vec(), |path| vec![path]), token.for_tests));
            }
            _ => {}
        }
    }
    named
}

/// The path in a `#[path = "…"]` before a `mod` line.
fn path_before(file: &File, at: usize) -> Option<&str> {
    let before = &file.rust.tokens[..at];
    let line = before.iter().rev().take_while(|token| !matches!(token.text.as_str(), ";" | "{" | "}"));
    let tokens: Vec<_> = line.collect();
    let at = tokens.iter().position(|token| token.text == "path" && token.kind == Kind::Word)?;
    // Backwards: the text of the path, `=`, `path`.
    Some(tokens.get(at.checked_sub(2)?)?.text.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mod_line_leads_on() {
        let files = [
            ("crates/a/Cargo.toml", "[[test]]\npath = \"tests/it/bin/helper.rs\"\n"),
            (
                "crates/a/src/lib.rs",
                "mod one;\npub mod two;\n#[cfg(test)]\nmod trial;\nmod in_it { mod deep; }\n",
            ),
            ("crates/a/src/one.rs", "mod under;\n#[path = \"elsewhere.rs\"]\nmod named;"),
            ("crates/a/src/one/under.rs", ""),
            ("crates/a/src/elsewhere.rs", ""),
            ("crates/a/src/two/mod.rs", "mod beside;"),
            ("crates/a/src/two/beside.rs", ""),
            ("crates/a/src/trial.rs", "mod its;"),
            ("crates/a/src/trial/its.rs", ""),
            ("crates/a/src/in_it/deep.rs", ""),
            ("crates/a/src/forgotten.rs", "// mod two;"),
            ("crates/a/src/two/one.rs", ""),
            ("crates/a/src/bin/tool.rs", ""),
            ("crates/a/tests/it/main.rs", "mod part;"),
            ("crates/a/tests/it/part.rs", ""),
            ("crates/a/tests/it/bin/helper.rs", ""),
            ("crates/a/tests/alone.rs", ""),
            ("crates/a/build.rs", ""),
            ("loose.rs", ""),
        ];
        let house = House::made_up(&files);
        let not: Vec<&str> =
            house.rust().filter(|file| !file.reached).map(|file| file.path.as_str()).collect();
        assert_eq!(not, ["crates/a/src/forgotten.rs", "crates/a/src/two/one.rs", "loose.rs"]);
        let how = reached(&house);
        let for_tests: Vec<&String> =
            how.iter().filter(|(_, how)| **how == How::ForTests).map(|(path, _)| path).collect();
        assert_eq!(for_tests, ["crates/a/src/trial.rs", "crates/a/src/trial/its.rs"]);
    }
}
