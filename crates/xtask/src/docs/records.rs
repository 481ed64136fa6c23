//! The page of kinds of fact and code sets.

use records::codes::{Choice, CodeSetInfo, SETS};
use records::{Field, Form, KINDS, Kind, Sensitivity, SubjectKind};

use super::markdown::{Markdown, code, count, link};

/// The page.
pub(super) fn page() -> String {
    let mut page = Markdown::page("Records");
    page.say(
        "Every kind of fact that the journal may hold, and the code sets they use. A kind's name and its fields' names are \
         never renamed and never used again for something else.",
    );
    page.heading(2, "Kinds of fact");
    let rows: Vec<Vec<String>> = KINDS
        .iter()
        .map(|kind| {
            let title = link(kind.title, &heading(kind));
            vec![title, code(kind.name), subject(kind.subject).to_owned(), held(kind.sensitivity).to_owned()]
        })
        .collect();
    page.table(&["kind", "name", "about", "held"], &rows);
    for kind in KINDS {
        page.heading(3, &heading(kind));
        page.say(&format!("About {}; {}.", subject(kind.subject), held(kind.sensitivity)));
        let rows: Vec<Vec<String>> = kind.fields.iter().map(field).collect();
        page.table(&["field", "asked as", "hint", "takes", "returned as"], &rows);
    }
    page.heading(2, "Code sets");
    page.say(
        "Years are those in which a collection closes: 2018 is 1 April 2017 to 31 March 2018. A fact keeps the code that was \
         true when it was recorded.",
    );
    for set in SETS {
        page.heading(3, &set_heading(set));
        page.say(&format!("{}.", count(set.choices.len(), "code", "codes")));
        let rows: Vec<Vec<String>> = set.choices.iter().map(choice).collect();
        page.table(&["code", "means", "years"], &rows);
    }
    page.done()
}

fn heading(kind: &Kind) -> String {
    format!("{} ({})", kind.title, code(kind.name))
}

/// The set's name in the return comes first: a kind may bear the same title.
fn set_heading(set: &CodeSetInfo) -> String {
    format!("{}: {}", set.name, set.title)
}

fn subject(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::Child => "a child or care leaver",
        SubjectKind::CarerHousehold => "a carer household",
        SubjectKind::Worker => "a worker or volunteer",
        SubjectKind::Home => "a children's home",
        SubjectKind::Authority => "the authority",
    }
}

fn held(sensitivity: Sensitivity) -> &'static str {
    match sensitivity {
        Sensitivity::Open => "about no person",
        Sensitivity::Personal => "seen by those who work with them",
        Sensitivity::Restricted => "closed to most",
    }
}

fn field(field: &Field) -> Vec<String> {
    vec![
        code(field.name),
        field.label.to_owned(),
        field.hint.to_owned(),
        takes(field.form),
        code(field.returned_as),
    ]
}

fn takes(form: Form) -> String {
    let words = match form {
        Form::Day => "a day",
        Form::PartialDay => "a day, parts of which may not be known",
        Form::Time => "a time of day",
        Form::Moment => "a day and a time",
        Form::Text => "text",
        Form::LongText => "long text",
        Form::Number => "a number",
        Form::Money => "an amount of money",
        Form::YesNo => "yes or no",
        Form::YesNoNotKnown => "yes, no or not known",
        Form::Choice(set) => return format!("one of {}", codes(set)),
        Form::Choices(set) => return format!("any of {}", codes(set)),
        Form::Person => "somebody in the child's life",
        Form::Worker => "a worker",
        Form::Child => "another child",
        Form::Household => "a carer household",
        Form::Home => "a children's home",
        Form::Document => "a document attached here",
        Form::Postcode => "a postcode",
        Form::Parts(fields) => {
            let labels: Vec<&str> = fields.iter().map(|field| field.label).collect();
            return format!("a list, each with: {}", labels.join("; "));
        }
        Form::Listing => "a list that a load writes",
    };
    words.to_owned()
}

/// A shared set is told below; one that belongs to its kind is told here.
fn codes(set: &'static CodeSetInfo) -> String {
    if SETS.iter().any(|shared| shared.name == set.name) {
        return format!("the codes {}", link(set.name, &set_heading(set)));
    }
    let labels: Vec<&str> = set.choices.iter().map(|choice| choice.label).collect();
    labels.join("; ")
}

fn choice(choice: &Choice) -> Vec<String> {
    let years = match (choice.from, choice.to) {
        (None, None) => String::new(),
        (Some(from), None) => format!("from {from}"),
        (None, Some(to)) => format!("to {to}"),
        (Some(from), Some(to)) => format!("{from} to {to}"),
    };
    vec![code(choice.code), choice.label.to_owned(), years]
}
