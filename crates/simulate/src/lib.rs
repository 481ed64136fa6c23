//! An invented authority: same seed, same bytes.
