//! What people ask about what is recorded of them: to see it, to have it put right; adults who were in care and ask for their
//! story. And the authority's own: for how long it keeps what no law speaks of, what stops destruction, and erasures that were
//! proposed by one person and refused by another, or wait for them.
//!
//! Nothing is told as erased: what is erased goes from the journal itself, and an invented record has nothing that is gone.

use calendar::{Day, Moment};
use records::complaints::{
    AccessBy, AccessRequest, AccessSort, NotFound, ReadHow, RectificationEnd, RectificationGround,
    RectificationRequest, ReleasedHow,
};
use records::governance::{
    ErasureGround, ErasureOf, ErasureProposed, HoldBecause, RecordClass, RetentionFrom, RetentionHold,
    RetentionRule,
};
use records::{Fact, Subject};

use super::{Life, weekday};
use crate::dice::{About, Dice};
use crate::plan::World;
use crate::scribe::Lag;
use crate::settings::Book;

/// Of a thousand in a year: children in care of whom somebody asks to see the record; care leavers who ask for their story; of
/// whom somebody says that the record is wrong.
const ASKS: u32 = 35;
const STORY: u32 = 110;
const WRONG: u32 = 30;
/// Of a thousand requests: answered within the month; of the others, it was said in time that it takes longer.
const IN_TIME: u32 = 700;
const LONGER: u32 = 550;

const SAYS: &[(RectificationGround, &str)] = &[
    (RectificationGround::Wrong, "It says that I left school in May. It was July, after my exams."),
    (RectificationGround::Opinion, "It says that I was aggressive. I was frightened."),
    (RectificationGround::Incomplete, "Nothing says that my nan asked to have me."),
    (RectificationGround::SomebodyElse, "The dentist on that page is my brother’s."),
];

impl Life<'_, '_, '_> {
    /// What was asked about this record in the time that is told whole.
    pub(super) fn rights(&mut self) {
        let Some(since) = self.scribe.world.life else { return };
        let (seed, until) = (self.scribe.world.plan.seed, self.scribe.world.plan.until);
        let number = u64::from(self.course.number);
        // A chance of its own for when it is typed in too: it moves nothing that is told elsewhere.
        let typing = Dice::of(seed, About::Rights, 1 << 40 | number);
        let before = std::mem::replace(&mut self.scribe.dice, typing);
        let mut dice = Dice::of(seed, About::Rights, number);
        let grown = self.age(until) >= 18;
        let span = since.days_until(until).max(1);
        let begun = self.spell.start.max(since);
        if dice.in_1000(if grown { STORY } else { ASKS }) {
            let on = weekday(begun, since.plus_days(dice.between(0, span - 1)));
            self.asks(&mut dice, on, grown && self.age(on) >= 18);
        }
        if dice.in_1000(WRONG) {
            let on = weekday(begun, since.plus_days(dice.between(0, span - 1)));
            self.wrong(&mut dice, on);
        }
        self.scribe.dice = before;
    }

    fn asks(&mut self, dice: &mut Dice, received: Day, story: bool) {
        let by = if self.age(received) >= 12 { AccessBy::Person } else { AccessBy::Parent };
        let mut said = AccessRequest::received(received);
        said.by = Some(by);
        said.sort = Some(if story { AccessSort::CareRecords } else { AccessSort::SubjectAccess });
        if by == AccessBy::Parent {
            said.name = Some("Their mother".to_owned());
            said.proof = Some("The birth certificate was seen".to_owned());
        }
        if story {
            said.wait_told = Some(received.plus_days(2));
            said.how = Some(dice.pick(&[
                (3, ReadHow::InParts),
                (3, ReadHow::Together),
                (2, ReadHow::Whole),
                (2, ReadHow::NotSaid),
            ]));
            said.before = Some("Somebody to talk to, of the aftercare team or outside".to_owned());
        } else {
            said.scope = Some("Everything of the last two years".to_owned());
        }
        let mut told = vec![(received, self.scribe.learnt(received, Lag::Prompt), said.clone())];
        let shown = weekday(received, received.plus_days(dice.between(1, 9)));
        said.identity = Some(shown);
        said.identified = Some("Known to the worker, who met them".to_owned());
        told.push((shown, self.scribe.learnt(shown, Lag::Prompt), said.clone()));
        let days = if dice.in_1000(IN_TIME) { dice.between(14, 27) } else { dice.between(35, 80) };
        if days > 30 && dice.in_1000(LONGER) {
            let on = weekday(shown, shown.plus_days(dice.between(12, 24)));
            said.extended = true;
            (said.extension_told, said.extension_why) = (
                Some(on),
                Some("Four volumes on paper have to be read, and two other authorities asked".to_owned()),
            );
            told.push((on, self.scribe.learnt(on, Lag::Prompt), said.clone()));
        }
        if story {
            said.missing = vec![NotFound {
                what: "Photographs of the first foster home".to_owned(),
                elsewhere: Some("The carers, who kept an album".to_owned()),
            }];
            said.keepsakes = Some(weekday(shown, shown.plus_days(6)));
        }
        let ready = weekday(shown, shown.plus_days(days - 4));
        (said.prepared_by, said.checked_by, said.checked) =
            (Some("audit-1".to_owned()), Some("head-1".to_owned()), Some(ready));
        said.answered = Some(weekday(shown, shown.plus_days(days)));
        said.released = Some(dice.pick(&[(5, ReleasedHow::InPerson), (2, ReleasedHow::Electronic)]));
        said.released_to = Some("Themselves".to_owned());
        if story {
            said.after = Some("A call after a week, and whenever they like".to_owned());
        }
        let answered = said.answered.unwrap_or(ready);
        told.push((answered, self.scribe.learnt(answered, Lag::Prompt), said));
        self.scribe.revise(told);
    }

    fn wrong(&mut self, dice: &mut Dice, received: Day) {
        let (ground, says) = SAYS[dice.below(SAYS.len() as u32) as usize];
        let said = RectificationRequest {
            received,
            by: self.course.given.to_owned(),
            about: None,
            ground,
            says: says.to_owned(),
            extended: None,
            decided: None,
            outcome: None,
            reason: None,
            told: None,
        };
        let decided = weekday(received, received.plus_days(dice.between(5, 38)));
        let (outcome, reason) = match ground {
            RectificationGround::Opinion => (
                RectificationEnd::Statement,
                Some("It is what the worker saw. What they say stands beside it.".to_owned()),
            ),
            RectificationGround::Incomplete if dice.in_1000(300) => (
                RectificationEnd::Refused,
                Some("It stands in the report to the court, of which a copy was given.".to_owned()),
            ),
            _ => (RectificationEnd::Corrected, None),
        };
        let now = RectificationRequest {
            decided: Some(decided),
            outcome: Some(outcome),
            reason,
            told: (outcome == RectificationEnd::Corrected).then(|| "The carer and the school".to_owned()),
            ..said.clone()
        };
        let told = [
            (received, self.scribe.learnt(received, Lag::Prompt), said),
            (decided, self.scribe.learnt(decided, Lag::Usual), now),
        ];
        self.scribe.revise(told);
    }
}

/// For how long the authority keeps what no law speaks of, and what stops destruction.
pub(crate) fn retention(world: &World, book: &mut Book) {
    let Some(since) = world.life else { return };
    let told = Moment::start_of(since);
    let rule = RetentionRule {
        since,
        until: None,
        class: RecordClass::NotTakenFurther,
        years: 6,
        from: RetentionFrom::Closed,
        provision: "Decision of the authority, on the advice of its records manager".to_owned(),
    };
    book.tell("retention-rule", told, rule);
    let hold = RetentionHold {
        since,
        until: None,
        because: HoldBecause::Litigation,
        class: Some(RecordClass::FosterApplicant),
        subject: None,
        reason: "A claim about an assessment of that time. Legal services asked, and say when it ends."
            .to_owned(),
    };
    book.tell("retention-hold", told, hold);
}

/// Erasures that one person proposed: of one child's record the second person refused, of another's it waits for them.
pub(crate) fn proposed(world: &World, children: &[(Subject, Vec<Fact>)]) -> Vec<Fact> {
    let Some(since) = world.life else { return Vec::new() };
    let until = world.plan.until;
    let mut book = Book::until(world.known);
    let proposal = |subject: &Subject, ground, day: Day, reason: &str| ErasureProposed {
        day,
        by: "audit-1".to_owned(),
        ground,
        reference: None,
        reason: reason.to_owned(),
        subject: None,
        entries: Vec::new(),
        whole: vec![ErasureOf {
            subject: subject.to_string(),
            class: None,
            kept_until: None,
            provision: None,
        }],
        seen: 0,
        refused: None,
        refused_by: None,
        refused_why: None,
    };
    let evening = |day: Day| Moment::from_micros(Moment::start_of(day).micros() + 16 * 3_600_000_000);
    let mut subjects = children.iter().map(|(subject, _)| subject);
    if let Some(subject) = subjects.next() {
        let day = weekday(since, until.plus_days(-60));
        let said = proposal(subject, ErasureGround::Request, day, "They ask that all of it goes.");
        book.tell("erasure-1", evening(day), said.clone());
        let refused = weekday(day, day.plus_days(5));
        let now = ErasureProposed {
            refused: Some(refused),
            refused_by: Some("head-1".to_owned()),
            refused_why: Some(
                "The law asks that it is kept. Why was explained in a letter and a talk.".to_owned(),
            ),
            ..said
        };
        book.again("erasure-1", evening(refused), now);
    }
    if let Some(subject) = subjects.nth(2) {
        let day = weekday(since, until.plus_days(-6));
        let reason = "Recorded without any ground in law: nobody was worried, and nobody agreed.";
        book.tell("erasure-2", evening(day), proposal(subject, ErasureGround::Unlawful, day, reason));
    }
    book.facts()
}
