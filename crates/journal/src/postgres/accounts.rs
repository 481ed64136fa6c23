//! Accounts, sessions and what was done with them.

use std::sync::Arc;

use calendar::Moment;
use deadpool_postgres::Object;
use tokio_postgres::{Error, Row};

use super::reach::{
    Param, big, doing, get, hash, maybe_moment, maybe_text, moment, number, one, plain, rows, run, text,
    whole,
};
use crate::accounts::{Account, AccountBy, AccountChange, AccountEvent, Ending, SecretHash, Session, Stage};
use crate::error::StoreError;
use crate::passkeys::{Away, KeptPasskey};

const ACCOUNT: &str = "SELECT id, sign_in_name, name, role, team, added, left_at, password, authenticator, step, \
     link_until, elsewhere FROM account";

fn read_account(row: &Row) -> Result<Account, Error> {
    Ok(Account {
        id: text(row, 0)?,
        sign_in_name: text(row, 1)?,
        name: text(row, 2)?,
        role: text(row, 3)?,
        team: maybe_text(row, 4)?,
        added: moment(row, 5)?,
        left: maybe_moment(row, 6)?,
        password: maybe_text(row, 7)?,
        authenticator: get::<Option<&[u8]>>(row, 8)?.map(Arc::from),
        step: whole(row, 9)?,
        link_until: maybe_moment(row, 10)?,
        elsewhere: maybe_text(row, 11)?,
    })
}

/// The account found by this.
pub(super) fn account(client: &Object, by: AccountBy<'_>) -> Result<Option<Account>, StoreError> {
    let find = |column: &str, key: Param<'_>| {
        let sql = format!("{ACCOUNT} WHERE {column} = $1");
        one(client, "read an account", &sql, &[key], read_account)
    };
    match by {
        AccountBy::Id(id) => find("id", &id),
        AccountBy::SignInName(name) => find("sign_in_name", &plain(name)),
        AccountBy::Link(link) => find("link", &&link.0[..]),
        AccountBy::Elsewhere(at) => find("elsewhere", &plain(at)),
    }
}

/// Every account.
pub(super) fn accounts(client: &Object) -> Result<Vec<Account>, StoreError> {
    rows(client, "read accounts", &format!("{ACCOUNT} ORDER BY id"), &[], read_account)
}

const SESSION: &str = "SELECT hash, account, stage, began, seen, device, next_address, typed FROM session";

fn read_session(row: &Row) -> Result<Session, Error> {
    Ok(Session {
        hash: SecretHash(hash(row, 0)?),
        account: text(row, 1)?,
        stage: Stage::of(get(row, 2)?),
        began: moment(row, 3)?,
        seen: moment(row, 4)?,
        device: text(row, 5)?,
        next: text(row, 6)?,
        typed: text(row, 7)?,
    })
}

/// The session of this hash, and whose it is.
pub(super) fn session(client: &Object, hash: SecretHash) -> Result<Option<(Session, Account)>, StoreError> {
    let sql = format!("{SESSION} WHERE hash = $1");
    let session = one(client, "read a session", &sql, &[&&hash.0[..]], read_session)?;
    let Some(session) = session else { return Ok(None) };
    Ok(account(client, AccountBy::Id(&session.account))?.map(|account| (session, account)))
}

/// The sessions of somebody, newest first.
pub(super) fn sessions(client: &Object, id: &str) -> Result<Vec<Session>, StoreError> {
    let sql = format!("{SESSION} WHERE account = $1 ORDER BY began DESC");
    rows(client, "read accounts", &sql, &[&id], read_session)
}

/// Since when somebody has been signing in with this browser.
pub(super) fn device(client: &Object, id: &str, device: SecretHash) -> Result<Option<Moment>, StoreError> {
    let sql = "SELECT since FROM device WHERE account = $1 AND hash = $2";
    one(client, "read a device", sql, &[&id, &&device.0[..]], |row| moment(row, 0))
}

/// Recovery codes that somebody has not used.
pub(super) fn codes_left(client: &Object, id: &str) -> Result<usize, StoreError> {
    let sql = "SELECT count(*) FROM recovery_code WHERE account = $1 AND used IS NULL";
    let left = number(client, "count recovery codes", sql, &[&id])?;
    Ok(usize::try_from(left).unwrap_or(0))
}

/// What was done to an account and with it, newest first.
pub(super) fn events(client: &Object, id: &str, most: usize) -> Result<Vec<AccountEvent>, StoreError> {
    let sql = "SELECT at, account, who, what FROM account_event WHERE account = $1 ORDER BY id DESC LIMIT $2";
    rows(client, "read accounts", sql, &[&id, &big(most as u64)], |row| {
        let (at, account) = (moment(row, 0)?, text(row, 1)?);
        Ok(AccountEvent { at, account, who: text(row, 2)?, what: text(row, 3)? })
    })
}

/// What was done to any account after the event of this number, oldest first.
pub(super) fn events_after(
    client: &Object,
    after: u64,
    most: usize,
) -> Result<Vec<(u64, AccountEvent)>, StoreError> {
    let sql = "SELECT id, at, account, who, what FROM account_event WHERE id > $1 ORDER BY id LIMIT $2";
    rows(client, "read accounts", sql, &[&big(after), &big(most as u64)], |row| {
        let (at, account) = (moment(row, 1)?, text(row, 2)?);
        Ok((whole(row, 0)?, AccountEvent { at, account, who: text(row, 3)?, what: text(row, 4)? }))
    })
}

/// The number of the last event of any account.
pub(super) fn last_event(client: &Object) -> Result<u64, StoreError> {
    number(
        client,
        "read the last event of an account",
        "SELECT id FROM account_event ORDER BY id DESC LIMIT 1",
        &[],
    )
}

/// Makes a change, and says whether it was one.
pub(super) fn change(
    client: &Object,
    change: &AccountChange,
    noted: Option<&(Arc<str>, Arc<str>)>,
    at: Moment,
) -> Result<bool, StoreError> {
    let done = make(client, change, at.micros()).map_err(doing("change an account"))?;
    if let (true, Some((who, what)), Some(id)) = (done, noted, change.id()) {
        run(
            client,
            "INSERT INTO account_event (id, at, account, who, what) \
             SELECT coalesce((SELECT id FROM account_event ORDER BY id DESC LIMIT 1), 0) + 1, $1, $2, $3, $4",
            &[&at.micros(), &&**id, &&**who, &&**what],
        )
        .map_err(doing("note what was done to an account"))?;
    }
    Ok(done)
}

/// What is shorter than this stays a session that was not used for long, and is swept away with the next that begins: a month.
const SWEPT_AFTER: i64 = 31 * 24 * 3_600 * 1_000_000;

/// Who does not come back from a provider within an hour is forgotten.
const AWAY_SWEPT_AFTER: i64 = 3_600 * 1_000_000;

/// The same statements as SQLite's, in PostgreSQL's words.
fn make(client: &Object, change: &AccountChange, at: i64) -> Result<bool, Error> {
    let run = |sql: &str, params: &[Param<'_>]| run(client, sql, params);
    let end_all = |id: &str| run("DELETE FROM session WHERE account = $1", &[&id]);
    let forget_means = |id: &str| {
        run("DELETE FROM device WHERE account = $1", &[&id])?;
        run("DELETE FROM recovery_code WHERE account = $1", &[&id])?;
        run("DELETE FROM passkey WHERE account = $1", &[&id])?;
        super::tokens::end_of_owner(client, id, at)?;
        end_all(id)
    };
    let give_codes = |id: &str, codes: &[SecretHash]| {
        run("DELETE FROM recovery_code WHERE account = $1", &[&id])?;
        let hashes: Vec<&[u8]> = codes.iter().map(|code| &code.0[..]).collect();
        run(
            "INSERT INTO recovery_code (account, hash) SELECT $1, unnest($2::bytea[]) ON CONFLICT DO NOTHING",
            &[&id, &hashes],
        )
    };
    let changed = match change {
        AccountChange::Add { account } => {
            let Account { id, sign_in_name, name, role, team, .. } = &**account;
            let (id, sign_in_name, team) = (&**id, &**sign_in_name, team.as_deref());
            let again = run(
                "UPDATE account SET sign_in_name = $2, name = $3, role = $4, team = $5, left_at = NULL, elsewhere = NULL \
                 WHERE id = $1 AND left_at IS NOT NULL \
                 AND NOT EXISTS (SELECT 1 FROM account AS other WHERE other.sign_in_name = $2 AND other.id <> $1)",
                &[&id, &sign_in_name, &&**name, &&**role, &team],
            )?;
            match again {
                0 => run(
                    "INSERT INTO account (id, sign_in_name, name, role, team, added) VALUES ($1, $2, $3, $4, $5, $6) \
                     ON CONFLICT DO NOTHING",
                    &[&id, &sign_in_name, &&**name, &&**role, &team, &at],
                )?,
                again => again,
            }
        }
        AccountChange::Role { id, role, team } => run(
            "UPDATE account SET role = $2, team = $3 WHERE id = $1 AND left_at IS NULL",
            &[&&**id, &&**role, &team.as_deref()],
        )?,
        AccountChange::Leave { id } => {
            forget_means(id)?;
            run(
                "UPDATE account SET left_at = $2, password = NULL, authenticator = NULL, link = NULL \
                 WHERE id = $1 AND left_at IS NULL",
                &[&&**id, &at],
            )?
        }
        AccountChange::Reset { id, link, until } => {
            let changed = run(
                "UPDATE account SET password = NULL, authenticator = NULL, elsewhere = NULL, link = $2, link_until = $3 \
                 WHERE id = $1 AND left_at IS NULL",
                &[&&**id, &&link.0[..], &until.micros()],
            )?;
            if changed > 0 {
                forget_means(id)?;
            }
            changed
        }
        AccountChange::Password { id, hash, but, link } => {
            let changed = run(
                "UPDATE account SET password = $2, link = NULL, link_until = NULL \
                 WHERE id = $1 AND left_at IS NULL AND ($3::bytea IS NULL OR link = $3)",
                &[&&**id, &&**hash, &bytes(link.as_ref())],
            )?;
            if changed > 0 {
                let but = bytes(but.as_ref()).unwrap_or_default();
                run("DELETE FROM session WHERE account = $1 AND hash <> $2", &[&&**id, &but])?;
            }
            changed
        }
        AccountChange::Authenticator { id, secret, step, codes } => {
            give_codes(id, codes)?;
            run(
                "UPDATE account SET authenticator = $2, step = $3 WHERE id = $1 AND left_at IS NULL",
                &[&&**id, &&**secret, &big(*step)],
            )?
        }
        AccountChange::Codes { id, codes } => {
            give_codes(id, codes)?;
            1
        }
        AccountChange::Step { id, step } => {
            run("UPDATE account SET step = $2 WHERE id = $1 AND step < $2", &[&&**id, &big(*step)])?
        }
        AccountChange::Use { id, code } => run(
            "UPDATE recovery_code SET used = $3 WHERE account = $1 AND hash = $2 AND used IS NULL",
            &[&&**id, &&code.0[..], &at],
        )?,
        AccountChange::Elsewhere { id, at, link } => run(
            "UPDATE account SET elsewhere = $2, link = CASE WHEN $3::bytea IS NULL THEN link END, \
                 link_until = CASE WHEN $3::bytea IS NULL THEN link_until END \
             WHERE id = $1 AND left_at IS NULL AND ($3::bytea IS NULL OR link = $3) \
             AND NOT EXISTS (SELECT 1 FROM account AS other WHERE other.elsewhere = $2 AND other.id <> $1)",
            &[&&**id, &&**at, &bytes(link.as_ref())],
        )?,
        AccountChange::Away { away } => {
            run("DELETE FROM away WHERE began < $1", &[&(at - AWAY_SWEPT_AFTER)])?;
            let Away { hash, link, next, typed, .. } = &**away;
            run(
                "INSERT INTO away (hash, began, link, next_address, typed) VALUES ($1, $2, $3, $4, $5)",
                &[&&hash.0[..], &at, &bytes(link.as_ref()), &plain(next), &plain(typed)],
            )?
        }
        AccountChange::Back { hash } => run("DELETE FROM away WHERE hash = $1", &[&&hash.0[..]])?,
        AccountChange::Passkey { passkey } => {
            let KeptPasskey { credential, account, name, kept, .. } = &**passkey;
            run(
                "INSERT INTO passkey (credential, account, name, kept, added) \
                 SELECT $1, id, $3, $4, $5 FROM account WHERE id = $2 AND left_at IS NULL ON CONFLICT DO NOTHING",
                &[&&**credential, &&**account, &plain(name), &&**kept, &at],
            )?
        }
        AccountChange::PasskeySigned { id, credential, was, kept } => run(
            "UPDATE passkey SET kept = $4, used = $5 WHERE credential = $2 AND account = $1 AND kept = $3",
            &[&&**id, &&**credential, &&**was, &&**kept, &at],
        )?,
        AccountChange::PasskeyGone { id, credential } => {
            run("DELETE FROM passkey WHERE credential = $2 AND account = $1", &[&&**id, &&**credential])?
        }
        AccountChange::Begin { session, instead_of } => {
            if let Some(before) = instead_of {
                run("DELETE FROM session WHERE hash = $1", &[&&before.0[..]])?;
            }
            run("DELETE FROM session WHERE seen < $1", &[&(at - SWEPT_AFTER)])?;
            let Session { hash, account, stage, device, next, typed, .. } = &**session;
            run(
                "INSERT INTO session (hash, account, stage, began, seen, device, next_address, typed) \
                 SELECT $1, id, $3, $4, $4, $5, $6, $7 FROM account WHERE id = $2 AND left_at IS NULL",
                &[&&hash.0[..], &&**account, &stage.word(), &at, &plain(device), &plain(next), &plain(typed)],
            )?
        }
        AccountChange::Seen { session } => {
            run("UPDATE session SET seen = $2 WHERE hash = $1 AND seen < $2", &[&&session.0[..], &at])?
        }
        AccountChange::End { id, which: Ending::One(one) } => {
            run("DELETE FROM session WHERE account = $1 AND hash = $2", &[&&**id, &&one.0[..]])?
        }
        AccountChange::End { id, which: Ending::AllBut(one) } => {
            run("DELETE FROM session WHERE account = $1 AND hash <> $2", &[&&**id, &&one.0[..]])?
        }
        AccountChange::End { id, which: Ending::All } => end_all(id)?,
        AccountChange::Device { id, device } => run(
            "INSERT INTO device (account, hash, since) \
             SELECT id, $2, $3 FROM account WHERE id = $1 AND left_at IS NULL ON CONFLICT DO NOTHING",
            &[&&**id, &&device.0[..], &at],
        )?,
        AccountChange::Note { .. } => 1,
    };
    Ok(changed > 0)
}

fn bytes(hash: Option<&SecretHash>) -> Option<&[u8]> {
    hash.map(|hash| &hash.0[..])
}
