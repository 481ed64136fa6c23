//! Lifelong links of children who stay in care for long, and places in programmes that have a name. With chance of its own, and
//! last: nothing else moves.

use records::Answer;
use records::permanence::{Connection, LifelongLinks, ProgrammeOutcome, ProgrammePlace};

use super::{Life, weekday};
use crate::course::Path;
use crate::dice::About;
use crate::scribe::Lag;

/// Of a thousand children who grow up in care: somebody works with them on whom they keep; of children who may go home, or whose
/// home is at risk: referred to a programme.
const LINKS: u32 = 160;
const PROGRAMME: u32 = 110;

const PEOPLE: &[(&str, &str)] = &[
    ("A foster carer of before", "Lived with her for two years"),
    ("An aunt", "Sent cards every birthday"),
    ("A teacher of the primary school", "The one who listened"),
    ("A half-sister", "Never met; the child knows her name"),
    ("A neighbour of the grandmother", "Sundays in her garden"),
];

const PROGRAMMES: &[(u32, &str, &str)] = &[
    (4, "The Bridge Home (invented)", "Home again, with somebody beside the family for half a year"),
    (3, "Steady Ground (invented)", "Keep the home the child has"),
];

impl Life<'_, '_, '_> {
    /// Whom a child keeps for life, and a place in a programme.
    pub(super) fn links(&mut self) {
        self.apart(About::Links, |life| {
            if life.spell.path == Path::Long && life.dice.in_1000(LINKS) {
                life.map();
            }
            if matches!(life.spell.path, Path::Home | Path::AtHome | Path::Long)
                && life.dice.in_1000(PROGRAMME)
            {
                life.programme();
            }
        });
    }

    fn map(&mut self) {
        let day = weekday(self.spell.start, self.from.plus_days(self.dice.between(20, 300)));
        if day >= self.end {
            return;
        }
        let first = self.dice.below(PEOPLE.len() as u32) as usize;
        let how_many = self.dice.between(2, 4) as usize;
        let people: Vec<Connection> = (0..how_many)
            .map(|nth| {
                let (who, how) = PEOPLE[(first + nth) % PEOPLE.len()];
                Connection {
                    who: who.to_owned(),
                    how: Some(how.to_owned()),
                    wanted: Answer::Yes,
                    found: None,
                    willing: None,
                }
            })
            .collect();
        let open = LifelongLinks {
            day,
            coordinator: Some("The lifelong links worker".to_owned()),
            people,
            met: None,
            plan: None,
            review_by: None,
        };
        let on = weekday(day, day.plus_days(self.dice.between(60, 200)));
        let found = open.people.iter().map(|each| Connection {
            found: Some(day.plus_days(30)),
            willing: Some(if self.dice.in_1000(720) { Answer::Yes } else { Answer::NotKnown }),
            ..each.clone()
        });
        let found = LifelongLinks { people: found.collect(), ..open.clone() };
        let met = LifelongLinks {
            people: found.people,
            met: Some(on),
            plan: Some("A card each month, and a summer picnic; who rings whom is written down.".to_owned()),
            review_by: Some(on.plus_months(6)),
            ..open.clone()
        };
        let mut revisions = vec![(day, self.scribe.learnt(day, Lag::Usual), open)];
        if on < self.end {
            revisions.push((on, self.scribe.learnt(on, Lag::Usual), met));
        }
        self.scribe.revise(revisions);
    }

    fn programme(&mut self) {
        let referred = weekday(self.spell.start, self.from.plus_days(self.dice.between(5, 400)));
        if referred >= self.end {
            return;
        }
        let (programme, aim) = {
            let at = self.dice.pick(&[(PROGRAMMES[0].0, 0_usize), (PROGRAMMES[1].0, 1)]);
            (PROGRAMMES[at].1, PROGRAMMES[at].2)
        };
        let started = weekday(referred, referred.plus_days(self.dice.between(10, 70)));
        let ended = started.plus_days(self.dice.between(90, 240));
        let outcome = self.dice.pick(&[
            (5, ProgrammeOutcome::Reached),
            (3, ProgrammeOutcome::InPart),
            (2, ProgrammeOutcome::NotReached),
        ]);
        let open = ProgrammePlace {
            referred,
            programme: programme.to_owned(),
            aim: Some(aim.to_owned()),
            started: None,
            ended: None,
            outcome: None,
            because: None,
        };
        let begun = ProgrammePlace { started: Some(started), ..open.clone() };
        let over = ProgrammePlace { ended: Some(ended), outcome: Some(outcome), ..begun.clone() };
        let mut revisions = vec![(referred, self.scribe.learnt(referred, Lag::Usual), open)];
        for (day, said) in [(started, begun), (ended, over)] {
            if day < self.end {
                revisions.push((day, self.scribe.learnt(day, Lag::Usual), said));
            }
        }
        self.scribe.revise(revisions);
    }
}
