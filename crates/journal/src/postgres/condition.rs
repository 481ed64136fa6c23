//! The server looked at.

use super::PostgresAddress;
use super::reach::{Reach, number};
use crate::error::StoreError;

/// Its version, such as 150006.
pub(crate) fn server_version(address: &PostgresAddress) -> Result<u32, StoreError> {
    let reach = Reach::new(address)?;
    let client = reach.client()?;
    let version = number(
        &client,
        "ask which version it is",
        "SELECT current_setting('server_version_num')::bigint",
        &[],
    )?;
    Ok(u32::try_from(version).unwrap_or(u32::MAX))
}
