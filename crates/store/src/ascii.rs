//! Case-insensitive search for ASCII text in bytes, fast enough for gigabytes of raw records.
//!
//! The two rarest bytes of the text are looked for first, at 64 positions at a time, in a loop simple enough for the
//! compiler to vectorise. Only where both occur at the right distance is the whole text compared.

/// Positions examined at a time.
const LANES: usize = 64;

/// The bit in which the two cases of an ASCII letter differ.
const CASE: u8 = 0x20;

/// A text to look for.
#[derive(Clone, Debug)]
pub struct Finder {
    /// In lower case.
    text: Box<[u8]>,
    first: Probe,
    second: Probe,
}

/// A byte of the text that is looked for before the rest.
#[derive(Clone, Copy, Debug)]
struct Probe {
    at: usize,
    /// With the case bit set. This makes `[` and `{` look the same, which the comparison sorts out.
    byte: u8,
}

impl Finder {
    /// `text` must be ASCII.
    pub fn new(text: &[u8]) -> Finder {
        let text: Box<[u8]> = text.to_ascii_lowercase().into();
        let probe = |skip: Option<usize>| {
            let places = text.iter().enumerate().filter(|(at, _)| Some(*at) != skip);
            let rarest = places.min_by_key(|(_, byte)| frequency(**byte));
            rarest.map(|(at, byte)| Probe { at, byte: byte | CASE })
        };
        let first = probe(None).unwrap_or(Probe { at: 0, byte: 0 });
        let second = probe(Some(first.at)).unwrap_or(first);
        Finder { text, first, second }
    }

    /// Offset of the first occurrence.
    pub fn find(&self, hay: &[u8]) -> Option<usize> {
        // Offsets at which the text could begin.
        let places = (hay.len() + 1).checked_sub(self.text.len())?;
        if self.text.is_empty() {
            return Some(0);
        }
        let firsts = hay.get(self.first.at..)?.get(..places)?;
        let seconds = hay.get(self.second.at..)?.get(..places)?;
        let mut start = 0;
        while start < places {
            // The last round is shifted back to overlap the one before, so that it is full too.
            let from = if start + LANES <= places { start } else { places.saturating_sub(LANES).min(start) };
            let (a, b) = (firsts.get(from..)?, seconds.get(from..)?);
            let hit = match (a.first_chunk(), b.first_chunk()) {
                (Some(a), Some(b)) => self.any(a, b),
                _ => true,
            };
            if hit {
                let until = places.min(from + LANES);
                let found = (start..until).find(|at| self.is_at(hay, *at));
                if found.is_some() {
                    return found;
                }
            }
            start = from + LANES;
        }
        None
    }

    /// Whether both probes match at the same position.
    fn any(&self, firsts: &[u8; LANES], seconds: &[u8; LANES]) -> bool {
        let mut any = 0;
        for (a, b) in firsts.iter().zip(seconds) {
            any |= u8::from(a | CASE == self.first.byte) & u8::from(b | CASE == self.second.byte);
        }
        any != 0
    }

    fn is_at(&self, hay: &[u8], at: usize) -> bool {
        let probe = |probe: Probe| hay.get(at + probe.at).is_some_and(|byte| byte | CASE == probe.byte);
        probe(self.first)
            && probe(self.second)
            && hay.get(at..at + self.text.len()).is_some_and(|part| part.eq_ignore_ascii_case(&self.text))
    }
}

/// Roughly how common a byte is in CloudTrail JSON, both cases of a letter counted together.
fn frequency(byte: u8) -> u8 {
    match byte {
        b'"' => 255,
        b'e' => 240,
        b'a' | b't' | b'n' | b's' | b'o' | b'i' | b'r' => 220,
        b'c' | b'd' | b'm' | b'u' | b'l' | b'0' | b'1' | b'2' => 180,
        b',' | b':' | b'.' | b'-' | b'3'..=b'9' | b'p' | b'v' | b'g' | b'b' | b'w' | b'f' => 140,
        b'h' | b'y' | b'k' | b' ' | b'/' => 100,
        b'{' | b'}' | b'_' | b'q' | b'x' | b'z' | b'j' | b'[' | b']' => 60,
        _ => 20,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_first_occurrence_wherever_it_is() {
        for len in [1, 2, 5, 63, 64, 65, 100, 127, 128, 129, 300] {
            for text in ["x", "xy", "Needle", "a_b", "@[{`"] {
                for at in 0..len {
                    let mut hay = vec![b'n'; len];
                    let Some(place) = hay.get_mut(at..at + text.len()) else { continue };
                    place.copy_from_slice(text.to_ascii_uppercase().as_bytes());
                    assert_eq!(Finder::new(text.as_bytes()).find(&hay), Some(at), "{text} at {at} of {len}");
                }
                assert_eq!(Finder::new(text.as_bytes()).find(&vec![b'n'; len]), None);
            }
        }
    }

    #[test]
    fn neighbours_of_letters_are_not_letters() {
        assert_eq!(Finder::new(b"[x").find(b"{x"), None);
        assert_eq!(Finder::new(b"@").find(b"`"), None);
        assert_eq!(Finder::new(b"").find(b""), Some(0));
        assert_eq!(Finder::new(b"ab").find(b"a"), None);
    }
}
