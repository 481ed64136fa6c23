//! `/api/v1/figures`: every figure of a month, and who is behind one.

use std::sync::Arc;

use access::Figures;
use calendar::{Moment, Month};
use identity::tokens::Scope;
use indicators::Indicator;
use measure::{Figure, Kind, Member};
use pages::shared::{self, Behind};
use serde_json::{Value, json};

use crate::call::{Answer, Call, day, list_of, object, text, text_or_null};
use crate::refused::Refused;
use crate::way::{CURSOR, KNOWN, LIMIT, MONTH, Needs, Param, Takes, Verb, Way};

const PERIODS: &[&str] = &["month", "year-to-date", "snapshot"];
const SHOWN: &[&str] = &["everyone", "numerator", "denominator", "rest", "excluded"];

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/figures",
        name: "figures",
        title: "Every figure of a month",
        says: "As the record knows them now or knew them on a day. Those who may not learn of a child from a figure are given \
               them with small numbers hidden, and with them whatever would give a hidden one away.",
        needs: Needs::Scope(Scope::Figures),
        query: &[MONTH, KNOWN],
        body: None,
        status: 200,
        gives: || {
            object(
                json!({"authority": text(), "month": text(), "suppressed": {"type": "boolean"},
                       "figures": {"type": "array", "items": {"$ref": "#/components/schemas/Figure"}}}),
                &["authority", "month", "suppressed", "figures"],
            )
        },
        run: all,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/figures/{figure}",
        name: "figure",
        title: "One figure of a month, with its definition",
        says: "Over each of its runs of days.",
        needs: Needs::Scope(Scope::Figures),
        query: &[MONTH, KNOWN],
        body: None,
        status: 200,
        gives: || {
            object(
                json!({"month": text(), "suppressed": {"type": "boolean"}, "definition": text(),
                       "figures": {"type": "array", "items": {"$ref": "#/components/schemas/Figure"}}}),
                &["month", "suppressed", "definition", "figures"],
            )
        },
        run: one,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/figures/{figure}/people",
        name: "people_behind_a_figure",
        title: "Who is behind a figure",
        says: "Those whose whole record the owner’s work opens, with what each is to the figure and why. The figure counts \
               everybody.",
        needs: Needs::Scope(Scope::Figures),
        query: &[
            MONTH,
            KNOWN,
            Param {
                name: "period",
                says: "Which run of days: the figure’s first, where it is not given.",
                takes: Takes::Word(PERIODS),
            },
            Param {
                name: "show",
                says: "Who of them: everyone, where it is not given.",
                takes: Takes::Word(SHOWN),
            },
            LIMIT,
            CURSOR,
        ],
        body: None,
        status: 200,
        gives: people_schema,
        run: people,
    },
];

fn people_schema() -> Value {
    let member = object(
        json!({
            "id": text(), "household": {"type": "boolean"}, "who": {"enum": ["child", "household", "worker"]},
            "in_numerator": {"type": "boolean"},
            "in_denominator": {"type": "boolean"}, "excluded_because": text_or_null(),
            "days": {"type": "array", "items": day()},
        }),
        &["id", "household", "who", "in_numerator", "in_denominator", "excluded_because", "days"],
    );
    let mut list = list_of(member);
    list["properties"]["month"] = text();
    list["properties"]["period"] = json!({"enum": PERIODS});
    list["required"].as_array_mut().into_iter().for_each(|required| {
        required.extend(["month".into(), "period".into()]);
    });
    list
}

/// The schema of a figure.
pub(crate) fn figure_schema() -> Value {
    let number = json!({"type": ["number", "null"]});
    let count = json!({"type": ["integer", "null"]});
    object(
        json!({
            "id": text(), "title": text(), "period": {"enum": PERIODS}, "from": day(), "to": day(),
            "value": number, "display": text(), "numerator": count, "denominator": count, "unit": text(),
            "polarity": text(), "rag": text_or_null(), "direction": text_or_null(), "previous": number,
            "source": text(), "definition_version": {"type": "integer"}, "not_known": text_or_null(),
            "flags": {"type": "array", "items": text()},
        }),
        &[
            "id",
            "title",
            "period",
            "from",
            "to",
            "value",
            "display",
            "numerator",
            "denominator",
            "not_known",
            "flags",
        ],
    )
}

/// The month that is asked for, its figures as the owner may see them, and whether small numbers are hidden.
fn told(call: &Call<'_>) -> Result<(Month, Moment, bool, Vec<Figure>), Refused> {
    let closed = |_| {
        Refused::new(
            axum::http::StatusCode::FORBIDDEN,
            "not-open",
            "Figures are not open to the work of the token’s owner.",
        )
    };
    let whole = access::figures(call.me).map_err(closed)? == Figures::Whole;
    let (_, known) = call.known()?;
    let month = shared::month(call.desk, call.asked("month"), known)?;
    let mut series = call.desk.series(known, month);
    if !whole {
        series = Arc::new(measure::suppressed(series.to_vec()));
    }
    let figures = series.last().map(|month| month.figures.clone()).unwrap_or_default();
    Ok((month, known, !whole, figures))
}

fn show(figure: &Figure) -> Value {
    let mut told = serde_json::to_value(figure).unwrap_or_default();
    told["period"] = shared::period(figure.kind).into();
    told
}

fn all(call: &Call<'_>) -> Result<Answer, Refused> {
    let (month, _, suppressed, figures) = told(call)?;
    let authority = call.desk.roll().authority().unwrap_or_default();
    Ok(Answer::of(json!({
        "authority": &*authority, "month": month.to_string(), "suppressed": suppressed,
        "figures": figures.iter().map(show).collect::<Vec<_>>(),
    })))
}

fn indicator(call: &Call<'_>) -> Result<&'static Indicator, Refused> {
    indicators::indicator(call.at("figure")).ok_or_else(Refused::nothing)
}

fn one(call: &Call<'_>) -> Result<Answer, Refused> {
    let (month, _, suppressed, figures) = told(call)?;
    let indicator = indicator(call)?;
    let own = figures.iter().filter(|figure| figure.id == indicator.id).map(show);
    Ok(Answer::of(json!({
        "month": month.to_string(), "suppressed": suppressed, "definition": indicator.page(),
        "figures": own.collect::<Vec<_>>(),
    })))
}

fn people(call: &Call<'_>) -> Result<Answer, Refused> {
    let (month, known, suppressed, figures) = told(call)?;
    if suppressed {
        return Err(Refused::nothing());
    }
    let indicator = indicator(call)?;
    let of = |kind: &Kind| call.asked("period").is_none_or(|period| shared::period(*kind) == period);
    let kind = figures.iter().filter(|figure| figure.id == indicator.id).map(|figure| figure.kind).find(of);
    let kind = kind.ok_or_else(|| {
        Refused::asked("This figure is not told over such days in this month. Ask without `period`.")
    })?;
    let cohort = call.desk.cohort(known);
    let seen = call.desk.seen(call.me)?;
    let (members, behind) = shared::behind_a_figure(indicator, &cohort, month, kind, call.me, &seen);
    let takes = |member: &&Member| match call.asked("show") {
        Some("numerator") => member.in_numerator,
        Some("denominator") => member.in_denominator,
        Some("rest") => member.in_denominator && !member.in_numerator,
        Some("excluded") => member.excluded_because.is_some(),
        _ => true,
    };
    let items = members.iter().filter(takes).map(|member| (member.local_id.clone(), member)).collect();
    let show = |member: &&Member| {
        json!({
            "id": member.local_id, "household": behind == Behind::Households, "who": behind.noun().0,
            "in_numerator": member.in_numerator,
            "in_denominator": member.in_denominator, "excluded_because": member.excluded_because,
            "days": member.events.iter().map(|event| event.day.to_string()).collect::<Vec<_>>(),
        })
    };
    call.listed(items, show, json!({"month": month.to_string(), "period": shared::period(kind)}))
}
