//! Sparse files, of which only what lies between the holes is stored.

use super::BLOCK;
use super::header::number;

/// How stored bytes are spread over a sparse file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sparse {
    /// Length of the file in bytes.
    pub size: u64,
    /// Offset in the file and length of each piece. The pieces are stored one after another.
    pub map: Vec<(u64, u64)>,
}

impl Sparse {
    /// The file, up to `most` bytes, and whether that is all of it and all stored bytes were used.
    pub fn fill(&self, stored: &[u8], most: u64) -> (Vec<u8>, bool) {
        let len = usize::try_from(self.size.min(most)).unwrap_or(usize::MAX);
        let mut out = Vec::new();
        if out.try_reserve_exact(len).is_err() {
            return (out, false);
        }
        out.resize(len, 0);
        let (mut rest, mut is_whole) = (stored, self.size <= most);
        for (begin, piece_len) in &self.map {
            let piece_len = usize::try_from(*piece_len).unwrap_or(usize::MAX);
            let (piece, behind) = rest.split_at_checked(piece_len).unwrap_or((rest, &[]));
            rest = behind;
            let place = usize::try_from(*begin).ok().and_then(|begin| out.get_mut(begin..)?.get_mut(..piece.len()));
            match place {
                Some(place) if piece.len() == piece_len => place.copy_from_slice(piece),
                Some(place) => {
                    place.copy_from_slice(piece);
                    is_whole = false;
                }
                None => is_whole = false,
            }
        }
        (out, is_whole && rest.is_empty())
    }
}

/// Pairs up alternating offsets and lengths.
pub fn pairs(numbers: &[u64]) -> Vec<(u64, u64)> {
    numbers.as_chunks::<2>().0.iter().map(|[begin, len]| (*begin, *len)).collect()
}

/// Reads the list in the header at `at` and in the blocks after it. Returns the offset of the content.
pub fn of_header(bytes: &[u8], at: usize) -> (usize, Option<Sparse>) {
    let field = |from: usize, len: usize| bytes.get(from..from.saturating_add(len)).unwrap_or_default();
    let mut map = Vec::new();
    let mut list = |from: usize, count: usize| {
        let numbers: Vec<u64> = field(from, count * 24).chunks_exact(12).map_while(number).collect();
        map.extend(pairs(&numbers).into_iter().filter(|(_, len)| *len > 0));
    };
    list(at + 386, 4);
    let size = number(field(at + 483, 12));
    let mut goes_on = field(at + 482, 1) == [1];
    let mut start = at + BLOCK;
    while goes_on && start < bytes.len() {
        list(start, 21);
        goes_on = field(start + 504, 1) == [1];
        start += BLOCK;
    }
    (start.min(bytes.len()), size.map(|size| Sparse { size, map }))
}

/// Reads the list at the beginning of the content: decimal numbers on lines, padded to a block.
pub fn in_content(content: &[u8]) -> (usize, Vec<(u64, u64)>) {
    let (mut at, mut numbers, mut wanted) = (0_usize, Vec::new(), 1_usize);
    while numbers.len() < wanted {
        let rest = content.get(at..).unwrap_or_default();
        let Some(len) = rest.iter().position(|byte| *byte == b'\n') else { break };
        let number =
            std::str::from_utf8(rest.get(..len).unwrap_or_default()).ok().and_then(|text| text.parse::<u64>().ok());
        let Some(number) = number else { break };
        if numbers.is_empty() {
            wanted = usize::try_from(number).unwrap_or(usize::MAX).saturating_mul(2).saturating_add(1);
        }
        numbers.push(number);
        at += len + 1;
    }
    (super::behind(at).min(content.len()), pairs(numbers.get(1..).unwrap_or_default()))
}
