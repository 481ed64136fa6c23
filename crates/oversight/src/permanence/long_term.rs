//! Children on the way to a long-term match with the carers they live with (the authority's own standard: considered by the panel
//! within six months of the day on which the placement reached 18 months).

use calendar::Day;
use clocks::Duty;
use records::coming_into_care::PermanenceRoute;
use records::permanence::{LongTermMatch, RouteStep};
use timeline::Timeline;

use super::Track;

/// Months in one placement after which a match is expected.
pub const MONTHS: i32 = 18;

/// How a match stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stands {
    /// Its day has passed, and no panel is set.
    Late,
    /// A day for the panel is set, after the day by which it was expected.
    SetLate,
    /// A day for the panel is set, in time.
    Set,
    /// There is time.
    OnTrack,
    /// The panel considered it and nobody agreed yet.
    Considered,
    /// Agreed.
    Agreed,
}

impl Stands {
    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Stands::Late => "Late, no panel set",
            Stands::SetLate => "Panel set, late",
            Stands::Set => "Panel set",
            Stands::OnTrack => "There is time",
            Stands::Considered => "Considered, not agreed yet",
            Stands::Agreed => "Agreed",
        }
    }

    /// Whether the match will be in time, or is made.
    pub const fn is_on_track(self) -> bool {
        !matches!(self, Stands::Late | Stands::SetLate)
    }
}

/// A child's way to a match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongTerm {
    /// With the same carer since.
    pub since: Day,
    /// The day on which the placement reached 18 months, or will.
    pub reached: Day,
    /// The day by which the panel considers the match.
    pub due: Day,
    /// The day for which the panel is set.
    pub panel: Option<Day>,
    /// The day the match was agreed.
    pub agreed: Option<Day>,
    /// How it stands.
    pub stands: Stands,
}

/// A child whose plan is long-term fostering and who lives with foster carers, on a day.
pub fn of(child: &Timeline, track: &Track, duties: &[Duty], day: Day) -> Option<LongTerm> {
    let on = child.on(day);
    let here = on.place().is_some_and(|place| place.is_foster());
    if track.route() != Some(PermanenceRoute::LongTermFostering) || !here {
        return None;
    }
    let since = on.same_carer_since(false)?;
    let reached = since.plus_months(MONTHS);
    let asked = duties.iter().filter(|duty| duty.clock.id == "perm.ltmatch" && duty.because.day >= since);
    let due = asked.map(|duty| duty.due).next_back().unwrap_or_else(|| reached.plus_months(6));
    let matches = || child.strand::<LongTermMatch>().filter(|said| said.day >= since && said.day <= day);
    let step = |what: RouteStep| track.steps.iter().find(|step| step.what == what);
    let agreed = step(RouteStep::Order).and_then(|step| step.done).or_else(|| {
        let achieved = track.plan.as_ref().and_then(|plan| plan.achieved);
        matches().filter_map(|said| said.agreed).find(|agreed| *agreed <= day).or(achieved)
    });
    let panel = step(RouteStep::Panel).and_then(|step| step.planned).filter(|panel| *panel >= day);
    let stands = match (agreed, panel) {
        (Some(_), _) => Stands::Agreed,
        (None, Some(panel)) if panel > due => Stands::SetLate,
        (None, Some(_)) => Stands::Set,
        (None, None) if matches().next().is_some() => Stands::Considered,
        (None, None) if day > due => Stands::Late,
        (None, None) => Stands::OnTrack,
    };
    Some(LongTerm { since, reached, due, panel, agreed, stands })
}
