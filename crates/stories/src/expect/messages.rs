//! What somebody wrote on pages of their own, as a story tells it: a young person, or foster carers.

use calendar::Day;
use oversight::message::Message;

/// The columns that a story may have.
pub(super) const COLUMNS: &[(&str, usize)] = &[("wrote", 0), ("answer by", 1), ("answered", 2), ("late", 3)];

/// The rows of the columns that it has, as messages stand on a day.
pub(super) fn rows(all: &[Message], columns: &[(usize, &str, usize)], day: Day) -> Vec<Vec<String>> {
    let row = |each: &Message| {
        let answered = |answer: &oversight::message::Answer| format!("{} {}", answer.day, answer.words);
        let cells = [
            format!("{} {}", each.day, each.words),
            each.due.map_or_else(|| "no time is set".to_owned(), |due| due.to_string()),
            each.answers.first().map_or_else(String::new, answered),
            if each.is_late(day) { "late" } else { "" }.to_owned(),
        ];
        columns.iter().map(|(_, _, at)| cells[*at].clone()).collect()
    };
    all.iter().map(row).collect()
}
