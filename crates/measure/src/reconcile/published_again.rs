//! What the record gives now is what was published.

use timeline::PublishedPeriod;

use super::{Findings, Rule, Scene, Severity};
use crate::decimal::display;
use crate::{Kind, Origin};

/// The rule.
pub(super) static RULE: Rule =
    Rule { id: "published-again", title: "What the record gives is what was published", check };

fn check(scene: &Scene<'_>, findings: &mut Findings) {
    for (indicator, figure) in scene.all().filter(|(_, figure)| figure.source == Origin::Record) {
        let Some(value) = figure.value else { continue };
        let period = match figure.kind {
            Kind::Month | Kind::Snapshot => PublishedPeriod::Month(scene.month),
            Kind::YearToDate => PublishedPeriod::YearToDate(scene.month),
        };
        let now = display(Some(value), indicator.unit);
        for published in scene.published(indicator.id, period) {
            if display(published.value, indicator.unit) != now {
                let sentence = format!(
                    "{} ({}) was published as {} ({}) and the record gives {now}",
                    indicator.id,
                    figure.kind.word(),
                    published.printed,
                    published.run
                );
                findings.add(Severity::Informs, &[indicator.id], sentence);
            }
        }
    }
}
