//! Instruments, citations, and values of law that hold from a day.
//!
//! Nothing here is a local standard: what an authority has set for itself is a setting, a dated fact of its own, and
//! is never called law.

mod cite;
mod dated;
mod history;
mod instrument;
pub mod instruments;

pub use cite::{Cite, Provision};
pub use dated::{Dated, Evidence, Status};
pub use history::{Fault, History};
pub use instrument::{Instrument, Series};
