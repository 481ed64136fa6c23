//! PrevPerm: permanence before this period of care.

use exchange::Problem;
use records::PartialDay;
use records::codes::PreviousPermanence;
use records::coming_into_care::PermanenceBefore;

use super::{About, Listed};
use crate::facts::cells::Reading;
use crate::tables::Table;

impl Listed for PermanenceBefore {
    const TABLE: Table = Table::PrevPerm;

    fn key(&self) -> String {
        self.year.to_string()
    }

    fn read(row: &mut Reading<'_>, year: u16) -> Result<Self, Problem> {
        let option = PreviousPermanence::of(row.text("PREV_PERM")).ok_or_else(|| {
            row.refuse("PREV_PERM", "is no code of the set PREV_PERM", "P1, P2, P3, P4 or Z1")
        })?;
        let ordered = match row.text("DATE_PERM") {
            "" => None,
            text => match PartialDay::parse_return(text) {
                Ok(day) => Some(day),
                Err(_) => {
                    return Err(row.refuse(
                        "DATE_PERM",
                        "is not a day in the calendar",
                        "a date DD/MM/YYYY, in which ZZ stands for what is not known",
                    ));
                }
            },
        };
        Ok(PermanenceBefore { year, option, authority: row.some("LA_PERM"), ordered })
    }

    fn cells(&self, about: &About<'_>) -> Vec<String> {
        vec![
            about.child.to_owned(),
            about.born(),
            self.option.code().to_owned(),
            self.authority.clone().unwrap_or_default(),
            self.ordered.map(PartialDay::to_return).unwrap_or_default(),
        ]
    }

    fn carried(&self, about: &About<'_>) -> bool {
        self.year == about.year
    }
}
