//! The counts of one cell.

use records::codes::Participation;
use records::reviews::Grade;

/// Stages that are counted apart.
pub const STAGES: usize = 5;
/// Grades, in the order of the checklist.
pub const GRADES: [Grade; 4] =
    [Grade::Outstanding, Grade::Good, Grade::RequiresImprovement, Grade::Inadequate];

/// Ways in which a child takes part in a review, and after them that nobody wrote down which.
pub const PARTICIPATION: usize = Participation::ALL.len() + 1;

/// What came of the challenges that were opened at a stage.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stage {
    /// Opened at this stage.
    pub opened: u32,
    /// Answered by the day it was due.
    pub in_time: u32,
    /// Answered later.
    pub late: u32,
    /// Ended, or went up, without an answer at this stage.
    pub without: u32,
    /// No answer yet.
    pub waits: u32,
    /// Working days to the answers, all together.
    pub days: u32,
}

impl Stage {
    /// Answers, in time or late.
    pub const fn answers(&self) -> u32 {
        self.in_time + self.late
    }

    /// Working days to an answer, on average; `None` where there is none.
    pub fn mean_days(&self) -> Option<f64> {
        (self.answers() > 0).then(|| f64::from(self.days) / f64::from(self.answers()))
    }
}

/// What was done in a cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    /// Children whose officer it is on the last day of the month.
    pub caseload: u32,
    /// Times that a child was met or spoken to before a review.
    pub visits: u32,
    /// Midway checks.
    pub midway: u32,
    /// Reviews held.
    pub reviews: u32,
    /// Reviews held of which it is known when they were due.
    pub judged: u32,
    /// Of these, held by the day they were due.
    pub in_time: u32,
    /// Reviews held without a checklist since the review before.
    pub unchecked: u32,
    /// Checklists by grade, in the order of [`GRADES`].
    pub grades: [u32; GRADES.len()],
    /// Reviews held of which the minutes were sent, or should have been by now.
    pub minutes: u32,
    /// Of these, sent within the working days that the handbook gives.
    pub minutes_in_time: u32,
    /// Reviews held by how the child took part, in the order of the code set; last those of which nobody wrote it down.
    pub participation: [u32; PARTICIPATION],
    /// Informal challenges, and those of them that were solved.
    pub informal: (u32, u32),
    /// Challenges by stage.
    pub stages: [Stage; STAGES],
    /// Challenges that went from the last stage, or from any, to Cafcass.
    pub cafcass: u32,
    /// Challenges that ended resolved, and withdrawn.
    pub ended: (u32, u32),
    /// Resolved later than the whole may take.
    pub whole_late: u32,
    /// Challenges that advocates raised, at stage 1: counted apart.
    pub by_advocates: u32,
    /// Challenges that chairs of child protection conferences raised, at stage 1: no reviewing officer's, and counted apart.
    pub by_chairs: u32,
}

impl Tally {
    /// Adds another.
    pub fn add(&mut self, other: &Tally) {
        self.caseload += other.caseload;
        self.visits += other.visits;
        self.midway += other.midway;
        self.reviews += other.reviews;
        self.judged += other.judged;
        self.in_time += other.in_time;
        self.unchecked += other.unchecked;
        self.grades.iter_mut().zip(other.grades).for_each(|(own, more)| *own += more);
        self.informal = (self.informal.0 + other.informal.0, self.informal.1 + other.informal.1);
        for (own, more) in self.stages.iter_mut().zip(other.stages) {
            own.opened += more.opened;
            own.in_time += more.in_time;
            own.late += more.late;
            own.without += more.without;
            own.waits += more.waits;
            own.days += more.days;
        }
        self.cafcass += other.cafcass;
        self.ended = (self.ended.0 + other.ended.0, self.ended.1 + other.ended.1);
        self.whole_late += other.whole_late;
        self.by_advocates += other.by_advocates;
        self.by_chairs += other.by_chairs;
        self.minutes += other.minutes;
        self.minutes_in_time += other.minutes_in_time;
        self.participation.iter_mut().zip(other.participation).for_each(|(own, more)| *own += more);
    }

    /// Checklists of any grade.
    pub fn checklists(&self) -> u32 {
        self.grades.iter().sum()
    }

    /// Checklists of one grade.
    pub fn graded(&self, grade: Grade) -> u32 {
        GRADES.iter().position(|of| *of == grade).map_or(0, |at| self.grades[at])
    }

    /// Reviews in time, in percent of those of which it is known when they were due; `None` where there is none.
    pub fn share_in_time(&self) -> Option<f64> {
        (self.judged > 0).then(|| f64::from(self.in_time) * 100.0 / f64::from(self.judged))
    }

    /// Minutes sent in time, in percent of those that were due; `None` where there is none.
    pub fn share_of_minutes(&self) -> Option<f64> {
        (self.minutes > 0).then(|| f64::from(self.minutes_in_time) * 100.0 / f64::from(self.minutes))
    }
}
