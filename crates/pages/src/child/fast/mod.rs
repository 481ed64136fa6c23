//! Pages made for speed: few questions in a sensible order, on a phone, without scripts. Each records a kind that has a plain
//! form too; what such a page asks otherwise is turned into that form's answers and judged by the kind itself.
//!
//! What all of them do is here: the permit, the draft that survives a lost session, the page again with what was typed and
//! what is wrong with it, a form that is sent twice and recorded once.

pub(crate) mod plan;

use std::borrow::Cow;
use std::sync::Arc;

use access::Person;
use axum::extract::State;
use calendar::{Day, Moment};
use records::{Kind, Record as Said, Trouble};
use timeline::Timeline;
use web::parts::{Button, ErrorSummary, Form, Inset, Question};
use web::{Address, Answer, Fields, Html, Link, Page, Path, Problem};

use super::cautions::{self, Cautions};
use super::documents;
use super::glance::link;
use super::record::beside::before_birth;
use super::record::enter::{ACT, RECORD, about, identifier, kept};
use super::record::form::{self, Offer};
use super::record::named;
use super::record::read::{numbers, read};
use super::returned;
use crate::record::Record;
use crate::signed::Me;
use crate::{Desk, words};

/// A page made for speed.
pub(crate) trait Fast: Send + Sync + 'static {
    /// The kind that it records.
    const KIND: &'static str;
    /// The last part of its address, which is also the name of its draft: apart from that of the plain form, whose fields are
    /// others.
    const LAST: &'static str;
    /// Its heading.
    const HEADING: &'static str;
    /// What the log of looks says.
    const OPENED: &'static str;
    /// The words of the button that records it.
    const BUTTON: &'static str;
    /// The last part of the address at which somebody goes on; the overview where it is empty.
    const THEN: &'static str = "";
    /// Whether it changes what stands, so that somebody who was quicker must not be written over.
    const CHANGES: bool = false;

    /// What stands in the form before anything is typed.
    fn begin(_: &On<'_>) -> Fields {
        Fields::default()
    }

    /// The answers of this page as the plain form of the kind would send them.
    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        sent.clone()
    }

    /// What is wrong beyond what the kind itself finds; and what it finds, in the words of this page.
    fn judge(_: &mut Vec<Trouble>, _: Option<&dyn Said>, _: &Fields, _: &On<'_>) {}

    /// What stands above the questions.
    fn above(_: &Asked<'_>) -> Html {
        Html::new()
    }

    /// The questions.
    fn ask(asked: &Asked<'_>, form: Form) -> Form;

    /// Records it.
    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        on.desk.say(on.record, sent.get(RECORD), said).map(Done::Said)
    }
}

/// Who writes about whom.
pub(crate) struct On<'a> {
    pub(crate) desk: &'a Desk,
    pub(crate) me: &'a Person,
    pub(crate) record: &'a Record,
}

impl On<'_> {
    /// Today.
    pub(crate) fn today(&self) -> Day {
        self.desk.today()
    }
}

/// How recording it ended.
pub(crate) enum Done {
    /// It is recorded: the word that the child's page turns into a sentence.
    Said(&'static str),
    /// Somebody was quicker: what must be shown above the form, and the form with what was typed, to follow what stands now.
    Conflict(Html, Fields),
}

/// A page as it is shown.
pub(crate) struct Asked<'a> {
    pub(crate) on: &'a On<'a>,
    pub(crate) kind: &'static Kind,
    pub(crate) child: Arc<Timeline>,
    pub(crate) typed: &'a Fields,
    pub(crate) troubles: &'a [Trouble],
    network: Vec<String>,
    documents: Vec<(String, String, bool)>,
    /// A list that gets one more empty part.
    more: &'a str,
}

impl<'a> Asked<'a> {
    fn new(
        on: &'a On<'a>,
        kind: &'static Kind,
        typed: &'a Fields,
        troubles: &'a [Trouble],
        more: &'a str,
    ) -> Asked<'a> {
        let child = on.record.timeline(Moment::END_OF_TIME);
        let documents = documents::offered(&on.record.standing(Moment::END_OF_TIME));
        Asked { on, kind, child, typed, troubles, network: words::network(on.record), documents, more }
    }

    /// A question of the kind as its plain form asks it, with what was typed and what is wrong with it.
    pub(crate) fn question(&self, name: &str) -> Option<Question> {
        let people = self.on.desk.people();
        let today = self.on.desk.today();
        let places = named::places(self.on.desk, self.on.me, self.kind);
        let documents = &self.documents;
        let offer = Offer { people, network: &self.network, documents, places: &places, today };
        form::one(self.kind, name, self.typed, self.troubles, &offer, self.more)
    }

    /// What is wrong with the answer to a question of this page.
    pub(crate) fn wrong(&self, name: &str) -> Option<String> {
        let said = self.troubles.iter().find(|trouble| trouble.stops && trouble.field == name);
        said.map(|trouble| trouble.says.clone())
    }

    /// The button that adds one more part to a list, and goes on at it.
    pub(crate) fn one_more(&self, words: &str, list: &str, page: &Address) -> Html {
        let shown = match numbers(self.typed, list).last() {
            None => 1,
            Some(last) => last + 1 + usize::from(self.more == list),
        };
        let to = format!("{page}#{list}.{shown}");
        Html::of(&Button::new(words, ACT, format!("more.{list}")).to(to))
    }

    /// Whether a list gets one more empty part.
    pub(crate) fn wants_more(&self, list: &str) -> bool {
        self.more == list
    }

    /// What was typed under a name.
    pub(crate) fn typed(&self, name: &str) -> &str {
        self.typed.get(name)
    }

    /// Who is in the child's life.
    pub(crate) fn network(&self) -> Vec<String> {
        self.network.clone()
    }

    /// What the child is called where the page speaks of them.
    pub(crate) fn called(&self) -> String {
        words::called(&self.child)
    }
}

/// A page, for those who list or link them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Made {
    /// The kind that it records.
    pub(crate) kind: &'static str,
    /// The last part of its address and the name of its draft.
    pub(crate) last: &'static str,
    /// Its heading.
    pub(crate) heading: &'static str,
}

impl Made {
    /// The entry of a page.
    pub(crate) const fn of<F: Fast>() -> Made {
        Made { kind: F::KIND, last: F::LAST, heading: F::HEADING }
    }
}

/// The address of a page about a child.
pub(crate) fn address<F: Fast>(id: &str) -> Address {
    super::address(id).at(F::LAST)
}

/// The page, empty or as it was left.
///
/// # Errors
/// As [`crate::child::overview::get`].
pub(crate) async fn get<F: Fast>(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
) -> Result<Page, Problem> {
    desk.work(move |desk| {
        let record = desk.child(&me, &id, F::OPENED, &address::<F>(&id).to_string())?;
        record.must_add(super::record::kind(F::KIND)?)?;
        let on = On { desk, me: &me, record: &record };
        let draft = desk.draft(&me, &id, F::LAST)?;
        let typed = match &draft {
            Some(draft) => Fields::read(draft.text.as_bytes()),
            None => F::begin(&on),
        };
        let advice = advice::<F>(&on, &typed)?;
        let page = page::<F>(&on, &typed, &advice, "", Html::new(), draft.is_some())?;
        Ok(match &draft {
            Some(draft) => page.notice(kept(draft)),
            None => page,
        })
    })
    .await
}

/// The page was sent.
///
/// # Errors
/// As [`get`]; the journal cannot be written.
pub(crate) async fn post<F: Fast>(
    State(desk): State<Desk>,
    Me(me): Me,
    Path(id): Path<String>,
    sent: Fields,
) -> Result<Answer, Problem> {
    desk.work(move |desk| {
        let record = desk.child(&me, &id, F::OPENED, &address::<F>(&id).to_string())?;
        record.must_add(super::record::kind(F::KIND)?)?;
        let on = On { desk, me: &me, record: &record };
        match sent.get(ACT) {
            "draft" => {
                desk.keep_draft(&me, &id, F::LAST, &sent)?;
                return Ok(super::address(&id).with("done", "draft").into());
            }
            "discard" => {
                desk.clear_draft(&me, &id, F::LAST)?;
                return Ok(address::<F>(&id).into());
            }
            act => {
                if let Some(list) = act.strip_prefix("more.") {
                    // What was typed is safe before there is more to type.
                    desk.keep_draft(&me, &id, F::LAST, &sent)?;
                    let advice = advice::<F>(&on, &sent)?;
                    return Ok(page::<F>(&on, &sent, &advice, list, Html::new(), true)?.into());
                }
            }
        }
        let said = read(super::record::kind(F::KIND)?, &F::answers(&sent, &on), None);
        let mut troubles = said.troubles;
        F::judge(&mut troubles, said.record.as_deref(), &sent, &on);
        let child = record.clocked(Moment::END_OF_TIME);
        troubles.extend(said.record.as_deref().and_then(|said| before_birth(&child, said)));
        let Some(said) = said.record.filter(|_| !troubles.iter().any(|trouble| trouble.stops)) else {
            desk.keep_draft(&me, &id, F::LAST, &sent)?;
            return Ok(page::<F>(&on, &sent, &troubles, "", Html::new(), true)?.wrong().into());
        };
        // What it does to the return is shown once: whoever presses again knows what they record.
        let breaks = returned::after(desk, &record, sent.get(RECORD), &said);
        // Advice stands beside the questions of these pages: on a doorstep it is no step of its own.
        let cautions = Cautions::of(breaks, &[]);
        if cautions.are_news(&sent) {
            desk.keep_draft(&me, &id, F::LAST, &sent)?;
            let above = cautions.html(desk, F::BUTTON)?;
            return Ok(page::<F>(&on, &cautions.shown(&sent), &troubles, "", above, true)?.into());
        }
        if let Some((above, again)) = quicker::<F>(&on, &sent) {
            desk.keep_draft(&me, &id, F::LAST, &again)?;
            return Ok(page::<F>(&on, &again, &troubles, "", above, true)?.conflict().into());
        }
        match F::record(&on, &sent, said)? {
            Done::Said(done) => {
                desk.clear_draft(&me, &id, F::LAST)?;
                let on = super::address(&id);
                let on = if F::THEN.is_empty() { on } else { on.at(F::THEN) };
                Ok(on.with("done", done).into())
            }
            Done::Conflict(above, again) => {
                desk.keep_draft(&me, &id, F::LAST, &again)?;
                Ok(page::<F>(&on, &again, &[], "", above, true)?.conflict().into())
            }
        }
    })
    .await
}

/// How many revisions of the kind the writer saw of this child.
const SEEN: &str = "~seen";

fn revisions<F: Fast>(on: &On<'_>) -> String {
    let of_kind = on.record.facts.iter().filter(|fact| fact.record.kind().name == F::KIND);
    of_kind.count().to_string()
}

/// Where something was written since the page was opened, on a page that changes what stands: what is shown above the form, and
/// the form over what stands now.
fn quicker<F: Fast>(on: &On<'_>, sent: &Fields) -> Option<(Html, Fields)> {
    let seen = sent.get(SEEN);
    if !F::CHANGES || seen.is_empty() || seen == revisions::<F>(on) {
        return None;
    }
    // What the page keeps unseen, such as which record it changes, follows what stands now.
    let begin = F::begin(on);
    let unseen = |name: &str| name.starts_with('~') && name != RECORD && !begin.get(name).is_empty();
    let mut again = Fields::default();
    for (name, value) in sent.iter().filter(|(name, _)| ![SEEN, ACT].contains(name) && !unseen(name)) {
        again.push(name, value);
    }
    for (name, value) in begin.iter().filter(|(name, _)| unseen(name)) {
        again.push(name, value);
    }
    let says = "Something was recorded here since you opened this page, by somebody else or by your own button. Nothing of this \
                form is recorded by it, and nothing is lost. Look at what stands now, and send it again if it is still right.";
    let stands = super::address(on.record.id()).at("record").with("kind", F::KIND);
    let link = link(&Link::new("See what stands now", stands));
    Some((Html::of(&Inset::new(says)).with(&link), again))
}

/// What might be better in what stands in the form, told kindly while somebody writes. What is still missing is not said before
/// anybody has sent anything.
fn advice<F: Fast>(on: &On<'_>, typed: &Fields) -> Result<Vec<Trouble>, Problem> {
    let mut troubles = read(super::record::kind(F::KIND)?, &F::answers(typed, on), None).troubles;
    troubles.retain(|trouble| !trouble.stops);
    Ok(troubles)
}

/// Letters of such an answer in a summary.
const NAME_LENGTH: usize = 60;

/// The answer by which people know one part of a list from another.
const NAMED_BY: &[&str] = &["decision", "action", "name"];

/// What is wrong as the summary says it: of a part of a list with the part's own words, or its number where it has none, for
/// several may lack the same.
fn in_summary<'a>(trouble: &'a Trouble, typed: &Fields) -> Cow<'a, str> {
    let part = || {
        let (list, rest) = trouble.field.split_once('.')?;
        let nth: usize = rest.split_once('.')?.0.parse().ok()?;
        numbers(typed, list).iter().position(|number| *number == nth)
    };
    let named = || {
        let (list, rest) = trouble.field.split_once('.')?;
        let (nth, _) = rest.split_once('.')?;
        let said = NAMED_BY.iter().map(|field| typed.get(&format!("{list}.{nth}.{field}")).trim());
        said.into_iter().find(|said| !said.is_empty()).filter(|said| !trouble.says.contains(said))
    };
    if let Some(said) = named() {
        let mut short: String = said.chars().take(NAME_LENGTH).collect();
        if short.len() < said.len() {
            short.push('…');
        }
        return Cow::Owned(format!("“{short}”: {}", trouble.says));
    }
    match part() {
        Some(at) => Cow::Owned(format!("Number {}: {}", at + 1, trouble.says)),
        None => Cow::Borrowed(&trouble.says),
    }
}

fn page<F: Fast>(
    on: &On<'_>,
    typed: &Fields,
    troubles: &[Trouble],
    more: &str,
    above: Html,
    is_kept: bool,
) -> Result<Page, Problem> {
    let asked = Asked::new(on, super::record::kind(F::KIND)?, typed, troubles, more);
    let stops = troubles.iter().filter(|trouble| trouble.stops);
    let summary =
        stops.fold(ErrorSummary::new(), |all, trouble| all.at(&*in_summary(trouble, typed), &trouble.field));
    let is_warned = !above.is_empty();
    let mut html = above;
    if !summary.is_empty() {
        html = html.with(&summary);
    }
    let id = on.record.id();
    let mut form = Form::new(address::<F>(id), F::BUTTON).keep(RECORD, identifier(typed));
    if F::CHANGES {
        let seen = typed.get(SEEN);
        form = form.keep(SEEN, if seen.is_empty() { revisions::<F>(on) } else { seen.to_owned() });
    }
    if is_warned && !typed.get(cautions::SHOWN).is_empty() {
        form = form.keep(cautions::SHOWN, typed.get(cautions::SHOWN));
    }
    let mut form = F::ask(&asked, form).or("Keep it and finish later", ACT, "draft");
    if is_kept {
        form = form.or("Start again", ACT, "discard");
    }
    Ok(about(&asked.child, id, F::HEADING).body(html.with(&F::above(&asked)).with(&form)))
}
