//! The parts of a story, by their lines.

use crate::Fault;

/// A story, its parts told apart and its words not yet understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// A sentence that says what holds.
    pub title: String,
    /// Where it comes from.
    pub source: String,
    /// What is given and expected, in order.
    pub sections: Vec<Section>,
}

/// What a section does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keyword {
    /// It tells facts.
    Given,
    /// It tells what must hold.
    Expect,
}

/// A `Given` or `Expect` line, with the table below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The line it stands on.
    pub line: usize,
    /// What it does.
    pub keyword: Keyword,
    /// The rest of its sentence, without the mark at its end.
    pub text: String,
    /// The table below it.
    pub table: Table,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The headings of its columns.
    pub columns: Vec<String>,
    /// Its rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The line it stands on.
    pub line: usize,
    /// Its cells, without the spaces around them.
    pub cells: Vec<String>,
}

impl Table {
    /// The position of a column.
    pub fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|heading| heading == column)
    }
}

impl Story {
    /// Tells the parts of a story apart.
    pub fn read(text: &str) -> Result<Story, Fault> {
        let mut reader = Reader::default();
        let mut paragraph: Option<(usize, String)> = None;
        for (line, text) in text.lines().enumerate().map(|(at, text)| (at + 1, text.trim_end())) {
            if text.is_empty() || text.starts_with('|') {
                if let Some((from, text)) = paragraph.take() {
                    reader.paragraph(from, &text)?;
                }
                reader.row(line, text)?;
            } else {
                match &mut paragraph {
                    Some((_, before)) => {
                        before.push(' ');
                        before.push_str(text.trim_start());
                    }
                    None => paragraph = Some((line, text.to_owned())),
                }
            }
        }
        if let Some((from, text)) = paragraph {
            reader.paragraph(from, &text)?;
        }
        reader.done()
    }
}

#[derive(Default)]
struct Reader {
    title: Option<String>,
    source: Option<String>,
    sections: Vec<Section>,
    /// Whether the lines just before were the table of the last section, or its sentence.
    near_table: bool,
}

impl Reader {
    fn paragraph(&mut self, line: usize, text: &str) -> Result<(), Fault> {
        self.near_table = false;
        if self.title.is_none() {
            let title = text.strip_prefix("# ").ok_or_else(|| {
                Fault::at(line, "a story begins with its title: `# ` and a sentence that says what holds")
            })?;
            self.title = Some(title.to_owned());
        } else if self.source.is_none() {
            let source = text.strip_prefix("From: ").ok_or_else(|| {
                let what = "after the title a story says where it comes from: `From: ` and the regulation, guidance, \
                            ruling or fault";
                Fault::at(line, what)
            })?;
            self.source = Some(source.to_owned());
        } else if text.starts_with('#') {
            return Err(Fault::at(line, "a story has one heading, its title"));
        } else if let Some(rest) = text.strip_prefix("Given ") {
            return self.section(line, Keyword::Given, rest);
        } else if let Some(rest) = text.strip_prefix("Expect ") {
            return self.section(line, Keyword::Expect, rest);
        } else if ["given", "expect"].iter().any(|word| text.to_lowercase().starts_with(word)) {
            let told = "a paragraph that begins with “Given” or “Expect” is read, and this one cannot be: put it as \
                        docs/adding/a-story.md does, or begin it otherwise";
            return Err(Fault::at(line, told));
        }
        Ok(())
    }

    fn section(&mut self, line: usize, keyword: Keyword, rest: &str) -> Result<(), Fault> {
        let (text, tabled) = match (rest.strip_suffix(':'), rest.strip_suffix('.')) {
            (Some(text), _) => (text, true),
            (None, Some(text)) if keyword == Keyword::Given => (text, false),
            _ => return Err(Fault::at(line, "ends with a colon, and a table follows")),
        };
        self.sections.push(Section { line, keyword, text: text.to_owned(), table: Table::default() });
        self.near_table = tabled;
        Ok(())
    }

    fn row(&mut self, line: usize, text: &str) -> Result<(), Fault> {
        let Some(last) = self.sections.last_mut() else {
            return if text.is_empty() { Ok(()) } else { Err(Fault::at(line, NO_TABLE)) };
        };
        let table = &mut last.table;
        if text.is_empty() {
            self.near_table &= table.columns.is_empty();
            return Ok(());
        }
        if !self.near_table {
            return Err(Fault::at(line, NO_TABLE));
        }
        let inner = text.strip_prefix('|').and_then(|text| text.strip_suffix('|'));
        let inner = inner.ok_or_else(|| Fault::at(line, "a row of a table begins and ends with `|`"))?;
        let cells: Vec<String> = inner.split('|').map(|cell| cell.trim().to_owned()).collect();
        if table.columns.is_empty() {
            table.columns = cells;
            return Ok(());
        }
        if cells.len() != table.columns.len() {
            let told = format!("has {} cells and the table {} columns", cells.len(), table.columns.len());
            return Err(Fault::at(line, told));
        }
        let rule = |cell: &String| cell.len() >= 3 && cell.bytes().all(|byte| byte == b'-' || byte == b':');
        if table.rows.is_empty() && cells.iter().all(rule) {
            return Ok(());
        }
        table.rows.push(Row { line, cells });
        Ok(())
    }

    fn done(self) -> Result<Story, Fault> {
        let empty = self.sections.iter().find(|section| {
            section.table.rows.is_empty()
                && (section.keyword == Keyword::Expect || !section.text.starts_with("the published tables"))
        });
        if let Some(section) = empty {
            return Err(Fault::at(section.line, "has no table with a row below it"));
        }
        if !self.sections.iter().any(|section| section.keyword == Keyword::Expect) {
            return Err(Fault::at(1, "a story expects something"));
        }
        match (self.title, self.source) {
            (Some(title), Some(source)) => Ok(Story { title, source, sections: self.sections }),
            _ => Err(Fault::at(1, "a story has a title and says where it comes from")),
        }
    }
}

const NO_TABLE: &str =
    "a table stands only below a line that begins with “Given” or “Expect” and ends with a colon";

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "# A title\n\nFrom: a ruling.\n\n";

    #[test]
    fn the_parts_are_told_apart() {
        let text = "# A title\n\nFrom: a ruling,\nand another.\n\nSome words.\n\n\
                    Given Ash:\n\n| happened | what |\n| --- | --- |\n| 2018-01-01 | start |\n\n\
                    More words.\n\nExpect the rows of care:\n| child |\n|---|\n| Ash |\n";
        let story = Story::read(text).unwrap();
        assert_eq!((story.title.as_str(), story.source.as_str()), ("A title", "a ruling, and another."));
        let told: Vec<_> =
            story.sections.iter().map(|s| (s.line, s.text.as_str(), s.table.rows[0].line)).collect();
        assert_eq!(told, [(8, "Ash", 12), (16, "the rows of care", 19)]);
        assert_eq!(story.sections[0].table.rows[0].cells, ["2018-01-01", "start"]);
    }

    #[test]
    fn nothing_is_passed_over() {
        for (text, line, part) in [
            ("Some words", 1, "title"),
            ("# A title\n\nGiven Ash:", 3, "where it comes from"),
            (&format!("{HEAD}| a |"), 5, "a table stands only"),
            (
                &format!("{HEAD}Expect x:\n\n| a |\n| --- |\n| 1 |\n\nwords\n\n| a |"),
                13,
                "a table stands only",
            ),
            (&format!("{HEAD}Expect x"), 5, "colon"),
            (&format!("{HEAD}Expects the figures of 2018-10:"), 5, "begins with"),
            (&format!("{HEAD}Given Ash:\n\nwords\n\nExpect x:\n\n| a |\n| --- |\n| 1 |"), 5, "no table"),
            (&format!("{HEAD}Expect x:\n\n| a | b |\n| --- | --- |\n| 1 |"), 9, "1 cells"),
            (&format!("{HEAD}Expect x:\n\n| a |\n| 1"), 8, "begins and ends"),
            (&format!("{HEAD}Given Ash:\n\n| a |\n| 1 |"), 1, "expects something"),
            (&format!("{HEAD}## More"), 5, "one heading"),
        ] {
            let fault = Story::read(text).unwrap_err();
            assert!(fault.line == line && fault.what.contains(part), "{text:?}: {fault}");
        }
    }
}
