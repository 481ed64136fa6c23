//! Findings as a workbook: what failed, each rule with its count, what was not checked.

use std::io::Write;

use exchange::{Failure, NotChecked};
use press::xlsx::{Listing, ListingCell as Cell};

use crate::tally::Tally;
use crate::words::{beside_in_words, values_in_words};
use crate::{Accepted, Judged, Out, TellError, Telling};

/// Rows of one sheet at most: Excel takes a million, but a workbook is put together in memory and read by a person.
const MOST: usize = 200_000;

pub(crate) struct Workbook<'o> {
    out: Out<'o>,
    judged: Judged,
    tally: Tally,
    listing: Listing,
    left_out: usize,
}

impl<'o> Workbook<'o> {
    pub(crate) fn new(out: Out<'o>, judged: Judged) -> Workbook<'o> {
        let mut listing = Listing::new();
        listing.sheet(
            "Findings",
            &[
                ("Rule", 10),
                ("Severity", 9),
                ("Child", 14),
                ("Table", 15),
                ("Row", 7),
                ("File", 20),
                ("Line", 7),
                ("Values", 34),
                ("Clashes with", 34),
                ("Message", 60),
                ("What to do", 60),
                ("Accepted because", 30),
                ("Decided by", 18),
                ("Decided on", 12),
            ],
        );
        Workbook { out, judged, tally: Tally::default(), listing, left_out: 0 }
    }
}

impl Telling for Workbook<'_> {
    fn failure(&mut self, found: &Failure<'_>, accepted: Option<Accepted<'_>>) -> Result<(), TellError> {
        self.tally.count(found, accepted.is_some());
        if self.tally.failures() > MOST {
            self.left_out += 1;
            return Ok(());
        }
        let number =
            |number: Option<u32>| number.map_or(Cell::Blank, |number| Cell::Number(f64::from(number)));
        let words = |words: &str| Cell::Text(words.to_owned());
        self.listing.row(&[
            words(found.rule.code),
            words(found.rule.level.word()),
            words(found.child.as_deref().unwrap_or_default()),
            words(found.table.unwrap_or_default()),
            number(found.row),
            words(found.file.unwrap_or_default()),
            number(found.line),
            words(&values_in_words(found)),
            words(&beside_in_words(found)),
            words(found.rule.message),
            words(found.rule.fix),
            words(accepted.map_or("", |entry| entry.reason)),
            words(accepted.map_or("", |entry| entry.decided_by)),
            words(accepted.map_or("", |entry| entry.decided_on)),
        ])?;
        Ok(())
    }

    fn end(mut self: Box<Self>, not_checked: &[NotChecked]) -> Result<(), TellError> {
        let Workbook { out, judged, tally, listing, left_out } = &mut *self;
        let words = |words: &str| Cell::Text(words.to_owned());
        let number = |number: usize| Cell::Number(number as f64);
        listing.sheet(
            "Rules",
            &[
                ("Rule", 10),
                ("Rows", 8),
                ("Children", 9),
                ("Accepted", 9),
                ("Message", 80),
                ("What to do", 80),
            ],
        );
        for counted in tally.rules() {
            listing.row(&[
                words(counted.about.code),
                number(counted.rows),
                number(counted.children),
                number(counted.accepted),
                words(counted.about.message),
                words(counted.about.fix),
            ])?;
        }
        listing.sheet("Not checked", &[("Rule", 10), ("Because", 80)]);
        for one in not_checked {
            listing.row(&[words(one.rule), words(&one.reason)])?;
        }
        listing.sheet("About", &[("What", 30), ("", 60)]);
        listing.row(&[words("Judged"), words(&judged.what)])?;
        listing.row(&[words("Children in it"), number(judged.children)])?;
        listing.row(&[words("Rules asked for"), number(judged.rules)])?;
        listing.row(&[words("Failures"), number(tally.failures())])?;
        listing.row(&[words("Children with a failure"), number(tally.children())])?;
        if *left_out > 0 {
            listing.row(&[words("Failures that did not fit on the sheet"), number(*left_out)])?;
        }
        out.write_all(&listing.bytes()?)?;
        Ok(out.flush()?)
    }
}
