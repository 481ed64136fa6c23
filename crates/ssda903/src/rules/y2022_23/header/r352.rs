//! Nobody comes into care at 18 or over.
//!
//! An episode fails where RNE is S and it begins on or after the 18th birthday, by the date of birth in the Header.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("352", "Child who started to be looked after was aged 18 or over.", &["DECOM", "RNE"])
        .reads(&[Table::Header, Table::Episodes])
        .fix(
            "Check the day care began and the date of birth. A person of 18 does not start to be looked \
             after.",
        )
        .each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(adult) = child.dob().map(|dob| birthday(dob, 18)) else { return };
    for episode in &child.episodes {
        if episode.rne == "S" && episode.decom.day().is_some_and(|began| began >= adult) {
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
            Header
            CHILD DOB
            1     10/05/2007
            2     10/05/2007
            3     10/05/2007
            4     -
            5     29/02/2008

            Episodes
            CHILD DECOM      RNE
            1     10/05/2025 S   <
            1     11/05/2025 s   <
            2     09/05/2025 S
            3     10/05/2025 P
            4     10/05/2025 S
            5     27/02/2026 S
            5     28/02/2026 S   <
            6     10/05/2025 S
            ",
        );
    }
}
