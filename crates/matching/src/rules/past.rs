//! Homes that ended: this child's time there before, and the household's record.

use records::codes::MatchingRule;

use super::{Rule, Said, against, children, fits};
use crate::judge::Look;

/// Months of the household's past that count.
const MONTHS: i32 = 24;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Past,
    weight: 40,
    about: "Whether the child lived there before and how that ended, and stays with this household that did not hold in two \
            years.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let (world, asked, place) = (look.world, look.asked, look.place);
    if look.lives_there() {
        return fits(100, "The child lives there now.");
    }
    if let Some((_, stay)) = asked.before.iter().rfind(|(id, _)| *id == place.id) {
        let (since, until) = (stay.since.to_words(), stay.until.to_words());
        return match stay.because.filter(|_| stay.did_not_hold()) {
            Some(because) => against(
                100,
                format!(
                    "The child lived there from {since} to {until}; it ended: {}.",
                    because.label().to_lowercase()
                ),
            ),
            None => fits(60, format!("The child knows them: lived there from {since} to {until}.")),
        };
    }
    let lately = world.day.plus_months(-MONTHS);
    let ended: Vec<_> = place.past.iter().filter(|stay| stay.until > lately).collect();
    let failed = ended.iter().filter(|stay| stay.did_not_hold()).count();
    if failed > 0 {
        let share = (failed * 25).min(100) as u8;
        return against(
            share,
            format!(
                "Of {} who left in two years, {failed} left because it did not hold.",
                children(ended.len())
            ),
        );
    }
    None
}
