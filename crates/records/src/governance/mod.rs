//! The authority: its settings, targets, benchmarks and published figures.

mod authority_name;
mod benchmark;
mod commencement;
mod local_standard;
mod meeting_held;
mod population;
mod published;
mod published_fault;
mod record_kept;
mod report_made;
mod return_loaded;
mod return_submitted;
mod target;

pub use authority_name::AuthorityName;
pub use benchmark::Benchmark;
pub use commencement::Commencement;
pub use local_standard::LocalStandard;
pub use meeting_held::{MeetingHeld, MeetingSort};
pub use population::Population;
pub use published::{PublishedBreakdown, PublishedFigure, PublishedPeriod};
pub use published_fault::{FaultFound, PublishedFault};
pub use record_kept::RecordKept;
pub use report_made::{ReportMade, ReportSort};
pub use return_loaded::ReturnLoaded;
pub use return_submitted::{NationalReturn, ReturnSubmitted};
pub use target::{Band, Limit, Target};
