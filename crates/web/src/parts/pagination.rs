//! A long list, a page at a time.

use askama::Template;
use askama::filters::HtmlSafe;

use crate::Address;

#[derive(Clone, Debug, PartialEq, Eq)]
enum Step {
    Page(usize, Address),
    Gap,
}

/// The pages of a long list. Shows nothing where there is one page only.
#[derive(Clone, Debug, Template)]
#[template(path = "parts/pagination.html")]
pub struct Pagination {
    current: usize,
    before: Option<Address>,
    after: Option<Address>,
    steps: Vec<Step>,
}

impl Pagination {
    /// Page `current` of `last`, both counted from 1; `to` gives the address of a page. A current
    /// page past the last counts as the last.
    pub fn new(current: usize, last: usize, to: impl Fn(usize) -> Address) -> Pagination {
        let last = last.max(1);
        let current = current.clamp(1, last);
        let mut steps = Vec::new();
        let mut shown = 0;
        for page in 1..=last {
            if page == 1 || page == last || page.abs_diff(current) <= 1 {
                if page - shown == 2 {
                    // A gap of one page takes as much room as the page.
                    steps.push(Step::Page(page - 1, to(page - 1)));
                } else if page - shown > 2 {
                    steps.push(Step::Gap);
                }
                steps.push(Step::Page(page, to(page)));
                shown = page;
            }
        }
        Pagination {
            current,
            before: (current > 1).then(|| to(current - 1)),
            after: (current < last).then(|| to(current + 1)),
            steps,
        }
    }
}

impl HtmlSafe for Pagination {}

#[cfg(test)]
mod tests {
    use super::{Pagination, Step};
    use crate::Address;

    fn shown(current: usize, last: usize) -> String {
        let pagination = Pagination::new(current, last, |n| Address::new("/list").with("page", n));
        let steps: Vec<String> = pagination
            .steps
            .iter()
            .map(|step| match step {
                Step::Page(n, _) if *n == pagination.current => format!("[{n}]"),
                Step::Page(n, _) => n.to_string(),
                Step::Gap => "…".to_owned(),
            })
            .collect();
        steps.join(" ")
    }

    #[test]
    fn the_ends_and_the_neighbours_are_shown() {
        for (current, last, expected) in [
            (1, 1, "[1]"),
            (1, 3, "[1] 2 3"),
            (1, 9, "[1] 2 … 9"),
            (3, 9, "1 2 [3] 4 … 9"),
            (4, 9, "1 2 3 [4] 5 … 9"),
            (5, 9, "1 … 4 [5] 6 … 9"),
            (9, 9, "1 … 8 [9]"),
            (12, 9, "1 … 8 [9]"),
            (0, 0, "[1]"),
        ] {
            assert_eq!(shown(current, last), expected, "{current} of {last}");
        }
    }

    #[test]
    fn one_page_shows_nothing() {
        let pagination = Pagination::new(1, 1, |_| Address::new("/list"));
        assert_eq!(pagination.to_string().trim(), "");
    }
}
