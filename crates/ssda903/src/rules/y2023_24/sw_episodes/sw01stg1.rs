//! Every child who is looked after on 31 March has a social worker in the return. In 2023-24 only.
//!
//! An open episode fails, unless it is under an agreement for short breaks (V3, V4), where the child has no row of
//! SWEpisodes in which SW_ID, SW_DECOM and SW_REASON are all completed. That a date is none, or only partly known,
//! is asked by others.

use super::is_complete;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW01STG1",
    "Child looked after on 31 March, but no social worker episode information is reported",
    &["DEC"],
)
.reads(&[Table::SwEpisodes, Table::Episodes])
.fix("Enter the child's social worker, the day the worker took over, and why.")
.differs(
    "The open validator counts the rows of Episodes and names those of SWEpisodes with the same \
     number; the row at fault is that of Episodes.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.sw_episodes.iter().any(is_complete) {
        return;
    }
    for episode in &child.episodes {
        if episode.dec.is_missing() && !episode.is_short_break() {
            flags.flag(episode);
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
            Episodes
            CHILD DEC        LS
            1     -          C2
            2     01/05/2023 C2
            2     -          C2 <
            3     -          C2 <
            4     -          C2 <
            5     -          C2 <
            6     -          V3
            7     01/03/2024 C2
            8     -          C2

            SWEpisodes
            CHILD SW_ID SW_DECOM   SW_REASON
            1     SW123 01/05/2020 OTHERS
            2     -     01/05/2020 OTHERS
            3     SW123 -          OTHERS
            3     SW123 01/05/2020 -
            4     SW123 01/05/2020 -
            8     SW123 ZZ/05/2020 OTHERS
            9     -     -          -
            ",
        );
    }
}
