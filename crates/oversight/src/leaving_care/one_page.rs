//! A pathway plan that fits one page, by construction: the young person's words first, then what they want and the steps to
//! it, each with a name and a day, then home, money, learning, health and people in a line or two each, and who to call.
//!
//! The page has so many lines and no more. What does not fit is not cut in silence: it is named in the line that says what else
//! stands in the long record.

use std::fmt::Write as _;

use calendar::Day;
use letters::reading_age::{self, Reading};
use records::coming_into_care::{ChildSaid, PlanAction, WhoIAm};
use records::leaving_care::{NeedsAssessment, PathwayPlan};
use timeline::Timeline;

use super::{leaver, plan};

/// Ordinary letters that are sure to fit one line of the page.
pub const WIDTH: usize = 84;
/// Lines of text on the page, headings not counted.
pub const LINES: usize = 40;
/// The most lines of each part: their words; a goal or a step; a part of life; who to call.
const WORDS: usize = 4;
const STEPS: usize = 4;
const OF_A_GOAL: usize = 1;
const OF_A_STEP: usize = 2;
const OF_A_PART: usize = 2;
const CALLS: usize = 4;
/// The most lines of what is named as standing elsewhere.
const ELSEWHERE: usize = 4;

/// Who to call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Who: a name and what they are to the young person.
    pub who: String,
    /// How.
    pub how: Option<String>,
}

/// A step of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What will be better.
    pub goal: String,
    /// What will be done.
    pub step: String,
    /// Who does it.
    pub who: String,
    /// By when.
    pub by: Option<Day>,
}

/// The page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnePage {
    /// What the young person likes to be called.
    pub called: String,
    /// The day of the plan; `None` where there is none yet.
    pub day: Option<Day>,
    /// What they say.
    pub words: String,
    /// The steps.
    pub steps: Vec<Step>,
    /// Home, money, learning, health, people: the heading and the text of each that is filled in.
    pub parts: Vec<(&'static str, String)>,
    /// Who to call.
    pub calls: Vec<Call>,
    /// What stands in the long record and not here.
    pub elsewhere: Vec<String>,
    /// By when it is looked at again.
    pub next: Option<Day>,
    /// How hard it is to read.
    pub reading: Reading,
}

/// The page of a young person on a day. `calls`: whom they can call, as the reader of the record may know; those that the plan
/// itself names come after them.
pub fn of(child: &Timeline, day: Day, calls: &[Call]) -> OnePage {
    let plan = plan::latest(child, day).map(|said| said.record);
    let mut elsewhere = Vec::new();
    let mut fit = |text: &str, lines: usize, named: &str| {
        let (short, whole) = fit(text, lines);
        if !whole {
            elsewhere.push(named.to_owned());
        }
        short
    };
    let words = fit(&own_words(child, plan, day), WORDS, "the rest of what I said");
    let (steps, more) = plan.map_or((Vec::new(), 0), |plan| steps(plan, &mut fit));
    let parts: Vec<(&'static str, String)> = plan
        .map(|plan| {
            let parts = [
                ("My home", &plan.home),
                ("My money", &plan.money),
                ("Learning and work", &plan.learning),
                ("My health", &plan.health),
                ("My people", &plan.people),
                ("If it does not work out", &plan.otherwise),
            ];
            let told = parts.into_iter().filter_map(|(heading, text)| {
                let text = text.as_deref().map(str::trim).filter(|text| !text.is_empty())?;
                let named = format!("more on “{}”", heading.to_lowercase());
                Some((heading, fit(text, OF_A_PART, &named)))
            });
            told.collect()
        })
        .unwrap_or_default();
    let named = plan.and_then(|plan| plan.call.as_deref()).unwrap_or_default();
    let named = named.split([';', '\n']).map(str::trim).filter(|who| !who.is_empty());
    let mut all: Vec<Call> = calls.to_vec();
    all.extend(named.map(|who| Call { who: who.to_owned(), how: None }));
    let uncalled = all.len().saturating_sub(CALLS);
    all.truncate(CALLS);
    let calls = all
        .into_iter()
        .map(|call| Call {
            who: fit(&call.who, 1, "a whole name"),
            how: call.how.map(|how| clip(&how, WIDTH / 2)),
        })
        .collect::<Vec<_>>();
    if more > 0 {
        let steps = if more == 1 { "one more step".to_owned() } else { format!("{more} more steps") };
        elsewhere.push(steps);
    }
    if uncalled > 0 {
        elsewhere.push(format!("{uncalled} more to call"));
    }
    if plan.is_some() && assessed(child, day) {
        elsewhere.push("what was found when we looked at my needs".to_owned());
    }
    let mut told: Vec<String> = Vec::new();
    for each in elsewhere {
        if !told.contains(&each) {
            told.push(each);
        }
    }
    let mut page = OnePage {
        called: called(child),
        day: plan.map(|plan| plan.day),
        words,
        steps,
        parts,
        calls,
        elsewhere: told,
        next: plan.map(|plan| plan.day.plus_months(6)),
        reading: reading_age::of(""),
    };
    page.reading = reading_age::of(&page.text());
    page
}

impl OnePage {
    /// The whole text, for its reading age and for those who copy it.
    pub fn text(&self) -> String {
        let mut text = self.words.clone();
        for step in &self.steps {
            let _ = write!(text, "\n{}\n{}", step.goal, step.step);
        }
        for (_, part) in &self.parts {
            let _ = write!(text, "\n{part}");
        }
        text
    }

    /// How many lines of text the page has, headings not counted: never more than [`LINES`].
    pub fn lines(&self) -> usize {
        let of_steps = self.steps.iter().map(|step| lines_of(&step.goal) + lines_of(&step.step) + 1);
        let of_parts = self.parts.iter().map(|(_, text)| lines_of(text));
        // With the words that lead in to it.
        let elsewhere = if self.elsewhere.is_empty() { 0 } else { lines_of(&self.elsewhere.join(", ")) + 1 };
        debug_assert!(elsewhere <= ELSEWHERE, "what stands elsewhere takes {elsewhere} lines");
        lines_of(&self.words)
            + of_steps.sum::<usize>()
            + of_parts.sum::<usize>()
            + self.calls.len()
            + elsewhere
    }
}

/// What the young person says: in the plan, in the assessment of needs, or the last thing they were heard to say.
fn own_words(child: &Timeline, plan: Option<&PathwayPlan>, day: Day) -> String {
    let said = |text: &str| text.trim().to_owned();
    let in_plan = plan.and_then(|plan| plan.views.as_deref()).map(said);
    let assessed = || {
        let said_then = child.strand::<NeedsAssessment>().rfind(|said| said.completed <= day);
        said_then.and_then(|found| found.record.views.as_deref()).map(said)
    };
    let heard = || {
        let heard = child.strand::<ChildSaid>().rfind(|said| said.happened.is_some_and(|on| on <= day));
        heard.map(|heard| said(&heard.record.words))
    };
    let found = [in_plan, assessed(), heard()].into_iter().flatten().find(|text| !text.is_empty());
    found.unwrap_or_default()
}

fn called(child: &Timeline) -> String {
    let likes = child.strand::<WhoIAm>().filter_map(|said| said.record.called.as_deref()).next_back();
    let name = child.identity.as_ref().and_then(|identity| identity.name.as_ref());
    let known = name.map(|name| name.known_as.as_deref().unwrap_or(&name.given));
    clip(likes.or(known).unwrap_or("me"), WIDTH / 2)
}

fn assessed(child: &Timeline, day: Day) -> bool {
    plan::assessed(child, day).is_some_and(|said| said.record.needs.is_some())
}

/// The steps that are still to be done, the soonest first, and how many do not fit.
fn steps(plan: &PathwayPlan, fit: &mut impl FnMut(&str, usize, &str) -> String) -> (Vec<Step>, usize) {
    let mut open: Vec<&PlanAction> = plan.actions.iter().filter(|action| action.done.is_none()).collect();
    open.sort_by_key(|action| (action.by.is_none(), action.by));
    let more = open.len().saturating_sub(STEPS);
    let text = |text: &Option<String>| text.as_deref().unwrap_or_default().trim().to_owned();
    let told = open.into_iter().take(STEPS).map(|action| Step {
        goal: fit(&text(&action.outcome), OF_A_GOAL, "the whole of what I want"),
        step: fit(&text(&action.action), OF_A_STEP, "the whole of a step"),
        who: clip(&text(&action.owner), WIDTH / 2),
        by: action.by,
    });
    (told.collect(), more)
}

/// How wide a text is printed, in ordinary letters: capitals, wide letters and other scripts take more, thin ones less.
fn width(text: &str) -> usize {
    let tenths: usize = text.chars().map(tenths).sum();
    tenths.div_ceil(10)
}

const fn tenths(letter: char) -> usize {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | ';' | ':' | '!' | '\'' | '’' | '(' | ')'
        | '-' => 7,
        'm' | 'w' | 'A'..='Z' | '@' | '%' | '&' => 18,
        'a'..='z' | '0'..='9' | '“' | '”' => 11,
        _ => 20,
    }
}

/// The lines a text takes.
fn lines_of(text: &str) -> usize {
    let lines = text.lines().map(|line| width(line).div_ceil(WIDTH).max(1));
    lines.sum::<usize>().max(usize::from(!text.is_empty()))
}

/// A text in so many lines at most, and whether it is whole: shortened after a word, with dots.
fn fit(text: &str, lines: usize) -> (String, bool) {
    // On the page line breaks are spaces: a text of many short lines is no longer than its words.
    let one: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // A long word may leave the rest of a line empty: what is filled is less than what there is room for.
    let room = WIDTH * lines - if lines > 1 { WIDTH / 4 } else { 0 };
    if width(&one) <= room {
        return (one, true);
    }
    (clip(&one, room), false)
}

/// A text that is printed no wider than this, shortened after a word, with dots.
fn clip(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let (mut kept, mut used) = (String::new(), 30);
    for letter in text.chars() {
        used += tenths(letter);
        if used > most * 10 {
            break;
        }
        kept.push(letter);
    }
    let words = kept.rsplit_once(' ').map_or(kept.as_str(), |(words, _)| words);
    format!("{} …", words.trim_end_matches([',', ';', ':']))
}

/// Whom a young person can call of those the record names: the personal adviser. `name_of`: the name and number of a worker.
pub fn calls_of(child: &Timeline, day: Day, name_of: impl Fn(&str) -> (String, Option<String>)) -> Vec<Call> {
    let adviser = leaver::adviser(child, day).map(|(worker, _)| {
        let (name, how) = name_of(worker);
        Call { who: format!("{name}, my personal adviser"), how }
    });
    adviser.into_iter().collect()
}

#[cfg(test)]
mod tests;
