//! Accounts, sessions and what was done with them.

use std::sync::Arc;

use calendar::Moment;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::doing;
use super::read::{number, rows};
use crate::accounts::{
    Account, AccountBy, AccountChange, AccountEvent, Door, Ending, SecretHash, Session, Stage,
};
use crate::digest::{Digest, Head};
use crate::error::StoreError;
use crate::passkeys::{Away, KeptPasskey};

const ACCOUNT: &str = "SELECT account.id, sign_in_name, name, role, team, added, left_at, password, authenticator, step, \
     link_until, elsewhere FROM account";

fn read_account(row: &Row<'_>) -> rusqlite::Result<Account> {
    read_account_from(row, 0)
}

/// An account from the columns that begin here.
fn read_account_from(row: &Row<'_>, at: usize) -> rusqlite::Result<Account> {
    let moment = |micros: Option<i64>| micros.map(Moment::from_micros);
    Ok(Account {
        id: row.get(at)?,
        sign_in_name: row.get(at + 1)?,
        name: row.get(at + 2)?,
        role: row.get(at + 3)?,
        team: row.get(at + 4)?,
        added: Moment::from_micros(row.get(at + 5)?),
        left: moment(row.get(at + 6)?),
        password: row.get(at + 7)?,
        authenticator: row.get::<_, Option<Vec<u8>>>(at + 8)?.map(Arc::from),
        step: u64::try_from(row.get::<_, i64>(at + 9)?).unwrap_or(0),
        link_until: moment(row.get(at + 10)?),
        elsewhere: row.get(at + 11)?,
    })
}

/// The account found by this.
pub(super) fn account(connection: &Connection, by: AccountBy<'_>) -> Result<Option<Account>, StoreError> {
    let one = |whose: &str, key: &dyn rusqlite::ToSql| {
        let mut statement = connection.prepare_cached(&format!("{ACCOUNT} WHERE {whose} = ?1"))?;
        statement.query_row([key], read_account).optional()
    };
    match by {
        AccountBy::Id(id) => one("id", &id),
        AccountBy::SignInName(name) => one("sign_in_name", &name),
        AccountBy::Link(link) => one("link", &link.0),
        AccountBy::Elsewhere(at) => one("elsewhere", &at),
    }
    .map_err(doing("read an account"))
}

/// Every account.
pub(super) fn accounts(connection: &Connection) -> Result<Vec<Account>, StoreError> {
    rows(connection, "read accounts", &format!("{ACCOUNT} ORDER BY id"), [], read_account)
}

const SESSION: &str = "SELECT hash, account, stage, began, seen, device, next_address, typed FROM session";

fn read_session(row: &Row<'_>) -> rusqlite::Result<Session> {
    let stage: String = row.get(2)?;
    Ok(Session {
        hash: SecretHash(row.get(0)?),
        account: row.get(1)?,
        stage: Stage::of(&stage),
        began: Moment::from_micros(row.get(3)?),
        seen: Moment::from_micros(row.get(4)?),
        device: row.get(5)?,
        next: row.get(6)?,
        typed: row.get(7)?,
    })
}

/// The session of this hash, and whose it is.
pub(super) fn session(
    connection: &Connection,
    hash: SecretHash,
) -> Result<Option<(Session, Account)>, StoreError> {
    let session = connection
        .prepare_cached(&format!("{SESSION} WHERE hash = ?1"))
        .and_then(|mut statement| statement.query_row([hash.0], read_session).optional())
        .map_err(doing("read a session"))?;
    let Some(session) = session else { return Ok(None) };
    Ok(account(connection, AccountBy::Id(&session.account))?.map(|account| (session, account)))
}

/// The session of this hash, whose it is, and how far the accounts and the record have come: one question, as every page asks
/// it. What [`session`], [`last_event`] and the end of the chain answer one by one.
pub(super) fn door(connection: &Connection, hash: SecretHash) -> Result<Option<Door>, StoreError> {
    connection
        .prepare_cached(DOOR)
        .and_then(|mut statement| {
            statement
                .query_row([hash.0], |row| {
                    let event: Option<i64> = row.get(20)?;
                    let seq: Option<i64> = row.get(21)?;
                    let end: Option<[u8; 32]> = row.get(22)?;
                    Ok(Door {
                        session: read_session(row)?,
                        account: read_account_from(row, 8)?,
                        last_account_event: event.and_then(|last| u64::try_from(last).ok()).unwrap_or(0),
                        head: match (seq.and_then(|seq| u64::try_from(seq).ok()), end) {
                            (Some(seq), Some(hash)) => Head { seq, hash: Digest(hash) },
                            _ => Head::default(),
                        },
                    })
                })
                .optional()
        })
        .map_err(doing("read a session"))
}

const DOOR: &str = "SELECT session.hash, account, stage, began, seen, device, next_address, typed, \
     account.id, sign_in_name, name, role, team, added, left_at, password, authenticator, step, link_until, elsewhere, \
     (SELECT max(id) FROM account_event), tail.seq, tail.hash \
     FROM session JOIN account ON account.id = session.account \
     LEFT JOIN (SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1) AS tail \
     WHERE session.hash = ?1";

/// The sessions of somebody, newest first.
pub(super) fn sessions(connection: &Connection, id: &str) -> Result<Vec<Session>, StoreError> {
    rows(
        connection,
        "read accounts",
        &format!("{SESSION} WHERE account = ?1 ORDER BY began DESC"),
        [id],
        read_session,
    )
}

/// Since when somebody has been signing in with this browser.
pub(super) fn device(
    connection: &Connection,
    id: &str,
    device: SecretHash,
) -> Result<Option<Moment>, StoreError> {
    let since: Option<i64> = connection
        .prepare_cached("SELECT since FROM device WHERE account = ?1 AND hash = ?2")
        .and_then(|mut statement| statement.query_row(params![id, device.0], |row| row.get(0)).optional())
        .map_err(doing("read a device"))?;
    Ok(since.map(Moment::from_micros))
}

/// Recovery codes that somebody has not used.
pub(super) fn codes_left(connection: &Connection, id: &str) -> Result<usize, StoreError> {
    let left: i64 = connection
        .query_row("SELECT count(*) FROM recovery_code WHERE account = ?1 AND used IS NULL", [id], |row| {
            row.get(0)
        })
        .map_err(doing("count recovery codes"))?;
    Ok(usize::try_from(left).unwrap_or(0))
}

/// What was done to an account and with it, newest first.
pub(super) fn events(
    connection: &Connection,
    id: &str,
    most: usize,
) -> Result<Vec<AccountEvent>, StoreError> {
    rows(
        connection,
        "read accounts",
        "SELECT at, account, who, what FROM account_event WHERE account = ?1 ORDER BY id DESC LIMIT ?2",
        params![id, number(most as u64)],
        |row| {
            let at = Moment::from_micros(row.get(0)?);
            Ok(AccountEvent { at, account: row.get(1)?, who: row.get(2)?, what: row.get(3)? })
        },
    )
}

/// What was done to any account after the event of this number, oldest first.
pub(super) fn events_after(
    connection: &Connection,
    after: u64,
    most: usize,
) -> Result<Vec<(u64, AccountEvent)>, StoreError> {
    rows(
        connection,
        "read accounts",
        "SELECT id, at, account, who, what FROM account_event WHERE id > ?1 ORDER BY id LIMIT ?2",
        params![number(after), number(most as u64)],
        |row| {
            let id = u64::try_from(row.get::<_, i64>(0)?).unwrap_or(0);
            let at = Moment::from_micros(row.get(1)?);
            Ok((id, AccountEvent { at, account: row.get(2)?, who: row.get(3)?, what: row.get(4)? }))
        },
    )
}

/// The number of the last event of any account.
pub(super) fn last_event(connection: &Connection) -> Result<u64, StoreError> {
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(id) FROM account_event")
        .and_then(|mut statement| statement.query_row([], |row| row.get(0)))
        .map_err(doing("read the last event of an account"))?;
    Ok(last.and_then(|last| u64::try_from(last).ok()).unwrap_or(0))
}

/// Makes a change, and says whether it was one.
pub(super) fn change(
    connection: &Connection,
    change: &AccountChange,
    noted: Option<&(Arc<str>, Arc<str>)>,
    at: Moment,
) -> Result<bool, StoreError> {
    let done = make(connection, change, at.micros()).map_err(doing("change an account"))?;
    if let (true, Some((who, what)), Some(id)) = (done, noted, change.id()) {
        connection
            .prepare_cached(
                "INSERT INTO account_event (id, at, account, who, what) \
                 VALUES (coalesce((SELECT max(id) FROM account_event), 0) + 1, ?1, ?2, ?3, ?4)",
            )
            .and_then(|mut statement| statement.execute(params![at.micros(), &**id, &**who, &**what]))
            .map_err(doing("note what was done to an account"))?;
    }
    Ok(done)
}

/// What is shorter than this stays a session that was not used for long, and is swept away with the next that begins: a month.
const SWEPT_AFTER: i64 = 31 * 24 * 3_600 * 1_000_000;

/// Who does not come back from a provider within an hour is forgotten.
const AWAY_SWEPT_AFTER: i64 = 3_600 * 1_000_000;

fn make(connection: &Connection, change: &AccountChange, at: i64) -> rusqlite::Result<bool> {
    let run = |sql: &str, params: &[&dyn rusqlite::ToSql]| {
        connection.prepare_cached(sql).and_then(|mut statement| statement.execute(params))
    };
    let end_all = |id: &str| run("DELETE FROM session WHERE account = ?1", &[&id]);
    let forget_means = |id: &str| {
        run("DELETE FROM device WHERE account = ?1", &[&id])?;
        run("DELETE FROM recovery_code WHERE account = ?1", &[&id])?;
        run("DELETE FROM passkey WHERE account = ?1", &[&id])?;
        super::tokens::end_of_owner(connection, id, at)?;
        end_all(id)
    };
    let give_codes = |id: &str, codes: &[SecretHash]| {
        run("DELETE FROM recovery_code WHERE account = ?1", &[&id])?;
        for code in codes {
            run("INSERT OR IGNORE INTO recovery_code (account, hash) VALUES (?1, ?2)", &[&id, &code.0])?;
        }
        Ok::<_, rusqlite::Error>(())
    };
    let changed = match change {
        AccountChange::Add { account } => {
            let Account { id, sign_in_name, name, role, team, .. } = &**account;
            run(
                "INSERT INTO account (id, sign_in_name, name, role, team, added) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
                 ON CONFLICT (id) DO UPDATE SET sign_in_name = ?2, name = ?3, role = ?4, team = ?5, \
                     left_at = NULL, elsewhere = NULL \
                 WHERE left_at IS NOT NULL \
                 ON CONFLICT DO NOTHING",
                &[id, sign_in_name, name, role, &team.as_deref(), &at],
            )?
        }
        AccountChange::Role { id, role, team } => run(
            "UPDATE account SET role = ?2, team = ?3 WHERE id = ?1 AND left_at IS NULL",
            &[id, role, &team.as_deref()],
        )?,
        AccountChange::Leave { id } => {
            forget_means(id)?;
            run(
                "UPDATE account SET left_at = ?2, password = NULL, authenticator = NULL, link = NULL \
                 WHERE id = ?1 AND left_at IS NULL",
                &[id, &at],
            )?
        }
        AccountChange::Reset { id, link, until } => {
            let changed = run(
                "UPDATE account SET password = NULL, authenticator = NULL, elsewhere = NULL, link = ?2, link_until = ?3 \
                 WHERE id = ?1 AND left_at IS NULL",
                &[id, &link.0, &until.micros()],
            )?;
            if changed > 0 {
                forget_means(id)?;
            }
            changed
        }
        AccountChange::Password { id, hash, but, link } => {
            let changed = run(
                "UPDATE account SET password = ?2, link = NULL, link_until = NULL \
                 WHERE id = ?1 AND left_at IS NULL AND (?3 IS NULL OR link = ?3)",
                &[id, hash, &link.map(|link| link.0)],
            )?;
            if changed > 0 {
                let but = but.map_or(Vec::new(), |but| but.0.to_vec());
                run("DELETE FROM session WHERE account = ?1 AND hash <> ?2", &[id, &but])?;
            }
            changed
        }
        AccountChange::Authenticator { id, secret, step, codes } => {
            give_codes(id, codes)?;
            run(
                "UPDATE account SET authenticator = ?2, step = ?3 WHERE id = ?1 AND left_at IS NULL",
                &[id, &&**secret, &number(*step)],
            )?
        }
        AccountChange::Codes { id, codes } => {
            give_codes(id, codes)?;
            1
        }
        AccountChange::Step { id, step } => {
            run("UPDATE account SET step = ?2 WHERE id = ?1 AND step < ?2", &[id, &number(*step)])?
        }
        AccountChange::Use { id, code } => run(
            "UPDATE recovery_code SET used = ?3 WHERE account = ?1 AND hash = ?2 AND used IS NULL",
            &[id, &code.0, &at],
        )?,
        AccountChange::Elsewhere { id, at, link } => run(
            "UPDATE OR IGNORE account SET elsewhere = ?2, \
                 link = CASE WHEN ?3 IS NULL THEN link END, link_until = CASE WHEN ?3 IS NULL THEN link_until END \
             WHERE id = ?1 AND left_at IS NULL AND (?3 IS NULL OR link = ?3)",
            &[id, at, &link.map(|link| link.0)],
        )?,
        AccountChange::Away { away } => {
            run("DELETE FROM away WHERE began < ?1", &[&(at - AWAY_SWEPT_AFTER)])?;
            let Away { hash, link, next, typed, .. } = &**away;
            run(
                "INSERT INTO away (hash, began, link, next_address, typed) VALUES (?1, ?2, ?3, ?4, ?5)",
                &[&hash.0, &at, &link.map(|link| link.0), next, typed],
            )?
        }
        AccountChange::Back { hash } => run("DELETE FROM away WHERE hash = ?1", &[&hash.0])?,
        AccountChange::Passkey { passkey } => {
            let KeptPasskey { credential, account, name, kept, .. } = &**passkey;
            run(
                "INSERT OR IGNORE INTO passkey (credential, account, name, kept, added) \
                 SELECT ?1, id, ?3, ?4, ?5 FROM account WHERE id = ?2 AND left_at IS NULL",
                &[&&**credential, account, name, kept, &at],
            )?
        }
        AccountChange::PasskeySigned { id, credential, was, kept } => run(
            "UPDATE passkey SET kept = ?4, used = ?5 WHERE credential = ?2 AND account = ?1 AND kept = ?3",
            &[id, &&**credential, was, kept, &at],
        )?,
        AccountChange::PasskeyGone { id, credential } => {
            run("DELETE FROM passkey WHERE credential = ?2 AND account = ?1", &[id, &&**credential])?
        }
        AccountChange::Begin { session, instead_of } => {
            if let Some(before) = instead_of {
                run("DELETE FROM session WHERE hash = ?1", &[&before.0])?;
            }
            run("DELETE FROM session WHERE seen < ?1", &[&(at - SWEPT_AFTER)])?;
            let Session { hash, account, stage, device, next, typed, .. } = &**session;
            run(
                "INSERT INTO session (hash, account, stage, began, seen, device, next_address, typed) \
                 SELECT ?1, id, ?3, ?4, ?4, ?5, ?6, ?7 FROM account WHERE id = ?2 AND left_at IS NULL",
                &[&hash.0, account, &stage.word(), &at, device, next, typed],
            )?
        }
        AccountChange::Seen { session } => {
            run("UPDATE session SET seen = ?2 WHERE hash = ?1 AND seen < ?2", &[&session.0, &at])?
        }
        AccountChange::End { id, which: Ending::One(one) } => {
            run("DELETE FROM session WHERE account = ?1 AND hash = ?2", &[id, &one.0])?
        }
        AccountChange::End { id, which: Ending::AllBut(one) } => {
            run("DELETE FROM session WHERE account = ?1 AND hash <> ?2", &[id, &one.0])?
        }
        AccountChange::End { id, which: Ending::All } => end_all(id)?,
        AccountChange::Device { id, device } => run(
            "INSERT OR IGNORE INTO device (account, hash, since) \
             SELECT id, ?2, ?3 FROM account WHERE id = ?1 AND left_at IS NULL",
            &[id, &device.0, &at],
        )?,
        AccountChange::Note { .. } => 1,
    };
    Ok(changed > 0)
}
