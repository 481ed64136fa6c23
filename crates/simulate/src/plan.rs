//! What to invent, and when children come into care.

use std::sync::OnceLock;

use calendar::{Day, Holidays, Moment, Month, Period, Term, Terms};

use records::Postcode;
use rustc_hash::FxHashMap;

use crate::dice::{About, Dice, stir};
use crate::life;
use crate::life::audited::DrawnRound;
use crate::matched::Matches;
use crate::places::{self, Area};

/// An authority to invent.
///
/// Everything follows from these: the same plan gives the same bytes on every machine. A child's facts depend on the plan
/// and the child's number alone, so that a country can be made in pieces, in any order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// About how many children are looked after on the last day, short breaks apart.
    pub children: u32,
    /// For how many months the record has been kept here; the last is the month of `until`.
    pub months: u32,
    /// The last day: nothing happened after it.
    pub until: Day,
    /// Nothing has been learnt after this day. It is the last day, unless what was typed in late is wanted too: a return
    /// closes on 31 March and is handed in by the end of June.
    pub learnt_to: Day,
    /// Whether about 2 children in 100 have a mistake in their record that nobody has noticed: see [`crate::slips`].
    pub slips: bool,
    /// Whether what people write from day to day is invented too: who the child is, plans, notes, school, supervision. Not
    /// where there are more than 3,000 children, unless asked for.
    pub life: bool,
    /// How many children in need, some of them on protection plans, are open cases on the last day: they live at home. None
    /// unless asked for.
    pub in_need: u32,
    /// The seed.
    pub seed: u64,
    /// The authority's code.
    pub code: String,
    /// The authority's name.
    pub name: String,
}

impl Plan {
    /// A plan for an authority called Merefold, which does not exist.
    pub fn new(children: u32, months: u32, until: Day, seed: u64) -> Plan {
        Plan {
            children,
            months,
            until,
            learnt_to: until,
            slips: true,
            life: children <= LIFE_AT_MOST,
            in_need: 0,
            seed,
            code: "Z99".to_owned(),
            name: "Merefold (invented)".to_owned(),
        }
    }

    /// The same authority as it is known when its return is handed in, at the end of June.
    pub fn when_handed_in(&self) -> Plan {
        Plan { learnt_to: self.until.plus_days(DAYS_TO_HAND_IN), ..self.clone() }
    }

    /// The first day of the record: what happened before was brought over on it, in part.
    pub fn kept_since(&self) -> Day {
        Month::of(self.until).plus(1 - self.months.max(1) as i32).first()
    }
}

/// Up to how many children the working day is invented unless somebody says otherwise: a country is for figures.
const LIFE_AT_MOST: u32 = 3000;

/// Children in need whom one post has.
const IN_NEED_OF_A_POST: u32 = 17;

/// From 31 March to the end of June.
const DAYS_TO_HAND_IN: i32 = 91;

/// Years of care before the record begins that can still matter in it: a care leaver of 24 may have come into care at birth.
const YEARS_BEFORE: i32 = 25;

/// How many children in a thousand of those looked after come into care in a year, at the end.
const ENTRIES_A_YEAR: u64 = 415;

/// The same for a country, whose numbers grow by 2 in 100 a year.
const ENTRIES_A_YEAR_IN_A_COUNTRY: u64 = 388;

/// From how many children on a plan is of a country.
const COUNTRY: u32 = 5000;

/// How many came into care in a year, in thousandths of what it is now, some months ago. The council of the pack grew by
/// half in three years (175, 208, 262, 330 admissions in the years to March 2018, then about 290), and that is what made
/// its children's orders and lengths of stay what they are.
fn council_share(months_ago: u32) -> u64 {
    const BY_YEAR: [u64; 6] = [1000, 1130, 930, 740, 620, 600];
    let (year, month) = (months_ago as usize / 12, u64::from(months_ago % 12));
    let at = |year: usize| BY_YEAR[year.min(BY_YEAR.len() - 1)];
    (at(year) * (12 - month) + at(year + 1) * month) / 12
}

/// Children numbered together: families are whole within a block.
pub(crate) const BLOCK: u32 = 12;

/// Whole numbers for parts of a child's place in the queue.
const PART: u64 = 1 << 20;

/// A plan with the tables that every child needs.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) plan: Plan,
    pub(crate) kept: Day,
    pub(crate) known: Moment,
    /// From when the working day is told whole; `None`: not at all.
    pub(crate) life: Option<Day>,
    pub(crate) holidays: Holidays,
    /// School terms over all the years, in order.
    pub(crate) terms: Vec<Term>,
    first_month: Month,
    /// Children, in parts, who came into care before each month.
    before: Vec<u64>,
    /// Posts for social workers.
    pub(crate) posts: u32,
    /// Places on the register of carer households.
    pub(crate) households: u32,
    /// Their postcodes.
    own_places: FxHashMap<Postcode, u32>,
    /// Rounds of audits whose sample is drawn at random: drawn once for everybody.
    pub(crate) drawn: OnceLock<Vec<DrawnRound>>,
    /// Which household of the authority a child came to on a day: there is room for each, so they are found together.
    pub(crate) lodged: OnceLock<FxHashMap<(u32, Day), String>>,
    /// With which adopters each child was matched: found together too.
    pub(crate) matched: OnceLock<Matches>,
}

impl World {
    pub(crate) fn of(plan: &Plan) -> World {
        let kept = plan.kept_since();
        let first_month = Month::of(kept).plus(-12 * YEARS_BEFORE);
        let last = Month::of(plan.until);
        let months = (last.year() - first_month.year()) * 12 + i32::from(last.number())
            - i32::from(first_month.number())
            + 1;
        let mut before = vec![0];
        for nth in 0..months {
            let months_to_go = (months - 1 - nth).unsigned_abs();
            let (rate, share) = if plan.children < COUNTRY {
                (ENTRIES_A_YEAR, council_share(months_to_go))
            } else {
                (
                    ENTRIES_A_YEAR_IN_A_COUNTRY,
                    1000_u64.saturating_sub(u64::from(months_to_go) * 20 / 12).max(700),
                )
            };
            let entries = u64::from(plan.children) * rate * share * PART / (12 * 1_000_000);
            before.push(before[before.len() - 1] + entries);
        }
        let terms = Terms::default();
        let terms = (first_month.year()..=last.year() + 1)
            .filter_map(calendar::AcademicYear::new)
            .flat_map(|year| terms.of_year(year))
            .collect();
        let households = (plan.children * 204 / 650).max(2);
        World {
            kept,
            life: plan.life.then(|| kept.max(plan.until.plus_months(-life::MONTHS))),
            known: Moment::end_of(plan.learnt_to.max(plan.until)),
            holidays: Holidays::england_and_wales(),
            terms,
            first_month,
            before,
            posts: (plan.children * 2 / 25).max(2) + plan.in_need / IN_NEED_OF_A_POST,
            households,
            own_places: (0..households).map(|place| (places::postcode(Area::Own, place), place)).collect(),
            drawn: OnceLock::new(),
            lodged: OnceLock::new(),
            matched: OnceLock::new(),
            plan: plan.clone(),
        }
    }

    /// The place on the register of carer households at a postcode.
    pub(crate) fn place_at(&self, postcode: &Postcode) -> Option<u32> {
        self.own_places.get(postcode).copied()
    }

    /// How many children have a number.
    pub(crate) fn numbers(&self) -> u32 {
        (self.before[self.before.len() - 1] / PART) as u32
    }

    /// The day at this place of the queue, in parts of a child.
    fn day_at(&self, place: u64) -> Day {
        let after = self.before.partition_point(|&before| before <= place);
        let Some(&end) = self.before.get(after) else {
            return self.plan.until.plus_days(1);
        };
        let start = self.before[after - 1];
        let month = self.first_month.plus(after as i32 - 1);
        let days = month.first().days_until(month.last()) as u64 + 1;
        month.first().plus_days(((place - start) * days / (end - start).max(1)) as i32)
    }

    /// The family of a child.
    pub(crate) fn family(&self, number: u32) -> Family {
        let block = number / BLOCK;
        let mut dice = Dice::of(self.plan.seed, About::Block, u64::from(block));
        let mut first = block * BLOCK;
        loop {
            let left = (block + 1) * BLOCK - first;
            // Families by size, so that about six children in ten come with a brother or sister.
            let size = dice.pick(&[(340, 1), (160, 2), (80, 3), (32, 4), (12, 5)]).min(left);
            let place = u64::from(block * BLOCK) * PART + u64::from(dice.below(BLOCK * PART as u32));
            if number < first + size {
                return Family { first, size, entry: self.day_at(place) };
            }
            first += size;
        }
    }

    /// The worker who holds a post on a day, and the last day on which they do: people stay from one to five years.
    pub(crate) fn holder(&self, post: u32, day: Day) -> (u64, Day) {
        let mut from = Day::from_number(self.first_month.first().number())
            .plus_days(-((stir(self.plan.seed, 1, u64::from(post)) % 900) as i32));
        let mut dice = Dice::of(self.plan.seed, About::Post, u64::from(post));
        let mut nth = 0;
        loop {
            let to = from.plus_days(dice.early(300, 2000));
            if day < to {
                return (u64::from(post) + u64::from(self.posts) * nth, to.plus_days(-1));
            }
            from = to;
            nth += 1;
        }
    }

    /// The days for which figures of the yearly return of this day are asked.
    pub(crate) fn years_to(&self, from: Day) -> impl Iterator<Item = Period> + use<> {
        let last = Period::financial_year_of(self.plan.until).to.year();
        let first = Period::financial_year_of(from).to.year();
        (first..=last).map(Period::financial_year)
    }
}

/// Children who came into care on one day, with what they share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Family {
    /// The number of the first child.
    pub(crate) first: u32,
    /// How many.
    pub(crate) size: u32,
    /// The day.
    pub(crate) entry: Day,
}
