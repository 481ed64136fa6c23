//! A child who has short breaks only is not looked after: MOTHER, reviews and participation are not returned.
//!
//! Where all episodes of a child are under V3 or V4 and any of the three is given (MOTHER 0 too), all these episodes fail,
//! with the child's Header and the reviews that give a date or a code: the published rule names all three tables.

use crate::rules::prelude::*;

pub(super) static RULE: Rule = Rule::new(
    "399",
    "Mother field, review field or participation field are completed but child is looked after \
     under legal status V3 or V4.",
    &["MOTHER", "LS", "REVIEW", "REVIEW_CODE"],
)
.reads(&[Table::Episodes, Table::Header, Table::Reviews])
.fix("Take MOTHER and the reviews out for this child, or correct the legal status of the episodes.")
.each_child(judge);

fn judge(child: &Child<'_>, _: &Context<'_>, flags: &mut Flags) {
    if child.episodes.is_empty() || !child.episodes.iter().all(Episode::is_short_break) {
        return;
    }
    let mother = child.headers.iter().any(|header| !header.mother.is_empty());
    let reviews: Vec<&Review<'_>> = child
        .reviews
        .iter()
        .filter(|review| review.review.is_given() || !review.review_code.is_empty())
        .collect();
    if !mother && reviews.is_empty() {
        return;
    }
    child.episodes.iter().for_each(|episode| flags.flag(episode));
    child.headers.iter().for_each(|header| flags.flag(header));
    reviews.into_iter().for_each(|review| flags.flag(review));
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
            CHILD MOTHER
            1     1      <
            2     -      <
            3     0      <
            4     1
            5     -
            6     1

            Episodes
            CHILD LS
            1     V3 <
            1     V4 <
            2     V4 <
            3     V3 <
            4     V3
            4     C2
            5     V3
            7     V3 <

            Reviews
            CHILD REVIEW     REVIEW_CODE
            2     01/06/2025 -           <
            2     -          -
            4     01/06/2025 PN1
            7     -          PN1         <
            ",
        );
    }
}
