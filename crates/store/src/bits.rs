//! A bitmap over rows.

/// One bit for each row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bits {
    words: Vec<u64>,
    len: u32,
}

impl Bits {
    /// `len` rows, all unset.
    pub fn none(len: u32) -> Bits {
        Bits { words: vec![0; len.div_ceil(64) as usize], len }
    }

    /// Sets the bits of items for which `of` is true. The number of items must fit `u32`.
    pub fn of<T: Copy>(items: &[T], of: impl Fn(T) -> bool) -> Bits {
        let word = |chunk: &[T]| chunk.iter().rev().fold(0u64, |word, item| word << 1 | u64::from(of(*item)));
        Bits { words: items.chunks(64).map(word).collect(), len: u32::try_from(items.len()).unwrap_or(u32::MAX) }
    }

    /// Whether the bit is set; false beyond the end.
    pub fn get(&self, row: u32) -> bool {
        self.words.get((row / 64) as usize).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// Sets or clears a bit.
    pub fn set(&mut self, row: u32, yes: bool) {
        if let Some(word) = self.words.get_mut((row / 64) as usize) {
            let bit = 1u64 << (row % 64);
            *word = if yes { *word | bit } else { *word & !bit };
        }
    }

    /// Appends unset rows, or drops rows from the end.
    pub fn resize(&mut self, len: u32) {
        self.words.resize(len.div_ceil(64) as usize, 0);
        self.len = len;
        self.trim();
    }

    /// Keeps set only what is set in both.
    pub fn and(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own &= other);
        self.words.iter_mut().skip(other.words.len()).for_each(|own| *own = 0);
    }

    /// Also sets what is set in the other.
    pub fn or(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own |= other);
        self.trim();
    }

    /// Clears what is set in the other.
    pub fn and_not(&mut self, other: &Bits) {
        self.words.iter_mut().zip(&other.words).for_each(|(own, other)| *own &= !other);
    }

    /// Inverts every bit.
    pub fn invert(&mut self) {
        self.words.iter_mut().for_each(|word| *word = !*word);
        self.trim();
    }

    /// Sets bits from a bitmap (bit `i % 8` of byte `i / 8`) whose bit 0 belongs to row `first`, for at most `len`
    /// rows.
    pub fn or_bytes(&mut self, first: u32, bytes: &[u8], len: u32) {
        for (start, byte) in (0..len).step_by(8).zip(bytes) {
            let valid = u8::MAX >> 8u32.saturating_sub(len - start).min(7);
            let (bits, row) = (u64::from(byte & valid), first.saturating_add(start));
            let (at, shift) = ((row / 64) as usize, row % 64);
            if let Some(word) = self.words.get_mut(at) {
                *word |= bits << shift;
            }
            if shift > 56
                && let Some(word) = self.words.get_mut(at + 1)
            {
                *word |= bits >> (64 - shift);
            }
        }
        self.trim();
    }

    /// Whether no bit is set.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Number of set bits.
    pub fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Rows whose bit is set, ascending.
    pub fn rows(&self) -> Vec<u32> {
        let mut rows = Vec::with_capacity(usize::try_from(self.count()).unwrap_or_default());
        for (base, word) in (0..self.len).step_by(64).zip(&self.words) {
            let mut rest = *word;
            while rest != 0 {
                rows.push(base + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
        rows
    }

    /// Bytes of memory used.
    pub fn memory(&self) -> usize {
        self.words.capacity() * 8
    }

    /// Clears the bits beyond the end.
    fn trim(&mut self) {
        let used = self.len % 64;
        if used != 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << used) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_agree_with_sets_of_rows() {
        for len in [0u32, 1, 63, 64, 65, 130] {
            let a: Vec<bool> = (0..len).map(|row| row % 3 == 0).collect();
            let b: Vec<bool> = (0..len).map(|row| row % 5 == 1).collect();
            let rows = |of: &dyn Fn(bool, bool) -> bool| -> Vec<u32> {
                (0..len).filter(|row| of(a[*row as usize], b[*row as usize])).collect()
            };
            let of = |items: &[bool]| Bits::of(items, |item| item);
            let with = |change: &dyn Fn(&mut Bits)| {
                let mut bits = of(&a);
                change(&mut bits);
                assert_eq!(bits.count(), bits.rows().len() as u64);
                bits.rows()
            };
            assert_eq!(with(&|bits| bits.and(&of(&b))), rows(&|a, b| a && b));
            assert_eq!(with(&|bits| bits.or(&of(&b))), rows(&|a, b| a || b));
            assert_eq!(with(&|bits| bits.and_not(&of(&b))), rows(&|a, b| a && !b));
            assert_eq!(with(&Bits::invert), rows(&|a, _| !a));
            assert_eq!(Bits::none(len).rows(), rows(&|_, _| false));
        }
    }

    #[test]
    fn bitmaps_are_placed_anywhere() {
        for first in 0..130 {
            for len in 0..20 {
                let mut bits = Bits::none(150);
                bits.or_bytes(first, &[0b1010_1010, 0xff, 0xff], len);
                let expected: Vec<u32> = (0..len).filter(|i| *i >= 8 || i % 2 == 1).map(|i| first + i).collect();
                assert_eq!(bits.rows(), expected, "{first} {len}");
            }
        }
    }

    #[test]
    fn single_rows() {
        let mut bits = Bits::none(70);
        bits.set(65, true);
        bits.set(3, true);
        bits.set(3, false);
        assert_eq!((bits.get(65), bits.get(3), bits.get(700)), (true, false, false));
        bits.resize(66);
        assert_eq!(bits.rows(), [65]);
        bits.resize(65);
        bits.resize(80);
        assert_eq!(bits.count(), 0);
    }
}
