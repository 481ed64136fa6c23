//! A chart with its figures beside it.

use askama::Template;
use askama::filters::HtmlSafe;

use super::Table;
use crate::Html;

/// A chart: a drawing with its title, and the same figures as a table that opens under it. Nothing
/// is in the drawing only.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/chart.html")]
pub struct Chart {
    title: String,
    drawing: Html,
    figures: Table,
}

impl Chart {
    /// The title, the SVG (with its own title and description inside, and no `style` attributes,
    /// which the security policy refuses), and the figures it was drawn from.
    pub fn new(title: impl Into<String>, drawing: Html, figures: Table) -> Chart {
        Chart { title: title.into(), drawing, figures }
    }
}

impl HtmlSafe for Chart {}
