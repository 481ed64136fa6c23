//! Passkeys, and who has gone to a provider of sign-in.

use std::sync::Arc;

use calendar::Moment;
use rusqlite::{Connection, OptionalExtension, Row};

use super::doing;
use crate::accounts::SecretHash;
use crate::error::StoreError;
use crate::passkeys::{Away, KeptPasskey};

const PASSKEY: &str = "SELECT credential, account, name, kept, added, used FROM passkey";

fn read(row: &Row<'_>) -> rusqlite::Result<KeptPasskey> {
    Ok(KeptPasskey {
        credential: row.get::<_, Vec<u8>>(0).map(Arc::from)?,
        account: row.get(1)?,
        name: row.get(2)?,
        kept: row.get(3)?,
        added: Moment::from_micros(row.get(4)?),
        used: row.get::<_, Option<i64>>(5)?.map(Moment::from_micros),
    })
}

/// The passkeys of somebody, the oldest first.
pub(super) fn of(connection: &Connection, id: &str) -> Result<Vec<KeptPasskey>, StoreError> {
    let failed = doing("read passkeys");
    let mut statement = connection
        .prepare_cached(&format!("{PASSKEY} WHERE account = ?1 ORDER BY added, credential"))
        .map_err(&failed)?;
    let rows = statement.query_map([id], read).map_err(&failed)?;
    rows.collect::<Result<_, _>>().map_err(&failed)
}

/// The passkey that a browser names.
pub(super) fn one(connection: &Connection, credential: &[u8]) -> Result<Option<KeptPasskey>, StoreError> {
    connection
        .prepare_cached(&format!("{PASSKEY} WHERE credential = ?1"))
        .and_then(|mut statement| statement.query_row([credential], read).optional())
        .map_err(doing("read a passkey"))
}

/// Who went to a provider with this browser.
pub(super) fn away(connection: &Connection, hash: SecretHash) -> Result<Option<Away>, StoreError> {
    let read = |row: &Row<'_>| {
        Ok(Away {
            hash,
            began: Moment::from_micros(row.get(0)?),
            link: row.get::<_, Option<[u8; 32]>>(1)?.map(SecretHash),
            next: row.get(2)?,
            typed: row.get(3)?,
        })
    };
    connection
        .prepare_cached("SELECT began, link, next_address, typed FROM away WHERE hash = ?1")
        .and_then(|mut statement| statement.query_row([hash.0], read).optional())
        .map_err(doing("read who went to sign in elsewhere"))
}
