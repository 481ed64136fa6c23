//! Faults that people found in a loaded publication: which of them the rules find too, and which no rule can.

use calendar::Month;
use measure::reconcile::{KnownFault, Outcome, RULES, known_faults};
use press::{Block, Cell, Column, Level, Row, Section, Table};

use super::Run;
use super::words::{joined, of_things, sentence};

/// For each publication that speaks of the month and comes with a list of its faults.
pub(crate) fn write(run: &Run<'_>, mut section: Section) -> Section {
    let known = known_faults(run.cohort, run.month);
    let mut publications: Vec<&str> = known.iter().map(|known| known.fault.run.as_str()).collect();
    publications.dedup();
    for publication in publications {
        let of: Vec<&KnownFault<'_>> = known.iter().filter(|known| known.fault.run == publication).collect();
        section = of_publication(publication, &of, section);
    }
    section
}

fn of_publication(publication: &str, known: &[&KnownFault<'_>], section: Section) -> Section {
    let (mut found, mut missed, mut not_sought) = (Groups::default(), Groups::default(), Groups::default());
    // In the order of the rules, as everywhere.
    for rule in RULES {
        for known in known {
            if let Outcome::Found(by, months) = known.outcome
                && by.id == rule.id
            {
                found.add(rule.title, format!("{} ({})", known.fault.number, in_words(months)));
            }
        }
    }
    for known in known {
        match known.outcome {
            Outcome::Found(..) => {}
            Outcome::Missed(rule) => missed.add(rule, known.fault.number.clone()),
            Outcome::NotSought(because) => not_sought.add(because, known.fault.number.clone()),
        }
    }
    let mut words = format!(
        "{publication}: {} known of it, listed by people who read it. Held against that publication alone, {} found by \
         the rules used here, each in the report of its month; {} not, because no rule can see {}.",
        of_things(known.len(), "fault is", "faults are"),
        of_things(found.count(), "is", "are"),
        of_things(not_sought.count(), "is", "are"),
        if not_sought.count() == 1 { "it" } else { "them" },
    );
    if missed.count() > 0 {
        words.push_str(&format!(
            " The list says of {} more that a rule finds it, and the rule does not: the list or the loaded figures have \
             changed.",
            missed.count()
        ));
    }
    let section = section
        .with(Block::heading(Level::Three, format!("Faults known of the publication: {}", known.len())))
        .with(Block::text(words));
    [
        ("Found by a rule", "What must hold", &found),
        ("Expected of a rule and not found", "Rule", &missed),
        ("Found by no rule", "Why not", &not_sought),
    ]
    .into_iter()
    .filter(|(_, _, groups)| groups.count() > 0)
    .fold(section, |section, (caption, head, groups)| section.with(groups.table(caption, head)))
}

/// Numbers of faults under what they have in common, in the order in which they came.
#[derive(Default)]
struct Groups<'a>(Vec<(&'a str, Vec<String>)>);

impl<'a> Groups<'a> {
    fn add(&mut self, what: &'a str, fault: String) {
        match self.0.iter_mut().find(|(of, _)| *of == what) {
            Some((_, faults)) => faults.push(fault),
            None => self.0.push((what, vec![fault])),
        }
    }

    fn count(&self) -> usize {
        self.0.iter().map(|(_, faults)| faults.len()).sum()
    }

    fn table(&self, caption: &str, head: &str) -> Table {
        let columns = vec![Column::text(head), Column::number("Faults"), Column::text("Which")];
        let mut table = Table::new(format!("{caption}: {}", self.count()), columns);
        for (what, faults) in &self.0 {
            let cells = vec![Cell::count(faults.len() as i64), Cell::text(joined(faults))];
            table.rows.push(Row::new(sentence(what), cells));
        }
        table
    }
}

/// `April 2018`; `April, May and July 2018`; `January to October 2018` where none is left out.
fn in_words(months: &[Month]) -> String {
    match months {
        [] => String::new(),
        [only] => only.to_words(),
        [first, .., last] if months.len() > 2 && months.windows(2).all(|of| of[0].plus(1) == of[1]) => {
            format!("{} to {}", first.to_words(), last.to_words())
        }
        _ => joined(&months.iter().map(|month| month.to_words()).collect::<Vec<_>>()),
    }
}
