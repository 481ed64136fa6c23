//! Reads the story files and runs them.
//!
//! A story is a Markdown file about invented children: what happened and when it was learnt, and what must then stand in the
//! return, the figures and the list of what is due. `docs/adding/a-story.md` is its grammar, whole.
