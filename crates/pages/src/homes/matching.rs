//! `/child/{child}/matching`: every household and home for a child, ranked by rules that can be read, with what speaks for and
//! against each and what stops it. A person chooses and says why; what does not fit is kept with the decision, and how it is
//! made good.

use std::sync::Arc;

use ::matching::{Judged, PlaceId, RULES, Says, World, rank};
use calendar::Moment;
use records::fostering::MatchingWeights;
use records::placements::{Compromise, MatchingDecision, PlacementRequest};
use records::{Definition, Record as Said, Trouble};
use web::parts::{Cell, Choice, Colour, Column, Control, Details, Form, Inset, Question, Table, Tag};
use web::{Fields, Html, Link, Problem};

use super::{called, cell, everybody, world};
use crate::child::fast::{Asked, Done, Fast, On};
use crate::child::glance::link;
use crate::child::overview::heading;
use crate::child::record::enter::RECORD;
use crate::governance::settings;
use crate::placements::search;
use crate::{Desk, words};

/// How the value of a home begins, beside those of households.
const HOME: &str = "home:";
/// How many are shown at once; the others stand below, a click away.
const SHOWN: usize = 12;
/// How what does not fit is made good.
const MADE_GOOD: &str = "~made_good";

/// The page.
pub(crate) struct FindAHome;

impl Fast for FindAHome {
    const KIND: &'static str = "matching_decision";
    const LAST: &'static str = "matching";
    const HEADING: &'static str = "Find a home";
    const OPENED: &'static str = "matching with a home";
    const BUTTON: &'static str = "Record the decision";

    fn begin(on: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        fields.push("day", on.today().to_string());
        fields.push("decided_by", &on.me.name);
        fields
    }

    fn answers(sent: &Fields, _: &On<'_>) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in sent.iter() {
            match value.strip_prefix(HOME).filter(|_| name == "household") {
                Some(home) => fields.push("home", home),
                None => fields.push(name, value),
            }
        }
        fields
    }

    fn judge(troubles: &mut Vec<Trouble>, said: Option<&dyn Said>, sent: &Fields, on: &On<'_>) {
        for trouble in troubles.iter_mut() {
            match trouble.field.as_str() {
                "household" | "home" => {
                    trouble.field = "household".to_owned();
                    trouble.says = "Choose a household or a home from the list".to_owned();
                }
                "because" => {
                    trouble.says = "Say why them: what speaks for them, and what was weighed".to_owned()
                }
                _ => {}
            }
        }
        let Some(decision) = said.and_then(|said| said.as_any().downcast_ref::<MatchingDecision>()) else {
            return;
        };
        if decision.day > on.today() {
            let says = "When was it decided? A decision cannot be recorded before it is made";
            troubles.push(Trouble::stops("day", says));
        }
        let cohort = everybody(on.desk);
        let world = world(on.desk, &cohort);
        let Some(ranked) = ranked(&world, on) else {
            let says = "No home is asked for this child: record a placement request first, then choose";
            troubles.push(Trouble::stops("household", says));
            return;
        };
        let Some(judged) = ranked.iter().find(|judged| is_chosen(&world, judged, decision)) else {
            if troubles.iter().all(|trouble| trouble.field != "household") {
                let says = "There is no such household or home today: choose one from the list";
                troubles.push(Trouble::stops("household", says));
            }
            return;
        };
        // What stops is no reason to be weighed: it says what must be done first.
        if let Some(stop) = judged.of(Says::Stop).next() {
            troubles.push(Trouble::stops("household", stop.words.clone()));
        }
        if judged.of(Says::Against).next().is_some() && sent.get(MADE_GOOD).trim().is_empty() {
            let says = "Something speaks against them: say how it is made good, or that it cannot be";
            troubles.push(Trouble::stops(MADE_GOOD, says));
        }
    }

    fn above(asked: &Asked<'_>) -> Html {
        let on = asked.on;
        let cohort = everybody(on.desk);
        let world = world(on.desk, &cohort);
        let Some(ranked) = ranked(&world, on) else {
            let kind = PlacementRequest::KIND.name;
            let to = crate::child::address(on.record.id()).at("record").at(kind);
            return Html::of(&Inset::new(
                "No home is asked for this child today. A request says what matters in a home: write it first.",
            ))
            .with(&link(&Link::new("Ask for a home", to)));
        };
        let (open, stopped): (Vec<&Judged>, Vec<&Judged>) =
            ranked.iter().partition(|judged| !judged.is_stopped());
        let sentence = format!(
            "{} could take {} by the rules below; {} are stopped, each with the reason. The best fit stands first. Nothing here \
             decides: you do, and say why.",
            words::counted(open.len(), "home", "homes"),
            asked.called(),
            stopped.len(),
        );
        let (first, rest) = open.split_at(open.len().min(SHOWN));
        let child = on.record.timeline(Moment::END_OF_TIME);
        let searched = search::section(on.desk, on.me, on.record, &child, on.today());
        let html = Html::of(&Inset::new(sentence)).with(&searched);
        let mut html = html.with(&heading("Homes that could be")).with(&table(
            on,
            &world,
            first,
            "Homes, the best fit first",
        ));
        if !rest.is_empty() {
            let more = Html::of(&table(on, &world, rest, "More homes, in order"));
            html = html.with(&Details::new(format!("{} more, in order", rest.len()), more));
        }
        if !stopped.is_empty() {
            let all = Html::of(&table(on, &world, &stopped, "Homes that something stops"));
            html = html.with(&Details::new(format!("{} that something stops", stopped.len()), all));
        }
        html.with(&Details::new("The rules, and how much each counts", rules(on.desk, &world)))
            .with(&heading("The decision"))
    }

    fn ask(asked: &Asked<'_>, mut form: Form) -> Form {
        let on = asked.on;
        let cohort = everybody(on.desk);
        let world = world(on.desk, &cohort);
        let choices = ranked(&world, on).unwrap_or_default();
        let choices = choices
            .iter()
            .map(|judged| {
                let place = &world.places[judged.place];
                let how = if judged.is_stopped() { "stopped".to_owned() } else { points(judged.points) };
                Choice::new(value(&place.id), format!("{} ({how})", called(on.me, place)))
            })
            .collect();
        let chosen = asked.typed("household").to_owned();
        let question = Question::new("household", "Which home?", Control::Listed { choices, chosen });
        form = form.ask(&question.large().error(asked.wrong("household")));
        let labels = [
            ("because", "Why them?".to_owned()),
            ("decided_by", "Who decided?".to_owned()),
            ("childs_view", format!("What {} says (optional)", asked.called())),
            ("moves", "The day of the move (optional)".to_owned()),
        ];
        for (field, label) in labels {
            if field == "decided_by" {
                let typed = asked.typed(MADE_GOOD).to_owned();
                let question = Question::line(MADE_GOOD, "How is what does not fit made good?", typed)
                    .hint("What speaks against them is kept with the decision, and this beside it")
                    .error(asked.wrong(MADE_GOOD));
                form = form.ask(&question);
            }
            if let Some(question) = asked.question(field) {
                form = form.ask(&question.label(label));
            }
        }
        asked.question("day").iter().fold(form, Form::ask)
    }

    fn record(on: &On<'_>, sent: &Fields, said: Arc<dyn Said>) -> Result<Done, Problem> {
        let Some(decision) = said.as_any().downcast_ref::<MatchingDecision>() else {
            return on.desk.say(on.record, sent.get(RECORD), said).map(Done::Said);
        };
        let cohort = everybody(on.desk);
        let world = world(on.desk, &cohort);
        let ranked = ranked(&world, on).unwrap_or_default();
        let chosen = ranked.iter().find(|judged| is_chosen(&world, judged, decision));
        let made_good = Some(sent.get(MADE_GOOD).trim().to_owned()).filter(|said| !said.is_empty());
        let compromises = chosen.map(|judged| {
            let against = judged.of(Says::Against);
            against
                .map(|reason| Compromise {
                    of: Some(reason.rule),
                    what: reason.words.clone(),
                    made_good: made_good.clone(),
                    by: None,
                })
                .collect()
        });
        let others = ranked.iter().filter(|judged| !judged.is_stopped()).count().saturating_sub(1);
        let decision = MatchingDecision {
            compromises: compromises.unwrap_or_default(),
            considered: Some(u16::try_from(others).unwrap_or(u16::MAX)),
            ..decision.clone()
        };
        on.desk.say(on.record, sent.get(RECORD), Arc::new(decision)).map(Done::Said)
    }
}

/// Every place for the child; `None` where no home is asked.
fn ranked(world: &World<'_>, on: &On<'_>) -> Option<Vec<Judged>> {
    // By what the reader may see of the child, not by what the roll knows.
    let open = on.record.standing(Moment::END_OF_TIME);
    open.iter().find_map(|fact| fact.of::<PlacementRequest>())?;
    Some(rank(world, world.asks(on.record.id())?))
}

fn is_chosen(world: &World<'_>, judged: &Judged, decision: &MatchingDecision) -> bool {
    match &world.places[judged.place].id {
        PlaceId::Household(id) => decision.household.as_deref() == Some(&**id),
        PlaceId::Home(id) => decision.home.as_deref() == Some(&**id),
    }
}

fn value(id: &PlaceId) -> String {
    match id {
        PlaceId::Household(id) => id.to_string(),
        PlaceId::Home(id) => format!("{HOME}{id}"),
    }
}

/// Points as they are shown.
pub(super) fn points(points: i32) -> String {
    if points > 0 { format!("+{points} points") } else { format!("{points} points") }
}

fn table(on: &On<'_>, world: &World<'_>, all: &[&Judged], caption: &str) -> Table {
    let columns = [
        Column::text("Home"),
        Column::number("Points"),
        Column::prose("For"),
        Column::prose("Against, or what stops it"),
        Column::prose("Not known here"),
    ];
    let mut table = Table::new(caption, columns).caption_hidden().when_empty(
        "No household or home could take the child as things stand. What stops each is told below.",
    );
    for judged in all {
        let place = &world.places[judged.place];
        let points = if judged.is_stopped() {
            Cell::part(&Tag::new("Stopped", Colour::Red))
        } else {
            Cell::new(judged.points)
        };
        table.push([
            cell(on.me, place),
            points,
            reasons(judged, &[Says::For]),
            reasons(judged, &[Says::Stop, Says::Against]),
            reasons(judged, &[Says::NotKnown]),
        ]);
    }
    table
}

fn reasons(judged: &Judged, says: &[Says]) -> Cell {
    let lines: Vec<String> = judged
        .reasons
        .iter()
        .filter(|reason| says.contains(&reason.says))
        .map(|reason| match reason.points {
            0 => reason.words.clone(),
            points => format!(
                "{} ({})",
                reason.words,
                if points > 0 { format!("+{points}") } else { points.to_string() }
            ),
        })
        .collect();
    if lines.is_empty() { Cell::none("nothing") } else { Cell::html(words::lines(&lines.join("\n"))) }
}

/// The rules, with the weights of the day, who set them and why.
pub(super) fn rules(desk: &Desk, world: &World<'_>) -> Html {
    let columns = [Column::text("Rule"), Column::number("Counts up to"), Column::prose("What it looks at")];
    let mut table = Table::new("The rules", columns).caption_hidden();
    for rule in RULES {
        table.push([
            Cell::new(rule.of.label()),
            Cell::new(world.weights.weight(rule.of)),
            Cell::new(rule.about),
        ]);
    }
    let set = settings::standing(desk, MatchingWeights::KIND);
    let set = set.iter().filter_map(|fact| Some((fact, fact.of::<MatchingWeights>()?)));
    let since = match set.into_iter().find(|(_, set)| Some(set.since) == world.weights.since) {
        Some((fact, set)) => format!(
            "Set from {} by {}{}.",
            set.since.to_words(),
            desk.people().name_of(&fact.origin.who),
            set.words.as_deref().map_or_else(
                || "; no reason is recorded".to_owned(),
                |words| format!(": {}", words.trim_end_matches('.'))
            ),
        ),
        None => "Nobody has set them here: they are those that come with the program.".to_owned(),
    };
    let miles =
        format!("Up to {} miles to school are near, over {} far.", world.weights.near, world.weights.far);
    Html::of(&Inset::new(format!("{since} {miles} A stop stops, whatever it weighs."))).with(&table)
}
