//! The last score of strengths and difficulties is high.

use super::{On, Sign};
use calendar::Day;
use timeline::strands_of::health::StrengthsAndDifficulties;

const CONCERN: u8 = 17;

/// A high score of difficulties.
pub(super) static SIGN: Sign = Sign {
    id: "high_score",
    title: "A high score of difficulties",
    shows_when: "the last score of strengths and difficulties is 17 or more: a cause for concern in the return’s own bands",
    whole: true,
    seen,
};

fn seen(on: &On<'_>) -> Option<(Day, String)> {
    let told = on.child.strand::<StrengthsAndDifficulties>().filter(|said| said.day <= on.day);
    let (day, score) = told.filter_map(|said| Some((said.day, said.score?))).next_back()?;
    (score >= CONCERN).then(|| (day, format!("The score of {} was {score}", day.to_words())))
}

#[cfg(test)]
mod tests {
    use super::super::check;
    use super::*;

    #[test]
    fn when_it_shows() {
        let rows = [
            ("", "2018-01-31", None),
            ("2018-01-05 strengths_and_difficulties score=16", "2018-01-31", None),
            ("2018-01-05 strengths_and_difficulties score=17", "2018-01-31", Some("2018-01-05")),
            (
                "2017-06-05 strengths_and_difficulties score=20\n2018-01-05 strengths_and_difficulties score=9",
                "2018-01-31",
                None,
            ),
        ];
        check(&SIGN, &rows);
    }
}
