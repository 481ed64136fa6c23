//! A social worker is named by the number of the regulator, which begins with SW, or by an own one that begins with
//! XX.
//!
//! A row of SWEpisodes fails where SW_ID, in upper case, begins with neither; blank begins with neither. Since
//! 2025-26 it fails too where SW_ID has fewer than four characters.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("SW02STG1", "Social worker ID does not begin with the characters ‘SW’ or ‘XX’.", &["SW_ID"])
        .reads(&[Table::SwEpisodes])
        .fix(
            "Look the worker's number up in the regulator's register; for who has none, make one that \
             begins with XX.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for row in &child.sw_episodes {
        let begins = row.sw_id.starts_with("SW") || row.sw_id.starts_with("XX");
        let is_short = context.closing >= 2026 && row.sw_id.chars().count() < 4;
        if !begins || is_short {
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
            CHILD SW_ID
            1     SW12
            1     XX12
            1     sw123456
            1     SW1      <
            1     XX       <
            1     AB1234   <
            1     -        <
            1     1SW234   <
            ",
        );
        check(
            &RULE,
            2025,
            "
            SWEpisodes
            CHILD SW_ID
            1     SW1
            1     XX
            1     S1234 <
            1     -     <
            ",
        );
    }
}
