//! Keeping in touch: every time somebody tried to reach a young person, whichever way, and when it is due again.

use std::sync::Arc;

use calendar::{Day, Moment};
use clocks::{Duty, State};
use records::Definition;
use records::leaving_care::{AdviserVisit, KeptInTouch, Means};
use timeline::Timeline;

/// One time.
#[derive(Debug, Clone, Copy)]
pub struct Touch<'a> {
    /// The day.
    pub day: Day,
    /// How, in words: "A visit at home".
    pub how: &'static str,
    /// Whether the young person was seen, or answered.
    pub reached: bool,
    /// Whether they got in touch first.
    pub they_began: bool,
    /// What was said.
    pub notes: Option<&'a str>,
    /// When it was learnt.
    pub learnt: Moment,
    /// The record, by its kind and identifier.
    pub record: (&'static str, &'a Arc<str>),
}

/// Every time up to a day, newest first.
pub fn touches(child: &Timeline, day: Day) -> Vec<Touch<'_>> {
    let visits = child.strand::<AdviserVisit>().map(|said| Touch {
        day: said.record.day,
        how: match said.record.at_home {
            Some(true) => "A visit at home",
            Some(false) => "Met elsewhere",
            None => "A visit",
        },
        reached: said.record.seen,
        they_began: false,
        notes: said.record.notes.as_deref(),
        learnt: said.learnt,
        record: (AdviserVisit::KIND.name, said.id),
    });
    let tries = child.strand::<KeptInTouch>().map(|said| Touch {
        day: said.record.day,
        how: said.record.how.label(),
        // Whoever writes first is in touch, whether or not anybody ticked that they answered.
        reached: said.record.reached || said.record.they_began,
        they_began: said.record.they_began,
        notes: said.record.notes.as_deref(),
        learnt: said.learnt,
        record: (KeptInTouch::KIND.name, said.id),
    });
    let mut touches: Vec<Touch<'_>> = visits.chain(tries).filter(|touch| touch.day <= day).collect();
    touches.sort_by_key(|touch| (std::cmp::Reverse(touch.day), std::cmp::Reverse(touch.learnt)));
    touches
}

/// How it stands with keeping in touch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InTouch {
    /// Last reached on, and how.
    pub last: Option<(Day, &'static str)>,
    /// Last seen on a visit or met.
    pub seen: Option<Day>,
    /// Tried since without an answer.
    pub tried_since: usize,
    /// Due again by, and whether that day has passed.
    pub due: Option<(Day, bool)>,
}

/// The clocks that a contact meets.
const CLOCKS: &[&str] =
    &["cl.pa.contact", "cl.pa.visit.first", "cl.pa.visit.interval", "cl.21.review", "cl.21.annual"];

/// How it stands on a day. `duties`: those of the young person, met or not.
pub fn in_touch(child: &Timeline, duties: &[Duty], day: Day) -> InTouch {
    let touches = touches(child, day);
    let last = touches.iter().find(|touch| touch.reached);
    let met = [Means::Visit.label(), Means::Met.label(), Means::Hub.label(), Means::Group.label()];
    let seen = touches.iter().find(|touch| {
        touch.reached && (touch.record.0 == AdviserVisit::KIND.name || met.contains(&touch.how))
    });
    let open = duties
        .iter()
        .filter(|duty| CLOCKS.contains(&duty.clock.id) && duty.state_on(day).is_open())
        .min_by_key(|duty| duty.act_by());
    InTouch {
        last: last.map(|touch| (touch.day, touch.how)),
        seen: seen.map(|touch| touch.day),
        tried_since: touches.iter().take_while(|touch| !touch.reached).count(),
        due: open.map(|duty| (duty.act_by(), matches!(duty.state_on(day), State::Overdue(_)))),
    }
}

#[cfg(test)]
mod tests {
    use timeline::{Authority, Standpoint, history};

    use super::*;

    const LEFT: &str =
        "2000-06-15 born\n2015-01-08 start\n2015-01-08 status C2\n2015-01-08 lives U6\n2018-06-15 end E5\n";

    fn on(day: &str, more: &str) -> InTouch {
        let child = history::child("A1", &format!("{LEFT}{more}")).unwrap();
        let authority = Authority::default();
        let day = day.parse().unwrap();
        let at = Standpoint { day, known: Moment::END_OF_TIME, authority: &authority };
        in_touch(&child, &clocks::due(&child, &at), day)
    }

    #[test]
    fn a_text_counts_and_an_unanswered_call_does_not() {
        let more = "2018-07-01 kept_in_touch how=text reached\n2018-07-20 kept_in_touch how=call\n2018-07-25 \
                    kept_in_touch how=voice_note";
        let found = on("2018-08-01", more);
        assert_eq!(found.last, Some(("2018-07-01".parse().unwrap(), "A text")));
        assert_eq!((found.tried_since, found.seen), (2, None));
        // Eight weeks from the text.
        assert_eq!(found.due, Some(("2018-08-26".parse().unwrap(), false)));
        assert_eq!(on("2018-09-01", more).due, Some(("2018-08-26".parse().unwrap(), true)));
    }

    #[test]
    fn who_gets_in_touch_first_is_in_touch_and_a_visit_is_a_sight() {
        let found = on(
            "2018-09-01",
            "2018-07-01 kept_in_touch how=message they_began\n2018-08-01 adviser_visit seen\n2018-08-20 adviser_visit",
        );
        assert_eq!(found.last, Some(("2018-08-01".parse().unwrap(), "A visit")));
        assert_eq!((found.seen, found.tried_since), (Some("2018-08-01".parse().unwrap()), 1));
        let first = on("2018-07-02", "2018-07-01 kept_in_touch how=message they_began");
        assert_eq!(first.last, Some(("2018-07-01".parse().unwrap(), "A message")));
        assert_eq!(on("2018-07-01", "").last, None);
    }
}
