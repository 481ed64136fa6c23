//! A unique pupil number belongs to one child.
//!
//! All rows of Header with the same UPN fail. Blank and the codes for a number not known, UN1 to UN5, are not
//! compared.

use rustc_hash::FxHashMap;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new("444", "Duplicate UPN has been reported", &["UPN"])
    .reads(&[Table::Header])
    .fix("Ask the schools whose number it is. Where two ids stand for one child, join them in the record.")
    .whole(judge);

fn judge(whole: &Whole<'_>, _: &Context<'_>, flags: &mut Flags) {
    let mut by_upn: FxHashMap<&str, Vec<&Header<'_>>> = FxHashMap::default();
    for header in &whole.headers {
        if !matches!(header.upn, "" | "UN1" | "UN2" | "UN3" | "UN4" | "UN5") {
            by_upn.entry(header.upn).or_default().push(header);
        }
    }
    for rows in by_upn.values() {
        for pair in rows.windows(2) {
            if let [one, other] = pair {
                flags.flag_both((*one, "UPN"), (*other, "UPN"));
            }
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
            CHILD UPN
            1     A123456789012 <
            2     B123456789012
            3     a123456789012 <
            4     A123456789012 <
            5     UN1
            6     UN1
            7     -
            8     -
            9     C123456789012 <
            9     C123456789012 <

            Header last
            CHILD UPN
            2     B123456789012
            ",
        );
    }
}
