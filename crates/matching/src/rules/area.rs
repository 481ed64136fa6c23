//! Where the child must not live.

use records::codes::MatchingRule;

use super::{Rule, Said, fits, not_known, stop};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Area,
    weight: 0,
    about: "Whether it is in an area where the child must not live.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let not_in = look.asked.request.not_in.as_deref().map(str::trim).filter(|said| !said.is_empty())?;
    let Some(postcode) = look.place.postcode else {
        return not_known(
            "The postcode is not recorded here: nobody knows whether the child may live there.",
        );
    };
    let half = outward(postcode.as_str());
    if not_in.split([',', ';', ' ']).any(|each| !each.is_empty() && outward(each) == half) {
        return stop(format!("In {half}, where the child must not live."));
    }
    fits(0, format!("In {half}, outside the areas where the child must not live."))
}

/// The first half of a postcode, or what is only that.
pub(crate) fn outward(postcode: &str) -> String {
    let text: String = postcode.trim().to_uppercase();
    if let Some((half, _)) = text.split_once(' ') {
        return half.to_owned();
    }
    // Written without a space: the last three are the second half, a figure and two letters.
    let bytes = text.as_bytes();
    match bytes {
        [half @ .., figure, a, b]
            if half.len() >= 2
                && figure.is_ascii_digit()
                && a.is_ascii_alphabetic()
                && b.is_ascii_alphabetic() =>
        {
            String::from_utf8_lossy(half).into_owned()
        }
        _ => text,
    }
}
