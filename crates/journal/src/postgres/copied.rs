//! The binary form in which the server copies rows out.

use std::ops::ControlFlow;

use super::decode::{FIELDS, Fields};
use crate::error::StoreError;

/// Takes the binary form of `COPY` apart: a heading, then of each row the number of its fields and of each field its length, or
/// -1 for none, and so many bytes.
#[derive(Default)]
pub(super) struct Copied {
    began: bool,
    /// The beginning of a row whose end has not come.
    kept: Vec<u8>,
}

const HEADING: &[u8] = b"PGCOPY\n\xff\r\n\0";

impl Copied {
    /// Calls `each` with every row that ends in what came.
    pub(super) fn rows(
        &mut self,
        some: &[u8],
        each: &mut dyn FnMut(&Fields<'_>) -> Result<ControlFlow<()>, StoreError>,
    ) -> Result<ControlFlow<()>, StoreError> {
        let kept = std::mem::take(&mut self.kept);
        let together;
        let mut rest = if kept.is_empty() {
            some
        } else {
            together = [&kept[..], some].concat();
            &together
        };
        if !self.began {
            let Some((heading, after)) = rest.split_at_checked(HEADING.len() + 8) else {
                self.kept = rest.to_vec();
                return Ok(ControlFlow::Continue(()));
            };
            if !heading.starts_with(HEADING) {
                let detail = "what the server sends is not of its form".to_owned();
                return Err(StoreError::Database { doing: "read its entries", detail });
            }
            (self.began, rest) = (true, after);
        }
        while !rest.is_empty() {
            let mut fields = [None; FIELDS];
            match row(rest, &mut fields) {
                Taken::Row(after) => {
                    rest = after;
                    if each(&fields)?.is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
                Taken::End => break,
                Taken::TooShort => {
                    self.kept = rest.to_vec();
                    break;
                }
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}

enum Taken<'a> {
    Row(&'a [u8]),
    End,
    TooShort,
}

fn row<'a>(bytes: &'a [u8], fields: &mut Fields<'a>) -> Taken<'a> {
    let Some((count, mut rest)) = bytes.split_first_chunk::<2>() else { return Taken::TooShort };
    if i16::from_be_bytes(*count) < 0 {
        return Taken::End;
    }
    for field in fields {
        let Some((length, after)) = rest.split_first_chunk::<4>() else { return Taken::TooShort };
        rest = after;
        if let Ok(length) = usize::try_from(i32::from_be_bytes(*length)) {
            let Some((value, after)) = rest.split_at_checked(length) else { return Taken::TooShort };
            (*field, rest) = (Some(value), after);
        }
    }
    Taken::Row(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows come whole or in pieces, however the server and the network cut them.
    #[test]
    fn rows_are_taken_apart_wherever_they_are_cut() {
        let mut sent = [HEADING, &[0; 8]].concat();
        for row in 0u8..5 {
            sent.extend_from_slice(&(FIELDS as i16).to_be_bytes());
            for field in 0..FIELDS {
                if field % 3 == 0 {
                    sent.extend_from_slice(&(-1i32).to_be_bytes());
                } else {
                    sent.extend_from_slice(&(field as i32).to_be_bytes());
                    sent.extend(std::iter::repeat_n(row, field));
                }
            }
        }
        sent.extend_from_slice(&(-1i16).to_be_bytes());
        for size in [1, 2, 3, 7, 19, 100, 1_000, sent.len()] {
            let (mut taking, mut seen) = (Copied::default(), Vec::new());
            for piece in sent.chunks(size) {
                let flow = taking.rows(piece, &mut |fields| {
                    assert_eq!(fields[3], None);
                    seen.push((fields[5].unwrap().to_vec(), fields[26].unwrap().len()));
                    Ok(ControlFlow::Continue(()))
                });
                assert_eq!(flow, Ok(ControlFlow::Continue(())));
            }
            let expected: Vec<_> = (0u8..5).map(|row| (vec![row; 5], 26)).collect();
            assert_eq!(seen, expected, "{size}");
        }
    }
}
