//! The form of a kind, made from its fields.

use std::collections::HashMap;

use access::{People, Role};
use calendar::{CollectionYear, Day};
use records::codes::CodeSetInfo;
use records::{Answer, Field, Form, Kind, Trouble};
use web::Fields;
use web::parts::{Choice, Control, ErrorSummary, Question, TypedAs};

use super::read::{is_asked, numbers};

/// As many choices are shown at once; more stand in a list that opens.
const IN_SIGHT: usize = 7;

/// What a form offers beside its fields.
pub(crate) struct Offer<'a> {
    /// Who works here.
    pub(crate) people: &'a People,
    /// Who is in the child's life.
    pub(crate) network: &'a [String],
    /// The child's documents: the record, its title, whether it is a picture.
    pub(crate) documents: &'a [(String, String, bool)],
    /// The households and homes that may be named.
    pub(crate) places: &'a Places,
    /// Today.
    pub(crate) today: Day,
}

/// The households and homes that a form offers while somebody types: a name with its number, of which the number is kept.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// Carer households.
    pub(crate) households: Vec<String>,
    /// Homes.
    pub(crate) homes: Vec<String>,
}

/// For forms whose reader is offered none.
pub(crate) static NO_PLACES: Places = Places { households: Vec::new(), homes: Vec::new() };

/// What is wrong, by the name of the field.
type Wrong<'a> = HashMap<&'a str, &'a Trouble>;

/// Every question of a kind, with what was typed and what is wrong with it. `more` is a list that gets one more empty part.
pub(crate) fn questions(
    kind: &'static Kind,
    typed: &Fields,
    troubles: &[Trouble],
    offer: &Offer<'_>,
    more: &str,
) -> Vec<Question> {
    let wrong = by_field(troubles);
    let asked = kind.fields.iter().filter(|field| is_asked(field));
    asked.map(|field| question(field, typed, &wrong, offer, "", more)).collect()
}

/// One question of a kind, for a page that asks few of them; `None` where the kind has no field of this name.
pub(crate) fn one(
    kind: &'static Kind,
    name: &str,
    typed: &Fields,
    troubles: &[Trouble],
    offer: &Offer<'_>,
    more: &str,
) -> Option<Question> {
    let field = kind.fields.iter().find(|field| field.name == name)?;
    Some(question(field, typed, &by_field(troubles), offer, "", more))
}

/// The gravest trouble of each field.
fn by_field(troubles: &[Trouble]) -> Wrong<'_> {
    let mut wrong = Wrong::new();
    for trouble in troubles {
        let said = wrong.entry(trouble.field.as_str()).or_insert(trouble);
        if trouble.stops && !said.stops {
            *said = trouble;
        }
    }
    wrong
}

/// What must be put right, at the top of the page.
pub(crate) fn summary(kind: &'static Kind, troubles: &[Trouble]) -> ErrorSummary {
    troubles.iter().filter(|trouble| trouble.stops).fold(ErrorSummary::new(), |summary, trouble| {
        summary.at(&*trouble.says, &target(kind, &trouble.field))
    })
}

/// The identifier of the box of a field.
fn target(kind: &'static Kind, field: &str) -> String {
    let form = kind.fields.iter().find(|each| each.name == field).map(|each| each.form);
    match form {
        Some(Form::Moment) => format!("{field}.day"),
        _ => field.to_owned(),
    }
}

fn question(
    field: &Field,
    typed: &Fields,
    wrong: &Wrong<'_>,
    offer: &Offer<'_>,
    before: &str,
    more: &str,
) -> Question {
    let name = format!("{before}{}", field.name);
    let value = || typed.get(&name).to_owned();
    let boxed = |how| Control::Typed { how, value: value(), offered: Vec::new() };
    let control = match field.form {
        Form::Day => boxed(TypedAs::Day),
        Form::PartialDay | Form::Money | Form::Postcode => boxed(TypedAs::Short),
        Form::Time => boxed(TypedAs::Time),
        Form::Number => boxed(TypedAs::Number),
        Form::LongText => boxed(TypedAs::Paragraphs),
        Form::Moment => {
            let at = |last: &str, words: &str, how| {
                let name = format!("{name}.{last}");
                let value = typed.get(&name).to_owned();
                Question::typed(name, words, how, value)
            };
            Control::Group(vec![at("day", "Day", TypedAs::Day), at("time", "Time", TypedAs::Time)])
        }
        Form::YesNo => one_of(vec![Choice::new("yes", "Yes"), Choice::new("no", "No")], value()),
        Form::YesNoNotKnown => one_of(choices(Answer::SET, offer.today, &value()), value()),
        Form::Choice(set) => one_of(choices(set, offer.today, &value()), value()),
        Form::Choices(set) => {
            let chosen: Vec<String> = typed.all(&name).map(str::to_owned).collect();
            let choices = choices(set, offer.today, chosen.first().map_or("", String::as_str));
            Control::AnyOf { choices, chosen }
        }
        Form::Worker => Control::Listed { choices: workers(offer.people, &value()), chosen: value() },
        Form::Person => {
            Control::Typed { how: TypedAs::Line, value: value(), offered: offer.network.to_vec() }
        }
        Form::Parts(fields) => Control::Group(parts(fields, &name, typed, wrong, offer, more)),
        Form::Document => {
            let choices = documents(offer.documents, field.name == "photo", &value());
            Control::Listed { choices, chosen: value() }
        }
        Form::Household => offered(value(), &offer.places.households),
        Form::Home => offered(value(), &offer.places.homes),
        Form::Text | Form::Child | Form::Listing => boxed(TypedAs::Line),
    };
    let label = if field.optional && !field.label.ends_with("(optional)") {
        format!("{} (optional)", field.label)
    } else {
        field.label.to_owned()
    };
    let hint = match field.form {
        Form::Document if field.hint.is_empty() => {
            "One that is attached already: the page Documents attaches them"
        }
        Form::Household if field.hint.is_empty() && !offer.places.households.is_empty() => OFFERED,
        Form::Home if field.hint.is_empty() && !offer.places.homes.is_empty() => OFFERED,
        _ => field.hint,
    };
    let said = wrong.get(name.as_str());
    let says =
        |stops: bool| said.filter(|trouble| trouble.stops == stops).map(|trouble| trouble.says.clone());
    Question::new(&*name, label, control).hint(hint).error(says(true)).advice(says(false))
}

const OFFERED: &str = "Begin to type the name, and choose from those that are offered";

/// A box that offers names with their numbers, and takes a number too.
fn offered(value: String, from: &[String]) -> Control {
    Control::Typed { how: TypedAs::Line, value, offered: from.to_vec() }
}

/// The parts that were sent, and an empty one where there is none or one more was asked for.
fn parts(
    fields: &[Field],
    name: &str,
    typed: &Fields,
    wrong: &Wrong<'_>,
    offer: &Offer<'_>,
    more: &str,
) -> Vec<Question> {
    let mut sent = numbers(typed, name);
    if sent.is_empty() || more == name {
        sent.push(sent.last().map_or(0, |last| last + 1));
    }
    sent.iter()
        .enumerate()
        .map(|(at, nth)| {
            let before = format!("{name}.{nth}.");
            let asked = fields.iter().filter(|field| is_asked(field));
            let inner = asked.map(|field| question(field, typed, wrong, offer, &before, more)).collect();
            Question::new(format!("{name}.{nth}"), format!("Number {}", at + 1), Control::Group(inner))
        })
        .collect()
}

fn one_of(choices: Vec<Choice>, chosen: String) -> Control {
    if choices.len() <= IN_SIGHT {
        Control::OneOf { choices, chosen }
    } else {
        Control::Listed { choices, chosen }
    }
}

/// The codes of a set that are taken this year, and the one that stands already.
fn choices(set: &CodeSetInfo, today: Day, stands: &str) -> Vec<Choice> {
    let year = u16::try_from(CollectionYear::of(today).closing()).unwrap_or(u16::MAX);
    set.choices
        .iter()
        .filter(|choice| {
            choice.code == stands
                || (choice.from.is_none_or(|from| from <= year) && choice.to.is_none_or(|to| year <= to))
        })
        .map(|choice| {
            // A code that people say is shown; a word is only how it is kept.
            let said = choice.code.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
            let words =
                if said { format!("{} ({})", choice.label, choice.code) } else { choice.label.to_owned() };
            Choice::new(choice.code, words)
        })
        .collect()
}

/// The choices of one question of a kind.
pub(crate) fn choices_of(kind: &'static Kind, name: &str, today: Day) -> Vec<Choice> {
    match kind.fields.iter().find(|field| field.name == name).map(|field| field.form) {
        Some(Form::Choice(set) | Form::Choices(set)) => choices(set, today, ""),
        _ => Vec::new(),
    }
}

/// Who may be named as a worker, and whoever stands there already.
fn workers(people: &People, stands: &str) -> Vec<Choice> {
    let mut choices: Vec<Choice> = [
        Role::SocialWorker,
        Role::TeamManager,
        Role::ReviewingOfficer,
        Role::PersonalAdviser,
        Role::OutOfHours,
        Role::Placements,
        Role::FrontDoor,
        Role::VirtualSchool,
        Role::Health,
        Role::QualityAssurance,
        Role::HeadOfService,
        Role::Advocate,
    ]
    .into_iter()
    .flat_map(|role| people.of_role(role))
    .map(|person| Choice::new(&*person.id, format!("{} ({})", person.name, person.role.words())))
    .collect();
    if !stands.is_empty() && people.person(stands).is_none() {
        choices.push(Choice::new(stands, stands));
    }
    choices
}

/// The documents that may be named, and what stands there already.
fn documents(offered: &[(String, String, bool)], pictures: bool, stands: &str) -> Vec<Choice> {
    let fit = offered.iter().filter(|(_, _, picture)| *picture || !pictures);
    let mut choices: Vec<Choice> = fit.map(|(id, title, _)| Choice::new(&**id, &**title)).collect();
    if !stands.is_empty() && !offered.iter().any(|(id, _, _)| id == stands) {
        choices.push(Choice::new(stands, stands));
    }
    choices
}

/// The lists of a kind, to which a part can be added: the name and the words.
pub(crate) fn lists(kind: &'static Kind) -> impl Iterator<Item = (&'static str, String)> {
    kind.fields.iter().filter(|field| matches!(field.form, Form::Parts(_))).map(|field| {
        let label = field.label.trim_end_matches('?').to_lowercase();
        (field.name, format!("Add another to “{label}”"))
    })
}
