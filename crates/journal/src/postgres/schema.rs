//! Makes a journal's tables, brings older ones forward, and lets authorities in. All of it as the owner of the database, never as
//! the role that serves.

use super::PostgresAddress;
use super::reach::{Reach, doing, wait};
use crate::error::{OpenError, StoreError};

/// Every schema there was in PostgreSQL: its number, which is SQLite's for the same tables, the oldest program that can go on
/// working with it, and what makes it out of the one before. Forward only.
const MIGRATIONS: [(u32, u32, &str); 4] = [
    (11, 11, include_str!("../../migrations/postgres/0011_journal.sql")),
    // A program that does not know of erasure would go on showing, out of its memory, what was erased.
    (12, 12, include_str!("../../migrations/postgres/0012_erased.sql")),
    (13, 12, include_str!("../../migrations/postgres/0013_shared.sql")),
    (14, 12, include_str!("../../migrations/postgres/0014_follows.sql")),
];

/// Held while tables are made: two who prepare at once take turns.
const PREPARING: i64 = 0x4B49_5448;

/// The newest migration known here.
pub(super) fn known() -> u32 {
    MIGRATIONS.last().map_or(0, |(number, ..)| *number)
}

/// What was done to a database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Prepared {
    /// Its schema before; none where there were no tables.
    pub before: Option<u32>,
    /// Its schema now.
    pub schema: u32,
}

/// Makes the tables of journals in a database, or brings them up to this version. Each step is one transaction: killed in the
/// middle it is as it was before that step, and goes on when it is run again.
///
/// # Errors
/// The database is newer than this program, something else has a schema `kith` there, the role may not make tables, or the
/// database cannot be reached.
pub fn prepare(address: &PostgresAddress) -> Result<Prepared, OpenError> {
    let failed = |error| OpenError::Store { path: address.place(), error };
    let reach = Reach::new(address).map_err(failed)?;
    let client = reach.client().map_err(failed)?;
    let run = |sql: &str| wait(client.batch_execute(sql)).map_err(doing("make its tables")).map_err(failed);
    let encoding: String = wait(client.query_one("SELECT current_setting('server_encoding')", &[]))
        .and_then(|row| row.try_get(0))
        .map_err(doing("look at its encoding"))
        .map_err(failed)?;
    if encoding != "UTF8" {
        let problem = "its encoding is not UTF8; make a database WITH ENCODING 'UTF8' TEMPLATE template0";
        return Err(OpenError::Unsafe { path: address.place(), problem });
    }
    run(&format!("SELECT pg_advisory_lock({PREPARING})"))?;
    let before = version(&client).map_err(failed)?;
    match before {
        Schema::Strange => return Err(OpenError::OtherApplication(address.place())),
        Schema::At { number, needs } if needs > known() => {
            return Err(OpenError::Newer { path: address.place(), found: number, known: known() });
        }
        Schema::Closed => {
            let role = address.names().3;
            return Err(OpenError::NotAdmitted { path: address.place(), role });
        }
        Schema::At { .. } => {}
        Schema::None => run(BEGINNING)?,
    }
    let at = match before {
        Schema::At { number, .. } => number,
        _ => 0,
    };
    for (number, needs, migration) in MIGRATIONS.iter().filter(|(number, ..)| *number > at) {
        run(&format!(
            "BEGIN; SET LOCAL search_path = kith; {migration}; \
             INSERT INTO kith.migration (number, needs) VALUES ({number}, {needs}); COMMIT"
        ))
        .inspect_err(|_| {
            let _ = wait(client.batch_execute("ROLLBACK"));
        })?;
    }
    run(&format!("SELECT pg_advisory_unlock({PREPARING})"))?;
    Ok(Prepared { before: (at > 0).then_some(at), schema: at.max(known()) })
}

/// The schema that everything is in, and the role that every authority's role is a member of. Roles are the whole server's:
/// another database may have made it.
const BEGINNING: &str = "BEGIN; \
     DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'kith_app') THEN CREATE ROLE kith_app NOLOGIN; END IF; \
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$; \
     CREATE SCHEMA kith; REVOKE ALL ON SCHEMA kith FROM PUBLIC; \
     CREATE TABLE kith.migration (number integer PRIMARY KEY, needs integer NOT NULL, \
        made timestamptz NOT NULL DEFAULT now()); \
     COMMIT";

/// Lets a role that can log in write and read the journal of one authority. The role itself is made by whoever runs the server,
/// with its password.
///
/// # Errors
/// The authority has another role, or the role another authority; there is no such role; the tables are not there.
pub fn admit(address: &PostgresAddress, authority: &str, role: &str) -> Result<(), OpenError> {
    let failed = |error| OpenError::Store { path: address.place(), error };
    let refused = |detail: String| failed(StoreError::Database { doing: "let a role in", detail });
    if crate::prepare::code(None, "authority", authority).is_err() || authority.len() > 64 {
        return Err(refused("an authority's code is one short word, such as 372".to_owned()));
    }
    let reach = Reach::new(address).map_err(failed)?;
    let client = reach.client().map_err(failed)?;
    let fails = |error| failed(doing("let a role in")(error));
    let found = wait(client.query_opt(
        "SELECT rolsuper OR rolbypassrls, quote_ident(rolname) FROM pg_roles WHERE rolname = $1 AND rolcanlogin",
        &[&role],
    ))
    .map_err(fails)?;
    let Some(found) = found else {
        return Err(refused(format!(
            "there is no role {role} that can log in: CREATE ROLE {role} LOGIN PASSWORD '…' makes it"
        )));
    };
    if found.try_get(0).map_err(fails)? {
        return Err(refused(format!(
            "the role {role} is a superuser or bypasses row-level security: it would see every authority's record; take another"
        )));
    }
    let quoted: String = found.try_get(1).map_err(fails)?;
    let stands = wait(client.query(
        "SELECT authority, role FROM kith.tenant WHERE authority = $1 OR role = $2",
        &[&authority, &role],
    ))
    .map_err(fails)?;
    match stands.first() {
        Some(row) => {
            let (has, by): (String, String) =
                (row.try_get(0).map_err(fails)?, row.try_get(1).map_err(fails)?);
            if (has.as_str(), by.as_str()) != (authority, role) {
                return Err(refused(format!("authority {has} has the role {by} already")));
            }
        }
        None => {
            let sql = "INSERT INTO kith.tenant (authority, role) VALUES ($1, $2)";
            wait(client.execute(sql, &[&authority, &role])).map_err(fails)?;
        }
    }
    wait(client.batch_execute(&format!("GRANT kith_app TO {quoted}"))).map_err(fails)
}

/// What a database is.
#[derive(Clone, Copy)]
pub(super) enum Schema {
    /// There is no journal in it.
    None,
    /// Something else is in the place of one.
    Strange,
    /// There is one, and this role is let in to none of it.
    Closed,
    /// A journal, by this migration; programs that know this schema can work with it.
    At { number: u32, needs: u32 },
}

/// The newest migration that the database has seen.
pub(super) fn version(client: &deadpool_postgres::Object) -> Result<Schema, StoreError> {
    let failed = doing("read its schema");
    let there = "SELECT has_schema_privilege(oid, 'USAGE'), \
                 EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = pg_namespace.oid AND relname = 'migration') \
                 FROM pg_namespace WHERE nspname = 'kith'";
    let Some(row) = wait(client.query_opt(there, &[])).map_err(failed)? else { return Ok(Schema::None) };
    match (row.try_get(0).map_err(failed)?, row.try_get(1).map_err(failed)?) {
        (_, false) => return Ok(Schema::Strange),
        (false, true) => return Ok(Schema::Closed),
        (true, true) => {}
    }
    let newest = "SELECT number, needs FROM kith.migration ORDER BY number DESC LIMIT 1";
    let row = wait(client.query_opt(newest, &[])).map_err(failed)?;
    // The schema is there and its tables are not: killed between the two.
    let Some(row) = row else { return Ok(Schema::At { number: 0, needs: 0 }) };
    let get = |at| row.try_get::<_, i32>(at).map(i32::unsigned_abs).map_err(failed);
    Ok(Schema::At { number: get(0)?, needs: get(1)? })
}
