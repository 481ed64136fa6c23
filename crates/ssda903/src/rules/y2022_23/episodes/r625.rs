//! A young mother's first child was born by the end of the year, and by the day she left care.
//!
//! Where MC_DOB lies after 31 March of the year, or after the last day on which an episode of hers ended, the
//! Header fails, and the episode that ended last. While an episode of hers is open she has not left care, and only
//! 31 March counts.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "625",
    "Date of birth of the first child is beyond the end of this reporting year or the date the \
     child ceased to be looked after.",
    &["MC_DOB", "DEC"],
)
.reads(&[Table::Episodes, Table::Header])
.fix(
    "Check the date of birth of her child and the day she left care. A child born afterwards is not \
     returned.",
)
.differs(
    "The open validator compares with the latest end also while an episode is open; the DfE's \
     message speaks of the day the child ceased to be looked after.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let is_open = child.episodes.iter().any(|episode| episode.dec.is_missing());
    let last = child.episodes.iter().filter_map(|episode| episode.dec.day()).max();
    for header in &child.headers {
        let Some(born) = header.mc_dob.day() else { continue };
        let left = last.filter(|_| !is_open);
        if born > context.end || left.is_some_and(|left| born > left) {
            flags.flag(header);
            let ended_last = |episode: &&Episode<'_>| last.is_some() && episode.dec.day() == last;
            child.episodes.iter().filter(ended_last).for_each(|episode| flags.flag(episode));
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
            Header
            CHILD MC_DOB
            1     02/06/2025 <
            2     01/06/2025
            3     01/04/2026 <
            4     02/06/2025
            5     -
            6     01/04/2026 <
            7     31/03/2026

            Episodes
            CHILD DEC
            1     01/05/2025
            1     01/06/2025 <
            2     01/06/2025
            3     01/05/2025 <
            3     -
            4     01/06/2025
            4     -
            5     01/06/2025
            ",
        );
    }
}
