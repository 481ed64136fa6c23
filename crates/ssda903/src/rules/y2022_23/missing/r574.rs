//! Times missing or away follow one another: the one before has ended when the next starts, and they do not
//! overlap.
//!
//! The times of a child stand in the order of their ends, an open one where it starts, those of the same day in the
//! order of their starts. One fails where the one before it has a start and no end, or ends after this one starts.
//! To end and to start on the same day is right.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "574",
    "A new missing/away from placement without authorisation period cannot start when the previous \
     missing/away from placement without authorisation period is still open. Missing/away from \
     placement without authorisation periods should also not overlap.",
    &["MIS_START", "MIS_END"],
)
.reads(&[Table::Missing])
.fix("Check the days of both times; end the first, or join the two where it was one time.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let mut times: Vec<&Missing<'_>> = child.missing.iter().collect();
    times.sort_by_key(|time| (time.mis_end.day().or(time.mis_start.day()), time.mis_start.day()));
    for pair in times.windows(2) {
        let [before, time] = pair else { continue };
        let is_open = before.mis_start.is_given() && before.mis_end.is_missing();
        let overlaps = before.mis_end.day().is_some_and(|ended| time.mis_start.is_before(ended));
        if is_open || overlaps {
            flags.flag_beside(*time, *before, "MIS_END");
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
            CHILD MIS_START  MIS_END
            1     01/06/2025 03/06/2025
            1     03/06/2025 04/06/2025
            1     05/06/2025 -
            2     05/06/2025 07/06/2025 <
            2     01/06/2025 -
            3     01/06/2025 05/06/2025
            3     04/06/2025 06/06/2025 <
            4     01/06/2025 05/06/2025 <
            4     04/06/2025 -
            5     01/06/2025 -
            6     02/06/2025 -
            7     -          -
            7     01/06/2025 02/06/2025
            8     01/06/2025 31/06/2025
            8     02/06/2025 03/06/2025 <
            ",
        );
    }
}
