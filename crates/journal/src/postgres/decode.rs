//! A row of the entries as the server sends it, field by field.

use tokio_postgres::Row;
use tokio_postgres::types::{FromSql, Type};

use super::reach::doing;
use crate::Digest;
use crate::decode::{Cells, NotThat};
use crate::error::StoreError;
use crate::store::StoredPayload;

/// The columns of `entry` in the order of [`Cells`].
macro_rules! columns {
    () => {
        "entry.seq, entry.authority, subject, kind, record_id, revision, act, happened_from, happened_to, recorded, \
         stamped, backlog, who, load, file, line, supersedes, reason, permit_reason, digest, looks, prev, hash"
    };
}
pub(super) use columns;

/// As many fields as a row of those has, with what there is of its payload.
pub(super) const FIELDS: usize = 27;

/// The fields of a row.
pub(super) type Fields<'row> = [Option<&'row [u8]>; FIELDS];

/// A field as the server sends it.
struct Raw<'a>(&'a [u8]);

impl<'a> FromSql<'a> for Raw<'a> {
    fn from_sql(_: &Type, raw: &'a [u8]) -> Result<Raw<'a>, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Raw(raw))
    }

    fn accepts(_: &Type) -> bool {
        true
    }
}

/// The fields of a row of a query; those it has none of are empty.
pub(super) fn fields(row: &Row) -> Result<Fields<'_>, StoreError> {
    let mut fields = [None; FIELDS];
    for (at, field) in fields.iter_mut().enumerate().take(row.len()) {
        let raw = row.try_get::<_, Option<Raw<'_>>>(at).map_err(doing("read its entries"))?;
        *field = raw.map(|raw| raw.0);
    }
    Ok(fields)
}

/// What there is of the payload of a row.
pub(super) fn payload<'row>(
    seq: u64,
    fields: &Fields<'row>,
    erased: bool,
) -> Result<Option<StoredPayload<'row>>, StoreError> {
    let unreadable = |column| StoreError::Unreadable { seq, column };
    match (fields[23], fields[24], fields[25], fields[26]) {
        (None, None, None, None) => Ok(erased.then_some(StoredPayload::Erased)),
        _ if erased => Err(unreadable("payload, which was erased,")),
        (Some(salt), Some(json), None, None) => Ok(Some(StoredPayload::Open { salt, json })),
        (None, None, Some(key), Some(bytes)) => {
            let key = number(key).and_then(|key| u64::try_from(key).ok());
            Ok(Some(StoredPayload::Sealed {
                key: key.ok_or_else(|| unreadable("key of the payload"))?,
                bytes,
            }))
        }
        _ => Err(unreadable("payload")),
    }
}

/// A whole number of whatever width the column has, as the server sends it; a flag is one byte.
fn number(bytes: &[u8]) -> Option<i64> {
    if let Ok(bytes) = <[u8; 8]>::try_from(bytes) {
        Some(i64::from_be_bytes(bytes))
    } else if let Ok(bytes) = <[u8; 4]>::try_from(bytes) {
        Some(i64::from(i32::from_be_bytes(bytes)))
    } else if let [byte] = bytes {
        Some(i64::from(*byte))
    } else {
        None
    }
}

impl Cells for Fields<'_> {
    fn text(&self, at: usize) -> Result<Option<&str>, NotThat> {
        self[at].map(std::str::from_utf8).transpose().map_err(|_| NotThat)
    }

    fn number(&self, at: usize) -> Result<Option<i64>, NotThat> {
        self[at].map(|bytes| number(bytes).ok_or(NotThat)).transpose()
    }

    fn digest(&self, at: usize) -> Result<Option<Digest>, NotThat> {
        self[at].map(|bytes| bytes.try_into().map(Digest).map_err(|_| NotThat)).transpose()
    }
}
