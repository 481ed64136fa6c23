//! No committed file names where packages come from (that is the machine's business, and differs) or a folder of somebody's
//! machine (it is not there for the next reader).

use super::{Check, Problem};

/// Hosts of package registries, in pieces so that this file names none.
const HOSTS: &[&str] = &[
    concat!("crates", ".io"),
    concat!("npmjs", ".org"),
    concat!("npmjs", ".com"),
    concat!("pypi", ".org"),
    concat!("pythonhosted", ".org"),
    concat!("rubygems", ".org"),
    concat!("proxy.golang", ".org"),
];

/// How a path on a machine begins; something must follow.
const FOLDERS: &[&str] = &[
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
    concat!("/Us", "ers/"),
    concat!("\\Us", "ers\\"),
    concat!("/wo", "rk/"),
];

pub(crate) const CHECK: Check = Check {
    name: "names of places",
    run: |house| {
        let mut problems = Vec::new();
        for file in house.files() {
            for (at, line) in file.lines() {
                if let Some(host) = HOSTS.iter().find(|host| line.contains(**host)) {
                    let what =
                        format!("names {host}; a clone takes packages from where its machine is set up to");
                    problems.push(Problem::at(&file.path, at, what));
                }
                if FOLDERS.iter().any(|folder| names(line, folder)) {
                    let what =
                        "names a folder of somebody's machine; write it from the top of the repository";
                    problems.push(Problem::at(&file.path, at, what));
                }
            }
        }
        problems
    },
};

/// Whether a line has a path that begins with this folder: not the middle of a longer path or address.
fn names(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + folder.len()..].chars().next();
        before.is_none_or(|c| !c.is_alphanumeric() && !"/._-$}".contains(c) || c == ':')
            && after.is_some_and(|c| c.is_alphanumeric() || c == '.' || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_lines;
    use super::*;

    #[test]
    fn places_and_what_only_looks_like_one() {
        let table: &[(&str, &[usize])] = &[
            (concat!("see https://docs.", "rs/jiff"), &[]),
            (concat!("a\nfrom https://static.crates", ".io/x"), &[2]),
            (concat!("run /ho", "me/jo/kith"), &[1]),
            (concat!("'/ro", "ot/.cache'"), &[1]),
            (concat!("C:\\Us", "ers\\jo"), &[1]),
            (concat!("PATH=/wo", "rk/tree:/bin"), &[1]),
            ("$(HOME)/.cache and ~/kith and crates/records", &[]),
            ("the child's home/placement, homework/school", &[]),
            (concat!("https://example.org/ho", "me/page"), &[]),
            ("/homes/12 and /children/home/", &[]),
        ];
        for (text, expected) in table {
            check_lines(&CHECK, "docs/a.md", text, expected);
        }
    }
}
