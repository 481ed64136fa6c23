//! What does not add up, before anything is published.

use measure::reconcile::{Finding, RULES, Severity};
use press::{Block, Cell, Column, Level, Row, Section, Table};

use super::words::{of_things, sentence};
use super::{Run, known_faults};

pub(crate) fn write(run: &Run<'_>, section: Section) -> Section {
    let findings = run.findings();
    let rules = of_things(RULES.len(), "rule was", "rules were");
    let section = section.with(Block::text(format!(
        "{rules} held against the figures of {}: that parts add up to their total, that what was there, plus those who came, \
         less those who left, is what is there, that a share follows from its fraction, and more. Nothing is corrected here \
         and nothing is picked: what does not hold is said.",
        run.month.to_words()
    )));
    if findings.is_empty() {
        let section =
            section.with(Block::text("Everything that was held against another figure agrees with it."));
        return known_faults::write(run, section);
    }
    let kinds = [
        (
            Severity::Blocks,
            "Does not add up",
            "To be resolved before publication, or published with the reason",
        ),
        (Severity::Warns, "A reader must be told", "Said beside the indicators concerned too"),
        (Severity::Informs, "Worth knowing", "Differences that are explained, or that change nothing"),
    ];
    let section = kinds.iter().fold(section, |section, (severity, heading, meaning)| {
        let found: Vec<&Finding> = findings.iter().filter(|finding| finding.severity == *severity).collect();
        if found.is_empty() {
            return section;
        }
        let heading = format!("{heading}: {}", found.len());
        section.with(Block::heading(Level::Three, heading)).with(table(meaning, &found))
    });
    known_faults::write(run, section)
}

fn table(caption: &str, found: &[&Finding]) -> Table {
    // A report names no child: the page of the figure does, to those who may see it.
    let by_children = found.iter().any(|finding| !finding.children.is_empty());
    let mut columns = vec![Column::text("Indicators"), Column::text("What does not hold")];
    columns.extend(by_children.then(|| Column::number("Children behind it")));
    let mut table = Table::new(caption, columns);
    for finding in found {
        let mut cells = vec![Cell::text(sentence(&finding.sentence))];
        cells.extend(by_children.then(|| match finding.children.len() {
            0 => Cell::empty("not told by children"),
            count => Cell::count(count as i64),
        }));
        table.rows.push(Row::new(finding.figures.join(", "), cells));
    }
    table
}

/// What a reader of one indicator must be told: what does not add up, and what warns. Where a finding concerns several, it
/// stands with the first.
pub(crate) fn of_indicator<'r>(run: &'r Run<'_>, id: &'r str) -> impl Iterator<Item = String> + 'r {
    let grave = |finding: &&Finding| finding.severity != Severity::Informs;
    let of = move |finding: &&Finding| finding.figures.first().is_some_and(|first| first == id);
    run.findings().iter().filter(grave).filter(of).map(|finding| sentence(&finding.sentence))
}
