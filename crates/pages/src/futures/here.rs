//! What the lists of permanence, court and adoption show of a child: worked out with the board, so that no list folds anybody.

use calendar::Day;
use clocks::Duty;
use oversight::adoption::after::{self, After};
use oversight::adoption::stage::{self, Way};
use oversight::court::discharge::{self, CameBack, Going};
use oversight::court::pre::{self, Before};
use oversight::court::proceedings::{self, Proceedings};
use oversight::court::section_20::{self, Agreed};
use oversight::court::unborn::{self, Unborn};
use oversight::permanence::Track;
use oversight::permanence::long_term::{self, LongTerm};
use oversight::placements::private::{self, Privately};
use timeline::Timeline;

/// A child's futures on a day.
#[derive(Debug, Default)]
pub struct Futures {
    /// The way to where the child will grow up.
    pub track: Option<Track>,
    /// The way to a long-term match.
    pub long_term: Option<LongTerm>,
    /// The way home.
    pub going: Option<Going>,
    /// Times that the child came back into care.
    pub came_back: Vec<CameBack>,
    /// Looked after by agreement.
    pub agreed: Option<Agreed>,
    /// Before proceedings.
    pub before: Option<Before>,
    /// Care proceedings.
    pub proceedings: Vec<Proceedings>,
    /// Not born yet.
    pub unborn: Option<Unborn>,
    /// The way through adoption.
    pub way: Option<Way>,
    /// Privately fostered.
    pub privately: Option<Privately>,
    /// After the order.
    pub after: Option<After>,
}

impl Futures {
    /// Of a child on a day. `duties`: what the clocks make of them.
    pub fn of(child: &Timeline, duties: &[Duty], day: Day) -> Futures {
        let track = Track::of(child, day);
        let way = stage::of(child, duties, day);
        Futures {
            long_term: track.as_ref().and_then(|track| long_term::of(child, track, duties, day)),
            going: track.as_ref().and_then(|track| discharge::of(child, track, day)),
            came_back: discharge::came_back(child, day),
            agreed: section_20::of(child, track.as_ref(), day),
            before: pre::of(child, duties, day),
            proceedings: proceedings::of(child, day),
            unborn: unborn::of(child, day),
            privately: private::of(child, duties, day),
            after: way.as_ref().and_then(|way| after::of(child, way, duties, day)),
            track,
            way,
        }
    }
}
