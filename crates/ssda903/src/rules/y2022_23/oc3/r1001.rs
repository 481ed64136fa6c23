//! A care leaver was looked after for at least 13 weeks after the age of 14, part of it after the age of 16, and was
//! not adopted.
//!
//! A row of OC3 fails where the child's episodes of both years, short breaks (V3, V4) left out, come to fewer than 91
//! days from the 14th birthday on, or where none of them ends on the 16th birthday or later, or where the last of
//! them, by DECOM, ended by adoption (REC E11, E12). The ages are reckoned from the Header, or from OC3 for a child
//! who is not in it.
//!
//! Only episodes with an end are counted, from DECOM to the day before DEC; days that two of them cover count once,
//! and so does an episode that both returns have. Young people of 20 and over at the end of the year are left out,
//! because what made them care leavers lies before these two years. For those younger it may too: look before
//! correcting.

use calendar::Day;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "1001",
    "The episodes recorded for this young person suggest they are not a relevant or a former relevant \
     child and therefore should not have care leaver information completed. [NOTE: This tool can only \
     test the current and previous year data loaded into the tool - this check may generate false \
     positives if a child had episodes prior to last year's collection.]",
    &["IN_TOUCH", "ACTIV", "ACCOM"],
)
.reads(&[Table::Episodes, Table::Oc3, Table::Header])
.reads_last(&[Table::Episodes])
.fix(
    "Look up the whole of the young person's care. If earlier years make them a care leaver, say so in \
     the return's notes; else take them out of OC3.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let Some(first) = child.oc3.first() else { return };
    let episodes = child.episodes_of_both_years();
    let adopted = episodes.iter().rev().find(|episode| episode.decom.is_given());
    let adopted = adopted.is_some_and(|episode| episode.ended_by_adoption());
    let dob = child.dob().or(first.dob.day());
    if dob.is_some_and(|dob| birthday(dob, 20) <= context.end) {
        return;
    }
    let care = dob.map_or(Care::NONE, |dob| Care::of(&episodes, dob));
    if adopted || care.days_since_14 < 13 * 7 || !care.since_16 {
        child.oc3.iter().for_each(|row| flags.flag(row));
    }
}

/// What the episodes that have ended come to.
struct Care {
    days_since_14: i32,
    since_16: bool,
}

impl Care {
    const NONE: Care = Care { days_since_14: 0, since_16: false };

    /// The episodes stand by DECOM.
    fn of(episodes: &[Episode<'_>], dob: Day) -> Care {
        let mut care = Care::NONE;
        let mut counted_to = birthday(dob, 14);
        for episode in episodes.iter().filter(|episode| !episode.is_short_break()) {
            let (Some(from), Some(to)) = (episode.decom.day(), episode.dec.day()) else { continue };
            care.since_16 |= to >= birthday(dob, 16);
            care.days_since_14 += from.max(counted_to).days_until(to).max(0);
            counted_to = counted_to.max(to);
        }
        care
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
            CHILD DOB
            1     01/06/2008
            2     01/06/2008
            3     01/06/2008
            4     01/06/2008
            5     01/06/2008
            6     01/06/2008
            7     01/06/2008
            8     01/04/2006
            9     31/03/2006
            10    01/06/2008
            11    01/06/2008

            Episodes
            CHILD DECOM      DEC        LS REC
            1     01/03/2024 31/05/2024 C2 X1
            1     31/05/2024 01/06/2024 C2 E4A
            2     01/03/2024 31/05/2024 C2 E4A
            3     03/03/2024 01/06/2024 C2 E4A
            4     01/01/2024 01/07/2024 V3 E4A
            5     01/01/2024 01/07/2024 C2 E11
            6     01/01/2022 31/08/2022 C2 E4A
            6     01/07/2024 02/07/2024 C2 E4A
            7     01/01/2020 -          C2 -
            11    01/01/2024 01/07/2024 C2 X1
            11    01/07/2025 01/08/2025 C2 E12

            OC3
            CHILD DOB        IN_TOUCH
            1     -          YES
            2     -          YES      <
            3     -          YES      <
            4     -          YES      <
            5     -          -        <
            6     -          YES
            7     -          YES      <
            8     -          YES      <
            9     -          YES
            10    -          YES      <
            11    -          YES      <
            12    01/06/2008 YES
            13    -          YES      <

            Episodes last
            CHILD DECOM      DEC        LS REC
            3     03/03/2024 01/06/2024 C2 E4A
            10    01/03/2024 01/06/2024 C2 E4A
            10    01/06/2024 02/06/2024 C2 E11
            12    01/01/2024 01/07/2024 C2 E4A
            ",
        );
    }
}
