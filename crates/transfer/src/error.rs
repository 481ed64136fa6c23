//! Why a record is not copied or imported.

use journal::{AppendError, StoreError, SubjectIdError};

/// Why a record is not copied or imported, in words for whoever asked.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// There is no such record, or none that this person may copy.
    #[error("there is no record of a child with this number that {0} may copy")]
    NoSuchChild(String),
    /// It was merged into another.
    #[error("this record was merged into another: copy {0}")]
    Merged(String),
    /// Somebody may not do it.
    #[error("{who} may not do this: {why}")]
    MayNot {
        /// Who.
        who: String,
        /// The rule.
        why: String,
    },
    /// Nobody of this identifier has an account here.
    #[error("nobody here has the identifier {0}; kith user list names everybody")]
    Nobody(String),
    /// It is no bundle.
    #[error("this is no bundle of a record: its first line does not say so")]
    NoBundle,
    /// A newer program wrote it.
    #[error("the bundle is of version {0}, which this version of Kith does not read; upgrade first")]
    Version(String),
    /// It is not what was written.
    #[error(
        "the bundle is not what was written: its content has the digest {found}, and {said} was {by}. Nothing was imported; ask \
         for it again"
    )]
    Altered {
        /// Of the content.
        found: String,
        /// What it should be.
        said: String,
        /// Where that was said.
        by: &'static str,
    },
    /// It does not read.
    #[error("the bundle cannot be read: {0}. Nothing was imported")]
    Unreadable(String),
    /// It was made here.
    #[error("the bundle comes from this authority ({0}) itself")]
    Own(String),
    /// The number is taken.
    #[error(
        "the number {0} is somebody's here already: choose another with --as. Where it is the same child, merge the two records \
         afterwards"
    )]
    Taken(String),
    /// Something cannot be kept.
    #[error("{0}")]
    Subject(#[from] SubjectIdError),
    /// It could not be recorded.
    #[error("{0}")]
    Append(#[from] AppendError),
    /// The journal cannot be read.
    #[error("{0}")]
    Store(#[from] StoreError),
}
