//! A question that the rules answer: may this person, on this day.

use calendar::Day;

use crate::{People, Person, Staff, Ties};

/// Who asks for whose record, on which day.
#[derive(Debug, Clone, Copy)]
pub struct Asking<'a> {
    /// Who asks.
    pub person: &'a Person,
    /// Who uses the record.
    pub people: &'a People,
    /// What is recorded of those who work here.
    pub staff: &'a Staff,
    /// What ties people to the child.
    pub child: &'a Ties,
    /// The day.
    pub day: Day,
}

impl<'a> Asking<'a> {
    /// The identifier of who asks.
    pub(crate) fn who(&self) -> &'a str {
        &self.person.id
    }

    /// The name of whoever has this identifier.
    pub(crate) fn name(&self, id: &'a str) -> &'a str {
        self.people.name_of(id)
    }
}
