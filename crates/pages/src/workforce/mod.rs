//! People who work with children: who reads, what they have to do, whom they look for.

pub(crate) mod approvals;
pub(crate) mod begun;
pub(crate) mod calendar;
pub(crate) mod digest;
pub(crate) mod find;
pub(crate) mod list;
pub(crate) mod lists;
pub(crate) mod my_part;
pub(crate) mod my_team;
pub(crate) mod my_work;
pub(crate) mod people;
pub(crate) mod service;
pub(crate) mod standing_in;
pub(crate) mod supervision;
pub(crate) mod to_do;
pub(crate) mod trackers;
pub(crate) mod weights;
pub(crate) mod who;
