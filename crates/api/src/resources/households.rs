//! `/api/v1/households`: carer households that are or were approved, what is recorded of one, and what the fostering team adds
//! and puts right.

use std::sync::Arc;

use identity::tokens::Scope;
use pages::shared;
use serde_json::{Value, json};

use super::beside::{self, KINDS, fact_schema};
use crate::call::{Answer, Call, day_or_null, list_of, object, text};
use crate::refused::Refused;
use crate::way::{CURSOR, KNOWN, LIMIT, Needs, Verb, Way};

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/households",
        name: "households",
        title: "Carer households",
        says: "Those that are or were approved to foster, for those whose work is to find homes.",
        needs: Needs::Scope(Scope::Children),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(household_schema()),
        run: all,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/households/{household}/records",
        name: "household_records",
        title: "What is recorded of a household",
        says: "The facts that stand. The look is logged. Allegations are read on their own page alone.",
        needs: Needs::Scope(Scope::Children),
        query: &[KINDS, KNOWN, LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(fact_schema()),
        run: beside::all,
    },
    Way {
        verb: Verb::Post,
        path: "/api/v1/households/{household}/records",
        name: "add_household_record",
        title: "Record something about a household",
        says: beside::ADDED,
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(|| beside::new_schema(shared::household_kinds())),
        status: 201,
        gives: fact_schema,
        run: beside::add,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/households/{household}/records/{kind}/{record}",
        name: "household_record",
        title: "One record of a household",
        says: beside::ONE,
        needs: Needs::Scope(Scope::Children),
        query: &[KNOWN],
        body: None,
        status: 200,
        gives: fact_schema,
        run: beside::one,
    },
    Way {
        verb: Verb::Put,
        path: "/api/v1/households/{household}/records/{kind}/{record}",
        name: "correct_household_record",
        title: "Put a record of a household right",
        says: beside::CORRECTED,
        needs: Needs::Scope(Scope::Record),
        query: &[],
        body: Some(beside::correction_schema),
        status: 200,
        gives: fact_schema,
        run: beside::correct,
    },
];

fn household_schema() -> Value {
    object(
        json!({"household": text(), "approved_since": day_or_null(), "approved_until": day_or_null()}),
        &["household", "approved_since", "approved_until"],
    )
}

fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let cohort = shared::households(call.desk, call.me)?;
    let items = cohort.households.iter().map(|household| (household.id.to_string(), household)).collect();
    let show = |household: &&Arc<timeline::Household>| {
        let last = household.approvals.iter().max_by_key(|approval| approval.since);
        json!({
            "household": &*household.id,
            "approved_since": last.map(|approval| approval.since.to_string()),
            "approved_until": last.and_then(|approval| approval.until).map(|day| day.to_string()),
        })
    };
    call.listed(items, show, Value::Null)
}
