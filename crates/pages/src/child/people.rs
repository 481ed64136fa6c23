//! The people in a child's life: a genogram, and the same in a table.

use std::collections::BTreeMap;

use access::People;
use records::Fact;
use serde_json::Value;
use web::Html;
use web::parts::{Cell, Column, Table};

use crate::words;

/// Somebody in the child's life, as recorded.
#[derive(Debug, Clone, Default)]
pub(super) struct Somebody {
    name: String,
    /// The code: `mother`.
    relation: String,
    /// In words: "Mother".
    words: String,
    born: Option<i32>,
    died: bool,
    parent_of: String,
    with: String,
    /// Whether it is past: a former partner, a carer of before.
    past: bool,
    payload: Value,
}

/// Everybody who is recorded as somebody in the child's life.
pub(super) fn of(people: &People, standing: &[&Fact]) -> Vec<Somebody> {
    standing
        .iter()
        .filter(|fact| fact.record.kind().name == "relationship")
        .map(|fact| {
            let payload = words::payload(fact);
            let text = |name: &str| payload.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
            let words = fact.record.kind().fields.iter().find(|field| field.name == "relation");
            let words = words.and_then(|field| words::value(people, field.form, payload.get("relation")?));
            Somebody {
                name: text("name"),
                relation: text("relation"),
                words: words.unwrap_or_default(),
                born: text("born").get(..4).and_then(|year| year.parse().ok()),
                died: payload.get("died").is_some(),
                parent_of: text("parent_of"),
                with: text("with"),
                past: payload.get("until").is_some(),
                payload: payload.clone(),
            }
        })
        .collect()
}

/// The drawing and the table.
pub(super) fn html(child: &str, born: Option<i32>, people: &[Somebody]) -> Html {
    let mut html = Html::new();
    if let Some(drawing) = drawing(child, born, people) {
        html = html.with(&Html::trusted(format!(
            "<div class=\"kith-wide\" role=\"region\" aria-label=\"Family drawing\" tabindex=\"0\">{drawing}</div>"
        )));
    }
    html.with(&table(people))
}

/// Everybody in words: the same as the drawing and what it cannot show.
fn table(people: &[Somebody]) -> Table {
    let columns = [
        Column::text("Name"),
        Column::text("Who they are"),
        Column::prose("What to know"),
        Column::text("How to reach them"),
    ];
    let mut table = Table::new("The people in the child’s life", columns).caption_hidden();
    for each in people {
        let said = |name: &str| each.payload.get(name).and_then(Value::as_str);
        let mut know = Vec::new();
        match said("responsibility") {
            Some("yes") => know.push("has parental responsibility".to_owned()),
            Some("no") => know.push("no parental responsibility".to_owned()),
            _ => {}
        }
        if each.payload.get("important").and_then(Value::as_bool) == Some(true) {
            know.push("the child counts on them".to_owned());
        }
        if said("may_see") == Some("no") {
            know.push("the child may not see them".to_owned());
        }
        if !each.parent_of.is_empty() {
            know.push(format!("parent of {}", each.parent_of));
        }
        if !each.with.is_empty() {
            know.push(format!("{} of {}", if each.past { "former partner" } else { "partner" }, each.with));
        }
        if each.died {
            know.push("has died".to_owned());
        }
        know.extend(said("notes").map(str::to_owned));
        let mut know = know.join("; ");
        if let Some(first) = know.chars().next() {
            know = format!("{}{}", first.to_uppercase(), &know[first.len_utf8()..]);
        }
        table.push([
            Cell::new(&each.name),
            Cell::new(&each.words),
            Cell::new(know),
            said("phone").map_or_else(|| Cell::none("not recorded"), Cell::new),
        ]);
    }
    table
}

/// Which row of the drawing: grandparents, parents, the child's own generation, their children. `None`: not family.
fn generation(relation: &str) -> Option<usize> {
    Some(match relation {
        "grandmother" | "grandfather" => 0,
        "mother" | "father" | "step_parent" | "aunt" | "uncle" => 1,
        "sister" | "brother" | "half_sister" | "half_brother" | "step_sister" | "step_brother" | "cousin"
        | "partner" => 2,
        "child" => 3,
        _ => return None,
    })
}

/// A square for a man or boy, a circle for a woman or girl, a diamond where the relation does not say.
fn shape(relation: &str) -> char {
    match relation {
        "mother" | "grandmother" | "sister" | "half_sister" | "step_sister" | "aunt" => 'o',
        "father" | "grandfather" | "brother" | "half_brother" | "step_brother" | "uncle" => 's',
        _ => 'd',
    }
}

/// How far apart people and generations stand, in the drawing's own units.
const WIDE: i32 = 124;
const HIGH: i32 = 118;
/// From the middle of a symbol to under its name.
const NAMED: i32 = 58;
/// Half of a symbol's width.
const HALF: i32 = 20;

/// One symbol of the drawing.
struct Symbol<'a> {
    name: &'a str,
    below: String,
    shape: char,
    died: bool,
    own: bool,
    x: i32,
    y: i32,
}

/// The genogram; `None` where no family is recorded.
fn drawing(child: &str, born: Option<i32>, people: &[Somebody]) -> Option<String> {
    let mut rows: [Vec<(&Somebody, bool)>; 4] = [vec![], vec![], vec![], vec![]];
    let own = Somebody { name: child.to_owned(), born, ..Somebody::default() };
    for each in people {
        if let Some(row) = generation(&each.relation) {
            rows[row].push((each, false));
        }
    }
    if rows.iter().all(Vec::is_empty) {
        return None;
    }
    // Mother and father side by side in the middle; the rest by age.
    rows[1].sort_by_key(|(each, _)| match each.relation.as_str() {
        "father" => 1,
        "mother" => 2,
        "step_parent" => 3,
        _ => 0,
    });
    rows[2].push((&own, true));
    rows[2].sort_by_key(|(each, own)| (each.relation == "partner", each.born.unwrap_or(9999), !own));
    let first = rows.iter().position(|row| !row.is_empty())?;
    let used = rows.iter().rposition(|row| !row.is_empty())? - first + 1;
    let widest = rows.iter().map(Vec::len).max()? as i32;
    let (width, height) = (widest * WIDE + 20, used as i32 * HIGH + 10);
    let mut symbols: Vec<Symbol<'_>> = Vec::new();
    let mut at: BTreeMap<&str, usize> = BTreeMap::new();
    for (row, people) in rows.iter().enumerate() {
        let left = (width - people.len() as i32 * WIDE) / 2;
        for (nth, (each, own)) in people.iter().enumerate() {
            at.entry(&each.name).or_insert(symbols.len());
            let year = each.born.map(|year| format!(", {year}")).unwrap_or_default();
            symbols.push(Symbol {
                name: &each.name,
                below: if *own { format!("me{year}") } else { format!("{}{year}", each.words) },
                shape: if *own { 'd' } else { shape(&each.relation) },
                died: each.died,
                own: *own,
                x: left + nth as i32 * WIDE + WIDE / 2,
                y: (row - first.min(row)) as i32 * HIGH + 30,
            });
        }
    }
    let mut lines = String::new();
    for (parent, kid) in parents(people, child) {
        if let (Some(&from), Some(&to)) = (at.get(parent), at.get(kid)) {
            let (from, to) = (&symbols[from], &symbols[to]);
            // From under the name, so that no line runs through it.
            let (top, bottom) = (from.y + NAMED, to.y - HALF);
            let middle = bottom - 14;
            lines.push_str(&format!(
                "<path d=\"M{} {top}V{middle}H{}V{bottom}\" fill=\"none\" stroke=\"#505a5f\" stroke-width=\"1.5\"/>",
                from.x, to.x
            ));
        }
    }
    for each in people.iter().filter(|each| !each.with.is_empty()) {
        if let (Some(&a), Some(&b)) = (at.get(each.name.as_str()), at.get(each.with.as_str()))
            && symbols[a].y == symbols[b].y
        {
            let dashes = if each.past { " stroke-dasharray=\"5 4\"" } else { "" };
            lines.push_str(&format!(
                "<path d=\"M{} {}H{}\" stroke=\"#0b0c0c\" stroke-width=\"2\"{dashes}/>",
                symbols[a].x, symbols[a].y, symbols[b].x
            ));
        }
    }
    let drawn: String = symbols.iter().map(drawn).collect();
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         role=\"img\" aria-labelledby=\"genogram-title genogram-text\"><title id=\"genogram-title\">Genogram</title>\
         <desc id=\"genogram-text\">The family in generations, {} people. The table below says the same in words.</desc>\
         {lines}{drawn}</svg>",
        symbols.len()
    ))
}

/// Who is whose parent: as recorded, and otherwise as the relation says.
fn parents<'a>(people: &'a [Somebody], child: &'a str) -> Vec<(&'a str, &'a str)> {
    let mut pairs = Vec::new();
    for each in people {
        if !each.parent_of.is_empty() {
            let named = each.parent_of.split([',', ';']).flat_map(|part| part.split(" and ")).map(str::trim);
            pairs.extend(named.filter(|name| !name.is_empty()).map(|name| (each.name.as_str(), name)));
        }
        if matches!(each.relation.as_str(), "mother" | "father") {
            pairs.push((&each.name, child));
            if each.parent_of.is_empty() {
                let full =
                    people.iter().filter(|other| matches!(other.relation.as_str(), "sister" | "brother"));
                pairs.extend(full.map(|other| (each.name.as_str(), other.name.as_str())));
            }
        }
        if each.relation == "child" {
            pairs.push((child, &each.name));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn drawn(symbol: &Symbol<'_>) -> String {
    let Symbol { x, y, .. } = *symbol;
    let stroke = if symbol.own {
        "stroke=\"#1d5b57\" stroke-width=\"4\""
    } else {
        "stroke=\"#0b0c0c\" stroke-width=\"2\""
    };
    let mut svg = match symbol.shape {
        'o' => format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{HALF}\" fill=\"#fff\" {stroke}/>"),
        's' => format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#fff\" {stroke}/>",
            x - HALF,
            y - HALF,
            2 * HALF,
            2 * HALF
        ),
        _ => format!(
            "<path d=\"M{x} {}L{} {y}L{x} {}L{} {y}Z\" fill=\"#fff\" {stroke}/>",
            y - HALF,
            x + HALF,
            y + HALF,
            x - HALF
        ),
    };
    if symbol.died {
        svg.push_str(&format!(
            "<path d=\"M{} {}L{} {}M{} {}L{} {}\" stroke=\"#0b0c0c\" stroke-width=\"1.5\"/>",
            x - HALF,
            y - HALF,
            x + HALF,
            y + HALF,
            x + HALF,
            y - HALF,
            x - HALF,
            y + HALF
        ));
    }
    for (text, down, size) in [(symbol.name, 36, 14), (symbol.below.as_str(), 52, 12)] {
        svg.push_str(&format!(
            "<text x=\"{x}\" y=\"{}\" text-anchor=\"middle\" font-size=\"{size}\">{}</text>",
            y + down,
            Html::text(short(text))
        ));
    }
    svg
}

/// As much of a name as fits under a symbol.
fn short(text: &str) -> String {
    const LETTERS: usize = 18;
    if text.chars().count() <= LETTERS {
        text.to_owned()
    } else {
        text.chars().take(LETTERS - 1).chain(['…']).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn somebody(name: &str, relation: &str, parent_of: &str) -> Somebody {
        Somebody {
            name: name.to_owned(),
            relation: relation.to_owned(),
            words: relation.to_owned(),
            parent_of: parent_of.to_owned(),
            ..Somebody::default()
        }
    }

    #[test]
    fn parents_are_as_recorded_or_as_the_relation_says() {
        let people = [
            somebody("Moss", "mother", ""),
            somebody("Fern", "sister", ""),
            somebody("Reed", "half_brother", ""),
            somebody("Ash", "grandmother", "Moss and Hazel"),
            somebody("Bo", "friend", ""),
        ];
        let pairs = parents(&people, "Wren");
        assert_eq!(pairs, [("Ash", "Hazel"), ("Ash", "Moss"), ("Moss", "Fern"), ("Moss", "Wren")]);
    }

    #[test]
    fn family_is_drawn_escaped_and_friends_are_not() {
        let people = [somebody("M<b>", "mother", ""), somebody("Bo", "friend", "")];
        let svg = drawing("Wren", Some(2012), &people).unwrap();
        assert!(svg.contains("M&lt;b&gt;") && svg.contains("me, 2012") && !svg.contains(">Bo<"), "{svg}");
        assert!(svg.contains("<circle") && svg.contains("<path d=\"M"), "{svg}");
        assert!(drawing("Wren", None, &people[1..]).is_none());
    }
}
