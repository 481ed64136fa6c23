//! The health history of a young person, made from the record: what they are given at 18, with who gave it and how that is known.

use calendar::Day;
use records::health::{
    DentalCheck, HealthAssessment, HealthCondition, HealthHistory, ImmunisationStatus, OpticianCheck,
};
use timeline::{Said, Timeline};

/// A part of the history: its heading, and its lines; none where the record says nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryPart {
    /// The heading.
    pub heading: &'static str,
    /// The lines.
    pub lines: Vec<String>,
}

/// The history up to a day.
pub fn history(child: &Timeline, day: Day) -> Vec<HistoryPart> {
    let by = |at: Option<Day>| at.is_none_or(|at| at <= day);
    let conditions = child
        .strand::<HealthCondition>()
        .filter(|said| by(said.happened))
        .map(|said| dated(said.happened, &records::Definition::line(said.record)));
    let immunised = child
        .strand::<ImmunisationStatus>()
        .filter(|said| by(said.happened))
        .map(|said| dated(said.happened, &records::Definition::line(said.record)));
    let opticians = child
        .strand::<OpticianCheck>()
        .filter(|said| by(said.happened))
        .map(|said| dated(said.happened, "Eyes checked"));
    let done = |days: &[timeline::Done], what: &str| -> Vec<String> {
        days.iter().filter(|done| done.day <= day).map(|done| dated(Some(done.day), what)).collect()
    };
    vec![
        HistoryPart { heading: "What I live with", lines: conditions.collect() },
        HistoryPart { heading: "Vaccinations", lines: immunised.collect() },
        HistoryPart {
            heading: "Health checks while I was in care",
            lines: done(&child.health_assessments, "Health assessment"),
        },
        HistoryPart { heading: "Teeth", lines: done(&child.dental_checks, "Dentist") },
        HistoryPart { heading: "Eyes", lines: opticians.collect() },
    ]
}

fn dated(day: Option<Day>, what: &str) -> String {
    match day {
        Some(day) if what.is_empty() => day.to_words(),
        Some(day) => format!("{}: {what}", day.to_words()),
        None => what.to_owned(),
    }
}

/// The last time it was given or offered, by a day.
pub fn given(child: &Timeline, day: Day) -> Option<Said<'_, HealthHistory>> {
    child.strand::<HealthHistory>().rfind(|said| said.day <= day)
}

/// The kinds it is made from that the fold keeps apart: for links.
pub const KINDS: &[&str] = &[
    <HealthCondition as records::Definition>::KIND.name,
    <ImmunisationStatus as records::Definition>::KIND.name,
    <HealthAssessment as records::Definition>::KIND.name,
    <DentalCheck as records::Definition>::KIND.name,
    <OpticianCheck as records::Definition>::KIND.name,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_history_has_a_line_for_each_check_and_nothing_of_later_days() {
        let child = timeline::history::child(
            "A1",
            "2000-06-15 born\n2017-05-01 health\n2018-05-01 health\n2019-05-01 health\n2018-02-03 dental\n2018-06-20 \
             health_history proof=signed",
        )
        .unwrap();
        let day = "2018-06-30".parse().unwrap();
        let history = history(&child, day);
        let lines =
            |heading: &str| history.iter().find(|part| part.heading == heading).unwrap().lines.clone();
        assert_eq!(
            lines("Health checks while I was in care"),
            ["1 May 2017: Health assessment", "1 May 2018: Health assessment"]
        );
        assert_eq!(lines("Teeth"), ["3 February 2018: Dentist"]);
        assert_eq!(lines("Eyes"), [""; 0]);
        assert!(given(&child, day).is_some_and(|said| said.proof.is_some()));
        assert!(given(&child, "2018-06-19".parse().unwrap()).is_none());
    }
}
