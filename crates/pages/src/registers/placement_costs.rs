//! `/placement-costs`: what each placement costs and who else pays: asked for and paid up to when; and the contracts with
//! providers, with the children who live under each.

use access::{Person, Refusal, Seen};
use calendar::Day;
use oversight::placements::lives;
use records::Money;
use records::coming_into_care::{DecisionAbout, DecisionMade};
use records::placements::{
    EmergencySteps, PlacementCondition, PlacementConditions, PlacementRecharge, PlacementTerms,
    ProviderContract,
};
use timeline::{Definition, Stranded, Timeline};
use web::Problem;
use web::parts::Colour;

use super::{Register, Shown, everybody};
use crate::board::Standing;
use crate::futures::told::{Holds, List, Told};
use crate::placements::sees_costs;
use crate::placements::tracker::pounds as in_pounds;
use crate::places::LiesIn;
use crate::{Desk, child, rows, words};

/// What is asked before a home outside the area, or made up for after an emergency.
const GATES: [&str; 3] = ["cla.ooa.approve.officer", "cla.ooa.approve.dcs", "cla.ooa.emergency"];
/// What others pay is asked for at least so often, in days.
const ASKED_EVERY: i32 = 92;

/// The register.
pub(super) static REGISTER: Register = Register {
    list: &LIST,
    at: "/placement-costs",
    file: "/placement-costs.csv",
    what: "What placements cost, what others pay of it and up to when, and the contracts with providers",
    may,
    shown,
};

/// To take away.
pub(crate) const LIST: rows::List = rows::List {
    name: "placement-costs",
    title: "What placements cost and who pays",
    asks: &[],
    rows: |desk, me, _| REGISTER.rows(desk, me),
};

/// Those who buy, those who find homes, and those who answer for both.
fn may(me: &Person) -> Result<(), Refusal> {
    access::sees_placements(me)?;
    if sees_costs(me) {
        return Ok(());
    }
    Err(Refusal::told(
        "What placements cost is for those who buy them and those who answer for what is spent.",
    ))
}

fn pounds(money: Money) -> String {
    format!("£{}", in_pounds(money.in_pence()))
}

/// What others pay for a child on a day.
fn recharges(child: &Timeline, today: Day) -> Vec<&PlacementRecharge> {
    let holds =
        |said: &&PlacementRecharge| said.since <= today && said.until.is_none_or(|until| until > today);
    child.strand::<PlacementRecharge>().map(|said| said.record).filter(holds).collect()
}

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let children = super::children(desk, &board, &cohort, me, Seen::has)?;
    let own = desk.roll().authority().unwrap_or_default();
    let mut rows = Vec::new();
    let mut under: Vec<&PlacementTerms> = Vec::new();
    let mut ended: Vec<Vec<Told>> = Vec::new();
    let (mut gross, mut others, mut behind, mut unpriced, mut without) = (0, 0, 0, 0, 0);
    for (standing, timeline) in &children {
        let owed = timeline.strand::<PlacementRecharge>().map(|said| said.record);
        ended.extend(owed.filter_map(|said| still_owed(standing, said, today)));
        if standing.lives.is_none() {
            continue;
        }
        let Some(terms) = lives::terms(timeline, today) else {
            without += 1;
            continue;
        };
        under.push(terms);
        unpriced += usize::from(terms.a_week.is_none());
        let postcode = standing.lives.as_ref().and_then(|lives| lives.postcode.as_ref());
        let lies = desk.places().lies_in(postcode, &own);
        let cost = terms.a_week.map_or(0, |cost| cost.in_pence());
        let paid = recharges(timeline, today);
        let share: i64 = paid.iter().map(|said| said.a_week.in_pence()).sum();
        (gross, others) = (gross + cost, others + share);
        behind += usize::from(paid.iter().any(|said| is_behind(said, today)));
        rows.push((std::cmp::Reverse(cost), row((standing, timeline), lies, terms, &paid, share, today)));
    }
    rows.sort_by_key(|(cost, _)| *cost);
    let sentence = format!(
        "{} a week for {}; others pay {} of it. What others owe was not asked for in three months, or never agreed, for {}.{}{}",
        pounds(Money::pence(gross)),
        words::counted(rows.len() - unpriced, "placement", "placements"),
        pounds(Money::pence(others)),
        words::counted(behind, "child", "children"),
        not_known(unpriced, "what the placement costs is not known here"),
        not_known(without, "no terms of the placement are recorded"),
    );
    let contracts = contracts(desk, &under, today);
    Ok(Shown {
        sentence,
        how: "Write “Terms of a placement” and “Part of a placement that others pay” on a child’s record; contracts \
             stand under Settings, \
              Contract with a provider of homes. That a placement outside the area was agreed and told stands on the \
                   child’s page.",
        lists: vec![
            (
                "",
                List {
                    name: "placement-costs",
                    caption: "What each placement costs",
                    columns: &[
                        (Holds::Child, "Child"),
                        (Holds::Words, "Provider"),
                        (Holds::Words, "How it is bought"),
                        (Holds::Words, "Contract"),
                        (Holds::Number, "A week"),
                        (Holds::Words, "Who else pays"),
                        (Holds::Number, "They pay a week"),
                        (Holds::Words, "Agreed outside the area"),
                        (Holds::Words, "Asked for up to"),
                        (Holds::Words, "Paid up to"),
                    ],
                    rows: rows.into_iter().map(|(_, row)| row).collect(),
                    empty: "No terms of a placement are recorded for a child whom you see.",
                },
            ),
            (
                "What others still owe of placements that ended",
                List {
                    name: "placement-costs-ended",
                    caption: "Ended, and not paid to the end",
                    columns: &[
                        (Holds::Child, "Child"),
                        (Holds::Words, "Who pays"),
                        (Holds::Number, "They pay a week"),
                        (Holds::Day, "Ended"),
                        (Holds::Day, "Asked for up to"),
                        (Holds::Day, "Paid up to"),
                        (Holds::Number, "Not paid"),
                    ],
                    rows: ended,
                    empty: "Everything that others pay of placements that ended is paid to the end, as far as this record knows.",
                },
            ),
            ("Contracts", contracts),
        ],
    })
}

/// A sentence of how many something is not known; nothing where there are none.
fn not_known(children: usize, what: &str) -> String {
    match children {
        0 => String::new(),
        _ => format!(" Of {} {what}.", words::counted(children, "child", "children")),
    }
}

/// What somebody else still owes of a part that ended: it is owed though the child lives elsewhere now, or has left care.
fn still_owed(child: &Standing, said: &PlacementRecharge, today: Day) -> Option<Vec<Told>> {
    let until = said.until.filter(|until| *until <= today)?;
    let paid = said.paid_to.filter(|paid| *paid > said.since).unwrap_or(said.since);
    let days = i64::from(paid.days_until(until));
    if days <= 0 {
        return None;
    }
    let asked = match said.invoiced_to {
        Some(on) if on >= until => Told::day(on),
        Some(on) => Told::day(on).tagged(Colour::Yellow),
        None => Told::text("Never asked").tagged(Colour::Yellow),
    };
    Some(vec![
        Told::child(child, child::address(&child.id).at("record").at(PlacementRecharge::KIND.name)),
        Told::text(said.named.as_deref().unwrap_or_else(|| said.who.label())),
        Told::text(pounds(said.a_week)),
        Told::day(until),
        asked,
        Told::day_or(said.paid_to, "nothing yet"),
        Told::text(pounds(Money::pence(said.a_week.in_pence() * days / 7))),
    ])
}

/// Who agreed to a home outside the area, as it holds on a day: the day it was agreed, or the day on which what is asked before
/// was done after an emergency; that it was not; or that nothing tells.
fn agreed(standing: &Standing, child: &Timeline, today: Day) -> Told {
    let holds = child.strand::<PlacementConditions>().map(|said| said.record).rfind(|said| {
        said.holds_on(today)
            && (has(said, PlacementCondition::AtDistance) || has(said, PlacementCondition::OutOfArea))
    });
    let Some(outside) = holds else { return Told::none("not known here") };
    let open = standing
        .duties
        .iter()
        .any(|duty| GATES.contains(&duty.clock.id) && duty.because.day == outside.since);
    if open {
        return Told::text("Not agreed").tagged(Colour::Red);
    }
    if has(outside, PlacementCondition::Emergency) {
        let steps =
            child.strand::<EmergencySteps>().find(|said| said.day >= outside.since && said.day <= today);
        return Told::day_or(steps.map(|said| said.day), "an emergency; not known here");
    }
    let about = match has(outside, PlacementCondition::AtDistance) {
        true => DecisionAbout::AtDistance,
        false => DecisionAbout::OutOfArea,
    };
    let decided =
        child.strand::<DecisionMade>().rfind(|said| said.agreed && said.about == about && said.day <= today);
    Told::day_or(decided.map(|said| said.day), "not known here")
}

fn has(said: &PlacementConditions, what: PlacementCondition) -> bool {
    said.what.contains(&what)
}

/// Whether what somebody else pays was not agreed, or not asked for in time.
fn is_behind(said: &PlacementRecharge, today: Day) -> bool {
    let asked = said.invoiced_to.unwrap_or(said.since);
    said.agreed.is_none() || asked.plus_days(ASKED_EVERY) < today
}

fn row(
    (child, timeline): (&Standing, &Timeline),
    lies: LiesIn,
    terms: &PlacementTerms,
    paid: &[&PlacementRecharge],
    share: i64,
    today: Day,
) -> Vec<Told> {
    let to = child::address(&child.id).at("record").at(PlacementRecharge::KIND.name);
    let who = paid.iter().map(|said| said.named.as_deref().unwrap_or_else(|| said.who.label()));
    let who = who.collect::<Vec<_>>().join(", ");
    let outside = child.lives.as_ref().is_some_and(crate::placements::tracker::recorded_outside);
    let outside = match lies {
        _ if outside => agreed(child, timeline, today),
        LiesIn::Here => Told::none("inside the area"),
        LiesIn::Elsewhere(_) => {
            Told::text("Outside by its postcode, and nobody recorded it").tagged(Colour::Yellow)
        }
        LiesIn::NotKnown => Told::none("inside the area, as far as recorded"),
    };
    let first = |of: fn(&PlacementRecharge) -> Option<Day>| paid.iter().map(|said| of(said)).min().flatten();
    let asked = match first(|said| said.invoiced_to) {
        _ if paid.is_empty() => Told::none("nobody else pays"),
        Some(day) if paid.iter().any(|said| is_behind(said, today)) => {
            Told::text(format!("{}, behind", day.to_words())).tagged(Colour::Yellow)
        }
        Some(day) => Told::day(day),
        None => Told::text("Never asked").tagged(Colour::Yellow),
    };
    vec![
        Told::child(child, to),
        Told::or(terms.provider.as_deref(), "not recorded"),
        Told::text(terms.how.label()),
        Told::or(terms.contract.as_deref(), "not recorded"),
        Told::or(terms.a_week.map(pounds), "not known"),
        if who.is_empty() { Told::none("nobody") } else { Told::text(who) },
        if paid.is_empty() { Told::none("nothing") } else { Told::text(pounds(Money::pence(share))) },
        outside,
        asked,
        if paid.is_empty() {
            Told::none("nobody else pays")
        } else {
            Told::day_or(first(|said| said.paid_to), "nothing yet")
        },
    ]
}

/// Each contract with how many children live under it and what is paid where it says another price.
fn contracts(desk: &Desk, under: &[&PlacementTerms], today: Day) -> List {
    let authority = desk.authority(calendar::Moment::END_OF_TIME);
    let mut rows = Vec::new();
    for said in authority.strand::<ProviderContract>().filter(|said| said.since <= today) {
        let same = |terms: &&&PlacementTerms| {
            terms
                .contract
                .as_deref()
                .is_some_and(|contract| contract.trim().eq_ignore_ascii_case(said.contract.trim()))
        };
        let own: Vec<_> = under.iter().filter(same).collect();
        let above = said.a_week.map(|price| {
            own.iter()
                .filter(|terms| terms.a_week.is_some_and(|cost| cost.in_pence() > price.in_pence()))
                .count()
        });
        let ended = said.until.is_some_and(|until| until <= today);
        let stands = match (ended, own.is_empty()) {
            (true, false) => Told::text("Ended, in use").tagged(Colour::Red),
            (true, true) => Told::text("Ended").tagged(Colour::Grey),
            (false, _) => Told::text("Runs").tagged(Colour::Green),
        };
        rows.push(vec![
            Told::text(&said.provider),
            Told::text(&said.contract),
            Told::or(said.framework.as_deref(), "none"),
            Told::text(said.how.label()),
            Told::text(match said.until {
                Some(until) => format!("{} to {}", said.since.to_words(), until.to_words()),
                None => format!("From {}, no end said", said.since.to_words()),
            }),
            stands,
            Told::or(said.a_week.map(pounds), "not said"),
            Told::text(own.len()),
            Told::or(above.map(|above| above.to_string()), "no price is agreed"),
            Told::by(said.review_by.filter(|_| !ended), today, "not said"),
        ]);
    }
    List {
        name: "contracts",
        caption: "Contracts with providers of homes",
        columns: &[
            (Holds::Words, "Provider"),
            (Holds::Words, "Contract"),
            (Holds::Words, "Framework or tender"),
            (Holds::Words, "How it is bought"),
            (Holds::Words, "For which days"),
            (Holds::Words, "Stands"),
            (Holds::Number, "Agreed a week"),
            (Holds::Number, "Children under it"),
            (Holds::Number, "Above the agreed price"),
            (Holds::Day, "Looked at again by"),
        ],
        rows,
        empty: "No contract is written down. A head of service writes them under Settings, Contract with a provider of homes.",
    }
}
