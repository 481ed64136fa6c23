//! Placements.

pub mod arrangements;
pub mod emergency_fosterer;
pub mod ending;
pub mod out_of_area;
pub mod placement_plan;
pub mod settings;
pub mod short_breaks;
pub mod with_parents;
