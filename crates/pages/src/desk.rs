//! What the pages read figures from: everybody, as known at a moment, and what day it is. Records of one child are read
//! through [`crate::record`].

use std::sync::{Arc, Mutex, PoisonError, RwLock};

use access::People;
use calendar::{Day, Moment, Month, Period};
use journal::{NewLook, StoreError};
use measure::{Figure, MonthFigures};
use oversight::footprint::{Footprint, of_child};
use press::Document;
use rayon::prelude::*;
use records::Fact;
use reports::corporate_parenting::{self, Options, Run};
use roll::Roll;
use timeline::{Authority, Cohort, Standpoint};
use web::Problem;

use crate::board::{self, Board};
use crate::here::Here;
use crate::looked::OnTheirWay;
use crate::places::Places;
use crate::worked::{OpenedLately, Worked};
use crate::{Rooms, SignIn};

/// How many months before the one asked for a chart shows.
const MONTHS_BEFORE: i32 = 12;

/// How many answers are kept: a few readers on a few months, as known on a few days.
const KEPT: usize = 8;

/// Which of the report's forms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// On the web: its figures lead to the people behind them.
    Leading,
    /// In a file: nothing leads anywhere.
    Plain,
    /// For those who may not learn of a child from it: small numbers are hidden, and nothing leads anywhere.
    Suppressed,
}

/// What the pages read. Cheap to clone; clones share what has been worked out.
#[derive(Clone)]
pub struct Desk {
    inner: Arc<Inner>,
    people: Arc<People>,
    /// The looks of the request that is worked on; none where nobody waits for them before anything is shown.
    looks: Option<Arc<OnTheirWay>>,
    /// The board of the request that is worked on, where it was at hand when that began.
    board: Option<Arc<Board>>,
}

tokio::task_local! {
    static BROUGHT: Brought;
}

/// What was read when a request came.
#[derive(Clone)]
struct Brought {
    /// With who uses the record.
    desk: Desk,
    /// How far the record had been read.
    seq: u64,
    /// Whether that was all there was, and the request asks only to read: it is answered from what has been read.
    is_all: bool,
}

struct Inner {
    rooms: Rooms,
    /// Who uses the record, where the record and the accounts say so: brought up to date with each request.
    here: Option<RwLock<Here>>,
    places: Places,
    cohorts: Kept<Moment, Cohort>,
    series: Kept<(Moment, Month), Vec<MonthFigures>>,
    reports: Kept<(Moment, Month, Sort), Document>,
    authorities: Kept<Moment, Authority>,
    footprints: Kept<(Day, Month, Month), Footprint>,
    /// Taken while it is brought up to date, so that it is not done twice at once.
    board: Mutex<Option<Arc<Board>>>,
    lately: OpenedLately,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").finish_non_exhaustive()
    }
}

impl Desk {
    /// A desk on these rooms, on which nothing has been worked out yet.
    pub fn new(rooms: Rooms) -> Desk {
        Desk::with(rooms, None)
    }

    /// The same, where who uses it is what the record and the accounts say at each request: who joins, moves or leaves does so
    /// without a restart (decision 0057).
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn of_record(rooms: Rooms) -> Result<Desk, StoreError> {
        Desk::with(rooms, Some(RwLock::default())).fresh()
    }

    fn with(rooms: Rooms, here: Option<RwLock<Here>>) -> Desk {
        if let Some(postcodes) = &rooms.postcodes {
            rooms.roll.know_places(timeline::Places::of(postcodes.clone()));
        }
        let people = rooms.people.clone();
        let inner = Inner {
            places: Places(rooms.postcodes.clone()),
            rooms,
            here,
            cohorts: Kept::default(),
            series: Kept::default(),
            reports: Kept::default(),
            authorities: Kept::default(),
            footprints: Kept::default(),
            board: Mutex::default(),
            lately: OpenedLately::default(),
        };
        Desk { inner: Arc::new(inner), people, looks: None, board: None }
    }

    /// The same with those who use it now. Where an account has changed, what was recorded with it is read first: the two are one
    /// change to whoever made it.
    pub(crate) fn fresh(&self) -> Result<Desk, StoreError> {
        let event =
            self.inner.here.as_ref().map(|_| self.roll().journal().last_account_event()).transpose()?;
        if let Some(desk) = self.as_read(event.unwrap_or(0)) {
            return Ok(desk);
        }
        let Some(here) = &self.inner.here else { return Ok(self.clone()) };
        let (roll, day) = (self.roll(), self.today());
        roll.refresh()?;
        let people = here.write().unwrap_or_else(PoisonError::into_inner).fresh(roll, day)?;
        Ok(Desk { people, ..self.clone() })
    }

    /// The same where nothing has changed since it was last read, up to this last event of any account: a question that is
    /// answered at once. `None` where it is to be read anew.
    pub(crate) fn as_read(&self, event: u64) -> Option<Desk> {
        let Some(here) = &self.inner.here else { return Some(self.clone()) };
        let here = here.read().unwrap_or_else(PoisonError::into_inner);
        let people = here.as_read((self.roll().seq(), event, self.today()))?;
        Some(Desk { people, ..self.clone() })
    }

    /// Answers a request by whom it was found to come from: who uses the record is not asked again for it, unless the record has
    /// moved on meanwhile. Where `is_all`, nothing was recorded that had not been read when it came, and it asks only to read:
    /// the record is not asked again either.
    pub(crate) async fn brought<T>(self, is_all: bool, answer: impl Future<Output = T>) -> T {
        let seq = self.roll().seq();
        BROUGHT.scope(Brought { desk: self, seq, is_all }, answer).await
    }

    /// What was brought with the request that is answered, to this desk.
    fn what_was_brought(&self) -> Option<Brought> {
        let brought = BROUGHT.try_with(Clone::clone).ok();
        brought.filter(|brought| Arc::ptr_eq(&brought.desk.inner, &self.inner))
    }

    /// Logs a look. Where a page is worked out, this returns before it is on disk, and the page waits for it.
    pub(crate) fn look(&self, look: NewLook) -> Result<(), Problem> {
        let journal = self.roll().journal();
        let looked = match &self.looks {
            Some(way) => way.look(journal, look),
            None => journal.look(look),
        };
        looked.map_err(Problem::fault("logging who looks"))
    }

    /// Waits for the looks of this request: for whoever reads the log of looks.
    pub(crate) fn looks_are_written(&self) -> Result<(), Problem> {
        let Some(way) = &self.looks else { return Ok(()) };
        way.wait().map_err(Problem::fault("logging who looks"))
    }

    /// Whether the record and the accounts say who uses it.
    pub(crate) fn is_of_record(&self) -> bool {
        self.inner.here.is_some()
    }

    /// The roll: for `record`, which asks for a permit, and for the lists of `work`, which are cut by one.
    pub fn roll(&self) -> &Roll {
        &self.inner.rooms.roll
    }

    /// Who uses the record.
    pub fn people(&self) -> &People {
        &self.people
    }

    /// The same, brought up to date: for what is done without a request.
    pub fn people_now(&self) -> Arc<People> {
        self.fresh().map_or_else(|_| self.everybody(), |desk| desk.people)
    }

    /// The same, to keep: as last read by any request.
    pub fn everybody(&self) -> Arc<People> {
        match &self.inner.here {
            Some(here) => here.read().unwrap_or_else(PoisonError::into_inner).people(),
            None => self.people.clone(),
        }
    }

    /// How people sign in.
    pub fn sign_in(&self) -> &SignIn {
        &self.inner.rooms.sign_in
    }

    /// What looks into documents, where there is one.
    pub(crate) fn scanner(&self) -> Option<&crate::Scanner> {
        self.inner.rooms.scanner.as_ref()
    }

    /// How digests are written, where they are.
    pub(crate) fn mailing(&self) -> Option<&crate::Mailing> {
        self.inner.rooms.mailing.as_ref()
    }

    /// Where postcodes lie.
    pub(crate) fn places(&self) -> &Places {
        &self.inner.places
    }

    /// Whether this is still served, for a thread that works beside it.
    pub fn while_served(&self) -> impl Fn() -> Option<Desk> + Send + 'static {
        let (inner, people) = (Arc::downgrade(&self.inner), self.people.clone());
        move || {
            let desk = Desk { inner: inner.upgrade()?, people: people.clone(), looks: None, board: None };
            Some(desk.fresh().unwrap_or(desk))
        }
    }

    /// The moment.
    pub fn now(&self) -> Moment {
        (self.inner.rooms.now)()
    }

    /// The day in England.
    pub fn today(&self) -> Day {
        self.now().day()
    }

    /// Works an answer out away from the threads that serve, on a roll that has read what was appended.
    ///
    /// # Errors
    /// The journal cannot be read; what `work` says.
    pub async fn work<T: Send + 'static>(
        self,
        work: impl FnOnce(&Desk) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        // What is said on the other thread is said of this request.
        let request = tracing::Span::current();
        let brought = self.what_was_brought();
        let looks = Arc::new(OnTheirWay::default());
        let way = looks.clone();
        let worked = tokio::task::spawn_blocking(move || {
            let _request = request.entered();
            let desk = match brought {
                Some(Brought { desk, seq, is_all: true }) if seq == desk.roll().seq() => Ok(desk),
                brought => tracing::info_span!("read the journal")
                    .in_scope(|| self.roll().refresh())
                    .and_then(|now| match brought {
                        Some(Brought { desk, seq, .. }) if seq == now => Ok(desk),
                        _ => self.fresh(),
                    }),
            };
            let desk = Desk { looks: Some(way), ..desk.map_err(Problem::fault("reading the journal"))? };
            tracing::info_span!("work out the page").in_scope(|| work(&desk))
        })
        .await
        .map_err(Problem::fault("working out a page"))?;
        // Nothing is shown, not even that there is nothing, before the look is on disk.
        looks.written().await.map_err(Problem::fault("logging who looks"))?;
        worked
    }

    /// The same for a page that is worked out in a fraction of a millisecond where all that it shows is at hand (`is_at_hand`):
    /// then on the thread that serves, since to hand it to another and to be woken again takes as long as the page. Only for what
    /// waits for nothing.
    ///
    /// # Errors
    /// As of [`Desk::work`].
    pub async fn work_at_once<T: Send + 'static>(
        self,
        is_at_hand: impl FnOnce(&Board) -> bool,
        work: impl FnOnce(&Desk) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let Some(desk) = self.at_hand(is_at_hand) else { return self.work(work).await };
        let looks = Arc::new(OnTheirWay::default());
        let desk = Desk { looks: Some(looks.clone()), ..desk };
        let worked = tracing::info_span!("work out the page").in_scope(|| work(&desk));
        looks.written().await.map_err(Problem::fault("logging who looks"))?;
        worked
    }

    /// The desk of this request with the board of today, where nothing has been recorded since either was made.
    fn at_hand(&self, is_at_hand: impl FnOnce(&Board) -> bool) -> Option<Desk> {
        let Brought { desk, seq, .. } = self.what_was_brought().filter(|brought| brought.is_all)?;
        // Whoever brings the board up to date is not waited for here.
        let board = self.inner.board.try_lock().ok()?.clone()?;
        let still = seq == self.roll().seq() && board.is_as_of(seq, self.today(), &desk.people);
        (still && is_at_hand(&board)).then(|| Desk { board: Some(board), ..desk })
    }

    /// Everybody, as known at a moment.
    pub fn cohort(&self, known: Moment) -> Arc<Cohort> {
        if known == Moment::END_OF_TIME {
            // The roll keeps this one itself.
            return self.inner.rooms.roll.cohort(known);
        }
        self.inner.cohorts.get(self.inner.rooms.roll.seq(), known, || self.inner.rooms.roll.cohort(known))
    }

    /// What is due for every child today, fresh.
    pub fn board(&self) -> Arc<Board> {
        if let Some(board) = &self.board {
            return board.clone();
        }
        let mut kept = self.inner.board.lock().unwrap_or_else(PoisonError::into_inner);
        let fresh = board::fresh(self, kept.take());
        *kept = Some(fresh.clone());
        fresh
    }

    /// What the pages of a child's record have worked out of these facts today; `None` for somebody who is not on the board.
    pub(crate) fn worked(&self, id: &str, facts: &Arc<Vec<Fact>>) -> Option<Arc<Worked>> {
        let board = self.board();
        Some(self.inner.lately.worked(board.child(id)?, facts, board.day(), &self.people))
    }

    /// The authority and its settings, as known at a moment: without folding anybody else.
    pub fn authority(&self, known: Moment) -> Arc<Authority> {
        let roll = self.roll();
        self.inner.authorities.get(roll.seq(), known, || {
            let code = roll.authority().unwrap_or_default();
            let facts = roll.facts(&records::Subject::authority(&code));
            Arc::new(Authority::of(&code, &facts, known))
        })
    }

    /// Every figure of a month and of the twelve before it, oldest first, as known at a moment.
    pub fn series(&self, known: Moment, month: Month) -> Arc<Vec<MonthFigures>> {
        self.inner.series.get(self.inner.rooms.roll.seq(), (known, month), || {
            Arc::new(measure::series(&self.cohort(known), month.plus(-MONTHS_BEFORE), month))
        })
    }

    /// What reviewing officers did in the months from one to another, up to today, as known now.
    pub fn footprint(&self, from: Month, to: Month) -> Arc<Footprint> {
        let day = self.today();
        self.inner.footprints.get(self.inner.rooms.roll.seq(), (day, from, to), || {
            let cohort = self.cohort(Moment::END_OF_TIME);
            let at = Standpoint { day, known: Moment::END_OF_TIME, authority: &cohort.authority };
            let none = || Footprint::of_months(from, to);
            let all = cohort.children.par_iter().fold(none, |mut all, child| {
                of_child(&mut all, child, &at);
                all
            });
            Arc::new(all.reduce(none, |one, other| one.and(&other)))
        })
    }

    /// The panel's report of a month, as known at a moment: on the web, in a file, or with small numbers hidden.
    pub(crate) fn report(&self, known: Moment, month: Month, sort: Sort) -> Arc<Document> {
        self.inner.reports.get(self.inner.rooms.roll.seq(), (known, month, sort), || {
            let links: Option<fn(&Figure, Moment) -> String> =
                (sort == Sort::Leading).then_some(corporate_parenting::drill_down);
            let options = Options { links, suppress_small: sort == Sort::Suppressed };
            let months = self.series(known, month).to_vec();
            Arc::new(Run::of(&self.cohort(known), month, options, months).document())
        })
    }

    /// The months that can be asked for, oldest first: those that the record speaks of and that have ended; where there is
    /// none, the last month that has ended.
    pub(crate) fn months(&self, cohort: &Cohort) -> Vec<Month> {
        months(
            &cohort.authority.covered(),
            cohort.authority.published.iter().map(|f| f.period.days().to),
            self.today(),
        )
    }
}

/// The ended months that overlap these runs of days or hold one of these days.
fn months(covered: &[Period], published: impl Iterator<Item = Day>, today: Day) -> Vec<Month> {
    let last = Month::of(today.plus_days(1)).plus(-1);
    let mut months: Vec<Month> = published.map(Month::of).filter(|month| *month <= last).collect();
    for run in covered {
        let mut month = Month::of(run.from);
        while month <= Month::of(run.to).min(last) {
            months.push(month);
            month = month.plus(1);
        }
    }
    months.sort();
    months.dedup();
    if months.is_empty() {
        months.push(last);
    }
    months
}

/// The last few answers of one sort, for as long as nothing is appended.
struct Kept<K, V>(Mutex<Vec<Answer<K, V>>>);

struct Answer<K, V> {
    seq: u64,
    asked: K,
    answer: Arc<V>,
}

impl<K, V> Default for Kept<K, V> {
    fn default() -> Kept<K, V> {
        Kept(Mutex::new(Vec::new()))
    }
}

impl<K: PartialEq, V> Kept<K, V> {
    /// The answer kept, or worked out and kept in place of the oldest. Two readers may work out the same answer at once;
    /// neither waits for the other.
    fn get(&self, seq: u64, asked: K, answer: impl FnOnce() -> Arc<V>) -> Arc<V> {
        {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            kept.retain(|kept| kept.seq == seq);
            if let Some(at) = kept.iter().position(|kept| kept.asked == asked) {
                let found = kept.remove(at);
                let answer = found.answer.clone();
                kept.push(found);
                return answer;
            }
        }
        let answer = answer();
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(Answer { seq, asked, answer: answer.clone() });
        answer
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use calendar::{Day, Period};

    use super::{KEPT, Kept, months};

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn asked(covered: &[Period], published: &[&str], today: &str) -> Vec<String> {
        let published = published.iter().map(|text| day(text));
        months(covered, published, day(today)).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_months_are_those_known_of_that_have_ended() {
        let kept = Period { from: day("2018-08-15"), to: day("2199-12-31") };
        assert_eq!(asked(&[kept], &[], "2018-10-30"), ["2018-08", "2018-09"]);
        assert_eq!(asked(&[kept], &[], "2018-10-31"), ["2018-08", "2018-09", "2018-10"]);
        assert_eq!(
            asked(&[kept], &["2017-03-31", "2018-09-30"], "2018-10-01"),
            ["2017-03", "2018-08", "2018-09"]
        );
        assert_eq!(asked(&[], &[], "2018-10-05"), ["2018-09"]);
    }

    #[test]
    fn an_answer_is_kept_until_something_is_appended() {
        let kept = Kept::default();
        let mut worked = 0;
        let mut get = |seq, asked: u32| {
            kept.get(seq, asked, || {
                worked += 1;
                Arc::new(asked)
            });
            worked
        };
        assert_eq!(get(1, 7), 1);
        assert_eq!(get(1, 7), 1);
        assert_eq!(get(2, 7), 2);
        for asked in 100..100 + KEPT as u32 {
            get(2, asked);
        }
        let before = get(2, 107);
        assert_eq!(get(2, 7), before + 1, "the oldest made room");
    }
}
