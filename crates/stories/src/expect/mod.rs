//! What a story expects, held against what is so.
//!
//! One file a kind of expectation, and its line in [`KINDS`].

mod access;
mod advocacy;
mod audits;
mod children;
mod complaints;
mod duties;
mod figures;
mod findings;
mod footprint;
mod futures;
mod groups;
mod homes;
mod lead;
mod leaving;
mod lists;
mod loads;
mod messages;
mod promises;
mod reviews;
mod rights;
mod rows;
mod verdicts;
mod workforce;

use calendar::Moment;

use crate::Fault;
use crate::heading::Words;
use crate::markdown::{Keyword, Section, Story};
use crate::world::World;

/// An expectation as it is asked: the rest of its line, its table, and the moment as known at which it is asked.
struct Asked<'a> {
    words: Words<'a>,
    section: &'a Section,
    known: Moment,
    world: &'a World,
}

type Hold = fn(&Asked<'_>) -> Result<Vec<Fault>, Fault>;

/// How each kind begins, and what holds it against what is so.
const KINDS: &[(&str, Hold)] = &[
    ("the rows of care", rows::of_care),
    ("the return of ", rows::of_return),
    ("verdicts of ", verdicts::hold),
    ("the figures of ", figures::hold),
    ("the children on ", children::hold),
    ("visits on ", duties::visits),
    ("reviews on ", duties::reviews),
    ("escalations on ", duties::escalations),
    ("the advocacy cases on ", advocacy::of_cases),
    ("what the advocacy service sees on ", access::of_the_advocacy_service),
    ("who may open the record on ", access::who_may_open),
    ("advocacy on ", advocacy::here),
    ("wishes on ", advocacy::of_wishes),
    ("the matters on ", groups::hold),
    ("requests to see a record on ", rights::to_see),
    ("requests to put a record right on ", rights::to_put_right),
    ("how long records are kept on ", rights::how_long),
    ("what may be erased on ", rights::may_be_erased),
    ("the erasures on ", rights::erasures),
    ("duties of workers on ", workforce::duties),
    ("duties of households on ", duties::of_households),
    ("duties of the authority on ", duties::of_authority),
    ("duties on ", duties::all),
    ("duties of these clocks on ", duties::named),
    ("supervision on ", workforce::supervision),
    ("volunteers on ", workforce::volunteers),
    ("complaints on ", complaints::hold),
    ("what audits want on ", audits::wanted),
    ("grades on ", audits::grades),
    ("the workers on ", workforce::of_children),
    ("the care leavers on ", leaving::hold),
    ("the birthdays by ", leaving::of_birthdays),
    ("the plan on a page on ", leaving::on_a_page),
    ("the homes on ", homes::ranked),
    ("what speaks for a move on ", homes::signs),
    ("arrangements that are not registered on ", homes::arrangements),
    ("the proposal on ", homes::proposed),
    ("who asks to foster on ", homes::asking),
    ("who left fostering by ", homes::left),
    ("the footprint of ", footprint::hold),
    ("what is to be done on ", lead::to_do),
    ("improvement on ", lead::improvement),
    ("issues of the links on ", lead::issues),
    ("promises on ", promises::hold),
    ("what was said and done by ", promises::said_and_done),
    ("posts on ", workforce::posts),
    ("the letter to the child on ", reviews::letter),
    ("the next review on ", reviews::next),
    ("the last review on ", reviews::last),
    ("the manager’s answer on ", reviews::answer),
    ("days late of a review held on ", reviews::days_late),
    ("permanence on ", futures::permanence),
    ("steps on ", futures::steps),
    ("relatives on ", futures::relatives),
    ("cohorts on ", futures::cohorts),
    ("pre-proceedings on ", futures::pre_proceedings),
    ("proceedings on ", futures::proceedings_on),
    ("agreements on ", futures::agreements),
    ("the way home on ", futures::home),
    ("returns to care by ", futures::returns),
    ("the unborn on ", futures::unborn_on),
    ("adoption on ", futures::adoption),
    ("the scorecard of ", futures::scorecard_of),
    ("after adoption on ", futures::after_adoption),
    ("matches proposed on ", futures::proposals),
    ("the agendas on ", futures::agendas),
    ("what households are owed on ", homes::owed),
    ("what carers wrote on ", homes::wrote),
    ("the fostering year on ", homes::year),
    ("need against homes on ", homes::need),
    ("what they wrote on ", leaving::wrote),
    ("ready for a home of their own on ", leaving::ready),
    ("the list ", lists::hold),
    ("from the load of ", loads::account),
    ("the findings of the load of ", loads::findings),
    ("the findings of ", findings::hold),
];

/// Everything that a story expects and is not so.
pub(crate) fn all(story: &Story, world: &World) -> Vec<Fault> {
    let mut faults = Vec::new();
    for section in story.sections.iter().filter(|section| section.keyword == Keyword::Expect) {
        match hold(section, world) {
            Ok(found) => faults.extend(found),
            Err(fault) => faults.push(fault),
        }
    }
    faults
}

fn hold(section: &Section, world: &World) -> Result<Vec<Fault>, Fault> {
    let (words, known) = Words { line: section.line, rest: &section.text }.known()?;
    for (begins, hold) in KINDS {
        if let Some(words) = words.after(begins) {
            return hold(&Asked { words, section, known, world });
        }
    }
    let kinds: Vec<&str> = KINDS.iter().map(|(begins, _)| begins.trim_end()).collect();
    Err(Fault::at(section.line, format!("is nothing that can be expected: {} …", kinds.join(" …, "))))
}

/// What a row may begin with that is no child.
const OTHERS: &[&str] = &[
    "group",
    "proposed by",
    "line",
    "age",
    "officer",
    "promise",
    "who",
    "team",
    "plan",
    "clock",
    "home",
    "route",
];

impl<'a> Asked<'a> {
    /// The column of names, first in its table and not alone.
    fn first_column(&self, called: &str) -> Result<(), Fault> {
        match self.section.table.columns.as_slice() {
            [first] if first == called => Err(Fault::at(
                self.section.line,
                format!("has no column beside {called}: nothing would be told"),
            )),
            [first, ..] if first == called => Ok(()),
            _ => Err(Fault::at(self.section.line, format!("its first column is {called}"))),
        }
    }

    /// The other columns, each as one of those that are known.
    fn columns<T: Copy>(&self, known: &[(&'static str, T)]) -> Result<Vec<(usize, &'static str, T)>, Fault> {
        let headings = self.section.table.columns.iter().enumerate().skip(1);
        headings
            .map(|(at, heading)| {
                let column = known.iter().find(|(name, _)| name == heading);
                column.map(|(name, what)| (at, *name, *what)).ok_or_else(|| {
                    let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                    Fault::at(self.section.line, format!("has no column {heading}: {}", names.join(", ")))
                })
            })
            .collect()
    }

    /// The child, the household, the worker, or whoever else a row begins with: a group, who proposed something.
    fn child(&self, line: usize, name: &str) -> Result<(), Fault> {
        let first = self.section.table.columns.first().map_or("", String::as_str);
        let is_told = match first {
            first if OTHERS.contains(&first) => true,
            "worker" => self.world.workers.contains_key(name),
            "household" if self.world.has_household(name) => true,
            _ => self.world.children.contains_key(name),
        };
        if is_told {
            return Ok(());
        }
        let what = if first == "worker" { "worker" } else { "child" };
        Err(Fault::at(line, format!("{name} is no {what} of this story")))
    }
}
