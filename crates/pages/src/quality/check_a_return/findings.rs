//! What was found: child by child, or rule by rule; cut by rule, table and child in the address.

use std::collections::BTreeMap;

use askama::Template;
use exchange::{About, Failure, Level};
use serde::Deserialize;
use ssda903::Table;
use ssda903::rules::Kept;
use telling::count;
use web::parts::{
    Cell, Choice, Column, Details, Download, Downloads, Filter, Pagination, SubNavigation, Table as Listing,
};
use web::{Address, Html, Link, Notice, Page, Problem};

use super::accepted::Standing;
use super::judge::{Because, Judged, name};
use crate::words::whole;

/// Findings on one page.
const ON_A_PAGE: usize = 60;

/// Problems of reading that are listed.
const PROBLEMS: usize = 50;

/// What is asked for, as it stands in the address.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    by: String,
    #[serde(default)]
    rule: String,
    #[serde(default)]
    table: String,
    #[serde(default)]
    child: String,
    /// Empty: what nobody accepted; `yes`: what somebody did; `all`.
    #[serde(default)]
    accepted: String,
    #[serde(default)]
    page: String,
}

impl Asked {
    fn by_rule(&self) -> bool {
        self.by == "rule"
    }

    /// The address of the same cut.
    fn at(&self, id: &str) -> Address {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        super::address(id)
            .with_some("rule", some(&self.rule))
            .with_some("table", some(&self.table))
            .with_some("child", some(&self.child))
            .with_some("accepted", some(&self.accepted))
    }

    fn is_cut(&self) -> bool {
        [&self.rule, &self.table, &self.child].iter().any(|text| !text.is_empty())
    }

    /// Whether a finding that was accepted, or was not, is asked for.
    fn wants_accepted(&self, accepted: bool) -> bool {
        match self.accepted.as_str() {
            "all" => true,
            "yes" => accepted,
            _ => !accepted,
        }
    }

    /// Whether a finding is asked for. `child` is compared as the return's cells are, in upper case.
    fn wants(&self, judged: &Judged, kept: &Kept, child: &str) -> bool {
        (self.rule.is_empty() || kept.rule().code == self.rule)
            && (self.table.is_empty() || kept.table().map(Table::name) == Some(self.table.as_str()))
            && (child.is_empty() || kept.finding(&judged.tables, judged.last.as_ref()).child() == Some(child))
    }
}

/// The page of what was found.
pub(super) fn page(
    id: &str,
    judged: &Judged,
    asked: &Asked,
    accepted: &Standing,
    may_accept: bool,
) -> Result<Page, Problem> {
    let child = asked.child.trim().to_uppercase();
    let is_accepted = |kept: &Kept| {
        let finding = kept.finding(&judged.tables, judged.last.as_ref());
        !accepted.is_empty() && accepted.of(&finding.failure(&judged.tables)).is_some()
    };
    let let_stand = judged.found.iter().filter(|kept| is_accepted(kept)).count();
    let wanted: Vec<(usize, &Kept)> = judged
        .found
        .iter()
        .enumerate()
        .filter(|(_, kept)| asked.wants(judged, kept, &child) && asked.wants_accepted(is_accepted(kept)))
        .collect();
    let here = super::address(id);
    let views = SubNavigation::new(
        "The findings",
        [Link::new("By child", asked.at(id)), Link::new("By rule", asked.at(id).with("by", "rule"))],
        usize::from(asked.by_rule()),
    );
    let (groups, rules, pages) = if asked.by_rule() {
        (Vec::new(), Some(by_rule(id, judged, asked, &wanted)), None)
    } else {
        let last = wanted.len().div_ceil(ON_A_PAGE).max(1);
        let current = asked.page.parse().unwrap_or(1).clamp(1, last);
        let shown = wanted.chunks(ON_A_PAGE).nth(current - 1).unwrap_or_default();
        let pages = Pagination::new(current, last, |page| asked.at(id).with("page", page));
        (by_child(id, judged, shown, accepted, may_accept), None, Some(pages))
    };
    let body = Body {
        sentence: sentence(judged),
        year: year(judged),
        downloads: Downloads::new([
            Download::new("Everything that was found", "CSV", here.clone().at("findings.csv")),
            Download::new("The same, with counts", "Excel", here.clone().at("findings.xlsx")),
        ]),
        reading: reading(judged),
        not_judged: not_judged(judged),
        left_out: judged.left_out,
        views,
        filter: filter(id, judged, asked),
        cut: (asked.is_cut() || let_stand > 0).then(|| {
            format!(
                "{} of {}",
                whole(wanted.len() as i64),
                count(judged.tally.failures(), "failure", "failures")
            )
        }),
        none: judged.found.is_empty(),
        groups,
        rules,
        pages,
        let_stand: (let_stand > 0)
            .then(|| format!("{} accepted and let stand.", count(let_stand, "failure was", "failures were"))),
        forget: here.at("forget"),
    };
    let mut page = Page::new(name(judged.year)).in_menu("/check-a-return").body(Html::render(&body)?);
    if let Because::ChosenAgainst(other) = judged.because {
        page = page.notice(Notice::important(
            "Check the year",
            format!("You chose {}, and the dates in the return are those of {other}.", judged.year),
        ));
    }
    Ok(page)
}

/// How much was found, in a sentence.
fn sentence(judged: &Judged) -> String {
    let judged_rules =
        judged.rules.saturating_sub(judged.not_checked.iter().filter(|one| !one.fault).count());
    let children = count(judged.children, "child", "children");
    let tally = &judged.tally;
    if tally.failures() == 0 {
        return format!("Nothing was found by {} for {children}.", count(judged_rules, "rule", "rules"));
    }
    format!(
        "{} {} for {} of {children}, by {} of {} that were judged.",
        whole(tally.failures() as i64),
        if tally.failures() == 1 { "failure" } else { "failures" },
        whole(tally.children() as i64),
        tally.rules().len(),
        count(judged_rules, "rule", "rules"),
    )
}

/// How the year came about.
fn year(judged: &Judged) -> String {
    match judged.because {
        Because::Dates => {
            format!(
                "The dates in the return say that it is of {}; it was judged by the rules of that year.",
                judged.year
            )
        }
        Because::Chosen | Because::ChosenAgainst(_) => {
            format!("It was judged by the rules of {}, as you chose.", judged.year)
        }
    }
}

/// What is worth knowing about the files.
fn reading(judged: &Judged) -> Option<Details> {
    let problems = &judged.problems;
    if problems.is_empty() {
        return None;
    }
    let mut lines: Vec<String> = problems.iter().take(PROBLEMS).map(ToString::to_string).collect();
    if problems.len() > PROBLEMS {
        lines.push(format!("… and {} more.", problems.len() - PROBLEMS));
    }
    let words = format!("What was noticed while reading ({})", problems.len());
    Some(Details::new(words, list(&lines)))
}

/// What was not judged, rules with the same reason together.
fn not_judged(judged: &Judged) -> Option<Details> {
    let mut reasons: BTreeMap<(&str, bool), Vec<&str>> = BTreeMap::new();
    for one in &judged.not_checked {
        reasons.entry((&one.reason, one.fault)).or_default().push(one.rule);
    }
    let lines: Vec<String> = reasons
        .iter()
        .map(|((reason, _), rules)| {
            format!("{}, because {reason}: {}", count(rules.len(), "rule", "rules"), rules.join(", "))
        })
        .collect();
    let fault = judged.not_checked.iter().any(|one| one.fault);
    let words =
        format!("What was not judged, and why ({})", count(judged.not_checked.len(), "rule", "rules"));
    let details = Details::new(words, list(&lines));
    (!lines.is_empty()).then(|| if fault { details.open() } else { details })
}

fn list(lines: &[String]) -> Html {
    let items: String = lines.iter().map(|line| format!("<li>{}</li>", Html::text(line))).collect();
    Html::trusted(format!("<ul class=\"govuk-list govuk-list--bullet\">{items}</ul>"))
}

/// The bar that cuts what is shown.
fn filter(id: &str, judged: &Judged, asked: &Asked) -> Filter {
    let rules = judged.tally.rules().map(|of| {
        let code = of.about.code;
        Choice::new(code, format!("{code} ({})", whole(of.rows as i64)))
    });
    let tables = Table::ALL.iter().map(|table| Choice::new(table.name(), table.name()));
    let all = |words: &str| [Choice::new("", words)].into_iter();
    let accepted = [("", "Left out"), ("yes", "Only these"), ("all", "Shown too")];
    let accepted = accepted.map(|(value, words)| Choice::new(value, words));
    let bar = Filter::new("Rule, table and child", super::address(id))
        .select("rule", "Rule", all("Every rule").chain(rules), asked.rule.clone())
        .select("table", "Table", all("Every table").chain(tables), asked.table.clone())
        .text("child", "Child’s id", None, asked.child.clone())
        .select("accepted", "Accepted", accepted, asked.accepted.clone());
    if asked.by_rule() { bar.keep("by", "rule") } else { bar }
}

/// The rules that failed, each with its rows and children.
fn by_rule(id: &str, judged: &Judged, asked: &Asked, wanted: &[(usize, &Kept)]) -> Listing {
    let mut tally = telling::Tally::default();
    for (_, kept) in wanted {
        tally.count(&kept.finding(&judged.tables, judged.last.as_ref()).failure(&judged.tables), false);
    }
    let columns = [
        Column::text("Rule"),
        Column::text("What it says, and what makes it right"),
        Column::number("Rows"),
        Column::number("Children"),
    ];
    let mut table =
        Listing::new("The rules that failed", columns).caption_hidden().when_empty("Nothing was found here.");
    let mut rules: Vec<_> = tally.rules().collect();
    rules.sort_by_key(|of| std::cmp::Reverse(of.rows));
    for of in rules {
        let to = Asked { rule: of.about.code.to_owned(), ..asked.clone() }.at(id);
        table.push([
            Cell::link(of.about.code, &to),
            Cell::new(Html::trusted(format!(
                "{} <span class=\"govuk-hint\">{}</span>",
                Html::text(of.about.message),
                Html::text(of.about.fix)
            ))),
            Cell::new(whole(of.rows as i64)),
            Cell::new(whole(of.children as i64)),
        ]);
    }
    table
}

/// What is said of one child.
struct Group {
    /// `Child A1234`.
    title: String,
    rules: Vec<OfRule>,
}

/// The rows of one child that fail one rule.
struct OfRule {
    about: &'static About,
    rows: Vec<Row>,
}

impl OfRule {
    fn is_query(&self) -> bool {
        self.about.level == Level::Query
    }
}

/// One row at fault.
struct Row {
    /// `Episodes row 17`; empty for the return as a whole.
    place: String,
    /// `Episodes.csv, line 18`.
    file: String,
    /// What stands in the columns concerned.
    values: Vec<(&'static str, String)>,
    /// What it clashes with: where it stands, the column, what stands there.
    beside: Vec<(String, &'static str, String)>,
    /// Who accepted it, when and why.
    accepted: Option<String>,
    /// Where it is accepted, or taken back: the words and the address.
    act: Option<Link>,
}

impl Row {
    fn of(failure: &Failure<'_>) -> Row {
        let shown = |value: &str| if value.is_empty() { "(blank)".to_owned() } else { value.to_owned() };
        Row {
            place: match (failure.table, failure.row) {
                (Some(table), Some(row)) => format!("{table} row {row}"),
                _ => String::new(),
            },
            file: match (failure.file, failure.line) {
                (Some(file), Some(line)) => format!("{file}, line {line}"),
                _ => String::new(),
            },
            values: failure.values.iter().map(|(field, value)| (*field, shown(value))).collect(),
            beside: failure
                .beside
                .iter()
                .map(|clash| {
                    let whose = if clash.last_year { "last year’s " } else { "" };
                    let place = format!("{whose}{} row {}", clash.table, clash.row);
                    (place, clash.column, shown(&clash.value))
                })
                .collect(),
            accepted: None,
            act: None,
        }
    }
}

/// Findings in their order, those of a child together, and of a rule within the child.
fn by_child(
    id: &str,
    judged: &Judged,
    shown: &[(usize, &Kept)],
    accepted: &Standing,
    may_accept: bool,
) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (nth, kept) in shown {
        let finding = kept.finding(&judged.tables, judged.last.as_ref());
        let failure = finding.failure(&judged.tables);
        let title = match (&failure.child, failure.row) {
            (Some(child), _) => format!("Child {child}"),
            (None, Some(_)) => "A row without a child".to_owned(),
            (None, None) => "The return as a whole".to_owned(),
        };
        if groups.last().is_none_or(|group| group.title != title) {
            groups.push(Group { title, rules: Vec::new() });
        }
        let Some(group) = groups.last_mut() else { continue };
        if group.rules.last().is_none_or(|of| of.about.code != kept.rule().code) {
            group.rules.push(OfRule { about: kept.rule(), rows: Vec::new() });
        }
        if let Some(of) = group.rules.last_mut() {
            let mut row = Row::of(&failure);
            if let Some(one) = accepted.of(&failure) {
                row.accepted = Some(one.in_words());
                row.act = may_accept.then(|| Link::new("Take it back", one.withdraw()));
            } else {
                row.act = may_accept.then(|| Link::new("Accept", super::address(id).at("accept").at(nth)));
            }
            of.rows.push(row);
        }
    }
    groups
}

#[derive(Template)]
#[template(path = "quality/check_a_return/findings.html")]
struct Body {
    sentence: String,
    year: String,
    downloads: Downloads,
    reading: Option<Details>,
    not_judged: Option<Details>,
    left_out: usize,
    views: SubNavigation,
    filter: Filter,
    /// How much of what was found is shown, where it is cut.
    cut: Option<String>,
    /// Whether nothing was found at all.
    none: bool,
    groups: Vec<Group>,
    rules: Option<Listing>,
    pages: Option<Pagination>,
    /// How many were accepted.
    let_stand: Option<String>,
    forget: Address,
}
