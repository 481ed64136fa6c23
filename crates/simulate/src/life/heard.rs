//! What a child says and to whom: the advocate's first visit, referrals with their notes and how they end, independent
//! visitors, words and wishes with what became of them.
//!
//! It has a chance of its own, and so has how late it is typed in: nothing that was told before moves by it.

use calendar::Day;
use records::Answer;
use records::advocacy::{
    AdvocacyClosing, AdvocacyEnd, AdvocacyFrom, AdvocacyHow, AdvocacyMoment, AdvocacyNote, AdvocacyReferral,
    AdvocacyShared, AdvocacyTheme, AdvocateVisit, GotIt, IndependentVisitorConsidered,
    IndependentVisitorMatch, IndependentVisitorMatching, IndependentVisitorReview, IndependentVisitorVisit,
    IndependentVisitorWishes, Interest, MatchDecided, Right, RightsExplained, Sharing, SharingAgreed,
    VisitorWanted,
};
use records::coming_into_care::{ChildSaid, SaidAbout, SaidHow, WishAnswered, WishDone};
use records::reviews::Review;

use super::{Life, volunteers, weekday};
use crate::dice::{About, Dice};
use crate::scribe::Lag;

/// The advocate of the service.
const ADVOCATE: &str = "advocate-1";
/// In how many in a thousand: an advocate comes at all, and within the standard; the child did not want it; the pack is read;
/// an advocate is asked for in a year, and of younger children; what it is about may stand on the file; a part is shared; the
/// child is asked at the end; a visitor is talked about at a review, and wanted; what a child says is written down in a
/// quarter, with a wish; the wish is answered, and the child told.
const VISITED: u32 = 900;
const IN_TIME: u32 = 740;
const REFUSED: u32 = 25;
const PACK: u32 = 820;
const ASKED: u32 = 190;
const ASKED_YOUNG: u32 = 30;
const ON_FILE: u32 = 620;
const SHARED: u32 = 450;
const FEEDBACK: u32 = 700;
const TALKED: u32 = 380;
const WANTED: u32 = 220;
const SAID: u32 = 420;
const WISH: u32 = 400;
const ANSWERED: u32 = 680;
const TOLD: u32 = 800;

const WORDS: &[&str] = &[
    "I like it when we cook together.",
    "Nobody told me why I had to change school.",
    "I want to see my brother more than once a month.",
    "My room is the best I ever had.",
    "I worry that I have to move again.",
    "I am proud of my swimming badge.",
];
const WISHES: &[&str] = &[
    "To see my brother at the weekend.",
    "To stay at my school.",
    "A sleepover at my friend’s house.",
    "A bike.",
    "To have the same social worker.",
];
const PLACES: &[&str] = &["at home", "at school", "in the car", "in the park", "on the telephone"];

impl Life<'_, '_, '_> {
    pub(super) fn heard(&mut self) {
        self.apart(About::Heard, |life| {
            life.first_visit();
            life.advocacy();
            life.visitor();
            life.said();
        });
    }

    fn explained(&mut self, day: Day) {
        let pack = Some(self.dice.in_1000(PACK));
        let what = vec![Right::Complaints, Right::Advocacy];
        self.tell(day, Lag::Usual, RightsExplained { day, what, words: None, pack });
    }

    fn visit(&mut self, day: Day, seen: bool, refused: bool, referral: Option<Day>) {
        let (advocate, place) = (Some(ADVOCATE.to_owned()), Some(self.say(PLACES)));
        let refused = refused.then_some(true);
        self.tell(day, Lag::Usual, AdvocateVisit { day, seen, refused, advocate, place, referral });
    }

    /// The first visit, of a child of five and over whose care began in the time that is told.
    fn first_visit(&mut self) {
        let start = self.spell.start;
        if start < self.from || self.age(start) < 5 || !self.dice.in_1000(VISITED) {
            return;
        }
        let days =
            if self.dice.in_1000(IN_TIME) { self.dice.between(6, 27) } else { self.dice.between(29, 75) };
        let day = weekday(start, start.plus_days(days));
        if day >= self.end {
            return;
        }
        let refused = self.dice.in_1000(REFUSED);
        self.visit(day, !refused, refused, None);
        if !refused {
            self.explained(day);
        }
    }

    /// Referrals: at most one a year, some still open from the year before.
    fn advocacy(&mut self) {
        let begins = self.scribe.world.kept.max(self.spell.start);
        let mut from = begins;
        while from < self.end {
            let chance = if self.age(from) >= 5 { ASKED } else { ASKED_YOUNG };
            if self.dice.in_1000(chance) {
                let day = weekday(begins, from.plus_days(self.dice.between(0, 330)));
                if day < self.end {
                    self.referral(day);
                }
            }
            from = from.plus_months(12);
        }
    }

    fn referral(&mut self, day: Day) {
        let (from, how) = self.dice.pick(&[
            (19, (AdvocacyFrom::Child, Some(AdvocacyHow::FirstVisit))),
            (14, (AdvocacyFrom::Worker, Some(AdvocacyHow::Message))),
            (13, (AdvocacyFrom::Reviewer, Some(AdvocacyHow::AtReview))),
            (16, (AdvocacyFrom::Carer, Some(AdvocacyHow::Telephone))),
            (1, (AdvocacyFrom::Adviser, None)),
            (1, (AdvocacyFrom::Parent, Some(AdvocacyHow::Telephone))),
            (2, (AdvocacyFrom::Health, None)),
            (2, (AdvocacyFrom::Commissioner, Some(AdvocacyHow::Website))),
        ]);
        let theme = self.dice.pick(&[
            (19, AdvocacyTheme::Complaint),
            (14, AdvocacyTheme::Placement),
            (12, AdvocacyTheme::FamilyTime),
            (9, AdvocacyTheme::Worker),
            (8, AdvocacyTheme::School),
            (4, AdvocacyTheme::Legal),
            (4, AdvocacyTheme::Money),
            (9, AdvocacyTheme::Other),
        ]);
        let mut also = Vec::new();
        if self.dice.in_1000(160) && theme != AdvocacyTheme::Worker {
            also.push(AdvocacyTheme::Worker);
        }
        let on_file = self.dice.in_1000(ON_FILE);
        let offered = day.plus_days(self.dice.between(0, 4));
        let not_instructed = (self.age(day) < 7).then_some(true);
        let asked = AdvocacyReferral {
            day,
            from,
            theme: on_file.then_some(theme),
            also: if on_file { also.clone() } else { Vec::new() },
            how,
            not_instructed,
            offered: Some(offered),
            advocate: Some(ADVOCATE.to_owned()),
            declined: None,
            outcome: None,
            closed: None,
            ended: None,
        };
        let ended = self.dice.pick(&[
            (78, AdvocacyEnd::Done),
            (10, AdvocacyEnd::Declined),
            (5, AdvocacyEnd::Withdrawn),
            (7, AdvocacyEnd::Lost),
        ]);
        let short = ended.is_not_taken_up();
        let days = if short { self.dice.between(3, 25) } else { self.dice.early(60, 620) };
        let closed = weekday(day, offered.plus_days(days));
        let open = closed > self.scribe.world.plan.until;
        let learnt = self.scribe.learnt(day, Lag::Prompt);
        let outcome = (!short && self.dice.in_1000(SHARED))
            .then(|| self.say(&["{} is asked before anything is decided.", "{} stays at the same school."]));
        let gone = AdvocacyReferral { closed: Some(closed), ended: Some(ended), outcome, ..asked.clone() };
        let told = self.scribe.learnt(closed, Lag::Usual).max(learnt);
        if day <= self.scribe.world.plan.until {
            if open {
                self.scribe.revise([(day, learnt, asked)]);
            } else {
                self.scribe.revise([(day, learnt, asked), (closed, told, gone)]);
            }
        }
        if !on_file {
            let themes = std::iter::once(theme).chain(also).collect();
            self.note(day, day, themes);
        }
        if short {
            return;
        }
        let mut next = weekday(day, offered.plus_days(self.dice.between(2, 20)));
        while next < closed.min(self.end) {
            let seen = self.dice.in_1000(880);
            self.visit(next, seen, false, Some(day));
            if seen {
                self.note(next, day, Vec::new());
            }
            next = weekday(next, next.plus_days(self.dice.between(21, 75)));
        }
        if !open {
            self.closing(closed, day);
        }
    }

    fn note(&mut self, day: Day, referral: Day, themes: Vec<AdvocacyTheme>) {
        let shares = self.dice.in_1000(SHARED);
        let note = AdvocacyNote {
            day,
            referral: Some(referral),
            about: AdvocacyMoment::Talk,
            themes,
            words: Some(self.say(WORDS)),
            did: self.perhaps(600, &["I will ask the social worker with {}.", "We wrote a letter together."]),
            share: if shares { Sharing::Part } else { Sharing::Nothing },
        };
        self.tell(day, Lag::Usual, note);
        if shares {
            let says =
                self.say(&["{} wants to be asked before anything is decided.", "{} wants to know why."]);
            let agreed = SharingAgreed::Together;
            self.tell(
                day,
                Lag::Usual,
                AdvocacyShared { day, referral: Some(referral), says, agreed, because: None },
            );
        }
    }

    fn closing(&mut self, day: Day, referral: Day) {
        let asked = self.dice.in_1000(FEEDBACK);
        let got = if asked {
            self.dice.pick(&[(45, GotIt::Yes), (35, GotIt::Partly), (20, GotIt::No)])
        } else {
            GotIt::NotSaid
        };
        let answer =
            |dice: &mut Dice| Some(dice.pick(&[(80, Answer::Yes), (12, Answer::No), (8, Answer::NotKnown)]));
        let closing = AdvocacyClosing {
            day,
            referral,
            got,
            words: asked
                .then(|| self.say(&["They listened to me.", "It took too long.", "I got what I wanted."])),
            listened: if asked { answer(&mut self.dice) } else { None },
            helped: if asked { answer(&mut self.dice) } else { None },
            again: if asked { answer(&mut self.dice) } else { None },
            feedback: None,
            no_feedback: (!asked).then(|| "Could not be reached.".to_owned()),
        };
        self.tell(day, Lag::Usual, closing);
    }

    /// An independent visitor: talked about at reviews, wanted by some, found for some of them.
    fn visitor(&mut self) {
        let mut reviews: Vec<Day> = self.scribe.told::<Review>().iter().map(|review| review.day).collect();
        reviews.sort();
        let mut wants = None;
        for day in reviews {
            if !(self.from..self.end).contains(&day)
                || self.age(day) < 8
                || wants.is_some()
                || !self.dice.in_1000(TALKED)
            {
                continue;
            }
            let wanted = self.dice.in_1000(WANTED);
            if wanted {
                wants = Some(day);
            }
            let said = IndependentVisitorConsidered {
                day,
                wanted: if wanted {
                    Answer::Yes
                } else {
                    self.dice.pick(&[(80, Answer::No), (20, Answer::NotKnown)])
                },
                referred: Some(wanted),
            };
            self.tell(day, Lag::Usual, said);
        }
        let Some(day) = wants else { return };
        if self.dice.in_1000(750) {
            let interests = Interest::ALL;
            let mut likes = vec![interests[self.dice.below(interests.len() as u32) as usize]];
            likes.push(interests[self.dice.below(interests.len() as u32) as usize]);
            likes.sort();
            likes.dedup();
            let wishes = IndependentVisitorWishes {
                day,
                who: self.dice.pick(&[
                    (35, VisitorWanted::Woman),
                    (25, VisitorWanted::Man),
                    (40, VisitorWanted::Either),
                ]),
                interests: likes,
                language: None,
                faith: None,
                like_me: self.dice.in_1000(250).then_some(true),
                drives: Some(self.dice.in_1000(300)),
                words: self.perhaps(500, &["Somebody who is fun.", "Not a social worker."]),
                not_wanted: None,
            };
            self.tell(day, Lag::Usual, wishes);
        }
        if !self.dice.in_1000(550) {
            return;
        }
        let since = weekday(day, day.plus_days(self.dice.between(30, 180)));
        if since >= self.end {
            return;
        }
        let visitor = volunteers::of_a_child(self.scribe.world, self.course.number);
        let matching = IndependentVisitorMatching {
            day: since,
            visitor: visitor.clone(),
            decided: MatchDecided::Match,
            because: "They met twice, and both want it.".to_owned(),
            child_says: Some("She is funny.".to_owned()),
            visitor_says: None,
            reasons: Some("For: Approved, and visits nobody now".to_owned()),
        };
        self.tell(since, Lag::Prompt, matching);
        let plan = Some("Every other Saturday: swimming, cooking, the market.".to_owned());
        let begun = IndependentVisitorMatch { since, until: None, visitor, plan, ended: None, goes_on: None };
        self.tell(since, Lag::Prompt, begun);
        let mut next = since.plus_days(self.dice.between(7, 14));
        while next < self.end {
            let did = Some(self.say(&[
                "Swimming.",
                "Baked a cake.",
                "The market, and chips.",
                "A walk with the dog.",
            ]));
            self.tell(next, Lag::Usual, IndependentVisitorVisit { day: next, did });
            next = next.plus_days(if self.dice.in_1000(750) { 14 } else { self.dice.between(21, 45) });
        }
        // A first look comes after some weeks; the yearly one after a year.
        let looked = since.plus_months(2);
        if looked < self.end {
            let notes = Some("Both want to go on.".to_owned());
            self.tell(looked, Lag::Usual, IndependentVisitorReview { day: looked, continues: true, notes });
        }
    }

    /// What a child says, in their own words, and what became of what they wish for.
    fn said(&mut self) {
        let mut from = self.from;
        while from < self.end {
            if self.age(from) >= 4 && self.dice.in_1000(SAID) {
                let day = weekday(self.spell.start, from.plus_days(self.dice.between(0, 80)));
                if day < self.end && day <= self.scribe.world.plan.until {
                    self.words_of(day);
                }
            }
            from = from.plus_months(3);
        }
    }

    fn words_of(&mut self, day: Day) {
        let wish = self.perhaps(WISH, WISHES);
        let said = ChildSaid {
            day,
            place: Some(self.say(PLACES)),
            to: None,
            about: vec![self.dice.pick(&[
                (30, SaidAbout::Home),
                (30, SaidAbout::Family),
                (20, SaidAbout::School),
                (20, SaidAbout::Plan),
            ])],
            how: Some(self.dice.pick(&[
                (75, SaidHow::Spoke),
                (8, SaidHow::Drew),
                (7, SaidHow::Screen),
                (6, SaidHow::Game),
                (4, SaidHow::Signed),
            ])),
            words: self.say(WORDS),
            wish: wish.clone(),
        };
        let learnt = self.scribe.learnt(day, Lag::Usual);
        let id = self.scribe.revise([(day, learnt, said)]);
        let Some(wish) = wish else { return };
        if !self.dice.in_1000(ANSWERED) {
            return;
        }
        let on = weekday(day, day.plus_days(self.dice.between(7, 60)));
        let done = self.dice.pick(&[
            (45, WishDone::Yes),
            (25, WishDone::Partly),
            (12, WishDone::Later),
            (18, WishDone::No),
        ]);
        let what = match done {
            WishDone::Yes => "It is arranged, from next week on.",
            WishDone::Partly => "Once a month to begin with; we look again at the review.",
            WishDone::Later => "When the new home is found.",
            WishDone::No => "It is not safe now. We told why, and look again in spring.",
        };
        let told = self.dice.in_1000(TOLD).then(|| on.plus_days(self.dice.between(0, 10)));
        let told = told.filter(|told| *told <= self.scribe.world.plan.until);
        let answer = WishAnswered {
            day: on,
            of: id.to_string(),
            asked: Some(wish),
            done,
            what: what.to_owned(),
            by: Some("The social worker".to_owned()),
            told,
            child_says: None,
        };
        self.tell(on, Lag::Usual, answer);
    }
}
