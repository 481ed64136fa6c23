//! Findings for a program: `failures` and `not_checked`.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Write;

use exchange::{Failure, NotChecked};
use serde::Serialize;

use crate::{Accepted, Out, TellError, Telling};

pub(crate) struct Json<'o> {
    out: Out<'o>,
    any: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    rule: &'a str,
    table: Option<&'a str>,
    row: Option<u32>,
    child: Option<&'a str>,
    fields: Vec<&'a str>,
    severity: &'a str,
    message: &'a str,
    values: BTreeMap<&'a str, &'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    beside: Vec<Beside<'a>>,
    fix: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted: Option<AcceptedBy<'a>>,
}

#[derive(Serialize)]
struct Beside<'a> {
    last_year: bool,
    table: &'a str,
    row: u32,
    field: &'a str,
    value: &'a Cow<'a, str>,
}

#[derive(Serialize)]
struct AcceptedBy<'a> {
    reason: &'a str,
    decided_by: &'a str,
    decided_on: &'a str,
}

#[derive(Serialize)]
struct Unchecked<'a> {
    rule: &'a str,
    reason: &'a str,
    /// Whether it is a fault of the program and not something that was not given.
    fault: bool,
}

impl<'o> Json<'o> {
    pub(crate) fn new(mut out: Out<'o>) -> Result<Json<'o>, TellError> {
        out.write_all(b"{\"failures\":[")?;
        Ok(Json { out, any: false })
    }
}

impl Telling for Json<'_> {
    fn failure(&mut self, found: &Failure<'_>, accepted: Option<Accepted<'_>>) -> Result<(), TellError> {
        self.out.write_all(if self.any { b",\n" } else { b"\n" })?;
        self.any = true;
        let row = Row {
            rule: found.rule.code,
            table: found.table,
            row: found.row,
            child: found.child.as_deref(),
            fields: found.values.iter().map(|(field, _)| *field).collect(),
            severity: found.rule.level.word(),
            message: found.rule.message,
            values: found.values.iter().map(|(field, value)| (*field, &**value)).collect(),
            beside: found
                .beside
                .iter()
                .map(|clash| Beside {
                    last_year: clash.last_year,
                    table: clash.table,
                    row: clash.row,
                    field: clash.column,
                    value: &clash.value,
                })
                .collect(),
            fix: found.rule.fix,
            file: found.file,
            line: found.line,
            accepted: accepted.map(|entry| AcceptedBy {
                reason: entry.reason,
                decided_by: entry.decided_by,
                decided_on: entry.decided_on,
            }),
        };
        Ok(serde_json::to_writer(&mut self.out, &row)?)
    }

    fn end(mut self: Box<Self>, not_checked: &[NotChecked]) -> Result<(), TellError> {
        let rows: Vec<Unchecked<'_>> = not_checked
            .iter()
            .map(|one| Unchecked { rule: one.rule, reason: &one.reason, fault: one.fault })
            .collect();
        self.out.write_all(b"\n],\n\"not_checked\":")?;
        serde_json::to_writer(&mut self.out, &rows)?;
        self.out.write_all(b"}\n")?;
        Ok(self.out.flush()?)
    }
}
