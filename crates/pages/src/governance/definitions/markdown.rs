//! The little Markdown that a definition's page is written in: headings, paragraphs, lists. Everything else is text.

use askama::Template;
use askama::filters::HtmlSafe;
use web::Html;

#[derive(Debug, PartialEq, Eq)]
enum Block {
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
}

#[derive(Template)]
#[template(
    source = r#"{% for block in blocks %}{% match block %}
{% when Block::Heading(text) %}<h2 class="govuk-heading-m">{{ text }}</h2>
{% when Block::Paragraph(text) %}<p class="govuk-body">{{ text }}</p>
{% when Block::List(items) %}<ul class="govuk-list govuk-list--bullet">{% for item in items %}<li>{{ item }}</li>{% endfor %}</ul>
{% endmatch %}{% endfor %}"#,
    ext = "html"
)]
struct Blocks {
    blocks: Vec<Block>,
}

impl HtmlSafe for Blocks {}

/// The page as HTML, without its first-level heading, which is the page's own.
pub(super) fn html(page: &str) -> Html {
    Html::of(&Blocks { blocks: blocks(page) })
}

fn blocks(page: &str) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    // Whether the next line goes on with the block before it.
    let mut open = false;
    for line in page.lines() {
        let text = line.trim();
        if text.is_empty() {
            open = false;
        } else if let Some(heading) = text.strip_prefix("## ") {
            blocks.push(Block::Heading(heading.to_owned()));
            open = false;
        } else if text.starts_with("# ") {
            open = false;
        } else if let Some(item) = text.strip_prefix("- ") {
            match blocks.last_mut() {
                Some(Block::List(items)) => items.push(item.to_owned()),
                _ => blocks.push(Block::List(vec![item.to_owned()])),
            }
            open = true;
        } else {
            match blocks.last_mut() {
                Some(Block::Paragraph(before)) if open => push(before, text),
                Some(Block::List(items)) if open => match items.last_mut() {
                    Some(before) => push(before, text),
                    None => items.push(text.to_owned()),
                },
                _ => blocks.push(Block::Paragraph(text.to_owned())),
            }
            open = true;
        }
    }
    blocks
}

fn push(before: &mut String, text: &str) {
    before.push(' ');
    before.push_str(text);
}

#[cfg(test)]
mod tests {
    use super::{Block, blocks, html};

    #[test]
    fn headings_paragraphs_and_lists() {
        let page = "# Title\n\n## What it counts\n\nOne\nline.\n\nTwo.\n- a\n  goes on\n- b\n\n## Source\n\nThe <guide>.";
        assert_eq!(
            blocks(page),
            [
                Block::Heading("What it counts".into()),
                Block::Paragraph("One line.".into()),
                Block::Paragraph("Two.".into()),
                Block::List(vec!["a goes on".into(), "b".into()]),
                Block::Heading("Source".into()),
                Block::Paragraph("The <guide>.".into()),
            ]
        );
        assert!(html(page).as_str().contains("The &#60;guide&#62;."));
    }
}
