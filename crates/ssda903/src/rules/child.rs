//! One child's rows, this year's and last year's.

use calendar::Day;

use super::context::Context;
use super::typed::{
    Ad1, Dated, Dolo, Episode, Header, Missing, Oc2, Oc3, PlacedAdoption, PrevPerm, Review, SwEpisode, Uasc,
};

/// One child's rows of a year, table by table.
///
/// Episodes stand by DECOM, those without a real DECOM last; every other table stands as in its file.
#[derive(Debug, Default)]
pub(crate) struct Rows<'r> {
    pub(crate) headers: Vec<Header<'r>>,
    pub(crate) episodes: Vec<Episode<'r>>,
    pub(crate) reviews: Vec<Review<'r>>,
    pub(crate) uasc: Vec<Uasc<'r>>,
    pub(crate) oc2: Vec<Oc2<'r>>,
    pub(crate) oc3: Vec<Oc3<'r>>,
    pub(crate) ad1: Vec<Ad1<'r>>,
    pub(crate) placed_adoption: Vec<PlacedAdoption<'r>>,
    pub(crate) prev_perm: Vec<PrevPerm<'r>>,
    pub(crate) missing: Vec<Missing<'r>>,
    pub(crate) sw_episodes: Vec<SwEpisode<'r>>,
    pub(crate) dolo: Vec<Dolo<'r>>,
}

impl<'r> Rows<'r> {
    /// The first row of Header. A second one is what INT32 finds.
    pub(crate) fn header(&self) -> Option<&Header<'r>> {
        self.headers.first()
    }

    /// The child's first episode, by DECOM.
    pub(crate) fn first_episode(&self) -> Option<&Episode<'r>> {
        self.episodes.first()
    }

    /// The child's last episode, by DECOM.
    pub(crate) fn last_episode(&self) -> Option<&Episode<'r>> {
        self.episodes.iter().rev().find(|episode| episode.decom.is_given()).or(self.episodes.last())
    }

    /// Each episode with the one before it; the first has none.
    pub(crate) fn with_previous(&self) -> impl Iterator<Item = (Option<&Episode<'r>>, &Episode<'r>)> {
        self.episodes.iter().enumerate().map(|(index, episode)| {
            (index.checked_sub(1).and_then(|before| self.episodes.get(before)), episode)
        })
    }

    /// Each episode with the one after it; the last has none.
    pub(crate) fn with_next(&self) -> impl Iterator<Item = (&Episode<'r>, Option<&Episode<'r>>)> {
        self.episodes.iter().enumerate().map(|(index, episode)| (episode, self.episodes.get(index + 1)))
    }

    /// Whether the child was an unaccompanied asylum seeker in the year: the flag of the Header where the return has it
    /// (XML), else a row in UASC.
    pub(crate) fn is_uasc(&self) -> bool {
        match self.header().map_or("", |header| header.uasc) {
            "" => !self.uasc.is_empty(),
            flag => flag == "1",
        }
    }

    /// The periods of care: runs of episodes, each starting the day the one before ended. Episodes without a real
    /// DECOM are left out.
    pub(crate) fn periods_of_care(&self) -> Vec<&[Episode<'r>]> {
        let dated = self.episodes.iter().take_while(|episode| episode.decom.is_given()).count();
        let dated = self.episodes.get(..dated).unwrap_or_default();
        dated.chunk_by(|one, next| one.dec.is_given() && one.dec.day() == next.decom.day()).collect()
    }

    /// Whether an episode of the child covers a day: from the day it began to the day it ended, both included.
    pub(crate) fn has_episode_on(&self, day: Day) -> bool {
        self.episodes.iter().any(|episode| {
            episode.decom.day().is_some_and(|began| began <= day)
                && episode.dec.day().is_none_or(|ended| ended >= day)
        })
    }

    /// Whether a time that ought to lie in care, such as one missing, fits none of the child's periods of care: it starts
    /// or ends before care began, has no end though care has ended, or ends after care did. What is not given of it speaks
    /// against nothing but that. Not so where the child has no period of care at all.
    pub(crate) fn fits_no_period_of_care(&self, from: Dated<'_>, to: Dated<'_>) -> bool {
        let misfits = |period: &[Episode<'r>]| {
            let began = period.first().and_then(|episode| episode.decom.day());
            let ended = period.last().and_then(|episode| episode.dec.day());
            began.is_some_and(|began| from.is_before(began) || to.is_before(began))
                || ended.is_some_and(|ended| to.is_missing() || to.is_after(ended))
        };
        let periods = self.periods_of_care();
        !periods.is_empty() && periods.iter().all(|period| misfits(period))
    }
}

/// One child: their rows of this year and, where it was loaded, of last year.
#[derive(Debug)]
pub(crate) struct Child<'r> {
    /// The authority's own id of the child; blank for a row that gives none, which stands by itself.
    pub(crate) id: &'r str,
    pub(crate) now: Rows<'r>,
    pub(crate) last: Rows<'r>,
}

impl<'r> std::ops::Deref for Child<'r> {
    type Target = Rows<'r>;

    fn deref(&self) -> &Rows<'r> {
        &self.now
    }
}

impl<'r> Child<'r> {
    /// The date of birth of the Header.
    pub(crate) fn dob(&self) -> Option<Day> {
        self.header().and_then(|header| header.dob.day())
    }

    /// The episodes of both years, last year's first, then by DECOM. An episode that both returns have stands twice.
    pub(crate) fn episodes_of_both_years(&self) -> Vec<Episode<'r>> {
        let mut all: Vec<Episode<'r>> =
            self.last.episodes.iter().chain(&self.now.episodes).copied().collect();
        all.sort_by_key(by_decom);
        all
    }

    /// Unaccompanied in this year or in the last.
    pub(crate) fn is_uasc_in_either_year(&self) -> bool {
        self.now.is_uasc() || self.last.is_uasc()
    }

    /// Looked after for the whole year up to 31 March, as the return counts it: the child has an episode that touches
    /// the year, and none that started in it after 1 April with RNE S, none that ended from 1 April to 30 March with a
    /// REC other than X1, and none of legal status V3 or V4 in the year.
    pub(crate) fn is_continuously_looked_after(&self, context: &Context<'_>) -> bool {
        let (start, end) = (context.start, context.end);
        // An episode without a real DECOM may still say when it ended.
        let touches = |episode: &Episode<'r>| {
            episode.decom.day().is_some_and(|decom| decom <= end)
                && episode.dec.day().is_none_or(|dec| dec >= start)
        };
        let mut any = false;
        for episode in &self.episodes {
            any |= touches(episode);
            let began_in_year =
                episode.rne == "S" && episode.decom.is_after(start) && !episode.decom.is_after(end);
            let ended_in_year = episode.dec.is_within(start, end.plus_days(-1)) && episode.rec != "X1";
            if began_in_year || ended_in_year || (touches(episode) && episode.is_short_break()) {
                return false;
            }
        }
        any
    }
}

/// For sorting: by DECOM, those without a real one last.
pub(crate) fn by_decom(episode: &Episode<'_>) -> (bool, Option<Day>) {
    (episode.decom.is_missing(), episode.decom.day())
}
