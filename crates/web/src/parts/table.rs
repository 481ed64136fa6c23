//! A table that reads well aloud. On a phone each of its rows is a card, so that nothing has to be pushed sideways to be read.

use std::fmt;

use askama::Template;
use askama::filters::HtmlSafe;

use crate::{Address, Html, Link};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Date,
    Prose,
}

/// A column: its heading, and how its cells are set.
#[derive(Clone, Debug)]
pub struct Column {
    heading: Html,
    kind: Kind,
}

impl Column {
    /// Words, set from the left.
    pub fn text(heading: impl Into<Html>) -> Column {
        Column { heading: heading.into(), kind: Kind::Text }
    }

    /// Numbers, set from the right.
    pub fn number(heading: impl Into<Html>) -> Column {
        Column { heading: heading.into(), kind: Kind::Number }
    }

    /// Dates and other short words that must not break over two lines.
    pub fn date(heading: impl Into<Html>) -> Column {
        Column { heading: heading.into(), kind: Kind::Date }
    }

    /// Sentences: the column keeps room for some words a line on a phone.
    pub fn prose(heading: impl Into<Html>) -> Column {
        Column { heading: heading.into(), kind: Kind::Prose }
    }

    /// One letter: this class is on every cell of a long list.
    fn class(&self) -> &'static str {
        match self.kind {
            Kind::Text => "",
            Kind::Number => " class=\"n\"",
            Kind::Date => " class=\"d\"",
            Kind::Prose => " class=\"p\"",
        }
    }
}

/// What stands in one cell.
#[derive(Clone, Debug)]
pub struct Cell(Html);

impl Cell {
    /// What stands in it, for a heading between rows.
    pub fn into_html(self) -> Html {
        self.0
    }

    /// Text, or anything shown as text.
    pub fn new(text: impl fmt::Display) -> Cell {
        Cell(Html::text(text))
    }

    /// Text, and under it something smaller that belongs to it.
    pub fn with_under(text: impl fmt::Display, under: impl fmt::Display) -> Cell {
        Cell(Html::of(&CellUnder { text, under }))
    }

    /// Safe HTML: a tag, a list.
    pub fn html(html: Html) -> Cell {
        Cell(html)
    }

    /// A component: a tag.
    pub fn part(part: &impl HtmlSafe) -> Cell {
        Cell(Html::of(part))
    }

    /// Words that lead somewhere.
    pub fn link(words: impl fmt::Display, address: &Address) -> Cell {
        let link = CellLink { words, address };
        Cell(Html::of(&link))
    }

    /// The same, and under it something smaller that belongs to it.
    pub fn linked_with_under(words: impl fmt::Display, address: &Address, under: impl fmt::Display) -> Cell {
        Cell(Html::of(&CellLinkUnder { words, address, under }))
    }

    /// Nothing: an empty cell is read out as "blank", so it says what it is for those who hear it.
    pub fn none(said: &str) -> Cell {
        Cell(Html::of(&CellNone { said }))
    }
}

impl From<Link> for Cell {
    fn from(link: Link) -> Cell {
        Cell::link(link.words, &link.address)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::new(text)
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell::new(text)
    }
}

#[derive(Template)]
#[template(source = r#"<a class="govuk-link" href="{{ address }}">{{ words }}</a>"#, ext = "html")]
struct CellLink<'a, T: fmt::Display> {
    words: T,
    address: &'a Address,
}

impl<T: fmt::Display> HtmlSafe for CellLink<'_, T> {}

#[derive(Template)]
#[template(source = r#"{{ text }} <span class="kith-under">{{ under }}</span>"#, ext = "html")]
struct CellUnder<T: fmt::Display, U: fmt::Display> {
    text: T,
    under: U,
}

impl<T: fmt::Display, U: fmt::Display> HtmlSafe for CellUnder<T, U> {}

#[derive(Template)]
#[template(
    source = r#"<a class="govuk-link" href="{{ address }}">{{ words }}</a> <span class="kith-under">{{ under }}</span>"#,
    ext = "html"
)]
struct CellLinkUnder<'a, T: fmt::Display, U: fmt::Display> {
    words: T,
    address: &'a Address,
    under: U,
}

impl<T: fmt::Display, U: fmt::Display> HtmlSafe for CellLinkUnder<'_, T, U> {}

#[derive(Template)]
#[template(
    source = r#"<span class="kith-none" aria-hidden="true">–</span><span class="govuk-visually-hidden">{{ said }}</span>"#,
    ext = "html"
)]
struct CellNone<'a> {
    said: &'a str,
}

impl HtmlSafe for CellNone<'_> {}

/// A row of cells, or a heading over the rows that follow it.
#[derive(Clone, Debug)]
pub enum Row {
    /// A cell a column; the first names the row.
    Cells(Vec<Cell>),
    /// A heading across the table: a theme.
    Group(Html),
}

/// A table: a caption, columns, rows. The first cell of a row is the row's heading. Where the window is narrow each row is a
/// card under that heading, with the words of the column before each cell; it stays a table to those who hear it (the roles
/// are said because a browser forgets them when a table is not set as one). A table that is [`Table::wide`] scrolls sideways
/// in a region of its own that can be reached by keyboard.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/table.html")]
pub struct Table {
    caption: String,
    large: bool,
    hidden: bool,
    cards: bool,
    columns: Vec<Column>,
    /// The words of each column, as the cells of a card carry them.
    labels: Vec<String>,
    rows: Vec<Row>,
    when_empty: String,
}

impl Table {
    /// A table with its caption and columns. The caption says what the rows are.
    pub fn new(caption: impl Into<String>, columns: impl IntoIterator<Item = Column>) -> Table {
        let columns: Vec<Column> = columns.into_iter().collect();
        Table {
            caption: caption.into(),
            large: false,
            hidden: false,
            cards: true,
            labels: columns.iter().map(|column| without_tags(&column.heading)).collect(),
            columns,
            rows: Vec::new(),
            when_empty: "There is nothing in this list.".to_owned(),
        }
    }

    /// A caption as large as a section's heading.
    #[must_use]
    pub fn large(mut self) -> Table {
        self.large = true;
        self
    }

    /// A caption that only those who hear the page meet, where a heading above already says it.
    #[must_use]
    pub fn caption_hidden(mut self) -> Table {
        self.hidden = true;
        self
    }

    /// A table whose columns are compared with each other, so that it stays a table on a phone and scrolls sideways.
    #[must_use]
    pub fn wide(mut self) -> Table {
        self.cards = false;
        self
    }

    /// The sentence in place of a table without rows.
    #[must_use]
    pub fn when_empty(mut self, sentence: impl Into<String>) -> Table {
        self.when_empty = sentence.into();
        self
    }

    /// Adds a row: a cell for each column, in order.
    #[must_use]
    pub fn row(mut self, cells: impl IntoIterator<Item = Cell>) -> Table {
        self.push(cells);
        self
    }

    /// Adds a row, in a loop.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell>) {
        let cells: Vec<Cell> = cells.into_iter().collect();
        debug_assert_eq!(cells.len(), self.columns.len(), "a row of '{}'", self.caption);
        self.rows.push(Row::Cells(cells));
    }

    /// Adds a heading over the rows that follow.
    pub fn group(&mut self, heading: impl Into<Html>) {
        self.rows.push(Row::Group(heading.into()));
    }

    /// How many rows there are, headings not counted.
    pub fn len(&self) -> usize {
        self.rows.iter().filter(|row| matches!(row, Row::Cells(_))).count()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The class of the cells of a column. (A template hands over a reference.)
    fn class_of(&self, column: &usize) -> &'static str {
        self.columns.get(*column).map_or("", Column::class)
    }

    /// The words before the cells of a column, escaped as they came.
    fn label_of(&self, column: &usize) -> HtmlText<'_> {
        HtmlText(self.labels.get(*column).map_or("", String::as_str))
    }
}

/// Text that is escaped already.
struct HtmlText<'a>(&'a str);

impl fmt::Display for HtmlText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl HtmlSafe for HtmlText<'_> {}

/// The words of a heading without what is set around them: `<abbr title="…">`.
fn without_tags(html: &Html) -> String {
    let (mut words, mut inside) = (String::new(), false);
    for letter in html.to_string().chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => words.push(letter),
            _ => {}
        }
    }
    words.replace('"', "&#34;")
}

impl HtmlSafe for Table {}

#[cfg(test)]
mod tests {
    use super::{Cell, Column, Table};
    use crate::Html;

    #[test]
    fn text_is_escaped_and_cells_follow_their_column() {
        let table = Table::new("Visits <late>", [Column::text("Child"), Column::number("Days")])
            .row([Cell::new("A & B"), Cell::new(12)])
            .to_string();
        assert!(table.contains("Visits &#60;late&#62;"), "{table}");
        assert!(table.contains("<th scope=\"row\" role=rowheader>A &amp; B</th>"), "{table}");
        assert!(table.contains("<td class=\"n\" role=cell data-l=\"Days\">12</td>"), "{table}");
        assert!(table.contains("<th scope=\"col\" class=\"n\" role=columnheader>Days</th>"), "{table}");
    }

    #[test]
    fn a_card_carries_the_words_of_its_columns_and_a_wide_table_none() {
        let abbreviated = Html::trusted("<abbr title=\"days\">D</abbr> &amp; \"so\"".to_owned());
        let columns = || [Column::text("Child"), Column::number(abbreviated.clone())];
        let table = Table::new("Visits", columns()).row([Cell::new("A"), Cell::new(1)]);
        let cards = table.to_string();
        assert!(cards.contains("data-l=\"D &amp; &#34;so&#34;\""), "{cards}");
        let wide = table.wide().to_string();
        assert!(!wide.contains("data-l") && !wide.contains("kith-cards"), "{wide}");
        assert!(wide.contains("<td class=\"n\">1</td>"), "{wide}");
    }

    #[test]
    fn a_table_without_rows_is_a_sentence() {
        let table =
            Table::new("Visits", [Column::text("Child")]).when_empty("No visit is overdue.").to_string();
        assert!(table.contains("No visit is overdue."), "{table}");
        assert!(!table.contains("<table"), "{table}");
    }

    #[test]
    fn a_cell_costs_few_bytes() {
        let mut table = Table::new("t", vec![Column::number("c"); 8]);
        let empty = table.to_string().len();
        for _ in 0..100 {
            table.push((0..8).map(|_| Cell::new(1)));
        }
        let a_cell = (table.to_string().len() - empty) / 800;
        assert!(a_cell < 48, "{a_cell} bytes a cell: 100 rows of 8 would not fit in a light page");
    }
}
