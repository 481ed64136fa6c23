//! What rules say of a place for a child, added up.

use records::codes::MatchingRule;

use crate::asked::Asked;
use crate::place::Place;
use crate::rules::{RULES, Said};
use crate::world::World;

/// What a rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Says {
    /// The child may not be placed there, or not as things stand.
    Stop,
    /// It speaks against the place.
    Against,
    /// It speaks for the place.
    For,
    /// Nobody has recorded what would say.
    NotKnown,
}

impl Says {
    /// It in words.
    pub const fn words(self) -> &'static str {
        match self {
            Says::Stop => "Stop",
            Says::Against => "Against",
            Says::For => "For",
            Says::NotKnown => "Not known here",
        }
    }
}

/// What one rule says of a place for a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// Which rule.
    pub rule: MatchingRule,
    /// What it says.
    pub says: Says,
    /// What it adds: up to the weight of the rule, below nought where it speaks against; 0 for a stop and what is not known.
    pub points: i32,
    /// How much the rule counts at most.
    pub weight: u8,
    /// In a sentence, without anybody's name.
    pub words: String,
}

/// A place judged for a child.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The place, by position in [`World::places`].
    pub place: usize,
    /// The child, by position in [`World::asked`].
    pub asked: usize,
    /// Stops first, then what speaks against it, then what speaks for it, then what nobody knows; the heaviest first.
    pub reasons: Vec<Reason>,
    /// All points.
    pub points: i32,
}

impl Judged {
    /// Whether something stops it.
    pub fn is_stopped(&self) -> bool {
        self.reasons.first().is_some_and(|reason| reason.says == Says::Stop)
    }

    /// The reasons of one sort.
    pub fn of(&self, says: Says) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(move |reason| reason.says == says)
    }
}

/// From where a rule looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) world: &'a World<'a>,
    pub(crate) asked: &'a Asked<'a>,
    pub(crate) place: &'a Place<'a>,
    /// Those who come with the child, the child among them, by position.
    pub(crate) arriving: &'a [usize],
    /// Those who ask and are to be kept together with the child, the child left out.
    pub(crate) group: &'a [usize],
}

impl Look<'_> {
    /// The identifiers of those who arrive.
    pub(crate) fn arrive(&self) -> Vec<&str> {
        self.arriving.iter().map(|&at| &*self.world.asked[at].child).collect()
    }

    /// How many live there or are on their way, those who arrive left out.
    pub(crate) fn taken(&self) -> usize {
        self.place.taken_beside(&self.arrive())
    }

    /// Whether the child lives there now.
    pub(crate) fn lives_there(&self) -> bool {
        self.place.has(&self.asked.child)
    }
}

/// Judges one place for one child, by position. `arriving`: who moves in together, the child among them.
pub fn judge(world: &World<'_>, asked: usize, place: usize, arriving: &[usize]) -> Judged {
    judge_in(world, asked, place, arriving, &world.group(asked))
}

pub(crate) fn judge_in(
    world: &World<'_>,
    asked: usize,
    place: usize,
    arriving: &[usize],
    group: &[usize],
) -> Judged {
    let look = Look { world, asked: &world.asked[asked], place: &world.places[place], arriving, group };
    let mut reasons: Vec<Reason> = RULES
        .iter()
        .filter_map(|rule| (rule.judge)(&look).map(|said| reason(world, rule.of, said)))
        .collect();
    // The order of the rules stands where two weigh alike.
    reasons.sort_by_key(|reason| (reason.says, -reason.points.abs(), -i32::from(reason.weight)));
    let points = reasons.iter().map(|reason| reason.points).sum();
    Judged { place, asked, reasons, points }
}

fn reason(world: &World<'_>, rule: MatchingRule, said: Said) -> Reason {
    let weight = world.weights.weight(rule);
    let points = worth(weight, &said);
    Reason { rule, says: said.says, points, weight, words: said.words }
}

fn worth(weight: u8, said: &Said) -> i32 {
    let share = i32::from(weight) * i32::from(said.share.min(100)) / 100;
    match said.says {
        Says::For => share,
        Says::Against => -share,
        Says::Stop | Says::NotKnown => 0,
    }
}

/// The points of a place for a child, without its reasons; nothing where something stops it, as [`judge`] would say. The rules
/// that
/// stop most come first, so that most places are left after one or two.
pub(crate) fn points_in(look: &Look<'_>) -> Option<i32> {
    let mut points = 0;
    for rule in RULES {
        if let Some(said) = (rule.judge)(look) {
            if said.says == Says::Stop {
                return None;
            }
            points += worth(look.world.weights.weight(rule.of), &said);
        }
    }
    Some(points)
}

/// Whether nothing stops a place for a child and it is known that there is room, as [`judge`] would say.
pub(crate) fn is_open(look: &Look<'_>) -> bool {
    RULES.iter().all(|rule| {
        (rule.judge)(look).is_none_or(|said| {
            said.says != Says::Stop && !(said.says == Says::NotKnown && rule.of == MatchingRule::Room)
        })
    })
}

/// Every place for one child, the best first; those that something stops after all others. Where two are alike, the one of
/// which more is known, then by identifier.
pub fn rank(world: &World<'_>, asked: usize) -> Vec<Judged> {
    let group = world.group(asked);
    let mut all: Vec<Judged> =
        (0..world.places.len()).map(|place| judge_in(world, asked, place, &[asked], &group)).collect();
    all.sort_by_key(|judged| (order(judged), judged.place));
    all
}

/// Every child who waits, for one place, the best first.
pub fn waits(world: &World<'_>, place: usize) -> Vec<Judged> {
    let mut all: Vec<Judged> =
        (0..world.asked.len()).map(|asked| judge(world, asked, place, &[asked])).collect();
    all.sort_by_key(|judged| (order(judged), judged.asked));
    all
}

fn order(judged: &Judged) -> (bool, i32, usize) {
    (judged.is_stopped(), -judged.points, judged.of(Says::NotKnown).count())
}
