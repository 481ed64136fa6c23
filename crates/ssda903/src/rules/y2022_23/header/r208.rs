//! A unique pupil number does not change from one return to the next, except where it becomes known.
//!
//! A row of Header fails where last year's Header has the same child with another UPN. Left out are: a code for a
//! number not known (UN1 to UN5) that became a number; UN1 or blank that became UN2 to UN5; UN1 that became blank.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "208",
    "Unique Pupil Number (UPN) for the current year disagrees with the Unique Pupil Number (UPN) \
     already recorded for this child.",
    &["UPN"],
)
.reads(&[Table::Header])
.reads_last(&[Table::Header])
.fix(
    "Ask the school which number is right. If this year's is, say so in the return's notes; else \
     correct it.",
)
.differs("The open validator also fails a UPN that went from UN1 to blank; the text leaves that out.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let Some(before) = child.last.header() else { return };
    for header in &child.headers {
        if header.upn != before.upn && !became_known(before.upn, header.upn) {
            flags.flag_beside(header, before, "UPN");
        }
    }
}

fn became_known(before: &str, now: &str) -> bool {
    match (before, now) {
        ("UN1", "") | ("UN1" | "", "UN2" | "UN3" | "UN4" | "UN5") => true,
        ("UN1" | "UN2" | "UN3" | "UN4" | "UN5", now) => {
            !matches!(now, "" | "UN1" | "UN2" | "UN3" | "UN4" | "UN5")
        }
        _ => false,
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
            CHILD UPN
            1     A123456789012
            2     A123456789012
            3     A123456789012 <
            4     A123456789012 <
            5     UN2
            6     UN3           <
            7     UN1           <
            8     UN5
            9     -
            10    -
            11    -             <
            12    UN1           <
            13    UN1           <
            14    a123456789012

            Header last
            CHILD UPN
            1     A123456789012
            2     UN4
            3     B123456789012
            4     -
            5     UN1
            6     UN2
            7     UN2
            8     -
            9     -
            10    UN1
            11    UN2
            12    -
            13    A123456789012
            14    A123456789012
            ",
        );
    }
}
