//! Makes text from files safe to look at: characters that are invisible or change the order of text are written out,
//! and letters that look like those of another alphabet are reported.

use std::borrow::Cow;

use words::{Language, Say, messages as m};

/// Most characters of a text in a line or on hover.
const MOST_LINE: usize = 1_000;

/// Something that could deceive the eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deception {
    /// A character that changes the direction of text.
    Direction(char),
    /// An invisible character.
    Invisible(char),
    /// A letter that looks like one of the alphabet next to it.
    Mixed(char),
    /// A mathematical sign in place of a letter.
    Mathematical(char),
}

impl Say for Deception {
    fn write(&self, language: Language, out: &mut String) {
        let code = |c: char| format!("U+{:04X}", u32::from(c));
        match *self {
            Deception::Direction(c) => m::DeceptionDirection { code: &code(c) }.write(language, out),
            Deception::Invisible(c) => m::DeceptionInvisible { code: &code(c) }.write(language, out),
            Deception::Mixed(c) => {
                let letter = &c.to_string();
                m::DeceptionMixed { letter, code: &code(c) }.write(language, out);
            }
            Deception::Mathematical(c) => {
                let letter = &c.to_string();
                m::DeceptionMathematical { letter, code: &code(c) }.write(language, out);
            }
        }
    }
}

/// The text with invisible characters written out: control characters as their symbols (␊), others as `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) || !has_hidden(text) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for (before, c, after) in neighbours(text) {
        match c {
            '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
            '\u{7f}' => out.push('\u{2421}'),
            c if is_hidden(before, c, after) => out.extend(c.escape_unicode()),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The same for a place with room for a line: a longer text is cut off, since the browser would lay out all of it.
pub fn line(text: &str) -> Cow<'_, str> {
    let start = short(text);
    match start.len() == text.len() {
        true => visible(text),
        false => Cow::Owned(visible(start).into_owned() + "…"),
    }
}

/// As much of a text as there is room for in a line, as it is.
pub fn short(text: &str) -> &str {
    text.char_indices().nth(MOST_LINE).and_then(|(end, _)| text.get(..end)).unwrap_or(text)
}

/// What could deceive a reader of this text, the most serious first.
pub fn deception(text: &str) -> Option<Deception> {
    if is_plain(text) {
        return None;
    }
    let hidden = || neighbours(text).filter(|(before, c, after)| is_hidden(*before, *c, *after)).map(|(_, c, _)| c);
    let turned = hidden().find(|c| is_direction(*c)).map(Deception::Direction);
    let unseen = || hidden().find(|c| !c.is_control() && !is_direction(*c)).map(Deception::Invisible);
    turned
        .or_else(unseen)
        .or_else(|| mixed(text).map(Deception::Mixed))
        .or_else(|| text.chars().find(|c| alphabet(*c) == Some(Alphabet::Mathematical)).map(Deception::Mathematical))
}

/// A fast check that suffices for most texts.
fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| (0x20..0x7f).contains(&byte))
}

fn has_hidden(text: &str) -> bool {
    neighbours(text).any(|(before, c, after)| is_hidden(before, c, after))
}

/// Every character with its neighbours.
fn neighbours(text: &str) -> impl Iterator<Item = (Option<char>, char, Option<char>)> {
    let mut before = None;
    let mut rest = text.chars();
    std::iter::from_fn(move || {
        let c = rest.next()?;
        let found = (before, c, rest.clone().next());
        before = Some(c);
        Some(found)
    })
}

fn is_hidden(before: Option<char>, c: char, after: Option<char>) -> bool {
    c.is_control() || is_direction(c) || is_invisible(before, c, after)
}

/// Whether it changes the order in which text is displayed: marks, embeddings, overrides and isolates.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether it is invisible and has no function between its neighbours.
fn is_invisible(before: Option<char>, c: char, after: Option<char>) -> bool {
    match c {
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => true,
        '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' => true,
        // Everyone's own, so that nobody knows how they look.
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => true,
        // Blanks other than the usual one look the same, and nothing shows where they end a text.
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
            before.is_none() || after.is_none()
        }
        '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' => true,
        // Joiners shape letters in scripts that join them, and combine emoji.
        '\u{200c}' | '\u{200d}' => {
            !(before.is_some_and(is_joined) && (c == '\u{200c}' || after.is_some_and(is_joined)))
        }
        // Variation selectors choose a form of an emoji or ideograph.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => !before.is_some_and(has_forms),
        // Tags spell the regions of flags.
        '\u{e0000}'..='\u{e007f}' => !matches!(before, Some('\u{1f3f4}' | '\u{e0020}'..='\u{e007f}')),
        _ => false,
    }
}

/// Letters of scripts with joiners, and emoji.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{18aa}' | '\u{fb50}'..='\u{fdff}')
        || is_picture(c)
        || matches!(c, '\u{fe0f}')
}

fn has_forms(c: char) -> bool {
    is_picture(c)
        || matches!(c, '0'..='9' | '#' | '*' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        || matches!(c, '\u{20000}'..='\u{3ffff}' | '\u{1800}'..='\u{18aa}' | '\u{3000}'..='\u{303f}')
}

fn is_picture(c: char) -> bool {
    matches!(c, '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2190}'..='\u{2bff}')
        || matches!(c, '\u{1f000}'..='\u{1faff}')
}

/// Alphabets with letters that look like those of another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Alphabet {
    Latin,
    Greek,
    Cyrillic,
    Armenian,
    Cherokee,
    Coptic,
    Lisu,
    FullWidth,
    Mathematical,
    RomanNumeral,
}

/// `None` for everything that cannot be confused: other scripts, digits, marks.
fn alphabet(c: char) -> Option<Alphabet> {
    match c {
        // Latin-1's micro sign, ordinal indicators, × and ÷ are used next to any letter.
        '\u{aa}' | '\u{b5}' | '\u{ba}' | '\u{d7}' | '\u{f7}' => None,
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{a720}'..='\u{a7ff}' => {
            Some(Alphabet::Latin)
        }
        '\u{370}'..='\u{3e1}' | '\u{3f0}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Alphabet::Greek),
        '\u{400}'..='\u{481}' | '\u{48a}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' | '\u{a640}'..='\u{a69f}' => {
            Some(Alphabet::Cyrillic)
        }
        '\u{531}'..='\u{556}' | '\u{560}'..='\u{588}' => Some(Alphabet::Armenian),
        '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => Some(Alphabet::Cherokee),
        '\u{3e2}'..='\u{3ef}' | '\u{2c80}'..='\u{2cff}' => Some(Alphabet::Coptic),
        '\u{a4d0}'..='\u{a4fd}' => Some(Alphabet::Lisu),
        '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => Some(Alphabet::FullWidth),
        '\u{1d400}'..='\u{1d7cb}' => Some(Alphabet::Mathematical),
        '\u{2160}'..='\u{2188}' => Some(Alphabet::RomanNumeral),
        _ => None,
    }
}

/// A letter in a word of letters of another alphabet.
fn mixed(text: &str) -> Option<char> {
    text.split(|c: char| !c.is_alphanumeric()).find_map(|word| {
        // Latin is what other letters are taken for, so the letter to report is one of the others.
        let letters = || word.chars().filter_map(|c| Some((c, alphabet(c)?)));
        let (_, first) = letters().next()?;
        let (other, alphabet) = letters().find(|(_, alphabet)| *alphabet != first)?;
        match alphabet {
            Alphabet::Latin => letters().next().map(|(c, _)| c),
            _ => Some(other),
        }
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_not_seen_is_written_out() {
        for (text, expected) in [
            ("plain text, 100 %", "plain text, 100 %"),
            ("two\nlines\r\n\tand\u{7f}", "two␊lines␍␊␉and␡"),
            ("\u{202e}gnp.nimda", "\\u{202e}gnp.nimda"),
            ("ad\u{200b}min", "ad\\u{200b}min"),
            ("a\u{85}b\u{2028}c", "a\\u{85}b\\u{2028}c"),
            ("Zoë, админ, مدير, 田中, 👩\u{200d}💻 ❤\u{fe0f}", "Zoë, админ, مدير, 田中, 👩\u{200d}💻 ❤\u{fe0f}"),
        ] {
            assert_eq!(visible(text), expected);
        }
    }

    #[test]
    fn a_line_has_an_end() {
        assert_eq!(line("plain"), "plain");
        assert_eq!(line(&"é".repeat(MOST_LINE)), "é".repeat(MOST_LINE));
        assert_eq!(line(&"\u{202e}".repeat(1_000_000)), "\\u{202e}".repeat(MOST_LINE) + "…");
    }

    #[test]
    fn what_deceives_is_told() {
        for (text, expected) in [
            ("\u{202e}gnp.nimda", Deception::Direction('\u{202e}')),
            ("a\u{2067}b\u{2069}", Deception::Direction('\u{2067}')),
            ("alice\u{200f}", Deception::Direction('\u{200f}')),
            ("ad\u{200b}min", Deception::Invisible('\u{200b}')),
            ("ad\u{200d}min", Deception::Invisible('\u{200d}')),
            ("admin\u{feff}", Deception::Invisible('\u{feff}')),
            ("ad\u{ad}min", Deception::Invisible('\u{ad}')),
            ("admin\u{3164}", Deception::Invisible('\u{3164}')),
            ("admin\u{fe0f}", Deception::Invisible('\u{fe0f}')),
            ("admin\u{e0041}", Deception::Invisible('\u{e0041}')),
            ("аdmin", Deception::Mixed('а')),
            ("admin-rооt", Deception::Mixed('о')),
            ("αdmin", Deception::Mixed('α')),
            ("AWSReservedSSΟ_x", Deception::Mixed('Ο')),
            ("ａdmin", Deception::Mixed('ａ')),
            ("𝐚dmin", Deception::Mixed('𝐚')),
            ("𝐚𝐝𝐦𝐢𝐧", Deception::Mathematical('𝐚')),
            ("admⅰn", Deception::Mixed('ⅰ')),
            ("admin\u{a0}", Deception::Invisible('\u{a0}')),
            ("ad\u{e000}min", Deception::Invisible('\u{e000}')),
            ("arn:aws:iam::111122223333:user/аdmin", Deception::Mixed('а')),
        ] {
            assert_eq!(deception(text), Some(expected), "{text:?}");
            assert!(!expected.say(Language::En).is_empty());
        }
    }

    #[test]
    fn honest_names_are_left_alone() {
        for text in [
            "alice",
            "Zoë",
            "10\u{a0}000",
            "Henry Ⅷ",
            "Müller-Lüdenscheidt",
            "Iñaki",
            "Đặng Thị",
            "Łukasz",
            "админ",
            "Анна Smith",
            "user/админ",
            "Ελένη",
            "Ελένη-dev",
            "مدير",
            "מנהל admin",
            "田中 Taro",
            "AWS株式会社",
            "ボブ2",
            "김철수",
            "नमस्ते",
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}💻",
            "❤\u{fe0f}",
            "1\u{fe0f}\u{20e3}",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "10 µs",
            "5 × 4",
            "line\nbreak",
            "ＡＢＣ",
            "naïve café",
            "e\u{301}",
            "",
        ] {
            assert_eq!(deception(text), None, "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_hides_nothing(text in ".{0,40}") {
            let shown = visible(&text);
            prop_assert!(!shown.chars().any(|c| c.is_control() || is_direction(c)));
            prop_assert_eq!(has_hidden(&text), *shown != *text);
        }
    }
}
