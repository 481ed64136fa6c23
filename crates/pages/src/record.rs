//! The one way in which a page reads or writes a record: with a permit, and logged before it is shown.

use std::sync::Arc;

use access::{Asking, ListPermit, Permit, Person, Refusal, Seen};
use calendar::Moment;
use journal::{AppendError, Batch, Look, NewLook, Receipt, StoreError, SubjectId};
use records::coming_into_care::{Document, RecordsMerged};
use records::{Change, Fact, Kind, Subject, SubjectKind, as_known};
use timeline::Timeline;
use web::Problem;

use crate::Desk;
use crate::child::looks::{Review, reviews};
use crate::child::{door, merge};
use crate::governance::looks::OPENED_NOTHING;
use crate::words;
use crate::worked::{self, Worked};

/// How many looks are shown on a child's page, and searched for a reason that was given before.
pub(crate) const LOOKS: usize = 100;

/// For how long the parts of a page belong to it: a minute, in microseconds.
const OF_A_PAGE: i64 = 60_000_000;

/// What is answered for a number that is nobody's and, once a reason was given, for a record that no reason opens.
pub(crate) const NOBODY: Problem = Problem::Missing(
    "Nobody with this identifier is recorded here. If you typed the address, check it; or find the child by name.",
);

/// A record that was opened: every revision of the facts that the permit opens, and the permit.
#[derive(Debug)]
pub struct Record {
    /// Why it may be read, and which parts of it.
    pub permit: Permit,
    /// Every revision of what the permit opens, in the order of the journal.
    pub facts: Arc<Vec<Fact>>,
    /// Records that were merged into this one: how the identifiers of their facts begin, and when it was learnt.
    merged: Vec<(String, Moment)>,
    /// Every revision of everything: what the clocks run on. Its words are shown nowhere, but of a picture that stands beside
    /// words which the permit opens ([`Record::picture_beside`]).
    all: Arc<Vec<Fact>>,
    /// What the pages of this record have worked out of it; `None` where nothing is kept, as of records that were merged.
    pub(crate) worked: Option<Arc<Worked>>,
}

impl Record {
    /// The facts that stand, as known at a moment. What came from another record counts from the moment at which it was known
    /// to be of the same child.
    pub fn standing(&self, known: Moment) -> Vec<&Fact> {
        self.standing_of(&self.facts, known)
    }

    fn standing_of<'a>(&self, facts: &'a [Fact], known: Moment) -> Vec<&'a Fact> {
        let mut standing = as_known(facts, known);
        for (begins, since) in self.merged.iter().filter(|(_, since)| *since > known) {
            debug_assert!(*since > known);
            standing.retain(|fact| !fact.id.starts_with(begins));
        }
        standing
    }

    /// The child as known at a moment, by what the permit opens. For those who work with the whole child the clocks are fed
    /// with everything: that an advocate came is no secret to the clock that asks for it, and what was said is in no clock.
    pub fn timeline(&self, known: Moment) -> Arc<Timeline> {
        if self.permit.is_whole() {
            self.clocked(known)
        } else {
            Arc::new(self.folded_of(&self.facts, known))
        }
    }

    fn folded_of(&self, facts: &[Fact], known: Moment) -> Timeline {
        Timeline::of_standing(&self.permit.subject().id, &self.standing_of(facts, known))
    }

    /// A picture that something open to the reader is written beside, by the field that names it: whoever reads the words sees
    /// the picture, though the other documents of the record are closed to them.
    pub(crate) fn picture_beside(&self, kind: &Kind, field: &str, which: &str) -> Option<Document> {
        let named = |fact: &&Fact| {
            fact.record.kind() == kind
                && words::payload(fact).get(field).and_then(|said| said.as_str()) == Some(which)
        };
        if !self.standing(Moment::END_OF_TIME).into_iter().any(|fact| named(&fact)) {
            return None;
        }
        let all = self.standing_of(&self.all, Moment::END_OF_TIME);
        all.into_iter().filter(|fact| *fact.id == *which).find_map(|fact| fact.of::<Document>()).cloned()
    }

    /// Whether the reader adds to a kind of record: asked before a form or a link to one is shown.
    pub fn adds(&self, kind: &Kind) -> bool {
        self.permit.may_write(kind)
    }

    /// The right to what is made from the whole record.
    ///
    /// # Errors
    /// A part of it is open to the reader: the answer is that of a page that there is not.
    pub fn must_be_whole(&self) -> Result<(), Problem> {
        if self.permit.is_whole() { Ok(()) } else { Err(NO_SUCH_PAGE) }
    }

    /// The right to see who may open the record, and the nearest rule that others missed.
    ///
    /// # Errors
    /// It is not the reader's to see: the answer is that of a page that there is not.
    pub(crate) fn must_see_access(&self) -> Result<(), Problem> {
        if self.permit.reads().has(access::Part::Access) { Ok(()) } else { Err(NO_SUCH_PAGE) }
    }

    /// What reviews said of openings without a working reason: whose, up to when, whether they had to, on which day. It stands on
    /// the log beside the opening, for everybody who may read the log.
    pub(crate) fn reviews(&self) -> Vec<Review> {
        reviews(&self.all)
    }

    /// The child as the clocks know them at a moment, by everything that is recorded. For days, never for words.
    pub fn clocked(&self, known: Moment) -> Arc<Timeline> {
        let work = || self.folded_of(&self.all, known);
        match &self.worked {
            Some(worked) if known == Moment::END_OF_TIME => worked.timeline(work),
            _ => Arc::new(work()),
        }
    }

    /// Everything that stands beside one record: everything, where none is named. For days, never for words.
    pub(crate) fn beside(&self, kind: &Kind, which: Option<&str>) -> Vec<&Fact> {
        let mut rest = self.standing_of(&self.all, Moment::END_OF_TIME);
        rest.retain(|fact| which.is_none_or(|which| *fact.id != *which || *fact.record.kind() != *kind));
        rest
    }

    /// The child as those facts tell.
    pub(crate) fn folded(&self, facts: &[&Fact]) -> Timeline {
        Timeline::of_standing(&self.permit.subject().id, facts)
    }

    /// The right to add to a kind of record.
    ///
    /// # Errors
    /// The reader's work does not: the answer is that of a kind that there is not.
    pub fn must_add(&self, kind: &Kind) -> Result<(), Problem> {
        if self.adds(kind) { Ok(()) } else { Err(NO_SUCH_KIND) }
    }

    /// The right to read a kind of record.
    ///
    /// # Errors
    /// The reader's work does not open it: the answer is that of a kind that there is not.
    pub fn must_read(&self, kind: &Kind) -> Result<(), Problem> {
        if self.permit.may_read(kind) { Ok(()) } else { Err(NO_SUCH_KIND) }
    }

    /// Whether everything that is recorded of these kinds is open to the reader.
    pub(crate) fn opens_all(&self, of: impl Fn(&Kind) -> bool) -> bool {
        let closed = |fact: &&Fact| !self.permit.may_read_fact(fact);
        self.facts.len() == self.all.len()
            || !self.all.iter().filter(closed).any(|fact| of(fact.record.kind()))
    }

    /// The child's identifier.
    pub fn id(&self) -> &str {
        &self.permit.subject().id
    }
}

/// What is answered for a kind that there is not, and for one that is not the reader's.
pub(crate) const NO_SUCH_KIND: Problem = Problem::Missing(
    "There is no such kind of record about a child. The page Record lists those that there are.",
);

const NO_SUCH_PAGE: Problem = Problem::Missing("There is no such page of this record for your work.");

impl Desk {
    /// Opens a child's record for a person: asks for the permit, logs the look, and only then hands over the facts.
    ///
    /// `what` says what is opened, for the log; `to` is the address that was asked, to come back to from the page that asks
    /// for a reason.
    pub(crate) fn child(&self, person: &Person, id: &str, what: &str, to: &str) -> Result<Record, Problem> {
        let permit = self.permit(person, id)?.map_err(|refusal| door::shut(person, id, &refusal, to))?;
        if let Some(kept) = self.roll().kept(&Subject::child(id)) {
            return Err(Problem::Elsewhere(merge::again(to, id, &kept.id)));
        }
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
        let permit = self.permit(person, id)?.map_err(|refusal| door::shut(person, id, &refusal, to))?;
        self.open_of_page(permit, what)
    }

    /// The same, for a permit that was given already.
    pub(crate) fn open_of_page(&self, permit: Permit, what: &str) -> Result<Record, Problem> {
        let since = self.now().micros() - OF_A_PAGE;
        let looks = self.looks_at(permit.subject())?;
        if looks.iter().any(|look| look.who == *permit.who() && look.at.micros() >= since) {
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
            && let Ok(permit) = access::household(person, id)
            && !self.roll().facts(&Subject::carer_household(id)).is_empty()
        {
            return self.open(permit, what);
        }
        self.child(person, id, what, to)
    }

    /// Opens a child's record for a program of a person: by a working reason only, since no program gives one of its own. Every
    /// refusal is the same as the answer for a number that is nobody's.
    ///
    /// # Errors
    /// There is no working reason, or no such child; it was merged into another; the look cannot be logged.
    pub fn child_for_a_program(&self, person: &Person, id: &str, what: &str) -> Result<Record, Problem> {
        let board = self.board();
        let kept = self.roll().kept(&Subject::child(id));
        let ties = board.register().ties(kept.as_ref().map_or(id, |kept| &*kept.id));
        let permit = ties.and_then(|ties| access::allowed(&board.register().asking(person, ties)).ok());
        let permit = permit.ok_or(NOBODY)?;
        if let Some(kept) = kept {
            return Err(Problem::Elsewhere(crate::child::address(&kept.id)));
        }
        self.open(permit, what)
    }

    /// The permit of a person to read a child's record now: by a working reason, or by one that they gave a short while ago.
    /// Of a number that is nobody's the refusal is the same as of a record that is not open to the person.
    pub(crate) fn permit(&self, person: &Person, id: &str) -> Result<Result<Permit, Refusal>, Problem> {
        let board = self.board();
        // A record that was merged into another is open to those to whom that one is.
        let kept = self.roll().kept(&Subject::child(id));
        let id = kept.as_ref().map_or(id, |kept| &*kept.id);
        let Some(ties) = board.register().ties(id) else { return Ok(Err(access::nobody(person))) };
        let asking = board.register().asking(person, ties);
        let answer = access::allowed(&asking);
        if answer.as_ref().is_ok_and(Permit::is_whole) {
            return Ok(answer);
        }
        // A reason that was given opens more than a part.
        Ok(self.broken_before(&asking, id)?.map_or(answer, Ok))
    }

    fn broken_before(&self, asking: &Asking<'_>, id: &str) -> Result<Option<Permit>, Problem> {
        let now = self.now();
        let looks = self.looks_at(&Subject::child(id))?.into_iter();
        Ok(looks
            .filter(|look| look.broke_glass && look.who == asking.person.id)
            .find_map(|look| access::broken_before(asking, &look.why, look.at, now)))
    }

    /// Opens a record to a person who says why. The reason is logged whether or not it opens anything: whoever tries numbers
    /// is seen to.
    pub(crate) fn break_glass(
        &self,
        person: &Person,
        id: &str,
        said: &str,
    ) -> Result<Result<(), Refusal>, Problem> {
        let said = match access::reason(person, said) {
            Ok(said) => said,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let kept = self.roll().kept(&Subject::child(id));
        let id = kept.as_ref().map_or(id, |kept| &*kept.id);
        let board = self.board();
        let ties = board.register().ties(id);
        let permit =
            ties.and_then(|ties| access::break_glass(&board.register().asking(person, ties), said).ok());
        let what = match &permit {
            Some(_) => "the record, without a working reason",
            None => OPENED_NOTHING,
        };
        let look = NewLook {
            who: person.id.clone(),
            subject: subject_id(&Subject::child(id))?,
            what: what.into(),
            why: said.into(),
            broke_glass: true,
        };
        self.roll().journal().look(look).map_err(Problem::fault("logging who looks"))?;
        if permit.is_some() { Ok(Ok(())) } else { Err(NOBODY) }
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
        self.look(look)?;
        Ok(self.handed_over(permit))
    }

    fn handed_over(&self, permit: Permit) -> Record {
        let all = self.roll().whole(permit.subject());
        let since = |other: &Subject| {
            let says = all.iter().rev().find(|fact| {
                !fact.withdrawn && fact.of::<RecordsMerged>().is_some_and(|merged| *merged.other == *other.id)
            });
            says.map_or(Moment::END_OF_TIME, |fact| fact.recorded)
        };
        let merged = self.roll().merged(permit.subject());
        let merged: Vec<_> = merged.iter().map(|other| (roll::id_of(other, ""), since(other))).collect();
        let worked = if merged.is_empty() { self.worked(&permit.subject().id, &all) } else { None };
        let facts = match &worked {
            Some(worked) => worked.opened(&permit),
            None => worked::opened(&permit, &all),
        };
        Record { permit, facts, merged, all, worked }
    }

    /// Who looked at a record, and at those that were merged into it, newest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn looks(&self, record: &Record) -> Result<Vec<Look>, Problem> {
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
        self.looks_are_written()?;
        self.roll().journal().looks(&id, LOOKS).map_err(Problem::fault("reading who looked"))
    }

    /// Records changes of one record. When it returns, every page sees them.
    ///
    /// # Errors
    /// Somebody was quicker; the journal cannot be written.
    pub fn append(&self, permit: &Permit, changes: &[Change]) -> Result<Receipt, AppendError> {
        let own = changes
            .iter()
            .filter(|change| change.subject == *permit.subject() && permit.may_write(change.record.kind()));
        // What came from a record that was merged is put right where it stands.
        let placed = own.map(|change| {
            let (subject, id) = self.roll().place(&change.subject, &change.id);
            Change { subject, id, ..change.clone() }
        });
        let entries: Vec<journal::NewEntry> =
            placed.filter_map(|change| roll::new_entry(&change).ok()).collect();
        for entry in &entries {
            // Beside a newer version: what it has written more than this one knows is not dropped by putting the rest right.
            if let (journal::Change::Correct { .. }, Some(kind)) = (&entry.change, records::kind(&entry.kind))
                && self.roll().says_more(&entry.subject, kind, &entry.record_id)?
            {
                return Err(StoreError::NewerRecord.into());
            }
        }
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
        seen: &Seen,
        days: i32,
        of: impl Fn(&str) -> bool,
    ) -> Result<Vec<(String, Look)>, Problem> {
        let since = Moment::start_of(self.today().plus_days(-days));
        self.looks_are_written()?;
        let looks = self.roll().journal().broken_glass(since, 1000);
        let looks = looks.map_err(Problem::fault("reading who looked"))?.into_iter();
        Ok(looks
            .filter(|(subject, _)| subject.sort() == SubjectKind::Child.word() && of(subject.id()))
            .filter(|(subject, _)| seen.has(subject.id()))
            .map(|(subject, look)| (subject.id().to_owned(), look))
            .collect())
    }

    /// Whether somebody may see another's list of work.
    ///
    /// # Errors
    /// They may not.
    pub fn may_list(&self, person: &Person, worker: &Person) -> Result<ListPermit, Problem> {
        access::caseload(person, worker).map_err(|refusal| door::closed(&refusal))
    }

    /// The children whom a person may see named in lists and behind figures.
    ///
    /// # Errors
    /// Their role sees no children at all.
    pub fn seen(&self, person: &Person) -> Result<Seen, Problem> {
        self.board().register().seen_by(person).map_err(|refusal| door::closed(&refusal))
    }
}

/// A subject as the journal names it.
pub(crate) fn subject_id(subject: &Subject) -> Result<SubjectId, Problem> {
    debug_assert!(subject.kind != SubjectKind::Authority, "the authority's own facts need no permit");
    SubjectId::new(&subject.to_string()).map_err(|_| NOBODY)
}
