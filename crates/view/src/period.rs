//! Periods as people type them (ISO 8601, where a date means the whole day), and as they are displayed.

use protocol::{Micros, TimeRange};
use words::{Language, Say, messages as m};

use crate::format::{parse_time, range};

const DAY: i64 = 86_400_000_000;

/// Parses the start of a period: nothing, a time, or a date for its midnight. The error says what is wrong.
pub fn start(text: &str, language: Language) -> Result<Option<Micros>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    parse_time(text).map(Some).ok_or_else(|| m::PeriodNoTime { text }.say(language))
}

/// Parses the end of a period: like [`start`], but a date means the end of its day.
pub fn end(text: &str, language: Language) -> Result<Option<Micros>, String> {
    let is_date = text.trim().len() == "2024-01-15".len();
    let time = start(text, language)?;
    Ok(time.map(|at| if is_date { Micros(at.0.saturating_add(DAY)) } else { at }))
}

/// The period between two times as written in files, as short as possible; verbatim if they cannot be parsed.
pub fn between(from: &str, to: &str) -> String {
    match (parse_time(from), parse_time(to)) {
        (Some(from), Some(to)) => range(TimeRange { from, to }),
        _ => format!("{from} – {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_stands_for_its_whole_day() {
        let midnight = parse_time("2024-01-15T00:00:00Z").unwrap();
        assert_eq!(start(" 2024-01-15 ", Language::En), Ok(Some(midnight)));
        assert_eq!(end("2024-01-15", Language::En), Ok(Some(Micros(midnight.0 + DAY))));
        assert_eq!(end("2024-01-15T00:00:00Z", Language::En), Ok(Some(midnight)));
    }

    #[test]
    fn times_of_files_are_shortened_only_if_they_are_times() {
        assert_eq!(between("2026-03-02T07:00:51Z", "2026-03-02T08:00:51Z"), "2026-03-02 07:00:51 – 08:00:51");
        assert_eq!(between("<b>", "now"), "<b> – now");
    }

    #[test]
    fn nothing_is_no_limit_and_nonsense_is_said() {
        assert_eq!(start("  ", Language::En), Ok(None));
        assert_eq!(end("", Language::En), Ok(None));
        assert!(start("yesterday", Language::En).unwrap_err().starts_with("“yesterday” is not a time"));
    }
}
