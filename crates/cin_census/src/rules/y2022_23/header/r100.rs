//! The Header says the last day of the census year.
//!
//! A Header fails where its ReferenceDate is not 31 March of the year in which the collection closes, or is not
//! there. The dates of all other rules go by the collection that was asked for and never by this date.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("100", "Reference Date is incorrect", &["ReferenceDate"])
    .needs_header()
    .fix(
        "Export the census for the right year: its reference date is 31 March of the year in which it \
     closes.",
    )
    .whole(judge);

fn judge<'c>(census: &'c Census, context: &Context, flags: &mut Flags<'c>) {
    for header in &census.headers {
        if header.reference_date.day() != Some(context.end()) {
            flags.flag(header);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2026,
            "
            Header
            ReferenceDate
            2026-03-31
            2025-03-31  <
            2026-03-30  <
            -           <
            ",
        );
        check(
            &RULE,
            2024,
            "
            Header
            ReferenceDate
            2024-03-31
            ",
        );
    }
}
