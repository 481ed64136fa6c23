//! Whom to ring about the child tonight: the carers, or the staff of the home, with a telephone number.
//!
//! Numbers are of the ranges that Ofcom keeps for drama (07700 900000 to 900999, 01632 960000 to 960999): nobody has them.

use records::coming_into_care::{Relation, Relationship};

use super::Life;
use crate::dice::{About, Dice, stir};
use crate::names;
use crate::scribe::Lag;

/// In how many in a thousand the number stands beside the name.
const REACHED: u32 = 960;

impl Life<'_, '_, '_> {
    /// Who cares for the child, one stay after the other.
    pub(super) fn carers(&mut self) {
        let seed = self.scribe.world.plan.seed;
        for nth in 0..self.stays.len() {
            let stay = &self.stays[nth];
            // Temporary stays, and those that go on with the same carer, bring nobody new.
            if stay.place.is_temporary() || stay.returned || stay.same_carer || stay.to <= self.from {
                continue;
            }
            let ended = self.stays[nth + 1..]
                .iter()
                .find(|next| !next.place.is_temporary() && !next.returned && !next.same_carer);
            let (from, until) = (stay.from, ended.map(|next| next.from));
            let home = stay.postcode.as_ref().map_or("", |postcode| postcode.as_str());
            let number = home.bytes().fold(0_u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
            // One home, one household: whoever lives there has the same carers.
            let mut dice = Dice::of(seed, About::Carer, number);
            let called = format!("{} {}", names::given(&mut dice), names::family(&mut dice));
            let digits = stir(seed, 7, number) % 1000;
            let foster = stay.place.is_foster();
            let parents = stay.place == records::codes::PlacementType::P1;
            if parents {
                continue;
            }
            let (name, relation, phone) = if foster {
                (called, Relation::FosterCarer, format!("07700 900{digits:03}"))
            } else {
                (
                    format!("{called}, on duty at the home"),
                    Relation::Professional,
                    format!("01632 960{digits:03}"),
                )
            };
            let person = Relationship {
                name,
                relation,
                since: Some(from),
                until: None,
                born: None,
                died: None,
                parent_of: None,
                with: None,
                child: None,
                responsibility: None,
                phone: dice.in_1000(REACHED).then_some(phone),
                important: foster,
                may_see: None,
                notes: None,
            };
            let learnt = self.scribe.learnt(from, Lag::Prompt);
            match until {
                Some(until) if until <= self.scribe.world.plan.until => {
                    let told = self.scribe.learnt(until, Lag::Prompt).max(learnt);
                    let past = Relationship { until: Some(until), ..person.clone() };
                    self.scribe.revise([(from, learnt, person), (until, told, past)]);
                }
                _ => self.scribe.tell(from, learnt, person),
            }
        }
    }

    /// A telephone number of somebody of the family; the same for all of its children.
    pub(super) fn phone(&self, nth: u64) -> Option<String> {
        let digits = stir(self.scribe.world.plan.seed, 8 + nth, u64::from(self.course.family.first)) % 1200;
        (digits < 1000).then(|| format!("07700 900{digits:03}"))
    }
}
