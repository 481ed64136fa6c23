//! What is noted between visits: calls, events, family time, direct work with the child's own words, life-story work.

use calendar::Day;
use records::coming_into_care::{CaseNote, NoteAbout};
use records::permanence::{DirectWork, FamilyTime, FamilyTimeHow, LifeStoryStage, LifeStoryWork, PlaceFelt};

use super::{Life, weekday};
use crate::course::Path;
use crate::dice::{About, Dice};
use crate::scribe::Lag;

/// Days between one note and the next, at least and at most; how many in a thousand stand in the chronology.
const NOTES: (i32, i32) = (10, 40);
const SIGNIFICANT: u32 = 70;
/// Family time: days between, while the court decides and after; how many in a thousand do not happen; are supervised.
const FAMILY_TIME: [(i32, i32); 2] = [(6, 16), (21, 60)];
const FAMILY_MONTHS: i32 = 6;
const NOT_HAPPENED: u32 = 130;
const SUPERVISED: u32 = 550;
/// Of a thousand supervised times: the child’s own social worker is there.
const OWN_WORKER: u32 = 300;
/// Days between two pieces of direct work; children who have any.
const DIRECT_WORK: (i32, i32) = (45, 130);
const HAS_DIRECT_WORK: u32 = 780;
/// Children on a permanent plan whose life story is being worked on; days between two sessions.
const LIFE_STORY: u32 = 420;
const SESSIONS: (i32, i32) = (30, 110);

const ORDINARY: &[(NoteAbout, &str, &str)] = &[
    (NoteAbout::Call, "The foster carer", "Rang to say {} slept well and asked about the weekend."),
    (
        NoteAbout::Call,
        "The mother",
        "Wanted to know the time of the review. Told her, and sent it in writing.",
    ),
    (
        NoteAbout::Message,
        "The school",
        "Parents' evening on Thursday; the carer goes and I join by telephone.",
    ),
    (
        NoteAbout::Meeting,
        "The school",
        "Met the designated teacher. {} is behind in writing, ahead in maths. Extra help twice a week.",
    ),
    (NoteAbout::Call, "The nurse", "Health assessment booked. {} would like a woman doctor."),
    (
        NoteAbout::Visit,
        "The grandmother",
        "Saw her at home. Warm, tidy, photographs of the children on every wall.",
    ),
    (
        NoteAbout::Analysis,
        "",
        "{} is calmer since the timetable stopped changing. What helped was being told in advance.",
    ),
    (NoteAbout::Message, "The solicitor", "Hearing listed; statement due in three weeks."),
    (
        NoteAbout::Call,
        "The carer’s supervising worker",
        "Carers ask for a weekend off in the holidays; we plan it with {}.",
    ),
    (NoteAbout::Other, "", "Passport form signed and sent."),
];
const EVENTS: &[(NoteAbout, &str, &str)] = &[
    (NoteAbout::Event, "", "{} won a place in the school team."),
    (
        NoteAbout::Event,
        "The police",
        "{} was found at a friend's house after midnight. Unhurt. Talked about what to do next time.",
    ),
    (
        NoteAbout::Event,
        "The school",
        "A fight at break. {} was hurt in the face; seen by the doctor, nothing broken.",
    ),
    (
        NoteAbout::Event,
        "The mother",
        "Mother told us that she is expecting a baby in spring. {} has been told by her.",
    ),
    (
        NoteAbout::Event,
        "The father",
        "Father came to the school gate. School rang us; {} went home with the carer.",
    ),
    (
        NoteAbout::Event,
        "",
        "{} said something at bedtime that worried the carer. Strategy discussion asked for the same day.",
    ),
];
const AFTERWARDS: &[&str] = &[
    "“It was good. We made a cake.”",
    "“I did not want to leave.”",
    "“She was late again.”",
    "“Can we go to the park next time?”",
];
const WHY_NOT: &[&str] = &[
    "The mother did not come.",
    "{} was ill.",
    "{} did not want to go.",
    "No worker to supervise.",
    "The car broke down.",
];
const WORK: &[&str] = &[
    "Three houses: what is good, what worries, what {} dreams of",
    "A map of the people who matter",
    "Feelings cards",
    "A walk, and talk about the move",
    "The plan, read together in plain words",
];
const WORDS: &[&str] = &[
    "“In my dream house there is a room for my brother.”",
    "“I worry when nobody says what happens next.”",
    "“My people are my nan, my carer and my dog.”",
    "“I am angry that I had to change school. But I like my teacher.”",
    "“Tell the judge I want to be near my sister.”",
];
const THOUGHTS: &[&str] = &[
    "{} speaks more freely than in spring. To bring to the review.",
    "Loyal to both homes. Needs to hear that this is allowed.",
    "Safe with the carers; misses brothers and sisters.",
];

impl Life<'_, '_, '_> {
    pub(super) fn notes(&mut self) {
        self.case_notes();
        if !self.alone() && !self.with_parents() {
            self.family_time();
        }
        self.direct_work();
        if matches!(self.spell.path, Path::Adopted | Path::Waiting | Path::Long)
            && self.dice.in_1000(LIFE_STORY)
        {
            self.life_story();
        }
    }

    /// At home with parents: nobody writes down when they meet.
    fn with_parents(&self) -> bool {
        self.spell.path == Path::AtHome && self.from >= self.spell.settled
    }

    fn case_notes(&mut self) {
        let mut day = self.from.plus_days(self.dice.between(1, NOTES.1));
        while day < self.end {
            let important = self.dice.in_1000(SIGNIFICANT);
            let of = if important { EVENTS } else { ORDINARY };
            let (about, with, text) = of[self.dice.below(of.len() as u32) as usize];
            let note = CaseNote {
                day,
                at: None,
                about,
                with: (!with.is_empty()).then(|| with.to_owned()),
                text: text.replace("{}", self.course.given),
                important,
            };
            self.tell(day, Lag::Usual, note);
            day = weekday(self.spell.start, day.plus_days(self.dice.between(NOTES.0, NOTES.1)));
        }
    }

    fn family_time(&mut self) {
        let until = self.scribe.world.plan.until;
        let mut day = self.from.max(until.plus_months(-FAMILY_MONTHS)).plus_days(self.dice.between(1, 20));
        let with =
            self.dice.pick(&[(5, "Mother"), (2, "Mother and father"), (1, "Father"), (2, "Grandmother")]);
        while day < self.end {
            let happened = !self.dice.in_1000(NOT_HAPPENED);
            let talks = self.age(day) >= 4;
            let how = self.dice.pick(&[
                (78, FamilyTimeHow::Together),
                (18, FamilyTimeHow::Call),
                (4, FamilyTimeHow::Letter),
            ]);
            let why_not = if happened { None } else { Some(self.say(WHY_NOT)) };
            let supervised = happened.then(|| self.dice.in_1000(SUPERVISED));
            let (hours, by, venue, felt) = self.there(day, how, supervised == Some(true));
            let record = FamilyTime {
                day,
                with: with.to_owned(),
                how,
                happened,
                why_not,
                supervised,
                hours: hours.filter(|_| happened),
                by: by.filter(|_| happened),
                venue: venue.map(str::to_owned),
                place_child: felt.filter(|_| happened && talks),
                place_family: None,
                place_words: None,
                words: if happened && talks { self.perhaps(300, AFTERWARDS) } else { None },
            };
            self.tell(day, Lag::Usual, record);
            let (least, most) = FAMILY_TIME[usize::from(day >= self.spell.settled)];
            day = day.plus_days(self.dice.between(least, most));
        }
    }

    /// How long it was, who was there, where, and how the child found the place: by a chance of its own.
    fn there(
        &self,
        day: Day,
        how: FamilyTimeHow,
        supervised: bool,
    ) -> (Option<f64>, Option<String>, Option<&'static str>, Option<PlaceFelt>) {
        let number = u64::from(self.course.number) << 20 | u64::from(day.number().unsigned_abs() & 0xF_FFFF);
        let mut dice = Dice::of(self.scribe.world.plan.seed, About::FamilyTime, 1 << 50 | number);
        if how != FamilyTimeHow::Together {
            return (None, None, None, None);
        }
        let hours = dice.pick(&[(5, 1.0), (4, 1.5), (3, 2.0)]);
        let own = dice.in_1000(OWN_WORKER);
        let by = supervised.then(|| if own { self.worker(day) } else { None }).flatten();
        let venue = dice.pick(&[
            (6, "The family centre, Low Meadow"),
            (3, "The park café"),
            (3, "Grandmother’s house"),
            (2, "The office in Quay Street"),
        ]);
        let poor = venue.contains("office");
        let felt = dice.pick(&[
            (if poor { 1 } else { 6 }, PlaceFelt::Good),
            (3, PlaceFelt::Fair),
            (if poor { 5 } else { 1 }, PlaceFelt::Poor),
        ]);
        (Some(hours), by, Some(venue), dice.in_1000(450).then_some(felt))
    }

    fn direct_work(&mut self) {
        if !self.dice.in_1000(HAS_DIRECT_WORK) {
            return;
        }
        let mut day = self.from.plus_days(self.dice.between(10, DIRECT_WORK.1));
        while day < self.end {
            let day_done = weekday(self.spell.start, day);
            if self.age(day) >= 4 && day_done < self.end {
                let record = DirectWork {
                    day: day_done,
                    what: self.say(WORK),
                    words: self.perhaps(850, WORDS),
                    thoughts: self.perhaps(550, THOUGHTS),
                };
                self.tell(day_done, Lag::Usual, record);
            }
            day = day.plus_days(self.dice.between(DIRECT_WORK.0, DIRECT_WORK.1));
        }
    }

    fn life_story(&mut self) {
        let mut day = self.from.plus_days(self.dice.between(20, SESSIONS.1));
        let mut sessions = 0;
        while day < self.end {
            sessions += 1;
            let what = if sessions == 4 { LifeStoryStage::FirstVersion } else { LifeStoryStage::Session };
            let words = self.perhaps(
                600,
                &["“So that is why I was with the first carers.”", "“Is that me? I was tiny.”"],
            );
            self.tell(day, Lag::Usual, LifeStoryWork { day, what, words });
            day = weekday(self.spell.start, day.plus_days(self.dice.between(SESSIONS.0, SESSIONS.1)));
        }
    }
}
