//! The id that an authority gives a child has letters and digits only.
//!
//! A child whose LAchildID has any other character, a blank or hyphen too, fails.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("1580", "LA Child ID must not contain any non-alphanumeric characters", &["LAchildID"])
        .fix(
            "Leave everything but letters and digits out of the child's id in the export, the same way every \
     year.",
        )
        .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if !identifiers.la_child_id.as_str().chars().all(|c| c.is_ascii_alphanumeric()) {
        flags.flag(identifiers);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cases() {
        check(
            &RULE,
            2025,
            "
            ChildIdentifiers
            LAchildID
            AbC123
            AbC-123  <
            AbC;     <
            Äbc      <
            -
            ",
        );
    }
}
