//! Where the child lives.

mod placement;

pub use placement::Placement;
