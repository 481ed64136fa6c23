//! Whether something may be erased on a ground, and what that does to figures.

use calendar::Day;
use records::governance::{ErasureGround, HoldBecause, PublishedFigure};
use timeline::{Authority, Timeline};

use crate::retention::{Hold, Kept};

/// Why something may not be erased. A sentence for whoever proposed it: which duty stands in the way, and what would override it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// It has to be kept for longer.
    Duty(Kept),
    /// Destruction is stopped.
    Held(HoldBecause, String),
    /// Nobody knows yet until when it has to be kept.
    NotKnown,
}

impl Refused {
    /// In words.
    pub fn sentence(&self) -> String {
        match self {
            Refused::Duty(kept) => format!(
                "It has to be kept until {}: {} ({}). A court’s order or a regulator’s decision would override that; an entry \
                 that was recorded unlawfully, or under the wrong child, is no part of what has to be kept.",
                kept.until.to_words(),
                kept.class.label(),
                kept.provision
            ),
            Refused::Held(because, reason) => format!(
                "Destruction is stopped: {}. {reason} Only a court’s order or a regulator’s decision overrides that.",
                because.label()
            ),
            Refused::NotKnown => "It is not known until when this has to be kept: what happened last, or when they were born, is \
                                  not recorded. Record that first."
                .to_owned(),
        }
    }
}

/// Whether a ground reaches what is to be erased on a day.
///
/// `kept`: until when the record that it stands in has to be kept, where that is known. `holds`: what stops its destruction.
///
/// # Errors
/// A duty to keep it stands and the ground does not override it; or its destruction is stopped.
pub fn may(
    ground: ErasureGround,
    kept: Option<&Kept>,
    holds: &[Hold<'_>],
    today: Day,
) -> Result<(), Refused> {
    let by_others = matches!(ground, ErasureGround::CourtOrder | ErasureGround::Regulator);
    if let Some(hold) = holds.first().filter(|_| !by_others) {
        return Err(Refused::Held(hold.because, hold.reason.clone()));
    }
    if ground.overrides_a_duty() {
        return Ok(());
    }
    match kept {
        None => Err(Refused::NotKnown),
        Some(kept) if kept.until > today => Err(Refused::Duty(kept.clone())),
        Some(_) => Ok(()),
    }
}

/// The same of a request for an advocate that came from outside. Nothing but this authority’s own schedule
/// asks that it be kept: it
/// goes when the person asks for that, before its time and while it waits.
///
/// # Errors
/// As [`may`].
pub fn may_of_asked(
    ground: ErasureGround,
    kept: Option<&Kept>,
    holds: &[Hold<'_>],
    today: Day,
) -> Result<(), Refused> {
    if ground == ErasureGround::Request && holds.is_empty() {
        return Ok(());
    }
    may(ground, kept, holds, today)
}

/// The published figures of months or years in which a child was in care here: they stay as they were published. What is
/// counted anew afterwards counts without what was erased, so the two may differ, by no more than this child.
pub fn figures<'a>(child: &Timeline, authority: &'a Authority) -> Vec<&'a PublishedFigure> {
    let spans: Vec<(Day, Option<Day>)> =
        child.periods.iter().map(|period| (period.start, period.end)).collect();
    let touches = |figure: &&PublishedFigure| {
        let days = figure.period.days();
        spans.iter().any(|(start, end)| *start <= days.to && end.is_none_or(|end| end >= days.from))
    };
    authority.published.iter().filter(touches).collect()
}

#[cfg(test)]
mod tests {
    use calendar::day;
    use records::governance::{RecordClass, RetentionHold};

    use super::*;

    fn kept(until: Day) -> Kept {
        Kept {
            class: RecordClass::LookedAfter,
            event: day!(2010, 5, 5),
            years: 75,
            until,
            provision: "CPPCR 2010 reg 50".to_owned(),
            is_law: true,
        }
    }

    #[test]
    fn a_duty_to_keep_stands_in_the_way_of_some_grounds() {
        use ErasureGround::{CourtOrder, Regulator, Request, RetentionEnded, Unlawful, WrongChild};
        let hold = RetentionHold {
            since: day!(2015, 7, 1),
            until: None,
            because: HoldBecause::Inquiry,
            class: None,
            subject: None,
            reason: "The inquiry asked every authority.".to_owned(),
        };
        let (young, old) = (kept(day!(2085, 5, 5)), kept(day!(2020, 5, 5)));
        let today = day!(2026, 11, 23);
        // Ground; within the time; after it; after it while destruction is stopped.
        let table = [
            (CourtOrder, true, true, true),
            (Regulator, true, true, true),
            (Unlawful, true, true, false),
            (WrongChild, true, true, false),
            (RetentionEnded, false, true, false),
            (Request, false, true, false),
        ];
        for (ground, within, after, held) in table {
            assert_eq!(may(ground, Some(&young), &[], today).is_ok(), within, "{ground:?}");
            assert_eq!(may(ground, Some(&old), &[], today).is_ok(), after, "{ground:?}");
            assert_eq!(may(ground, Some(&old), &[&hold], today).is_ok(), held, "{ground:?}");
        }
        assert_eq!(may(RetentionEnded, None, &[], today), Err(Refused::NotKnown));
        let refused = may(Request, Some(&young), &[], today).unwrap_err().sentence();
        assert!(refused.contains("5 May 2085") && refused.contains("CPPCR 2010 reg 50"), "{refused}");
        // The last day on which it has to be kept is still within.
        assert!(may(RetentionEnded, Some(&kept(today.plus_days(1))), &[], today).is_err());
        assert!(may(RetentionEnded, Some(&kept(today)), &[], today).is_ok());
    }
}
