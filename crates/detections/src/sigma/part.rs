//! Parts of a time, such as its hour: `eventTime|hour|gte: 22`.
//!
//! Times are compared as they are written, `2025-06-07T10:00:00Z`, so a part is a number at its place.

use protocol::{Compare, ValueTest};

/// A part of a time.
#[derive(Clone, Copy, PartialEq)]
pub enum Part {
    /// 0 to 59
    Minute,
    /// 0 to 23
    Hour,
    /// 1 to 31
    Day,
    /// 1 to 12
    Month,
    /// As written, of four digits.
    Year,
}

impl Part {
    /// The test that it relates to a number in this way; without one, that it is equal.
    pub fn test(self, compare: Option<Compare>, than: f64) -> ValueTest {
        let (before, numbers, after) = match self {
            Part::Minute => ("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:", 0..60, ":"),
            Part::Hour => ("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", 0..24, ":"),
            Part::Day => ("[0-9]{4}-[0-9]{2}-", 1..32, "[T ]"),
            Part::Month => ("[0-9]{4}-", 1..13, "-"),
            Part::Year => ("", 1970..2200, "-"),
        };
        let holds = |number: &u32| match compare {
            None => f64::from(*number) == than,
            Some(Compare::Greater) => f64::from(*number) > than,
            Some(Compare::GreaterOrEqual) => f64::from(*number) >= than,
            Some(Compare::Less) => f64::from(*number) < than,
            Some(Compare::LessOrEqual) => f64::from(*number) <= than,
        };
        let fitting: Vec<String> = numbers.filter(holds).map(|number| format!("{number:02}")).collect();
        // Without any, nothing matches.
        let numbers = if fitting.is_empty() { "[^0-9]".to_owned() } else { fitting.join("|") };
        ValueTest::Regex { pattern: format!("^{before}({numbers}){after}"), ignore_case: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_at_their_places() {
        let pattern = |part: Part, compare, than| match part.test(compare, than) {
            ValueTest::Regex { pattern, .. } => pattern,
            _ => String::new(),
        };
        assert_eq!(pattern(Part::Hour, Some(Compare::GreaterOrEqual), 22.0), "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ](22|23):");
        assert_eq!(pattern(Part::Month, None, 6.0), "^[0-9]{4}-(06)-");
        assert_eq!(pattern(Part::Day, Some(Compare::Less), 1.0), "^[0-9]{4}-[0-9]{2}-([^0-9])[T ]");
    }
}
