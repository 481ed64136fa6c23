//! What a clock is.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use calendar::{Day, Length};
use law::{Dated, History, Series};
use timeline::{Authority, Home, Household, Kind, Standpoint, SubjectKind, Timeline, Worker};

use crate::{Allowed, Duty};

/// A limit of law on a day: how long it allows, by which provision.
pub type Limit = Dated<Allowed>;

/// One statutory clock: a limit with its history.
#[derive(Debug)]
pub struct Clock {
    /// Its identifier in the table of clocks: `visit.year1`. Never used again for something else.
    pub id: &'static str,
    /// What must be done, for people.
    pub title: &'static str,
    /// What sort of limit it is.
    pub sort: Sort,
    /// Who sees to it, in the words of the table; empty where nobody in particular does.
    pub owner: &'static str,
    /// How long the law allows, since when, by which provision.
    pub limit: History<Allowed>,
    /// What would meet it.
    pub met_by: MetBy,
}

/// What would meet a duty.
#[derive(Clone, Copy, Debug)]
pub struct MetBy {
    /// In a plain sentence without its full stop: "A care plan is agreed".
    pub words: &'static str,
    /// The kinds of fact that say so, any of them: a page links to the form of the first. None where only the passing of
    /// time meets it.
    pub kinds: &'static [&'static Kind],
}

/// The sorts of limit, told apart because they are late in different ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Something must be done by a day.
    Deadline,
    /// Something must be done again and again.
    Recurring,
    /// Something may last no longer, or be no more: late is what goes on beyond it.
    Limit,
    /// Something must be there before another act is allowed: asked before the act, and told after it where it was missing.
    Gate,
    /// Something is aimed at; its breach breaks no rule.
    Target,
    /// Somebody may do something between two days: nobody is late, the chance passes.
    Window,
    /// Something may not be done before a day: only too early is wrong.
    NotBefore,
    /// Something changes by the passing of time: nobody has to do anything.
    Threshold,
    /// Something must be kept until a day.
    Retention,
    /// Something must be kept up: a state of affairs.
    Standing,
}

impl Sort {
    /// Whether somebody has something to do about it: thresholds and times of keeping tell what will be so.
    pub const fn is_to_do(self) -> bool {
        !matches!(self, Sort::Threshold | Sort::Retention | Sort::NotBefore)
    }

    /// Whether passing the day is a breach.
    pub const fn can_be_late(self) -> bool {
        self.is_to_do() && !matches!(self, Sort::Window)
    }

    /// In a word, for people.
    pub const fn word(self) -> &'static str {
        match self {
            Sort::Deadline => "deadline",
            Sort::Recurring => "recurring",
            Sort::Limit => "limit",
            Sort::Gate => "before an act",
            Sort::Target => "target",
            Sort::Window => "window",
            Sort::NotBefore => "not before",
            Sort::Threshold => "takes effect",
            Sort::Retention => "to be kept",
            Sort::Standing => "kept up",
        }
    }
}

/// For whom of a child's own workers something is to do.
#[derive(Clone, Copy, Debug)]
struct ForWhom {
    worker: bool,
    adviser: bool,
}

impl ForWhom {
    /// By the words of the table.
    fn read(owner: &str) -> ForWhom {
        let owner = owner.to_lowercase();
        let adviser = owner.is_empty()
            || owner.contains("personal adviser")
            || owner.split(|c: char| !c.is_alphanumeric()).any(|word| word == "pa");
        let others = ["supervising social worker", "assessing social worker"];
        let theirs = others.iter().fold(owner, |owner, other| owner.replace(other, ""));
        ForWhom { worker: theirs.contains("social worker") || adviser, adviser }
    }
}

impl Clock {
    /// The limit that governs what was triggered on a day; `None` before there was one.
    pub fn limit_on(&self, trigger: Day) -> Option<&'static Limit> {
        self.limit.in_force(trigger)
    }

    /// Whether it is for the child's social worker or personal adviser to do, alone or with others; whatever is nobody's in
    /// particular is theirs too, so that somebody does it.
    pub fn is_for_their_worker(&self) -> bool {
        self.for_whom().worker
    }

    /// Whether it is for the personal adviser of a young person to do, alone or with others; whatever is nobody's in particular
    /// is theirs too.
    pub fn is_for_their_adviser(&self) -> bool {
        self.for_whom().adviser
    }

    /// Few words name who sees to some three hundred clocks, and a list of work asks each row for whom it is.
    fn for_whom(&self) -> ForWhom {
        static READ: LazyLock<BTreeMap<&'static str, ForWhom>> = LazyLock::new(|| {
            let clocks = crate::FAMILIES.iter().flat_map(|family| family.clocks);
            clocks.map(|clock| (clock.owner, ForWhom::read(clock.owner))).collect()
        });
        READ.get(self.owner).copied().unwrap_or_else(|| ForWhom::read(self.owner))
    }

    /// Whether no law asks it, only what authorities set for themselves. Such a clock runs only where the authority has set
    /// its own standard for it, for as long as that says; the limit here is a suggestion. Few run as delivered until then.
    pub fn is_local(&self) -> bool {
        self.limit.versions().iter().all(|version| matches!(version.cite.instrument.series, Series::Local))
    }

    /// The day from which the record says whether it was met: every kind of fact that would meet it is recorded here since
    /// then. `None` where one of them is not recorded here: then nothing can be said.
    pub fn known_since(&self, authority: &Authority) -> Option<Day> {
        if self.met_by.kinds.is_empty() {
            let ever = Day::from_number(i32::MIN / 2);
            return Some(authority.kept_since.unwrap_or(ever));
        }
        let since = self.met_by.kinds.iter().map(|kind| authority.recorded_since(kind));
        since.collect::<Option<Vec<Day>>>()?.into_iter().max()
    }

    /// The authority's own standard for it in force on a day: how long, and in whose words.
    pub fn standard_on<'a>(&self, day: Day, authority: &'a Authority) -> Option<(Length, &'a str)> {
        if let Some(set) = crate::reviews::escalation::set_on(self, day, authority) {
            return set;
        }
        let standards = authority.local_standards.iter();
        let set = standards.rev().find(|standard| standard.clock == self.id && standard.since <= day);
        match set {
            Some(standard) => Some((standard.limit.parse().ok()?, &standard.words)),
            None => self.as_delivered(),
        }
    }

    /// The standard by which a clock that no law asks runs where the authority has set none of its own: of the few of which an
    /// authority that has never looked is better served by a number than by silence.
    fn as_delivered(&self) -> Option<(Length, &'static str)> {
        let delivered = [&crate::reviews::disputes::SETTLED, &crate::workforce::appraisals::YEARLY];
        let own = delivered.into_iter().find(|clock| *clock == self)?;
        let length = own.limit.versions().last()?.value.length()?;
        Some((length, "As delivered: the authority has set no other number"))
    }

    /// The row of the table of clocks that it comes from: its identifier, or that less its last part.
    #[cfg(test)]
    pub(crate) fn row(&self) -> &'static str {
        self.id.rsplit_once('.').map_or(self.id, |(row, _)| row)
    }
}

impl PartialEq for Clock {
    fn eq(&self, other: &Clock) -> bool {
        self.id == other.id
    }
}

/// A family of clocks that share one rule of selection: one file of the shelf.
#[derive(Debug)]
pub struct Family {
    /// What it is about, for people.
    pub title: &'static str,
    /// Its clocks, in reading order.
    pub clocks: &'static [&'static Clock],
    /// Every duty that began by the day of the standpoint, in the order in which they began.
    pub duties: Duties,
}

/// To whom the duties of a family are owed, or who owes them, and how they are worked out.
#[derive(Clone, Copy, Debug)]
pub enum Duties {
    /// About a child or care leaver.
    Child(fn(&Timeline, &Standpoint<'_>) -> Vec<Duty>),
    /// About a household that fosters or adopts.
    Household(fn(&Household, &Standpoint<'_>) -> Vec<Duty>),
    /// About a worker or volunteer.
    Worker(fn(&Worker, &Standpoint<'_>) -> Vec<Duty>),
    /// About a home.
    Home(fn(&Home, &Standpoint<'_>) -> Vec<Duty>),
    /// Of the authority itself.
    Authority(fn(&Authority, &Standpoint<'_>) -> Vec<Duty>),
}

impl Family {
    /// The duties about a child; none where the family is about somebody else.
    pub fn of_child(&self, child: &Timeline, standpoint: &Standpoint<'_>) -> Vec<Duty> {
        match self.duties {
            Duties::Child(duties) => duties(child, standpoint),
            _ => Vec::new(),
        }
    }

    /// The duties about a household; none where the family is about somebody else.
    pub fn of_household(&self, household: &Household, standpoint: &Standpoint<'_>) -> Vec<Duty> {
        match self.duties {
            Duties::Household(duties) => duties(household, standpoint),
            _ => Vec::new(),
        }
    }

    /// The duties about a worker; none where the family is about somebody else.
    pub fn of_worker(&self, worker: &Worker, standpoint: &Standpoint<'_>) -> Vec<Duty> {
        match self.duties {
            Duties::Worker(duties) => duties(worker, standpoint),
            _ => Vec::new(),
        }
    }

    /// The duties about a home; none where the family is about somebody else.
    pub fn of_home(&self, home: &Home, standpoint: &Standpoint<'_>) -> Vec<Duty> {
        match self.duties {
            Duties::Home(duties) => duties(home, standpoint),
            _ => Vec::new(),
        }
    }

    /// The duties of the authority; none where the family is about somebody else.
    pub fn of_authority(&self, standpoint: &Standpoint<'_>) -> Vec<Duty> {
        match self.duties {
            Duties::Authority(duties) => duties(standpoint.authority, standpoint),
            _ => Vec::new(),
        }
    }

    /// Whom it is about.
    pub const fn subject(&self) -> SubjectKind {
        match self.duties {
            Duties::Child(_) => SubjectKind::Child,
            Duties::Household(_) => SubjectKind::CarerHousehold,
            Duties::Worker(_) => SubjectKind::Worker,
            Duties::Home(_) => SubjectKind::Home,
            Duties::Authority(_) => SubjectKind::Authority,
        }
    }
}
