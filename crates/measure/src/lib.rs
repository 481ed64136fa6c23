//! A figure: count, rate, round, colour, direction, reconcile.
