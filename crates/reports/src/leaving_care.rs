//! The plan that fits one page, and the health history, as documents.

use calendar::Day;
use oversight::leaving_care::health::HistoryPart;
use oversight::leaving_care::one_page::OnePage;
use press::{Block, Document, Inline, Level, List, Look, Section};

/// A plan on a page: printed at 10 points it takes one side of A4, whatever was written.
pub fn plan_on_a_page(page: &OnePage, authority: &str) -> Document {
    let mut section = Section::new("plan", "");
    let heading = |words: &str| Block::heading(Level::Four, words);
    let bold = |words: &str| Inline::Strong(words.to_owned());
    let plain = |words: String| Inline::Plain(words);
    section.blocks.push(Block::heading(Level::Three, format!("The plan of {}", page.called)));
    if !page.words.is_empty() {
        section.blocks.push(heading("In my words"));
        section.blocks.push(Block::text(page.words.clone()));
    }
    if !page.steps.is_empty() {
        section.blocks.push(heading("What I want, and the steps to it"));
        let items = page.steps.iter().map(|step| {
            let goal = if step.goal.is_empty() {
                String::new()
            } else {
                format!("{}. ", step.goal.trim_end_matches('.'))
            };
            vec![bold(&goal), plain(format!("{} ", step.step)), bold(&who_and_when(&step.who, step.by))]
        });
        section.blocks.push(Block::List(List { numbered: true, items: items.collect() }));
    }
    for (name, text) in &page.parts {
        section.blocks.push(Block::Paragraph(vec![bold(&format!("{name}: ")), plain(text.clone())]));
    }
    if !page.calls.is_empty() {
        section.blocks.push(heading("Who I can call"));
        let items = page.calls.iter().map(|call| {
            let how = call.how.as_ref().map_or_else(String::new, |how| format!(": {how}"));
            vec![plain(format!("{}{how}", call.who))]
        });
        section.blocks.push(Block::List(List { numbered: false, items: items.collect() }));
    }
    if !page.elsewhere.is_empty() {
        section.blocks.push(Block::text(format!("In my long plan as well: {}.", page.elsewhere.join(", "))));
    }
    if let Some(next) = page.next {
        section.blocks.push(Block::text(format!("We look at this again by {}.", next.to_words())));
    }
    if page.day.is_none() {
        section.blocks.push(Block::text("There is no plan yet. Ask for one: it is yours."));
    }
    Document {
        title: "My plan".to_owned(),
        authority: authority.to_owned(),
        dates: page.day.map(Day::to_words).into_iter().collect(),
        dated: page.day,
        look: Look::OnePage,
        sections: vec![section],
        ..Document::default()
    }
}

/// Who does it and by when, in a few words.
pub fn who_and_when(who: &str, by: Option<Day>) -> String {
    match (who.is_empty(), by) {
        (true, None) => String::new(),
        (false, None) => format!("({who})"),
        (true, Some(by)) => format!("(by {})", by.to_words()),
        (false, Some(by)) => format!("({who}, by {})", by.to_words()),
    }
}

/// The health history as it is given to a young person.
pub fn health_history(called: &str, parts: &[HistoryPart], authority: &str, day: Day) -> Document {
    let mut section = Section::new("health", "");
    section.blocks.push(Block::heading(Level::Three, format!("The health history of {called}")));
    section.blocks.push(Block::text(
        "This is yours to keep. It is made from what was recorded while you were in care. If something is wrong or \
         missing, say so.",
    ));
    for part in parts {
        section.blocks.push(Block::heading(Level::Four, part.heading));
        if part.lines.is_empty() {
            section.blocks.push(Block::text("Nothing is recorded."));
        } else {
            let items = part.lines.iter().map(|line| vec![Inline::Plain(line.clone())]);
            section.blocks.push(Block::List(List { numbered: false, items: items.collect() }));
        }
    }
    Document {
        title: "Health history".to_owned(),
        authority: authority.to_owned(),
        dates: vec![day.to_words()],
        dated: Some(day),
        look: Look::Letter,
        sections: vec![section],
        ..Document::default()
    }
}

#[cfg(test)]
mod tests {
    use oversight::leaving_care::one_page;

    use super::*;

    #[test]
    fn a_plan_is_a_document_with_their_words_first() {
        let child = timeline::history::child(
            "A1",
            "2000-06-15 born\n2018-07-01 pathway_plan views=Peace home=Flat actions.0.outcome=Bank actions.0.action=Form \
             actions.0.owner=Sorrel actions.0.by=2018-09-01",
        )
        .unwrap();
        let page = one_page::of(&child, "2018-08-01".parse().unwrap(), &[]);
        let document = plan_on_a_page(&page, "Merefold");
        let html = press::html::page(&document);
        let at = |words: &str| html.find(words).unwrap_or_else(|| panic!("{words} is not in {html}"));
        assert!(at("Peace") < at("Bank") && at("Bank") < at("Flat"));
        assert!(html.contains("(Sorrel, by 1 September 2018)"));
        let none = plan_on_a_page(&one_page::of(&child, "2018-06-01".parse().unwrap(), &[]), "Merefold");
        assert!(press::html::page(&none).contains("There is no plan yet"));
    }
}
