//! Stories, and the council's own pack.

mod council_pack;
mod stories;
