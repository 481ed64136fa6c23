//! The reason for a placement change (REASON_PLACE_CHANGE), where one is given, is a code of the year. A blank one
//! does not fail here.

use records::codes::ReasonForChange;

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("1009", "Reason for placement change is not a valid code.", &["REASON_PLACE_CHANGE"])
        .reads(&[Table::Episodes])
        .fix("Ask why the placement ended and give its code.")
        .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if !episode.reason_place_change.is_empty()
            && !is_code::<ReasonForChange>(episode.reason_place_change, context.closing)
        {
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
            CHILD REASON_PLACE_CHANGE
            1     CARPL
            1     CUSTOD
            1     OTHER
            1     NA                  <
            1     -
            ",
        );
    }
}
