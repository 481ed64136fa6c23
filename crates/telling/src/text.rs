//! Findings for people: child by child, then a count of each rule and what was not checked.

use std::io::Write;

use exchange::{Failure, NotChecked};

use crate::tally::Tally;
use crate::words::{beside_in_words, by_reason, columns, count, values_in_words};
use crate::{Accepted, Judged, Out, TellError, Telling};

pub(crate) struct Text<'o> {
    out: Out<'o>,
    judged: Judged,
    tally: Tally,
    /// The child whose findings are being told, and the rule.
    child: Option<Option<String>>,
    rule: &'static str,
}

impl<'o> Text<'o> {
    pub(crate) fn new(out: Out<'o>, judged: Judged) -> Text<'o> {
        Text { out, judged, tally: Tally::default(), child: None, rule: "" }
    }
}

impl Telling for Text<'_> {
    fn failure(&mut self, found: &Failure<'_>, accepted: Option<Accepted<'_>>) -> Result<(), TellError> {
        self.tally.count(found, accepted.is_some());
        let child = found.child.as_deref();
        if self.child.as_ref().is_none_or(|last| last.as_deref() != child) {
            match (child, found.row) {
                (Some(child), _) => writeln!(self.out, "\nChild {child}")?,
                (None, Some(_)) => writeln!(self.out, "\nA row without a child")?,
                (None, None) => writeln!(self.out, "\nThe return as a whole")?,
            }
            self.child = Some(child.map(str::to_owned));
            self.rule = "";
        }
        if self.rule != found.rule.code {
            self.rule = found.rule.code;
            let query = if found.rule.level == exchange::Level::Query { " (query)" } else { "" };
            writeln!(self.out, "  {}{query}  {}", found.rule.code, found.rule.message)?;
            writeln!(self.out, "    {}", found.rule.fix)?;
        }
        if let (Some(table), Some(row)) = (found.table, found.row) {
            write!(self.out, "    - {table} row {row}")?;
            if let (Some(file), Some(line)) = (found.file, found.line) {
                write!(self.out, " ({file} line {line})")?;
            }
            write!(self.out, ": {}", values_in_words(found))?;
            if !found.beside.is_empty() {
                write!(self.out, "; against {}", beside_in_words(found))?;
            }
            writeln!(self.out)?;
        }
        if let Some(entry) = accepted {
            writeln!(
                self.out,
                "      accepted by {} {}: {}",
                entry.decided_by, entry.decided_on, entry.reason
            )?;
        }
        Ok(())
    }

    fn end(mut self: Box<Self>, not_checked: &[NotChecked]) -> Result<(), TellError> {
        let Text { out, judged, tally, .. } = &mut *self;
        writeln!(out, "\n{}", judged.what)?;
        let judged_rules = judged.rules.saturating_sub(not_checked.iter().filter(|one| !one.fault).count());
        if tally.failures() == 0 {
            writeln!(
                out,
                "Nothing was found by {} for {}.",
                count(judged_rules, "rule", "rules"),
                count(judged.children, "child", "children")
            )?;
        } else {
            writeln!(
                out,
                "{} for {} of {}, by {} of {} that were judged.\n",
                count(tally.failures(), "failure", "failures"),
                tally.children(),
                count(judged.children, "child", "children"),
                tally.rules().len(),
                count(judged_rules, "rule", "rules"),
            )?;
            let rows: Vec<Vec<String>> = tally
                .rules()
                .map(|counted| {
                    vec![
                        counted.about.code.to_owned(),
                        counted.rows.to_string(),
                        counted.children.to_string(),
                        counted.about.message.to_owned(),
                    ]
                })
                .collect();
            write!(out, "{}", columns(&["rule", "rows", "children", "what it says"], &[1, 2], &rows))?;
            if tally.accepted() > 0 {
                writeln!(out, "\n{} of them accepted.", tally.accepted())?;
            }
        }
        if !not_checked.is_empty() {
            writeln!(out, "\nNot checked ({}):", count(not_checked.len(), "rule", "rules"))?;
            for (reason, rules) in by_reason(not_checked) {
                writeln!(out, "  because {reason}: {}", rules.join(", "))?;
            }
        }
        Ok(out.flush()?)
    }
}
