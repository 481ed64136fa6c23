//! Every child has an ethnicity, as a code of the census.
//!
//! A child fails where Ethnicity is blank or not a code. A child without any ChildCharacteristics fails by the
//! identifiers.

use crate::rules::prelude::*;

pub(super) static RULE: Rule =
    Rule::new("4220", "Ethnicity is missing or invalid (see Ethnicity table)", &["Ethnicity"])
        .fix(
            "Look up the ethnicity in the child's record; NOBT says that it has not been obtained yet, REFU \
     that it was refused.",
        )
        .each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    match (&child.characteristics, &child.identifiers) {
        (Some(row), _) if !codes::ETHNICITY.has(&row.ethnicity, context.closing) => flags.flag(row),
        (None, Some(identifiers)) => flags.flag(identifiers),
        _ => {}
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
            ChildIdentifiers
            LAchildID
            1
            2
            3  <

            ChildCharacteristics
            LAchildID Ethnicity
            1         wbri
            2         XXXX  <
            4         -     <
            ",
        );
    }
}
