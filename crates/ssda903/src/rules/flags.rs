//! What a rule found while it was judged.

use super::typed::{At, Placed};

/// The rows that a rule finds at fault.
#[derive(Debug, Default)]
pub(crate) struct Flags {
    found: Vec<Flag>,
}

/// One row at fault, or the whole return.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Flag {
    /// None: the whole return.
    pub(crate) at: Option<At>,
    /// What it clashes with: other rows and the columns of them.
    pub(crate) beside: Vec<(At, &'static str)>,
}

impl Flags {
    /// This row is at fault. A row of last year's return is never reported, and a row is reported once.
    pub(crate) fn flag(&mut self, row: &impl Placed) {
        self.push(row.at(), None);
    }

    /// This row is at fault because of what stands in a column of another row, of this year or last.
    pub(crate) fn flag_beside(&mut self, row: &impl Placed, other: &impl Placed, column: &'static str) {
        self.push(row.at(), Some((other.at(), column)));
    }

    /// Two rows are at fault, each because of what stands in the other: given with the column that clashes in each.
    pub(crate) fn flag_both(
        &mut self,
        one: (&impl Placed, &'static str),
        other: (&impl Placed, &'static str),
    ) {
        self.flag_beside(one.0, other.0, other.1);
        self.flag_beside(other.0, one.0, one.1);
    }

    /// The return as a whole is at fault.
    pub(crate) fn whole_return(&mut self) {
        if !self.found.iter().any(|flag| flag.at.is_none()) {
            self.found.push(Flag { at: None, beside: Vec::new() });
        }
    }

    fn push(&mut self, at: At, beside: Option<(At, &'static str)>) {
        if at.last_year {
            return;
        }
        if let Some(flag) = self.found.iter_mut().find(|flag| flag.at == Some(at)) {
            flag.beside.extend(beside);
            return;
        }
        self.found.push(Flag { at: Some(at), beside: beside.into_iter().collect() });
    }

    /// Takes what was found out, in the order of tables and rows, so that the next rule begins with nothing.
    pub(crate) fn take(&mut self) -> Vec<Flag> {
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_key(|flag| flag.at);
        found
    }
}
