//! Every social worker episode but the child's latest has an end. In 2023-24 only.
//!
//! A row of SWEpisodes fails where SW_DEC is blank or no real date and the child has one that stands after it. A
//! child's social worker episodes stand in the order of their starts, then of their ends; those without a start
//! stand last, and so does one without an end among those of the same start.

use super::flag_without_end;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("SW14STG2", "Social worker episode date ceased is blank.", &["SW_DEC"])
        .reads(&[Table::SwEpisodes])
        .fix("Enter the day this worker left the case: usually the day the next one took over.")
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    flag_without_end(child, flags);
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
            1     01/06/2023 -
            2     01/08/2023 -
            2     01/05/2023 -          <
            3     01/05/2023 -
            ",
        );
    }
}
