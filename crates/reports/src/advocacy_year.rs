//! The annual report of the advocacy service and of independent visitors: the tables of the council pack of 2018, made from
//! the record. What a council published for the year stands beside each, and is never recalculated (ruling 16).

use calendar::{Day, Period};
use oversight::advocacy::reach::{Group, is_small};
use oversight::advocacy::year::{Flow, Year};
use press::{Block, Cell, Column, Document, Look, Row, Section, Table};
use timeline::strands_of::advocacy::{AdvocacyFrom, AdvocacyReferral, AdvocacyTheme, AdvocateVisit, GotIt};
use timeline::{Cohort, Definition, Kind, PublishedBreakdown};

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

/// The same of what may not be known, or not be shown.
type Told<'a> = (String, Cell, &'a [&'a str]);

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
                self.long(&year),
                self.by_year(&year),
                self.referrals(&year),
                self.themes(&year),
                self.first_visits(&year),
                self.outcomes(&year),
                self.reach(),
                self.visitors(&year),
                self.looked_after(&year),
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
        let told: Vec<Told<'_>> =
            lines.iter().map(|(words, count, names)| (words.clone(), Cell::count(*count), *names)).collect();
        let mut table = self.told(caption, by, &told);
        if let Some((words, count)) = total {
            let mut cells = vec![Cell::count(count)];
            if let Some(published) = self.published(by) {
                let sum = published.parts.iter().filter_map(|(_, value, _)| *value).sum();
                cells.push(Cell::number(sum, 0));
            }
            table.rows.push(Row::total(words, cells));
        }
        table
    }

    /// The same of what may not be known.
    fn told(&self, caption: &str, by: &str, lines: &[Told<'_>]) -> Table {
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
        for (words, told, names) in lines {
            let mut cells = vec![told.clone()];
            if published.is_some() {
                cells.push(
                    beside(names)
                        .map_or_else(|| Cell::empty("not published"), |value| Cell::number(value, 0)),
                );
            }
            table.rows.push(Row::new(words.as_str(), cells));
        }
        table.note = published.map(|split| format!("Published: {}. Kept as it was printed.", split.run));
        table
    }

    /// What was published of a table under names that stand for nothing the record counts: printed all the same.
    fn also_published(&self, by: &str, table: &mut Table, known: &[&str], why: &str) {
        let Some(published) = self.published(by) else { return };
        for (label, value, _) in &published.parts {
            if known.iter().any(|name| label.to_lowercase().contains(name)) {
                continue;
            }
            let printed = value.map_or_else(|| Cell::empty("not printed"), |value| Cell::number(value, 0));
            table.rows.push(Row::new(format!("As printed: {label}"), vec![Cell::empty(why), printed]));
        }
    }

    /// A count of what the record has kept since a day; not known where it began later than what is counted.
    fn since(&self, count: i64, from: Day) -> Cell {
        match self.cohort.authority.recorded_since(AdvocacyReferral::KIND) {
            Some(since) if since <= from => Cell::count(count),
            _ => Cell::empty("not known here: referrals were not recorded then"),
        }
    }

    /// That a kind is recorded here since a day inside the year, or not at all: a count of it is then less than there was, and
    /// looks like everything.
    fn begins(&self, kind: &Kind, what: &str) -> Option<Block> {
        let says = match self.cohort.authority.recorded_since(kind) {
            None => format!("{what} are not recorded here: these counts say nothing of the year."),
            Some(since) if since > self.days.from => {
                format!(
                    "{what} are recorded here since {}: what was before is in no count.",
                    since.to_words()
                )
            }
            Some(_) => return None,
        };
        Some(Block::text(says))
    }

    fn long(&self, year: &Year) -> Section {
        let before = self.days.from.plus_days(-1);
        let line = |day: Day, count: i64, names| {
            // An old case may have come before the record was kept: a year back everything long open would be in it.
            (format!("On {}", day.to_words()), self.since(count, day.plus_months(-12)), names)
        };
        let this = financial(self.ends());
        let now = [this.as_str()];
        let lines: [Told<'_>; 2] =
            [line(before, year.long_before, &["previous"][..]), line(self.days.to, year.long, &now[..])];
        Section::new("long", "Open for more than a year").with(self.told(
            "Cases open for more than a year, and the same a year before",
            "ongoing_over_one_year",
            &lines,
        ))
    }

    fn by_year(&self, year: &Year) -> Section {
        let names: Vec<(i32, String)> = year.came.keys().map(|ends| (*ends, financial(*ends))).collect();
        let known: Vec<[&str; 1]> = names.iter().map(|(_, name)| [name.as_str()]).collect();
        let lines: Vec<Told<'_>> = names
            .iter()
            .zip(&known)
            .map(|((ends, name), known)| {
                let days = Period::financial_year(*ends);
                let count = year.came.get(ends).copied().unwrap_or(0);
                let ended = days.to <= self.days.to;
                let words =
                    if ended { name.clone() } else { format!("{name}, to {}", self.days.to.to_words()) };
                (words, self.since(count, days.from), known.as_slice())
            })
            .collect();
        let mut table = self.told("New referrals, year by year", "referrals_by_year", &lines);
        let known: Vec<&str> = names.iter().map(|(_, name)| name.as_str()).collect();
        let why = "not counted: what was printed does not say which months these are";
        self.also_published("referrals_by_year", &mut table, &known, why);
        Section::new("by-year", "Referrals by year").with(table)
    }

    fn looked_after(&self, year: &Year) -> Section {
        let authority = &self.cohort.authority;
        let says_nothing = authority.kept.is_empty() && authority.returns.is_empty();
        let names: Vec<String> =
            year.looked_after.iter().map(|(day, _)| format!("end march {}", day.year())).collect();
        let known: Vec<[&str; 1]> = names.iter().map(|name| [name.as_str()]).collect();
        let lines: Vec<Told<'_>> = year
            .looked_after
            .iter()
            .zip(&known)
            .map(|((day, count), name)| {
                let cell = if says_nothing || authority.covers(*day) {
                    Cell::count(*count)
                } else {
                    Cell::empty("not known here: the record says nothing of this day")
                };
                // A year that has not ended is told up to today, which is no end of March.
                let march = Period::financial_year(day.year()).to == *day;
                (day.to_words(), cell, if march { name.as_slice() } else { &[] })
            })
            .collect();
        let mut table =
            self.told("Children in care, for whom the service is there", "looked_after_children", &lines);
        let known: Vec<&str> = names.iter().map(String::as_str).collect();
        let why = "not counted: what was printed names no day";
        self.also_published("looked_after_children", &mut table, &known, why);
        Section::new("looked-after", "Children in care").with(table)
    }

    /// The year in which the report's year ends.
    fn ends(&self) -> i32 {
        calendar::CollectionYear::of(self.days.to).closing()
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
        if let Some(begins) = self.begins(AdvocacyReferral::KIND, "Referrals") {
            section = section.with(begins);
        }
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
        let section = Section::new("first-visits", "First visits")
            .with(self.table("First visits", "initial_visits", &lines, None))
            .with(Block::text(standard));
        match self.begins(AdvocateVisit::KIND, "Visits of advocates") {
            Some(begins) => section.with(begins),
            None => section,
        }
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
        let on_the_way = free("Being checked") + free("On the course") + free("To be decided");
        let words = "Interviewed, and on the way to a first match";
        lines.insert(1, (words.to_owned(), on_the_way, &["successful at interview"]));
        for (stage, count) in &self.volunteers {
            lines.push((format!("Volunteers: {}", stage.to_lowercase()), *count, &[]));
        }
        // Of children who wait only small groups are told apart: they are hidden, and what would give them away.
        // Children of mixed background are among the first: the one less the other tells of a third group.
        let of_waiting =
            |count: i64, of: &[i64]| match is_small(count) || of.iter().any(|of| is_small(of - count)) {
                true => Cell::text("1 to 5, or hidden"),
                false => Cell::count(count),
            };
        let (all, other) = (year.waiting, year.waiting_minority);
        let mut told: Vec<Told<'_>> =
            lines.iter().map(|(words, count, names)| (words.clone(), Cell::count(*count), *names)).collect();
        let minority: Told<'_> = (
            "Of children waiting: of another background than White British".to_owned(),
            of_waiting(other, &[all]),
            &["ethnic minority"],
        );
        let mixed: Told<'_> = (
            "Of children waiting: of mixed background".to_owned(),
            of_waiting(year.waiting_mixed, &[all, other]),
            &["dual heritage"],
        );
        let at =
            told.iter().position(|(_, _, names)| names.contains(&"children waiting")).map_or(0, |at| at + 1);
        told.splice(at..at, [minority, mixed]);
        Section::new("visitors", "Independent visitors").with(self.told(
            "Volunteers and children on the last day",
            "independent_visitors",
            &told,
        ))
    }
}

/// A financial year as it is printed: 2017/18.
fn financial(ends: i32) -> String {
    format!("{}/{:02}", ends - 1, ends.rem_euclid(100))
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

    /// Every table that the pack printed of the service is in the report, with what was printed in it.
    #[test]
    fn every_published_table_is_printed() {
        let tables: [(&str, &[(&str, f64)]); 4] = [
            ("referrals_by_year", &[("2014", 39.0), ("2017/18", 68.0), ("6 months to October 2018", 35.0)]),
            ("ongoing_over_one_year", &[("previous reporting period", 13.0), ("2017/18", 33.0)]),
            (
                "independent_visitors",
                &[
                    ("Fully trained independent visitors", 13.0),
                    ("Adults successful at interview and being matched", 5.0),
                    ("Children waiting for an independent visitor", 16.0),
                    ("of those waiting: from an ethnic minority", 3.0),
                    ("of those waiting: dual heritage", 1.0),
                ],
            ),
            (
                "looked_after_children",
                &[("end March 2017", 490.0), ("October 2018 at the time of writing", 648.0)],
            ),
        ];
        let mut authority = timeline::Authority { code: "372".into(), ..Default::default() };
        for (by, parts) in tables {
            let parts =
                parts.iter().map(|(label, value)| ((*label).to_owned(), Some(*value), None)).collect();
            authority.breakdowns.push(PublishedBreakdown { by: by.to_owned(), parts, ..published([0.0; 5]) });
        }
        let cohort = Cohort::new(calendar::Moment::END_OF_TIME, authority, Vec::new(), Vec::new());
        let run = Run {
            cohort: &cohort,
            days: Period::financial_year(2018),
            reached: Vec::new(),
            volunteers: vec![("On the course", 4), ("Being checked", 2), ("Visits a child", 7)],
            standard: None,
        };
        let document = run.document();
        let rows = |caption: &str| -> Vec<String> {
            let blocks = document.sections.iter().flat_map(|section| &section.blocks);
            let table =
                blocks.filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None });
            let table = table.into_iter().find(|table| table.caption.contains(caption)).unwrap();
            let row = |row: &Row| {
                let Row::Data { header, cells, .. } = row else { return String::new() };
                let cells: Vec<String> = cells.iter().map(|cell| cell.words().to_string()).collect();
                format!("{}: {}", header.words(), cells.join(" | "))
            };
            table.rows.iter().map(row).collect()
        };
        let years = rows("year by year");
        assert!(years.contains(&"2017/18: 0 | 68".to_owned()), "{years:?}");
        assert!(
            years.iter().any(|row| row.starts_with("As printed: 2014") && row.ends_with("39")),
            "{years:?}"
        );
        assert!(
            years.iter().any(|row| row.contains("6 months to October") && row.ends_with("35")),
            "{years:?}"
        );
        assert_eq!(rows("more than a year"), ["On 31 March 2017: 0 | 13", "On 31 March 2018: 0 | 33"]);
        let visitors = rows("Volunteers and children");
        for row in [
            "Interviewed, and on the way to a first match: 6 | 5",
            "Of children waiting: of another background than White British: 0 | 3",
            "Of children waiting: of mixed background: 0 | 1",
        ] {
            assert!(visitors.contains(&row.to_owned()), "{row}: {visitors:?}");
        }
        let care = rows("for whom the service is there");
        assert!(care.contains(&"31 March 2017: 0 | 490".to_owned()), "{care:?}");
        assert!(care.iter().any(|row| row.contains("October 2018") && row.ends_with("648")), "{care:?}");
    }
}
