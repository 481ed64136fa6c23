//! Sections and their blocks.

use super::Writer;
use crate::model::{Block, Callout, CalloutKind, Chart, Definition, Inline, KeyFigure, Level, List, Section};
use crate::svg;

impl Writer {
    /// A section with its heading.
    pub(super) fn section(&mut self, section: &Section) {
        let id = self.id(if section.id.is_empty() { &section.title } else { &section.id });
        self.section_as(section, &id);
    }

    /// A section whose anchor is already chosen.
    pub(super) fn section_as(&mut self, section: &Section, id: &str) {
        let title = self.id(&format!("{id}-title"));
        // A section with a wide table is printed on landscape pages as a whole, so that its table is not torn from its text.
        let wide = section.blocks.iter().any(|block| matches!(block, Block::Table(table) if table.wide));
        let wide = if wide { " kith-section--wide" } else { "" };
        self.raw(&format!(r#"<section class="kith-section{wide}" id="{id}" aria-labelledby="{title}">"#));
        self.raw(&format!(r#"<h2 class="govuk-heading-l" id="{title}">"#));
        self.text(&section.title);
        self.raw("</h2>\n");
        self.blocks(&section.blocks);
        self.raw("</section>\n");
    }

    pub(super) fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading(heading) => {
                    let (tag, class) = match heading.level {
                        Level::Three => ("h3", "m"),
                        Level::Four => ("h4", "s"),
                    };
                    let id = heading
                        .id
                        .as_deref()
                        .map_or_else(String::new, |name| format!(r#" id="{}""#, self.id(name)));
                    self.raw(&format!(r#"<{tag} class="govuk-heading-{class}"{id}>"#));
                    self.text(&heading.text);
                    self.raw(&format!("</{tag}>"));
                }
                Block::Paragraph(text) => {
                    self.raw(r#"<p class="govuk-body">"#);
                    self.line(text);
                    self.raw("</p>");
                }
                Block::List(list) => self.list(list),
                Block::Table(table) => self.table(table),
                Block::Chart(chart) => self.chart(chart),
                Block::KeyFigures(figures) => self.key_figures(figures),
                Block::Definitions(definitions) => self.definitions(definitions),
                Block::Callout(callout) => self.callout(callout),
                Block::PageBreak => self.raw(r#"<div class="kith-page-break"></div>"#),
            }
            self.raw("\n");
        }
    }

    /// Text within a line.
    pub(super) fn line(&mut self, line: &[Inline]) {
        for run in line {
            match run {
                Inline::Plain(text) => self.text(text),
                Inline::Strong(text) => {
                    self.raw("<strong>");
                    self.text(text);
                    self.raw("</strong>");
                }
                Inline::Link { text, href } => {
                    let close = self.open_link(href.as_ref());
                    self.text(text);
                    self.raw(close);
                }
            }
        }
    }

    fn list(&mut self, list: &List) {
        let (tag, class) = if list.numbered { ("ol", "number") } else { ("ul", "bullet") };
        self.raw(&format!(r#"<{tag} class="govuk-list govuk-list--{class}">"#));
        for item in &list.items {
            self.raw("<li>");
            self.line(item);
            self.raw("</li>");
        }
        self.raw(&format!("</{tag}>"));
    }

    /// The drawing, its sentence, and its numbers in a table that opens.
    fn chart(&mut self, chart: &Chart) {
        let id = self.id(&chart.id);
        self.raw(&format!(r#"<figure class="kith-figure" id="{id}"><figcaption class="govuk-heading-s">"#));
        self.text(&chart.title);
        self.raw("</figcaption>");
        self.raw(&svg::drawing(chart, &id, None));
        self.raw(r#"<p class="govuk-body kith-summary">"#);
        self.text(&chart.summary);
        self.raw(concat!(
            r#"</p><details class="govuk-details"><summary class="govuk-details__summary">"#,
            r#"<span class="govuk-details__summary-text">The numbers in this chart"#,
            r#"<span class="govuk-visually-hidden">: "#,
        ));
        self.text(&chart.title);
        self.raw(r#"</span></span></summary><div class="govuk-details__text">"#);
        let mut numbers = chart.table();
        // More columns than a phone holds scroll in their own box, never the page.
        numbers.wide = numbers.columns.len() > 3;
        self.table(&numbers);
        self.raw("</div></details></figure>");
    }

    fn key_figures(&mut self, figures: &[KeyFigure]) {
        self.raw(r#"<dl class="kith-key-figures">"#);
        for figure in figures {
            self.raw("<div><dt>");
            self.text(&figure.label);
            self.raw(r#"</dt><dd class="kith-big">"#);
            self.cell(&figure.figure, &[]);
            self.raw("</dd>");
            if let Some(note) = &figure.note {
                self.raw("<dd>");
                self.text(note);
                self.raw("</dd>");
            }
            self.raw("</div>");
        }
        self.raw("</dl>");
    }

    fn definitions(&mut self, definitions: &[Definition]) {
        self.raw(r#"<dl class="govuk-summary-list">"#);
        for definition in definitions {
            self.raw(r#"<div class="govuk-summary-list__row"><dt class="govuk-summary-list__key">"#);
            self.text(&definition.term);
            self.raw(r#"</dt><dd class="govuk-summary-list__value">"#);
            self.line(&definition.text);
            self.raw("</dd></div>");
        }
        self.raw("</dl>");
    }

    fn callout(&mut self, callout: &Callout) {
        match callout.kind {
            CalloutKind::Note => {
                self.raw(r#"<div class="govuk-inset-text">"#);
                if let Some(title) = &callout.title {
                    self.raw("<strong>");
                    self.text(title);
                    self.raw("</strong><br>");
                } else {
                    self.raw(r#"<span class="govuk-visually-hidden">Note: </span>"#);
                }
                self.line(&callout.text);
                self.raw("</div>");
            }
            CalloutKind::Warning => {
                self.raw(concat!(
                    r#"<div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span>"#,
                    r#"<strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning: </span>"#,
                ));
                if let Some(title) = &callout.title {
                    self.text(title);
                    self.raw("<br>");
                }
                self.line(&callout.text);
                self.raw("</strong></div>");
            }
        }
    }
}
