//! The yearly report on how a fostering service performed: the data of the year, what was done in time with the provision that
//! asks it, and the statement of purpose that holds. Households are counted, and none is named.

use calendar::{Day, Period};
use oversight::fostering::dataset::Line;
use press::{Block, Cell, Column, Document, Level, Look, Row, Section, Table};

/// Something that was due in the year for the households of the service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InTime {
    /// What.
    pub what: &'static str,
    /// How often it was due.
    pub due: usize,
    /// How often it was done by its day.
    pub met: usize,
    /// By which provision.
    pub provision: String,
}

impl InTime {
    /// The share that was done in time, in a hundred.
    pub fn share(&self) -> Option<usize> {
        (self.due > 0).then(|| (self.met * 200 + self.due) / (self.due * 2))
    }
}

/// What the report is made from.
#[derive(Debug)]
pub struct Run<'a> {
    /// Whose service it is.
    pub authority: &'a str,
    /// The year, to 31 March.
    pub year: Period,
    /// The day on which it is made: a year that runs is told up to it.
    pub today: Day,
    /// The data of the year.
    pub lines: &'a [Line],
    /// What was due and done.
    pub in_time: &'a [InTime],
    /// The statement of purpose, by what it says; nothing where none is written down.
    pub purpose: &'a [(&'static str, String)],
}

impl Run<'_> {
    /// The report.
    pub fn document(&self) -> Document {
        let so_far = if self.year.to > self.today { ", so far" } else { "" };
        let notice = format!(
            "Made from the record on {}. Households are counted, and none is named.",
            self.today.to_words()
        );
        Document {
            look: Look::Report,
            title: "The fostering service: report of the year".to_owned(),
            authority: self.authority.to_owned(),
            dates: vec![format!("{} to {}{so_far}", self.year.from.to_words(), self.year.to.to_words())],
            notice: Some(notice),
            dated: Some(self.today),
            sections: vec![self.data(), self.done(), self.purpose()],
        }
    }

    fn data(&self) -> Section {
        let mut section = Section::new("data", "The data of the year");
        let known = self.lines.iter().filter(|line| line.count.is_some()).count();
        section = section.with(Block::text(format!(
            "{known} of {} lines are known here. What nobody records is told as not known, never as none.",
            self.lines.len()
        )));
        let mut groups: Vec<&str> = self.lines.iter().map(|line| line.group).collect();
        groups.dedup();
        for group in groups {
            let mut table = Table::new(group, vec![Column::text("What"), Column::number("How many")]);
            for line in self.lines.iter().filter(|line| line.group == group) {
                let cell = match line.count {
                    Some(count) => Cell::count(i64::try_from(count).unwrap_or(i64::MAX)),
                    None => {
                        Cell::empty(format!("not known here: {}", line.note.unwrap_or("nobody records it")))
                    }
                };
                table.rows.push(Row::new(line.what.as_str(), vec![cell]));
            }
            section = section.with(Block::heading(Level::Three, group)).with(table);
        }
        section
    }

    fn done(&self) -> Section {
        let section = Section::new("in-time", "Done in time");
        if self.in_time.is_empty() {
            return section.with(Block::text("Nothing that is recorded here was due in the year."));
        }
        let columns = vec![
            Column::text("What"),
            Column::number("Due"),
            Column::number("In time"),
            Column::number("Share"),
            Column::text("By which provision"),
        ];
        let mut table = Table::new("What was due in the year, and done by its day", columns);
        let count = |count: usize| Cell::count(i64::try_from(count).unwrap_or(i64::MAX));
        for each in self.in_time {
            let share = each
                .share()
                .map_or_else(|| Cell::empty("nothing was due"), |share| Cell::percent(share as f64, 0));
            let cells = vec![count(each.due), count(each.met), share, Cell::text(each.provision.as_str())];
            table.rows.push(Row::new(each.what, cells));
        }
        section.with(table)
    }

    fn purpose(&self) -> Section {
        let section = Section::new("purpose", "Statement of purpose");
        if self.purpose.is_empty() {
            return section.with(Block::warning(NO_PURPOSE));
        }
        self.purpose.iter().fold(section, |section, (what, says)| {
            let lines = says.lines().map(str::trim).filter(|line| !line.is_empty());
            lines.fold(section.with(Block::heading(Level::Three, *what)), |section, line| {
                section.with(Block::text(line))
            })
        })
    }
}

/// What is said where no statement of purpose is written down.
pub const NO_PURPOSE: &str = "No statement of purpose is written down. The service must have one, keep it under review and give \
    a copy \
    to Ofsted (Fostering Services (England) Regulations 2011, regulations 3 and 4). It is written under Settings.";

#[cfg(test)]
mod tests {
    use super::*;

    fn line(count: Option<usize>) -> Line {
        Line {
            id: "approved".to_owned(),
            group: "Households",
            what: "Approved on the last day".to_owned(),
            count,
            note: Some("no kind of record holds it"),
            households: Vec::new(),
        }
    }

    #[test]
    fn what_is_not_known_is_no_number_and_what_is_due_says_by_which_provision() {
        let in_time = [InTime {
            what: "Unannounced visit",
            due: 3,
            met: 2,
            provision: "Fostering Services: National Minimum Standards, standard 21.8".to_owned(),
        }];
        let run = Run {
            authority: "Exampleshire",
            year: Period::financial_year(2018),
            today: "2018-06-01".parse().unwrap(),
            lines: &[line(Some(12)), line(None)],
            in_time: &in_time,
            purpose: &[],
        };
        let text = serde_json::to_string(&run.document()).unwrap();
        for part in
            ["not known here: no kind of record holds it", "standard 21.8", "67", "No statement of purpose"]
        {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(text.contains("1 April 2017 to 31 March 2018\"") && !text.contains("so far"), "{text}");
        let purpose = [("Aims and objectives", "To keep children near.\n\nAnd with their kin.".to_owned())];
        let told = Run { purpose: &purpose, today: "2018-01-01".parse().unwrap(), ..run }.document();
        let text = serde_json::to_string(&told).unwrap();
        assert!(text.contains("And with their kin.") && text.contains("so far"), "{text}");
        assert!(!text.contains("No statement of purpose"), "{text}");
    }
}
