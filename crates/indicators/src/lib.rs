//! What one child adds to a figure, and why.
