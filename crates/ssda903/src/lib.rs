//! The looked-after return: read, to facts, and back from timelines.
