//! The reviewing officer said so, midway between two reviews.

use calendar::Day;
use records::reviews::{MidwayReview, Progress};
use timeline::Timeline;

use super::{Drift, Sign};

/// The last midway check found drift, and no review was held since.
pub(super) static SIGN: Sign = Sign {
    id: "midway",
    title: "Drift found midway",
    shows_when: "the last midway check of the reviewing officer found some drift or drift, and no review was held since",
    seen,
};

fn seen(child: &Timeline, day: Day) -> Option<Drift> {
    let last = child.strand::<MidwayReview>().rfind(|midway| midway.day <= day)?;
    let reviewed = child.reviews.iter().any(|review| review.day > last.day && review.day <= day);
    let found = matches!(last.progress, Progress::SomeDrift | Progress::Drift);
    (found && !reviewed).then(|| Drift {
        since: last.record.day,
        words: match &last.record.notes {
            Some(notes) => format!("The reviewing officer found: {}. {notes}", last.progress.label()),
            None => format!("The reviewing officer found: {}", last.progress.label()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::since;

    #[test]
    fn when_it_shows() {
        let story = "2018-01-10 start
            2018-03-01 midway_review progress=some_drift
            2018-05-01 review PN1
            2018-07-01 midway_review progress=on_track";
        for (day, shown) in [
            ("2018-02-28", None),
            ("2018-03-01", Some("2018-03-01")),
            ("2018-05-01", None),
            ("2018-08-01", None),
        ] {
            assert_eq!(since(&SIGN, story, day).as_deref(), shown, "{day}");
        }
    }
}
