//! What a review is prepared with, and what it leaves behind: booked, the report shared, the checklist graded, what the child
//! brings, the meeting, the manager's answer, the minutes, the letter to the child.
//!
//! It has a chance of its own, and so has how late it is typed in: nothing that was told before moves by it.

use calendar::Day;
use letters::review::{self, Band, PLACE, Promise, Told};
use records::TimeOfDay;
use records::coming_into_care::{Relation, Relationship};
use records::reviews::{
    AtReview, Attended, Came, Chaired, ChecklistSection, ChildContribution, ChildSpokenTo, DecisionsAnswered,
    Discussed, Grade, Invited, LetterGiven, LetterToChild, LetterVersion, RecordSent, ReportShared, Review,
    ReviewChecklist, ReviewDecisions, ReviewMeeting, ReviewMoved, ReviewPlanned, ReviewRecord, ReviewReport,
    SharedWith, TakesPart, Talked, Unprepared,
};

use super::{Life, weekday};
use crate::dice::{About, Dice};
use crate::scribe::Lag;

/// In how many in a thousand: a review is booked before it; it was moved once; the report is given in time, and at all; it is
/// shared with each; the child is asked what they bring; the checklist is graded; the manager answers; minutes go out in
/// time, and at all; a letter is written.
const BOOKED: u32 = 930;
const MOVED: u32 = 70;
const REPORTED_IN_TIME: u32 = 780;
const REPORTED: u32 = 950;
const SHARED: u32 = 820;
const ASKED: u32 = 690;
const GRADED: u32 = 910;
const ANSWERED: u32 = 620;
const DISPUTED: u32 = 60;
const MINUTES_IN_TIME: u32 = 760;
const MINUTES: u32 = 940;
const LETTER: u32 = 640;
/// Of a thousand reviews that were held unprepared: somebody wrote down why.
const SAID_WHY_UNPREPARED: u32 = 860;

/// The sections of the checklist, by title.
const SECTIONS: &[&str] = &[
    "Heard",
    "Home and safety",
    "The plan for growing up",
    "Health and feelings",
    "School and learning",
    "People who matter",
    "What the last review decided",
    "Who sees to it",
];

/// Something that only whoever writes could know.
const PERSONAL: &[&str] = &[
    "I liked the picture of the dog on your door.",
    "You made me laugh with the story about the bus.",
    "Thank you for showing me your room.",
    "I remember how proud you were of your swimming badge.",
];

/// What children say.
const WORDS: &[&str] = &[
    "I want to know when I see my brother.",
    "I like it here.",
    "Please do not change my school again.",
    "Can I have sleepovers?",
    "I want to learn to cook.",
];

impl Life<'_, '_, '_> {
    pub(super) fn reviewed(&mut self) {
        self.apart(About::Reviewing, |life| {
            life.each_review();
        });
        self.challenged();
    }

    fn each_review(&mut self) {
        let mut reviews: Vec<Review> = self.scribe.told::<Review>();
        reviews.sort_by_key(|review| review.day);
        let all: Vec<Day> = reviews.iter().map(|review| review.day).collect();
        reviews.retain(|review| (self.from..self.end).contains(&review.day));
        let decisions = self.scribe.told::<ReviewDecisions>();
        let until = self.scribe.world.plan.until;
        for review in &reviews {
            self.before(review.day, Some(review));
            let sent = decisions.iter().find(|sent| sent.review == review.day);
            self.after(review, sent, all.iter().copied().rfind(|day| *day < review.day));
        }
        // The one that comes.
        if self.spell.end > until {
            let next = match reviews.last() {
                Some(last) if reviews.len() == 1 => last.day.plus_months(3),
                Some(last) => last.day.plus_months(6),
                None => return,
            };
            let day = weekday(self.spell.start, next.plus_days(-self.dice.between(1, 10)));
            if day > until && day <= until.plus_days(75) {
                self.before(day, None);
            }
        }
    }

    /// Who is asked, with who they are.
    fn asked(&self, day: Day) -> Vec<(String, AtReview)> {
        let mut people = Vec::new();
        if self.age(day) >= 4 {
            people.push((format!("{} {}", self.course.given, self.course.surname), AtReview::Child));
        }
        for said in self.scribe.told::<Relationship>() {
            let at = match said.relation {
                Relation::Mother | Relation::Father => AtReview::Parent,
                Relation::FosterCarer => AtReview::Carer,
                _ => continue,
            };
            if said.may_see != Some(records::Answer::No) {
                people.push((said.name, at));
            }
        }
        people.push(("The carers".to_owned(), AtReview::Carer));
        people.push(("The social worker".to_owned(), AtReview::Worker));
        if self.age(day) >= 5 {
            people.push(("The school".to_owned(), AtReview::School));
        }
        people
    }

    /// What is done before a review on a day; of one to come, only what has happened by now.
    fn before(&mut self, day: Day, held: Option<&Review>) {
        let start = self.spell.start;
        let booked = day.plus_days(-self.dice.between(18, 40)).max(start);
        let people = self.asked(day);
        if self.dice.in_1000(BOOKED) {
            let hour = self.dice.between(10, 16) as u8;
            let planned = ReviewPlanned {
                day,
                time: TimeOfDay::new(hour, if self.dice.in_1000(500) { 30 } else { 0 }),
                place: Some(self.say(&["At home", "At school", "At the family centre", "By video"])),
                invited: None,
                people: people
                    .iter()
                    .map(|(name, at)| Invited { name: name.clone(), at: *at, mail: None })
                    .collect(),
                wants: self.perhaps(
                    300,
                    &["Nan, and nobody from school.", "My football coach.", "Only a few people."],
                ),
                cancelled: None,
                moved: None,
                together: None,
            };
            if held.is_some() && self.dice.in_1000(MOVED) {
                let first = weekday(start, day.plus_days(-self.dice.between(3, 12)));
                let off = first.plus_days(-1);
                let moved = self.dice.pick(&[
                    (35, ReviewMoved::NoReport),
                    (30, ReviewMoved::ReviewerAway),
                    (20, ReviewMoved::FamilyAsked),
                    (15, ReviewMoved::School),
                ]);
                let was = ReviewPlanned { day: first, wants: None, ..planned.clone() };
                let called_off = ReviewPlanned { cancelled: Some(off), moved: Some(moved), ..was.clone() };
                let learnt = self.scribe.learnt(booked, Lag::Prompt);
                let told = self.scribe.learnt(off, Lag::Prompt);
                // It was said on the day on which it was booked.
                self.scribe.revise([(booked, learnt, was), (off, told.max(learnt), called_off)]);
            }
            let learnt = self.scribe.learnt(booked, Lag::Prompt);
            if booked <= self.scribe.world.plan.until {
                self.scribe.tell(booked, learnt, planned);
            }
        }
        if self.dice.in_1000(REPORTED) {
            let in_time = self.dice.in_1000(REPORTED_IN_TIME);
            let days = if in_time { self.dice.between(5, 12) } else { self.dice.between(0, 3) };
            let given = day.plus_days(-days).max(start);
            let mut shares = Vec::new();
            for who in [SharedWith::Child, SharedWith::Parents, SharedWith::Carers] {
                let on = given.plus_days(self.dice.between(0, 2)).min(day);
                if self.dice.in_1000(SHARED) && (who != SharedWith::Child || self.age(day) >= 5) {
                    shares.push(ReportShared { shared_with: who, day: on, how: None });
                }
            }
            let report = ReviewReport {
                day: given,
                for_review: Some(day),
                shared: Some(!shares.is_empty()),
                shares,
                changed: Some(self.say(&[
                    "{} has settled, and goes to school every day.",
                    "Family time changed to Saturdays. {} likes that better.",
                    "A hard term at school; help began in the second half.",
                ])),
                views: self.perhaps(600, WORDS),
                family_views: self.perhaps(500, &["Wants to be asked earlier.", "Is glad about school."]),
                proposes: Some(self.say(&["The plan goes on as it is.", "A match for long-term fostering."])),
            };
            self.tell(given, Lag::Usual, report);
        }
        if self.age(day) >= 4 && self.dice.in_1000(ASKED) {
            let on = day.plus_days(-self.dice.between(1, 10)).max(start);
            let way = self.dice.pick(&[
                (52, TakesPart::Speaks),
                (8, TakesPart::AdvocateWithThem),
                (4, TakesPart::WithoutWords),
                (6, TakesPart::Listens),
                (5, TakesPart::AdvocateForThem),
                (17, TakesPart::Sends),
                (8, TakesPart::NotThisTime),
            ]);
            let chairs = self.dice.pick(&[
                (80, Chaired::Reviewer),
                (13, Chaired::Together),
                (7, if self.age(day) >= 9 { Chaired::Child } else { Chaired::Together }),
            ]);
            let brings = ChildContribution {
                day: on,
                for_review: Some(day),
                way,
                chairs: Some(chairs),
                words: self.perhaps(780, WORDS),
                wish: self
                    .perhaps(350, &["More time with Nan.", "A bike.", "That people tell me things first."]),
                wants: None,
                helped: self.perhaps(500, &["With the carer, on a form", "With the advocate", "In the app"]),
                made: None,
            };
            self.tell(on, Lag::Usual, brings);
        }
        if self.dice.in_1000(GRADED) {
            self.graded(day);
        }
    }

    fn graded(&mut self, review: Day) {
        let on = review.plus_days(-self.dice.between(0, 4)).max(self.spell.start);
        let grade = self.dice.pick(&[
            (4, Grade::Outstanding),
            (38, Grade::Good),
            (50, Grade::RequiresImprovement),
            (8, Grade::Inadequate),
        ]);
        let sections = SECTIONS
            .iter()
            .map(|section| {
                let low = matches!(grade, Grade::RequiresImprovement | Grade::Inadequate);
                let grade = if low && self.dice.in_1000(400) { grade } else { Grade::Good };
                let because =
                    (grade != Grade::Good).then(|| "Not what was agreed at the last review.".to_owned());
                ChecklistSection { section: (*section).to_owned(), grade, because, seen: None }
            })
            .collect();
        let because = match grade {
            Grade::Outstanding => "{} is heard in everything, and it shows.",
            Grade::Good => "{} is settled, and the plan is followed.",
            Grade::RequiresImprovement => "{} waits for things that were promised.",
            Grade::Inadequate => "Nobody can say where {} will live after the summer.",
        };
        let because = Some(because.replace("{}", self.course.given));
        self.tell(
            on,
            Lag::Prompt,
            ReviewChecklist { day: on, for_review: Some(review), grade, because, sections },
        );
    }

    /// Why a review was held without a booking, a visit to the child or a checklist since the one before; mostly somebody said.
    fn unprepared(&self, held: Day, before: Option<Day>) -> Option<Unprepared> {
        let within = |day: Day| before.is_none_or(|before| day > before) && day <= held;
        let booked = self
            .scribe
            .told::<ReviewPlanned>()
            .iter()
            .any(|said| said.cancelled.is_none() && within(said.day));
        let spoken = self.scribe.told::<ChildSpokenTo>().iter().any(|said| within(said.day));
        let graded = self.scribe.told::<ReviewChecklist>().iter().any(|said| within(said.day));
        let number = u64::from(self.course.number) << 20 | u64::from(held.number().unsigned_abs() & 0xF_FFFF);
        let mut dice = Dice::of(self.scribe.world.plan.seed, About::Unprepared, number);
        let said = dice.in_1000(SAID_WHY_UNPREPARED);
        let why = dice.pick(&[
            (20, Unprepared::NotRecorded),
            (18, Unprepared::NoTime),
            (if spoken { 4 } else { 20 }, Unprepared::ChildAway),
            (14, Unprepared::ShortNotice),
            (12, Unprepared::ReviewerAway),
            (8, Unprepared::ReviewerChanged),
            (8, Unprepared::Forgotten),
        ]);
        (said && !(booked && spoken && graded)).then_some(why)
    }

    /// `before`: the day of the review before.
    fn after(&mut self, review: &Review, sent: Option<&ReviewDecisions>, before: Option<Day>) {
        let day = review.day;
        let unprepared = self.unprepared(day, before);
        let people = self.asked(day);
        let mut attended: Vec<Attended> = people
            .iter()
            .map(|(name, at)| {
                let how = self.dice.pick(&[
                    (74, Came::Came),
                    (12, Came::ByVideo),
                    (6, Came::SentViews),
                    (8, Came::Away),
                ]);
                Attended { name: name.clone(), at: *at, how }
            })
            .collect();
        let came = review.participation.is_some_and(|took| took.code() < "PN5");
        for person in attended.iter_mut().filter(|person| person.at == AtReview::Child) {
            person.how = if came { Came::Came } else { Came::Away };
        }
        let words = if came { self.perhaps(700, WORDS) } else { None };
        let next = day.plus_months(6).plus_days(-self.dice.between(3, 14));
        let next = Some(weekday(self.spell.start, next));
        let chaired =
            self.dice.pick(&[(82, Chaired::Reviewer), (12, Chaired::Together), (6, Chaired::Child)]);
        let talked = vec![
            Discussed {
                about: Talked::Child,
                said: self.say(&["{} is doing well.", "{} has grown in every way."]),
            },
            Discussed {
                about: Talked::School,
                said: self.say(&[
                    "Every day in school.",
                    "Reading is hard; help goes on.",
                    "Enjoys science.",
                ]),
            },
        ];
        let meeting = ReviewMeeting {
            day,
            chaired: Some(if came { chaired } else { Chaired::Reviewer }),
            people: attended,
            words: words.clone(),
            talked,
            checked: Vec::new(),
            goes_on: false,
            moved: None,
            because: None,
            unprepared,
            unprepared_because: None,
            next,
            together: None,
        };
        self.tell(day, Lag::Usual, meeting);
        let holidays = &self.scribe.world.holidays;
        if let Some(sent) = sent.filter(|_| self.dice.in_1000(ANSWERED)) {
            let on = holidays.plus_working_days(sent.sent, 1 + self.dice.below(7) as u16);
            let agreed = !self.dice.in_1000(DISPUTED);
            let because = (!agreed).then(|| "The tutor was turned down by the school.".to_owned());
            let answer = DecisionsAnswered {
                day: on,
                review: day,
                agreed,
                because,
                to_dispute: None,
                settled: None,
                settlement: None,
                overtaken: None,
            };
            self.tell(on, Lag::Prompt, answer);
        }
        if self.dice.in_1000(MINUTES) {
            let completed = holidays.plus_working_days(day, 4 + self.dice.below(14) as u16);
            let in_time = self.dice.in_1000(MINUTES_IN_TIME);
            let more = if in_time { self.dice.below(3) } else { 6 + self.dice.below(25) };
            let distributed = holidays.plus_working_days(completed, more as u16);
            let sent_to = people.iter().map(|(name, _)| RecordSent { name: name.clone(), day: distributed });
            let record = ReviewRecord {
                completed,
                review: day,
                distributed: (distributed <= self.scribe.world.plan.until).then_some(distributed),
                letter_to_child: None,
                sent_to: sent_to.collect(),
                minutes: None,
                record: None,
            };
            let is_sent = record.distributed.is_some();
            let known = if is_sent { distributed } else { completed };
            if known <= self.scribe.world.plan.until {
                let learnt = self.scribe.learnt(known, Lag::Prompt);
                self.scribe.tell(completed, learnt, record);
            }
        }
        if self.age(day) >= 4 && self.dice.in_1000(LETTER) {
            self.letter(review, sent, words.as_deref(), chaired, next);
        }
    }

    fn letter(
        &mut self,
        review: &Review,
        sent: Option<&ReviewDecisions>,
        words: Option<&str>,
        chaired: Chaired,
        next: Option<Day>,
    ) {
        let written = weekday(self.spell.start, review.day.plus_days(self.dice.between(2, 24)));
        let promises = sent.iter().flat_map(|sent| &sent.decisions).map(|each| Promise {
            decision: &each.decision,
            words: each.words.as_deref(),
            owner: each.owner.as_deref(),
            by: each.by,
        });
        let told = Told {
            called: self.course.given,
            band: Band::of(self.age(review.day)),
            review: review.day,
            participation: review.participation,
            chaired: Some(chaired).filter(|_| words.is_some()),
            said: words.into_iter().collect(),
            well: None,
            before: Vec::new(),
            promises: promises.collect(),
            next,
            from: "Your reviewing officer",
            worker: None,
        };
        let personal = PERSONAL[self.dice.below(PERSONAL.len() as u32) as usize];
        let text = review::draft(&told).replace(PLACE, personal);
        let how = self.dice.pick(&[
            (40, LetterGiven::ReadTogether),
            (30, LetterGiven::ThroughCarer),
            (30, LetterGiven::Post),
        ]);
        let letter = LetterToChild {
            day: written,
            review: review.day,
            version: LetterVersion::Letter,
            language: None,
            words: Some(text),
            file: None,
            sent: Some(written),
            how: Some(how),
            left: Vec::new(),
            of: None,
            replaces: None,
        };
        self.tell(written, Lag::Usual, letter);
    }
}
