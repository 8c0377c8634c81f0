//! Zstandard (RFC 8878). AWS writes none; people's own archives are.

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

use crate::gzip::Trouble;
use crate::limits::Limits;

const MAGIC: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// Blocks decoded at once. A block is 128 KB at most.
const BLOCKS: usize = 32;

/// Whether bytes begin like a Zstandard frame.
pub fn is_zstd(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// Inflates all frames. Returns what went wrong, and where in the compressed bytes.
pub fn inflate(stored: &[u8], limits: &Limits) -> (Vec<u8>, Option<(usize, Trouble)>) {
    let most = limits.inflated(stored.len() as u64);
    let mut decoder = FrameDecoder::new();
    // What is behind the window stays in the decoder, so that it counts, too.
    decoder.set_max_window_size(limits.zstd_window.min(most));
    let mut out = Vec::new();
    let mut rest = stored;
    let mut frames = 0;
    while !rest.is_empty() {
        let at = stored.len() - rest.len();
        if let Err(trouble) = frame(&mut decoder, &mut rest, most, &mut out) {
            let behind = frames > 0 && trouble == Trouble::Damaged && !is_zstd(stored.get(at..).unwrap_or_default());
            return (out, Some((at, if behind { Trouble::TrailingBytes } else { trouble })));
        }
        frames += 1;
    }
    (out, None)
}

/// Decodes the frame at the beginning of `rest`, which then begins behind it.
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
