//! A birth is expected from March to December of the year in which the census closes.
//!
//! A child fails where an expected date of birth is given and lies before 1 March or after 31 December of that year.

use calendar::{Day, Period};

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8530Q",
    "Please check and either amend data or provide a reason: Expected Date of Birth is outside the \
     expected range for this census (March to December of the Census Year end)",
    &["ExpectedPersonBirthDate"],
)
.query()
.fix(
    "Check the expected date of birth; if the child has been born, give the date of birth and take \
     the expected one out.",
)
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    let year = context.end().year();
    let months = Day::new(year, 3, 1).zip(Day::new(year, 12, 31));
    if months.is_some_and(|(from, to)| identifiers.expected_birth.is_outside(Period { from, to })) {
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
            2026,
            "
            ChildIdentifiers
            LAchildID ExpectedPersonBirthDate
            1         2026-03-01
            2         2026-12-31
            3         2026-02-28  <
            4         2027-01-01  <
            5         2025-06-01  <
            6         -
            ",
        );
    }
}
