//! Zstandard (RFC 8878). AWS does not use it; people's own archives do.

use std::ops::Range;

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::extents::is_worth_reading;
use crate::gzip::Trouble;
use crate::limits::Limits;

const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Bytes before the content of a skippable frame: its magic number and its length.
const SKIPPED_HEAD: usize = 8;

/// How many blocks are decoded at a time. A block is 128 KB at most.
const BLOCKS: usize = 32;

/// Whether bytes begin like a Zstandard frame.
pub fn is_zstd(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// A decompressed file.
#[derive(Debug, Default)]
pub struct Inflated {
    /// Content of all frames, as far as it could be decompressed.
    pub bytes: Vec<u8>,
    /// Ranges of skippable frames that could contain records, unlike tables of contents, which most of them are.
    pub skipped: Vec<Range<usize>>,
    /// What went wrong, and at which offset of the compressed file.
    pub trouble: Option<(usize, Trouble)>,
}

/// Decompresses all frames.
pub fn inflate(stored: &[u8], limits: &Limits) -> Inflated {
    let most = limits.inflated(stored.len() as u64);
    let mut decoder = FrameDecoder::new();
    // The window's content stays in the decoder's memory, so it counts towards the limit, too.
    decoder.set_max_window_size(limits.zstd_window.min(most));
    let mut out = Inflated::default();
    let mut rest = stored;
    let mut frames = 0;
    while !rest.is_empty() {
        let at = stored.len() - rest.len();
        let before = out.bytes.len();
        if let Err(trouble) = frame(&mut decoder, &mut rest, most, &mut out.bytes) {
            let behind = frames > 0 && trouble == Trouble::Damaged && !is_zstd(stored.get(at..).unwrap_or_default());
            out.trouble = Some((at, if behind { Trouble::TrailingBytes } else { trouble }));
            return out;
        }
        let skipped = at + SKIPPED_HEAD..stored.len() - rest.len();
        if before == out.bytes.len()
            && !is_zstd(stored.get(at..).unwrap_or_default())
            && is_worth_reading(stored.get(skipped.clone()).unwrap_or_default())
        {
            out.skipped.push(skipped);
        }
        frames += 1;
    }
    out
}

/// Decodes the frame at the beginning of `rest`, and advances `rest` past it.
fn frame(decoder: &mut FrameDecoder, rest: &mut &[u8], most: u64, out: &mut Vec<u8>) -> Result<(), Trouble> {
    match decoder.reset(&mut *rest) {
        Ok(()) => {}
        Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
            let length = usize::try_from(length).unwrap_or(usize::MAX);
            *rest = rest.get(length..).ok_or(Trouble::Incomplete)?;
            return Ok(());
        }
        Err(FrameDecoderError::WindowSizeTooBig { .. }) => return Err(Trouble::TooLarge),
        Err(_) => return Err(Trouble::Damaged),
    }
    while !decoder.is_finished() {
        let outcome = decoder.decode_blocks(&mut *rest, BlockDecodingStrategy::UptoBlocks(BLOCKS));
        let decoded = decoder.collect().unwrap_or_default();
        if out.try_reserve(decoded.len()).is_err() || (out.len() + decoded.len()) as u64 > most {
            return Err(Trouble::TooLarge);
        }
        out.extend_from_slice(&decoded);
        if outcome.is_err() {
            return Err(if rest.is_empty() { Trouble::Incomplete } else { Trouble::Damaged });
        }
    }
    let written = decoder.get_checksum_from_data();
    if written.is_some() && written != decoder.get_calculated_checksum() {
        return Err(Trouble::Damaged);
    }
    Ok(())
}
