//! What a region is given of the authorities beside it: the figures of those that agreed, with small numbers hidden.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

use calendar::{Day, Moment, Month};
use measure::SharedMonth;
use pages::{Neighbour, Shares, Sharing, Soon};
use records::governance::FiguresShared;
use records::{Subject, as_known};
use roll::Roll;

use super::House;
use super::slot::Slot;
use crate::now;

/// How long a page waits for figures that are worked out; those that are not ready go on being worked out.
const PATIENCE: Duration = Duration::from_secs(15);
/// Months before the one that is shown, which say with it what must be hidden: as many as a member of a panel sees.
const MONTHS_BEFORE: i32 = 12;

/// A region's view of a house.
pub(super) struct Regional {
    name: String,
    house: Weak<House>,
    /// What was worked out, and of which state of the record, on which day.
    kept: Arc<Mutex<BTreeMap<(String, Month), Kept>>>,
}

#[derive(Clone)]
struct Kept {
    seq: u64,
    day: Day,
    seen: Neighbour,
}

impl Regional {
    pub(super) fn new(name: &str, house: &Arc<House>) -> Regional {
        Regional { name: name.to_owned(), house: Arc::downgrade(house), kept: Arc::default() }
    }
}

impl Shares for Regional {
    fn region(&self) -> &str {
        &self.name
    }

    fn month(&self, month: Month) -> Soon<Vec<Neighbour>> {
        let (name, house, kept) = (self.name.clone(), self.house.clone(), self.kept.clone());
        Box::pin(async move {
            let Some(house) = house.upgrade() else { return Vec::new() };
            let working = {
                let (house, kept) = (house.clone(), kept.clone());
                // Not taken back where nobody waits any longer: the next page finds it.
                tokio::spawn(async move {
                    for slot in house.slots().iter().filter(|slot| slot.region().is_none()) {
                        let seen = fresh(&house, slot, &name, month, &kept).await;
                        keep(&kept, (slot.name().to_owned(), month), seen);
                    }
                })
            };
            let _ = tokio::time::timeout(PATIENCE, working).await;
            let kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
            let today = now::today();
            let seen = house.slots().iter().filter(|slot| slot.region().is_none()).map(|slot| {
                let found = kept.get(&(slot.name().to_owned(), month)).filter(|kept| kept.day == today);
                found.map_or_else(
                    || Neighbour { name: slot.name().to_owned(), sharing: Sharing::NotYet },
                    |kept| kept.seen.clone(),
                )
            });
            seen.collect()
        })
    }
}

fn keep(kept: &Mutex<BTreeMap<(String, Month), Kept>>, of: (String, Month), seen: Kept) {
    kept.lock().unwrap_or_else(PoisonError::into_inner).insert(of, seen);
}

/// What is seen of one authority now: what was worked out before, where nothing was recorded since; its record is opened
/// otherwise.
async fn fresh(
    house: &Arc<House>,
    slot: &Arc<Slot>,
    region: &str,
    month: Month,
    kept: &Mutex<BTreeMap<(String, Month), Kept>>,
) -> Kept {
    let day = now::today();
    let cannot =
        || Kept { seq: 0, day, seen: Neighbour { name: slot.name().to_owned(), sharing: Sharing::Cannot } };
    let before = kept
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .get(&(slot.name().to_owned(), month))
        .filter(|kept| kept.day == day)
        .cloned();
    let at_end = {
        let slot = slot.clone();
        tokio::task::spawn_blocking(move || slot.journal().ok()?.last_seq().ok()).await.ok().flatten()
    };
    if let (Some(before), Some(at_end)) = (before, at_end)
        && before.seq == at_end
        && !matches!(before.seen.sharing, Sharing::Cannot)
    {
        return before;
    }
    let Ok(open) = slot.open(house).await else { return cannot() };
    let (region, called) = (region.to_owned(), slot.name().to_owned());
    let worked = tokio::task::spawn_blocking(move || {
        let seq = open.roll().refresh().ok()?;
        Some(Kept { seq, day, seen: seen(open.roll(), &called, &region, month, day) })
    });
    worked.await.ok().flatten().unwrap_or_else(cannot)
}

/// What a region sees of a record.
pub(crate) fn seen(roll: &Roll, called: &str, region: &str, month: Month, day: Day) -> Neighbour {
    let code = roll.authority().unwrap_or_default();
    let facts = roll.facts(&Subject::authority(&code));
    let standing = as_known(&facts, Moment::END_OF_TIME);
    let agreed =
        standing.iter().filter_map(|fact| fact.of::<FiguresShared>()).any(|of| of.holds(region, day));
    if !agreed {
        // Not even its name as it calls itself, but as the list calls it.
        return Neighbour { name: called.to_owned(), sharing: Sharing::NotShared };
    }
    let cohort = roll.cohort(Moment::END_OF_TIME);
    let months = measure::series(&cohort, month.plus(-MONTHS_BEFORE), month);
    let name = cohort.authority.name.as_deref().unwrap_or(called).to_owned();
    let sharing = match SharedMonth::of(months) {
        Some(month) => Sharing::Figures(Arc::new(month)),
        None => Sharing::Cannot,
    };
    Neighbour { name, sharing }
}
