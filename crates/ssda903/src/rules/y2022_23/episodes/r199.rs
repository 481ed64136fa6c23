//! A child who was adopted from care has no later episode.
//!
//! An episode fails where one that began before it, in this year's return or in last year's, ended with an adoption
//! (REC E11 or E12), and so does the second of two that end so and began the same day. Only this year's rows are
//! reported; one that last year's return had already is the same episode, not a later one. Adoptions in older
//! returns cannot be seen.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "199",
    "Episode information shows child has been previously adopted from care. [NOTE: This only tests \
     the current and previous year data loaded into the tool]",
    &["CHILD"],
)
.reads(&[Table::Episodes])
.fix(
    "An adopted child who comes back into care is returned as a new child with a new id. If there \
     was no adoption, correct the earlier reason.",
)
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let adoptions = || {
        child.last.episodes.iter().chain(&child.now.episodes).filter(|episode| episode.ended_by_adoption())
    };
    for episode in &child.now.episodes {
        let Some(decom) = episode.decom.day() else { continue };
        if let Some(adoption) = adoptions().find(|adoption| adoption.decom.is_before(decom)) {
            flags.flag_beside(episode, adoption, "REC");
        } else if episode.ended_by_adoption() {
            let twin = |other: &&Episode<'_>| {
                !other.at.last_year && other.at.index < episode.at.index && other.decom.day() == Some(decom)
            };
            if let Some(first) = adoptions().find(twin) {
                flags.flag_beside(episode, first, "REC");
            }
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
            CHILD DECOM      REC
            1     01/06/2025 E11
            1     01/08/2025 -   <
            1     01/05/2025 X1
            2     01/08/2025 -   <
            3     01/02/2025 E12
            4     01/06/2025 E11
            4     01/06/2025 E12 <
            5     01/06/2025 E4A
            5     01/08/2025 -
            6     -          E11
            6     01/08/2025 -

            Episodes last
            CHILD DECOM      REC
            2     01/06/2024 E12
            3     01/02/2025 E12
            ",
        );
    }
}
