//! What young people wrote on their own pages, what they were answered, and how far they are on the way to a home of their own;
//! which agency acts for a child on the way to adoption.
//! With chance of its own, and last: nothing else moves.

use calendar::{Day, LeapBirthday};
use records::Answer;
use records::adoption::{AdoptionAgency, AgencyDoes};
use records::leaving_care::{OwnAbout, OwnWords, OwnWordsAnswered, TenancyReadiness, TenancySkill};

use super::{Life, weekday};
use crate::dice::About;
use crate::scribe::Lag;
use crate::teams;

/// Of a thousand: writes at all; is answered in time; readiness is looked at.
const WRITES: u32 = 300;
const IN_TIME: u32 = 780;
const LOOKED_AT: u32 = 820;

const WROTE: &[(OwnAbout, &str, &str)] = &[
    (
        OwnAbout::Plan,
        "The bit about college is wrong, I changed to the other one in September.",
        "Thank you for telling us. It is changed, have a look on Friday when we meet.",
    ),
    (
        OwnAbout::Home,
        "The heating is off again and nobody rings back.",
        "I rang them, somebody comes on Tuesday morning. Text me if they do not.",
    ),
    (
        OwnAbout::Money,
        "Did you ask about the setting up money?",
        "Yes: it is agreed. We go and choose things together.",
    ),
    (
        OwnAbout::People,
        "I want to see my brother more than in the holidays.",
        "I asked his social worker and she says yes.",
    ),
    (OwnAbout::Other, "thanks for sunday", "It was a good day. See you next week."),
];

const SKILLS: &[TenancySkill] = &[
    TenancySkill::Budget,
    TenancySkill::Bills,
    TenancySkill::Benefits,
    TenancySkill::Cook,
    TenancySkill::Repairs,
    TenancySkill::Neighbours,
    TenancySkill::Door,
    TenancySkill::Rights,
    TenancySkill::Documents,
];

/// The regional agency of the invented authority, and another.
const AGENCIES: &[(u32, &str)] = &[(8, "Adopt Mere and Fell"), (2, "Two Rivers Adoption")];

impl Life<'_, '_, '_> {
    /// Which agency acts for a child on the way to adoption, and since when.
    pub(super) fn agency(&mut self) {
        let Some(adoption) = self.spell.adoption.filter(|_| self.spell.end >= self.from) else { return };
        self.apart(About::Agency, |life| {
            if life.dice.in_1000(900) {
                let since = weekday(life.spell.start, adoption.decided.plus_days(life.dice.between(3, 40)));
                let agency = AdoptionAgency {
                    since,
                    until: None,
                    agency: life.dice.pick(AGENCIES).to_owned(),
                    does: vec![AgencyDoes::FamilyFinding, AgencyDoes::Matching, AgencyDoes::Placement],
                    worker: None,
                    because: None,
                };
                if since < life.spell.end {
                    life.tell(since, Lag::Usual, agency);
                }
            }
        });
    }

    pub(super) fn own_words(&mut self) {
        let world = self.scribe.world;
        let Some(since) = world.life else { return };
        let sixteen = self.course.born.birthday(16, LeapBirthday::FirstOfMarch);
        let supported =
            self.course.born.birthday(self.course.supported_to(world), LeapBirthday::FirstOfMarch);
        let end = if self.course.is_care_leaver() { supported } else { self.spell.end };
        let (from, end) = (sixteen.max(self.spell.start).max(since), end.min(world.plan.until.plus_days(1)));
        if from.plus_days(60) >= end {
            return;
        }
        self.apart(About::Wrote, |life| {
            life.messages(from, end);
            life.readiness(from, end);
        });
    }

    fn messages(&mut self, from: Day, end: Day) {
        if !self.dice.in_1000(WRITES) {
            return;
        }
        let adviser = teams::adviser(self.course.number);
        let mut day = from.plus_days(self.dice.between(5, 150));
        while day < end {
            let (about, words, answer) = WROTE[self.dice.below(WROTE.len() as u32) as usize];
            let told = self.scribe.learnt(day, Lag::AtOnce);
            let wrote = OwnWords { day, about: Some(about), words: words.to_owned() };
            let id = self.scribe.revise([(day, told, wrote)]);
            let days =
                if self.dice.in_1000(IN_TIME) { self.dice.between(1, 5) } else { self.dice.between(9, 40) };
            let on = weekday(day, day.plus_days(days));
            let answered = OwnWordsAnswered {
                day: on,
                of: id.to_string(),
                answer: answer.to_owned(),
                by: Some(adviser.clone()),
            };
            if on < end {
                self.tell(on, Lag::AtOnce, answered);
            }
            day = day.plus_days(self.dice.between(40, 260));
        }
    }

    fn readiness(&mut self, from: Day, end: Day) {
        if !self.dice.in_1000(LOOKED_AT) {
            return;
        }
        let mut day = weekday(from, from.plus_days(self.dice.between(10, 120)));
        let mut can = 2 + self.dice.below(3) as usize;
        while day < end {
            let can_do = SKILLS[..can.min(SKILLS.len())].to_vec();
            let learns = SKILLS[can.min(SKILLS.len())..].iter().take(3).copied().collect::<Vec<_>>();
            let ready = if learns.is_empty() { Answer::Yes } else { Answer::No };
            let record = TenancyReadiness {
                day,
                can: can_do,
                learns,
                ready,
                says: self.perhaps(400, &["“I can cook better than you.”", "“The letters are the worst.”"]),
                helps: None,
                listed: (self.age(day) >= 17 && ready == Answer::Yes).then(|| day.plus_days(-20)),
                together: self.dice.in_1000(850),
            };
            self.tell(day, Lag::Usual, record);
            can += 1 + self.dice.below(3) as usize;
            day = weekday(from, day.plus_days(self.dice.between(120, 260)));
        }
    }
}
