//! An invented authority by seed: children, brothers and sisters, care histories, placements, reviews, visits, health,
//! education, care leavers, adoption, carers, workers; and late recording, since every fact has both times.
//!
//! Nobody here is real. Names are plants, birds and made-up places; postcodes lie in areas that do not exist. Same plan,
//! same bytes, on every machine: chance is ChaCha over whole numbers, and nothing is floating or unordered. A child's facts
//! depend on the plan and the child's number alone, so a country is made in pieces of any size:
//!
//! ```
//! use simulate::{Country, Plan};
//!
//! let until = calendar::Day::new(2018, 10, 31).unwrap();
//! let country = Country::of(&Plan::new(60, 12, until, 2018));
//! let looked_after = country.numbers().filter_map(|number| country.child(number)).count();
//! assert!(looked_after > 60);
//! ```

mod adopters;
mod allocations;
mod beside;
mod care;
mod course;
mod dice;
mod fostering;
mod households;
mod leaving;
mod life;
mod lodged;
mod matched;
mod names;
mod need;
mod places;
mod plan;
mod returns;
mod rounds;
mod scribe;
mod settings;
pub mod shape;
mod sittings;
pub mod slips;
mod stays;
mod teams;

use std::ops::Range;

use records::{Fact, Subject};

pub use allocations::Worker;
pub use places::{InventedPlace, postcodes};
pub use plan::Plan;
pub use returns::ssda903;
pub use teams::{Colleague, Team};

/// A whole invented authority.
#[derive(Debug, Clone)]
pub struct Invented {
    /// The authority itself and its facts.
    pub authority: (Subject, Vec<Fact>),
    /// Children and care leavers, by number; each with the facts in the order in which they were learnt.
    pub children: Vec<(Subject, Vec<Fact>)>,
    /// Carer households.
    pub households: Vec<(Subject, Vec<Fact>)>,
    /// What is recorded of workers: who they are, and supervision.
    pub staff: Vec<(Subject, Vec<Fact>)>,
    /// Social workers.
    pub workers: Vec<Worker>,
    /// Their teams, each with its manager.
    pub teams: Vec<Team>,
    /// Others who work there: reviewing officers, out of hours, performance.
    pub colleagues: Vec<Colleague>,
}

/// Invents a whole authority at once. For a country, which does not fit, use [`Country`].
pub fn authority(plan: &Plan) -> Invented {
    let country = Country::of(plan);
    let children: Vec<(Subject, Vec<Fact>)> =
        country.numbers().filter_map(|number| country.child(number)).chain(country.in_need()).collect();
    // What names children is told once it is known who there is.
    let (subject, mut facts) = country.authority();
    facts.extend(life::audited::rounds(&country.0, &children));
    facts.extend(life::rights::proposed(&country.0, &children));
    Invented {
        authority: (subject, facts),
        children,
        households: country.households(),
        staff: country.staff(),
        workers: country.workers(),
        teams: country.teams(),
        colleagues: country.colleagues(),
    }
}

/// A plan made ready: children one by one, in any order, from any thread.
#[derive(Debug)]
pub struct Country(plan::World);

impl Country {
    /// Makes a plan ready.
    pub fn of(plan: &Plan) -> Country {
        Country(plan::World::of(plan))
    }

    /// The numbers to ask for. Many are of nobody whom the record concerns.
    pub fn numbers(&self) -> Range<u32> {
        0..self.0.numbers()
    }

    /// The child with a number, and what has been learnt; `None` where the record does not concern them.
    pub fn child(&self, number: u32) -> Option<(Subject, Vec<Fact>)> {
        let facts = care::facts(&self.0, number)?;
        Some((Subject::child(&format!("C{number:07}")), facts))
    }

    /// Children in need, whose cases are open or were since the record began: none unless the plan asks for them. After them
    /// those who are privately fostered, and babies who are not born yet.
    pub fn in_need(&self) -> impl Iterator<Item = (Subject, Vec<Fact>)> + '_ {
        let cases = (0..need::numbers(&self.0)).map(|number| need::case(&self.0, number));
        cases.chain(beside::children(&self.0))
    }

    /// The authority itself and its facts.
    pub fn authority(&self) -> (Subject, Vec<Fact>) {
        settings::authority(&self.0)
    }

    /// Carer households.
    pub fn households(&self) -> Vec<(Subject, Vec<Fact>)> {
        households::households(&self.0).into_iter().chain(adopters::adopters(&self.0)).collect()
    }

    /// What is recorded of workers (who they are, and supervision), and of homes.
    pub fn staff(&self) -> Vec<(Subject, Vec<Fact>)> {
        let mut staff = life::staff(&self.0);
        staff.extend(fostering::homes(&self.0));
        staff
    }

    /// Social workers who have held a post since the record began.
    pub fn workers(&self) -> Vec<Worker> {
        allocations::workers(&self.0)
    }

    /// The teams of social workers, each with its manager.
    pub fn teams(&self) -> Vec<Team> {
        teams::teams(&self.0)
    }

    /// Others who work there, by what they do.
    pub fn colleagues(&self) -> Vec<Colleague> {
        teams::colleagues(&self.0)
    }
}
