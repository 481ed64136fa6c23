//! The id that an authority gives a child has twenty characters at most.
//!
//! A child with a longer LAchildID fails.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("1570", "LA Child ID must not be longer than 20 characters", &["LAchildID"])
        .fix(
            "Give the child an id of at most twenty letters and digits in the export, the same one every \
     year.",
        )
        .each_child(judge);

fn judge<'c>(child: &'c Child, _: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    if identifiers.la_child_id.as_str().chars().count() > 20 {
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
            12345678901234567890
            123456789012345678901  <
            -
            ",
        );
    }
}
