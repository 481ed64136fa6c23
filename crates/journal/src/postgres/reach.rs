//! Connections: a runtime of their own, a bounded pool, TLS. Above this everything is synchronous.

use std::future::Future;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use calendar::Moment;
use deadpool_postgres::{
    Manager, ManagerConfig, Object, Pool, PoolError, QueueMode, RecyclingMethod, TimeoutType, Timeouts,
};
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::error::SqlState;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::types::{FromSql, ToSql};
use tokio_postgres::{Client, Error, Row, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::PostgresAddress;
use crate::error::StoreError;
use crate::{Digest, SubjectId};

/// How long somebody waits for a connection that others use.
const PATIENCE: Duration = Duration::from_secs(60);

/// A connection that nobody has used for so long is ended: of many authorities in one program few are asked at once, and a server
/// lends a hundred connections as it comes.
const IDLE: Duration = Duration::from_secs(10);

/// A statement's parameter.
pub(super) type Param<'a> = &'a (dyn ToSql + Sync);

/// What connections come from.
pub(super) struct Reach {
    /// Taken when it is dropped: a runtime may not be waited for where others are running.
    runtime: Option<Runtime>,
    pool: Pool,
    tls: Tls,
    address: PostgresAddress,
}

impl Reach {
    pub(super) fn new(address: &PostgresAddress) -> Result<Reach, StoreError> {
        let failed = |detail: String| StoreError::Database { doing: "prepare to connect", detail };
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("journal connections")
            .enable_all()
            .build()
            .map_err(|error| failed(error.to_string()))?;
        let tls = Tls(MakeRustlsConnect::new(tls(address.roots())?));
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = Manager::from_config(address.config().clone(), tls.clone(), recycling);
        let pool = Pool::builder(manager)
            .max_size(address.connections())
            // The one used last is lent first: taken in turn, none of them would ever be idle for long.
            .queue_mode(QueueMode::Lifo)
            .timeouts(Timeouts { wait: Some(PATIENCE), create: Some(PATIENCE), recycle: Some(PATIENCE) })
            .runtime(deadpool_postgres::Runtime::Tokio1)
            .build()
            .map_err(|error| failed(error.to_string()))?;
        let resting = pool.clone();
        runtime.spawn(async move {
            let mut turns = tokio::time::interval(IDLE / 2);
            loop {
                turns.tick().await;
                resting.retain(|_, told| told.last_used() < IDLE);
            }
        });
        Ok(Reach { runtime: Some(runtime), pool, tls, address: address.clone() })
    }

    /// Lends a connection; it goes back when it is dropped.
    pub(super) fn client(&self) -> Result<Object, StoreError> {
        let _entered = self.runtime.as_ref().map(Runtime::enter);
        wait(self.pool.get()).map_err(|error| match error {
            PoolError::Backend(error) => match doing("connect to the database")(error) {
                lost @ StoreError::Lost { .. } => lost,
                StoreError::Database { detail, .. } => StoreError::Refused { detail },
                other => other,
            },
            PoolError::Timeout(TimeoutType::Wait) => StoreError::Crowded,
            other => StoreError::Lost { detail: other.to_string() },
        })
    }

    /// A connection of its own, and what tells of notices on it.
    pub(super) fn apart(&self) -> Result<(Client, Notices), StoreError> {
        let _entered = self.runtime.as_ref().map(Runtime::enter);
        let connected = wait(self.address.config().connect(self.tls.clone()));
        let (client, connection) = connected.map_err(doing("connect to the database"))?;
        Ok((client, Notices(Box::pin(connection))))
    }

    /// Runs something that only reads, once more where the connection was gone.
    pub(super) fn read<T>(&self, read: impl Fn(&Object) -> Result<T, StoreError>) -> Result<T, StoreError> {
        match self.client().and_then(|client| read(&client)) {
            Err(StoreError::Lost { .. }) => self.anew().and_then(|client| read(&client)),
            outcome => outcome,
        }
    }

    /// A connection that is made now, after one was lost: those that wait to be used were cut with it more often than not, and
    /// do not know it yet.
    pub(super) fn anew(&self) -> Result<Object, StoreError> {
        self.pool.retain(|_, _| false);
        self.client()
    }

    /// Ends the connections that nobody uses now.
    pub(super) fn rest(&self) {
        self.pool.retain(|_, _| false);
    }

    /// Runs this on the connections' own thread until the end.
    pub(super) fn run(&self, what: impl Future<Output = ()> + Send + 'static) {
        if let Some(runtime) = &self.runtime {
            runtime.spawn(what);
        }
    }
}

impl Drop for Reach {
    fn drop(&mut self) {
        self.pool.close();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

/// A connection that is listened on.
pub(super) struct Notices(std::pin::Pin<Box<tokio_postgres::Connection<tokio_postgres::Socket, Stream>>>);

type Stream = <MakeRustlsConnect as MakeTlsConnect<Socket>>::Stream;

/// TLS, also where there is no name to look at: a socket of this computer has none, and does without TLS.
#[derive(Clone)]
struct Tls(MakeRustlsConnect);

impl MakeTlsConnect<Socket> for Tls {
    type Stream = Stream;
    type TlsConnect = <MakeRustlsConnect as MakeTlsConnect<Socket>>::TlsConnect;
    type Error = <MakeRustlsConnect as MakeTlsConnect<Socket>>::Error;

    fn make_tls_connect(&mut self, name: &str) -> Result<Self::TlsConnect, Self::Error> {
        let name = if name.is_empty() { "localhost" } else { name };
        MakeTlsConnect::<Socket>::make_tls_connect(&mut self.0, name)
    }
}

impl Notices {
    /// Calls `each` at every notice, until the connection ends.
    pub(super) async fn each(mut self, mut each: impl FnMut()) {
        use tokio_postgres::AsyncMessage;
        while let Some(Ok(message)) = std::future::poll_fn(|context| self.0.poll_message(context)).await {
            if matches!(message, AsyncMessage::Notification(_)) {
                each();
            }
        }
    }
}

/// Waits on this thread; what has to do with the network is done by another.
pub(super) fn wait<F: Future>(future: F) -> F::Output {
    futures_executor::block_on(future)
}

/// Which certificates are taken: of those who are named, or of whom the system trusts.
fn tls(roots: Option<&Path>) -> Result<rustls::ClientConfig, StoreError> {
    let failed = |detail: String| StoreError::Database { doing: "read whom to trust with TLS", detail };
    let mut store = rustls::RootCertStore::empty();
    match roots {
        Some(path) => {
            let about = |error: &dyn std::fmt::Display| failed(format!("{}: {error}", path.display()));
            for certificate in CertificateDer::pem_file_iter(path).map_err(|error| about(&error))? {
                let certificate = certificate.map_err(|error| about(&error))?;
                store.add(certificate).map_err(|error| about(&error))?;
            }
        }
        None => {
            store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| failed(error.to_string()))?;
    Ok(builder.with_root_certificates(store).with_no_client_auth())
}

/// Says what the journal was doing when PostgreSQL refused. Only what the server says in one sentence: its details may quote
/// rows.
pub(super) fn doing(doing: &'static str) -> impl Fn(Error) -> StoreError + Copy {
    move |error| {
        let Some(said) = error.as_db_error() else {
            let cause = std::error::Error::source(&error).map(ToString::to_string);
            let detail = cause.unwrap_or_else(|| error.to_string());
            return match error.is_closed() || is_of_the_network(&error) {
                true => StoreError::Lost { detail },
                false => StoreError::Database { doing, detail },
            };
        };
        let code = said.code();
        let lost = [
            &SqlState::ADMIN_SHUTDOWN,
            &SqlState::CRASH_SHUTDOWN,
            &SqlState::CANNOT_CONNECT_NOW,
            &SqlState::IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
            // A primary that has become a replica.
            &SqlState::READ_ONLY_SQL_TRANSACTION,
        ];
        if lost.contains(&code) || code.code().starts_with("08") {
            StoreError::Lost { detail: said.message().to_owned() }
        } else if [&SqlState::T_R_SERIALIZATION_FAILURE, &SqlState::T_R_DEADLOCK_DETECTED].contains(&code) {
            StoreError::Passing
        } else if *code == SqlState::LOCK_NOT_AVAILABLE {
            StoreError::Busy
        } else if *code == SqlState::DISK_FULL {
            StoreError::Full
        } else {
            StoreError::Database { doing, detail: said.message().to_owned() }
        }
    }
}

fn is_of_the_network(error: &Error) -> bool {
    std::error::Error::source(error).is_some_and(|cause| cause.is::<std::io::Error>())
}

/// Every row that a query gives, each read into what it says; `what` is said where that fails.
pub(super) fn rows<T>(
    client: &Object,
    what: &'static str,
    sql: &str,
    params: &[Param<'_>],
    read: impl FnMut(&Row) -> Result<T, Error>,
) -> Result<Vec<T>, StoreError> {
    let found = wait(async {
        let statement = client.prepare_cached(sql).await?;
        client.query(&statement, params).await
    });
    let mut read = read;
    found.and_then(|rows| rows.iter().map(&mut read).collect()).map_err(doing(what))
}

/// The row that a query gives, where there is one.
pub(super) fn one<T>(
    client: &Object,
    what: &'static str,
    sql: &str,
    params: &[Param<'_>],
    read: impl FnMut(&Row) -> Result<T, Error>,
) -> Result<Option<T>, StoreError> {
    Ok(rows(client, what, sql, params, read)?.into_iter().next())
}

/// The number that a query gives; 0 where it gives nothing.
pub(super) fn number(
    client: &Object,
    what: &'static str,
    sql: &str,
    params: &[Param<'_>],
) -> Result<u64, StoreError> {
    let found = one(client, what, sql, params, |row| row.try_get::<_, Option<i64>>(0))?;
    Ok(found.flatten().and_then(|number| u64::try_from(number).ok()).unwrap_or(0))
}

/// Runs a statement, and says how many rows it changed.
pub(super) fn run(client: &Object, sql: &str, params: &[Param<'_>]) -> Result<u64, Error> {
    wait(async {
        let statement = client.prepare_cached(sql).await?;
        client.execute(&statement, params).await
    })
}

/// A number as the database has it: they end at 2⁶³ − 1, and nothing is numbered beyond.
pub(super) fn big(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What a column of a row says.
pub(super) fn get<'row, T: FromSql<'row>>(row: &'row Row, at: usize) -> Result<T, Error> {
    row.try_get(at)
}

pub(super) fn text<T: for<'a> From<&'a str>>(row: &Row, at: usize) -> Result<T, Error> {
    row.try_get::<_, &str>(at).map(T::from)
}

pub(super) fn maybe_text<T: for<'a> From<&'a str>>(row: &Row, at: usize) -> Result<Option<T>, Error> {
    Ok(row.try_get::<_, Option<&str>>(at)?.map(T::from))
}

pub(super) fn moment(row: &Row, at: usize) -> Result<Moment, Error> {
    row.try_get(at).map(Moment::from_micros)
}

pub(super) fn maybe_moment(row: &Row, at: usize) -> Result<Option<Moment>, Error> {
    Ok(row.try_get::<_, Option<i64>>(at)?.map(Moment::from_micros))
}

pub(super) fn whole(row: &Row, at: usize) -> Result<u64, Error> {
    Ok(row.try_get::<_, i64>(at)?.unsigned_abs())
}

pub(super) fn small(row: &Row, at: usize) -> Result<u32, Error> {
    Ok(u32::try_from(row.try_get::<_, i64>(at)?).unwrap_or(u32::MAX))
}

/// Thirty-two bytes; the tables allow no other length.
pub(super) fn hash(row: &Row, at: usize) -> Result<[u8; 32], Error> {
    Ok(row.try_get::<_, &[u8]>(at)?.try_into().unwrap_or_default())
}

pub(super) fn maybe_hash(row: &Row, at: usize) -> Result<Option<[u8; 32]>, Error> {
    Ok(row.try_get::<_, Option<&[u8]>>(at)?.map(|bytes| bytes.try_into().unwrap_or_default()))
}

pub(super) fn digest(row: &Row, at: usize) -> Result<Digest, Error> {
    hash(row, at).map(Digest)
}

pub(super) fn subject(row: &Row, at: usize) -> Result<SubjectId, Error> {
    row.try_get::<_, &str>(at).map(SubjectId::stored)
}

/// A text that PostgreSQL takes: the null character ends one for it, and stands in none that somebody typed.
pub(super) fn plain(text: &str) -> std::borrow::Cow<'_, str> {
    if text.contains('\0') { text.replace('\0', "").into() } else { text.into() }
}
