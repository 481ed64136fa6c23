//! The authority: its settings, targets, benchmarks and published figures.

mod authority_name;
mod benchmark;
mod local_standard;
mod population;
mod published;
mod published_fault;
mod record_kept;
mod return_loaded;
mod target;

pub use authority_name::AuthorityName;
pub use benchmark::Benchmark;
pub use local_standard::LocalStandard;
pub use population::Population;
pub use published::{PublishedBreakdown, PublishedFigure, PublishedPeriod};
pub use published_fault::{FaultFound, PublishedFault};
pub use record_kept::RecordKept;
pub use return_loaded::ReturnLoaded;
pub use target::{Band, Limit, Target};
