//! The page of an indicator is the comment that opens its file, so it cannot lag behind the code under it.

use crate::Part;

/// The comment that opens a file, without its marks.
pub(crate) fn whole(file: &str) -> String {
    file.lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The paragraphs under one heading, each on one line.
pub(crate) fn part(file: &str, part: Part) -> String {
    let heading = format!("## {}", part.heading());
    let page = whole(file);
    let lines = page.lines().skip_while(|line| *line != heading).skip(1);
    let mut text = String::new();
    let mut paragraph = true;
    for line in lines.take_while(|line| !line.starts_with("## ")) {
        if line.trim().is_empty() {
            paragraph = true;
            continue;
        }
        if !text.is_empty() {
            text.push(if paragraph { '\n' } else { ' ' });
        }
        text.push_str(line.trim());
        paragraph = false;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_its_paragraphs() {
        let file = "//! # T\n//!\n//! ## What it counts\n//!\n//! One\n//! line.\n\
                    //!\n//! Two.\n//! ## Denominator\n//! All.\n\nuse x;\n//! ## Source\n";
        assert_eq!(part(file, Part::WhatItCounts), "One line.\nTwo.");
        assert_eq!(part(file, Part::Denominator), "All.");
        assert_eq!(part(file, Part::Source), "");
    }
}
