//! What a policy is, and how the rules are asked: whoever is permitted by a clause of the policy of their role may, unless
//! something forbids it. What forbids wins, whatever permits.

use roaring::RoaringBitmap;

use crate::policies::POLICIES;
use crate::register::Register;
use crate::relations::Relation;
use crate::{Asking, Parts, Permit, Person, Refusal, Role};

/// A rule that permits: somebody for whom a relationship holds reads these parts, and adds to those.
#[derive(Debug)]
pub struct Clause {
    /// The relationship.
    pub when: &'static Relation,
    /// What they read.
    pub reads: Parts,
    /// What they add to and put right.
    pub writes: Parts,
}

/// What a role sees of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figures {
    /// Nothing.
    None,
    /// Published figures, small numbers suppressed; never who is behind them.
    Suppressed,
    /// Every figure, and of the children behind it those whose records are open to them.
    Whole,
}

/// What a person may do who has no working reason and says why they must look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glass {
    /// What a reason opens, for eight hours.
    pub opens: Parts,
    /// Whether also where the record is closed to most.
    pub even_closed: bool,
}

impl Glass {
    /// No reason opens anything.
    pub const NEVER: Glass = Glass { opens: Parts::NONE, even_closed: false };
    /// A reason opens the whole record, unless it is closed to most.
    pub const WHOLE: Glass = Glass { opens: Parts::WHOLE, even_closed: false };
}

/// What people of a role may do: one file of the shelf.
#[derive(Debug)]
pub struct Policy {
    /// The role.
    pub role: Role,
    /// Who that is and what for, in a sentence or two.
    pub about: &'static str,
    /// What permits, the strongest reason first: it is the one that is told and logged.
    pub clauses: &'static [Clause],
    /// What a reason given by themselves opens.
    pub glass: Glass,
    /// What they see of figures.
    pub figures: Figures,
    /// Whether they begin the record of a child.
    pub adds_children: bool,
    /// Whose lists of work they see beside their own.
    pub lists: Lists,
    /// Whether they see the log of looks as a whole: odd patterns, and who could see a child on a day.
    pub oversees_looks: bool,
    /// What somebody of this role is told where nothing at all is open to them.
    pub closed: &'static str,
}

/// Whose lists of work a role sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lists {
    /// Their own.
    Own,
    /// Those of the team that they manage.
    Team,
    /// Everybody's.
    All,
}

/// A rule that forbids, for every role.
#[derive(Debug)]
pub struct Forbid {
    /// Its name, as it follows "nobody who".
    pub name: &'static str,
    /// Whether it forbids: why, as a sentence for those who may know it.
    pub holds: fn(&Asking<'_>) -> Option<String>,
    /// For which children it forbids.
    pub children: fn(&Register, &Person) -> RoaringBitmap,
    /// Whether those whose policy says so may open the record all the same, by saying why.
    pub glass: bool,
}

/// What forbids, whatever permits.
pub const FORBIDS: &[Forbid] = &[LEFT, CLOSE, CLOSED];

const LEFT: Forbid = Forbid {
    name: "has left, or has not begun: no post that is recorded of them holds",
    holds: |asking| {
        let (who, day, name) = (&asking.person.id, asking.day, &asking.person.name);
        let left = asking.staff.left(who, day).map(|left| format!("{name} left on {}.", left.to_words()));
        left.or_else(|| Some(format!("{name} begins on {}.", asking.staff.not_yet(who, day)?.to_words())))
    },
    children: |register, person| {
        let (staff, day) = (&register.staff, register.day);
        match staff.left(&person.id, day).or_else(|| staff.not_yet(&person.id, day)) {
            Some(_) => register.all.clone(),
            None => RoaringBitmap::new(),
        }
    },
    glass: false,
};

const CLOSE: Forbid = Forbid {
    name: "is close to the child: a relative, a carer, a neighbour, or the child themselves",
    holds: |asking| {
        let close = asking.child.close_to(&asking.person.id, asking.day)?;
        Some(format!("Closed to {}: {}.", asking.person.name, lower(close.how.label())))
    },
    children: |register, person| Register::children_of(&register.by_close, &person.id),
    glass: false,
};

const CLOSED: Forbid = Forbid {
    name: "is not named among the few to whom a closed record stays open",
    holds: |asking| {
        let (who, day) = (&asking.person.id, asking.day);
        let closure = asking.child.closures(day).find(|closure| !closure.open_to(who, day))?;
        let since = closure.span.since.to_words();
        Some(format!("Closed to most since {since}: {}.", lower(closure.because)))
    },
    children: |register, person| &register.closed - Register::children_of(&register.by_open, &person.id),
    glass: true,
};

/// The policy of a role.
pub fn of(role: Role) -> &'static Policy {
    // A test sees to it that every role has one.
    POLICIES.iter().find(|policy| policy.role == role).copied().unwrap_or(POLICIES[0])
}

/// The permit of a person to read a child's record on a day, by a working reason.
///
/// # Errors
/// The person has none, or something forbids it. The refusal says which rule was nearest, to those who may know it.
pub fn allowed(asking: &Asking<'_>) -> Result<Permit, Refusal> {
    let policy = of(asking.person.role);
    if policy.clauses.is_empty() {
        return Err(closed(policy));
    }
    if let Some((forbid, nearest)) = forbidden(asking) {
        let even_closed = forbid.glass && policy.glass.even_closed;
        return Err(refused(policy, nearest, forbid.glass, even_closed));
    }
    let (mut why, mut reads, mut writes) = (None, Parts::NONE, Parts::NONE);
    for clause in policy.clauses {
        if let Some(because) = (clause.when.holds)(asking) {
            why.get_or_insert(because);
            reads = reads.and(clause.reads);
            writes = writes.and(clause.writes);
        }
    }
    match why {
        Some(why) => Ok(Permit::of(asking, why, reads, writes)),
        None => Err(refused(policy, nearest(asking, policy), true, true)),
    }
}

/// The first rule that forbids it.
pub(crate) fn forbidden(asking: &Asking<'_>) -> Option<(&'static Forbid, String)> {
    FORBIDS.iter().find_map(|forbid| Some((forbid, (forbid.holds)(asking)?)))
}

/// The nearest rule that was missed, as a sentence for those who may know it.
fn nearest(asking: &Asking<'_>, policy: &Policy) -> String {
    let missed = policy.clauses.iter().find_map(|clause| (clause.when.missed)(asking));
    let mut sentence =
        missed.unwrap_or_else(|| "Nothing on record connects your work with this child yet.".to_owned());
    if !asking.child.family.is_empty() {
        sentence.push_str(" To work with one of a family opens that record, not those of the others.");
    }
    sentence
}

/// What those who may break the glass are told, whether or not there is such a record: the same words for every identifier.
const NOT_OPEN: &str = "Your work opens no record with this number.";

fn refused(policy: &Policy, nearest: String, glass: bool, holds: bool) -> Refusal {
    // A relative or a leaver is told as little as anybody else, and asked for a reason like anybody else: it opens nothing.
    let may_break_glass = !policy.glass.opens.is_empty();
    Refusal {
        sentence: NOT_OPEN.to_owned(),
        may_break_glass,
        nearest,
        opens: may_break_glass && glass && holds,
    }
}

/// The refusal for an identifier that is nobody's: to the reader the same as for a record that is not open to them.
pub fn nobody(person: &Person) -> Refusal {
    let policy = of(person.role);
    if policy.clauses.is_empty() {
        return closed(policy);
    }
    refused(policy, "There is nobody of this number.".to_owned(), false, false)
}

/// The refusal for a role that opens no record at all.
pub(crate) fn closed(policy: &Policy) -> Refusal {
    Refusal {
        sentence: policy.closed.to_owned(),
        may_break_glass: false,
        nearest: policy.closed.to_owned(),
        opens: false,
    }
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| format!("{}{}", first.to_lowercase(), letters.as_str())).unwrap_or_default()
}
