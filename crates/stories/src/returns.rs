//! Returns that a story loads.

use std::collections::HashMap;

use calendar::{Day, Moment};
use exchange::{Problem, Source};
use records::{Fact, Subject};
use ssda903::Account;

use crate::Fault;
use crate::heading::{self, Words};
use crate::markdown::{Section, Table};
use crate::world::World;

/// A load that was done.
pub(crate) struct Loaded {
    pub(crate) year: u16,
    pub(crate) known: Moment,
    pub(crate) account: Account,
    pub(crate) problems: Vec<Problem>,
}

/// What a `Given the return of …` line says.
pub(crate) struct Told {
    year: u16,
    known: Moment,
    pub(crate) table: ssda903::Table,
}

/// `2017-18, table Episodes, learnt 2018-06-30`
pub(crate) fn told(words: Words<'_>) -> Result<Told, Fault> {
    let (words, known) = words.learnt()?;
    let (year, table) = words.split(", table ");
    let table = table.and_then(|table| ssda903::Table::named(table.rest));
    let table = table.ok_or_else(|| {
        let names: Vec<&str> = ssda903::Table::ALL.iter().map(|table| table.name()).collect();
        Fault::at(words.line, format!("names no table of the return: {}", names.join(", ")))
    })?;
    Ok(Told { year: heading::year(words.line, year)?, known, table })
}

/// Another table of the same load.
pub(crate) fn again<'a>(section: &&'a Section, first: &Told) -> Option<(Told, &'a Section)> {
    let words = Words { line: section.line, rest: &section.text };
    let next = told(words.after("the return of ")?).ok()?;
    (next.year == first.year && next.known == first.known).then_some((next, *section))
}

/// Loads a return and says what it says.
pub(crate) fn load(
    world: &mut World,
    line: usize,
    told: &Told,
    tables: &[(ssda903::Table, &Table)],
) -> Result<(), Fault> {
    let mut sources = Vec::new();
    for (table, given) in tables {
        sources.push(Source::new(format!("{}.csv", table.name()), csv(*table, given, line)?));
    }
    let (read, problems) = ssda903::read(sources);
    if let Some(problem) = problems.first() {
        return Err(Fault::at(line, problem.to_string()));
    }
    // A return writes names in capitals.
    let capitals: Vec<(String, &[Fact])> =
        world.children.iter().map(|(name, facts)| (name.to_uppercase(), facts.as_slice())).collect();
    let known: HashMap<&str, &[Fact]> =
        capitals.iter().map(|(name, facts)| (name.as_str(), *facts)).collect();
    let done = ssda903::load(&Subject::authority("story"), &world.authority, &known, &read, told.year);
    world.loads.push(Loaded {
        year: told.year,
        known: told.known,
        account: done.account,
        problems: done.problems,
    });
    world.take(done.changes, told.known);
    Ok(())
}

/// A table of a story as a file of the return: every column that is submitted, days as the return writes them.
fn csv(table: ssda903::Table, given: &Table, line: usize) -> Result<String, Fault> {
    let columns: Vec<&str> = table.submitted().collect();
    let named = |heading: &str| if heading == "child" { "CHILD".to_owned() } else { heading.to_owned() };
    if let Some(unknown) = given.columns.iter().find(|heading| !columns.contains(&named(heading).as_str())) {
        let told = format!("{} has no column {unknown}: {}", table.name(), columns.join(", "));
        return Err(Fault::at(line, told));
    }
    let mut text = columns.join(",") + "\n";
    for row in &given.rows {
        let cell = |column: &&str| {
            let at = given.columns.iter().position(|heading| named(heading) == **column);
            let cell = at.map_or("", |at| row.cells[at].as_str());
            cell.parse::<Day>().map_or_else(|_| cell.to_owned(), Day::to_return)
        };
        let cells: Vec<String> = columns.iter().map(cell).collect();
        if cells.iter().any(|cell| cell.contains([',', '"'])) {
            return Err(Fault::at(row.line, "a cell of a return has no comma and no quotation mark here"));
        }
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    Ok(text)
}
