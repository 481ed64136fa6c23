//! What a record names must be there, and what it says has happened must not lie ahead: asked of every form about a child or a
//! household, and of programs.
//!
//! A household that is nobody's and one that the reader may not know of have one answer: only those whose work households are
//! are told that there is no such household.

use std::sync::Arc;

use access::Person;
use calendar::{Day, Moment};
use oversight::adoption::contradiction;
use records::placements::PlacedWith;
use records::{Field, Form, Kind, Record, Trouble};
use serde_json::{Map, Value};
use timeline::{Cohort, Household};

use super::form::Places;
use super::read::NUMBER;
use crate::{Desk, homes};

/// The households and homes that a form of a kind offers while somebody types: of those that the reader knows, and nothing where
/// the kind asks for none.
pub(crate) fn places(desk: &Desk, me: &Person, kind: &'static Kind) -> Places {
    let asks = |form: fn(&Form) -> bool| kind.fields.iter().any(|field| is_in(field, form));
    let (households, homes) =
        (asks(|form| matches!(form, Form::Household)), asks(|form| matches!(form, Form::Home)));
    if !households && !homes {
        return Places::default();
    }
    let (cohort, today) = (desk.cohort(Moment::END_OF_TIME), desk.today());
    let offered = |name: &str, id: &str| format!("{name}{NUMBER}{id}");
    let known = |household: &&Arc<Household>| access::household(me, &household.id).is_ok();
    let mut places = Places::default();
    if households {
        let named = cohort
            .households
            .iter()
            .filter(known)
            .filter_map(|household| Some(offered(homes::name_of(household, today)?, &household.id)));
        places.households = named.collect();
        places.households.sort();
    }
    if homes && access::finds_homes(me).is_ok() {
        let name = |id: &str| homes::called_home(&cohort, id, today);
        places.homes = cohort.homes.iter().map(|home| offered(&name(&home.id), &home.id)).collect();
        places.homes.sort();
    }
    places
}

fn is_in(field: &Field, form: fn(&Form) -> bool) -> bool {
    match &field.form {
        Form::Parts(fields) => fields.iter().any(|field| is_in(field, form)),
        other => form(other),
    }
}

/// What is wrong with whom a record names, and with days that it says have been.
pub(crate) fn judged(desk: &Desk, me: &Person, said: &dyn Record) -> Vec<Trouble> {
    let kind = said.kind();
    let Ok(Value::Object(payload)) = serde_json::from_str::<Value>(&said.to_json()) else {
        return Vec::new();
    };
    let mut troubles = ahead(kind, &payload, desk.today());
    let named = |form: &Form| matches!(form, Form::Household | Form::Home | Form::Child);
    if kind.fields.iter().any(|field| is_in(field, named)) {
        let cohort = desk.cohort(Moment::END_OF_TIME);
        // Whom a child lives with is judged by the rules of matching, a household that is nobody's among the rest.
        if !said.as_any().is::<PlacedWith>() {
            nobody(desk, me, &cohort, kind.fields, &payload, "", &mut troubles);
        }
        troubles.extend(contradiction::of_adopters(&cohort, said));
    }
    troubles
}

const NO_HOUSEHOLD: &str = "There is no household of this number: begin to type the name, and choose from those that are \
                            offered; a household that is new is written down first, under Fostering or Adoption";
const NO_HOME: &str = "There is no home of this number: begin to type the name, and choose from those that are offered; a home \
                       that is new is written down first, under Homes";
const NO_CHILD: &str =
    "You know of no child of this number: write the number that stands on the child’s page";

/// Whoever is named by a number and is not there.
fn nobody(
    desk: &Desk,
    me: &Person,
    cohort: &Cohort,
    fields: &[Field],
    payload: &Map<String, Value>,
    before: &str,
    troubles: &mut Vec<Trouble>,
) {
    for field in fields {
        let name = format!("{before}{}", field.name);
        match (&field.form, payload.get(field.name)) {
            (Form::Parts(inner), Some(Value::Array(parts))) => {
                for (nth, part) in parts.iter().enumerate() {
                    if let Value::Object(part) = part {
                        nobody(desk, me, cohort, inner, part, &format!("{name}.{nth}."), troubles);
                    }
                }
            }
            (Form::Household, Some(Value::String(id))) => {
                let knows = access::household(me, id).is_ok();
                if knows && !cohort.households.iter().any(|household| *household.id == **id) {
                    troubles.push(Trouble::stops(name, NO_HOUSEHOLD));
                }
            }
            (Form::Home, Some(Value::String(id))) => {
                let knows = access::finds_homes(me).is_ok();
                if knows && !cohort.homes.iter().any(|home| *home.id == **id) {
                    troubles.push(Trouble::stops(name, NO_HOME));
                }
            }
            // A child whose record the reader may not see, and a number that is nobody's, have one answer, which stops nobody.
            (Form::Child, Some(Value::String(id))) if desk.seen(me).is_ok_and(|seen| !seen.has(id)) => {
                troubles.push(Trouble::advice(name, NO_CHILD));
            }
            _ => {}
        }
    }
}

/// Days that say what has happened, by kind: none of them lies ahead. A day on which something is to be is not among them.
const HAS_BEEN: &[(&str, &[&str])] = &[
    ("accommodation_provided", &["judged"]),
    ("adoption_decision", &["day", "reversed"]),
    ("adoption_link", &["since", "ended"]),
    ("adoption_step", &["day"]),
    ("adult_transition", &["referred", "assessed", "decided"]),
    ("adviser_visit", &["day"]),
    ("arrangement_step", &["day"]),
    ("assessment", &["started", "completed", "authorised"]),
    ("care_proceedings", &["issued", "concluded"]),
    ("court_order", &["made"]),
    ("decision_made", &["day", "asked"]),
    ("direct_work", &["day"]),
    ("edge_of_care", &["asked", "ended"]),
    ("emergency_steps", &["day"]),
    ("health_history", &["day"]),
    ("introductions_plan", &["midpoint_held", "ended"]),
    ("kept_in_touch", &["day"]),
    ("later_life_letter", &["day"]),
    ("leaver_document", &["day"]),
    ("legal_planning_meeting", &["day"]),
    ("legal_status", &["day"]),
    ("local_offer_use", &["day"]),
    ("long_term_match", &["agreed"]),
    ("management_oversight", &["day"]),
    ("match_proposal", &["day", "met", "observations", "received", "decided", "told", "withdrawn"]),
    ("move_made", &["day", "told"]),
    ("needs_assessment", &["completed"]),
    ("notice_to_end", &["day", "stays"]),
    ("permanence_plan", &["day", "approved", "achieved"]),
    ("permanence_step", &["day", "done"]),
    ("placement_notice", &["day"]),
    ("placement_offer", &["day", "taken", "declined"]),
    ("placement_panel_heard", &["day"]),
    ("placement_plan", &["signed"]),
    ("placement_request", &["day"]),
    ("placement_search", &["day"]),
    ("plan_graded", &["day", "plan"]),
    ("plo_panel_asked", &["asked", "papers", "withdrawn"]),
    ("pre_proceedings", &["letter", "ended"]),
    ("registration_check", &["day", "told_ofsted"]),
    ("staying_put_arrangement", &["agreed"]),
    ("support_offer", &["day"]),
    ("tenancy_readiness", &["day"]),
    ("viability_assessment", &["day"]),
];

const AHEAD: &str = "That day has not come: write what has happened";

fn ahead(kind: &Kind, payload: &Map<String, Value>, today: Day) -> Vec<Trouble> {
    let fields = HAS_BEEN.iter().find(|(name, _)| *name == kind.name).map_or(&[][..], |(_, fields)| *fields);
    let lies_ahead = |field: &&&str| {
        let day = payload.get(**field).and_then(Value::as_str).and_then(|day| day.parse::<Day>().ok());
        day.is_some_and(|day| day > today)
    };
    fields.iter().filter(lies_ahead).map(|field| Trouble::stops(*field, AHEAD)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_that_are_named_are_days_of_their_kinds() {
        for (name, fields) in HAS_BEEN {
            let kind = records::kind(name).unwrap_or_else(|| panic!("{name}"));
            for field in *fields {
                let found = kind.fields.iter().find(|each| each.name == *field);
                assert!(found.is_some_and(|each| matches!(each.form, Form::Day)), "{name} {field}");
            }
        }
    }

    #[test]
    fn what_has_happened_does_not_lie_ahead() {
        let today: Day = "2018-11-05".parse().unwrap();
        let kind = records::kind("health_history").unwrap();
        for (day, expected) in [("2018-11-05", 0), ("2018-11-06", 1)] {
            let payload = serde_json::json!({ "day": day, "declined": false });
            let Value::Object(payload) = payload else { unreachable!() };
            assert_eq!(ahead(kind, &payload, today).len(), expected, "{day}");
        }
    }
}
