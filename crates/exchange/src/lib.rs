//! Tables in and out, with problems that know file, line and column.
