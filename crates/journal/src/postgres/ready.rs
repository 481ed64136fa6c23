//! A connection that is ready to write.

use deadpool_postgres::Object;
use tokio_postgres::Statement;

use super::reach::{doing, wait};
use super::{asides, read};
use crate::error::StoreError;

macro_rules! entries {
    () => {
        "INSERT INTO entry (authority, seq, subject, kind, record_id, revision, act, happened_from, happened_to, \
         recorded, stamped, backlog, who, load, file, line, supersedes, reason, permit_reason, digest, looks, prev, hash) \
         SELECT $1, one.* FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::integer[], $7::text[], \
         $8::integer[], $9::integer[], $10::bigint[], $11::bigint[], $12::boolean[], $13::text[], $14::text[], \
         $15::text[], $16::bigint[], $17::bigint[], $18::text[], $19::text[], $20::bytea[], $21::bytea[], $22::bytea[], \
         $23::bytea[]) AS one"
    };
}
macro_rules! payloads {
    ($($column:literal),+) => {
        concat!(
            "INSERT INTO payload (authority, seq, salt, json) SELECT $1, one.* FROM unnest(",
            $($column),+, ") AS one"
        )
    };
}
macro_rules! sealed {
    ($($column:literal),+) => {
        concat!(
            "INSERT INTO sealed_payload (authority, seq, key, bytes) SELECT $1, one.* FROM unnest(",
            $($column),+, ") AS one"
        )
    };
}
/// Entries, their payloads, and that those who follow are told: what most transactions are, as one statement.
macro_rules! whole {
    ($payloads:expr) => {
        concat!("WITH entries AS (", entries!(), "), payloads AS (", $payloads, ") SELECT pg_notify($27, '')")
    };
}

const ENTRIES: &str = entries!();
const PAYLOADS: &str = payloads!("$2::bigint[], $3::bytea[], $4::text[]");
const SEALED: &str = sealed!("$2::bigint[], $3::bigint[], $4::bytea[]");
const WHOLE_OPEN: &str = whole!(payloads!("$24::bigint[], $25::bytea[], $26::text[]"));
const WHOLE_SEALED: &str = whole!(sealed!("$24::bigint[], $25::bigint[], $26::bytea[]"));
const NOTIFY: &str = "SELECT pg_notify($1, '')";
/// This writer has put so many transactions on disk.
const TURN: &str = "INSERT INTO written (authority, writer, turn) VALUES ($1, $2, $3) \
     ON CONFLICT (authority, writer) DO UPDATE SET turn = excluded.turn, at = now()";
const LOOKS: &str = "INSERT INTO look (id, at, who, subject, what, why, broke_glass, hash) \
     SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[], \
     $8::bytea[])";
const LOADS: &str = "INSERT INTO load (authority, id, what, first_seq, entries) \
     SELECT $1, one.* FROM unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[]) AS one";
/// Takes the lock, and fails where the journal does not end as is thought: with it everything that was sent behind it.
const GOES_ON: &str = "SELECT goes_on_from($1, $2, $3)";
const LOCK: &str = "SELECT pg_advisory_xact_lock($1)";

/// A connection with what every transaction says, prepared.
pub(super) struct Ready {
    pub(super) client: Object,
    pub(super) lock: Statement,
    pub(super) tail: Statement,
    pub(super) last_look: Statement,
    pub(super) goes_on: Statement,
    pub(super) whole_open: Statement,
    pub(super) whole_sealed: Statement,
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
                goes_on: client.prepare_cached(GOES_ON).await?,
                whole_open: client.prepare_cached(WHOLE_OPEN).await?,
                whole_sealed: client.prepare_cached(WHOLE_SEALED).await?,
                turn: client.prepare_cached(TURN).await?,
                notify: client.prepare_cached(NOTIFY).await?,
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
