//! A connection that is ready to write.

use deadpool_postgres::Object;
use tokio_postgres::Statement;

use super::reach::{doing, wait};
use super::{asides, read};
use crate::error::StoreError;

const ENTRIES: &str = "INSERT INTO entry (authority, seq, subject, kind, record_id, revision, act, happened_from, happened_to, \
     recorded, stamped, backlog, who, load, file, line, supersedes, reason, permit_reason, digest, looks, prev, hash) \
     SELECT $1, one.* FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[], \
     $8::integer[], $9::integer[], $10::bigint[], $11::bigint[], $12::boolean[], $13::text[], $14::text[], $15::text[], \
     $16::bigint[], $17::bigint[], $18::text[], $19::text[], $20::bytea[], $21::bytea[], $22::bytea[], $23::bytea[]) AS one";
const PAYLOADS: &str = "INSERT INTO payload (authority, seq, salt, json) \
     SELECT $1, one.* FROM unnest($2::bigint[], $3::bytea[], $4::text[]) AS one";
const SEALED: &str = "INSERT INTO sealed_payload (authority, seq, key, bytes) \
     SELECT $1, one.* FROM unnest($2::bigint[], $3::bigint[], $4::bytea[]) AS one";
const LOOKS: &str = "INSERT INTO look (id, at, who, subject, what, why, broke_glass, hash) \
     SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], \
     $8::bytea[])";
const LOADS: &str = "INSERT INTO load (authority, id, what, first_seq, entries) \
     SELECT $1, one.* FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[]) AS one";
/// This writer has put so many transactions on disk.
const TURN: &str = "INSERT INTO written (writer, turn) VALUES ($1, $2) \
     ON CONFLICT (authority, writer) DO UPDATE SET turn = excluded.turn, at = now()";
const LOCK: &str = "SELECT pg_advisory_xact_lock($1)";

/// A connection with what every transaction says, prepared.
pub(super) struct Ready {
    pub(super) client: Object,
    pub(super) lock: Statement,
    pub(super) tail: Statement,
    pub(super) last_look: Statement,
    pub(super) turn: Statement,
    pub(super) notify: Statement,
    pub(super) entries: Statement,
    pub(super) open: Statement,
    pub(super) sealed: Statement,
    pub(super) loads: Statement,
    pub(super) looks: Statement,
}

impl Ready {
    /// Prepares one, and sees that a commit is on disk before it is answered.
    pub(super) fn new(client: Object) -> Result<Ready, StoreError> {
        wait(async {
            client
                .batch_execute(
                    "SELECT set_config('synchronous_commit', 'on', false) \
                     WHERE current_setting('synchronous_commit') = 'off'",
                )
                .await?;
            Ok(Ready {
                lock: client.prepare_cached(LOCK).await?,
                tail: client.prepare_cached(read::TAIL).await?,
                last_look: client.prepare_cached(asides::LAST).await?,
                turn: client.prepare_cached(TURN).await?,
                notify: client.prepare_cached("SELECT pg_notify($1, '')").await?,
                entries: client.prepare_cached(ENTRIES).await?,
                open: client.prepare_cached(PAYLOADS).await?,
                sealed: client.prepare_cached(SEALED).await?,
                loads: client.prepare_cached(LOADS).await?,
                looks: client.prepare_cached(LOOKS).await?,
                client,
            })
        })
        .map_err(doing("prepare to write"))
    }
}
