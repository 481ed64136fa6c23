//! The annual report of the advocacy service and of independent visitors: the tables of the council pack of 2018, made from
//! the record. What a council published for the year stands beside each, and is never recalculated (ruling 16).

use calendar::Period;
use oversight::advocacy::reach::Group;
use oversight::advocacy::year::{Flow, Year};
use press::{Block, Cell, Column, Document, Look, Row, Section, Table};
use timeline::strands_of::advocacy::{AdvocacyFrom, AdvocacyTheme, GotIt};
use timeline::{Cohort, PublishedBreakdown};

/// Under which name published tables of the service are kept.
pub const PUBLISHED: &str = "advocacy";

/// What the report is made from.
#[derive(Debug)]
pub struct Run<'a> {
    /// Everybody, as known at a moment; the authority with what it published.
    pub cohort: &'a Cohort,
    /// The year.
    pub days: Period,
    /// Who is reached, by the last day; small numbers hidden.
    pub reached: Vec<Group>,
    /// Volunteers by how far they are, on the last day.
    pub volunteers: Vec<(&'static str, i64)>,
    /// By which standard first visits were due, in the authority's words.
    pub standard: Option<String>,
}

/// A table: what is counted, and how what was published calls it.
type Line<'a> = (String, i64, &'a [&'a str]);

impl Run<'_> {
    /// The report.
    pub fn document(&self) -> Document {
        let children = self.cohort.children.iter().map(|child| &**child);
        let year = Year::of(children, self.days);
        let name = self.cohort.authority.name.as_deref().unwrap_or("This authority").to_owned();
        Document {
            look: Look::Report,
            title: "Advocacy and independent visitors: annual report".to_owned(),
            authority: name,
            dates: vec![format!("{} to {}", self.days.from.to_words(), self.days.to.to_words())],
            notice: Some(
                "Made from the record. No child is named, and no note of an advocate is read for it."
                    .to_owned(),
            ),
            dated: None,
            sections: vec![
                self.cases(&year),
                self.referrals(&year),
                self.themes(&year),
                self.first_visits(&year),
                self.outcomes(&year),
                self.reach(),
                self.visitors(&year),
            ],
        }
    }

    /// What was published of a table for this year.
    fn published(&self, by: &str) -> Option<&PublishedBreakdown> {
        let own = self.cohort.authority.breakdowns.iter().rev();
        own.filter(|split| split.indicator == PUBLISHED && split.day == self.days.to)
            .find(|split| split.by == by)
    }

    /// A table with what was published beside it; where nothing was, the column is left out.
    fn table(&self, caption: &str, by: &str, lines: &[Line<'_>], total: Option<(&str, i64)>) -> Table {
        let published = self.published(by);
        let mut columns = vec![Column::text("What"), Column::number("From the record")];
        if published.is_some() {
            columns.push(Column::number("Published"));
        }
        let mut table = Table::new(caption, columns);
        let beside = |names: &[&str]| {
            let parts = published?.parts.iter();
            let values =
                parts.filter(|(label, _, _)| names.iter().any(|name| label.to_lowercase().contains(name)));
            let values: Vec<f64> = values.filter_map(|(_, value, _)| *value).collect();
            (!values.is_empty()).then(|| values.iter().sum::<f64>())
        };
        for (words, count, names) in lines {
            let mut cells = vec![Cell::count(*count)];
            if published.is_some() {
                cells.push(
                    beside(names)
                        .map_or_else(|| Cell::empty("not published"), |value| Cell::number(value, 0)),
                );
            }
            table.rows.push(Row::new(words.as_str(), cells));
        }
        if let Some((words, count)) = total {
            let mut cells = vec![Cell::count(count)];
            if let Some(published) = published {
                let sum = published.parts.iter().filter_map(|(_, value, _)| *value).sum();
                cells.push(Cell::number(sum, 0));
            }
            table.rows.push(Row::total(words, cells));
        }
        table.note = published.map(|split| format!("Published: {}. Kept as it was printed.", split.run));
        table
    }

    fn cases(&self, year: &Year) -> Section {
        let flow = year.flow;
        let lines: [Line<'_>; 6] = [
            ("Open at the start of the year".to_owned(), flow.open_at_start, &["carried forward"]),
            ("New referrals".to_owned(), flow.new, &["new referrals"]),
            ("Closed".to_owned(), flow.closed, &["referrals closed"]),
            ("Declined or withdrawn".to_owned(), flow.not_taken_up, &["declined"]),
            ("Open at the end of the year".to_owned(), flow.open_at_end, &["active advocacy"]),
            ("Of these, open for more than a year".to_owned(), year.long, &["over 1 year"]),
        ];
        let mut section = Section::new("cases", "Cases")
            .with(self.table("Cases over the year", "caseload", &lines, None))
            .with(Block::text(format!(
                "Open at the start, and new, less closed, less declined or withdrawn: {}.",
                flow.sum()
            )));
        if let Some(fault) = flow.fault() {
            section = section.with(Block::warning(fault));
        }
        if let Some(published) = self.published("caseload").and_then(flow_of) {
            let says = match published.fault() {
                None => format!("As published it adds up too: {}.", published.sum()),
                Some(fault) => format!("As published it does not add up: {fault}"),
            };
            let block = if published.fault().is_some() { Block::warning(says) } else { Block::text(says) };
            section = section.with(block);
        }
        section
    }

    fn referrals(&self, year: &Year) -> Section {
        let count =
            |from: AdvocacyFrom, at_first: bool| year.from.get(&(from, at_first)).copied().unwrap_or(0);
        let mut lines: Vec<Line<'_>> = vec![(
            "The child, at the advocate’s first visit".to_owned(),
            count(AdvocacyFrom::Child, true),
            &["young person"],
        )];
        for from in AdvocacyFrom::ALL {
            let both =
                count(*from, false) + if *from == AdvocacyFrom::Child { 0 } else { count(*from, true) };
            let names: &[&str] = match from {
                AdvocacyFrom::Child => &[],
                AdvocacyFrom::Worker => &["social worker"],
                AdvocacyFrom::Reviewer => &["iro"],
                AdvocacyFrom::Carer => &["foster carer"],
                AdvocacyFrom::Adviser => &["personal adviser"],
                AdvocacyFrom::Parent => &["parents"],
                AdvocacyFrom::Other => &["other"],
                AdvocacyFrom::Health => &["nhs"],
                AdvocacyFrom::Commissioner => &["commissioner"],
            };
            let words = match from {
                AdvocacyFrom::Child => "The child, otherwise".to_owned(),
                from => from.label().to_owned(),
            };
            lines.push((words, both, names));
        }
        Section::new("referrals", "Who asked")
            .with(self.table(
                "New referrals by who asked",
                "referral_source",
                &lines,
                Some(("All", year.flow.new)),
            ))
            .with(Block::text(format!(
                "{} of them for a child who does not instruct the advocate.",
                year.not_instructed
            )))
    }

    fn themes(&self, year: &Year) -> Section {
        let lines: Vec<Line<'_>> = AdvocacyTheme::ALL
            .iter()
            .map(|theme| {
                let names: &[&str] = match theme {
                    AdvocacyTheme::Complaint => &["complaint"],
                    AdvocacyTheme::Placement => &["accommodation"],
                    AdvocacyTheme::FamilyTime => &["contact with birth family"],
                    AdvocacyTheme::Worker => &["social worker"],
                    AdvocacyTheme::School => &["school"],
                    AdvocacyTheme::Legal => &["legal"],
                    AdvocacyTheme::Money => &["financial"],
                    AdvocacyTheme::Other => &["other issues"],
                };
                (theme.label().to_owned(), year.themes.get(theme).copied().unwrap_or(0), names)
            })
            .collect();
        let says = format!(
            "A referral may be about more than one thing: {} themes in {} referrals. Of {} it is not written down \
                what they are about.",
            year.themes_named(),
            year.flow.new,
            year.no_theme
        );
        Section::new("themes", "What about")
            .with(self.table(
                "What new referrals were about",
                "theme",
                &lines,
                Some(("All that was named", year.themes_named())),
            ))
            .with(Block::text(says))
    }

    fn first_visits(&self, year: &Year) -> Section {
        let lines: [Line<'_>; 4] = [
            ("Children of 5 and over who came into care".to_owned(), year.due, &[]),
            ("First visits made".to_owned(), year.seen, &["initial visits undertaken"]),
            ("Children seen in all".to_owned(), year.children_seen, &["children seen"]),
            ("Children who did not want it".to_owned(), year.refused, &["refused"]),
        ];
        let standard = self.standard.as_deref().map_or_else(
            || "The authority has set no day for first visits.".to_owned(),
            |standard| format!("The standard, set by the authority: {standard}. It is not the law."),
        );
        Section::new("first-visits", "First visits")
            .with(self.table("First visits", "initial_visits", &lines, None))
            .with(Block::text(standard))
    }

    fn outcomes(&self, year: &Year) -> Section {
        let mut table = Table::new(
            "Closed cases, by what the child says",
            vec![Column::text("Did they get what they wanted?"), Column::number("Cases")],
        );
        for got in GotIt::ALL {
            let count = year.got.get(got).copied().unwrap_or(0);
            table.rows.push(Row::new(got.label(), vec![Cell::count(count)]));
        }
        table.rows.push(Row::total("All", vec![Cell::count(year.asked)]));
        Section::new("outcomes", "What came of it").with(table)
    }

    fn reach(&self) -> Section {
        let columns = ["By", "Which"].map(Column::text).into_iter();
        let columns = columns.chain(["In care", "Reached", "Share"].map(Column::number)).collect();
        let mut table =
            Table::new("Children in care on the last day whom an advocate reached in the year", columns);
        for group in &self.reached {
            let share =
                group.share.map_or_else(|| Cell::empty("hidden"), |share| Cell::percent(share as f64, 0));
            let cells = vec![
                Cell::text(&group.name),
                Cell::text(group.in_care.words()),
                Cell::text(group.reached.words()),
                share,
            ];
            table.rows.push(Row::new(group.by, cells));
        }
        Section::new("reach", "Who is reached, and who is not")
            .with(table)
            .with(Block::note("Counts of 1 to 5 are hidden, and what would give them away."))
    }

    fn visitors(&self, year: &Year) -> Section {
        let free = |title: &str| {
            self.volunteers.iter().find(|(stage, _)| *stage == title).map_or(0, |(_, count)| *count)
        };
        let trained = free("Approved, and free") + free("Visits a child");
        let mut lines: Vec<Line<'_>> = vec![
            ("Fully trained independent visitors".to_owned(), trained, &["fully trained"]),
            ("Children waiting for a visitor".to_owned(), year.waiting, &["children waiting"]),
            ("Children with a visitor".to_owned(), year.visited, &[]),
        ];
        for (stage, count) in &self.volunteers {
            lines.push((format!("Volunteers: {}", stage.to_lowercase()), *count, &[]));
        }
        Section::new("visitors", "Independent visitors").with(self.table(
            "Volunteers and children on the last day",
            "independent_visitors",
            &lines,
            None,
        ))
    }
}

/// The balance of a published table of cases; `None` where one of its numbers is not there.
pub fn flow_of(published: &PublishedBreakdown) -> Option<Flow> {
    let value = |name: &str| {
        let mut parts = published.parts.iter();
        let part = parts.find(|(label, _, _)| label.to_lowercase().contains(name))?;
        Some(part.1? as i64)
    };
    Some(Flow {
        open_at_start: value("carried forward")?,
        new: value("new referrals")?,
        closed: value("referrals closed")?,
        not_taken_up: value("declined")?,
        open_at_end: value("active advocacy")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn published(numbers: [f64; 5]) -> PublishedBreakdown {
        let labels = [
            "New referrals received",
            "Referrals closed",
            "Declined following referral or wanted referral withdrawn",
            "Cases carried forward from the previous reporting year",
            "Active advocacy cases at year ending March 2018",
        ];
        PublishedBreakdown {
            indicator: PUBLISHED.to_owned(),
            by: "caseload".to_owned(),
            day: "2018-03-31".parse().unwrap(),
            parts: labels
                .iter()
                .zip(numbers)
                .map(|(label, number)| ((*label).to_owned(), Some(number), None))
                .collect(),
            run: "invented".to_owned(),
        }
    }

    #[test]
    fn the_published_balance_holds_and_a_broken_one_is_found() {
        let holds = flow_of(&published([68.0, 50.0, 9.0, 73.0, 82.0])).unwrap();
        assert_eq!((holds.sum().as_str(), holds.fault()), ("73 + 68 − 50 − 9 = 82", None));
        let broken = flow_of(&published([68.0, 50.0, 0.0, 73.0, 82.0])).unwrap();
        assert!(broken.fault().unwrap().contains("leave 91"));
        let mut without = published([68.0, 50.0, 9.0, 73.0, 82.0]);
        without.parts.pop();
        assert_eq!(flow_of(&without), None);
    }

    #[test]
    fn the_tables_of_the_pack_stand_beside_what_the_record_says() {
        let mut authority = timeline::Authority { code: "372".into(), ..Default::default() };
        authority.breakdowns.push(published([68.0, 50.0, 9.0, 73.0, 82.0]));
        let cohort = Cohort::new(calendar::Moment::END_OF_TIME, authority, Vec::new(), Vec::new());
        let run = Run {
            cohort: &cohort,
            days: Period::financial_year(2018),
            reached: Vec::new(),
            volunteers: vec![("Visits a child", 13)],
            standard: None,
        };
        let html = press::html::page(&run.document());
        for part in ["73 + 68 − 50 − 9 = 82", "0 + 0 − 0 − 0 = 0", "Kept as it was printed"] {
            assert!(html.contains(part), "{part}");
        }
    }
}
