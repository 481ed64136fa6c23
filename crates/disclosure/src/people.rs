//! Whose names stand in a record.

use records::Fact;
use records::coming_into_care::{ChildName, Relation, Relationship};
use records::complaints::LeftOutGround;
use records::spelling::bare;

/// Who somebody is to the person whose record it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sort {
    /// A parent, grandparent, aunt or another grown-up of the family; a friend.
    Relative,
    /// A brother or sister, or another child.
    OtherChild,
    /// Somebody who cared or cares for them, not as a relative.
    Carer,
    /// Whoever reported a worry.
    Referrer,
    /// Somebody paid to work with them: usually shown.
    Worker,
}

impl Sort {
    /// As it stands in a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Sort::Relative => "somebody of the family, or a friend",
            Sort::OtherChild => "another child",
            Sort::Carer => "somebody who cared for them",
            Sort::Referrer => "whoever reported a worry",
            Sort::Worker => "a worker",
        }
    }

    /// On which ground a rule leaves their name out; `None` for those who are shown.
    pub const fn ground(self) -> Option<LeftOutGround> {
        match self {
            Sort::Relative | Sort::OtherChild | Sort::Carer => Some(LeftOutGround::ThirdParty),
            Sort::Referrer => Some(LeftOutGround::Referrer),
            Sort::Worker => None,
        }
    }
}

/// Somebody whose name stands in the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Known {
    /// Name, as it is written: given name, or given and family name.
    pub name: String,
    /// Who they are.
    pub sort: Sort,
}

/// Whose names a rule looks for, and whose it leaves alone.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct People {
    /// The person's own names, each word of them.
    own: Vec<String>,
    /// Names to be left out: whole names and the parts of them that nobody of the own or of the workers shares. The longest
    /// first.
    names: Vec<Known>,
}

impl People {
    /// Of a record: its own names by what it says of the child; relatives and friends by its network. `others`: whoever else is
    /// known to stand in it: carers by their household, other children by the places they shared, workers.
    pub fn of(facts: &[&Fact], others: impl IntoIterator<Item = Known>) -> People {
        let mut own: Vec<String> = Vec::new();
        for fact in facts {
            if let Some(name) = fact.of::<ChildName>() {
                own.extend(words_of(&name.given));
                let more = [name.family.as_deref(), name.known_as.as_deref()];
                own.extend(more.into_iter().flatten().flat_map(words_of));
            }
        }
        let mut all: Vec<Known> = others.into_iter().collect();
        for relationship in facts.iter().filter_map(|fact| fact.of::<Relationship>()) {
            all.push(Known { name: relationship.name.clone(), sort: sort_of(relationship.relation) });
        }
        People::new(own, all)
    }

    /// Of names that are given.
    pub fn new(own: impl IntoIterator<Item = String>, all: impl IntoIterator<Item = Known>) -> People {
        let own: Vec<String> = own.into_iter().map(|name| bare(&name)).collect();
        let all: Vec<Known> = all.into_iter().collect();
        let of_workers: Vec<String> = all
            .iter()
            .filter(|known| known.sort == Sort::Worker)
            .flat_map(|known| words_of(&known.name))
            .map(|word| bare(&word))
            .collect();
        let mut names: Vec<Known> = Vec::new();
        for known in all.into_iter().filter(|known| known.sort.ground().is_some()) {
            let parts = words_of(&known.name);
            let shared = |word: &str| {
                let lower = bare(word);
                own.contains(&lower) || of_workers.contains(&lower) || TITLES.contains(&&*lower)
            };
            // A whole name of several words is theirs, also where each word of it is somebody else's too.
            if parts.len() > 1 || parts.first().is_some_and(|word| !shared(word)) {
                names.push(Known { name: parts.join(" "), sort: known.sort });
            }
            if parts.len() > 1 {
                for word in parts.iter().filter(|word| word.chars().count() > 1 && !shared(word)) {
                    names.push(Known { name: word.clone(), sort: known.sort });
                }
            }
        }
        names.retain(|known| known.name.chars().filter(|c| c.is_alphabetic()).count() > 1);
        names.sort_by(|a, b| (b.name.len(), &a.name, a.sort).cmp(&(a.name.len(), &b.name, b.sort)));
        names.dedup_by(|a, b| a.name == b.name);
        People { own, names }
    }

    /// The names that are looked for, the longest first.
    pub fn names(&self) -> &[Known] {
        &self.names
    }

    /// Whether a name is one of the person's own.
    pub fn is_own(&self, name: &str) -> bool {
        let words = words_of(name);
        !words.is_empty() && words.iter().all(|word| self.own.contains(&bare(word)))
    }
}

/// What stands before a name and is none.
const TITLES: &[&str] =
    &["mr", "mrs", "ms", "miss", "dr", "nan", "nana", "gran", "mum", "dad", "auntie", "uncle", "the", "and"];

fn words_of(name: &str) -> Vec<String> {
    name.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| !word.is_empty())
        .collect()
}

const fn sort_of(relation: Relation) -> Sort {
    match relation {
        Relation::Sister
        | Relation::Brother
        | Relation::HalfSister
        | Relation::HalfBrother
        | Relation::StepSister
        | Relation::StepBrother
        | Relation::Cousin
        | Relation::Child => Sort::OtherChild,
        Relation::FosterCarer | Relation::FormerCarer => Sort::Carer,
        Relation::Professional => Sort::Worker,
        _ => Sort::Relative,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(name: &str, sort: Sort) -> Known {
        Known { name: name.to_owned(), sort }
    }

    #[test]
    fn names_that_are_shared_are_looked_for_whole_only() {
        let people = People::new(
            ["Rowan".to_owned(), "Ash".to_owned()],
            [
                known("Ivy Ash", Sort::Relative),
                known("Mr Tom Bell", Sort::Carer),
                known("Tom Field", Sort::Worker),
                known("J", Sort::OtherChild),
                known("Rowan", Sort::OtherChild),
            ],
        );
        let names: Vec<&str> = people.names().iter().map(|known| known.name.as_str()).collect();
        // Ash is the person's own; Tom is a worker's too, and Mr is nobody's.
        assert_eq!(names, ["Mr Tom Bell", "Ivy Ash", "Bell", "Ivy"]);
        assert!(people.is_own("rowan ASH") && !people.is_own("Ivy Ash") && !people.is_own(""));
    }
}
