//! The authority's own view: figures, what they mean, and who is behind them.

pub(crate) mod definitions;
pub(crate) mod figure;
pub(crate) mod figure_child;
pub(crate) mod figures;
pub(crate) mod findings;
pub(crate) mod inspection;
pub(crate) mod looks;
pub(crate) mod report;
pub(crate) mod settings;
pub(crate) mod status;
