//! The front door.

pub mod front_door;
