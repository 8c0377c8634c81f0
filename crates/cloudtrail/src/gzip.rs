//! Gzip (RFC 1952) with the stream's exact state: whether the trailer is there, whether bytes follow. Common readers
//! either demand the trailer or silently read several members; a proof must know which it was.

use flate2::{Crc, Decompress, FlushDecompress, Status};
use protocol::Compression;

use crate::limits::Limits;

/// An inflated file.
#[derive(Debug, Default)]
pub struct Inflated {
    /// Content of all members.
    pub bytes: Vec<u8>,
    /// Length of the first member's content.
    pub first_len: usize,
    /// State of the first member and of what follows it.
    pub compression: Option<Compression>,
    /// Members that were read.
    pub members: u32,
    /// What went wrong, and where in the compressed file.
    pub trouble: Option<(u64, Trouble)>,
}

/// What can be wrong with a gzip stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file ends in the middle.
    Incomplete,
    /// Broken header or deflate data.
    Broken,
    /// The trailer's CRC or length is not that of the content.
    Checksum,
    /// Bytes after the last member that are not gzip.
    TrailingBytes,
    /// More content than the limits allow.
    TooLarge,
}

/// Whether the bytes begin like gzip.
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// Inflates all members. What could be inflated is kept, whatever is wrong with the rest.
pub fn inflate(stored: &[u8], limits: &Limits) -> Inflated {
    let mut out = Inflated::default();
    let mut at = 0;
    while let Some(rest) = stored.get(at..).filter(|rest| !rest.is_empty()) {
        if out.members > 0 && !is_gzip(rest) {
            out.trouble = Some((at as u64, Trouble::TrailingBytes));
            break;
        }
        let before = out.bytes.len();
        match member(rest, stored.len(), limits, &mut out.bytes) {
            Ok(used) => at += used,
            Err((offset, trouble)) => {
                out.trouble = Some(((at + offset) as u64, trouble));
                if out.members == 0 {
                    out.first_len = out.bytes.len();
                }
                out.members += u32::from(out.bytes.len() > before || out.members == 0);
                break;
            }
        }
        out.members += 1;
        if out.members == 1 {
            out.first_len = out.bytes.len();
        }
    }
    out.compression = Some(match (out.members, out.trouble) {
        (0 | 1, Some((_, Trouble::Incomplete))) => Compression::GzipIncomplete,
        (0 | 1, Some((_, Trouble::TrailingBytes))) => Compression::GzipTrailingData,
        (0 | 1, Some(_)) => Compression::GzipDamaged,
        (0 | 1, None) => Compression::Gzip,
        _ => Compression::GzipTrailingData,
    });
    out
}

/// Inflates one member; how many bytes it took.
fn member(data: &[u8], stored_len: usize, limits: &Limits, out: &mut Vec<u8>) -> Result<usize, (usize, Trouble)> {
    let header = header_len(data)?;
    let body = data.get(header..).unwrap_or_default();
    let start = out.len();
    let most = limits.inflated(stored_len as u64);
    let mut inflater = Decompress::new(false);
    loop {
        let used = usize::try_from(inflater.total_in()).unwrap_or(usize::MAX);
        let rest = body.get(used..).unwrap_or_default();
        // Text shrinks to about a tenth; growing by what is likely left avoids copying.
        out.reserve((rest.len().saturating_mul(10)).clamp(32 << 10, 16 << 20));
        let before = (inflater.total_in(), inflater.total_out());
        let status = inflater.decompress_vec(rest, out, FlushDecompress::None);
        let at = header.saturating_add(usize::try_from(inflater.total_in()).unwrap_or(usize::MAX));
        match status {
            Ok(Status::StreamEnd) => return trailer(data, at, out.get(start..).unwrap_or_default()),
            Ok(_) if out.len() as u64 > most => return Err((at, Trouble::TooLarge)),
            Ok(_) if before == (inflater.total_in(), inflater.total_out()) => return Err((at, Trouble::Incomplete)),
            Ok(_) => {}
            Err(_) => return Err((at, Trouble::Broken)),
        }
    }
}

/// Checks CRC and length behind the deflate stream.
fn trailer(data: &[u8], at: usize, content: &[u8]) -> Result<usize, (usize, Trouble)> {
    let Some(trailer) = data.get(at..at.saturating_add(8)) else { return Err((at, Trouble::Incomplete)) };
    let mut crc = Crc::new();
    crc.update(content);
    let expected = [crc.sum().to_le_bytes(), crc.amount().to_le_bytes()].concat();
    if trailer == expected { Ok(at.saturating_add(8)) } else { Err((at, Trouble::Checksum)) }
}

/// Length of the member's header, optional parts included.
fn header_len(data: &[u8]) -> Result<usize, (usize, Trouble)> {
    let byte = |at: usize| data.get(at).copied().ok_or((data.len(), Trouble::Incomplete));
    if byte(0)? != 0x1f || byte(1)? != 0x8b || byte(2)? != 8 {
        return Err((0, Trouble::Broken));
    }
    let flags = byte(3)?;
    let mut at = 10;
    byte(9)?;
    if flags & 0x04 != 0 {
        at += 2 + usize::from(u16::from_le_bytes([byte(at)?, byte(at + 1)?]));
    }
    for flag in [0x08, 0x10] {
        if flags & flag != 0 {
            let rest = data.get(at..).unwrap_or_default();
            at += memchr::memchr(0, rest).ok_or((data.len(), Trouble::Incomplete))? + 1;
        }
    }
    if flags & 0x02 != 0 {
        at += 2;
    }
    if flags & 0xe0 != 0 {
        return Err((3, Trouble::Broken));
    }
    if at > data.len() {
        return Err((data.len(), Trouble::Incomplete));
    }
    Ok(at)
}
