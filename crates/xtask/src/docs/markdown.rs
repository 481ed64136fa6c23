//! A page in Markdown, put together.

use std::fmt::Write;

/// How wide a paragraph is written.
const WIDTH: usize = 120;

/// A page that is being written.
pub(super) struct Markdown(String);

impl Markdown {
    /// A page of this title. It says at its top that nobody writes it by hand.
    pub(super) fn page(title: &str) -> Markdown {
        let made = "<!-- Made by `cargo run -p xtask -- docs`. Change the definitions, not this page. -->";
        Markdown(format!("{made}\n\n# {title}\n"))
    }

    /// A heading; 2 is the highest below the title.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        let _ = write!(self.0, "\n{} {text}\n", "#".repeat(level));
    }

    /// A paragraph.
    pub(super) fn say(&mut self, text: &str) {
        self.0.push('\n');
        self.fold(text, "");
    }

    /// An item of a list, tight under the one before.
    pub(super) fn item(&mut self, text: &str) {
        let before = self.0.lines().next_back().unwrap_or_default();
        if !before.starts_with("- ") && !before.starts_with("  ") {
            self.0.push('\n');
        }
        self.0.push_str("- ");
        self.fold(text, "  ");
    }

    /// A table. A column in which no row says anything is left out; nothing is written where there is no row.
    pub(super) fn table(&mut self, headings: &[&str], rows: &[Vec<String>]) {
        if rows.is_empty() {
            return;
        }
        let said: Vec<bool> = (0..headings.len())
            .map(|at| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty())))
            .collect();
        let headings: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
        let dashes = vec!["---".to_owned(); headings.len()];
        self.0.push('\n');
        for row in [&headings, &dashes].into_iter().chain(rows) {
            let cells = row.iter().zip(&said).filter(|(_, said)| **said);
            for (cell, _) in cells {
                let cell = cell.replace('|', "\\|").replace('\n', " ");
                let _ = if cell.is_empty() { write!(self.0, "| ") } else { write!(self.0, "| {cell} ") };
            }
            self.0.push_str("|\n");
        }
    }

    /// The text.
    pub(super) fn done(self) -> String {
        self.0
    }

    /// Words in lines of the page's width, after what stands in the line already.
    fn fold(&mut self, text: &str, indent: &str) {
        let mut width =
            self.0.lines().next_back().map_or(0, |line| if self.0.ends_with('\n') { 0 } else { line.len() });
        let mut first = true;
        for word in text.split_whitespace() {
            let long = word.chars().count();
            if !first && width + 1 + long > WIDTH && !begins_a_block(word) {
                self.0.push('\n');
                self.0.push_str(indent);
                width = indent.len();
                first = true;
            }
            if !first {
                self.0.push(' ');
                width += 1;
            }
            self.0.push_str(word);
            width += long;
            first = false;
        }
        self.0.push('\n');
    }
}

/// Whether a word at the beginning of a line would make it a list, a heading or a quotation.
fn begins_a_block(word: &str) -> bool {
    let numbered = word.strip_suffix(['.', ')']).is_some_and(|number| number.parse::<u32>().is_ok());
    numbered || word.starts_with(['#', '>', '|']) || matches!(word, "-" | "+" | "*" | "=")
}

/// A word of code; empty for nothing.
pub(super) fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{text}`") }
}

/// A link to a heading of the same page.
pub(super) fn link(text: &str, heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    format!("[{text}](#{})", kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>())
}

/// How many: `1 field`, `3 fields`.
pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_leave_out_what_nobody_says() {
        let mut page = Markdown::page("T");
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        page.table(&["a", "b", "c"], &[row(["1", "", "x|y"]), row(["2", "", ""])]);
        page.table(&["a"], &[]);
        assert!(page.done().ends_with("# T\n\n| a | c |\n| --- | --- |\n| 1 | x\\|y |\n| 2 | |\n"));
    }

    #[test]
    fn paragraphs_and_lists_are_folded() {
        let mut page = Markdown(String::new());
        page.say(&"word ".repeat(30));
        page.item("one");
        page.item(&"word ".repeat(30));
        let text = page.done();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines.len(), 7, "{text}");
        assert!(lines.iter().all(|line| line.len() <= WIDTH));
        assert_eq!((lines[3], lines[4]), ("", "- one"));
        assert!(lines[5].starts_with("- word") && lines[6].starts_with("  word"), "{text}");
    }

    #[test]
    fn no_line_of_a_paragraph_becomes_a_list() {
        let (a, c) = ("a".repeat(119), "c".repeat(120));
        let mut page = Markdown(String::new());
        page.say(&format!("{a} 4. {c} - b"));
        assert_eq!(page.done(), format!("\n{a} 4.\n{c} -\nb\n"));
    }

    #[test]
    fn links_to_headings() {
        assert_eq!(link("x", "LS: legal status"), "[x](#ls-legal-status)");
        assert_eq!(link("8.2", "8.2 Three or more"), "[8.2](#82-three-or-more)");
        assert_eq!(link("x", "`child_identity` Child's (own)"), "[x](#child_identity-childs-own)");
    }
}
