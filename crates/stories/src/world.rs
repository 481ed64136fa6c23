//! What a story gives: everybody's facts, with both their times.

use std::collections::BTreeMap;
use std::path::Path;

use calendar::{Moment, day};
use records::fostering::FosteringApproval;
use records::governance::{RecordKept, ReturnLoaded};
use records::{Act, Change, Fact};
use timeline::{Authority, Cohort, Household, Timeline, Worker, history};

use crate::heading::{self, Words};
use crate::markdown::{Keyword, Row, Section, Story, Table};
use crate::returns::{self, Loaded};
use crate::{Fault, authority};

/// All that a story gives.
#[derive(Default)]
pub(crate) struct World {
    /// Children's facts, all revisions, by name.
    pub(crate) children: BTreeMap<String, Vec<Fact>>,
    /// Carer households' facts, all revisions, by name.
    pub(crate) households: BTreeMap<String, Vec<Fact>>,
    /// Homes' facts, all revisions, by name.
    pub(crate) homes: BTreeMap<String, Vec<Fact>>,
    /// Workers' facts, all revisions, by name.
    pub(crate) workers: BTreeMap<String, Vec<Fact>>,
    pub(crate) authority: Vec<Fact>,
    /// The loads, in order.
    pub(crate) loads: Vec<Loaded>,
}

impl World {
    /// Reads everything that is given, in order.
    pub(crate) fn of(story: &Story, root: &Path) -> Result<World, Fault> {
        let mut world = World::default();
        let given: Vec<&Section> =
            story.sections.iter().filter(|section| section.keyword == Keyword::Given).collect();
        let mut at = 0;
        while let Some(section) = given.get(at) {
            let words = Words { line: section.line, rest: &section.text };
            at += 1;
            if let Some(words) = words.after("the return of ") {
                let first = returns::told(words)?;
                let mut tables = vec![(first.table, &section.table)];
                while let Some((told, section)) = given.get(at).and_then(|next| returns::again(next, &first))
                {
                    tables.push((told.table, &section.table));
                    at += 1;
                }
                returns::load(&mut world, section.line, &first, &tables)?;
            } else if let Some(words) = words.after("the published tables in ") {
                let (folder, learnt) = words.learnt()?;
                authority::pack(&mut world.authority, section.line, &root.join(folder.rest), learnt)?;
            } else if words.rest == "the authority" {
                for (row, event) in events(&section.table, section.line)? {
                    authority::say(&mut world.authority, row, &event)?;
                }
            } else if let Some(name) = words.after("the household ") {
                let facts = world.households.entry(name.rest.to_owned()).or_default();
                for (row, event) in events(&section.table, section.line)? {
                    household(facts, row, &event)?;
                }
            } else if let Some(name) = words.after("the worker ") {
                told(world.workers.entry(name.rest.to_owned()).or_default(), section)?;
            } else if let Some(name) = words.after("the home ") {
                told(world.homes.entry(name.rest.to_owned()).or_default(), section)?;
            } else if is_name(words.rest) {
                told(world.children.entry(words.rest.to_owned()).or_default(), section)?;
            } else {
                let told = "is given in no way that is known: a child's name, the authority, the household …, \
                            the worker …, the home …, the return of …, the published tables in …";
                return Err(Fault::at(section.line, told));
            }
        }
        world.keep_the_record_here();
        Ok(world)
    }

    /// Where a story says nothing of what is covered, the record is kept here all along.
    fn keep_the_record_here(&mut self) {
        let told = |fact: &Fact| fact.of::<RecordKept>().is_some() || fact.of::<ReturnLoaded>().is_some();
        let since = day!(2000, 4, 1);
        if !self.children.is_empty() && !self.authority.iter().any(told) {
            self.authority.push(Fact::said(
                "record kept",
                Moment::start_of(since),
                RecordKept::everything(since),
            ));
        }
    }

    /// Whether the story tells of a household.
    pub(crate) fn has_household(&self, name: &str) -> bool {
        self.households.contains_key(name)
    }

    /// Everybody as known at a moment.
    pub(crate) fn as_known(&self, known: Moment) -> Cohort {
        let children = self.children.iter().map(|(name, facts)| Timeline::of(name, facts, known)).collect();
        let households =
            self.households.iter().map(|(name, facts)| Household::of(name, facts, known)).collect();
        let workers = self.workers.iter().map(|(name, facts)| Worker::of(name, facts, known)).collect();
        Cohort::new(known, Authority::of("story", &self.authority, known), children, households)
            .with(workers, Vec::new())
    }

    /// Says what a load said.
    pub(crate) fn take(&mut self, changes: Vec<Change>, known: Moment) {
        for change in changes {
            let facts = match change.subject.kind {
                records::SubjectKind::Child => {
                    self.children.entry(as_written(&change.subject.id)).or_default()
                }
                _ => &mut self.authority,
            };
            facts.push(Fact {
                id: change.id,
                revision: change.revision,
                recorded: known,
                withdrawn: change.act == Act::Withdraw,
                record: change.record,
                origin: Default::default(),
            });
        }
    }
}

/// What is told of a child or a worker in the words of the shared history language.
fn told(facts: &mut Vec<Fact>, section: &Section) -> Result<(), Fault> {
    for (row, event) in events(&section.table, section.line)? {
        for (nth, what) in event.what.split(';').enumerate() {
            let line = format!("{} {} known {}", event.happened, what.trim(), event.learnt);
            history::say(facts, &format!("{}.{nth}", row.line), &line)
                .map_err(|wrong| Fault::at(row.line, format!("“{}”: {wrong}", what.trim())))?;
        }
    }
    Ok(())
}

/// A name that a return wrote in capitals, as stories write it.
fn as_written(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().chain(letters.map(|letter| letter.to_ascii_lowercase())).collect()
}

/// A child's name: one word that begins with a capital letter.
fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(char::is_uppercase) && text.chars().all(char::is_alphanumeric)
}

/// A row of what happened: both times, and the words between, without what is for the reader only.
pub(crate) struct Event {
    pub(crate) happened: calendar::Day,
    pub(crate) what: String,
    pub(crate) learnt: calendar::Day,
}

impl Event {
    /// The end of the day it was learnt.
    pub(crate) fn known(&self) -> Moment {
        Moment::end_of(self.learnt)
    }
}

fn events(table: &Table, line: usize) -> Result<Vec<(&Row, Event)>, Fault> {
    let columns: Vec<&str> = table.columns.iter().map(String::as_str).collect();
    if columns != ["happened", "what"] && columns != ["happened", "what", "learnt"] {
        return Err(Fault::at(line, "what happened is told in the columns happened, what and learnt"));
    }
    table
        .rows
        .iter()
        .map(|row| {
            let happened = heading::day(row.line, &row.cells[0])?;
            let learnt = match row.cells.get(2).filter(|cell| !cell.is_empty()) {
                Some(text) => heading::day(row.line, text)?,
                None => happened,
            };
            let what = row.cells[1].split("--").next().unwrap_or_default().trim().to_owned();
            Ok((row, Event { happened, what, learnt }))
        })
        .collect()
}

/// What is said of a carer household.
fn household(facts: &mut Vec<Fact>, row: &Row, event: &Event) -> Result<(), Fault> {
    match event.what.as_str() {
        "approved" => {
            let approval =
                FosteringApproval { since: event.happened, until: None, kinship: false, ended_because: None };
            facts.push(Fact::said(&row.line.to_string(), event.known(), approval));
        }
        "approval ended" => {
            let last = facts.iter().rev().find_map(|fact| Some((fact, fact.of::<FosteringApproval>()?)));
            let (before, approval) =
                last.ok_or_else(|| Fault::at(row.line, "the household was not approved before"))?;
            let ended = FosteringApproval { until: Some(event.happened), ..approval.clone() };
            let mut fact = Fact::said(&before.id, event.known(), ended);
            fact.revision = before.revision + 1;
            facts.push(fact);
        }
        other => {
            for (nth, what) in other.split(';').enumerate() {
                let line = format!("{} {} known {}", event.happened, what.trim(), event.learnt);
                history::say(facts, &format!("{}.{nth}", row.line), &line).map_err(|wrong| {
                    let told = "of a household is said: approved, approval ended, or a kind with its fields";
                    Fault::at(row.line, format!("“{}”: {wrong}; {told}", what.trim()))
                })?;
            }
        }
    }
    Ok(())
}
