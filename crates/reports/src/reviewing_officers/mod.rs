//! The report of the independent reviewing officers, of a month or of a year: its tables made from the record, with what was
//! published beside them, and text that cites its figures by reference.
//!
//! Every number of a table and every number of the text is one entry of [`Figures`]: the text names it, and cannot say another.
//! (IRO Handbook, chapter 7: the annual report goes to the corporate parenting panel.)

mod adds_up;
mod figures;
mod prose;
mod published;
mod tables;

pub use figures::{Figures, UnknownFigure, Value};

use std::collections::BTreeMap;

use calendar::{Day, Moment, Month};
use oversight::footprint::{Footprint, Who};
use press::{Block, Document, Section};
use timeline::strands_of::governance::PublishedCount;
use timeline::strands_of::reviews::{LinkIssue, LinkTeams};

/// What the report is made from.
pub struct Asked<'a> {
    /// Whose report: the authority, or where its name is not told its code.
    pub authority: &'a str,
    /// The months, each officer's and all together.
    pub footprint: &'a Footprint,
    /// As known when.
    pub known: Moment,
    /// The day on which it is made.
    pub today: Day,
    /// The first day of which the record says what was done; months before are not known here.
    pub kept_since: Option<Day>,
    /// What was published of these months.
    pub published: Vec<&'a PublishedCount>,
    /// What does not add up in what was published. What does not add up in the report itself is found when it is made.
    pub findings: Vec<String>,
    /// What an officer is called.
    pub name_of: &'a dyn Fn(&str) -> String,
    /// Who is linked to which team.
    pub links: Option<&'a LinkTeams>,
    /// In which team a social worker is on a day.
    pub team_of: &'a dyn Fn(&str, Day) -> Option<String>,
    /// Issues that were raised in links in these months.
    pub issues: Vec<&'a LinkIssue>,
    /// Where the children of each officer live on the day on which it is made: sort of home and how many.
    pub living: Vec<(Who, BTreeMap<&'static str, u32>)>,
    /// How much of a full week somebody works on a day, in hundredths; `None` where their hours are not recorded.
    pub full_time_of: &'a dyn Fn(&str, Day) -> Option<i64>,
}

impl std::fmt::Debug for Asked<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Asked").field("authority", &self.authority).finish_non_exhaustive()
    }
}

impl Asked<'_> {
    /// Whether the record says what was done in a month.
    pub(crate) fn knows(&self, month: Month) -> bool {
        self.kept_since.is_none_or(|since| since <= month.last())
    }

    /// What an officer is called; whoever is not known, in words.
    pub(crate) fn called(&self, who: &Who) -> String {
        who.as_deref().map_or_else(|| "No reviewing officer named".to_owned(), |who| (self.name_of)(who))
    }

    /// The months in words.
    pub(crate) fn period(&self) -> String {
        match (self.footprint.months.first(), self.footprint.months.last()) {
            (Some(first), Some(last)) if first == last => first.to_words(),
            (Some(first), Some(last)) => format!("{} to {}", first.to_words(), last.to_words()),
            _ => "no month".to_owned(),
        }
    }
}

/// The report.
pub fn document(asked: &Asked<'_>) -> Document {
    // What is not known is cut away before anything is counted, so that no total holds what the months leave out.
    let footprint = asked.footprint.clone().known_since(asked.kept_since);
    let asked = &Asked {
        footprint: &footprint,
        published: asked.published.clone(),
        findings: asked.findings.clone(),
        issues: asked.issues.clone(),
        living: asked.living.clone(),
        ..*asked
    };
    let figures = Figures::of(asked);
    let months = asked.footprint.months.len();
    let title = if months > 1 {
        "Annual report of the reviewing officers"
    } else {
        "Reviewing officers: report of a month"
    };
    let mut first = Section::new("summary", "What reviewing officers did");
    for paragraph in prose::summary(asked, &figures) {
        first = first.with(Block::text(paragraph));
    }
    let mut sections = vec![
        first,
        tables::footprint(asked, &figures),
        tables::participation(asked),
        tables::minutes(asked, &figures),
        tables::checklists(asked, &figures),
        tables::challenges(asked, &figures),
        tables::officers(asked),
        tables::living(asked),
        tables::links(asked),
    ];
    if let Some(section) = published::section(asked) {
        sections.push(section);
    }
    let mut findings = adds_up::faults(&sections);
    findings.extend(asked.findings.iter().cloned());
    sections.push(tables::does_not_add_up(&findings));
    sections.push(prose::notes());
    Document {
        title: title.to_owned(),
        authority: asked.authority.to_owned(),
        dates: vec![asked.period()],
        notice: Some(format!("As known at {}.", known(asked))),
        dated: Some(asked.today),
        sections,
        ..Document::default()
    }
}

fn known(asked: &Asked<'_>) -> String {
    let day = if asked.known == Moment::END_OF_TIME { asked.today } else { asked.known.day() };
    day.to_words()
}

#[cfg(test)]
mod tests;
