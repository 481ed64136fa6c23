//! Matches that are proposed: how far each is, who had which paper on which day, and what is waited for.

use calendar::Day;
use clocks::Duty;
use records::adoption::{MatchDecided, MatchPaper, MatchProposal, MatchView, SharedWith};
use timeline::Timeline;

/// How far a proposed match is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Progress {
    /// The placement report is not with the adopters yet.
    Prepared,
    /// The adopters read it, and may say what they think of it.
    WithAdopters,
    /// The panel has the papers.
    WithPanel,
    /// The panel put it off.
    PutOff,
    /// The panel recommended something, and nobody has decided.
    Heard,
    /// The child is matched with them.
    Agreed,
    /// The child is not matched with them.
    NotAgreed,
    /// It was given up before a decision.
    GivenUp,
}

impl Progress {
    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Progress::Prepared => "Being prepared",
            Progress::WithAdopters => "The adopters have the report",
            Progress::WithPanel => "The panel has the papers",
            Progress::PutOff => "Put off by the panel",
            Progress::Heard => "Heard, not decided",
            Progress::Agreed => "Agreed",
            Progress::NotAgreed => "Not agreed",
            Progress::GivenUp => "Given up",
        }
    }

    /// Whether something is still waited for.
    pub const fn is_open(self) -> bool {
        !matches!(self, Progress::Agreed | Progress::NotAgreed | Progress::GivenUp)
    }
}

/// A match that was proposed, as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The record.
    pub id: String,
    /// Proposed on.
    pub day: Day,
    /// Which household, or whose adopters.
    pub with: String,
    /// Which household, where it is one that is recorded here.
    pub household: Option<String>,
    /// How far it is.
    pub progress: Progress,
    /// Who had which paper, in the order of the days.
    pub shared: Vec<(MatchPaper, SharedWith, Day)>,
    /// The day on which the adopters had the placement report.
    pub given: Option<Day>,
    /// The day by which they are to have it, once a panel is set.
    pub give_by: Option<Day>,
    /// What the adopters wrote of it came on.
    pub observations: Option<Day>,
    /// The day of the panel, set or past.
    pub panel: Option<Day>,
    /// What it recommended.
    pub view: Option<MatchView>,
    /// The day by which it is to be decided, once the decision maker has the recommendation.
    pub decide_by: Option<Day>,
    /// Decided on.
    pub decided: Option<Day>,
    /// Given up on.
    pub withdrawn: Option<Day>,
    /// Why it was decided so or given up.
    pub because: Option<String>,
}

impl Proposal {
    /// Whether the adopters had the report too late for the panel, or should have it by a day and do not.
    pub fn given_late(&self, day: Day) -> bool {
        self.give_by.is_some_and(|by| match self.given {
            Some(given) => given > by,
            None => self.progress.is_open() && by < day,
        })
    }

    /// The day on which the panel had its papers.
    pub fn papers(&self) -> Option<Day> {
        let of = |(paper, with, _): &&(MatchPaper, SharedWith, Day)| {
            (*paper, *with) == (MatchPaper::PlacementReport, SharedWith::Panel)
        };
        self.shared.iter().find(of).map(|(_, _, day)| *day)
    }

    /// What is waited for, and by when where that is known.
    pub fn next(&self) -> Option<(&'static str, Option<Day>)> {
        Some(match self.progress {
            Progress::Prepared => ("Placement report to the adopters", self.give_by),
            Progress::WithAdopters | Progress::WithPanel => ("Panel", self.panel),
            Progress::PutOff => ("Another day of the panel", None),
            Progress::Heard => ("Decision on the match", self.decide_by),
            _ => return None,
        })
    }
}

/// The matches that were proposed since care began, oldest first.
pub fn of(child: &Timeline, duties: &[Duty], care: Day, day: Day) -> Vec<Proposal> {
    let all = child.strand::<MatchProposal>().filter(|said| said.day >= care && said.day <= day);
    let by = |clock: &str, from: Day| {
        duties.iter().find(|duty| duty.clock.id == clock && duty.because.day == from).map(|duty| duty.due)
    };
    all.map(|said| {
        let past = |on: Option<Day>| on.filter(|on| *on <= day);
        let mut shared: Vec<_> = said.shared.iter().map(|each| (each.paper, each.with, each.day)).collect();
        shared.retain(|(_, _, on)| *on <= day);
        shared.sort_by_key(|(_, _, on)| *on);
        let given = past(said.given(MatchPaper::PlacementReport, SharedWith::Adopters));
        let view = said.view.filter(|_| said.panel.is_some_and(|on| on <= day));
        let (decided, withdrawn) = (past(said.decided), past(said.withdrawn));
        let with_panel = shared.iter().any(|(_, with, _)| *with == SharedWith::Panel);
        let progress = match (decided, withdrawn, view) {
            (Some(_), ..) if said.decision == Some(MatchDecided::Agreed) => Progress::Agreed,
            (Some(_), ..) => Progress::NotAgreed,
            (None, Some(_), _) => Progress::GivenUp,
            (None, None, Some(MatchView::PutOff)) => Progress::PutOff,
            (None, None, Some(_)) => Progress::Heard,
            (None, None, None) if given.is_none() => Progress::Prepared,
            (None, None, None) if with_panel => Progress::WithPanel,
            (None, None, None) => Progress::WithAdopters,
        };
        let with = [&said.household, &said.agency].into_iter().flatten().cloned().collect::<Vec<_>>();
        Proposal {
            id: said.id.to_string(),
            day: said.day,
            with: with.join(", "),
            household: said.household.clone(),
            progress,
            shared,
            given,
            give_by: by("adopt.match.report", said.day),
            observations: past(said.observations),
            panel: said.panel,
            view,
            decide_by: past(said.received).and_then(|received| by("adopt.match.decision", received)),
            decided,
            withdrawn,
            because: said.because.clone().filter(|_| decided.or(withdrawn).is_some()),
        }
    })
    .collect()
}
