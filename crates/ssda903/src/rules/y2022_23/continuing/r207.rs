//! Who was a mother in last year's return is one in this year's.
//!
//! A row of Header fails where last year's Header has the same child with MOTHER 1, this year's has something else
//! or nothing, and the child has an episode this year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "207",
    "Mother status for the current year disagrees with the mother status already recorded for this \
     child.",
    &["MOTHER"],
)
.reads(&[Table::Episodes, Table::Header])
.reads_last(&[Table::Header])
.fix("Check the record: a mother stays one. If last year was wrong, say so in the return's notes.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(before) = child.last.header().filter(|before| before.mother == "1") else { return };
    if child.episodes.is_empty() {
        return;
    }
    for header in child.headers.iter().filter(|header| header.mother != "1") {
        flags.flag_beside(header, before, "MOTHER");
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
            CHILD MOTHER
            1     1
            2     0      <
            3     -      <
            4     0
            5     0
            6     1
            7     0

            Episodes
            CHILD
            1
            2
            3
            5
            6
            7

            Header last
            CHILD MOTHER
            1     1
            2     1
            3     1
            4     1
            5     0
            6     0
            8     1
            ",
        );
    }
}
