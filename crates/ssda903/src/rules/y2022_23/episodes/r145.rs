//! The category of need (CIN), where one is given, is a code from N1 to N8. A blank one does not fail here.

use records::codes::CategoryOfNeed;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("145", "Category of need code is not a valid code.", &["CIN"])
    .reads(&[Table::Episodes])
    .fix("Give the main reason why the child came into care as one code from N1 to N8.")
    .each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    for episode in &child.episodes {
        if !episode.cin.is_empty() && !is_code::<CategoryOfNeed>(episode.cin, context.closing) {
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
            CHILD CIN
            1     N1
            1     N8
            1     N9  <
            2     N0  <
            2     -
            ",
        );
    }
}
