//! Family time of one child: what was assessed for each of whom the child should see, and how it went lately; nothing where
//! nobody wrote of either, and to each reader only what is open to them.

use calendar::Day;
use records::permanence::{FamilyTime, FamilyTimeAssessment};
use timeline::Timeline;
use web::Html;
use web::parts::{Cell, Column, Table};

use crate::child::overview::heading;
use crate::words;

/// Times that are shown.
const TIMES: usize = 8;

/// What was assessed and how it went, of what is open to the reader.
pub(super) fn section(child: &Timeline, day: Day) -> Html {
    let assessed: Vec<_> =
        child.strand::<FamilyTimeAssessment>().rev().filter(|said| said.day <= day).collect();
    let times: Vec<_> = child.strand::<FamilyTime>().rev().filter(|said| said.day <= day).collect();
    if assessed.is_empty() && times.is_empty() {
        return Html::new();
    }
    let columns = [
        Column::date("Assessed"),
        Column::text("With whom"),
        Column::prose("What is recommended"),
        Column::prose("What keeps it safe"),
        Column::prose("What the child says"),
    ];
    let mut table = Table::new("What was assessed, the newest first", columns)
        .caption_hidden()
        .when_empty("No assessment of family time is recorded.");
    let said_or = |text: Option<&str>| {
        text.map_or_else(|| Cell::none("not recorded"), |text| Cell::html(words::lines(text)))
    };
    for said in &assessed {
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(&said.record.with),
            Cell::html(words::lines(&said.record.recommended)),
            said_or(said.record.safety.as_deref()),
            said_or(said.record.views.as_deref()),
        ]);
    }
    let html = Html::of(&heading("Family time")).with(&table);
    if times.is_empty() {
        return html;
    }
    let columns =
        [Column::date("Day"), Column::text("With whom"), Column::text("How"), Column::prose("How it went")];
    let mut table = Table::new("The last times", columns);
    for said in times.into_iter().take(TIMES) {
        let went = match (said.record.happened, said.record.words.as_deref(), said.record.why_not.as_deref())
        {
            (true, Some(words), _) => Cell::html(words::lines(words)),
            (true, None, _) => Cell::new("It happened"),
            (false, _, Some(why)) => Cell::new(format!("It did not happen: {why}")),
            (false, _, None) => Cell::new("It did not happen, and why is not recorded"),
        };
        table.push([
            Cell::new(said.day.to_words()),
            Cell::new(&said.record.with),
            Cell::new(said.how.label()),
            went,
        ]);
    }
    html.with(&table)
}
