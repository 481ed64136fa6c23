//! The authority: its settings, targets, benchmarks and published figures; and who may see what.

mod access_given;
mod authority_name;
mod benchmark;
mod colleague_close;
mod commencement;
mod inspection;
mod local_standard;
mod meeting_held;
mod opening_reviewed;
mod population;
mod published;
mod published_fault;
mod record_closed;
mod record_kept;
mod report_made;
mod return_loaded;
mod return_submitted;
mod target;

pub use access_given::AccessGiven;
pub use authority_name::AuthorityName;
pub use benchmark::Benchmark;
pub use colleague_close::{Closeness, ColleagueClose};
pub use commencement::Commencement;
pub use inspection::{Drawn, Inspection};
pub use local_standard::LocalStandard;
pub use meeting_held::{MeetingHeld, MeetingSort};
pub use opening_reviewed::OpeningReviewed;
pub use population::Population;
pub use published::{PublishedBreakdown, PublishedFigure, PublishedPeriod};
pub use published_fault::{FaultFound, PublishedFault};
pub use record_closed::{ClosedBecause, OpenTo, RecordClosed};
pub use record_kept::RecordKept;
pub use report_made::{ReportMade, ReportSort};
pub use return_loaded::ReturnLoaded;
pub use return_submitted::{NationalReturn, ReturnSubmitted};
pub use target::{Band, Limit, Target};
