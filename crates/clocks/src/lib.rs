//! The families of statutory clock: each turns a timeline into duties.
//!
//! A shelf: one family a file, in the folder of its subject, and two lines to register it here: its `mod` line and its
//! line in [`FAMILIES`]. A family holds its dated limits with their citations, then which rule governs when.
//!
//! A clock asks strands and never names a kind of record. Today is an argument: nothing after the day of the
//! [`Standpoint`] counts.

mod allowed;
mod answers;
#[cfg(test)]
mod any_facts;
mod care;
mod clock;
mod cut;
mod duty;
#[cfg(test)]
mod invented;
mod not_a_duty;

mod owed;

pub mod adoption;
pub mod advocacy;
pub mod coming_into_care;
pub mod complaints;
pub mod court;
pub mod early_help;
pub mod education;
pub mod fostering;
pub mod governance;
pub mod health;
pub mod homes;
pub mod leaving_care;
pub mod missing_and_risk;
pub mod permanence;
pub mod placements;
pub mod protection;
pub mod reviews;
pub mod visits;
pub mod workforce;

use timeline::{Home, Household, Standpoint, Timeline, Worker};

pub use allowed::Allowed;
pub use clock::{Clock, Duties, Family, Limit, MetBy, Sort};
pub use cut::{Piece, cut};
pub use duty::{Because, Duty, Local, Met, State};
pub use not_a_duty::{NOT_A_DUTY, NotADuty};

/// Every family, in reading order.
pub static FAMILIES: &[&Family] = &[
    &visits::reg_28::FAMILY,      // visits to the child by the authority's representative
    &visits::on_request::FAMILY,  // visits that something calls for
    &reviews::reg_33::FAMILY,     // looked-after reviews
    &reviews::early::FAMILY,      // reviews that something calls for
    &reviews::disputes::FAMILY,   // disputed decisions of a review
    &reviews::escalation::FAMILY, // challenge and escalation
    &reviews::handbook::FAMILY,   // around a review
    &advocacy::rights::FAMILY,    // rights explained at reviews
    &advocacy::advocates::FAMILY, // advocates and independent visitors
    &coming_into_care::care_plan::FAMILY, // care plan
    &coming_into_care::pre_birth::FAMILY, // before birth
    &placements::emergency_fosterer::FAMILY, // emergency placement with a foster carer
    &placements::ending::FAMILY,  // ending a placement, ending care
    &placements::out_of_area::FAMILY, // placements outside the area
    &placements::placement_plan::FAMILY, // placement plan and notices
    &placements::with_parents::FAMILY, // placement with parents
    &placements::settings::FAMILY, // settings that are not registered
    &placements::short_breaks::FAMILY, // short breaks
    &adoption::adopters::FAMILY,  // adopters
    &adoption::children::FAMILY,  // adoption of a child
    &adoption::reviews::FAMILY,   // adoption reviews
    &complaints::stages::FAMILY,  // complaints and access to records
    &complaints::data_breach::FAMILY, // data breaches
    &court::powers::FAMILY,       // emergency powers, secure accommodation, liberty
    &court::proceedings::FAMILY,  // care proceedings
    &early_help::front_door::FAMILY, // referrals and assessments
    &education::plans::FAMILY,    // education of a looked-after child
    &fostering::connected_person::FAMILY, // temporary approval of a connected person
    &fostering::households::FAMILY, // fostering households
    &governance::rounds::FAMILY,  // meetings, reports and returns
    &health::assessments::FAMILY, // health of a looked-after child
    &health::snapshots::FAMILY,   // health at the end of the year, and on leaving care
    &homes::regulations::FAMILY,  // homes
    &leaving_care::after_care::FAMILY, // after care
    &leaving_care::pathway::FAMILY, // pathway to leaving care
    &leaving_care::own_words::FAMILY, // what young people write
    &missing_and_risk::missing::FAMILY, // missing children and exploitation
    &permanence::plans::FAMILY,   // permanence
    &protection::allegations::FAMILY, // allegations
    &protection::private_fostering::FAMILY, // private fostering
    &protection::safeguarding::FAMILY, // child protection
    &workforce::reviewing_officers::FAMILY, // reviewing officers
    &workforce::supervision::FAMILY, // supervision
    &workforce::appraisals::FAMILY, // appraisals
    &workforce::volunteers::FAMILY, // independent visitors as volunteers
];

/// Every duty to a child that began by the day of the standpoint, met or not, family by family and in the order in
/// which they began.
pub fn due(timeline: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    FAMILIES.iter().flat_map(|family| family.of_child(timeline, standpoint)).collect()
}

/// Every duty about a household that fosters or adopts that began by the day of the standpoint.
pub fn due_of_household(household: &Household, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    FAMILIES.iter().flat_map(|family| family.of_household(household, standpoint)).collect()
}

/// Every duty about a worker or volunteer that began by the day of the standpoint.
pub fn due_of_worker(worker: &Worker, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    FAMILIES.iter().flat_map(|family| family.of_worker(worker, standpoint)).collect()
}

/// Every duty about a home that began by the day of the standpoint.
pub fn due_of_home(home: &Home, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    FAMILIES.iter().flat_map(|family| family.of_home(home, standpoint)).collect()
}

/// Every duty of the authority itself that began by the day of the standpoint.
pub fn due_of_authority(standpoint: &Standpoint<'_>) -> Vec<Duty> {
    FAMILIES.iter().flat_map(|family| family.of_authority(standpoint)).collect()
}

/// The duties that are open on the day of the standpoint, overdue or coming, soonest first.
pub fn open(timeline: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Duty> {
    let mut open: Vec<Duty> = due(timeline, standpoint);
    open.retain(|duty| duty.state_on(standpoint.day).is_open());
    open.sort_by_key(|duty| duty.due);
    open
}

/// The clock with this identifier: `visit.year1`.
pub fn clock(id: &str) -> Option<&'static Clock> {
    FAMILIES.iter().flat_map(|family| family.clocks).copied().find(|clock| clock.id == id)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use law::NOT_STATED;

    use super::*;

    /// The table of clocks that the families are held against.
    const TABLE: &str = include_str!("../../../sources/tables/statutory-clocks.csv");

    /// Clocks whose title says in plain words what the table has as an abbreviation.
    const PLAINER: &[&str] = &["adopt.a1", "adopt.a2"];

    /// Whose a clock is to do is read from the words of the table: a new sort of owner is looked at here.
    #[test]
    fn it_is_told_what_is_for_the_childs_worker() {
        let theirs = |owner: &'static str| {
            let clock = FAMILIES.iter().flat_map(|family| family.clocks).find(|clock| clock.owner == owner);
            clock.unwrap_or_else(|| panic!("no clock of {owner:?}")).is_for_their_worker()
        };
        let advises = |owner: &'static str| {
            let clock = FAMILIES.iter().flat_map(|family| family.clocks).find(|clock| clock.owner == owner);
            clock.unwrap_or_else(|| panic!("no clock of {owner:?}")).is_for_their_adviser()
        };
        for (owner, expected) in [
            ("PA", true),
            ("Personal adviser", true),
            ("Social worker / PA", true),
            ("Social worker", false),
            ("Fostering adviser", false),
            ("Virtual school advisers", false),
        ] {
            assert_eq!(advises(owner), expected, "{owner}");
        }
        for owner in [
            "Social worker",
            "IRO, social worker",
            "Lead social worker",
            "PA",
            "Personal adviser",
            "Social worker / PA",
        ] {
            assert!(theirs(owner), "{owner}");
        }
        for owner in [
            "IRO",
            "Team manager",
            "Supervising social worker",
            "Panel",
            "Health team",
            "Court",
            "Practice supervisor",
        ] {
            assert!(!theirs(owner), "{owner}");
        }
    }

    #[test]
    fn every_clock_is_as_the_table_has_it() {
        let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
        let headings = reader.headers().unwrap().clone();
        let at = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        let mut seen = BTreeSet::new();
        for clock in FAMILIES.iter().flat_map(|family| family.clocks) {
            assert!(seen.insert(clock.id), "two clocks are called {}", clock.id);
            // One row of the table may state three intervals in words; the clocks of the others add to its name.
            let with = |id: &str| rows.iter().find(|row| id == &row[at("id")]);
            let row = with(clock.id).or_else(|| with(clock.row())).unwrap();
            let [.., latest] = clock.limit.versions() else { panic!("{} has no limit", clock.id) };
            let said = &row[at("effective_from")];
            let since = said.parse().unwrap_or(NOT_STATED);
            assert_eq!(latest.since, since, "{}", clock.id);
            assert_eq!(latest.status.is_advice(), &row[at("status")] == "knowledge", "{}", clock.id);
            let source = &row[at("legal_source")];
            assert!(
                clock.is_local() || !source.starts_with("Local"),
                "{} is a local standard: {source}",
                clock.id
            );
            if clock.id == &row[at("id")] {
                let (duration, counting) = (&row[at("duration")], &row[at("counting")]);
                // A window "12-18" is over on its last day.
                let last = duration.rsplit('-').next().unwrap();
                let limit = match counting {
                    "CM" | "CY" | "T" => counting.to_owned(),
                    // Twelve months by their anniversary are a year.
                    "Y" if &row[at("unit")] == "months" => format!("{}Y", last.parse::<u16>().unwrap() / 12),
                    // A rhythm of the calendar, to which no day of a trigger is added.
                    "X" => latest.value.to_string(),
                    counted => format!("{last}{counted}"),
                };
                match latest.value {
                    Allowed::Within(length) => assert_eq!(length.to_string(), limit, "{}", clock.id),
                    Allowed::AtMost(most) => assert_eq!(most.to_string(), last, "{}", clock.id),
                    _ => {
                        assert!(matches!(counting, "X" | "B" | "MID") || duration.is_empty(), "{}", clock.id)
                    }
                }
                assert_eq!(clock.title != &row[at("subject")], PLAINER.contains(&clock.id), "{}", clock.id);
                let sorts: &[Sort] = match &row[at("kind")] {
                    // Whoever may appeal has a window, and is never late.
                    "deadline" => &[Sort::Deadline, Sort::Window],
                    "recurring" => &[Sort::Recurring],
                    "limit" => &[Sort::Limit],
                    "gate" => &[Sort::Gate],
                    "target" | "duration" => &[Sort::Target],
                    "window" => &[Sort::Window],
                    "not_before" => &[Sort::NotBefore],
                    // So long before an event: by a day, or not earlier than a day.
                    "before" => &[Sort::Deadline, Sort::NotBefore],
                    "threshold" | "effect" => &[Sort::Threshold],
                    "retention" => &[Sort::Retention],
                    _ => &[Sort::Standing],
                };
                assert!(sorts.contains(&clock.sort), "{} is {:?}", clock.id, clock.sort);
            }
        }
        let explained: Vec<&str> = NOT_A_DUTY.iter().map(|not| not.id).collect();
        for not in NOT_A_DUTY {
            assert!(rows.iter().any(|row| not.id == &row[at("id")]), "{} is no row", not.id);
            assert!(clock(not.id).is_none(), "{} is a clock", not.id);
        }
        let gaps: Vec<&str> = rows
            .iter()
            .map(|row| &row[at("id")])
            .filter(|id| clock(id).is_none() && !explained.contains(id))
            .collect();
        assert_eq!(gaps, [""; 0], "rows that are neither built nor explained");
    }

    /// What would meet a duty is about whom the duty is about, so that a page can link to its form.
    #[test]
    fn what_meets_a_duty_is_recorded_about_its_subject() {
        for family in FAMILIES {
            for clock in family.clocks {
                assert!(!clock.met_by.words.ends_with('.'), "{}", clock.id);
                assert!(!clock.met_by.words.is_empty(), "{}", clock.id);
                for kind in clock.met_by.kinds {
                    assert_eq!(kind.subject, family.subject(), "{} is met by {}", clock.id, kind.name);
                }
            }
        }
    }
}
