//! The children looked after at the month's end, split by age, legal status and placement. Every part adds up to 6.1: who
//! fits nowhere stands in a row of their own.

use indicators::indicator;
use measure::{Kind, Origin};
use press::{Block, Cell, Column, Level, Row, Section, Table};
use timeline::codes::{LegalStatus, PlacementType};
use timeline::{OnDay, PublishedBreakdown};

use super::{Run, small_numbers};

/// One way of splitting the children of a day.
struct Split {
    by: &'static str,
    parts: &'static [&'static str],
    /// The part a child is in, by position.
    of: fn(&OnDay<'_>) -> usize,
}

const SPLITS: &[Split] = &[
    Split {
        by: "age",
        parts: &["Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "Date of birth not known"],
        of: |on| match on.age() {
            None => 5,
            Some(..1) => 0,
            Some(1..=4) => 1,
            Some(5..=9) => 2,
            Some(10..=15) => 3,
            Some(_) => 4,
        },
    },
    Split {
        by: "legal status",
        parts: &[
            "Full care order",
            "Interim care order",
            "Placement order",
            "Accommodated under section 20",
            "Police protection, emergency protection or child assessment order",
            "Remanded, detained or under a youth rehabilitation order",
            "Other / not known",
        ],
        of: |on| {
            use LegalStatus::*;
            match on.episode.and_then(|episode| episode.legal) {
                Some(C2) => 0,
                Some(C1) => 1,
                Some(E1) => 2,
                Some(V2) => 3,
                Some(L1 | L2 | L3) => 4,
                Some(J1 | J2 | J3) => 5,
                Some(D1 | V1 | V3 | V4) | None => 6,
            }
        },
    },
    Split {
        by: "placement",
        parts: &[
            "Foster placement with a relative or friend",
            "Foster placement with another carer",
            "Placed for adoption",
            "With parents or others with parental responsibility",
            "Children’s home",
            "Secure children’s home or young offender institution",
            "Supported, semi-independent or independent living",
            "Residential school",
            "Other residential setting",
            "Other / not known",
        ],
        of: |on| {
            use PlacementType::*;
            match on.place() {
                Some(U1 | U2 | U3) => 0,
                Some(U4 | U5 | U6) => 1,
                Some(A3 | A4 | A5 | A6) => 2,
                Some(P1) => 3,
                Some(K2) => 4,
                Some(K1 | R5) => 5,
                Some(H5 | K3 | P2) => 6,
                Some(S1) => 7,
                Some(P3 | R1 | R2 | R3) => 8,
                Some(T0 | T1 | T2 | T3 | T4 | Z1 | Z11 | Z12 | Z13 | Z14) | None => 9,
            }
        },
    },
];

/// The tables, where the record knows who is looked after; those that were published for the day, where it does not.
pub(crate) fn write(run: &Run<'_>, section: Section) -> Section {
    let day = run.month.last();
    let counted = indicator("6.1").and_then(|indicator| run.figure(indicator, Kind::Snapshot, run.month));
    let counted = counted.filter(|figure| figure.value.is_some());
    let section =
        section.with(Block::heading(Level::Three, format!("Who was looked after on {}", day.to_words())));
    match counted.map(|figure| (figure.source, figure.numerator.unwrap_or_default())) {
        Some((Origin::Record, total)) => SPLITS.iter().fold(section, |section, split| {
            let parts = count(run, split);
            let sum: i64 = parts.iter().sum();
            let section = section.with(of_record(run, split, &parts));
            if sum == total {
                section
            } else {
                section.with(Block::warning(format!("These parts add up to {sum}, and 6.1 is {total}.")))
            }
        }),
        published => {
            let total = published.map(|(_, total)| total);
            let of_day: Vec<&PublishedBreakdown> = run
                .cohort
                .authority
                .breakdowns
                .iter()
                .filter(|split| split.indicator == "6.1" && split.day == day)
                .collect();
            if of_day.is_empty() {
                return section.with(Block::text("Not known here: the record does not speak of this day."));
            }
            of_day.into_iter().fold(section, |section, split| section.with(of_published(split, total)))
        }
    }
}

fn count(run: &Run<'_>, split: &Split) -> Vec<i64> {
    let day = run.month.last();
    let mut parts = vec![0; split.parts.len()];
    for child in &run.cohort.children {
        let on = child.on(day);
        if on.looked_after() {
            parts[(split.of)(&on)] += 1;
        }
    }
    parts
}

fn columns(by: &str) -> Vec<Column> {
    vec![Column::text(by), Column::number("Children"), Column::number("Share")]
}

fn of_record(run: &Run<'_>, split: &Split, parts: &[i64]) -> Table {
    let total: i64 = parts.iter().sum();
    let suppress = run.options.suppress_small;
    let hidden = if suppress { small_numbers::hidden(parts) } else { vec![false; parts.len()] };
    let total_hidden = suppress && small_numbers::total_hidden(parts, &hidden);
    let by = super::words::capital(split.by);
    let mut table = Table::new(format!("Looked-after children by {}", split.by), columns(&by));
    let row = |count: i64, hidden: bool| {
        if hidden {
            return vec![Cell::empty(small_numbers::HIDDEN); 2];
        }
        let share = if total == 0 {
            Cell::empty("nobody was looked after")
        } else if total_hidden {
            Cell::empty(small_numbers::HIDDEN)
        } else {
            Cell::percent(count as f64 * 100.0 / total as f64, 1)
        };
        vec![Cell::count(count), share]
    };
    for ((name, count), hidden) in split.parts.iter().zip(parts).zip(&hidden) {
        table.rows.push(Row::new(*name, row(*count, *hidden)));
    }
    table.rows.push(Row::total("Total", row(total, total_hidden)));
    table
}

/// As it was published, and what it leaves out of the total.
fn of_published(split: &PublishedBreakdown, total: Option<i64>) -> Table {
    let by = super::words::capital(&split.by);
    let mut table = Table::new(format!("Looked-after children by {}, as published", split.by), columns(&by));
    let dash = || Cell::empty("not published");
    for (name, count, share) in &split.parts {
        let count = count.map_or_else(dash, |count| Cell::number(count, 0));
        let share = share.map_or_else(dash, |share| Cell::percent(share, 0));
        table.rows.push(Row::new(name.as_str(), vec![count, share]));
    }
    let counts: Option<f64> = split.parts.iter().map(|(_, count, _)| *count).sum();
    let shares: Option<f64> = split.parts.iter().map(|(_, _, share)| *share).sum();
    let left = counts.zip(total).map(|(sum, total)| total as f64 - sum);
    let rest = shares.map(|sum| 100.0 - sum);
    let cell = |number: Option<f64>, of: fn(f64) -> Cell| number.map_or_else(dash, of);
    let unlike = left.map_or(rest.is_some_and(|rest| rest != 0.0), |left| left != 0.0);
    if unlike {
        let share = if left.is_some() {
            left.zip(total).map(|(left, total)| left * 100.0 / total as f64)
        } else {
            rest
        };
        let row =
            vec![cell(left, |left| Cell::number(left, 0)), cell(share, |share| Cell::percent(share, 0))];
        table.rows.push(Row::new("In none of these (or lost in rounding)", row));
    }
    if let Some(total) = total {
        table.rows.push(Row::total("Total, as 6.1", vec![Cell::count(total), Cell::percent(100.0, 0)]));
    }
    let mut note = format!("Published: {}.", split.run);
    if let (Some(left), Some(sum), Some(total)) = (left.filter(|left| *left != 0.0), counts, total) {
        note += &format!(" The parts add up to {sum}, and 6.1 is {total}: {left} are in none of them.");
    }
    table.note = Some(note);
    table
}
