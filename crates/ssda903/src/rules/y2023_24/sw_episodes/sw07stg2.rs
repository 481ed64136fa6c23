//! A social worker episode ends within the time that is asked about, or is open.
//!
//! A row of SWEpisodes fails where SW_DEC is after 31 March, or before 1 April of the year before. In 2023-24, the
//! first year, the time was that year alone, from 1 April.

use super::reported_from;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW07STG2",
    "Social worker episode end date should be on or after the start of the social worker reporting \
     period, and should be on or before the collection end date.",
    &["SW_DEC"],
)
.reads(&[Table::SwEpisodes])
.fix(
    "Check the day; leave out an episode that ended earlier, and leave the day blank where it is \
     open.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let from = reported_from(context);
    for row in &child.sw_episodes {
        if row.sw_dec.is_before(from) || row.sw_dec.is_after(context.end) {
            flags.flag(row);
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
            SWEpisodes
            CHILD SW_DEC
            1     31/03/2024 <
            1     01/04/2024
            1     31/03/2026
            1     01/04/2026 <
            1     -
            ",
        );
        check(
            &RULE,
            2024,
            "
            SWEpisodes
            CHILD SW_DEC
            1     31/03/2023 <
            1     01/04/2023
            1     01/04/2024 <
            ",
        );
    }
}
