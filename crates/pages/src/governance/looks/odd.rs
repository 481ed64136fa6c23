//! Which looks are odd. Pure: looks in, those to ask about out.

use access::{Close, People};
use journal::{Look, SubjectId};
use records::spelling;
use rustc_hash::{FxHashMap, FxHashSet};

/// What a look at a number is called that a reason did not open.
pub(crate) const OPENED_NOTHING: &str = "a number that a reason does not open";

/// From how many different children on within an hour somebody is asked about.
pub(super) const MANY: usize = 30;

/// An hour.
const HOUR: i64 = 3_600_000_000;

/// A way in which a look is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pattern {
    /// Without a working reason.
    NoReason,
    /// At a number that the reason did not open: nobody's, or closed.
    Nothing,
    /// At the record of a child of the same family name.
    OwnName,
    /// At the record of a child who is close to somebody who works here.
    Relative,
    /// At many in an hour.
    Many,
}

impl Pattern {
    pub(super) const ALL: &'static [Pattern] =
        &[Pattern::NoReason, Pattern::Nothing, Pattern::OwnName, Pattern::Relative, Pattern::Many];

    pub(super) const fn title(self) -> &'static str {
        match self {
            Pattern::NoReason => "Opened without a working reason",
            Pattern::Nothing => "Reasons that opened nothing",
            Pattern::OwnName => "Children of the same family name",
            Pattern::Relative => "Children close to somebody who works here",
            Pattern::Many => "Many children in an hour",
        }
    }

    pub(super) const fn none(self) -> &'static str {
        match self {
            Pattern::NoReason => "Nobody opened a record without a working reason.",
            Pattern::Nothing => "Nobody gave a reason that opened nothing.",
            Pattern::OwnName => "Nobody looked at a child of their own family name.",
            Pattern::Relative => "Nobody looked at a child who is close to a colleague.",
            Pattern::Many => "Nobody looked at very many children within an hour.",
        }
    }
}

/// A look to ask about.
#[derive(Debug)]
pub(super) struct Odd<'a> {
    pub(super) pattern: Pattern,
    pub(super) look: &'a Look,
    pub(super) child: &'a str,
    /// What is odd, as a sentence.
    pub(super) says: String,
}

/// What looks are held against.
pub(super) struct Watched<'a> {
    pub(super) people: &'a People,
    /// Every name of each child, in lower case.
    pub(super) names: FxHashMap<&'a str, &'a [String]>,
    /// Who works here and is close to each child.
    pub(super) close: FxHashMap<&'a str, &'a [Close]>,
}

/// The odd ones, newest first. Somebody who opens page after page of one record is told of once for each pattern and day.
pub(super) fn find<'a>(looks: &'a [(SubjectId, Look)], watched: &Watched<'_>) -> Vec<Odd<'a>> {
    let mut found = Vec::new();
    let mut told = FxHashSet::default();
    for (subject, look) in looks {
        let child = subject.id();
        let mut say = |pattern: Pattern, says: String| {
            if told.insert((pattern.title(), &look.who, child, look.at.day(), look.broke_glass)) {
                found.push(Odd { pattern, look, child, says });
            }
        };
        if &*look.what == OPENED_NOTHING {
            say(Pattern::Nothing, format!("They said: “{}”", look.why));
            continue;
        }
        if look.broke_glass {
            say(Pattern::NoReason, format!("They said: “{}”", look.why));
        }
        let person = watched.people.person(&look.who);
        let own = person.and_then(|person| family(&person.name));
        let names = watched.names.get(child).copied().unwrap_or_default();
        if let Some(own) = own
            && names.iter().any(|name| family(name).is_some_and(|family| family == own))
        {
            say(Pattern::OwnName, "They have the same family name.".to_owned());
        }
        for close in watched.close.get(child).copied().unwrap_or_default() {
            let whom = if close.who == look.who { "them" } else { watched.people.name_of(&close.who) };
            say(Pattern::Relative, format!("The child is close to {whom}."));
        }
    }
    found.extend(many(looks));
    found.sort_by_key(|odd| std::cmp::Reverse(odd.look.at));
    found
}

/// The last part of a name, as it is compared; none of a name of one part.
fn family(name: &str) -> Option<String> {
    let mut parts = name.split_whitespace();
    let last = parts.next_back()?;
    parts.next()?;
    Some(spelling::bare(last))
}

/// Whoever looked at many different children within an hour: told once a day, at the fullest hour.
fn many(looks: &[(SubjectId, Look)]) -> Vec<Odd<'_>> {
    let mut by_person: FxHashMap<&str, Vec<(&str, &Look)>> = FxHashMap::default();
    for (subject, look) in looks {
        by_person.entry(&*look.who).or_default().push((subject.id(), look));
    }
    let mut found: Vec<Odd<'_>> = Vec::new();
    for own in by_person.values_mut() {
        own.sort_by_key(|(_, look)| look.at);
        let (mut first, mut within) = (0, FxHashMap::<&str, usize>::default());
        let mut fullest: FxHashMap<calendar::Day, (usize, usize)> = FxHashMap::default();
        for last in 0..own.len() {
            *within.entry(own[last].0).or_default() += 1;
            while own[last].1.at.micros() - own[first].1.at.micros() > HOUR {
                if let Some(count) = within.get_mut(own[first].0) {
                    *count -= 1;
                    if *count == 0 {
                        within.remove(own[first].0);
                    }
                }
                first += 1;
            }
            if within.len() >= MANY {
                let most = fullest.entry(own[last].1.at.day()).or_insert((0, last));
                if within.len() > most.0 {
                    *most = (within.len(), last);
                }
            }
        }
        for (count, at) in fullest.into_values() {
            let (child, look) = own[at];
            let says = format!("{count} children within the hour before; this was the last of them.");
            found.push(Odd { pattern: Pattern::Many, look, child, says });
        }
    }
    found
}

/// How many different ones.
pub(super) fn count<'a>(all: impl Iterator<Item = &'a str>) -> usize {
    all.collect::<FxHashSet<&str>>().len()
}

#[cfg(test)]
mod tests {
    use access::{Person, Role, Span};
    use calendar::{Day, Moment};
    use records::governance::Closeness;

    use super::*;

    fn look(who: &str, child: &str, at: &str, what: &str, broke_glass: bool) -> (SubjectId, Look) {
        let at: Moment = at.parse().unwrap();
        let (what, why) = (what.into(), "a reason".into());
        (
            SubjectId::new(&format!("child:{child}")).unwrap(),
            Look { at, who: who.into(), what, why, broke_glass },
        )
    }

    fn found(looks: &[(SubjectId, Look)]) -> Vec<String> {
        let person = |id: &str, name: &str| Person {
            id: id.into(),
            name: name.to_owned(),
            role: Role::SocialWorker,
            team: None,
        };
        let people = People::new(vec![person("ada", "Ada Ottermere"), person("bo", "Bo Stile")], Vec::new());
        let names = vec!["wren ottermere".to_owned(), "wren thornlea".to_owned()];
        let since: Day = "2018-01-01".parse().unwrap();
        let close =
            vec![Close { who: "bo".into(), span: Span { since, until: None }, how: Closeness::Relative }];
        let watched = Watched {
            people: &people,
            names: [("C1", names.as_slice())].into_iter().collect(),
            close: [("C2", close.as_slice())].into_iter().collect(),
        };
        let told = find(looks, &watched);
        told.iter().map(|odd| format!("{} {}: {}", odd.look.who, odd.child, odd.pattern.title())).collect()
    }

    #[test]
    fn what_is_odd() {
        let nine = "2018-11-05T09:00:00Z";
        for (looks, expected) in [
            (vec![look("bo", "C1", nine, "overview", false)], vec![]),
            (vec![look("bo", "C1", nine, "overview", true)], vec!["bo C1: Opened without a working reason"]),
            (vec![look("bo", "C9", nine, OPENED_NOTHING, true)], vec!["bo C9: Reasons that opened nothing"]),
            (
                vec![look("ada", "C1", nine, "overview", false)],
                vec!["ada C1: Children of the same family name"],
            ),
            (
                vec![look("ada", "C2", nine, "overview", false)],
                vec!["ada C2: Children close to somebody who works here"],
            ),
            // Page after page of one record is told once.
            (
                vec![look("ada", "C1", nine, "overview", false), look("ada", "C1", nine, "story", false)],
                vec!["ada C1: Children of the same family name"],
            ),
            (vec![look("load", "C3", nine, "overview", false)], vec![]),
        ] {
            assert_eq!(found(&looks), expected, "{looks:?}");
        }
    }

    #[test]
    fn many_in_an_hour_are_different_children_within_sixty_minutes() {
        let looks = |children: usize, apart: i64| -> Vec<(SubjectId, Look)> {
            let first: Moment = "2018-11-05T08:00:00Z".parse().unwrap();
            (0..children)
                .map(|nth| {
                    let mut one = look("bo", &format!("D{nth}"), "2018-11-05T08:00:00Z", "overview", false);
                    one.1.at = Moment::from_micros(first.micros() + nth as i64 * apart * 1_000_000);
                    one
                })
                .collect()
        };
        for (children, apart, odd) in
            [(MANY - 1, 1, 0), (MANY, 1, 1), (MANY, 124, 1), (MANY, 125, 0), (3 * MANY, 60, 1)]
        {
            assert_eq!(
                found(&looks(children, apart)).len(),
                odd,
                "{children} children, {apart} seconds apart"
            );
        }
        let one = vec![look("bo", "D1", "2018-11-05T08:00:00Z", "overview", false); 5 * MANY];
        assert!(found(&one).is_empty(), "one record, again and again");
    }
}
