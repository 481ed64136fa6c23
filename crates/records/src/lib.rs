//! The kinds of fact, their fields, and the code sets they use, by year.
