//! Other children whose names a letter may hold by mistake: brothers and sisters, other children known to the record, children in
//! the same home, and every child whom the writer may see named.

use access::Person;
use calendar::Moment;
use letters::names::{Named, Whose};
use records::coming_into_care::{Relation, Relationship};
use timeline::Timeline;

use crate::Desk;
use crate::record::Record;

/// They, each by every name under which they may stand.
pub(super) fn of(desk: &Desk, me: &Person, record: &Record, child: &Timeline) -> Vec<Named> {
    let (today, id) = (desk.today(), record.id());
    let mut others = Vec::new();
    for said in child.strand::<Relationship>() {
        let (who, whose) = match said.relation {
            Relation::Sister | Relation::HalfSister | Relation::StepSister => ("a sister", Whose::Family),
            Relation::Brother | Relation::HalfBrother | Relation::StepBrother => ("a brother", Whose::Family),
            Relation::Cousin => ("a cousin", Whose::Family),
            Relation::Child => ("their own child", Whose::Family),
            _ if said.child.is_some() => ("another child with a record here", Whose::Other),
            _ => continue,
        };
        for name in spoken(&said.name) {
            others.push(Named { name, who: who.to_owned(), whose });
        }
    }
    let cohort = desk.cohort(Moment::END_OF_TIME);
    let home = child.on(today).episode;
    for other in cohort.children.iter().filter(|other| *other.child != *id) {
        let together = home.is_some_and(|home| {
            let theirs = other.on(today).episode;
            home.postcode.is_some() && theirs.is_some_and(|theirs| home.same_place(theirs))
        });
        if !together {
            continue;
        }
        if let Some(name) = other.identity.as_ref().and_then(|identity| identity.name.as_ref()) {
            for name in std::iter::once(&name.given).chain(&name.known_as) {
                let known = others.iter().any(|before: &Named| before.name == *name);
                if !known {
                    let who = "another child in the same home".to_owned();
                    others.push(Named { name: name.clone(), who, whose: Whose::Other });
                }
            }
        }
    }
    // Everybody else by their whole name: a letter that was begun for another child.
    if let Ok(seen) = desk.seen(me) {
        for other in desk.board().everybody().filter(|other| *other.id != *id && seen.has(&other.id)) {
            if let Some(name) = other.name.clone().filter(|name| name.contains(' ')) {
                others.push(Named { name, who: "another child".to_owned(), whose: Whose::Other });
            }
        }
    }
    others
}

/// Names that are the child's own, or of grown-ups who are in the letter: whoever shares one is not taken for another child.
pub(super) fn own(desk: &Desk, me: &Person, child: &Timeline) -> Vec<String> {
    let mut own = Vec::new();
    if let Some(name) = child.identity.as_ref().and_then(|identity| identity.name.as_ref()) {
        own.push(name.given.clone());
        own.extend(name.known_as.clone());
        if let Some(family) = &name.family {
            own.push(format!("{} {family}", name.known_as.as_ref().unwrap_or(&name.given)));
        }
    }
    own.extend(spoken(&me.name));
    for held in &child.allocations {
        own.extend(spoken(desk.people().name_of(&held.worker)));
    }
    let grown_up = child.strand::<Relationship>().filter(|said| {
        matches!(
            said.relation,
            Relation::Mother
                | Relation::Father
                | Relation::StepParent
                | Relation::Grandmother
                | Relation::Grandfather
                | Relation::Aunt
                | Relation::Uncle
                | Relation::FosterCarer
                | Relation::FormerCarer
                | Relation::Professional
        )
    });
    own.extend(grown_up.flat_map(|said| spoken(&said.name)));
    own
}

/// A name as people say it: whole, and the given name alone.
fn spoken(name: &str) -> Vec<String> {
    let name = name.trim();
    let mut spoken = vec![name.to_owned()];
    if let Some((given, _)) = name.split_once(' ') {
        spoken.push(given.to_owned());
    }
    spoken.retain(|name| !name.is_empty());
    spoken
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn names_are_said_whole_and_given() {
        assert_eq!(spoken("Rose Marshlow"), ["Rose Marshlow", "Rose"]);
        assert_eq!(spoken(" Rose "), ["Rose"]);
        assert!(spoken(" ").is_empty());
    }
}
