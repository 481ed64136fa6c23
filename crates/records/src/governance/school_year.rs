//! School year.

use calendar::{AcademicYear, Day, Period, Term, TermName, Terms};
use serde::{Deserialize, Serialize};

use crate::form::Trouble;
use crate::kind::{Definition, Field, Form, Happened, Kind, Sensitivity, SubjectKind, read};

/// Days in a term on which pupils do not attend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolClosed {
    /// The first day.
    pub from: Day,
    /// The last day; the same day where it is one.
    pub to: Day,
}

/// The fields of each.
const SCHOOL_CLOSED: &[Field] = &[
    Field::new("from", "First day of the break", Form::Day),
    Field::new("to", "Last day of the break", Form::Day).hint("The same day where it is one day"),
];

/// The three terms of a school year in this authority's schools, with the half-terms and training days between. Duties once in
/// each term, and those counted in school days, are counted by it; until a year is entered a plain pattern stands in for it,
/// which is nobody's published calendar.
///
/// Happened: from the first day of the autumn term to the last of the summer term. Source: Education Act 2002 section 32 (the
/// authority or the governing body sets the terms); the Promoting the Education of Looked-after Children guidance, 2018 (a
/// personal education plan is reviewed each term).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SchoolYear {
    /// First day of the autumn term.
    pub autumn_from: Day,
    /// Last day of the autumn term.
    pub autumn_to: Day,
    /// First day of the spring term.
    pub spring_from: Day,
    /// Last day of the spring term.
    pub spring_to: Day,
    /// First day of the summer term.
    pub summer_from: Day,
    /// Last day of the summer term.
    pub summer_to: Day,
    /// Half-terms and training days.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub closed: Vec<SchoolClosed>,
}

impl SchoolYear {
    /// The school year it is of: the one that the spring term begins in.
    pub fn year(&self) -> AcademicYear {
        AcademicYear::of(self.spring_from)
    }

    /// Its three terms, in order.
    pub fn terms(&self) -> [Term; 3] {
        let term = |name, first, last| Term { year: self.year(), name, first, last };
        [
            term(TermName::Autumn, self.autumn_from, self.autumn_to),
            term(TermName::Spring, self.spring_from, self.spring_to),
            term(TermName::Summer, self.summer_from, self.summer_to),
        ]
    }

    /// The days in them on which pupils do not attend.
    pub fn breaks(&self) -> impl Iterator<Item = Period> {
        self.closed.iter().map(|closed| Period { from: closed.from, to: closed.to })
    }
}

impl Definition for SchoolYear {
    const KIND: &'static Kind = &Kind {
        name: "school_year",
        title: "School year",
        subject: SubjectKind::Authority,
        sensitivity: Sensitivity::Open,
        fields: &[
            Field::new("autumn_from", "First day of the autumn term", Form::Day)
                .hint("On which pupils attend"),
            Field::new("autumn_to", "Last day of the autumn term", Form::Day),
            Field::new("spring_from", "First day of the spring term", Form::Day),
            Field::new("spring_to", "Last day of the spring term", Form::Day),
            Field::new("summer_from", "First day of the summer term", Form::Day),
            Field::new("summer_to", "Last day of the summer term", Form::Day),
            Field::new("closed", "Half-terms and training days", Form::Parts(SCHOOL_CLOSED)).optional(),
        ],
        read: read::<SchoolYear>,
    };

    fn happened(&self) -> Happened {
        Happened::span(self.autumn_from, Some(self.summer_to))
    }

    fn check(&self) -> Vec<Trouble> {
        let mut troubles = Vec::new();
        let days = [
            ("autumn_to", self.autumn_from, self.autumn_to, "before its first day"),
            (
                "spring_from",
                self.autumn_to.plus_days(1),
                self.spring_from,
                "before the autumn term has ended",
            ),
            ("spring_to", self.spring_from, self.spring_to, "before its first day"),
            (
                "summer_from",
                self.spring_to.plus_days(1),
                self.summer_from,
                "before the spring term has ended",
            ),
            ("summer_to", self.summer_from, self.summer_to, "before its first day"),
        ];
        for (field, earliest, said, what) in days {
            if said < earliest {
                troubles.push(Trouble::stops(field, format!("This day is {what}: check both")));
            }
        }
        let year = self.year().period();
        // An autumn term may begin in the last days of August.
        let first = year.from.plus_days(-31);
        if self.autumn_from < first || self.autumn_from > year.to {
            troubles
                .push(Trouble::stops("autumn_from", "This is not the year of the spring term: check both"));
        }
        if self.summer_to > year.to {
            let says = "This is not the year of the spring term: a school year ends by 31 August";
            troubles.push(Trouble::stops("summer_to", says));
        }
        for (at, closed) in self.closed.iter().enumerate() {
            if closed.to < closed.from {
                troubles.push(Trouble::stops(format!("closed.{at}.to"), "The break ends before it begins"));
            } else if closed.from < self.autumn_from || closed.to > self.summer_to {
                let says = "This break is not in the school year above";
                troubles.push(Trouble::stops(format!("closed.{at}.from"), says));
            }
        }
        if troubles.is_empty() && Terms::new(self.terms().to_vec(), Vec::new()).is_err() {
            troubles.push(Trouble::stops("autumn_from", "These days do not make three terms: check them"));
        }
        troubles
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn year(days: [&str; 6], closed: &[(&str, &str)]) -> SchoolYear {
        let day = |text: &str| text.parse::<Day>().unwrap();
        let [a, b, c, d, e, f] = days.map(day);
        let closed = closed.iter().map(|(from, to)| SchoolClosed { from: day(from), to: day(to) }).collect();
        SchoolYear {
            autumn_from: a,
            autumn_to: b,
            spring_from: c,
            spring_to: d,
            summer_from: e,
            summer_to: f,
            closed,
        }
    }

    #[test]
    fn what_is_wrong_is_told_at_its_day() {
        let good = ["2018-09-03", "2018-12-21", "2019-01-07", "2019-04-05", "2019-04-23", "2019-07-22"];
        let with = |at: usize, day| {
            let mut days = good;
            days[at] = day;
            days
        };
        let half = ("2018-10-22", "2018-10-26");
        let check = |days, closed: &[(&str, &str)], expected: &[&str]| {
            let troubles = year(days, closed).check();
            let fields: Vec<&str> = troubles.iter().map(|trouble| trouble.field.as_str()).collect();
            assert_eq!(fields, expected, "{days:?} {closed:?}");
        };
        check(good, &[half], &[]);
        check(with(0, "2018-08-30"), &[half], &[]);
        check(with(0, "2017-09-04"), &[half], &["autumn_from"]);
        check(with(1, "2018-08-31"), &[], &["autumn_to"]);
        check(with(2, "2018-12-21"), &[], &["spring_from"]);
        check(with(3, "2019-04-23"), &[], &["summer_from"]);
        check(with(5, "2019-09-02"), &[], &["summer_to"]);
        check(good, &[half, ("2019-02-22", "2019-02-18")], &["closed.1.to"]);
        check(good, &[("2019-08-01", "2019-08-02")], &["closed.0.from"]);
    }
}
