//! Gzip (RFC 1952), one member at a time and with the exact state of the stream: whether it ends, whether its trailer
//! is there, whether anything follows. Common readers either demand the trailer or silently read several members; a
//! proof has to know which was the case.

use flate2::{Decompress, FlushDecompress, Status};
use protocol::Compression;

use crate::limits::Limits;

/// 32 KB, the largest window that deflate knows.
const WINDOW_BITS: u8 = 15;

/// Logs are seldom larger than this many times their gzip, so no more than that is reserved based on the trailer alone.
const LIKELY_RATIO: usize = 20;

/// A decompressed file.
#[derive(Debug, Default)]
pub struct Inflated {
    /// Content of all members, as far as it could be decompressed.
    pub bytes: Vec<u8>,
    /// Length of the first member's content, in bytes.
    pub first_len: usize,
    /// State of the first member and of what follows it.
    pub compression: Option<Compression>,
    /// Number of members begun.
    pub members: u64,
    /// What went wrong, and at which offset of the compressed file.
    pub trouble: Option<(usize, Trouble)>,
}

/// What can be wrong with a compressed stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The file ends in the middle of a member.
    Incomplete,
    /// Broken header or data, or a checksum or length that does not match the content.
    Damaged,
    /// Bytes after the last member that are not gzip.
    TrailingBytes,
    /// The content exceeds the limits.
    TooLarge,
}

/// Whether the bytes begin as gzip does. A compression method other than deflate, the only one defined, counts as
/// damage.
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// Decompresses all members.
pub fn inflate(stored: &[u8], limits: &Limits) -> Inflated {
    let mut out = Inflated::default();
    // If this much cannot be allocated at once, there may still be room for the actual content.
    let _ = out.bytes.try_reserve_exact(expected_len(stored, limits));
    let most = limits.inflated(stored.len() as u64);
    let mut at = 0;
    while let Some(rest) = stored.get(at..).filter(|rest| !rest.is_empty()) {
        if !is_gzip(rest) && out.members > 0 {
            out.trouble = Some((at, Trouble::TrailingBytes));
            break;
        }
        let (used, end) = inflate_stream(&mut Decompress::new_gzip(WINDOW_BITS), rest, most, &mut out.bytes);
        out.members += 1;
        at += used;
        if out.members == 1 {
            out.first_len = out.bytes.len();
            out.compression = Some(state(end, at < stored.len()));
        }
        if let Err(trouble) = end {
            out.trouble = Some((at, trouble));
            break;
        }
    }
    out
}

/// The state of a file, given how its first member ended.
fn state(end: Result<(), Trouble>, more_follows: bool) -> Compression {
    match end {
        Ok(()) if more_follows => Compression::GzipTrailingData,
        Ok(()) => Compression::Gzip,
        Err(Trouble::Incomplete) => Compression::GzipIncomplete,
        Err(Trouble::TooLarge) => Compression::TooLarge,
        Err(_) => Compression::GzipDamaged,
    }
}

/// How much to reserve, so that the content need not be moved: the length in the trailer, within reason, as it may be
/// wrong.
fn expected_len(stored: &[u8], limits: &Limits) -> usize {
    let said = stored.last_chunk::<4>().map_or(0, |len| u32::from_le_bytes(*len));
    let likely = stored.len().saturating_mul(LIKELY_RATIO).max(64 << 10);
    let most = usize::try_from(limits.inflated_bytes).unwrap_or(usize::MAX);
    usize::try_from(said).unwrap_or(usize::MAX).saturating_add(1).min(likely).min(most)
}

/// Decompresses one stream to the end of `out`, which may grow to `most` bytes in total. Returns the number of bytes of
/// `data` consumed.
pub fn inflate_stream(
    inflater: &mut Decompress,
    data: &[u8],
    most: u64,
    out: &mut Vec<u8>,
) -> (usize, Result<(), Trouble>) {
    loop {
        let used = position(inflater.total_in());
        let rest = data.get(used..).unwrap_or_default();
        let more = rest.len().saturating_mul(4).clamp(4 << 10, 16 << 20);
        if out.capacity() == out.len() && out.try_reserve(more).is_err() {
            return (used, Err(Trouble::TooLarge));
        }
        let before = (inflater.total_in(), inflater.total_out());
        let status = inflater.decompress_vec(rest, out, FlushDecompress::None);
        let stuck = before == (inflater.total_in(), inflater.total_out()) && out.len() < out.capacity();
        let used = position(inflater.total_in());
        if out.len() as u64 > most {
            out.truncate(position(most));
            return (used, Err(Trouble::TooLarge));
        }
        match status {
            Ok(Status::StreamEnd) => return (used, Ok(())),
            Ok(_) if stuck => return (used, Err(Trouble::Incomplete)),
            Ok(_) => {}
            Err(_) => return (used, Err(Trouble::Damaged)),
        }
    }
}

fn position(total: u64) -> usize {
    usize::try_from(total).unwrap_or(usize::MAX)
}
