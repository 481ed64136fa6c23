//! How each indicator is defined: the page of its own file.

use indicators::{Indicator, Part, Section as Group, panel};
use press::{Block, Definition, Heading, Inline, Level, Section};

use super::words::told;

pub(crate) fn write(section: Section) -> Section {
    let section = section.with(Block::text(
        "Each definition has a version, which counts up when what is counted changes: figures of different versions are \
         not one series.",
    ));
    Group::PANEL.iter().fold(section, |section, group| {
        let section = section.with(Block::heading(Level::Three, group.title()));
        panel().iter().filter(|indicator| indicator.section == *group).fold(section, |section, indicator| {
            section
                .with(Block::Heading(Heading {
                    level: Level::Four,
                    text: format!("{} {}", indicator.id, indicator.title),
                    id: Some(format!("definition-{}", indicator.id)),
                }))
                .with(Block::Definitions(terms(indicator)))
        })
    })
}

fn terms(indicator: &Indicator) -> Vec<Definition> {
    let page = indicator.page();
    let mut terms = vec![definition("Told", told(indicator.told).to_owned())];
    terms.extend(Part::ALL.iter().map(|part| definition(part.heading(), plain(&paragraphs(&page, *part)))));
    terms.push(definition("Version", indicator.version.to_string()));
    terms
}

fn definition(term: &str, text: String) -> Definition {
    Definition { term: term.to_owned(), text: vec![Inline::Plain(text)] }
}

/// The paragraphs and list items under one heading of a definition's page, each on one line.
pub(crate) fn paragraphs(page: &str, part: Part) -> Vec<String> {
    let heading = format!("## {}", part.heading());
    let lines = page.lines().skip_while(|line| *line != heading).skip(1);
    let mut found: Vec<String> = Vec::new();
    let mut fresh = true;
    for line in lines.take_while(|line| !line.starts_with("## ")).map(str::trim) {
        if line.is_empty() {
            fresh = true;
            continue;
        }
        let item = line.strip_prefix("- ");
        let text = item.unwrap_or(line);
        match found.last_mut() {
            Some(last) if !fresh && item.is_none() => {
                last.push(' ');
                last.push_str(text);
            }
            _ => found.push(text.to_owned()),
        }
        fresh = false;
    }
    found
}

/// Paragraphs as running text, without the marks of Markdown.
pub(crate) fn plain(paragraphs: &[String]) -> String {
    paragraphs.join(" ").replace(['`', '*'], "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_taken_apart() {
        let page = "# T\n\n## Edge cases\n\nOne\nline.\n\n- An *item*\n  that goes on.\n- `Another`.\n\n## Source\n\nThe Act.\n";
        let found = paragraphs(page, Part::EdgeCases);
        assert_eq!(found, ["One line.", "An *item* that goes on.", "`Another`."]);
        assert_eq!(plain(&found), "One line. An item that goes on. Another.");
        assert_eq!(paragraphs(page, Part::Source), ["The Act."]);
    }
}
