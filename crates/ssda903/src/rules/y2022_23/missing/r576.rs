//! Who was missing when last year ended is missing in this year's return from the same day.
//!
//! Where last year's Missing has a time of the child without an end, the child's first time of this year, by
//! MIS_START, fails if it does not start on the same day. A child of this year's Header with no time at all this
//! year fails there, by the row of Header: the time was never closed.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "576",
    "There is an open missing/away from placement without authorisation period in last year’s \
     return and there is no corresponding period recorded at the start of this year.",
    &["CHILD"],
)
.reads(&[Table::Missing])
.reads_last(&[Table::Missing])
.fix(
    "Repeat last year's open time in this year's return, with the day the child came back; if it \
     had ended already, say so in the return's notes.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let first = child.missing.iter().min_by_key(|row| (row.mis_start.is_missing(), row.mis_start.day()));
    let was_open = |row: &&Missing<'_>| row.mis_start.is_given() && row.mis_end.is_missing();
    for open in child.last.missing.iter().filter(was_open) {
        match first {
            Some(first) if first.mis_start.day() == open.mis_start.day() => {}
            Some(first) => flags.flag_beside(first, open, "MIS_START"),
            None => {
                for header in &child.headers {
                    flags.flag_beside(header, open, "MIS_START");
                }
            }
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
            Missing
            CHILD MIS_START
            1     01/05/2025
            1     20/03/2025
            2     01/05/2025
            2     21/03/2025 <
            3     01/05/2025
            4     -          <
            6     01/05/2025

            Missing last
            CHILD MIS_START  MIS_END
            1     01/03/2025 02/03/2025
            1     20/03/2025 -
            2     20/03/2025 -
            3     20/03/2025 21/03/2025
            4     20/03/2025 -
            5     20/03/2025 -
            6     -          -
            ",
        );
        check(
            &RULE,
            2026,
            "
            Header
            CHILD
            1     <
            2

            Missing
            CHILD MIS_START

            Missing last
            CHILD MIS_START  MIS_END
            1     20/03/2025 -
            2     20/03/2025 21/03/2025
            3     20/03/2025 -
            ",
        );
    }
}
