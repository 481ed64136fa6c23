//! Reads the story files and runs them.
