//! Episodes in, the events behind them out.
//!
//! A return carries rows of one legal status and one placement. People record that care started, that an order was made,
//! that the child moved, that care ended. [`split`] takes rows apart into those events; the timeline puts them together
//! again, and gives back the same rows.

use std::sync::Arc;

use calendar::{Day, Period};
use exchange::Problem;
use records::codes::{
    CategoryOfNeed, LegalStatus, PlacementType, Provider, ReasonEnded, ReasonForChange, ReasonNewEpisode,
};
use records::coming_into_care::{LookedAfterStart, Need};
use records::court::LegalStatusChange;
use records::leaving_care::LookedAfterEnd;
use records::placements::Placement;
use records::{Place, Postcode, Record, Wanted};
use timeline::Episode;

use super::cells::{self, Reading};

/// One row of the table Episodes, read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct EpisodeRow {
    pub(super) place_read: Place,
    pub(super) start: Day,
    pub(super) end: Option<Day>,
    pub(super) new_because: Option<ReasonNewEpisode>,
    pub(super) ended_because: Option<ReasonEnded>,
    pub(super) legal: Option<LegalStatus>,
    pub(super) need: Option<CategoryOfNeed>,
    pub(super) place: Option<PlacementType>,
    pub(super) provider: Option<Provider>,
    pub(super) urn: Option<Arc<str>>,
    pub(super) postcode: Option<Postcode>,
    pub(super) home_postcode: Option<Postcode>,
    pub(super) moved_because: Option<ReasonForChange>,
}

impl EpisodeRow {
    /// Reads a row. A row is refused where its days cannot be true; a code that is none is kept as said.
    pub(super) fn read(row: &mut Reading<'_>) -> Result<EpisodeRow, Problem> {
        let start = row.needed_day("DECOM")?;
        let end = row.closing_day("DEC")?;
        if end.is_some_and(|end| end < start) {
            return Err(row.refuse("DEC", "is before the day the episode began", "a date on or after DECOM"));
        }
        Ok(EpisodeRow {
            place_read: row.row.place(),
            start,
            end,
            new_because: row.code("RNE"),
            ended_because: row.code("REC"),
            legal: row.code("LS"),
            need: row.code("CIN"),
            place: row.code("PLACE"),
            provider: row.code("PLACE_PROVIDER"),
            urn: row.some("URN").map(Arc::from),
            postcode: Postcode::of(row.text("PL_POST")),
            home_postcode: Postcode::of(row.text("HOME_POST")),
            moved_because: row.code("REASON_PLACE_CHANGE"),
        })
    }

    /// A row as the timeline knows it.
    pub(super) fn known(episode: &Episode) -> EpisodeRow {
        EpisodeRow {
            place_read: Place::default(),
            start: episode.start,
            end: episode.end,
            new_because: episode.new_because,
            ended_because: episode.ended_because,
            legal: episode.legal,
            need: episode.need,
            place: episode.place,
            provider: episode.provider,
            urn: episode.urn.clone(),
            postcode: episode.postcode.clone(),
            home_postcode: episode.home_postcode.clone(),
            moved_because: episode.moved_because,
        }
    }

    /// The row with what is known to have ended it after the last day of the return's year, which the return does not tell.
    pub(super) fn then(self, known: &EpisodeRow, year_end: Day) -> EpisodeRow {
        if self.end.is_some() || known.end.is_none_or(|end| end <= year_end) {
            return self;
        }
        let moved_because = self.moved_because.or(known.moved_because);
        EpisodeRow { end: known.end, ended_because: known.ended_because, moved_because, ..self }
    }

    fn lives_as(&self, other: &EpisodeRow) -> bool {
        self.place == other.place
            && self.provider == other.provider
            && self.urn == other.urn
            && self.postcode == other.postcode
    }

    fn said_nothing_of_a_placement(&self) -> bool {
        self.place.is_none() && self.provider.is_none() && self.urn.is_none() && self.postcode.is_none()
    }
}

/// Takes rows apart into the events that people record.
///
/// Returns the records that should stand, and for each row, in the order given, the key it will have in the timeline.
pub(super) fn split(rows: &[EpisodeRow]) -> (Vec<Wanted>, Vec<String>) {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|&at| rows[at].start);
    let chains = chains(rows, &order);
    let accounts = accounts(rows, &chains);
    let mut wanted = Vec::new();
    for (chain, &account) in chains.iter().zip(&accounts) {
        events(rows, chain, account, &mut wanted);
    }
    let mut account_of = vec![0u8; rows.len()];
    for (chain, &account) in chains.iter().zip(&accounts) {
        for &at in chain {
            account_of[at] = account;
        }
    }
    let keys = (0..rows.len())
        .map(|at| {
            let sharing = (0..rows.len())
                .filter(|&other| rows[other].start == rows[at].start && account_of[other] < account_of[at])
                .count();
            if sharing == 0 {
                rows[at].start.to_string()
            } else {
                format!("{}#{}", rows[at].start, sharing + 1)
            }
        })
        .collect();
    (wanted, keys)
}

/// Unbroken runs of rows, each beginning the day the one before ended. The row before is the one whose DEC equals this
/// DECOM, not the one before in order (ruling 20). A start (S) begins a run, an end of care closes one.
fn chains(rows: &[EpisodeRow], order: &[usize]) -> Vec<Vec<usize>> {
    let mut chains: Vec<Vec<usize>> = Vec::new();
    for &at in order {
        let row = &rows[at];
        let continues = row.new_because != Some(ReasonNewEpisode::S) && row.end != Some(row.start);
        let before = chains.iter_mut().filter(|_| continues).find(|chain| {
            chain.last().is_some_and(|&last| {
                let before = &rows[last];
                before.end == Some(row.start)
                    && before.start < row.start
                    && !before.ended_because.is_some_and(ReasonEnded::ends_care)
            })
        });
        match before {
            Some(chain) => chain.push(at),
            None => chains.push(vec![at]),
        }
    }
    chains
}

/// Which account each run belongs to: the first in which it overlaps nothing. 0 is the record; what overlaps it is kept
/// beside it and reported, never refused or repaired.
fn accounts(rows: &[EpisodeRow], chains: &[Vec<usize>]) -> Vec<u8> {
    // For each account: the first day and the end of its last run.
    let mut taken: Vec<(Day, Option<Day>)> = Vec::new();
    chains
        .iter()
        .map(|chain| {
            let start = chain.first().map_or(Day::from_number(0), |&at| rows[at].start);
            let end = chain.last().and_then(|&at| rows[at].end);
            let no_length = end == Some(start);
            let free = taken.iter().position(|&(last_start, last_end)| match last_end {
                // A row of no length shares its day with nothing.
                Some(last_end) if last_end == last_start || no_length => last_end < start,
                Some(last_end) => last_end <= start,
                None => false,
            });
            // A child with more than 255 accounts of one day is beyond belief; the last takes the rest.
            let account = free.unwrap_or(taken.len()).min(usize::from(u8::MAX));
            match taken.get_mut(account) {
                Some(slot) => *slot = (start, end),
                None => taken.push((start, end)),
            }
            account as u8
        })
        .collect()
}

fn id(day: Day, account: u8) -> Arc<str> {
    if account == 0 { day.to_string().into() } else { format!("{day}/{account}").into() }
}

/// The events of one run.
fn events(rows: &[EpisodeRow], chain: &[usize], account: u8, wanted: &mut Vec<Wanted>) {
    let mut want = |day: Day, place: &Place, record: Arc<dyn Record>| {
        wanted.push(Wanted { id: id(day, account), record, place: place.clone() });
    };
    let (mut legal, mut need) = (None, None);
    let mut before: Option<&EpisodeRow> = None;
    for &at in chain {
        let row = &rows[at];
        let (day, read) = (row.start, &row.place_read);
        let code = row.new_because;
        if before.is_none() {
            want(
                day,
                read,
                Arc::new(LookedAfterStart {
                    day,
                    home_postcode: row.home_postcode.clone(),
                    first_code: code.filter(|code| *code != ReasonNewEpisode::S),
                    account,
                }),
            );
        }
        let moved = match before {
            None => !row.said_nothing_of_a_placement(),
            Some(before) => {
                use ReasonNewEpisode::{B, P, T, U};
                !row.lives_as(before) || matches!(code, Some(P | T | B | U))
            }
        };
        if moved {
            want(
                day,
                read,
                Arc::new(Placement {
                    day,
                    place: row.place,
                    provider: row.provider,
                    urn: row.urn.as_deref().map(str::to_owned),
                    postcode: row.postcode.clone(),
                    same_carer: before.is_some()
                        && matches!(code, Some(ReasonNewEpisode::T | ReasonNewEpisode::U)),
                    moved_because: before.and_then(|before| before.moved_because),
                    account,
                }),
            );
        }
        let changed = row.legal.is_some()
            && (row.legal != legal
                || before.is_some()
                    && matches!(code, Some(ReasonNewEpisode::L | ReasonNewEpisode::B | ReasonNewEpisode::U)));
        // A row that says no change at all is still a row: the same status is said again.
        let said_again = before.is_some() && !moved && !changed;
        if let Some(status) = if changed {
            row.legal
        } else if said_again {
            row.legal.or(legal)
        } else {
            None
        } {
            want(day, read, Arc::new(LegalStatusChange { day, status, account }));
            legal = Some(status);
        } else if said_again {
            // Neither a status nor a move is known: the placement is said again, whatever is known of it.
            want(
                day,
                read,
                Arc::new(Placement {
                    day,
                    place: row.place,
                    provider: row.provider,
                    urn: row.urn.as_deref().map(str::to_owned),
                    postcode: row.postcode.clone(),
                    same_carer: true,
                    moved_because: before.and_then(|before| before.moved_because),
                    account,
                }),
            );
        }
        if let Some(said) = row.need.filter(|said| Some(*said) != need) {
            want(day, read, Arc::new(Need { day, need: said, account }));
            need = Some(said);
        }
        before = Some(row);
    }
    if let Some(last) = before
        && let Some(day) = last.end
    {
        let reason = last.ended_because.filter(|reason| reason.ends_care());
        want(day, &last.place_read, Arc::new(LookedAfterEnd { day, reason, account }));
    }
}

/// The cells of a row of the timeline, as the return of the year gives them: what happened after the year has not yet.
pub(super) fn written(child: &str, episode: &Episode, year: u16) -> Vec<String> {
    let year_end = Period::financial_year(i32::from(year)).to;
    let ended = episode.end.is_some_and(|end| end <= year_end);
    let rec = match episode.ended_because {
        // What a return said against the facts is laid over the cells by the caller.
        Some(code) if ended => code.code(),
        _ => "",
    };
    let text = |postcode: &Option<Postcode>| postcode.as_ref().map_or("", Postcode::as_str).to_owned();
    let moved_because = if ended { episode.moved_because } else { None };
    vec![
        child.to_owned(),
        episode.start.to_return(),
        cells::code(episode.new_because),
        cells::code(episode.legal),
        cells::code(episode.need),
        cells::code(episode.place),
        cells::code(episode.provider),
        if ended { cells::day(episode.end) } else { String::new() },
        rec.to_owned(),
        cells::code(moved_because),
        text(&episode.home_postcode),
        text(&episode.postcode),
        episode.urn.as_deref().unwrap_or_default().to_owned(),
    ]
}

/// Whether the return of the year carries a row by the guide's rules: it touches the year.
pub(super) fn carried(episode: &Episode, year: u16) -> bool {
    let days = Period::financial_year(i32::from(year));
    episode.start <= days.to && episode.end.is_none_or(|end| end >= days.from)
}
