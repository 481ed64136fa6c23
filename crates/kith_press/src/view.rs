//! The document as the layout wants it: words ready to print, drawings ready to place, links that lead somewhere.
//!
//! It reaches the layout as data. Text from a document is only ever a string there, so none of it can be taken for a
//! command of the typesetter.

use std::collections::HashSet;

use press::{
    Align, Arrow, Block, CalloutKind, Cell, Chart, Colour, Document, Heading, Href, Inline, Level, Row,
    Section, Table, Value as Held, anchor, paint, reasons, svg,
};
use serde_json::{Value, json};

use crate::fonts::Fonts;
use crate::text;

/// Labels beyond which a chart's numbers run down the page instead of across it.
const ACROSS: usize = 12;

/// The document as data for `report.typ`.
pub(crate) fn view(document: &Document, fonts: &Fonts) -> Value {
    let mut view = View { fonts, anchors: HashSet::new(), taken: HashSet::new() };
    view.anchors = anchors(document);
    let title = if document.title.trim().is_empty() { "Untitled document" } else { &document.title };
    json!({
        "title": view.text(title),
        "authority": view.text(&document.authority),
        "dates": document.dates.iter().map(|line| view.text(line)).collect::<Vec<_>>(),
        "notice": document.notice.as_ref().map(|line| view.text(line)),
        "date": date(document),
        "look": document.look,
        "fonts": fonts.families,
        "status": {
            "red": status(Colour::Red),
            "amber": status(Colour::Amber),
            "green": status(Colour::Green),
            "none": status(Colour::None),
        },
        "sections": document.sections.iter().map(|section| view.section(section)).collect::<Vec<_>>(),
    })
}

/// The year, month and day for the file's properties. PDF/A demands one; 1900 stands for "not given", as in a workbook.
fn date(document: &Document) -> [i32; 3] {
    let (year, month, day) = document.dated.map_or((1900, 1, 1), |day| day.parts());
    [year, month.into(), day.into()]
}

/// Every name that a link within the document may lead to.
fn anchors(document: &Document) -> HashSet<String> {
    let mut out = HashSet::new();
    for section in &document.sections {
        out.insert(section_anchor(section));
        for block in &section.blocks {
            match block {
                Block::Chart(chart) => drop(out.insert(anchor(&chart.id))),
                Block::Heading(Heading { id: Some(id), .. }) => drop(out.insert(anchor(id))),
                _ => {}
            }
        }
    }
    out
}

fn section_anchor(section: &Section) -> String {
    anchor(if section.id.is_empty() { &section.title } else { &section.id })
}

fn status(colour: Colour) -> Value {
    let paint = paint::paint(colour);
    json!({ "ground": paint.ground, "ink": paint.ink, "mark": paint.mark })
}

struct View<'a> {
    fonts: &'a Fonts,
    /// Names that links may lead to.
    anchors: HashSet<String>,
    /// Names already given to a place; a name marks the first place only.
    taken: HashSet<String>,
}

impl View<'_> {
    fn text(&self, text: &str) -> String {
        text::fit(text, self.fonts)
    }

    /// The name of a place, if it is the first with it.
    fn place(&mut self, name: String) -> Option<String> {
        self.taken.insert(name.clone()).then_some(name)
    }

    fn section(&mut self, section: &Section) -> Value {
        let wide = section.blocks.iter().any(|block| matches!(block, Block::Table(table) if table.wide));
        let place = self.place(section_anchor(section));
        let mut deepest = 1;
        let blocks: Vec<Value> = section.blocks.iter().map(|block| self.block(block, &mut deepest)).collect();
        // A heading must have words, or the contents list and the reader's outline would have an empty line.
        let title = if section.title.trim().is_empty() { "Untitled section" } else { &section.title };
        json!({ "title": self.text(title), "place": place, "wide": wide, "blocks": blocks })
    }

    /// A block. `deepest` is the level of the heading before it: PDF/UA allows no level to be left out.
    fn block(&mut self, block: &Block, deepest: &mut u8) -> Value {
        match block {
            Block::Heading(heading) if heading.text.trim().is_empty() => json!({ "kind": "nothing" }),
            Block::Heading(heading) => {
                let wanted = match heading.level {
                    Level::Three => 2,
                    Level::Four => 3,
                };
                *deepest = wanted.min(*deepest + 1);
                let place = heading.id.as_ref().and_then(|id| self.place(anchor(id)));
                json!({ "kind": "heading", "level": *deepest, "text": self.text(&heading.text), "place": place })
            }
            Block::Paragraph(line) => json!({ "kind": "paragraph", "line": self.line(line) }),
            Block::List(list) => json!({
                "kind": if list.numbered { "numbers" } else { "bullets" },
                "items": list.items.iter().map(|item| self.line(item)).collect::<Vec<_>>(),
            }),
            Block::Table(table) => json!({ "kind": "table", "table": self.table(table, 20) }),
            Block::Chart(chart) => self.chart(chart),
            Block::KeyFigures(figures) => json!({
                "kind": "figures",
                "figures": figures.iter().map(|figure| {
                    let why = match &figure.figure.value {
                        Held::Empty { why } => Some(why),
                        _ => None,
                    };
                    let notes: Vec<&str> = figure.note.iter().chain(why).map(String::as_str).collect();
                    json!({
                        "label": self.text(&figure.label),
                        "cell": self.cell(&figure.figure, &[]),
                        "note": self.text(&notes.join("; ")),
                    })
                }).collect::<Vec<_>>(),
            }),
            Block::Definitions(definitions) => json!({
                "kind": "definitions",
                "items": definitions.iter()
                    .map(|each| json!({ "term": self.text(&each.term), "line": self.line(&each.text) }))
                    .collect::<Vec<_>>(),
            }),
            Block::Callout(callout) => json!({
                "kind": "callout",
                "warning": callout.kind == CalloutKind::Warning,
                "title": callout.title.as_ref().map(|title| self.text(title)),
                "line": self.line(&callout.text),
            }),
            Block::PageBreak => json!({ "kind": "break" }),
        }
    }

    fn line(&self, line: &[Inline]) -> Vec<Value> {
        let run = |run: &Inline| match run {
            Inline::Plain(words) => json!({ "words": self.text(words) }),
            Inline::Strong(words) => json!({ "words": self.text(words), "strong": true }),
            Inline::Link { text, href } => json!({ "words": self.text(text), "to": self.to(href.as_ref()) }),
        };
        line.iter().map(run).collect()
    }

    /// Where a link leads in a file: a full address, or a place in the document itself.
    fn to(&self, href: Option<&Href>) -> Option<Value> {
        let href = href?;
        if href.is_absolute() {
            return Some(json!({ "address": href.as_str() }));
        }
        let name = anchor(href.as_str().strip_prefix('#')?);
        self.anchors.contains(&name).then(|| json!({ "place": name }))
    }

    fn chart(&mut self, chart: &Chart) -> Value {
        let place = self.place(anchor(&chart.id));
        let drawing = svg::drawing(chart, "chart", None);
        let alternative = svg::description(chart);
        json!({
            "kind": "chart",
            "title": self.text(&chart.title),
            "place": place,
            "drawing": text::covered(&drawing, self.fonts),
            // The exporter refuses a drawing without words.
            "alternative": text::covered(if alternative.is_empty() { "Chart" } else { &alternative }, self.fonts),
            "summary": self.text(&chart.summary),
            "table": self.table(&numbers(chart), 70),
        })
    }

    /// A table. Words longer than `breaks` characters may break, and their column shares the room that is left.
    fn table(&self, table: &Table, breaks: usize) -> Value {
        let why = reasons::reasons(table);
        let width = table.width().max(1);
        let blank = Cell::text("");
        let rows: Vec<Value> = table
            .rows
            .iter()
            .map(|row| match row {
                Row::Group(heading) => json!({ "group": self.text(heading) }),
                Row::Data { header, cells, total } => {
                    let all = std::iter::once(header).chain(cells).chain(std::iter::repeat(&blank)).take(width);
                    json!({ "total": total, "cells": all.map(|cell| self.cell(cell, &why)).collect::<Vec<_>>() })
                }
            })
            .collect();
        let columns: Vec<Value> = (0..width).map(|at| self.column(table, at, breaks)).collect();
        let groups: Vec<Value> = table
            .groups()
            .iter()
            .map(|(name, span)| json!({ "name": self.text(name), "span": span }))
            .collect();
        let notes = reasons::key(&why).into_iter().map(|(mark, reason)| format!("{mark}: {reason}"));
        let notes: Vec<String> = notes.chain(table.note.clone()).map(|note| self.text(&note)).collect();
        json!({
            "caption": self.text(&table.caption),
            "columns": columns,
            "groups": groups,
            "headed": !table.columns.is_empty(),
            "rows": rows,
            "notes": notes,
        })
    }

    /// A column: its heading, its alignment, and its share of the room that is left if its words may break.
    fn column(&self, table: &Table, at: usize, breaks: usize) -> Value {
        let column = table.columns.get(at);
        let align = match column.map(|column| column.align) {
            None | Some(Align::Start) => "left",
            Some(Align::Centre) => "center",
            Some(Align::End) => "right",
        };
        let longest = table.rows.iter().filter_map(|row| match row {
            Row::Group(_) => None,
            Row::Data { header, cells, .. } => {
                let cell = if at == 0 { Some(header) } else { cells.get(at - 1) };
                cell.map(|cell| cell.words().chars().count())
            }
        });
        let longest = longest.max().unwrap_or(0).min(80);
        let share = if longest > breaks { longest } else { 0 };
        json!({ "heading": self.text(column.map_or("", |column| &column.heading)), "align": align, "share": share })
    }

    fn cell(&self, cell: &Cell, why: &[&str]) -> Value {
        let words = self.text(&cell.words());
        let to = self.to(cell.href.as_ref());
        match &cell.value {
            Held::Empty { .. } => {
                json!({ "kind": "empty", "words": words, "letter": reasons::letter(cell, why) })
            }
            Held::Status { colour, .. } => {
                let colour = match colour {
                    Colour::Red => "red",
                    Colour::Amber => "amber",
                    Colour::Green => "green",
                    Colour::None => "none",
                };
                json!({ "kind": "status", "words": words, "colour": colour, "to": to })
            }
            Held::Direction { arrow, .. } => {
                let way = match arrow {
                    Arrow::Up => "up",
                    Arrow::Down => "down",
                    Arrow::Level => "level",
                };
                json!({ "kind": "direction", "words": words, "way": way, "to": to })
            }
            Held::Text(_) | Held::Number { .. } | Held::Percent { .. } | Held::Count(_) => {
                json!({ "kind": "text", "words": words, "to": to })
            }
        }
    }
}

/// The numbers of a chart: across the page, a row for each series, while there are few labels; otherwise down it.
fn numbers(chart: &Chart) -> Table {
    let down = chart.table();
    let mut across = Table { caption: down.caption.clone(), note: down.note.clone(), ..Table::default() };
    let widest = chart.labels.iter().map(|label| label.chars().count()).max().unwrap_or(0);
    if chart.labels.len() > ACROSS || chart.labels.len() * widest > 100 || down.columns.len() < 2 {
        return down;
    }
    across.columns.push(press::Column::text(""));
    across.columns.extend(chart.labels.iter().map(press::Column::number));
    for (at, column) in down.columns.iter().enumerate().skip(1) {
        let cells = down.rows.iter().filter_map(|row| match row {
            Row::Data { cells, .. } => cells.get(at - 1).cloned(),
            Row::Group(_) => None,
        });
        across.rows.push(Row::new(column.heading.as_str(), cells.collect()));
    }
    across
}
