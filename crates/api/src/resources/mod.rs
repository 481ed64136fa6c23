//! The resources, one file each.

pub(crate) mod beside;
pub(crate) mod children;
pub(crate) mod codes;
pub(crate) mod due;
pub(crate) mod figures;
pub(crate) mod history;
pub(crate) mod households;
pub(crate) mod kinds;
pub(crate) mod lists;
pub(crate) mod looks;
pub(crate) mod me;
pub(crate) mod records;
pub(crate) mod staff;
pub(crate) mod subscriptions;
pub(crate) mod work;
