//! Whether a girl is a mother is said as 0 or 1, and for nobody else.
//!
//! A row of Header fails, and the OC3 rows of the child with it, where MOTHER is something other than 0 or 1; where
//! it is given for a boy; where a girl has an episode in the year, not under an agreement for short breaks (V3,
//! V4), and MOTHER is blank; or where a girl has an answer in OC3, no episode in the year, and MOTHER is given. An
//! episode is of the year where it touches it: it began by 31 March and had not ended before 1 April.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "165",
    "Data entry for mother status is invalid.",
    &["MOTHER", "SEX", "ACTIV", "ACCOM", "IN_TOUCH", "DECOM"],
)
.reads(&[Table::Header, Table::Episodes, Table::Oc3])
.fix(
    "Say in the record whether she is a mother; take the answer out for a boy, and for a care \
     leaver who was not looked after in the year.",
)
.differs(
    "The open validator still reads SEX as 1 and 2, so that since 2024-25 it finds only a MOTHER \
     that is neither 0 nor 1; the text speaks of girls and boys, and SEX is read as the codes of \
     its year.",
)
.each_child(judge);

fn judge(child: &Child<'_>, context: &Context<'_>, flags: &mut Flags) {
    let of_year = |episode: &&Episode<'_>| {
        episode.decom.day().is_some_and(|began| began <= context.end)
            && episode.dec.day().is_none_or(|ended| ended >= context.start)
    };
    let has_episode = child.episodes.iter().any(|episode| of_year(&episode));
    let looked_after = child.episodes.iter().filter(of_year).any(|episode| !episode.is_short_break());
    let is_leaver = !has_episode && child.oc3.iter().any(Oc3::is_answered);
    for header in &child.headers {
        let fails = match header.mother {
            "" => context.is_female(header.sex) && looked_after,
            "0" | "1" => context.is_male(header.sex) || (context.is_female(header.sex) && is_leaver),
            _ => true,
        };
        if fails {
            flags.flag(header);
            child.oc3.iter().for_each(|row| flags.flag(row));
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
            CHILD SEX MOTHER
            1     F   1
            2     F   2      <
            3     M   0      <
            4     M   -
            5     F   -      <
            6     F   -
            7     F   -
            8     F   -
            9     F   0      <
            10    F   0
            11    U   -
            12    F   0

            Episodes
            CHILD DECOM      DEC        LS
            1     01/05/2025 -          C2
            4     01/05/2025 -          C2
            5     01/05/2015 -          C2
            6     01/05/2025 -          V4
            7     01/05/2015 31/03/2025 C2
            10    01/05/2015 01/04/2025 C2
            12    01/05/2015 -          C2

            OC3
            CHILD IN_TOUCH ACTIV ACCOM
            2     -        -     -     <
            3     YES      F1    U1    <
            8     YES      F1    U1
            9     -        -     U1    <
            10    YES      -     -
            ",
        );
        check(
            &RULE,
            2024,
            "
            Header
            CHILD SEX MOTHER
            1     1   0      <
            2     2   -      <
            3     2   0

            Episodes
            CHILD DECOM      DEC LS
            2     01/05/2023 -   C2
            3     01/05/2023 -   C2

            OC3
            CHILD IN_TOUCH
            ",
        );
    }
}
