//! The bands of a target meet, and do not overlap.

use timeline::{Band, Limit};

use super::{Findings, Rule, Scene, Severity};

/// The rule.
pub(super) static RULE: Rule =
    Rule { id: "bands-tile", title: "The bands of a target meet without a hole or an overlap", check };

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for indicator in indicators::INDICATORS {
        let Some(target) = scene.cohort.authority.target_on(indicator.id, scene.month.last()) else {
            continue;
        };
        let mut bands: Vec<Band> = [target.green, target.amber, target.red].into_iter().flatten().collect();
        if bands.len() < 2 {
            continue;
        }
        bands.sort_by(|a, b| low(a).total_cmp(&low(b)));
        for pair in bands.windows(2) {
            let (Some(end), Some(start)) = (pair[0].high, pair[1].low) else { continue };
            if let Some(what) = between(end, start) {
                let sentence =
                    format!("the bands of {} {what} (printed {})", indicator.id, target.printed.join(", "));
                findings.add(Severity::Warns, &[indicator.id], sentence);
            }
        }
    }
}

fn low(band: &Band) -> f64 {
    band.low.map_or(f64::NEG_INFINITY, |low| low.value)
}

/// What is wrong between the end of one band and the start of the next.
fn between(end: Limit, start: Limit) -> Option<String> {
    if end.value < start.value {
        Some(format!("leave a hole between {} and {}", end.value, start.value))
    } else if end.value > start.value {
        Some(format!("overlap between {} and {}", start.value, end.value))
    } else if end.inside && start.inside {
        Some(format!("overlap at {}", end.value))
    } else if !end.inside && !start.inside {
        Some(format!("leave out {}", end.value))
    } else {
        None
    }
}
