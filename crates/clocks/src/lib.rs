//! The families of statutory clock: each turns a timeline into duties.
