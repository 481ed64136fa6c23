//! Letters to children and young people, in plain words.
//!
//! A letter is drafted from what is recorded ([`review`]), and then it is the writer's: they change it until it sounds like them.
//! Beside it stand how hard it is to read ([`reading_age`]), which words a child would not say ([`plain`]), and whose
//! names are in it that are not the child's to read ([`names`]).
//!
//! Pure: what is told to a letter is an argument, and so is the day.

pub mod names;
pub mod plain;
pub mod reading_age;
pub mod review;
