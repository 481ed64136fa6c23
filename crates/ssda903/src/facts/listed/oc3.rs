//! OC3: a care leaver around the birthday.

use exchange::Problem;
use records::codes::InTouch;
use records::leaving_care::CareLeaverContact;

use super::{About, Listed};
use crate::facts::cells::{self, Reading};
use crate::tables::Table;

impl Listed for CareLeaverContact {
    const TABLE: Table = Table::Oc3;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        let in_touch = InTouch::of(row.text("IN_TOUCH")).ok_or_else(|| {
            row.refuse("IN_TOUCH", "is no code of the set IN_TOUCH", "YES, NO, DIED, REFU, NREQ or RHOM")
        })?;
        Ok(CareLeaverContact {
            year,
            in_touch,
            activity: row.code("ACTIV"),
            accommodation: row.code("ACCOM"),
        })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            about.born(),
            self.in_touch.code().to_owned(),
            cells::code(self.activity),
            cells::code(self.accommodation),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}
