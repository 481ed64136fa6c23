//! Passkeys, and who has gone to a provider of sign-in.

use std::sync::Arc;

use deadpool_postgres::Object;
use tokio_postgres::{Error, Row};

use super::reach::{get, maybe_hash, maybe_moment, moment, one, rows, text};
use crate::accounts::SecretHash;
use crate::error::StoreError;
use crate::passkeys::{Away, KeptPasskey};

const PASSKEY: &str = "SELECT credential, account, name, kept, added, used FROM passkey";

fn read(row: &Row) -> Result<KeptPasskey, Error> {
    Ok(KeptPasskey {
        credential: get::<&[u8]>(row, 0).map(Arc::from)?,
        account: text(row, 1)?,
        name: text(row, 2)?,
        kept: text(row, 3)?,
        added: moment(row, 4)?,
        used: maybe_moment(row, 5)?,
    })
}

/// The passkeys of somebody, the oldest first.
pub(super) fn of(client: &Object, id: &str) -> Result<Vec<KeptPasskey>, StoreError> {
    let sql = format!("{PASSKEY} WHERE account = $1 ORDER BY added, credential");
    rows(client, "read passkeys", &sql, &[&id], read)
}

/// The passkey that a browser names.
pub(super) fn one_of(client: &Object, credential: &[u8]) -> Result<Option<KeptPasskey>, StoreError> {
    one(client, "read a passkey", &format!("{PASSKEY} WHERE credential = $1"), &[&credential], read)
}

/// Who went to a provider with this browser.
pub(super) fn away(client: &Object, hash: SecretHash) -> Result<Option<Away>, StoreError> {
    let sql = "SELECT began, link, next_address, typed FROM away WHERE hash = $1";
    one(client, "read who went to sign in elsewhere", sql, &[&&hash.0[..]], |row| {
        Ok(Away {
            hash,
            began: moment(row, 0)?,
            link: maybe_hash(row, 1)?.map(SecretHash),
            next: text(row, 2)?,
            typed: text(row, 3)?,
        })
    })
}
