//! Whose names stand in a letter that are not the child's to read: a letter that was begun for another child, a child in the same
//! home.

use records::spelling;

/// Who is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// A brother, sister or other child of the family whom the child knows. Their name may stand where the writer says why.
    Family,
    /// Another child. Their name never stands in this child's letter.
    Other,
}

/// Another child, as the record names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// A name by which they are called: a given name, a name used, or given and family name together.
    pub name: String,
    /// Who they are, as it follows the name: "a sister", "another child in the same home".
    pub who: String,
    /// Whether the name may stand at all.
    pub whose: Whose,
}

/// The other children whom a letter names, each once. `own`: names that are the child's own or of grown-ups in their life: a name
/// they share is not taken for the other child's.
pub fn found<'a>(text: &str, others: &'a [Named], own: &[String]) -> Vec<&'a Named> {
    let mut found: Vec<&Named> = Vec::new();
    for other in others {
        let name = other.name.trim();
        if name.chars().count() < 2 || own.iter().any(|own| spelling::bare(own) == spelling::bare(name)) {
            continue;
        }
        if stands(text, name) && !found.iter().any(|before| before.name == other.name) {
            found.push(other);
        }
    }
    found
}

/// Whether a name stands in a text as a name: whole, and beginning with a capital letter, for "rose" and "may" are words too.
fn stands(text: &str, name: &str) -> bool {
    spelling::places(text, name).any(|(from, _)| spelling::is_capital(text, from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, whose: Whose) -> Named {
        Named { name: name.to_owned(), who: "a sister".to_owned(), whose }
    }

    #[test]
    fn other_children_are_found_by_whole_names() {
        let others = [
            named("Rose", Whose::Family),
            named("Tom", Whose::Other),
            named("Wren", Whose::Other),
            named("Zoë Ash", Whose::Other),
        ];
        let own = ["Wren".to_owned()];
        for (text, expected) in [
            ("Dear Wren, Rose will come.", vec!["Rose"]),
            ("The sun rose, and Tomorrow is May.", vec![]),
            ("Tom’s room is next to yours. Tom laughs.", vec!["Tom"]),
            ("TOM", vec!["Tom"]),
            ("the sun rose and Rose laughed", vec!["Rose"]),
            ("You and Zoë Ash; you and Zoë.", vec!["Zoë Ash"]),
            ("You and Zoe  Ash", vec!["Zoë Ash"]),
            ("", vec![]),
        ] {
            let found: Vec<&str> = found(text, &others, &own).iter().map(|each| each.name.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
