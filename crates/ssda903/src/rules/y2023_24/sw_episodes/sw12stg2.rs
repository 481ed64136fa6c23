//! Whoever was looked after has the social worker episodes of the whole time that is asked about, two years; in
//! 2023-24, the first year, that year.
//!
//! An episode fails, unless it is under an agreement for short breaks (V3, V4) or is one between two others (RNE
//! other than S and REC X1), where it is open or ended in that time and the child has no social worker episode that
//! started by its end, or by 31 March where it is open, or after its start. The condition is kept as it was
//! published: it comes to having no social worker episode with a start.

use calendar::Day;

use super::{reported_from, start_of};

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "SW12STG2",
    "If a child is looked after on 31 March then all social worker episodes for the full previous \
     year should be reported, even those whilst they were not looked after",
    &["SW_DECOM"],
)
.reads(&[Table::SwEpisodes, Table::Episodes])
.fix("Enter the social workers of the child over the whole time, with the days they took over.")
.differs(
    "The open validator fails every open episode that did not begin the period of care, whatever is reported, and fails an \
     episode for any one social worker episode that does not fit it; the text asks whether none fits.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let from = reported_from(context);
    let starts: Vec<Day> = child.sw_episodes.iter().filter_map(|row| start_of(row, context)).collect();
    for episode in &child.episodes {
        let is_between = episode.rne != "S" && episode.rec == "X1";
        let is_asked_about = episode.dec.is_missing() || episode.dec.is_within(from, context.end);
        if episode.is_short_break() || is_between || !is_asked_about {
            continue;
        }
        let until = episode.dec.day().unwrap_or(context.end);
        let fits = |began: &Day| *began <= until || episode.decom.is_before(*began);
        if !starts.iter().any(fits) {
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
            2026,
            "
            Episodes
            CHILD DECOM      DEC        LS RNE REC
            1     01/05/2025 01/06/2025 C2 S   E4A
            2     01/05/2025 01/06/2025 C2 S   X1  <
            2     01/06/2025 01/07/2025 C2 P   X1
            2     01/07/2025 -          C2 P   -   <
            3     01/05/2020 -          C2 S   -
            4     01/05/2023 31/03/2024 C2 S   E4A
            5     01/05/2023 01/04/2024 C2 S   E4A <
            6     01/05/2025 -          V3 S   -
            7     01/05/2025 -          C2 S   -   <
            8     01/05/2025 01/06/2025 C2 P   E4A <
            9     01/05/2025 01/06/2025 C2 S   E4A

            SWEpisodes
            CHILD SW_DECOM
            1     01/05/2018
            3     01/05/2025
            7     -
            9     01/02/2026
            ",
        );
        check(
            &RULE,
            2024,
            "
            Episodes
            CHILD DECOM      DEC        LS RNE REC
            1     01/05/2022 31/03/2023 C2 S   E4A
            2     01/05/2022 01/04/2023 C2 S   E4A <
            3     01/05/2023 -          C2 S   -

            SWEpisodes
            CHILD SW_DECOM
            3     ZZ/05/2023
            ",
        );
    }
}
