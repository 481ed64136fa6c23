//! What an address is: how it is used, what it takes, what it gives. The router, the checks of what is asked, and the OpenAPI
//! document are all made from it, so that none of them can say something else.

use identity::tokens::Scope;
use serde_json::{Value, json};

use crate::call::{Answer, Call};
use crate::refused::Refused;

/// A method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// Reads.
    Get,
    /// Makes something, or does something.
    Post,
    /// Puts something right.
    Put,
    /// Ends something.
    Delete,
}

impl Verb {
    /// As it stands in OpenAPI.
    pub const fn word(self) -> &'static str {
        match self {
            Verb::Get => "get",
            Verb::Post => "post",
            Verb::Put => "put",
            Verb::Delete => "delete",
        }
    }
}

/// What somebody must have to be answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// A token, whatever it is for.
    Token,
    /// A token for this.
    Scope(Scope),
}

/// One address and method.
#[derive(Debug)]
pub struct Way {
    /// The method.
    pub verb: Verb,
    /// The path, its parts that differ in braces: `/api/v1/children/{child}`.
    pub path: &'static str,
    /// Its name in OpenAPI, for those who make programs from that.
    pub name: &'static str,
    /// What it does, in a few words.
    pub title: &'static str,
    /// What a reader must know beside.
    pub says: &'static str,
    /// What is needed.
    pub needs: Needs,
    /// What may be asked in the query.
    pub query: &'static [Param],
    /// What is sent: the schema of it.
    pub body: Option<fn() -> Value>,
    /// The status where all is well.
    pub status: u16,
    /// What is given: the schema of it; null where nothing is.
    pub gives: fn() -> Value,
    /// How it is answered.
    pub(crate) run: fn(&Call<'_>) -> Result<Answer, Refused>,
}

impl Way {
    /// Whether what stands must be named: nobody overwrites what they have not seen.
    pub(crate) fn is_conditional(&self) -> bool {
        self.path.contains("{record}") && self.verb != Verb::Get
    }

    /// Whether it makes something, so that a key says whether it was made before.
    pub(crate) fn makes(&self) -> bool {
        self.status == 201
    }
}

/// Something that may be asked in a query.
#[derive(Clone, Copy, Debug)]
pub struct Param {
    /// Its name.
    pub name: &'static str,
    /// What it chooses.
    pub says: &'static str,
    /// What it takes.
    pub takes: Takes,
}

/// What a part of an address takes.
#[derive(Clone, Copy, Debug)]
pub enum Takes {
    /// A day: 2018-10-31.
    Day,
    /// A month: 2018-10.
    Month,
    /// A whole number between two.
    Number(u32, u32),
    /// One of these words.
    Word(&'static [&'static str]),
    /// The name of a kind of record about a child.
    Kind,
    /// The name of any kind of record.
    AnyKind,
    /// Text of at most so many letters.
    Text(usize),
    /// An identifier.
    Id,
}

/// Letters of an identifier at most.
const ID: usize = 200;

impl Takes {
    /// Whether a text is one.
    pub(crate) fn takes(self, text: &str) -> bool {
        match self {
            Takes::Day => text.len() == 10 && text.parse::<calendar::Day>().is_ok(),
            Takes::Month => text.len() == 7 && text.parse::<calendar::Month>().is_ok(),
            Takes::Number(least, most) => {
                text.bytes().all(|byte| byte.is_ascii_digit())
                    && text.parse::<u32>().is_ok_and(|number| (least..=most).contains(&number))
            }
            Takes::Word(words) => words.contains(&text),
            Takes::Kind => pages::shared::kind(text).is_ok(),
            Takes::AnyKind => records::kind(text).is_some(),
            Takes::Text(most) => text.chars().count() <= most && !text.chars().any(char::is_control),
            Takes::Id => {
                !text.is_empty() && text.chars().count() <= ID && !text.chars().any(char::is_control)
            }
        }
    }

    /// Its schema.
    pub(crate) fn schema(self) -> Value {
        match self {
            Takes::Day => json!({"type": "string", "format": "date"}),
            Takes::Month => json!({"type": "string", "pattern": "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$"}),
            Takes::Number(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
            Takes::Word(words) => json!({"type": "string", "enum": words}),
            Takes::Kind => {
                let names: Vec<&str> = pages::shared::kinds().map(|kind| kind.name).collect();
                json!({"type": "string", "enum": names})
            }
            Takes::AnyKind => {
                let names: Vec<&str> = records::KINDS.iter().map(|kind| kind.name).collect();
                json!({"type": "string", "enum": names})
            }
            Takes::Text(most) => json!({"type": "string", "maxLength": most, "pattern": NO_CONTROLS}),
            Takes::Id => {
                json!({"type": "string", "minLength": 1, "maxLength": ID, "pattern": NO_CONTROLS})
            }
        }
    }

    /// What to write, for who wrote something else.
    pub(crate) fn example(self) -> &'static str {
        match self {
            Takes::Day => "a day such as 2018-10-31",
            Takes::Month => "a month such as 2018-10",
            Takes::Number(..) => "a whole number in its bounds",
            Takes::Word(_) => "one of its words",
            Takes::Kind | Takes::AnyKind => "the name of a kind of record",
            Takes::Text(_) => "a short text without control characters",
            Takes::Id => "an identifier",
        }
    }
}

/// A text without control characters (Unicode category Cc).
pub(crate) const NO_CONTROLS: &str = "^[^\\u0000-\\u001f\\u007f-\\u009f]*$";

/// What a part of a path takes.
pub(crate) fn takes_of(path: &str, part: &str) -> Takes {
    match part {
        "kind" if path.contains("{child}") => Takes::Kind,
        "kind" => Takes::AnyKind,
        _ => Takes::Id,
    }
}

/// The names of the parts of a path that differ, in order.
pub(crate) fn parts_of(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}

/// As known on a day.
pub(crate) const KNOWN: Param = Param {
    name: "known",
    says: "As known at the end of this day; what was learnt later is left out. Today, where it is not given.",
    takes: Takes::Day,
};

/// How many at once.
pub(crate) const LIMIT: Param = Param {
    name: "limit",
    says: "How many at once: 50 where it is not given.",
    takes: Takes::Number(1, 200),
};

/// Where the next part begins.
pub(crate) const CURSOR: Param = Param {
    name: "cursor",
    says: "Where the next part of the list begins, as `next` gave it. It is not made by hand.",
    takes: Takes::Text(2000),
};

/// Which month.
pub(crate) const MONTH: Param = Param {
    name: "month",
    says: "The month: the last one told, where it is not given.",
    takes: Takes::Month,
};
