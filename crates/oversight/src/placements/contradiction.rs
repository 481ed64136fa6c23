//! What cannot be so beside what is recorded of where a child lives, told at entry with the way on.

use calendar::Day;
use records::codes::{LegalStatus, PlacementType};
use records::court::LegalStatusChange;
use records::placements::{Level, ManagementOversight, PlacedWith, Placement};
use records::{Fact, Record, Trouble};
use timeline::Timeline;

/// What is wrong with a record of a child beside the rest of it, the record that is put right left out of the rest; nothing for
/// kinds that say nothing of where the child lives.
pub fn of(child: &Timeline, rest: &[&Fact], record: &dyn Record) -> Vec<Trouble> {
    let any = record.as_any();
    let mut troubles = Vec::new();
    if let Some(said) = any.downcast_ref::<Placement>() {
        placement(child, rest, said, &mut troubles);
    } else if let Some(said) = any.downcast_ref::<PlacedWith>() {
        with(rest, said, &mut troubles);
    } else if let Some(said) = any.downcast_ref::<LegalStatusChange>() {
        status(child, said, &mut troubles);
    }
    troubles
}

const SAME_DAY: &str =
    "A placement is recorded from this day already: put that one right, or give the day of the move";

fn placement(child: &Timeline, rest: &[&Fact], said: &Placement, troubles: &mut Vec<Trouble>) {
    let same = |fact: &&Fact| {
        fact.of::<Placement>().is_some_and(|other| other.day == said.day && other.account == said.account)
    };
    if rest.iter().any(same) {
        troubles.push(Trouble::stops("day", SAME_DAY));
    }
    let Some((place, born)) = said.place.zip(child.born()) else { return };
    let age = born.age_on(said.day);
    let trouble = too_young(place, age, said.day)
        .or_else(|| too_young_for_a_home(rest, place, age, said.day))
        .or_else(|| too_old(place, age));
    if let Some(trouble) = trouble {
        troubles.push(trouble);
    }
}

/// Ages that a type of placement forbids. Under 16 no child in care lives in a place that is not regulated for children: since
/// 9 September 2021 (Care Planning, Placement and Case Review (England) Regulations 2010, regulation 27A); supported
/// accommodation is for 16 and 17 alone (Supported Accommodation (England) Regulations 2023).
fn too_young(place: PlacementType, age: i32, day: Day) -> Option<Trouble> {
    use PlacementType::{H5, K1, K3, P2, P3};
    let banned = Day::new(2021, 9, 9).is_some_and(|since| day >= since);
    match place {
        K3 if age < 16 => Some(Trouble::stops(
            "place",
            "Supported accommodation is for 16 and 17 alone, and the child is younger on this day. Choose a foster home or a \
             children’s home; where the child lives in a place that may not be, record an arrangement that is not registered",
        )),
        H5 | P2 | P3 if age < 16 && banned => Some(Trouble::stops(
            "place",
            "Since 9 September 2021 nobody under 16 is placed where no regulations for children hold. Choose a foster home or a \
             children’s home; where the child lives in such a place all the same, record an arrangement that is not registered",
        )),
        H5 | P2 | P3 if age < 16 => Some(Trouble::advice(
            "place",
            "The child is under 16 on this day: is this the right type of placement?",
        )),
        K1 if age < 13 => Some(Trouble::advice(
            "place",
            "Under 13 a secure children’s home needs the approval of the Secretary of State beforehand",
        )),
        _ => None,
    }
}

/// Below this age a children’s home is for exceptions: a target of the council pack (capability PLA-14) and not of the law, so
/// that it is told and stops nobody, as in matching.
const TWELVE: i32 = 12;
/// An approval speaks for a placement that begins within so many days.
const APPROVED_WITHIN: i32 = 60;

/// Under 12 in a children’s home, and no senior manager’s approval is recorded.
fn too_young_for_a_home(rest: &[&Fact], place: PlacementType, age: i32, day: Day) -> Option<Trouble> {
    use PlacementType::{K2, R1};
    let approved = |said: &&ManagementOversight| {
        said.level == Level::Senior && said.day <= day && said.day.plus_days(APPROVED_WITHIN) >= day
    };
    let young = matches!(place, K2 | R1) && age < TWELVE;
    if !young || rest.iter().filter_map(|fact| fact.of::<ManagementOversight>()).any(|said| approved(&said)) {
        return None;
    }
    Some(Trouble::advice(
        "place",
        "Under 12 a children’s home is only for exceptions, with approval and a plan to leave it. Record the approval as \
         management oversight by a senior manager, and in the placement plan how the child comes to live in a family",
    ))
}

/// Nobody of 18 is placed as a child in care.
fn too_old(place: PlacementType, age: i32) -> Option<Trouble> {
    let says = "They are 18 or over on this day: care ended with the birthday. Staying with the carers is recorded as staying \
                put, another home as where a care leaver lives";
    (age >= 18 && !place.is_temporary()).then(|| Trouble::stops("day", says))
}

/// One home at a time, short stays elsewhere left out.
fn with(rest: &[&Fact], said: &PlacedWith, troubles: &mut Vec<Trouble>) {
    if said.respite {
        return;
    }
    let others = || rest.iter().filter_map(|fact| fact.of::<PlacedWith>()).filter(|other| !other.respite);
    if others().any(|other| other.since == said.since) {
        troubles.push(Trouble::stops(
            "since",
            "It is recorded already whom the child lives with from this day: put that record right",
        ));
    } else if others()
        .any(|other| other.until.is_some_and(|until| other.since < said.since && until > said.since))
    {
        troubles.push(Trouble::stops(
            "since",
            "On this day the child is recorded as living with others until later. Put the day right on which that ended, or say \
             that this is for a short while only",
        ));
    } else if let Some(next) = others().map(|other| other.since).filter(|since| *since > said.since).min()
        && said.until.is_none_or(|until| until > next)
    {
        troubles.push(Trouble::stops(
            "until",
            format!(
                "From {} the child is recorded as living with others: say that this ended by then",
                next.to_words()
            ),
        ));
    }
}

/// An order ends by a court, not by an agreement.
fn status(child: &Timeline, said: &LegalStatusChange, troubles: &mut Vec<Trouble>) {
    if said.account > 0 || said.status != LegalStatus::V2 {
        return;
    }
    let before = child.on(said.day.plus_days(-1)).episode.and_then(|row| row.legal);
    if matches!(before, Some(LegalStatus::C2 | LegalStatus::E1)) {
        troubles.push(Trouble::advice(
            "status",
            "An order stands until the day before. A court alone ends it: section 20 comes after a discharge, not beside \
             an order",
        ));
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use calendar::Moment;
    use records::{Definition, Origin};

    use super::*;

    fn fact(record: Arc<dyn Record>, nth: usize) -> Fact {
        Fact {
            id: format!("f{nth}").into(),
            revision: 1,
            withdrawn: false,
            recorded: Moment::start_of("2026-01-01".parse().unwrap()),
            origin: Arc::new(Origin::default()),
            record,
        }
    }

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn lives(since: &str, until: &str, respite: bool) -> PlacedWith {
        PlacedWith {
            since: day(since),
            until: (!until.is_empty()).then(|| day(until)),
            household: Some("H1".to_owned()),
            home: None,
            respite,
        }
    }

    fn says(born: &str, rest: &[Arc<dyn Record>], record: &dyn Record) -> Vec<(bool, String)> {
        let mut facts: Vec<Fact> =
            timeline::history::facts(&format!("{born} born\n2019-01-10 start\n2019-01-10 status C2"))
                .unwrap();
        let child = Timeline::of("C1", &facts, Moment::END_OF_TIME);
        facts.extend(rest.iter().enumerate().map(|(nth, record)| fact(record.clone(), nth)));
        let rest: Vec<&Fact> = facts.iter().collect();
        of(&child, &rest, record).into_iter().map(|trouble| (trouble.stops, trouble.field)).collect()
    }

    fn stops(field: &str) -> Vec<(bool, String)> {
        vec![(true, field.to_owned())]
    }

    #[test]
    fn a_child_lives_in_one_home_at_a_time() {
        let rest: [Arc<dyn Record>; 3] = [
            Arc::new(lives("2020-01-01", "2020-06-01", false)),
            Arc::new(lives("2020-03-01", "2020-03-08", true)),
            Arc::new(lives("2021-01-01", "", false)),
        ];
        for (said, expected) in [
            (lives("2020-06-01", "2021-01-01", false), Vec::new()),
            (lives("2020-05-31", "2021-01-01", false), stops("since")),
            (lives("2020-01-01", "2020-02-01", false), stops("since")),
            (lives("2020-05-01", "2020-05-08", true), Vec::new()),
            (lives("2020-06-01", "2021-01-02", false), stops("until")),
            (lives("2020-06-01", "", false), stops("until")),
            // A move: the one before has no end yet, and the new one ends it.
            (lives("2022-01-01", "", false), Vec::new()),
        ] {
            assert_eq!(says("2010-05-04", &rest, &said), expected, "{said:?}");
        }
    }

    #[test]
    fn a_placement_is_for_an_age_and_one_begins_on_a_day() {
        let placed = |on: &str, place: PlacementType| Placement {
            day: day(on),
            place: Some(place),
            provider: None,
            urn: None,
            postcode: None,
            same_carer: false,
            moved_because: None,
            account: 0,
        };
        let rest: [Arc<dyn Record>; 1] = [Arc::new(placed("2020-01-01", PlacementType::U4))];
        use PlacementType::{H5, K1, K2, K3, P2, T1, U4};
        for (born, on, place, expected) in [
            ("2010-05-04", "2020-01-01", U4, stops("day")),
            ("2010-05-04", "2020-01-02", U4, Vec::new()),
            // The day before 16, and the birthday.
            ("2010-05-04", "2026-05-03", K3, stops("place")),
            ("2010-05-04", "2026-05-04", K3, Vec::new()),
            ("2010-05-04", "2021-09-09", P2, stops("place")),
            ("2010-05-04", "2021-09-08", H5, vec![(false, "place".to_owned())]),
            ("2010-05-04", "2023-05-03", K1, vec![(false, "place".to_owned())]),
            ("2010-05-04", "2023-05-04", K1, Vec::new()),
            ("2010-05-04", "2028-05-03", K2, Vec::new()),
            ("2010-05-04", "2028-05-04", K2, stops("day")),
            ("2010-05-04", "2028-05-04", T1, Vec::new()),
        ] {
            assert_eq!(says(born, &rest, &placed(on, place)), expected, "{on} {place:?}");
        }
    }

    #[test]
    fn a_young_child_lives_in_a_home_by_exception_and_the_way_on_is_told() {
        let placed = |on: &str, place: PlacementType| Placement {
            day: day(on),
            place: Some(place),
            provider: None,
            urn: None,
            postcode: None,
            same_carer: false,
            moved_because: None,
            account: 0,
        };
        let approved = |on: &str, level: &str| -> Arc<dyn Record> {
            let said = format!("{{\"day\":\"{on}\",\"level\":\"{level}\",\"text\":\"Agreed\"}}");
            (ManagementOversight::KIND.read)(said.as_bytes()).unwrap()
        };
        let advice = vec![(false, "place".to_owned())];
        use PlacementType::{K2, R1, U6};
        for (rest, on, place, expected) in [
            // 12 on 4 May 2022: the day before, and the birthday.
            (Vec::new(), "2022-05-03", K2, advice.clone()),
            (Vec::new(), "2022-05-03", R1, advice.clone()),
            (Vec::new(), "2022-05-04", K2, Vec::new()),
            (Vec::new(), "2022-05-03", U6, Vec::new()),
            (vec![approved("2022-04-20", "senior")], "2022-05-03", K2, Vec::new()),
            (vec![approved("2022-05-04", "senior")], "2022-05-03", K2, advice.clone()),
            (vec![approved("2021-05-04", "senior")], "2022-05-03", K2, advice.clone()),
            (vec![approved("2022-04-20", "team_manager")], "2022-05-03", K2, advice),
        ] {
            assert_eq!(says("2010-05-04", &rest, &placed(on, place)), expected, "{on} {place:?}");
        }
    }

    #[test]
    fn section_20_does_not_come_beside_an_order() {
        let status = |on: &str, status| LegalStatusChange { day: day(on), status, account: 0 };
        let advice = vec![(false, "status".to_owned())];
        for (said, expected) in [
            (status("2020-01-01", LegalStatus::V2), advice),
            (status("2019-01-10", LegalStatus::V2), Vec::new()),
            (status("2020-01-01", LegalStatus::E1), Vec::new()),
        ] {
            assert_eq!(says("2010-05-04", &[], &said), expected, "{said:?}");
        }
    }
}
