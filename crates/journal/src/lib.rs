//! The append-only journal: append, read, verify. The only room with SQL.
