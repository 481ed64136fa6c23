//! Where children live, as those who find and watch over homes see it: each child's placement with what speaks for a move that
//! nobody wants ([`stability`]), and every arrangement that is not registered, day by day ([`unregistered`]);
//! who is privately fostered ([`private`]); need against homes ([`sufficiency`]).

pub mod contradiction;
pub mod lives;
pub mod private;
pub mod stability;
pub mod sufficiency;
pub mod unregistered;

pub use lives::Lives;
