//! The patterns of `date_format` and `date_parse`, which are those of MySQL.

use calendar::Civil;
use datafusion::error::Result;
use protocol::Micros;

use crate::misuse::Misuse;

use super::times::{day_number, day_of_year, week, weekday};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A piece of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece {
    /// This character.
    Literal(char),
    /// A part of the time, by its letter.
    Part(char),
}

/// A pattern that has been read, and is kept for the next row.
#[derive(Debug, Default)]
pub(super) struct Pattern {
    text: String,
    pieces: Vec<Piece>,
}

impl Pattern {
    /// The pieces of a pattern.
    ///
    /// # Errors
    /// If it has a letter that Trino does not know, either.
    pub(super) fn of(&mut self, text: &str) -> Result<&[Piece]> {
        if self.text != text || self.pieces.is_empty() {
            self.pieces = pieces(text)?;
            text.clone_into(&mut self.text);
        }
        Ok(&self.pieces)
    }
}

fn pieces(text: &str) -> Result<Vec<Piece>> {
    let mut all = Vec::new();
    let mut chars = text.chars();
    while let Some(next) = chars.next() {
        match (next, if next == '%' { chars.next() } else { None }) {
            ('%', Some('T')) => all.extend(pieces("%H:%i:%s")?),
            ('%', Some('r')) => all.extend(pieces("%h:%i:%s %p")?),
            ('%', Some(letter)) if "abcdefHhIijklMmpSsvWYy".contains(letter) => all.push(Piece::Part(letter)),
            ('%', Some(letter)) if "DUuVwXx".contains(letter) => {
                return Err(Misuse::Letter(letter).into());
            }
            ('%', Some(other)) => all.push(Piece::Literal(other)),
            (other, _) => all.push(Piece::Literal(other)),
        }
    }
    Ok(all)
}

/// Writes a time.
pub(super) fn format(civil: Civil, pieces: &[Piece]) -> String {
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Literal(literal) => text.push(*literal),
            Piece::Part(letter) => text.push_str(&part(civil, *letter)),
        }
    }
    text
}

fn part(civil: Civil, letter: char) -> String {
    let named = |names: &[&'static str], at: i64| {
        usize::try_from(at - 1).ok().and_then(|at| names.get(at)).copied().unwrap_or_default()
    };
    let short = |name: &str| name.chars().take(3).collect::<String>();
    let weekday = weekday(day_number(civil));
    let twelve = (civil.hour + 11) % 12 + 1;
    match letter {
        'a' => short(named(&DAYS, weekday)),
        'b' => short(named(&MONTHS, civil.month)),
        'c' => civil.month.to_string(),
        'd' => format!("{:02}", civil.day),
        'e' => civil.day.to_string(),
        'f' => format!("{:06}", civil.micro),
        'H' => format!("{:02}", civil.hour),
        'h' | 'I' => format!("{twelve:02}"),
        'i' => format!("{:02}", civil.minute),
        'j' => format!("{:03}", day_of_year(civil)),
        'k' => civil.hour.to_string(),
        'l' => twelve.to_string(),
        'M' => named(&MONTHS, civil.month).to_owned(),
        'm' => format!("{:02}", civil.month),
        'p' => if civil.hour < 12 { "AM" } else { "PM" }.to_owned(),
        'S' | 's' => format!("{:02}", civil.second),
        'v' => format!("{:02}", week(civil).1),
        'W' => named(&DAYS, weekday).to_owned(),
        'Y' => format!("{:04}", civil.year),
        'y' => format!("{:02}", civil.year % 100),
        _ => String::new(),
    }
}

/// Reads a time; `None` if the text does not have this form, or there is no such time.
pub(super) fn parse(text: &str, pieces: &[Piece]) -> Option<Micros> {
    let mut rest = text;
    let (mut year, mut month, mut day) = (1970, 1, 1);
    let (mut hour, mut minute, mut second, mut micro) = (0, 0, 0, 0);
    let (mut afternoon, mut of_year) = (None, None);
    for piece in pieces {
        match piece {
            Piece::Literal(literal) => rest = rest.strip_prefix(*literal)?,
            Piece::Part(letter) => match letter {
                'a' => name(&mut rest, &DAYS, true).map(drop)?,
                'W' => name(&mut rest, &DAYS, false).map(drop)?,
                'b' => month = name(&mut rest, &MONTHS, true)?,
                'M' => month = name(&mut rest, &MONTHS, false)?,
                'c' | 'm' => month = number(&mut rest, 2)?.0,
                'd' | 'e' => day = number(&mut rest, 2)?.0,
                'f' => {
                    let (value, digits) = number(&mut rest, 6)?;
                    micro = value * 10_i64.pow(6_u32.saturating_sub(digits));
                }
                'H' | 'k' | 'h' | 'I' | 'l' => hour = number(&mut rest, 2)?.0,
                'i' => minute = number(&mut rest, 2)?.0,
                'S' | 's' => second = number(&mut rest, 2)?.0,
                'j' => of_year = Some(number(&mut rest, 3)?.0),
                'p' => {
                    let (half, after) = rest.split_at_checked(2)?;
                    afternoon = Some(half.eq_ignore_ascii_case("PM"));
                    (half.eq_ignore_ascii_case("AM") || half.eq_ignore_ascii_case("PM")).then_some(())?;
                    rest = after;
                }
                'Y' => year = number(&mut rest, 4)?.0,
                // Two digits are years from 1970 to 2069.
                'y' => {
                    year = match number(&mut rest, 2)?.0 {
                        late @ 70.. => 1900 + late,
                        early => 2000 + early,
                    }
                }
                _ => return None,
            },
        }
    }
    rest.is_empty().then_some(())?;
    if let Some(afternoon) = afternoon {
        hour = hour % 12 + if afternoon { 12 } else { 0 };
    }
    let civil = Civil { micro, ..Civil::new((year, month, day), (hour, minute, second))? };
    Some(match of_year {
        Some(of_year) => Micros(civil.at().0 + (of_year - day_of_year(civil)) * 86_400_000_000),
        None => civil.at(),
    })
}

/// Up to `most` digits, and how many they are.
fn number(rest: &mut &str, most: usize) -> Option<(i64, u32)> {
    let len = rest.bytes().take(most).take_while(u8::is_ascii_digit).count();
    let (digits, after) = rest.split_at_checked(len)?;
    *rest = after;
    Some((digits.parse().ok()?, u32::try_from(len).ok()?))
}

/// The number of the name that is next, from 1.
fn name(rest: &mut &str, names: &[&str], short: bool) -> Option<i64> {
    for (number, name) in (1..).zip(names) {
        let name = if short { name.get(..3)? } else { name };
        if let Some((found, after)) = rest.split_at_checked(name.len())
            && found.eq_ignore_ascii_case(name)
        {
            *rest = after;
            return Some(number);
        }
    }
    None
}
