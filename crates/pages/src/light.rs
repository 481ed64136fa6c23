//! Tables drawn by `press`, made light for a phone.
//!
//! `press` names each cell of a table with the long class names of the Design System, so that its own small sheet can style
//! a page that stands alone. The sheet of the web app styles a report's table by its elements: there the names are a
//! quarter of a page's weight and change nothing.

use web::Html;

/// The long names, and what stands for them in the web app's sheet.
const NAMES: [(&str, &str); 6] = [
    (r#" class="govuk-table__cell""#, ""),
    (r#" class="govuk-table__header""#, ""),
    (r#" class="govuk-table__row""#, ""),
    (r#" class="govuk-table__body""#, ""),
    (r#"class="govuk-table__cell govuk-table__cell--numeric""#, r#"class="n""#),
    (r#"class="govuk-table__header govuk-table__header--numeric""#, r#"class="n""#),
];

/// A fragment of `press`, which escaped its text, as HTML of a page. No text can hold one of the names: its quotes are
/// escaped.
pub(crate) fn light(fragment: &str) -> Html {
    let mut html = fragment.to_owned();
    for (long, short) in NAMES {
        html = html.replace(long, short);
    }
    Html::trusted(html)
}

#[cfg(test)]
mod tests {
    use press::{Block, Column, Row, Table};

    use super::light;

    #[test]
    fn names_are_left_out_and_text_is_not_touched() {
        let text = r#"a class="govuk-table__cell" in text"#;
        let mut table = Table::new("T", vec![Column::text("A"), Column::number("B")]);
        table.rows.push(Row::new(text, vec![press::Cell::count(3)]));
        let long = press::html::blocks(&[Block::Table(table)]);
        let short = light(&long);
        assert!(!short.as_str().contains("govuk-table__cell--numeric"), "{short}");
        assert!(short.as_str().contains(r#"<td class="n">3</td>"#), "{short}");
        assert!(short.as_str().contains("a class=&quot;govuk-table__cell&quot; in text"), "{short}");
        assert!(short.as_str().len() < long.len());
    }
}
