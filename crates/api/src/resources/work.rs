//! `/api/v1/work`, `/api/v1/team`, `/api/v1/approvals`: the lists of a working day, cut as the pages cut them.

use identity::tokens::Scope;
use pages::shared::{
    AskedList, Due, Sent, Standing, children_of, children_of_team, team_of, waiting_for, worker_of,
    workers_of_team,
};
use serde_json::{Value, json};

use super::due;
use crate::call::{Answer, Call, day, list_of, text, text_or_null};
use crate::refused::Refused;
use crate::way::{CURSOR, LIMIT, Needs, Param, Takes, Verb, Way};

const WITHIN: Param = Param {
    name: "within",
    says: "Days ahead; what is overdue is always among it. 14 where it is not given; 3660 for everything to come.",
    takes: Takes::Number(0, 3660),
};
const CLOCK: Param = Param { name: "clock", says: "One clock, by its identifier.", takes: Takes::Id };
const WORKER: Param = Param {
    name: "worker",
    says: "Whose list, by identifier; the owner’s own where it is not given.",
    takes: Takes::Id,
};
const TEAM: Param = Param {
    name: "team",
    says: "Which team, for those who may choose; otherwise the owner’s own.",
    takes: Takes::Id,
};

pub(crate) const WAYS: &[Way] = &[
    Way {
        verb: Verb::Get,
        path: "/api/v1/work",
        name: "work",
        title: "What one social worker has to do",
        says: "What is overdue, due and coming, soonest first, for the children of the list whom the owner may see.",
        needs: Needs::Scope(Scope::Work),
        query: &[WORKER, WITHIN, CLOCK, LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(row_schema()),
        run: work,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/team",
        name: "team",
        title: "What a team has to do",
        says: "The same for every social worker of a team.",
        needs: Needs::Scope(Scope::Work),
        query: &[TEAM, WITHIN, CLOCK, LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(row_schema()),
        run: team,
    },
    Way {
        verb: Verb::Get,
        path: "/api/v1/approvals",
        name: "approvals",
        title: "What waits for the owner’s answer",
        says: "Plans, decisions and transfers that were sent, the longest waiting first. They are answered on a page.",
        needs: Needs::Scope(Scope::Work),
        query: &[LIMIT, CURSOR],
        body: None,
        status: 200,
        gives: || list_of(approval_schema()),
        run: approvals,
    },
];

fn row_schema() -> Value {
    let mut row = due::schema();
    for (name, schema) in [("child", text()), ("name", text_or_null()), ("worker", text_or_null())] {
        row["properties"][name] = schema;
        row["required"].as_array_mut().into_iter().for_each(|required| required.push(name.into()));
    }
    row
}

fn approval_schema() -> Value {
    crate::call::object(
        json!({"child": text(), "record": text(), "what": text(), "by": text(), "sent": day()}),
        &["child", "record", "what", "by", "sent"],
    )
}

/// What was asked, as the page's own list takes it.
fn of_page(call: &Call<'_>) -> AskedList {
    let asked = |name: &str| call.asked(name).unwrap_or_default().to_owned();
    AskedList {
        worker: asked("worker"),
        team: asked("team"),
        within: asked("within"),
        clock: asked("clock"),
        ..AskedList::default()
    }
}

fn rows(call: &Call<'_>, asked: &AskedList, children: Vec<&Standing>) -> Result<Answer, Refused> {
    let today = call.desk.today();
    let rows = asked.rows(children, today);
    let items =
        rows.iter().enumerate().map(|(nth, row)| (due::place(&row.child.id, nth, row.duty), row)).collect();
    let show = |row: &&Due<'_>| {
        let mut told = due::told(call.desk, row.duty, today);
        told["child"] = (*row.child.id).into();
        told["name"] = row.child.name.clone().into();
        told["worker"] = row.child.worker.as_ref().map(|(worker, _)| &**worker).into();
        told
    };
    call.listed(items, show, Value::Null)
}

fn work(call: &Call<'_>) -> Result<Answer, Refused> {
    let asked = of_page(call);
    let seen = call.desk.seen(call.me)?;
    let worker = worker_of(call.desk, call.me, &asked)?.ok_or_else(|| {
        Refused::asked("The owner of this token has no list of their own, or nobody of this identifier has one. Give `worker`.")
    })?;
    let board = call.desk.board();
    rows(call, &asked, children_of(&board, &worker, &seen))
}

fn team(call: &Call<'_>) -> Result<Answer, Refused> {
    let asked = of_page(call);
    let team = team_of(call.desk, call.me, &asked)?.ok_or_else(Refused::nothing)?;
    let (board, seen) = (call.desk.board(), call.desk.seen(call.me)?);
    let workers = workers_of_team(call.desk.people(), &board, &team.id);
    rows(call, &asked, children_of_team(&board, &workers, &seen))
}

fn approvals(call: &Call<'_>) -> Result<Answer, Refused> {
    let seen = call.desk.seen(call.me)?;
    let board = call.desk.board();
    let waiting = waiting_for(call.desk, &board, call.me, &seen);
    let items = waiting
        .iter()
        .map(|(child, sent)| (format!("{}/{}/{}", sent.approval.day, child.id, sent.id), (*child, *sent)))
        .collect();
    let show = |(child, sent): &(&Standing, &Sent)| {
        json!({
            "child": &*child.id, "record": &*sent.id, "what": sent.approval.what(), "by": sent.approval.by,
            "sent": sent.approval.day.to_string(),
        })
    };
    call.listed(items, show, Value::Null)
}
