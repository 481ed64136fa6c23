//! A document in on standard input, a PDF out: the only room with typst.

fn main() {}
