//! Finds where JSON values begin and end without understanding them: for text that a JSON parser gives up on.

/// What stands at a place of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A value in `[start, end)` whose brackets match.
    Value {
        /// First byte.
        start: usize,
        /// Behind the last byte.
        end: usize,
    },
    /// The text ends inside a value that begins here.
    Cut(usize),
    /// The array's closing bracket.
    Close(usize),
    /// Something that can't stand here.
    Stray(usize),
    /// The text ends between values.
    End,
}

/// The next element of an array whose opening bracket lies before `at`.
pub fn next_element(text: &[u8], mut at: usize) -> Piece {
    loop {
        match text.get(at) {
            None => return Piece::End,
            Some(b' ' | b'\t' | b'\r' | b'\n' | b',') => at += 1,
            Some(b']') => return Piece::Close(at),
            Some(b'{' | b'[') => return balanced(text, at),
            Some(b'}' | b':') => return Piece::Stray(at),
            Some(_) => return scalar(text, at),
        }
    }
}

/// A bracketed value, strings respected.
pub fn balanced(text: &[u8], start: usize) -> Piece {
    let mut open = Vec::new();
    let mut at = start;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => match string_end(text, at) {
                Some(end) => {
                    at = end;
                    continue;
                }
                None => return Piece::Cut(start),
            },
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => {
                if open.pop() != Some(*byte) {
                    return Piece::Stray(at);
                }
                if open.is_empty() {
                    return Piece::Value { start, end: at + 1 };
                }
            }
            _ => {}
        }
        at += 1;
    }
    Piece::Cut(start)
}

fn scalar(text: &[u8], start: usize) -> Piece {
    if text.get(start) == Some(&b'"') {
        return string_end(text, start).map_or(Piece::Cut(start), |end| Piece::Value { start, end });
    }
    let rest = text.get(start..).unwrap_or_default();
    let len = rest.iter().position(|byte| matches!(byte, b',' | b']' | b'}' | b' ' | b'\n' | b'\r' | b'\t'));
    Piece::Value { start, end: start + len.unwrap_or(rest.len()).max(1) }
}

/// Behind the closing quote of the string that begins at `start`.
fn string_end(text: &[u8], start: usize) -> Option<usize> {
    let mut at = start + 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', text.get(at..)?)?;
        match text.get(at) {
            Some(b'"') => return Some(at + 1),
            _ => at += 2,
        }
    }
}
