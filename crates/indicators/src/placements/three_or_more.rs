//! # Looked-after children with three or more placements in 12 months
//!
//! ## What it counts
//!
//! Children looked after at the end of the day who had three or more placements in the twelve months to it: the one
//! open when the twelve months began, and each that began in them with a new carer (S, P or B), over all periods of
//! care.
//!
//! ## Denominator
//!
//! Children looked after at the end of the day, however short a time.
//!
//! ## Excluded
//!
//! None beside short breaks.
//!
//! ## Edge cases
//!
//! - Temporary moves (T0 to T4) and the return from them to the same place do not count; where the child does not
//!   return there, the new placement counts.
//! - A change of legal status, or of house, home or provider with the same carer (L, T, U), does not count.
//! - A placement that ended on the first of the days counts as open when they began.
//! - A child who leaves care and returns to the same carer has two placements.
//! - Custody is a placement.
//! - Going missing is none, unless the placement is closed.
//! - Short breaks count nothing, and a child who was looked after from them by a change of legal status begins at
//!   none.
//! - Placed for adoption with a change of carer said (P, B) counts, and is a finding.
//!
//! ## Why it matters
//!
//! Three homes in a year is a childhood on the move. Low is good; the children behind it deserve a meeting each.
//!
//! ## Source
//!
//! DfE, looked-after children statistics: placement stability (formerly NI 62); SSDA903 guidance on RNE; the
//! council pack's Appendix A, 8.2.

use calendar::Period;
use timeline::codes::ReasonNewEpisode;
use timeline::{OnDay, Standpoint, Timeline};

use crate::{Indicator, Judge, Polarity, Section, Status, Told, Unit, Verdict};

/// 8.2: looked-after children with three or more placements in 12 months.
pub static THREE_OR_MORE: Indicator = Indicator {
    id: "8.2",
    title: "Looked-after children with three or more placements in 12 months",
    section: Section::Placements,
    unit: Unit::Percent { decimals: 1 },
    polarity: Polarity::Low,
    told: Told::RollingYear,
    looks_back: 12,
    version: 1,
    status: Status::Verified,
    file: include_str!("three_or_more.rs"),
    counting: |asked| asked.of_care(Judge::LookedAfter(judge)),
};

fn judge(on: &OnDay<'_>, _: &Standpoint<'_>) -> Verdict {
    Verdict::of(placements(on.timeline, Period::rolling_year(on.day)) >= 3)
}

/// The placements a child had in these days, over all periods of care.
pub fn placements(child: &Timeline, days: Period) -> u32 {
    // The placement open when the days begin. During a temporary absence that is the placement the child left.
    let mut open = 0;
    let mut begun = 0;
    for row in &child.episodes {
        if row.start > days.to {
            break;
        }
        if row.is_short_break() {
            continue;
        }
        if row.start < days.from {
            let still_open = row.end.is_none_or(|end| end >= days.from);
            if still_open && (!row.is_temporary() || child.before_absence(row).is_some()) {
                open = 1;
            }
        } else if !row.is_temporary()
            && row.new_because.is_some_and(new_carer)
            && child.returned_to(row).is_none()
        {
            begun += 1;
        }
    }
    open + begun
}

/// Care began, or the carer changed.
const fn new_carer(reason: ReasonNewEpisode) -> bool {
    matches!(reason, ReasonNewEpisode::S | ReasonNewEpisode::P | ReasonNewEpisode::B)
}
