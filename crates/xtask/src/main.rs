//! Housekeeping: tidy, generated reference pages, coverage.

fn main() {}
