//! Every timeline of an authority, resident in memory and fresh.
