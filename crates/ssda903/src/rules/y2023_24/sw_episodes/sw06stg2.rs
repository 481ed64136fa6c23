//! A social worker episode starts by the end of the year.
//!
//! A row of SWEpisodes fails where SW_DECOM is after 31 March.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW06STG2",
    "Social worker episode data should be within the social worker data reporting year.",
    &["SW_DECOM"],
)
.reads(&[Table::SwEpisodes])
.fix("Check the day; an episode that began after the year belongs in the next return.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.sw_episodes {
        if row.sw_decom.is_after(context.end) {
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
            CHILD SW_DECOM
            1     31/03/2026
            1     01/04/2026 <
            1     01/04/2010
            1     -
            ",
        );
    }
}
