//! What the return of a year will say about one child, from the record: for the child's page, and for a form that is being
//! filled in.

use std::borrow::Cow;
use std::collections::BTreeSet;

use calendar::CollectionYear;
use exchange::{About, Clash, Failure, NotChecked};
use records::Fact;

use super::postcodes::Postcodes;
use super::providers::Providers;
use super::{Check903, Finding, YEARS};
use crate::facts::{empty_return, rows};
use crate::tables::{Table, Tables};

/// What one child's rows are judged against.
#[derive(Debug, Clone, Copy)]
pub struct OfRecord<'r> {
    /// The collection year. The rows of the year before come from the record too.
    pub year: CollectionYear,
    /// The reporting authority, as its ONS code.
    pub authority: Option<&'r str>,
    /// The lists of providers.
    pub providers: Option<&'r Providers>,
    /// The directory of postcodes.
    pub postcodes: Option<&'r Postcodes>,
}

/// What the return says of a child.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// How many rows of this year's return are about the child: none, where the return does not carry them.
    pub rows: usize,
    /// What fails. Rows were made here: they have no file, and the number of a row says nothing to anybody.
    pub failures: Vec<Failure<'static>>,
    /// Rules that were not judged, and why.
    pub not_checked: Vec<NotChecked>,
}

/// A child's rows of one year, and what names each of them in its table.
struct Made {
    tables: Tables,
    keys: [Vec<String>; Table::ALL.len()],
    rows: usize,
}

impl Made {
    fn of(child: &str, facts: &[&Fact], year: CollectionYear) -> Made {
        let closing = u16::try_from(year.closing()).unwrap_or_default();
        let mut made = Made { tables: empty_return(closing), keys: Default::default(), rows: 0 };
        for row in rows(child, facts, closing) {
            made.rows += 1;
            made.tables.push_new(row.table, row.cells);
            if let Some(keys) = made.keys.get_mut(row.table as usize) {
                keys.push(row.key);
            }
        }
        made
    }

    /// What names a failure of this child: the rule, the table, and what names its row there.
    fn name(&self, finding: &Finding<'_>) -> Option<(&'static str, Table, String)> {
        let (table, row) = finding.row?;
        let key = self.keys.get(table as usize)?.get(row.index())?;
        Some((finding.rule.code, table, key.clone()))
    }
}

impl OfRecord<'_> {
    /// Whether there are rules of the year: the first are those of 2022-23. The rules of a year not published yet are those
    /// of the last.
    pub fn is_judged(&self) -> bool {
        YEARS.first().is_some_and(|first| first.closing <= self.year.closing())
    }

    /// What the return of the year will say about a child, if nothing more is recorded. `facts` are those that stand.
    ///
    /// What compares children with each other, or needs the whole return, is not asked here.
    pub fn child(&self, child: &str, facts: &[&Fact]) -> Said {
        let mut failures = Vec::new();
        let (made, not_checked) = self.judge(child, facts, |made, finding| {
            if finding.row.is_some() {
                failures.push(owned(finding.failure(&made.tables)));
            }
        });
        Said { rows: made.rows, failures, not_checked }
    }

    /// What fails with the facts `after` that does not fail with those `before`: what a record that is being typed does to
    /// the child's return. A row is the same before and after where the same event names it, whatever else it says.
    pub fn after(&self, child: &str, before: &[&Fact], after: &[&Fact]) -> Vec<Failure<'static>> {
        let mut known = BTreeSet::new();
        self.judge(child, before, |made, finding| known.extend(made.name(finding)));
        let mut failures = Vec::new();
        self.judge(child, after, |made, finding| {
            if made.name(finding).is_some_and(|name| !known.contains(&name)) {
                failures.push(owned(finding.failure(&made.tables)));
            }
        });
        failures
    }

    fn judge(
        &self,
        child: &str,
        facts: &[&Fact],
        mut found: impl FnMut(&Made, &Finding<'_>),
    ) -> (Made, Vec<NotChecked>) {
        let made = Made::of(child, facts, self.year);
        let mut not_checked = Vec::new();
        if made.rows > 0 && self.is_judged() {
            let last = CollectionYear::new(self.year.closing() - 1).map(|year| Made::of(child, facts, year));
            let check = Check903 {
                year: self.year,
                tables: &made.tables,
                last_year: last.as_ref().map(|last| &last.tables),
                authority: self.authority,
                providers: self.providers,
                postcodes: self.postcodes,
                only: &[],
                progress: None,
            };
            not_checked = check.run(|finding| found(&made, &finding));
        }
        (made, not_checked)
    }
}

/// A failure of rows that were made here, with texts of its own.
fn owned(failure: Failure<'_>) -> Failure<'static> {
    let text = |text: Cow<'_, str>| -> Cow<'static, str> { Cow::Owned(text.into_owned()) };
    let rule: &'static About = failure.rule;
    Failure {
        rule,
        table: failure.table,
        row: failure.row,
        child: failure.child.map(text),
        values: failure.values.into_iter().map(|(field, value)| (field, text(value))).collect(),
        beside: failure
            .beside
            .into_iter()
            .map(|clash| Clash {
                last_year: clash.last_year,
                table: clash.table,
                row: clash.row,
                column: clash.column,
                value: text(clash.value),
            })
            .collect(),
        file: None,
        line: failure.line,
    }
}
