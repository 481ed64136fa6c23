//! The one way in which a page reads or writes a record: with a permit, and logged before it is shown.

use std::sync::Arc;

use access::{ListPermit, Permit, Person, Refusal};
use calendar::Moment;
use journal::{AppendError, Batch, Look, NewLook, Receipt, SubjectId};
use records::coming_into_care::RecordsMerged;
use records::{Change, Fact, Subject, SubjectKind, as_known};
use timeline::Timeline;
use web::Problem;

use crate::Desk;
use crate::child::{door, merge};

/// How many looks are shown on a child's page, and searched for a reason that was given before.
pub(crate) const LOOKS: usize = 100;

/// For how long the parts of a page belong to it: a minute, in microseconds.
const OF_A_PAGE: i64 = 60_000_000;

const NOBODY: Problem = Problem::Missing(
    "Nobody with this identifier is recorded here. If you typed the address, check it; or find the child by name.",
);

/// A record that was opened: every revision of its facts, and the permit by which they are read.
#[derive(Debug)]
pub(crate) struct Record {
    /// Why it may be read.
    pub(crate) permit: Permit,
    /// Every revision, in the order of the journal.
    pub(crate) facts: Arc<Vec<Fact>>,
    /// Records that were merged into this one: how the identifiers of their facts begin, and when it was learnt.
    merged: Vec<(String, Moment)>,
}

impl Record {
    /// The facts that stand, as known at a moment. What came from another record counts from the moment at which it was known
    /// to be of the same child.
    pub(crate) fn standing(&self, known: Moment) -> Vec<&Fact> {
        let mut standing = as_known(&self.facts, known);
        for (begins, since) in self.merged.iter().filter(|(_, since)| *since > known) {
            debug_assert!(*since > known);
            standing.retain(|fact| !fact.id.starts_with(begins));
        }
        standing
    }

    /// The child as known at a moment.
    pub(crate) fn timeline(&self, known: Moment) -> Timeline {
        Timeline::of_standing(&self.permit.subject().id, &self.standing(known))
    }

    /// The child's identifier.
    pub(crate) fn id(&self) -> &str {
        &self.permit.subject().id
    }
}

impl Desk {
    /// Opens a child's record for a person: asks for the permit, logs the look, and only then hands over the facts.
    ///
    /// `what` says what is opened, for the log; `to` is the address that was asked, to come back to from the page that asks
    /// for a reason.
    pub(crate) fn child(&self, person: &Person, id: &str, what: &str, to: &str) -> Result<Record, Problem> {
        if let Some(kept) = self.roll().kept(&Subject::child(id)) {
            return Err(Problem::Elsewhere(merge::again(to, id, &kept.id)));
        }
        let permit = self.permit(person, id)?.map_err(|refusal| door::page(id, &refusal, to, None))?;
        self.open(permit, what)
    }

    /// Opens a child's record for a part of a page that the person has just opened: the look at the page stands for both.
    /// Where there was no such page, it is a look of its own.
    pub(crate) fn child_of_page(
        &self,
        person: &Person,
        id: &str,
        what: &str,
        to: &str,
    ) -> Result<Record, Problem> {
        let permit = self.permit(person, id)?.map_err(|refusal| door::page(id, &refusal, to, None))?;
        let since = self.now().micros() - OF_A_PAGE;
        let looks = self.looks_at(permit.subject())?;
        if looks.iter().any(|look| look.who == person.id && look.at.micros() >= since) {
            return Ok(self.handed_over(permit));
        }
        self.open(permit, what)
    }

    /// Opens the record of a child, or else of a carer household, of this identifier: behind a figure.
    pub(crate) fn behind_a_figure(
        &self,
        person: &Person,
        id: &str,
        what: &str,
        to: &str,
    ) -> Result<Record, Problem> {
        if self.roll().facts(&Subject::child(id)).is_empty()
            && !self.roll().facts(&Subject::carer_household(id)).is_empty()
        {
            let permit =
                access::household(person, id).map_err(|refusal| door::page(id, &refusal, to, None))?;
            return self.open(permit, what);
        }
        self.child(person, id, what, to)
    }

    /// The permit of a person to read a child's record now: by a working reason, or by one that they gave a short while ago.
    pub(crate) fn permit(&self, person: &Person, id: &str) -> Result<Result<Permit, Refusal>, Problem> {
        let facts = self.roll().whole(&Subject::child(id));
        if facts.is_empty() {
            return Err(NOBODY);
        }
        let child = Timeline::of(id, &facts, Moment::END_OF_TIME);
        let refusal = match access::allowed(person, self.people(), &child, self.today()) {
            Ok(permit) => return Ok(Ok(permit)),
            Err(refusal) => refusal,
        };
        let now = self.now();
        let before = self
            .looks_at(&Subject::child(id))?
            .into_iter()
            .filter(|look| look.broke_glass && look.who == person.id)
            .find_map(|look| access::broken_before(person, id, &look.why, look.at, now));
        Ok(before.ok_or(refusal))
    }

    /// Logs the look and hands over the facts.
    pub(crate) fn open(&self, permit: Permit, what: &str) -> Result<Record, Problem> {
        let look = NewLook {
            who: permit.who().clone(),
            subject: subject_id(permit.subject())?,
            what: what.into(),
            why: permit.why().into(),
            broke_glass: permit.broke_glass(),
        };
        self.roll().journal().look(look).map_err(Problem::fault("logging who looks"))?;
        Ok(self.handed_over(permit))
    }

    fn handed_over(&self, permit: Permit) -> Record {
        let facts = self.roll().whole(permit.subject());
        let since = |other: &Subject| {
            let says = facts.iter().rev().find(|fact| {
                !fact.withdrawn && fact.of::<RecordsMerged>().is_some_and(|merged| *merged.other == *other.id)
            });
            says.map_or(Moment::END_OF_TIME, |fact| fact.recorded)
        };
        let merged = self.roll().merged(permit.subject());
        let merged = merged.iter().map(|other| (roll::id_of(other, ""), since(other))).collect();
        Record { permit, facts, merged }
    }

    /// Who looked at a record, and at those that were merged into it, newest first.
    pub(crate) fn looks(&self, record: &Record) -> Result<Vec<Look>, Problem> {
        let mut looks = self.looks_at(record.permit.subject())?;
        for other in self.roll().merged(record.permit.subject()) {
            looks.extend(self.looks_at(&other)?);
        }
        looks.sort_by_key(|look| std::cmp::Reverse(look.at));
        looks.truncate(LOOKS);
        Ok(looks)
    }

    fn looks_at(&self, subject: &Subject) -> Result<Vec<Look>, Problem> {
        let id = subject_id(subject)?;
        self.roll().journal().looks(&id, LOOKS).map_err(Problem::fault("reading who looked"))
    }

    /// Records changes of one record. When it returns, every page sees them.
    pub(crate) fn append(&self, permit: &Permit, changes: &[Change]) -> Result<Receipt, AppendError> {
        let own = changes.iter().filter(|change| change.subject == *permit.subject());
        // What came from a record that was merged is put right where it stands.
        let placed = own.map(|change| {
            let (subject, id) = self.roll().place(&change.subject, &change.id);
            Change { subject, id, ..change.clone() }
        });
        let entries = placed.filter_map(|change| roll::new_entry(&change).ok()).collect();
        self.roll().append(Batch {
            authority: self.roll().authority().unwrap_or_else(|| "not-named".into()),
            who: permit.who().clone(),
            permit_reason: Some(permit.why().into()),
            known_at: None,
            load: None,
            entries,
            expected: Vec::new(),
        })
    }

    /// Looks without a working reason at the records of these children, in the last days, newest first: for whoever manages
    /// those who work with them.
    pub(crate) fn broken_glass(
        &self,
        _: &ListPermit,
        days: i32,
        of: impl Fn(&str) -> bool,
    ) -> Result<Vec<(String, Look)>, Problem> {
        let since = Moment::start_of(self.today().plus_days(-days));
        let looks = self.roll().journal().broken_glass(since, 1000);
        let looks = looks.map_err(Problem::fault("reading who looked"))?.into_iter();
        Ok(looks
            .filter(|(subject, _)| subject.sort() == SubjectKind::Child.word() && of(subject.id()))
            .map(|(subject, look)| (subject.id().to_owned(), look))
            .collect())
    }

    /// Whether somebody may see another's list of work.
    pub(crate) fn may_list(&self, person: &Person, worker: &Person) -> Result<ListPermit, Problem> {
        access::caseload(person, worker).map_err(|refusal| door::closed(&refusal))
    }

    /// The right to see children named in lists, for somebody who works with children.
    pub(crate) fn lists(&self, person: &Person) -> Result<ListPermit, Problem> {
        access::lists(person).map_err(|refusal| door::closed(&refusal))
    }
}

/// A subject as the journal names it.
pub(crate) fn subject_id(subject: &Subject) -> Result<SubjectId, Problem> {
    debug_assert!(subject.kind != SubjectKind::Authority, "the authority's own facts need no permit");
    SubjectId::new(&subject.to_string()).map_err(|_| NOBODY)
}
