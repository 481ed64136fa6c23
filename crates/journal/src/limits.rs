//! A limit on everything.

/// Bytes of a payload: 1 MiB.
pub const PAYLOAD_BYTES: usize = 1024 * 1024;
/// Bytes of any text of an envelope: 1 KiB.
pub const TEXT_BYTES: usize = 1024;
/// Entries of one batch: five million. A batch stands in memory, at some 300 bytes an entry and its payload.
pub const BATCH_ENTRIES: usize = 5_000_000;
/// Bytes of the payloads of one batch: 4 GiB.
pub const BATCH_PAYLOAD_BYTES: usize = 4 * 1024 * 1024 * 1024;
/// Bytes of a draft: 256 KiB.
pub const DRAFT_BYTES: usize = 256 * 1024;
/// Envelopes shown with a conflict, the newest.
pub const CONFLICT_ENVELOPES: usize = 50;
/// Bytes of a document that is attached: 25 MiB.
pub const DOCUMENT_BYTES: usize = 25 * 1024 * 1024;
/// Bytes of a part of a document, the last of which may be smaller: 256 KiB.
pub const DOCUMENT_PART_BYTES: usize = 256 * 1024;
