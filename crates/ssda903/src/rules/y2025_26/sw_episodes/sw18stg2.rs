//! A social worker episode ends after it starts.
//!
//! A row of SWEpisodes fails where SW_DEC is on the day of SW_DECOM or before it.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW18STG2",
    "The end date of the social worker episode is before the start date",
    &["SW_DEC", "SW_DECOM"],
)
.reads(&[Table::SwEpisodes])
.fix("Check both days and correct the one that is wrong.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for row in &child.sw_episodes {
        if row.sw_dec.day().zip(row.sw_decom.day()).is_some_and(|(ended, began)| ended <= began) {
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
            CHILD SW_DECOM   SW_DEC
            1     01/05/2025 02/05/2025
            1     01/05/2025 01/05/2025 <
            1     01/05/2025 30/04/2025 <
            1     01/05/2025 -
            1     -          30/04/2025
            ",
        );
    }
}
