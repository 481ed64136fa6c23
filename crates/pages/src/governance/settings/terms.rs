//! Which school terms are counted by, this school year and the next: those that were entered, or the plain pattern.

use calendar::{AcademicYear, Moment};
use records::governance::SchoolYear;
use timeline::Stranded;
use web::parts::{Cell, Colour, Column, Table, Tag};

use crate::Desk;

/// The terms of this year and the next, and where they come from.
pub(super) fn counted_by(desk: &Desk) -> Table {
    let authority = desk.authority(Moment::END_OF_TIME);
    let this = AcademicYear::of(desk.today());
    let columns =
        [Column::text("Term"), Column::date("First day"), Column::date("Last day"), Column::text("From")];
    let mut table = Table::new("What is counted by now", columns).large();
    for year in [this, this.next()] {
        let terms = authority.calendars.terms.of_year(year);
        let entered = authority.strand::<SchoolYear>().any(|said| said.terms() == terms);
        for term in terms {
            let (words, colour) =
                if entered { ("Entered", Colour::Green) } else { ("Plain pattern", Colour::Yellow) };
            table.push([
                Cell::new(term.to_string()),
                Cell::new(term.first.to_words()),
                Cell::new(term.last.to_words()),
                Cell::part(&Tag::new(words, colour)),
            ]);
        }
    }
    table
}
