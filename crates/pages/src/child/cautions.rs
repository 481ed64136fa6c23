//! What is shown once before something about a child is recorded: what the return fails with it, and what somebody should look at
//! who means to record it. Whoever presses again knows what they record.

use askama::Template;
use exchange::Failure;
use records::Trouble;
use web::{Fields, Html, Problem};

use super::returned;
use crate::Desk;

/// The name under which a form sends the cautions that it showed.
pub(crate) const SHOWN: &str = "~cautions";

/// What there is to look at before something is recorded.
#[derive(Debug, Default)]
pub(crate) struct Cautions {
    breaks: Vec<Failure<'static>>,
    advice: Vec<String>,
}

#[derive(Template)]
#[template(path = "child/advised.html")]
struct Advised<'a> {
    advice: &'a [String],
    button: &'static str,
}

impl Cautions {
    /// What the return fails with it, and the advice among the troubles of what was typed.
    pub(crate) fn of(breaks: Vec<Failure<'static>>, troubles: &[Trouble]) -> Cautions {
        let advice = troubles.iter().filter(|trouble| !trouble.stops).map(|trouble| trouble.says.clone());
        Cautions { breaks, advice: advice.collect() }
    }

    /// Whether there is something that was not shown yet: then nothing is recorded before it is.
    pub(crate) fn are_news(&self, sent: &Fields) -> bool {
        !(self.breaks.is_empty() && self.advice.is_empty()) && sent.get(SHOWN) != self.codes()
    }

    /// Which they are, to see whether the same were shown before.
    pub(crate) fn codes(&self) -> String {
        let mut codes: Vec<&str> = self.breaks.iter().map(|failure| failure.rule.code).collect();
        codes.extend(self.advice.iter().map(String::as_str));
        codes.sort_unstable();
        codes.dedup();
        codes.join(" ")
    }

    /// Over a form. `button` is what is pressed again to record it all the same.
    pub(crate) fn html(&self, desk: &Desk, button: &'static str) -> Result<Html, Problem> {
        let mut html = Html::new();
        if !self.advice.is_empty() {
            html = html.with(&Html::render(&Advised { advice: &self.advice, button })?);
        }
        if !self.breaks.is_empty() {
            html = html.with(&returned::warning(desk, &self.breaks, button)?);
        }
        Ok(html)
    }

    /// What was sent, with what was shown now.
    pub(crate) fn shown(&self, sent: &Fields) -> Fields {
        let mut again = Fields::default();
        for (name, value) in sent.iter().filter(|(name, _)| *name != SHOWN) {
            again.push(name, value);
        }
        again.push(SHOWN, self.codes());
        again
    }
}
