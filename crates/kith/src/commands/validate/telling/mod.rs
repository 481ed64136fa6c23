//! How findings are told: one file a form. Each is told one failure at a time and keeps none of them.

mod csv;
mod json;
mod text;
mod xlsx;

use std::collections::BTreeMap;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::Path;

use exchange::{About, Failure as Found, NotChecked};

use super::accepted::Entry;
use super::{Form, Judged};
use crate::failure::Failure;

/// A form of telling.
pub(crate) trait Telling {
    /// One failure, with who accepted it where somebody did.
    fn failure(&mut self, found: &Found<'_>, accepted: Option<&Entry>) -> Result<(), Failure>;

    /// The end: what was not checked.
    fn end(self: Box<Self>, not_checked: &[NotChecked]) -> Result<(), Failure>;
}

type Out = BufWriter<Box<dyn Write>>;

/// The form asked for, to a file or to standard output.
pub(crate) fn of(form: Form, path: Option<&Path>, judged: Judged) -> Result<Box<dyn Telling>, Failure> {
    let out: Box<dyn Write> = match path {
        Some(path) => Box::new(
            std::fs::File::create(path)
                .map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display())))?,
        ),
        None if form == Form::Xlsx && std::io::stdout().is_terminal() => {
            return Err(Failure::new("a workbook cannot be shown on a terminal; name a file with --out"));
        }
        None => Box::new(Patient { to: std::io::stdout(), gone: false }),
    };
    let out = BufWriter::with_capacity(1 << 16, out);
    Ok(match form {
        Form::Text => Box::new(text::Text::new(out, judged)),
        Form::Csv => Box::new(csv::Csv::new(out)?),
        Form::Json => Box::new(json::Json::new(out)?),
        Form::Xlsx => Box::new(xlsx::Workbook::new(out, judged)),
    })
}

/// Standard output whose reader may go away: what is left to say is then said to nobody, which is no error.
struct Patient {
    to: std::io::Stdout,
    gone: bool,
}

impl Write for Patient {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        if self.gone {
            return Ok(bytes.len());
        }
        match self.to.write(bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(bytes.len())
            }
            other => other,
        }
    }

    fn flush(&mut self) -> std::io::Result<()> {
        match self.to.flush() {
            Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
                self.gone = true;
                Ok(())
            }
            other => other,
        }
    }
}

/// What stands in the columns concerned: `RNE=S; DECOM=01/04/2025`.
pub(crate) fn values_in_words(found: &Found<'_>) -> String {
    let values: Vec<String> = found.values.iter().map(|(field, value)| format!("{field}={value}")).collect();
    values.join("; ")
}

/// What it clashes with: `last year's Episodes row 5: RNE=P`.
fn beside_in_words(found: &Found<'_>) -> String {
    let clashes: Vec<String> = found
        .beside
        .iter()
        .map(|clash| {
            let whose = if clash.last_year { "last year's " } else { "" };
            let value = if clash.value.is_empty() { "(blank)" } else { &clash.value };
            format!("{whose}{} row {}: {}={value}", clash.table, clash.row, clash.column)
        })
        .collect();
    clashes.join("; ")
}

/// How often each rule failed, and for how many children.
#[derive(Default)]
struct Tally {
    rules: BTreeMap<&'static str, Counted>,
    last_child: Option<String>,
    children: usize,
    failures: usize,
    accepted: usize,
}

struct Counted {
    about: &'static About,
    rows: usize,
    accepted: usize,
    children: usize,
    last_child: Option<String>,
}

impl Tally {
    /// Counts a failure. Those of one child come together, so remembering the last child is enough; the few rules that
    /// compare children come before.
    fn count(&mut self, found: &Found<'_>, accepted: bool) {
        let child = found.child.as_deref();
        let counted = self.rules.entry(found.rule.code).or_insert_with(|| Counted {
            about: found.rule,
            rows: 0,
            accepted: 0,
            children: 0,
            last_child: None,
        });
        counted.rows += 1;
        counted.accepted += usize::from(accepted);
        if child.is_some() && counted.last_child.as_deref() != child {
            counted.children += 1;
            counted.last_child = child.map(str::to_owned);
        }
        if child.is_some() && self.last_child.as_deref() != child {
            self.children += 1;
            self.last_child = child.map(str::to_owned);
        }
        self.failures += 1;
        self.accepted += usize::from(accepted);
    }
}

/// What was not checked, rules with the same reason together.
fn by_reason(not_checked: &[NotChecked]) -> BTreeMap<&str, Vec<&'static str>> {
    let mut reasons: BTreeMap<&str, Vec<&'static str>> = BTreeMap::new();
    for one in not_checked {
        reasons.entry(one.reason.as_str()).or_default().push(one.rule);
    }
    reasons
}

/// `1 row`, `12 rows`.
fn count(number: usize, one: &str, many: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {many}") }
}
