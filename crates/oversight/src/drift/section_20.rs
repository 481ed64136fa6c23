//! No change of legal status: a year by agreement of the parents.

use calendar::Day;
use timeline::Timeline;

use super::{Drift, Sign};

/// Accommodated under section 20 for a year without a change of legal status.
pub(super) static SIGN: Sign = Sign {
    id: "section_20",
    title: "A year under section 20",
    shows_when: "the child has been looked after by agreement of the parents (section 20) for a year without a change of \
                 status",
    seen,
};

fn seen(child: &Timeline, day: Day) -> Option<Drift> {
    let on = child.on(day);
    let now = on.episode?;
    let status = now.legal.filter(|status| status.code() == "V2")?;
    let mut began = now;
    while let Some(before) = child.before(began).filter(|before| before.legal == Some(status)) {
        began = before;
    }
    let since = began.start.plus_months(12);
    (since <= day).then(|| Drift {
        since,
        words: format!("By agreement of the parents since {}", began.start.to_words()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drift::since;

    #[test]
    fn when_it_shows() {
        let story = "2010-05-04 born
            2017-01-10 start
            2017-01-10 status V2
            2017-01-10 lives U6 AB1
            2017-06-01 lives K2 AB2
            2018-04-01 status C2";
        for (day, shown) in [("2018-01-09", None), ("2018-01-10", Some("2018-01-10")), ("2018-04-01", None)] {
            assert_eq!(since(&SIGN, story, day).as_deref(), shown, "{day}");
        }
    }
}
