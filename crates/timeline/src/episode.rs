//! Episodes: one legal status and one placement at a time, derived from what people record.

use std::collections::BTreeMap;
use std::sync::Arc;

use calendar::Day;
use records::codes::{
    CategoryOfNeed, LegalStatus, PlacementType, Provider, ReasonEnded, ReasonForChange, ReasonNewEpisode,
};
use records::coming_into_care::{LookedAfterStart, Need};
use records::court::LegalStatusChange;
use records::leaving_care::LookedAfterEnd;
use records::placements::Placement;
use records::quality::ReturnRows;
use records::{Fact, Postcode};

use crate::CarePeriod;

/// One row of a child's care: one legal status and one placement, from a day to a day.
///
/// Derived, never typed. `new_because` and `ended_because` follow from the facts; where a return said otherwise, what it
/// said stands here and `as_said` is set (ruling: the code decides, and the contradiction is a finding).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Episode {
    /// The first day.
    pub start: Day,
    /// The day it ended, which is not part of it; `None` while it lasts.
    pub end: Option<Day>,
    /// Why it began. `None` where a return said something that is no code.
    pub new_because: Option<ReasonNewEpisode>,
    /// Why it ended; X1 where another row of the same period follows.
    pub ended_because: Option<ReasonEnded>,
    /// Legal status.
    pub legal: Option<LegalStatus>,
    /// Category of need.
    pub need: Option<CategoryOfNeed>,
    /// Placement type.
    pub place: Option<PlacementType>,
    /// Who provides the placement.
    pub provider: Option<Provider>,
    /// Unique reference number.
    pub urn: Option<Arc<str>>,
    /// Postcode of the placement.
    pub postcode: Option<Postcode>,
    /// Where the child lived when care began.
    pub home_postcode: Option<Postcode>,
    /// Why the placement ended, where this row ends because the placement changed.
    pub moved_because: Option<ReasonForChange>,
    /// Its period of care, by position.
    pub period: u32,
    /// The row before it in the same period of care.
    pub previous: Option<u32>,
    /// 0 for the record; 1 and up for rows of a return that overlap it.
    pub account: u8,
    /// Whether a return's own code stands here against what the facts give.
    pub as_said: bool,
}

impl Episode {
    /// Whether the day is in it: its first day is, the day it ended is not.
    pub fn covers(&self, day: Day) -> bool {
        self.start <= day && self.end.is_none_or(|end| end > day)
    }

    /// Under an agreed series of short breaks: left out of nearly every figure.
    pub fn is_short_break(&self) -> bool {
        self.legal.is_some_and(LegalStatus::is_short_break)
    }

    /// A temporary move: hospital, holiday, a few days elsewhere.
    pub fn is_temporary(&self) -> bool {
        self.place.is_some_and(PlacementType::is_temporary)
    }

    /// Whether both are the same place: same type and postcode, spaces and case ignored, blank equal to blank.
    pub fn same_place(&self, other: &Episode) -> bool {
        self.place == other.place
            && match (&self.postcode, &other.postcode) {
                (Some(a), Some(b)) => a.same_place(b),
                (a, b) => a.is_none() && b.is_none(),
            }
    }
}

/// What happened to one child on one day, in one account.
#[derive(Default)]
struct DayOf<'a> {
    start: Option<&'a LookedAfterStart>,
    ends: Option<&'a LookedAfterEnd>,
    need: Option<CategoryOfNeed>,
    legal: Option<LegalStatus>,
    placement: Option<&'a Placement>,
}

/// Episodes and periods of care from the facts of one child that stand. Sorted by first day, then account.
///
/// A row of a return that was loaded has the key of its first day, and `#2`, `#3` … where rows share it, in the order of
/// accounts: [`Timeline::episode_keys`](crate::Timeline::episode_keys) gives the same keys.
pub fn episodes(facts: &[&Fact]) -> (Vec<Episode>, Vec<CarePeriod>) {
    let mut days: BTreeMap<(u8, Day), DayOf<'_>> = BTreeMap::new();
    for fact in facts {
        let record = fact.record.as_any();
        if let Some(placement) = record.downcast_ref::<Placement>() {
            days.entry((placement.account, placement.day)).or_default().placement = Some(placement);
        } else if let Some(legal) = record.downcast_ref::<LegalStatusChange>() {
            days.entry((legal.account, legal.day)).or_default().legal = Some(legal.status);
        } else if let Some(start) = record.downcast_ref::<LookedAfterStart>() {
            days.entry((start.account, start.day)).or_default().start = Some(start);
        } else if let Some(need) = record.downcast_ref::<Need>() {
            days.entry((need.account, need.day)).or_default().need = Some(need.need);
        } else if let Some(end) = record.downcast_ref::<LookedAfterEnd>() {
            days.entry((end.account, end.day)).or_default().ends = Some(end);
        }
    }
    let mut walk = Walk::default();
    let mut account = None;
    for ((of, day), what) in days {
        if account != Some(of) {
            walk.leave_open();
            account = Some(of);
        }
        walk.day(of, day, &what);
    }
    walk.leave_open();
    walk.sorted(facts)
}

/// The state of the walk through one account.
#[derive(Default)]
struct Walk {
    episodes: Vec<Episode>,
    periods: Vec<CarePeriod>,
    open: bool,
}

impl Walk {
    fn day(&mut self, account: u8, day: Day, what: &DayOf<'_>) {
        let mut end = what.ends;
        if self.open
            && let Some(ends) = end.take()
        {
            self.close(day, ends.reason);
        }
        if let Some(start) = what.start {
            self.leave_open();
            self.begin(account, day, start, what);
            // An end on the very day of the start, with nothing open before it: a row of no length, kept as said.
            if let Some(ends) = end.take() {
                self.close(day, ends.reason);
            }
        } else if self.open {
            self.change(day, what);
        }
    }

    fn begin(&mut self, account: u8, day: Day, start: &LookedAfterStart, what: &DayOf<'_>) {
        let placement = what.placement;
        self.periods.push(CarePeriod {
            start: day,
            end: None,
            reason: None,
            first_code: start.first_code,
            account,
            first_episode: self.episodes.len() as u32,
            last_episode: self.episodes.len() as u32,
        });
        self.episodes.push(Episode {
            start: day,
            end: None,
            new_because: Some(start.first_code.unwrap_or(ReasonNewEpisode::S)),
            ended_because: None,
            legal: what.legal,
            need: what.need,
            place: placement.and_then(|p| p.place),
            provider: placement.and_then(|p| p.provider),
            urn: placement.and_then(|p| p.urn.as_deref().map(Arc::from)),
            postcode: placement.and_then(|p| p.postcode.clone()),
            home_postcode: start.home_postcode.clone(),
            moved_because: None,
            period: self.periods.len() as u32 - 1,
            previous: None,
            account,
            as_said: false,
        });
        self.open = true;
    }

    fn change(&mut self, day: Day, what: &DayOf<'_>) {
        let Some(last) = self.episodes.last_mut() else { return };
        let (legal, placement) = (what.legal, what.placement);
        let because = match (legal.is_some(), placement) {
            (false, None) => {
                // Only the category of need is said anew: no row begins.
                last.need = what.need.or(last.need);
                return;
            }
            (true, None) => ReasonNewEpisode::L,
            (false, Some(p)) if p.same_carer => ReasonNewEpisode::T,
            (false, Some(_)) => ReasonNewEpisode::P,
            (true, Some(p)) if p.same_carer => ReasonNewEpisode::U,
            (true, Some(_)) => ReasonNewEpisode::B,
        };
        last.end = Some(day);
        last.ended_because = Some(ReasonEnded::X1);
        last.moved_because = placement.and_then(|p| p.moved_because);
        let mut next = last.clone();
        next.start = day;
        next.end = None;
        next.new_because = Some(because);
        next.ended_because = None;
        next.moved_because = None;
        next.legal = legal.or(next.legal);
        next.need = what.need.or(next.need);
        if let Some(placement) = placement {
            next.place = placement.place;
            next.provider = placement.provider;
            next.urn = placement.urn.as_deref().map(Arc::from);
            next.postcode = placement.postcode.clone();
        }
        next.previous = Some(self.episodes.len() as u32 - 1);
        self.episodes.push(next);
    }

    fn close(&mut self, day: Day, reason: Option<ReasonEnded>) {
        let at = self.episodes.len().saturating_sub(1) as u32;
        if let (Some(period), Some(last)) = (self.periods.last_mut(), self.episodes.last_mut()) {
            period.end = Some(day);
            period.reason = reason;
            period.last_episode = at;
            last.end = Some(day);
            last.ended_because = reason;
        }
        self.open = false;
    }

    fn leave_open(&mut self) {
        if self.open
            && let Some(period) = self.periods.last_mut()
        {
            period.last_episode = self.episodes.len() as u32 - 1;
        }
        self.open = false;
    }

    /// Puts rows in the order of their first days, and lets a return's own codes stand where it said otherwise.
    fn sorted(mut self, facts: &[&Fact]) -> (Vec<Episode>, Vec<CarePeriod>) {
        let in_order = self
            .episodes
            .windows(2)
            .all(|pair| (pair[0].start, pair[0].account) <= (pair[1].start, pair[1].account));
        if !in_order {
            let mut order: Vec<u32> = (0..self.episodes.len() as u32).collect();
            order.sort_by_key(|&at| (self.episodes[at as usize].start, self.episodes[at as usize].account));
            let mut place = vec![0u32; order.len()];
            for (now, &was) in order.iter().enumerate() {
                place[was as usize] = now as u32;
            }
            self.episodes = order.iter().map(|&was| self.episodes[was as usize].clone()).collect();
            for episode in &mut self.episodes {
                episode.previous = episode.previous.map(|was| place[was as usize]);
            }
            for period in &mut self.periods {
                period.first_episode = place[period.first_episode as usize];
                period.last_episode = place[period.last_episode as usize];
            }
        }
        let mut returns: Vec<&ReturnRows> = facts.iter().filter_map(|fact| fact.of::<ReturnRows>()).collect();
        if returns.iter().any(|rows| rows.rows.iter().any(|row| !row.said.is_empty())) {
            returns.sort_by_key(|rows| rows.year);
            self.let_said_stand(&returns);
        }
        (self.episodes, self.periods)
    }

    fn let_said_stand(&mut self, returns: &[&ReturnRows]) {
        let mut said = BTreeMap::new();
        for rows in returns {
            for row in rows.rows.iter().filter(|row| row.table == "Episodes") {
                said.insert(row.key.as_str(), &row.said);
            }
        }
        for (key, episode) in keys(&self.episodes).into_iter().zip(&mut self.episodes) {
            let Some(columns) = said.get(key.as_str()) else { continue };
            if let Some(code) = columns.get("RNE") {
                episode.new_because = ReasonNewEpisode::of(code);
                episode.as_said = true;
            }
            if let Some(code) = columns.get("REC") {
                episode.ended_because = ReasonEnded::of(code);
                episode.as_said = true;
            }
        }
    }
}

/// The key of each row in a return: its first day, and a number where several share it.
pub(crate) fn keys(episodes: &[Episode]) -> Vec<String> {
    let mut keys = Vec::with_capacity(episodes.len());
    let (mut day, mut nth) = (None, 0);
    for episode in episodes {
        nth = if day == Some(episode.start) { nth + 1 } else { 1 };
        day = Some(episode.start);
        keys.push(if nth == 1 { episode.start.to_string() } else { format!("{}#{nth}", episode.start) });
    }
    keys
}
