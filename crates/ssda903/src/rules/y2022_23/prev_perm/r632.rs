//! The day of the order of a permanence option is a day before the child came into care.
//!
//! A row of PrevPerm fails where DATE_PERM is neither a real date nor one whose first parts are unknown (ZZ/MM/YYYY,
//! ZZ/ZZ/YYYY, ZZ/ZZ/ZZZZ), or where it is on or after the DECOM of the child's first episode in the return. A date
//! with unknown parts is taken as the latest day it may be; ZZ/ZZ/ZZZZ is not compared. The first episode, by DECOM,
//! fails with the row.
//!
//! Where care began before the year, its first episode may not be in the return, as the message warns.

use calendar::Day;

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "632",
    "Date of previous permanence order not a valid value. NOTE: This rule may result in false negatives \
     where the period of care started before the current collection year",
    &["DATE_PERM", "DECOM"],
)
.reads(&[Table::Episodes, Table::PrevPerm])
.fix("Look up the day of the order and enter it as DD/MM/YYYY, with ZZ for the parts that are not known.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    let first = child.first_episode();
    for row in child.prev_perm.iter().filter(|row| row.date_perm.is_filled()) {
        let wrong = match latest(row.date_perm.text) {
            None => true,
            Some(Latest::Unknown) => false,
            Some(Latest::Day(day)) => {
                first.and_then(|episode| episode.decom.day()).is_some_and(|decom| day >= decom)
            }
        };
        match first {
            Some(episode) if wrong => flags.flag_both((row, "DATE_PERM"), (episode, "DECOM")),
            None if wrong => flags.flag(row),
            _ => {}
        }
    }
}

/// The latest day that a date with unknown parts may be.
enum Latest {
    Day(Day),
    Unknown,
}

/// None where it is no date at all.
fn latest(text: &str) -> Option<Latest> {
    if text == "ZZ/ZZ/ZZZZ" {
        return Some(Latest::Unknown);
    }
    let first_known = match (text.strip_prefix("ZZ/ZZ/"), text.strip_prefix("ZZ/")) {
        (Some(year), _) => format!("31/12/{year}"),
        (None, Some(month)) => format!("01/{month}"),
        (None, None) => text.to_owned(),
    };
    let day = Day::parse_return(&first_known).ok()?;
    let (year, month, _) = day.parts();
    Some(Latest::Day(if text.starts_with("ZZ") { Day::last_of_month(year, month) } else { day }))
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
            CHILD DECOM      RNE
            1     01/06/2025 S
            2     01/06/2025 S    <
            3     01/06/2025 S    <
            4     01/06/2025 S    <
            5     01/06/2025 S
            6     01/06/2025 S
            7     31/12/2020 S    <
            8     01/01/2021 S
            9     28/02/2021 S    <
            10    01/03/2021 S
            11    01/06/2025 S    <
            12    01/06/2025 S    <
            13    01/08/2025 L
            13    01/06/2025 S    <
            14    -          S
            15    01/06/2025 S    <
            17    01/06/2025 S    <

            PrevPerm
            CHILD DATE_PERM
            1     31/05/2025
            2     01/06/2025      <
            3     02/06/2025      <
            4     31/06/2020      <
            5     ZZ/ZZ/ZZZZ
            6     -
            7     ZZ/ZZ/2020      <
            8     ZZ/ZZ/2020
            9     ZZ/02/2021      <
            10    ZZ/02/2021
            11    ZZ/13/2020      <
            12    01/ZZ/2020      <
            13    01/07/2025      <
            14    01/07/2025
            15    2020            <
            16    SPRING          <
            17    ZZ/ZZ/20        <
            ",
        );
    }
}
