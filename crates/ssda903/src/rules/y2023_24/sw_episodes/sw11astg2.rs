//! A social worker who leaves is followed by another soon. In 2023-24 only.
//!
//! A row of SWEpisodes fails where the child's social worker episode before it ended five days or more before 31
//! March, and this one starts more than five days before or after that end, or has no start. A child's social
//! worker episodes stand in the order of their starts, then of their ends; those without a start stand last, and so
//! does one without an end among those of the same start.

use super::in_pairs;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW11aSTG2",
    "Social worker episode has ended before 31 March and no subsequent social worker episode has \
     been provided.",
    &["SW_DEC"],
)
.reads(&[Table::SwEpisodes])
.fix("Put in the episode that lacks between the two, or correct the days.")
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for (before, row) in in_pairs(child) {
        let Some(ended) = before.sw_dec.day().filter(|ended| ended.days_until(context.end) >= 5) else {
            continue;
        };
        let is_soon = row.sw_decom.day().is_some_and(|began| ended.days_until(began).abs() <= 5);
        if !is_soon {
            flags.flag_beside(row, before, "SW_DEC");
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
            2024,
            "
            SWEpisodes
            CHILD SW_DECOM   SW_DEC
            1     01/05/2023 01/06/2023
            1     06/06/2023 01/07/2023
            1     07/07/2023 26/03/2024 <
            1     -          -          <
            2     01/05/2023 27/03/2024
            2     -          -
            3     01/05/2023 01/06/2023
            4     01/05/2023 01/06/2023
            4     27/05/2023 01/07/2023
            4     25/06/2023 -          <
            5     01/05/2023 -
            5     01/09/2023 -
            ",
        );
    }
}
