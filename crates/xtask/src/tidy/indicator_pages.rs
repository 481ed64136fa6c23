//! The comment that opens an indicator's file is its published page: every heading, in order, with something under it, and the
//! file that it hands over is its own.

use indicators::Part;

use super::{Check, Problem};
use crate::house::{File, phrase};

pub(crate) const CHECK: Check = Check {
    name: "indicator pages",
    run: |house| {
        let definition = phrase(": Indicator = Indicator {");
        let files = house.rust_under("crates/indicators/src/");
        files.filter(|file| !file.rust.find(&definition).is_empty()).flat_map(faults).collect()
    },
};

fn faults(file: &File) -> Vec<Problem> {
    let problem = |line: usize, what: String| Problem::at(&file.path, line, what);
    let page: Vec<(usize, &str)> =
        file.lines().map_while(|(at, line)| Some((at, line.strip_prefix("//!")?.trim()))).collect();
    let mut problems = Vec::new();
    if !page.first().is_some_and(|(_, line)| line.starts_with("# ")) {
        problems.push(problem(
            1,
            "does not open with `//! # ` and its title; it is the indicator's page".to_owned(),
        ));
    }
    let mut after = 0;
    for part in Part::ALL {
        let heading = format!("## {}", part.heading());
        let Some(at) = page.iter().position(|(_, line)| *line == heading) else {
            problems
                .push(problem(1, format!("has no heading `//! {heading}`; add it, with \"None.\" if so")));
            continue;
        };
        let line = page[at].0;
        if at < after {
            problems.push(problem(line, format!("\"{}\" is out of order; see Part::ALL", part.heading())));
        }
        after = at;
        let under = page[at + 1..].iter().take_while(|(_, line)| !line.starts_with("## "));
        if under.map(|(_, line)| line.len()).sum::<usize>() < 4 {
            problems.push(problem(line, format!("says nothing under \"{}\"; say it", part.heading())));
        }
    }
    let own = format!("\"{}\"", file.path.rsplit('/').next().unwrap_or_default());
    for (start, after) in file.rust.find(&phrase("file: include_str!(")) {
        if after.first().is_some_and(|named| named.text != own) {
            problems.push(problem(
                start.line,
                format!("hands over another file's page; write include_str!({own})"),
            ));
        }
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::super::tests::check_lines;
    use super::*;

    fn page(parts: &[Part]) -> String {
        let parts = parts.iter().map(|part| format!("//!\n//! ## {}\n//!\n//! None.\n", part.heading()));
        format!(
            "//! # Title\n{}\nstatic A: Indicator = Indicator {{ file: include_str!(\"own.rs\") }};",
            parts.collect::<String>()
        )
    }

    #[test]
    fn every_heading_with_something_under_it() {
        let check = |text: &str, expected: &[usize]| {
            check_lines(&CHECK, "crates/indicators/src/own.rs", text, expected)
        };
        let whole = page(Part::ALL);
        check(&whole, &[]);
        check(&page(&Part::ALL[1..]), &[1]);
        check(&whole.replace("# Title", "Title"), &[1]);
        check(&whole.replacen("None.", "", 1), &[3]);
        check(&whole.replace("own.rs", "other.rs"), &[27]);
        let mut swapped = Part::ALL.to_vec();
        swapped.swap(0, 1);
        check(&page(&swapped), &[3]);
        check("//! A helper.\nfn f() {}", &[]);
    }
}
