//! A child has at most 75 days of short breaks (V3) in a year: regulation 48 of the Care Planning Regulations 2010.
//!
//! The days of the child's V3 episodes that lie in the collection year are added up; an open one lasts to 31 March.
//! Where they are more than 75 every one of these episodes fails. A break outside the year, or one that ends before
//! it begins, neither counts nor fails.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "367",
    "The maximum amount of respite care allowable is 75 days in any 12-month period.",
    &["LS", "DECOM", "DEC"],
)
.reads(&[Table::Episodes])
.fix(
    "Check the days of the breaks with the provider. Beyond 75 days they are no short breaks any \
     more: look up the legal status.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let in_year = |episode: &&Episode<'_>| -> Option<i32> {
        let from = episode.decom.day()?.max(context.start);
        let end = episode.dec.day().unwrap_or(context.end).min(context.end);
        let is_in_order = episode.dec.day().is_none_or(|dec| episode.decom.day() <= Some(dec));
        (episode.ls == "V3" && is_in_order && from <= end).then(|| from.days_until(end))
    };
    let days: i32 = child.episodes.iter().filter_map(|episode| in_year(&episode)).sum();
    if days > 75 {
        child.episodes.iter().filter(|episode| in_year(episode).is_some()).for_each(|one| flags.flag(one));
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
            Episodes
            CHILD DECOM      DEC        LS
            1     01/05/2025 15/07/2025 V3
            2     01/05/2025 16/07/2025 V3 <
            3     01/02/2025 11/04/2025 V3 <
            3     01/05/2025 01/07/2025 V3 <
            3     01/08/2025 06/08/2025 V3 <
            3     06/08/2025 01/12/2025 V4
            3     01/03/2025 31/03/2025 V3
            3     01/11/2025 01/10/2025 V3
            4     15/01/2026 -          V3
            5     14/01/2026 -          V3 <
            6     01/01/2025 15/06/2025 V3
            7     -          15/12/2025 V3
            ",
        );
    }
}
