//! What there was, and what came, less what went, is what there is.

use calendar::Period;
use timeline::Timeline;

use super::{Findings, Rule, Scene, Severity};
use crate::{Figure, Kind, Origin};

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "stock-and-flow",
    title: "Opening number plus those who came less those who went is the closing number",
    check,
};

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for (what, [stock, came, went]) in
        [("looked-after children", ["6.1", "6.3", "6.4"]), ("foster carer households", ["9.3", "9.4", "9.5"])]
    {
        let figures = (
            scene.before(stock, Kind::Snapshot),
            scene.now(came, Kind::Month),
            scene.now(went, Kind::Month),
            scene.now(stock, Kind::Snapshot),
        );
        let (Some(opening), Some(came), Some(went), Some(closing)) = figures else { continue };
        let count = |figure: &Figure| figure.numerator;
        let (Some(from), Some(plus), Some(less), Some(to)) =
            (count(opening), count(came), count(went), count(closing))
        else {
            continue;
        };
        let gap = to - (from + plus - less);
        let of_record = [opening, came, went, closing].iter().all(|figure| figure.source == Origin::Record);
        let lines = if of_record && stock == "6.1" { lines(scene) } else { Vec::new() };
        let explained: i64 = lines.iter().map(|line| line.change).sum();
        if gap == 0 && lines.is_empty() {
            continue;
        }
        let mut sentence = format!(
            "{what}: {from} + {plus} - {less} = {}, and {to} is the closing number",
            from + plus - less
        );
        for line in &lines {
            sentence += &format!("; {:+} {}", line.change, line.words);
        }
        let children = lines.iter().flat_map(|line| line.children.iter().cloned()).collect();
        let severity = if of_record && explained == gap { Severity::Informs } else { Severity::Blocks };
        findings.add_with(severity, &[stock, came.id, went.id], sentence, children);
    }
}

/// A line of the reconciliation: children who are in one number and not in the flow, or the other way round.
struct Line {
    words: &'static str,
    change: i64,
    children: Vec<String>,
}

/// Why a child's coming or going is not in the flow.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Why {
    ShortBreaks,
    StartNotKnown,
    EndNotSaid,
    RowsThatOverlap,
}

impl Why {
    const ALL: [Why; 4] = [Why::ShortBreaks, Why::StartNotKnown, Why::EndNotSaid, Why::RowsThatOverlap];

    const fn words(self) -> &'static str {
        match self {
            Why::ShortBreaks => "to or from short breaks",
            Why::StartNotKnown => "whose care began on a day not known here",
            Why::EndNotSaid => "whose rows stop without saying that care ended",
            Why::RowsThatOverlap => "whose rows overlap, or began and ended more than once",
        }
    }
}

fn lines(scene: &Scene<'_>) -> Vec<Line> {
    let days = scene.month.period();
    let mut found: Vec<(Why, i64, String)> = Vec::new();
    for child in &scene.cohort.children {
        if !child.in_care_between(days.from.plus_days(-1), days.to) {
            continue;
        }
        let (stock, flow) = (change(child, days), flow(child, days));
        if stock != flow {
            found.push((why(child, days), stock - flow, child.child.to_string()));
        }
    }
    let line = |why: Why| Line {
        words: why.words(),
        change: found.iter().filter(|(of, ..)| *of == why).map(|(_, change, _)| change).sum(),
        children: found.iter().filter(|(of, ..)| *of == why).map(|(.., child)| child.clone()).collect(),
    };
    Why::ALL.into_iter().map(line).filter(|line| !line.children.is_empty()).collect()
}

/// What a child changes in the number looked after over some days.
fn change(child: &Timeline, days: Period) -> i64 {
    let counted = |day| i64::from(child.on(day).looked_after());
    counted(days.to) - counted(days.from.plus_days(-1))
}

/// Admissions less ceases of a child, as 6.3 and 6.4 count them.
fn flow(child: &Timeline, days: Period) -> i64 {
    let mut flow = 0;
    for period in &child.periods {
        let Some((first, last)) = child.ends_of(period) else { continue };
        if period.start_known() && days.contains(period.start) && !first.is_short_break() {
            flow += 1;
        }
        if period.ceased().is_some_and(|(day, _)| days.contains(day)) && !last.is_short_break() {
            flow -= 1;
        }
    }
    flow
}

fn why(child: &Timeline, days: Period) -> Why {
    let any = |is: &dyn Fn(&timeline::CarePeriod) -> bool| child.periods.iter().any(is);
    let touched =
        |row: &timeline::Episode| row.start <= days.to && row.end.is_none_or(|end| end >= days.from);
    if child.episodes.iter().any(|row| row.is_short_break() && touched(row)) {
        Why::ShortBreaks
    } else if any(&|period| !period.start_known() && days.contains(period.start)) {
        Why::StartNotKnown
    } else if any(&|period| period.end.is_some_and(|end| days.contains(end)) && period.ceased().is_none()) {
        Why::EndNotSaid
    } else {
        Why::RowsThatOverlap
    }
}
