//! A child in need is not older than twenty-five.
//!
//! A child fails, together with the episode, whose twenty-fifth birthday was before the episode closed or, while it
//! is open, before the end of the census year.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "8775Q",
    "Please check and either amend data or provide a reason: Child is over 25 years old",
    &["PersonBirthDate", "CINclosureDate"],
)
.query()
.fix("Check the date of birth, and the day the case closed or why it is still open.")
.each_child(judge);

fn judge<'c>(child: &'c Child, context: &Context, flags: &mut Flags<'c>) {
    let Some(identifiers) = &child.identifiers else { return };
    let Some(born) = identifiers.birth.day() else { return };
    for episode in &child.episodes {
        let last = episode.closure.day().unwrap_or(context.end());
        if birthday(born, 25) < last {
            flags.flag_both((identifiers, "PersonBirthDate"), (episode, "CINclosureDate"));
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
            ChildIdentifiers
            LAchildID PersonBirthDate
            1         2001-03-30  <
            2         2001-03-31
            3         2001-03-30
            4         2000-05-01
            5         2000-05-01  <
            6         -

            CINdetails
            LAchildID CINclosureDate
            1         -           <
            2         -
            3         2026-03-30
            4         2025-05-01
            5         2025-05-02  <
            5         2025-05-01
            6         -
            ",
        );
    }
}
