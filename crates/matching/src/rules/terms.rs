//! The terms on which a household is approved.

use records::codes::{CareSort, MatchingRule, Sex};
use records::fostering::ExemptFrom;

use super::{Rule, Said, against, fits, list, not_known, stop};
use crate::judge::Look;

/// The rule.
pub(super) static RULE: Rule = Rule {
    of: MatchingRule::Terms,
    weight: 50,
    about: "Whether the terms of approval cover the child's age, sex and kind of fostering, or an exemption is given.",
    judge,
};

fn judge(look: &Look<'_>) -> Option<Said> {
    let (place, asked) = (look.place, look.asked);
    if place.home.is_some() {
        return None;
    }
    let named =
        |child: &str| place.terms.is_some_and(|terms| terms.named.iter().any(|named| named.child == child));
    if let Some(exempt) = place.exemption(ExemptFrom::Terms, &asked.child) {
        let until = exempt.until.map_or_else(String::new, |until| format!(", until {}", until.to_words()));
        return fits(
            0,
            format!("Beyond the terms for this child by exemption of {}{until}.", exempt.given_by),
        );
    }
    if !place.is_general() && !named(&asked.child) && !look.lives_there() {
        return stop("Approved for another child by name only: a relative or friend.");
    }
    let Some(terms) = place.terms else {
        return not_known("The terms of their approval are not recorded here.");
    };
    let mut beyond: Vec<String> = Vec::new();
    if let Some(age) = asked.age {
        if terms.age_from.is_some_and(|from| age < i32::from(from)) {
            beyond.push(format!("from {} years", terms.age_from.unwrap_or_default()));
        }
        if terms.age_to.is_some_and(|to| age > i32::from(to)) {
            beyond.push(format!("up to {} years", terms.age_to.unwrap_or_default()));
        }
    }
    if let (Some(only), Some(sex)) = (terms.sex, asked.sex)
        && only != sex
        && only != Sex::Unknown
        && sex != Sex::Unknown
    {
        beyond.push(format!("{} only", if only == Sex::Female { "girls" } else { "boys" }));
    }
    // Where the request names no kind, it is for a home to live in.
    let lives = asked.request.sorts.is_empty() && !look.lives_there();
    if lives && !terms.sorts.is_empty() && terms.sorts.iter().all(|sort| *sort == CareSort::ShortBreaks) {
        beyond.push("for short breaks only".to_owned());
    }
    let missing: Vec<&str> = asked
        .request
        .sorts
        .iter()
        .filter(|sort| !terms.sorts.is_empty() && !terms.sorts.contains(sort))
        .map(|sort| sort.label())
        .collect();
    if !missing.is_empty() {
        beyond.push(format!("not for {}", list(missing).to_lowercase()));
    }
    if beyond.is_empty() {
        if asked.age.is_none() && (terms.age_from.is_some() || terms.age_to.is_some()) {
            return not_known(
                "The child's age is not recorded here: nobody knows whether the terms cover it.",
            );
        }
        return fits(0, "Within the terms of their approval.");
    }
    let beyond = list(beyond.iter().map(String::as_str));
    // Somebody approved may take a child in an emergency whom the terms do not cover, for six working days at most.
    let covers_emergencies = asked.request.emergency && !place.kinship;
    if covers_emergencies {
        return against(
            100,
            format!(
                "Beyond their terms ({beyond}). In an emergency for 6 working days at most (regulation 23); then the terms \
                 are changed or the child moves."
            ),
        );
    }
    stop(format!(
        "Beyond their terms: approved {beyond}. Ask for an exemption for this child or for other terms, or choose another."
    ))
}
