//! A special guardianship order is made for a child under 18.
//!
//! An episode that ended with E45 to E48 fails where it ended after the 18th birthday, and so does the child's
//! Header. The birthday itself does not fail.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "407",
    "Reason episode ceased is Special Guardianship Order, but child has reached age 18.",
    &["DEC", "DOB", "REC"],
)
.reads(&[Table::Episodes, Table::Header])
.fix("Check the day of the order and the date of birth; at 18 care ends with another reason.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    for header in &child.headers {
        let Some(dob) = header.dob.day() else { continue };
        for episode in &child.episodes {
            if matches!(episode.rec, "E45" | "E46" | "E47" | "E48") && episode.dec.is_after(birthday(dob, 18))
            {
                flags.flag(episode);
                flags.flag(header);
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
            CHILD DOB
            1     01/06/2007 <
            2     01/06/2007
            3     -

            Episodes
            CHILD DEC        REC
            1     02/06/2025 E45 <
            1     02/06/2025 E48 <
            1     02/06/2025 E44
            1     02/06/2025 E41
            1     01/06/2025 E46
            2     01/06/2025 E47
            2     -          E47
            3     02/06/2025 E45
            ",
        );
    }
}
