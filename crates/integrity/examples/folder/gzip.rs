//! Reads the first member of a gzip file, and in what state it is.

use flate2::{Crc, Decompress, FlushDecompress, Status};
use protocol::Compression;

/// The content of the first member with its state, or the bytes as they are if the file is not gzip.
pub fn read(stored: &[u8]) -> (Vec<u8>, Compression) {
    if !stored.starts_with(&[0x1f, 0x8b]) {
        return (stored.to_vec(), Compression::None);
    }
    match header_length(stored) {
        Header::Of(length) => inflate(&stored[length..]),
        Header::Incomplete => (Vec::new(), Compression::GzipIncomplete),
        Header::Damaged => (Vec::new(), Compression::GzipDamaged),
    }
}

enum Header {
    Of(usize),
    Incomplete,
    Damaged,
}

fn header_length(stored: &[u8]) -> Header {
    const HEADER_CRC: u8 = 2;
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    const RESERVED: u8 = 0xe0;
    let (method, flags) = match stored {
        [_, _, method, flags, ..] => (*method, *flags),
        _ => return Header::Incomplete,
    };
    if method != 8 || flags & RESERVED != 0 {
        return Header::Damaged;
    }
    let mut at = 10;
    if flags & EXTRA != 0 {
        let Some(length) = stored.get(at..at + 2) else { return Header::Incomplete };
        at += 2 + usize::from(u16::from_le_bytes([length[0], length[1]]));
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            let Some(rest) = stored.get(at..) else { return Header::Incomplete };
            let Some(end) = rest.iter().position(|byte| *byte == 0) else { return Header::Incomplete };
            at += end + 1;
        }
    }
    at += if flags & HEADER_CRC != 0 { 2 } else { 0 };
    if at > stored.len() { Header::Incomplete } else { Header::Of(at) }
}

fn inflate(deflated: &[u8]) -> (Vec<u8>, Compression) {
    let mut inflater = Decompress::new(false);
    let mut content = Vec::new();
    loop {
        content.reserve(64 << 10);
        let before = (inflater.total_in(), inflater.total_out());
        let rest = &deflated[usize::try_from(inflater.total_in()).unwrap()..];
        match inflater.decompress_vec(rest, &mut content, FlushDecompress::None) {
            Err(_) => return (content, Compression::GzipDamaged),
            Ok(Status::StreamEnd) => break,
            Ok(_) if before == (inflater.total_in(), inflater.total_out()) => {
                return (content, Compression::GzipIncomplete);
            }
            Ok(_) => {}
        }
    }
    let rest = &deflated[usize::try_from(inflater.total_in()).unwrap()..];
    let compression = trailer(rest, &content);
    (content, compression)
}

fn trailer(rest: &[u8], content: &[u8]) -> Compression {
    let mut crc = Crc::new();
    crc.update(content);
    let expected = [crc.sum().to_le_bytes(), crc.amount().to_le_bytes()].concat();
    let present = &rest[..rest.len().min(8)];
    if !expected.starts_with(present) {
        Compression::GzipDamaged
    } else if present.len() < 8 {
        Compression::GzipIncomplete
    } else if rest.len() > 8 {
        Compression::GzipTrailingData
    } else {
        Compression::Gzip
    }
}
