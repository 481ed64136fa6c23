//! `/placement-costs`: what each placement costs and who else pays: asked for and paid up to when; and the contracts with
//! providers,
//! with the children who live under each.

use access::{Person, Refusal};
use calendar::Day;
use records::Money;
use records::placements::{PlacementRecharge, PlacementTerms, ProviderContract};
use timeline::{Definition, Stranded, Timeline};
use web::Problem;
use web::parts::Colour;

use super::{Register, Shown, everybody, listed};
use crate::board::Standing;
use crate::futures::told::{Holds, List, Told};
use crate::placements::sees_costs;
use crate::{Desk, child, rows, words};

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
    format!("£{}", money.in_pence() / 100)
}

/// What others pay for a child on a day.
fn recharges(child: &Timeline, today: Day) -> Vec<&PlacementRecharge> {
    let holds =
        |said: &&PlacementRecharge| said.since <= today && said.until.is_none_or(|until| until > today);
    child.strand::<PlacementRecharge>().map(|said| said.record).filter(holds).collect()
}

fn shown(desk: &Desk, me: &Person) -> Result<Shown, Problem> {
    let (board, cohort, today) = (desk.board(), everybody(desk), desk.today());
    let children = listed(desk, &board, &cohort, me)?;
    let mut rows = Vec::new();
    let mut under: Vec<&PlacementTerms> = Vec::new();
    let (mut gross, mut others, mut behind) = (0, 0, 0);
    for (standing, timeline) in &children {
        let holds =
            |said: &PlacementTerms| said.since <= today && said.until.is_none_or(|until| until > today);
        let Some(terms) =
            timeline.strand::<PlacementTerms>().map(|said| said.record).rfind(|said| holds(said))
        else {
            continue;
        };
        if standing.lives.is_none() {
            continue;
        }
        under.push(terms);
        let cost = terms.a_week.map_or(0, |cost| cost.in_pence());
        let paid = recharges(timeline, today);
        let share: i64 = paid.iter().map(|said| said.a_week.in_pence()).sum();
        (gross, others) = (gross + cost, others + share);
        behind += usize::from(paid.iter().any(|said| is_behind(said, today)));
        rows.push((std::cmp::Reverse(cost), row(standing, terms, &paid, share, today)));
    }
    rows.sort_by_key(|(cost, _)| *cost);
    let sentence = format!(
        "{} a week for {}; others pay {} of it. What others owe was not asked for in three months, or never agreed, for {}.",
        pounds(Money::pence(gross)),
        words::counted(rows.len(), "placement", "placements"),
        pounds(Money::pence(others)),
        words::counted(behind, "child", "children"),
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
            ("Contracts", contracts),
        ],
    })
}

/// Whether what somebody else pays was not agreed, or not asked for in time.
fn is_behind(said: &PlacementRecharge, today: Day) -> bool {
    let asked = said.invoiced_to.unwrap_or(said.since);
    said.agreed.is_none() || asked.plus_days(ASKED_EVERY) < today
}

fn row(
    child: &Standing,
    terms: &PlacementTerms,
    paid: &[&PlacementRecharge],
    share: i64,
    today: Day,
) -> Vec<Told> {
    let to = child::address(&child.id).at("record").at(PlacementRecharge::KIND.name);
    let who = paid.iter().map(|said| said.named.as_deref().unwrap_or_else(|| said.who.label()));
    let who = who.collect::<Vec<_>>().join(", ");
    let outside = child.lives.as_ref().is_some_and(crate::placements::tracker::recorded_outside);
    let agreed = || {
        use records::placements::PlacementCondition::AtDistance;
        let lives = child.lives.as_ref()?;
        let gate = if lives.is(AtDistance) { "cla.ooa.approve.dcs" } else { "cla.ooa.approve.officer" };
        Some(child.duties.iter().any(|duty| duty.clock.id == gate && duty.met.is_none()))
    };
    let outside = match (outside, agreed()) {
        (false, _) => Told::none("inside the area"),
        (true, Some(true)) => Told::text("Not agreed").tagged(Colour::Red),
        (true, _) => Told::text("Agreed"),
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
            (true, false) => Told::text("Ended, and children live under it").tagged(Colour::Red),
            (true, true) => Told::text("Ended").tagged(Colour::Grey),
            (false, _) => Told::text("Runs").tagged(Colour::Green),
        };
        rows.push(vec![
            Told::text(&said.provider),
            Told::text(&said.contract),
            Told::or(said.framework.as_deref(), "none"),
            Told::text(said.how.label()),
            Told::day(said.since),
            Told::day_or(said.until, "not said"),
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
            (Holds::Day, "From"),
            (Holds::Day, "To"),
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
