//! A list that is a table on the page and a file for a spreadsheet: told once.

use access::Person;
use axum::response::Response;
use calendar::Day;
use timeline::Cohort;
use web::parts::{Cell, Colour, Column, Inset, Table, Tag};
use web::{Address, Html, Problem};

use crate::board::Standing;
use crate::csv;
use crate::rows::Rows;

/// Places of a table on a page, so that a page stays light; the file has them all.
const PLACES: usize = 480;

/// What stands in one place of a list.
pub(crate) struct Told {
    words: String,
    plain: String,
    to: Option<Address>,
    tag: Option<Colour>,
    none: bool,
    /// Something smaller under it, on the page.
    under: Option<String>,
}

impl Told {
    /// Words.
    pub(crate) fn text(words: impl ToString) -> Told {
        let words = words.to_string();
        Told { plain: words.clone(), words, to: None, tag: None, none: false, under: None }
    }

    /// Nothing, and why.
    pub(crate) fn none(why: &str) -> Told {
        Told { words: why.to_owned(), plain: String::new(), to: None, tag: None, none: true, under: None }
    }

    /// Words, or nothing and why.
    pub(crate) fn or(words: Option<impl ToString>, why: &str) -> Told {
        words.map_or_else(|| Told::none(why), Told::text)
    }

    /// A day, as the page and a file each write it.
    pub(crate) fn day(day: Day) -> Told {
        Told { plain: day.to_string(), ..Told::text(day.to_words()) }
    }

    /// A day, or nothing and why.
    pub(crate) fn day_or(day: Option<Day>, why: &str) -> Told {
        day.map_or_else(|| Told::none(why), Told::day)
    }

    /// A day that came later than it should have.
    pub(crate) fn late(day: Day) -> Told {
        Told { words: format!("{}, late", day.to_words()), ..Told::day(day) }.tagged(Colour::Yellow)
    }

    /// By when something is to be done, and that it is overdue once that has passed.
    pub(crate) fn by(day: Option<Day>, today: Day, why: &str) -> Told {
        match day {
            Some(day) if day < today => {
                Told { words: format!("{}, overdue", day.to_words()), ..Told::day(day) }.tagged(Colour::Red)
            }
            day => Told::day_or(day, why),
        }
    }

    /// A child, who leads somewhere: the file has the identifier and the name.
    pub(crate) fn child(child: &Standing, to: Address) -> Told {
        Told {
            words: child.called().to_owned(),
            plain: child.id.to_string(),
            to: Some(to),
            tag: None,
            none: false,
            under: None,
        }
    }

    /// A household, for those to whom households are open: its name where one is written down, its number under it. The file
    /// has the number.
    pub(crate) fn household(cohort: &Cohort, id: &str, today: Day) -> Told {
        let to = crate::homes::address(id);
        let household = cohort.households.iter().find(|household| *household.id == *id);
        match household.and_then(|household| crate::homes::name_of(household, today)) {
            Some(name) => {
                let under = Some(id.to_owned());
                Told { plain: id.to_owned(), under, ..Told::text(name) }.leading(to)
            }
            None => Told::text(id).leading(to),
        }
    }

    /// The same for anybody: to whom households are not open the number alone is told.
    pub(crate) fn household_for(me: &Person, cohort: &Cohort, id: &str, today: Day) -> Told {
        if access::household(me, id).is_ok() { Told::household(cohort, id, today) } else { Told::text(id) }
    }

    /// The same, told so in a file, and under what it is called on the page.
    pub(crate) fn plainly(self, plain: &str) -> Told {
        let under = self.under.map(|_| plain.to_owned());
        Told { plain: plain.to_owned(), under, ..self }
    }

    /// So many days behind: nothing for none.
    pub(crate) fn behind(days: i32) -> Told {
        match days {
            0 => Told { plain: "0".to_owned(), ..Told::none("not behind") },
            days => {
                let colour = if days > 60 { Colour::Red } else { Colour::Yellow };
                Told { plain: days.to_string(), ..Told::text(days_of(days)).tagged(colour) }
            }
        }
    }

    /// Days as a number in the file.
    pub(crate) fn days(days: i32) -> Told {
        Told { plain: days.to_string(), ..Told::text(days_of(days)) }
    }

    /// Days that are over a threshold: in words, because a colour says nothing alone.
    pub(crate) fn over(days: i32, threshold: i32) -> Told {
        Told { words: format!("{}, over {threshold}", days_of(days)), ..Told::days(days) }
            .tagged(Colour::Yellow)
    }

    /// The same as a tag.
    pub(crate) fn tagged(self, colour: Colour) -> Told {
        Told { tag: Some(colour), ..self }
    }

    /// The same with somewhere to go.
    pub(crate) fn leading(self, to: Address) -> Told {
        Told { to: Some(to), ..self }
    }

    fn cell(self) -> Cell {
        match (self.none, self.to, self.tag) {
            (true, ..) => Cell::none(&self.words),
            (_, Some(to), _) => match self.under {
                Some(under) => Cell::linked_with_under(self.words, &to, under),
                None => Cell::link(self.words, &to),
            },
            (_, None, Some(colour)) => Cell::part(&Tag::new(self.words, colour)),
            _ => Cell::new(self.words),
        }
    }
}

/// Days in words.
pub(crate) fn days_of(days: i32) -> String {
    if days == 1 { "1 day".to_owned() } else { format!("{days} days") }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// A child.
    Child,
    /// Words.
    Words,
    /// Some sentences.
    Prose,
    /// A number.
    Number,
    /// A day.
    Day,
}

/// A list.
pub(crate) struct List {
    /// The name of its file.
    pub(crate) name: &'static str,
    /// Its caption, for those who hear it.
    pub(crate) caption: &'static str,
    /// What each column holds, and its heading.
    pub(crate) columns: &'static [(Holds, &'static str)],
    /// Its rows.
    pub(crate) rows: Vec<Vec<Told>>,
    /// What is said where it has none.
    pub(crate) empty: &'static str,
}

impl List {
    /// As a table.
    pub(crate) fn table(self) -> Html {
        let columns = self.columns.iter().map(|(holds, heading)| match holds {
            Holds::Child | Holds::Words => Column::text(*heading),
            Holds::Prose => Column::prose(*heading),
            Holds::Number => Column::number(*heading),
            Holds::Day => Column::date(*heading),
        });
        let (many, most) = (self.rows.len(), PLACES / self.columns.len().max(1));
        let mut table =
            Table::new(self.caption, columns.collect::<Vec<_>>()).caption_hidden().when_empty(self.empty);
        for row in self.rows.into_iter().take(most) {
            table.push(row.into_iter().map(Told::cell).collect::<Vec<_>>());
        }
        let html = Html::of(&table);
        if many <= most {
            return html;
        }
        html.with(&Inset::new(format!("The first {most} of {many} are shown; the file has them all.")))
    }

    /// As a file.
    pub(crate) fn file(self, today: Day) -> Result<Response, Problem> {
        let (name, Rows { headings, rows }) = (self.name, self.rows());
        let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
        csv::file(&format!("{name}-{today}"), &headings, &rows)
    }

    /// To take away.
    pub(crate) fn rows(self) -> Rows {
        let mut headings = Vec::new();
        for (holds, heading) in self.columns {
            headings.push((*heading).to_owned());
            if *holds == Holds::Child {
                headings.push("Name".to_owned());
            }
        }
        let rows: Vec<Vec<String>> = self
            .rows
            .into_iter()
            .map(|row| {
                let mut cells = Vec::new();
                for (told, (holds, _)) in row.into_iter().zip(self.columns) {
                    cells.push(told.plain);
                    if *holds == Holds::Child {
                        cells.push(told.words);
                    }
                }
                cells
            })
            .collect();
        Rows { headings, rows }
    }
}

/// Small counts beside their names, as a row of a list: what adds up is shown to.
pub(crate) fn counts(caption: &'static str, of: &'static str, rows: Vec<(Told, usize)>, total: &str) -> Html {
    let all: usize = rows.iter().map(|(_, count)| count).sum();
    let mut table = Table::new(caption, [Column::text(of), Column::number("Children")]).caption_hidden();
    for (told, count) in rows {
        table.push([told.cell(), Cell::new(count)]);
    }
    table.push([Cell::new(total), Cell::new(all)]);
    Html::of(&table)
}
