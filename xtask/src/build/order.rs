//! Orders the functions of a module such that gzip compresses them best.
//!
//! A module is full of functions that are nearly alike: instances of one generic function, serialisers, parts of views.
//! gzip looks back 32 kB and no further. So each function is followed by the one that has most in common with those
//! before it within that distance. Calls refer to functions by number, so nothing but these numbers changes.

use std::collections::{HashMap, VecDeque};

use anyhow::{Context, Result};
use wasmparser::{Parser, Payload, TypeRef};

/// Length of the byte sequences compared. Shorter ones are found everywhere, longer ones miss functions that differ
/// only in a number.
const PIECE: usize = 6;

/// How far back gzip looks, less the length of the next function.
const REACH: usize = 24_000;

/// Sequences that occur in more functions than this are ignored, as they say nothing about any of them.
const COMMON: usize = 400;

/// The module, with no names other than function names, chosen so that sorting by name puts similar functions next to
/// each other.
pub fn name_by_likeness(module: &[u8]) -> Result<Vec<u8>> {
    let mut imported = 0;
    let mut bodies = Vec::new();
    for payload in Parser::new(0).parse_all(module) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += usize::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut places: Vec<(usize, usize)> =
        by_likeness(&bodies).into_iter().enumerate().map(|(place, function)| (function, place)).collect();
    places.sort_unstable();
    let names = places.into_iter().map(|(function, place)| (imported + function, format!("{place:08}")));
    with_names(module, &names.collect::<Vec<_>>())
}

/// Replaces the name section; see "Name Section" in the appendix of the WebAssembly specification.
fn with_names(module: &[u8], names: &[(usize, String)]) -> Result<Vec<u8>> {
    let mut functions = Vec::new();
    number(names.len(), &mut functions);
    for (function, name) in names {
        number(*function, &mut functions);
        text(name, &mut functions);
    }
    let mut content = Vec::new();
    text("name", &mut content);
    content.push(1);
    number(functions.len(), &mut content);
    content.extend(functions);

    let mut named = Vec::with_capacity(module.len());
    let mut written = 0;
    for payload in Parser::new(0).parse_all(module) {
        let Payload::CustomSection(section) = payload? else { continue };
        if section.name() == "name" {
            // A section begins with its kind and length; the range covers only its content.
            let end = section.range().end;
            let mut head = vec![0];
            number(section.range().len(), &mut head);
            let start = section.range().start - head.len();
            named.extend(module.get(written..start).context("sections overlap")?);
            written = end;
        }
    }
    named.extend(module.get(written..).context("the last section is cut off")?);
    named.push(0);
    number(content.len(), &mut named);
    named.extend(content);
    Ok(named)
}

fn text(text: &str, to: &mut Vec<u8>) {
    number(text.len(), to);
    to.extend(text.as_bytes());
}

/// Appends a number in LEB128.
fn number(mut number: usize, to: &mut Vec<u8>) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            to.push(low);
            return;
        }
        to.push(low | 0x80);
    }
}

/// The indices of all texts, ordered so that each text is followed by the one most similar to those before it.
fn by_likeness(texts: &[&[u8]]) -> Vec<usize> {
    let mut order = Vec::with_capacity(texts.len());
    let mut likeness = Likeness::of(texts);
    let mut reach = VecDeque::new();
    let mut reached = 0;
    while let Some(next) = likeness.take_most_alike() {
        order.push(next);
        likeness.enter(next);
        reach.push_back(next);
        reached += texts.get(next).map_or(0, |text| text.len());
        while reached > REACH && reach.len() > 1 {
            let Some(gone) = reach.pop_front() else { break };
            likeness.leave(gone);
            reached -= texts.get(gone).map_or(0, |text| text.len());
        }
    }
    order
}

/// What each text has in common with those within reach.
struct Likeness {
    /// Texts not yet placed.
    left: Vec<Candidate>,
    /// The index of each text in `left`, until it is placed.
    place: Vec<Option<usize>>,
    /// The sequences of each text that others contain, too.
    pieces: Vec<Vec<usize>>,
    /// The texts that contain each of these sequences.
    holders: Vec<Vec<usize>>,
    /// How many of the texts within reach contain each sequence.
    within: Vec<usize>,
}

struct Candidate {
    text: usize,
    /// Number of sequences in it.
    pieces: usize,
    /// How many of them are within reach.
    shared: usize,
}

impl Likeness {
    fn of(texts: &[&[u8]]) -> Likeness {
        let mut holders: HashMap<&[u8], Vec<usize>> = HashMap::new();
        for (text, bytes) in texts.iter().enumerate() {
            for piece in bytes.windows(PIECE) {
                let holders = holders.entry(piece).or_default();
                if holders.last() != Some(&text) {
                    holders.push(text);
                }
            }
        }
        let mut left: Vec<_> = (0..texts.len()).map(|text| Candidate { text, pieces: 1, shared: 0 }).collect();
        let mut pieces = vec![Vec::new(); texts.len()];
        let mut shared = Vec::new();
        for holders in holders.into_values() {
            for holder in &holders {
                if let Some(candidate) = left.get_mut(*holder) {
                    candidate.pieces += 1;
                }
            }
            if (2..=COMMON).contains(&holders.len()) {
                for holder in &holders {
                    if let Some(pieces) = pieces.get_mut(*holder) {
                        pieces.push(shared.len());
                    }
                }
                shared.push(holders);
            }
        }
        let place = (0..texts.len()).map(Some).collect();
        Likeness { left, place, pieces, within: vec![0; shared.len()], holders: shared }
    }

    /// Takes the text with the largest share of sequences within reach; of several, the first.
    fn take_most_alike(&mut self) -> Option<usize> {
        let more =
            |a: &Candidate, b: &Candidate| (a.shared * b.pieces).cmp(&(b.shared * a.pieces)).then(b.text.cmp(&a.text));
        let (at, _) = self.left.iter().enumerate().max_by(|(_, a), (_, b)| more(a, b))?;
        let taken = self.left.swap_remove(at).text;
        if let Some(place) = self.left.get(at).and_then(|moved| self.place.get_mut(moved.text)) {
            *place = Some(at);
        }
        *self.place.get_mut(taken)? = None;
        Some(taken)
    }

    fn enter(&mut self, text: usize) {
        for piece in self.pieces.get(text).into_iter().flatten() {
            let Some(within) = self.within.get_mut(*piece) else { continue };
            *within += 1;
            if *within == 1 {
                count(self.holders.get(*piece), &self.place, &mut self.left, |shared| shared + 1);
            }
        }
    }

    fn leave(&mut self, text: usize) {
        for piece in self.pieces.get(text).into_iter().flatten() {
            let Some(within) = self.within.get_mut(*piece) else { continue };
            *within -= 1;
            if *within == 0 {
                count(self.holders.get(*piece), &self.place, &mut self.left, |shared| shared - 1);
            }
        }
    }
}

/// Updates the counts of all texts that contain a sequence which came within reach or left it.
fn count(
    holders: Option<&Vec<usize>>,
    place: &[Option<usize>],
    left: &mut [Candidate],
    change: impl Fn(usize) -> usize,
) {
    for holder in holders.into_iter().flatten() {
        if let Some(candidate) = place.get(*holder).copied().flatten().and_then(|at| left.get_mut(at)) {
            candidate.shared = change(candidate.shared);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{by_likeness, name_by_likeness};

    #[test]
    fn like_lies_beside_like() {
        let texts = ["one of the first kind", "and the second sort", "two of the first kind", "now the second sort"];
        assert_eq!(by_likeness(&texts.map(str::as_bytes)), [0, 2, 1, 3]);
        assert_eq!(by_likeness(&[]), [0; 0]);
    }

    #[test]
    fn every_function_has_one_place() {
        let texts: Vec<Vec<u8>> = (0..300_u32).map(|n| (n * n % 97).to_be_bytes().repeat(50)).collect();
        let texts: Vec<&[u8]> = texts.iter().map(Vec::as_slice).collect();
        let mut order = by_likeness(&texts);
        assert_eq!(order, by_likeness(&texts), "the same sources give the same bytes");
        order.sort_unstable();
        assert_eq!(order, (0..300).collect::<Vec<_>>());
    }

    #[test]
    fn only_names_change() {
        // One import, two functions without content, and a name that is removed.
        let module = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0\x02\x07\x01\x01m\x01f\0\0\x03\x03\x02\0\0\x0a\x07\x02\x02\0\x0b\x02\0\x0b";
        let old = b"\0\x0b\x04name\x01\x04\x01\x01\x01x";
        let new = b"\0\x1c\x04name\x01\x15\x02\x01\x0800000000\x02\x0800000001";
        let named = name_by_likeness(&[module.as_slice(), old].concat());
        assert_eq!(named.ok(), Some([module.as_slice(), new].concat()));
    }
}
