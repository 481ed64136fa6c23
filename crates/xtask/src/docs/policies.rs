//! The page of policies: who may see what, and why, for whoever governs information.

use access::policies::POLICIES;
use access::policy::{FORBIDS, Figures, Glass, Lists, Policy};
use access::{Part, Parts};

use super::markdown::{Markdown, code, link};

/// The page.
pub(super) fn page() -> String {
    let mut page = Markdown::page("Who may see what, and why");
    page.say(
        "Made from the rules that Kith runs on, one file a role (`crates/access/src/policies`). A change of a rule is a change \
         of this page: compare two versions to see what changed. Everything is asked of a day: posts, allocations, closures and \
         the rest are dated records.",
    );
    page.say(
        "How to read it. Somebody may open a record where one of the lines of their role holds; the first that holds is the \
         reason that they are told and that is logged. What is forbidden is forbidden whatever a line says. Who may not open a \
         record does not find the child in a list, a search, a file or behind a figure, and is answered as if there were no such \
         child.",
    );
    page.heading(2, "Forbidden to every role");
    for forbid in FORBIDS {
        let glass =
            if forbid.glass { " Roles that say so below may open it by giving a reason." } else { "" };
        page.item(&format!("Nobody who {}.{glass}", forbid.name));
    }
    page.heading(2, "Roles");
    let rows: Vec<Vec<String>> = POLICIES
        .iter()
        .map(|policy| {
            let most = policy.clauses.iter().fold(Parts::NONE, |parts, clause| parts.and(clause.reads));
            let whole = Parts::WHOLE.but(most).is_empty();
            vec![
                link(&title(policy), &title(policy)),
                match (most.is_empty(), whole) {
                    (true, _) => "no record",
                    (_, true) => "the record as a whole",
                    _ => "a part of the record",
                }
                .to_owned(),
                yes(policy.clauses.iter().any(|clause| !clause.writes.is_empty())),
                figures(policy.figures).to_owned(),
                yes(!policy.glass.opens.is_empty()),
                yes(policy.adds_children),
                lists(policy.lists).to_owned(),
                yes(policy.oversees_looks),
            ]
        })
        .collect();
    page.table(
        &[
            "role",
            "reads at most",
            "records",
            "figures",
            "opens by giving a reason",
            "adds a child",
            "lists of work",
            "oversees who looked",
        ],
        &rows,
    );
    for policy in POLICIES {
        role(&mut page, policy);
    }
    page.heading(2, "Parts of a record");
    page.say(
        "Every kind of record about a child stands in one part; a kind that stands in none does not build.",
    );
    let rows: Vec<Vec<String>> = Part::ALL
        .iter()
        .map(|part| {
            let kinds: Vec<String> = part
                .kinds()
                .iter()
                .map(|name| records::kind(name).map_or_else(|| code(name), |kind| kind.title.to_owned()))
                .collect();
            vec![part.words().to_owned(), kinds.join("; ")]
        })
        .collect();
    page.table(&["part", "kinds of record"], &rows);
    page.done()
}

fn role(page: &mut Markdown, policy: &Policy) {
    page.heading(3, &title(policy));
    page.say(policy.about);
    if policy.clauses.is_empty() {
        page.say(&format!("Opens no record. They are told: “{}”", policy.closed));
    }
    for clause in policy.clauses {
        page.item(&format!(
            "Somebody who **{}** reads {}; records {}.",
            clause.when.name,
            parts(clause.reads),
            if clause.writes == clause.reads { "the same".to_owned() } else { parts(clause.writes) }
        ));
    }
    if !policy.clauses.is_empty() {
        page.say(&glass(policy.glass));
    }
}

fn glass(glass: Glass) -> String {
    if glass.opens.is_empty() {
        return "No reason that they give opens anything else.".to_owned();
    }
    let closed = if glass.even_closed { ", also where the record is closed to most" } else { "" };
    format!(
        "By saying why they open, for eight hours, {}{closed}. It is logged for good, shown on the child's page, told to the \
         manager and reviewed.",
        parts(glass.opens)
    )
}

/// A set of parts in words.
fn parts(set: Parts) -> String {
    if set.is_empty() {
        return "nothing".to_owned();
    }
    let mut words = Vec::new();
    let mut rest = set;
    if Parts::WHOLE.but(set).is_empty() {
        words.push("the whole record but the notes of advocates and visitors");
        rest = set.but(Parts::WHOLE);
    }
    words.extend(rest.iter().map(Part::words));
    words.join(", ")
}

fn title(policy: &Policy) -> String {
    let words = policy.role.words();
    let mut letters = words.chars();
    letters.next().map(|first| format!("{}{}", first.to_uppercase(), letters.as_str())).unwrap_or_default()
}

fn yes(yes: bool) -> String {
    if yes { "yes" } else { "no" }.to_owned()
}

fn figures(figures: Figures) -> &'static str {
    match figures {
        Figures::None => "none",
        Figures::Suppressed => "small numbers hidden",
        Figures::Whole => "all",
    }
}

fn lists(lists: Lists) -> &'static str {
    match lists {
        Lists::Own => "their own",
        Lists::Team => "their team's",
        Lists::All => "everybody's",
    }
}
