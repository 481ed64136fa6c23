//! Civil days, working days, school terms, reporting years, and the ways the law counts time.
