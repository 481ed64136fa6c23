//! `/care-records`: what an adult who was in care is told, in plain words.

use axum::extract::State;
use web::{Html, Page, Problem};

use crate::Desk;
use crate::child::overview::heading;
use crate::signed::Me;

/// What stands on the page.
const WORDS: &[(&str, &[&str])] = &[
    (
        "You can see what was written about you",
        &[
            "If you were in care, we wrote things down about you. You can see them. You can ask at any age, as often as you \
             like, and you do not have to say why. It is free.",
            "Ask anybody here. You do not need a form.",
        ],
    ),
    (
        "What happens",
        &[
            "1. We write down that you asked, and make sure that it is you.",
            "2. One person goes with you all the way. You get their name and number.",
            "3. You say how you want to read: all at once, a part at a time, or together with somebody.",
            "4. We look for everything: here, in homes where you lived, with other councils. We tell you what we did \
                not find and \
             where you could ask.",
            "5. Photographs, letters and what you made come first.",
        ],
    ),
    (
        "How long it takes",
        &[
            "The law gives us a month. If there is very much, it may take up to three, and then we tell you so in the \
                first month \
             and say why. We do not promise what we cannot keep.",
        ],
    ),
    (
        "What you may not see",
        &[
            "Things about other people are left out, unless they agree or you knew them anyway. You can see where something is \
             missing, and the last page says why. If you think that too much is left out, tell us, and somebody else \
             looks again.",
        ],
    ),
    (
        "It can be hard",
        &[
            "Some of it may hurt, or make you angry. People wrote in ways that we would not write now. You can stop at any time \
             and go on later. We offer somebody to talk to before you read, while you read and afterwards.",
        ],
    ),
    (
        "If it is wrong, or not the whole story",
        &[
            "Tell us. We put right what is wrong. And you can write down how it was: your words are kept with the record, for as \
             long as the record is.",
        ],
    ),
    (
        "For how long it is kept",
        &["Until the day on which you would be 75. If you were adopted, a hundred years from the adoption."],
    ),
    (
        "If you are not content",
        &["You can complain to us, or to the Information Commissioner: ico.org.uk/make-a-complaint."],
    ),
];

/// The page.
///
/// # Errors
/// None but those of every page.
pub(crate) async fn get(State(desk): State<Desk>, Me(_): Me) -> Result<Page, Problem> {
    let _ = desk;
    let mut html = Html::new();
    for (title, paragraphs) in WORDS {
        html = html.with(&heading(title));
        for words in *paragraphs {
            html = html.with(&Html::trusted(format!("<p class=\"govuk-body\">{}</p>", Html::text(words))));
        }
    }
    Ok(Page::new("Your records from your time in care").in_menu("/find").body(html))
}
