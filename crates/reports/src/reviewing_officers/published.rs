//! What was published of these months, as it was printed, beside what is recorded.

use std::collections::BTreeMap;

use calendar::Month;
use press::{Block, Cell, Column, Row, Section, Table};
use timeline::PublishedPeriod;
use timeline::strands_of::governance::PublishedCount;

use super::Asked;

/// The published tables; none where nothing was published of these months.
pub(super) fn section(asked: &Asked<'_>) -> Option<Section> {
    let own = |count: &&&PublishedCount| match count.period {
        PublishedPeriod::Month(month) => asked.footprint.months.contains(&month),
        period => {
            let days = period.days();
            asked.footprint.months.contains(&Month::of(days.from))
                && asked.footprint.months.contains(&Month::of(days.to))
        }
    };
    let mut tables: BTreeMap<&str, Vec<&PublishedCount>> = BTreeMap::new();
    for count in asked.published.iter().filter(own) {
        tables.entry(&count.table).or_default().push(count);
    }
    if tables.is_empty() {
        return None;
    }
    let mut section = Section::new("published", "As published");
    section = section.with(Block::text(
        "What a report already printed of these months, cell by cell. It is never recalculated; the total is the one that was \
         printed.",
    ));
    for (name, counts) in tables {
        section = section.with(table(asked, name, &counts));
    }
    Some(section)
}

fn table(asked: &Asked<'_>, name: &str, counts: &[&PublishedCount]) -> Table {
    let mut measures: Vec<&str> = Vec::new();
    for count in counts {
        if !measures.contains(&count.measure.as_str()) {
            measures.push(&count.measure);
        }
    }
    let columns = std::iter::once(Column::text("Month"));
    let columns = columns.chain(measures.iter().map(|measure| Column::number(measure.replace('_', " "))));
    let mut table = Table::new(format!("As published: {name}"), columns.collect());
    let row = |of: &dyn Fn(PublishedPeriod) -> bool| -> Vec<Cell> {
        let cell = |measure: &&str| {
            let count = counts.iter().find(|count| count.measure == **measure && of(count.period));
            match count.map(|count| (count.value, &count.printed)) {
                Some((Some(value), _)) if value.fract() == 0.0 && value.abs() < 1e15 => {
                    Cell::count(value as i64)
                }
                Some((_, printed)) => Cell::text(format!("printed: {printed}")),
                None => Cell::empty("not printed"),
            }
        };
        measures.iter().map(cell).collect()
    };
    for month in &asked.footprint.months {
        table.rows.push(Row::new(month.to_words(), row(&|period| period == PublishedPeriod::Month(*month))));
    }
    if counts.iter().any(|count| matches!(count.period, PublishedPeriod::FinancialYear(_))) {
        table.rows.push(Row::total(
            "Total as printed",
            row(&|period| matches!(period, PublishedPeriod::FinancialYear(_))),
        ));
    }
    table.note = counts.first().map(|count| count.run.clone());
    table
}
