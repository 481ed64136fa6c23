//! Tables.

use super::{Links, STATUSES, Writer};
use crate::model::{Align, Arrow, Cell, Column, Row, Table, Value};
use crate::{paint, reasons};

impl Writer {
    pub(super) fn table(&mut self, table: &Table) {
        let why = reasons::reasons(table);
        // On a phone any table may be wider than the window, and the window itself must not scroll sideways.
        let scrolls = table.wide || self.links == Links::Site;
        if scrolls {
            self.raw(r#"<div class="kith-wide" tabindex="0" role="region" aria-label=""#);
            self.text(&table.caption);
            self.raw("\">");
        }
        self.raw(r#"<table class="govuk-table kith-table"><caption class="govuk-table__caption govuk-table__caption--s">"#);
        self.text(&table.caption);
        self.raw("</caption>");
        self.head(table);
        self.body(table, &why);
        self.raw("</table>");
        if scrolls {
            self.raw("</div>");
        }
        if table.note.is_some() || !why.is_empty() {
            self.raw(r#"<p class="govuk-body-s kith-table-note">"#);
            for (mark, reason) in reasons::key(&why) {
                self.raw("<span>");
                self.text(&mark);
                self.raw(": ");
                self.text(&reason);
                self.raw("</span> ");
            }
            if let Some(note) = &table.note {
                self.raw("<span>");
                self.text(note);
                self.raw("</span>");
            }
            self.raw("</p>");
        }
    }

    /// The column headings, in two rows where columns are grouped.
    fn head(&mut self, table: &Table) {
        let groups = table.groups();
        if table.columns.is_empty() {
            return;
        }
        let blank = Column::default();
        let column = |at: usize| table.columns.get(at).unwrap_or(&blank);
        if groups.is_empty() {
            self.raw(r#"<thead class="govuk-table__head"><tr class="govuk-table__row">"#);
            for at in 0..table.width() {
                self.heading(column(at), "", "");
            }
        } else {
            for (_, span) in &groups {
                self.raw(&format!(r#"<colgroup span="{span}"></colgroup>"#));
            }
            self.raw(r#"<thead class="govuk-table__head"><tr class="govuk-table__row">"#);
            let mut at = 0;
            for (name, span) in &groups {
                if name.is_empty() {
                    for n in at..at + span {
                        self.heading(column(n), r#" rowspan="2""#, "");
                    }
                } else {
                    self.raw(&format!(
                        r#"<th scope="colgroup" colspan="{span}" class="govuk-table__header kith-centre kith-group-head">"#
                    ));
                    self.text(name);
                    self.raw("</th>");
                }
                at += span;
            }
            self.raw(r#"</tr><tr class="govuk-table__row">"#);
            let mut at = 0;
            for (name, span) in &groups {
                if !name.is_empty() {
                    for n in at..at + span {
                        // The last of its row need not be the last of the table.
                        self.heading(column(n), "", if n + 1 < table.width() { " kith-inner" } else { "" });
                    }
                }
                at += span;
            }
        }
        self.raw("</tr></thead>");
    }

    fn heading(&mut self, column: &Column, span: &str, inner: &str) {
        let align = match column.align {
            Align::Start => "",
            Align::Centre => " kith-centre",
            Align::End => " govuk-table__header--numeric",
        };
        self.raw(&format!(r#"<th scope="col"{span} class="govuk-table__header{align}{inner}">"#));
        self.text(&column.heading);
        self.raw("</th>");
    }

    fn body(&mut self, table: &Table, why: &[&str]) {
        let width = table.width();
        let none = Cell::empty("");
        self.raw(r#"<tbody class="govuk-table__body">"#);
        for (above, row) in table.rows.iter().enumerate() {
            match row {
                Row::Group(heading) => {
                    if above > 0 {
                        self.raw(r#"</tbody><tbody class="govuk-table__body">"#);
                    }
                    self.raw(r#"<tr class="govuk-table__row">"#);
                    self.raw(&format!(r#"<th scope="rowgroup" colspan="{width}" "#));
                    self.raw(r#"class="govuk-table__header kith-group">"#);
                    self.text(heading);
                    self.raw("</th></tr>\n");
                }
                Row::Data { header, cells, total } => {
                    let class = if *total { " kith-total" } else { "" };
                    self.raw(&format!(
                        r#"<tr class="govuk-table__row{class}"><th scope="row" class="govuk-table__header">"#
                    ));
                    self.cell(header, why);
                    self.raw("</th>");
                    for at in 1..width {
                        let align = match table.columns.get(at).map(|column| column.align) {
                            None | Some(Align::Start) => "",
                            Some(Align::Centre) => " kith-centre",
                            Some(Align::End) => " govuk-table__cell--numeric",
                        };
                        self.raw(&format!(r#"<td class="govuk-table__cell{align}">"#));
                        self.cell(cells.get(at - 1).unwrap_or(&none), why);
                        self.raw("</td>");
                    }
                    self.raw("</tr>\n");
                }
            }
        }
        self.raw("</tbody>");
    }

    /// What a cell holds. `why` are the reasons of its table, which decide the letter beside an empty cell.
    pub(super) fn cell(&mut self, cell: &Cell, why: &[&str]) {
        let close = self.open_link(cell.href.as_ref());
        match &cell.value {
            Value::Empty { why: reason } => {
                self.raw(r#"<span aria-hidden="true">"#);
                self.text(&cell.words());
                if let Some(letter) = reasons::letter(cell, why) {
                    self.raw(&format!("<sup>{letter}</sup>"));
                }
                self.raw(r#"</span><span class="govuk-visually-hidden">"#);
                self.text(if reason.is_empty() { "no value" } else { reason });
                self.raw("</span>");
            }
            Value::Status { colour, word } => {
                let name = STATUSES.iter().find(|(each, _)| each == colour).map_or("none", |(_, name)| name);
                self.raw(&format!(r#"<strong class="kith-status kith-status--{name}">"#));
                self.shape(paint::shape(*colour));
                self.text(word);
                self.raw("</strong>");
            }
            Value::Direction { arrow, word } => {
                self.raw(r#"<span class="kith-direction">"#);
                self.shape(paint::arrow(*arrow));
                self.text(word);
                // An arrow says nothing to somebody who cannot see it, and "better" does not say which way.
                self.raw(match arrow {
                    Arrow::Up if word != "up" => r#"<span class="govuk-visually-hidden"> (up)</span>"#,
                    Arrow::Down if word != "down" => r#"<span class="govuk-visually-hidden"> (down)</span>"#,
                    _ => "",
                });
                self.raw("</span>");
            }
            Value::Text(_) | Value::Number { .. } | Value::Percent { .. } | Value::Count(_) => {
                self.text(&cell.words())
            }
        }
        self.raw(close);
    }

    /// A shape in a box of ten by ten, for the eye only.
    fn shape(&mut self, path: &str) {
        self.raw(&format!(
            r#"<svg viewBox="0 0 10 10" width="10" height="10" aria-hidden="true" focusable="false"><path d="{path}"/></svg>"#
        ));
    }
}
