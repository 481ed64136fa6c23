//! What a rule found while it was judged.

use rustc_hash::FxHashMap;

use crate::census::Child;
use crate::modules::{Place, Row};

/// The rows that a rule finds at fault.
#[derive(Debug)]
pub(crate) struct Flags<'c> {
    child: &'c str,
    found: Vec<Flag<'c>>,
    /// Which flag a row has, by where the row is in memory.
    known: FxHashMap<usize, usize>,
}

/// Rows kept beside a row at fault: enough to see what is wrong, and a bound for what nobody wrote by hand.
const MOST_BESIDE: usize = 5;

/// One row at fault, or the whole return.
#[derive(Debug)]
pub(crate) struct Flag<'c> {
    /// The child's id; blank where there is none.
    pub(crate) child: &'c str,
    /// None: the whole return.
    pub(crate) row: Option<&'c dyn Row>,
    /// What it clashes with: other rows and the columns of them.
    pub(crate) beside: Vec<(&'c dyn Row, &'static str)>,
}

impl<'c> Flags<'c> {
    pub(crate) fn new() -> Flags<'c> {
        Flags { child: "", found: Vec::new(), known: FxHashMap::default() }
    }

    /// The rows that follow are of this child. The engine says it where rules are judged child by child.
    pub(crate) fn of(&mut self, child: &'c Child) {
        self.child = child.id();
    }

    /// This row is at fault. A row is reported once.
    pub(crate) fn flag(&mut self, row: &'c dyn Row) {
        self.push(row, None);
    }

    /// This row is at fault because of what stands in a column of another row.
    pub(crate) fn flag_beside(&mut self, row: &'c dyn Row, other: &'c dyn Row, column: &'static str) {
        self.push(row, Some((other, column)));
    }

    /// Two rows are at fault together, each because of what stands in a column of the other.
    pub(crate) fn flag_both(
        &mut self,
        (one, of_one): (&'c dyn Row, &'static str),
        (other, of_other): (&'c dyn Row, &'static str),
    ) {
        self.push(one, Some((other, of_other)));
        self.push(other, Some((one, of_one)));
    }

    /// The return as a whole is at fault.
    pub(crate) fn whole_return(&mut self) {
        self.found.push(Flag { child: "", row: None, beside: Vec::new() });
    }

    fn push(&mut self, row: &'c dyn Row, beside: Option<(&'c dyn Row, &'static str)>) {
        let address = std::ptr::from_ref(row).cast::<()>() as usize;
        if let Some(flag) = self.known.get(&address).and_then(|at| self.found.get_mut(*at)) {
            if flag.beside.len() < MOST_BESIDE {
                flag.beside.extend(beside);
            }
            return;
        }
        self.known.insert(address, self.found.len());
        self.found.push(Flag { child: self.child, row: Some(row), beside: beside.into_iter().collect() });
    }

    /// Takes what was found out, in the order of modules and rows, so that the next rule begins with nothing.
    pub(crate) fn take(&mut self) -> Vec<Flag<'c>> {
        if self.found.is_empty() {
            return Vec::new();
        }
        self.known.clear();
        let mut found = std::mem::take(&mut self.found);
        found.sort_by_key(|flag| {
            flag.row.map(|row| {
                let Place { file, row: number, .. } = row.place();
                (row.module(), file, number)
            })
        });
        found
    }
}
