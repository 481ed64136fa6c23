//! Who the child is, the people in their life, the family home.

use records::codes::{Ethnicity, Sex};
use records::coming_into_care::{Address, Relation, Relationship, WhoIAm};
use records::{Answer, PartialDay};

use super::Life;
use crate::course::Course;
use crate::dice::{About, Dice};
use crate::names;
use crate::places::{self, Area};
use crate::scribe::Lag;

/// In how many children in a thousand: who I am is written down; the mother, father and a grandparent are known; the family
/// home is recorded.
const WHO_I_AM: u32 = 880;
const MOTHER: u32 = 960;
const FATHER: u32 = 780;
const GRANDPARENT: u32 = 550;
const FRIEND: u32 = 350;
const HOME: u32 = 930;
/// Pronouns other than those of the sex recorded at birth, from twelve.
const OTHER_PRONOUNS: u32 = 25;
/// A need that others must know to speak with the child.
const COMMUNICATION: u32 = 140;

const LIKES: &[&str] = &[
    "Football, drawing and anything with dogs in it.",
    "I bake, and I am good at maths.",
    "Swimming on Saturdays. I know every bird in the park.",
    "Building things. Music, loud.",
    "Reading in bed, and my bike.",
    "Dancing, and looking after the guinea pigs.",
];
const DISLIKES: &[&str] = &[
    "Being rushed. It helps to go outside for a while.",
    "When people whisper about me. Tell me straight.",
    "Loud places. My headphones help.",
    "New people all at once. One at a time is fine.",
    "Being asked the same thing again. Please read what I said before.",
];
const COMMUNICATE: &[&str] = &[
    "Short sentences, one thing at a time. Pictures help.",
    "I use signs (Makaton) and some words.",
    "Stand where I can see your face: I hear little on the left.",
    "Write it down as well. I forget what is said.",
    "I talk best while we drive or walk.",
];
const FOOD: &[&str] =
    &["No nuts: I am allergic.", "I am vegetarian.", "Nothing spicy.", "I eat everything but peas."];
const ROADS: &[&str] =
    &["Teasel Road", "Heron Close", "Mill Lane", "Larkrise", "Otter Way", "Bramble Street"];

impl Life<'_, '_, '_> {
    pub(super) fn identity(&mut self) {
        if self.dice.in_1000(WHO_I_AM) {
            self.who_i_am();
        }
        self.people();
    }

    fn who_i_am(&mut self) {
        let since = self.spell.start.plus_days(self.dice.between(3, 40));
        let age = self.age(since);
        let by_sex = if self.course.sex == Sex::Female { "she, her" } else { "he, him" };
        let other = age >= 12 && self.dice.in_1000(OTHER_PRONOUNS);
        let pronouns = if other { "they, them" } else { by_sex }.to_owned();
        let (languages, religion) = match self.course.ethnicity {
            Ethnicity::Apkn => ("English and Urdu", "Muslim"),
            Ethnicity::Wrom => ("Romani and English", "Christian"),
            Ethnicity::Bafr if self.alone() => ("Tigrinya, some English", "Christian (Orthodox)"),
            Ethnicity::Ooth if self.alone() => ("Kurdish (Sorani), a little English", "Muslim"),
            Ethnicity::Aoth if self.alone() => ("Pashto and Dari", "Muslim"),
            _ => ("English", self.dice.pick(&[(60, "None"), (30, "Christian"), (10, "Not sure yet")])),
        };
        let interpreter =
            self.alone().then(|| languages.split([',', ' ']).next().unwrap_or_default().to_owned());
        let talks = age >= 4;
        let record = WhoIAm {
            since,
            called: (age >= 8 && self.dice.in_1000(150)).then(|| self.course.given.chars().take(3).collect()),
            pronouns: Some(pronouns),
            identity: None,
            languages: Some(languages.to_owned()),
            interpreter,
            religion: Some(religion.to_owned()),
            communication: self.perhaps(COMMUNICATION, COMMUNICATE),
            food: self.perhaps(220, FOOD),
            likes: if talks { self.perhaps(850, LIKES) } else { None },
            dislikes: if talks { self.perhaps(700, DISLIKES) } else { None },
            photo: None,
        };
        self.tell(since, Lag::Usual, record);
    }

    fn people(&mut self) {
        let world = self.scribe.world;
        let day = self.spell.start.plus_days(self.dice.between(0, 25)).min(self.end.plus_days(-1));
        let started = self.spell.start;
        // Parents and grandparents are the family's: brothers and sisters have the same.
        let mut family =
            Dice::of(world.plan.seed, About::Life, u64::from(self.course.family.first) | 1 << 40);
        let surname = &self.course.surname;
        let mut name = |given: bool| {
            let own = if given { surname.clone() } else { names::family(&mut family) };
            format!("{} {own}", names::given(&mut family))
        };
        let (mother, father, grandmother, friend) = (name(true), name(false), name(true), name(false));
        let (has_mother, has_father) = (family.in_1000(MOTHER), family.in_1000(FATHER));
        let has_grandmother = family.in_1000(GRANDPARENT);
        let lives_at = family.below(90) + 1;
        let road = ROADS[family.below(ROADS.len() as u32) as usize];
        let born = |years: i32| Some(PartialDay::Year(self.course.born.year() - years));
        let (mother_born, father_born, older) =
            (born(family.between(18, 38)), born(family.between(19, 44)), born(family.between(42, 66)));
        let somebody = |name: &str, relation: Relation| Relationship {
            name: name.to_owned(),
            relation,
            since: None,
            until: None,
            born: None,
            died: None,
            parent_of: None,
            with: None,
            child: None,
            responsibility: None,
            phone: None,
            important: false,
            may_see: None,
            notes: None,
        };
        let mut known = Vec::new();
        if has_mother {
            known.push(Relationship {
                born: mother_born,
                with: has_father.then(|| father.clone()),
                responsibility: Some(Answer::Yes),
                phone: self.phone(0).filter(|_| !self.alone()),
                important: !self.alone() && self.dice.in_1000(700),
                may_see: Some(self.dice.pick(&[(88, Answer::Yes), (7, Answer::No), (5, Answer::NotKnown)])),
                ..somebody(&mother, Relation::Mother)
            });
        }
        if has_father {
            let responsible = self.dice.pick(&[(60, Answer::Yes), (25, Answer::No), (15, Answer::NotKnown)]);
            known.push(Relationship {
                born: father_born,
                responsibility: Some(responsible),
                phone: self.phone(1).filter(|_| !self.alone()),
                important: !self.alone() && self.dice.in_1000(400),
                may_see: Some(self.dice.pick(&[(70, Answer::Yes), (15, Answer::No), (15, Answer::NotKnown)])),
                ..somebody(&father, Relation::Father)
            });
        }
        if has_grandmother {
            known.push(Relationship {
                born: older,
                parent_of: has_mother.then(|| mother.clone()),
                phone: self.phone(2).filter(|_| !self.alone()),
                important: self.dice.in_1000(600),
                may_see: Some(Answer::Yes),
                ..somebody(&grandmother, Relation::Grandmother)
            });
        }
        for number in self.course.family.first..self.course.family.first + self.course.family.size {
            if number == self.course.number {
                continue;
            }
            let other = Course::of(world, number);
            let relation = if other.sex == Sex::Female { Relation::Sister } else { Relation::Brother };
            known.push(Relationship {
                born: Some(PartialDay::Day(other.born)),
                child: other.concerns(world).then(|| format!("C{number:07}")),
                important: true,
                may_see: Some(Answer::Yes),
                ..somebody(&format!("{} {}", other.given, other.surname), relation)
            });
        }
        if self.age(day) >= 8 && self.dice.in_1000(FRIEND) {
            known.push(Relationship {
                important: true,
                may_see: Some(Answer::Yes),
                ..somebody(&friend, Relation::Friend)
            });
        }
        for each in known {
            self.tell(day, Lag::Usual, each);
        }
        if !self.alone() && (has_mother || has_father) && self.dice.in_1000(HOME) {
            let since = started.plus_days(-family.between(120, 2200));
            let learnt = self.scribe.learnt(started, Lag::Usual);
            let record = Address {
                since,
                until: None,
                who: if has_mother { mother } else { father },
                lines: Some(format!("{lives_at} {road}, Merefold")),
                postcode: Some(places::postcode(Area::Families, self.course.family.first)),
                confidential: self.dice.in_1000(30),
            };
            self.scribe.tell(since, learnt, record);
        }
    }
}
