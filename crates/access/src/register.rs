//! Everybody's ties on one day, turned round: from a person to the children. What a list of thousands is cut by.

use std::sync::Arc;

use calendar::Day;
use roaring::RoaringBitmap;
use rustc_hash::FxHashMap;

use crate::policy::Clause;
use crate::{Asking, Parts, People, Person, Refusal, Staff, Ties, policy};

/// Children by who they are tied to.
type By = FxHashMap<Arc<str>, RoaringBitmap>;

/// The ties of every child on a day. Children have numbers from 0 in the order in which they were given.
#[derive(Debug, Clone)]
pub struct Register {
    pub(crate) day: Day,
    pub(crate) people: Arc<People>,
    pub(crate) staff: Arc<Staff>,
    children: Vec<Arc<Ties>>,
    number: FxHashMap<Arc<str>, u32>,
    pub(crate) all: RoaringBitmap,
    pub(crate) by_worker: By,
    pub(crate) by_coming: By,
    pub(crate) by_reviewer: By,
    pub(crate) by_adviser: By,
    pub(crate) by_visitor: By,
    pub(crate) by_advocate: By,
    pub(crate) by_given: By,
    pub(crate) by_close: By,
    pub(crate) by_open: By,
    pub(crate) closed: RoaringBitmap,
    pub(crate) looked_after: RoaringBitmap,
    pub(crate) left_care: RoaringBitmap,
    pub(crate) unreviewed: RoaringBitmap,
    pub(crate) unallocated: RoaringBitmap,
    pub(crate) referral_waits: RoaringBitmap,
    pub(crate) placement_asked: RoaringBitmap,
}

impl Register {
    /// The register of a day.
    pub fn of(
        day: Day,
        people: Arc<People>,
        staff: Arc<Staff>,
        children: impl IntoIterator<Item = Arc<Ties>>,
    ) -> Register {
        let mut register = Register {
            day,
            people,
            staff,
            children: Vec::new(),
            number: FxHashMap::default(),
            all: RoaringBitmap::new(),
            by_worker: By::default(),
            by_coming: By::default(),
            by_reviewer: By::default(),
            by_adviser: By::default(),
            by_visitor: By::default(),
            by_advocate: By::default(),
            by_given: By::default(),
            by_close: By::default(),
            by_open: By::default(),
            closed: RoaringBitmap::new(),
            looked_after: RoaringBitmap::new(),
            left_care: RoaringBitmap::new(),
            unreviewed: RoaringBitmap::new(),
            unallocated: RoaringBitmap::new(),
            referral_waits: RoaringBitmap::new(),
            placement_asked: RoaringBitmap::new(),
        };
        for (number, ties) in (0u32..).zip(children) {
            register.put(number, &ties);
            register.number.insert(ties.child.clone(), number);
            register.children.push(ties);
        }
        register
    }

    /// The register of the same day where these children's ties changed, or are new, and perhaps those who work here: what
    /// [`Register::of`] gives of all of them. It has nobody less.
    #[must_use]
    pub fn with(
        &self,
        people: Arc<People>,
        staff: Arc<Staff>,
        changed: impl IntoIterator<Item = Arc<Ties>>,
    ) -> Register {
        let mut register = Register { people, staff, ..self.clone() };
        for ties in changed {
            let number = match register.number.get(&ties.child) {
                Some(&number) => {
                    register.take(number);
                    register.children[number as usize] = ties.clone();
                    number
                }
                None => {
                    let number = register.children.len() as u32;
                    register.number.insert(ties.child.clone(), number);
                    register.children.push(ties.clone());
                    number
                }
            };
            register.put(number, &ties);
        }
        register
    }

    /// Takes a child out of every list.
    fn take(&mut self, number: u32) {
        let by = [
            &mut self.by_worker,
            &mut self.by_coming,
            &mut self.by_reviewer,
            &mut self.by_adviser,
            &mut self.by_visitor,
            &mut self.by_advocate,
            &mut self.by_given,
            &mut self.by_close,
            &mut self.by_open,
        ];
        for children in by.into_iter().flat_map(|by| by.values_mut()) {
            children.remove(number);
        }
        let lists = [
            &mut self.closed,
            &mut self.looked_after,
            &mut self.left_care,
            &mut self.unreviewed,
            &mut self.unallocated,
            &mut self.referral_waits,
            &mut self.placement_asked,
        ];
        for list in lists {
            list.remove(number);
        }
    }

    fn put(&mut self, number: u32, ties: &Ties) {
        let day = self.day;
        let add = |by: &mut By, who: &Arc<str>| {
            by.entry(who.clone()).or_default().insert(number);
        };
        self.all.insert(number);
        let (worker, reviewer) = (ties.worker(day), ties.reviewer(day));
        if let Some(held) = worker {
            add(&mut self.by_worker, &held.who);
        } else {
            self.unallocated.insert(number);
        }
        for held in ties.coming.iter().filter(|held| held.span.holds(day)) {
            add(&mut self.by_coming, &held.who);
        }
        if let Some(held) = reviewer {
            add(&mut self.by_reviewer, &held.who);
        }
        if let Some(held) = ties.adviser(day) {
            add(&mut self.by_adviser, &held.who);
        }
        for held in ties.visitors.iter().filter(|held| held.span.holds(day)) {
            add(&mut self.by_visitor, &held.who);
        }
        for held in ties.advocates.iter().filter(|held| held.span.holds(day)) {
            add(&mut self.by_advocate, &held.who);
        }
        for given in ties.given.iter().filter(|given| given.span.holds(day)) {
            add(&mut self.by_given, &given.who);
        }
        for close in ties.close.iter().filter(|close| close.span.holds(day)) {
            add(&mut self.by_close, &close.who);
        }
        let closures: Vec<_> = ties.closures(day).collect();
        if !closures.is_empty() {
            self.closed.insert(number);
            // Where there are two closures, only those named in both have a way in.
            for (who, _) in &closures[0].open_to {
                if closures.iter().all(|closure| closure.open_to(who, day)) {
                    add(&mut self.by_open, who);
                }
            }
        }
        if ties.looked_after(day) {
            self.looked_after.insert(number);
            if reviewer.is_none() {
                self.unreviewed.insert(number);
            }
        }
        if ties.left_care(day) {
            self.left_care.insert(number);
        }
        if ties.referral_waits(day) {
            self.referral_waits.insert(number);
        }
        if ties.placement_asked(day) {
            self.placement_asked.insert(number);
        }
    }

    /// The children in one of the lists, for a person: none where the person is in no list.
    pub(crate) fn children_of(by: &By, who: &str) -> RoaringBitmap {
        by.get(who).cloned().unwrap_or_default()
    }

    /// What is recorded of those who work here.
    pub fn staff(&self) -> &Staff {
        &self.staff
    }

    /// Who uses the record.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// Whether these are the people it was made of.
    pub fn is_of(&self, people: &Arc<People>) -> bool {
        Arc::ptr_eq(&self.people, people)
    }

    /// What ties people to a child; `None` for an identifier that is nobody's.
    pub fn ties(&self, child: &str) -> Option<&Arc<Ties>> {
        self.children.get(*self.number.get(child)? as usize)
    }

    /// What ties people to the child of this number.
    pub(crate) fn numbered(&self, number: u32) -> Option<&Arc<Ties>> {
        self.children.get(number as usize)
    }

    /// The number of a child.
    pub(crate) fn number_of(&self, child: &str) -> Option<u32> {
        self.number.get(child).copied()
    }

    /// How many children there are.
    pub fn len(&self) -> usize {
        self.children.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.children.is_empty()
    }

    /// Which children a person may see in lists, and behind figures.
    ///
    /// # Errors
    /// The person's role sees no children at all.
    pub fn seen_by(self: &Arc<Register>, person: &Person) -> Result<Seen, Refusal> {
        let policy = policy::of(person.role);
        if policy.clauses.is_empty() {
            return Err(policy::closed(policy));
        }
        Ok(Seen {
            who: person.id.clone(),
            register: self.clone(),
            children: self.children_for(person, |_| true),
            whole: self.children_for(person, |clause| Parts::WHOLE.but(clause.reads).is_empty()),
        })
    }

    /// The set form of [`crate::allowed`]: the children for whom the single form gives a permit by one of these clauses.
    fn children_for(&self, person: &Person, by: fn(&Clause) -> bool) -> RoaringBitmap {
        let mut children = RoaringBitmap::new();
        for clause in policy::of(person.role).clauses.iter().filter(|clause| by(clause)) {
            children |= (clause.when.children)(self, person);
        }
        for forbid in policy::FORBIDS {
            children -= (forbid.children)(self, person);
        }
        children
    }

    /// A question about one child.
    pub fn asking<'a>(&'a self, person: &'a Person, child: &'a Ties) -> Asking<'a> {
        Asking { person, people: &self.people, staff: &self.staff, child, day: self.day }
    }
}

/// The right to see children named in lists and behind figures: those, and no others. Opening one of them takes a
/// [`crate::Permit`].
#[derive(Debug, Clone)]
pub struct Seen {
    who: Arc<str>,
    register: Arc<Register>,
    children: RoaringBitmap,
    whole: RoaringBitmap,
}

impl Seen {
    /// Who reads, by id.
    pub fn who(&self) -> &Arc<str> {
        &self.who
    }

    /// Whether a child is among them. An identifier that is nobody's is not.
    pub fn has(&self, child: &str) -> bool {
        self.register.number.get(child).is_some_and(|number| self.children.contains(*number))
    }

    /// Whether the whole record of a child is open, not a part of it only: whose name may stand behind a figure, which says of
    /// a child what a part does not.
    pub fn has_whole(&self, child: &str) -> bool {
        self.register.number.get(child).is_some_and(|number| self.whole.contains(*number))
    }

    /// How many children there are.
    pub fn len(&self) -> usize {
        self.children.len() as usize
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.children.is_empty()
    }
}
