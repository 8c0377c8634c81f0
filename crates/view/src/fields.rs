//! A survey of fields, in words.

use protocol::{FieldSurvey, Survey};

use crate::format;

/// Most fields listed at once; a search finds the others.
pub const MOST_LISTED: usize = 200;

/// Indices of fields whose path contains every word of a search, ignoring the case of ASCII letters.
pub fn found(survey: &Survey, search: &str) -> Vec<usize> {
    let fits = |field: &FieldSurvey| {
        let path = field.path.join(".");
        search.split_whitespace().all(|word| holds(path.as_bytes(), word.as_bytes()))
    };
    survey.fields.iter().enumerate().filter(|(_, field)| fits(field)).map(|(at, _)| at).collect()
}

fn holds(path: &[u8], word: &[u8]) -> bool {
    path.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word))
}

/// Types of values: `array, text`.
pub fn kinds(field: &FieldSurvey) -> String {
    let named = FieldSurvey::KINDS.iter().filter(|(bit, _)| field.kinds & bit != 0).map(|(_, name)| *name);
    named.collect::<Vec<_>>().join(", ")
}

/// `12 values`, `at least 1,001 values`; "" if there are only objects.
pub fn distinct(field: &FieldSurvey) -> String {
    let counted = format::counted(field.distinct, "value", "values");
    match field.distinct {
        0 if field.long > 0 => "only long values".to_owned(),
        0 => String::new(),
        _ if field.is_exact() => counted,
        _ => format!("at least {counted}"),
    }
}

/// How the counts of values are incomplete, in sentences.
pub fn caveat(field: &FieldSurvey) -> Option<String> {
    let mut said = Vec::new();
    if field.missed > 0 {
        said.push(format!(
            "There are too many values to count each: a count may be too low by up to {}, and values in fewer events than that may be missing.",
            format::exact(field.missed)
        ));
    }
    if field.long > 0 {
        said.push(format!("{} longer than 256 bytes are not listed.", format::counted(field.long, "value", "values")));
    }
    (!said.is_empty()).then(|| said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(path: &str) -> FieldSurvey {
        FieldSurvey { path: path.split('.').collect(), ..FieldSurvey::default() }
    }

    #[test]
    fn words_find_paths() {
        let survey = Survey { fields: vec![field("eventName"), field("a.Name.b"), field("x")], ..Survey::default() };
        for (search, expected) in [("", vec![0, 1, 2]), ("name", vec![0, 1]), ("NAME a.", vec![1]), ("y", vec![])] {
            assert_eq!(found(&survey, search), expected, "{search}");
        }
    }

    #[test]
    fn nothing_is_said_to_be_exact_that_is_not() {
        let mut one = FieldSurvey { distinct: 1, kinds: FieldSurvey::TEXT | FieldSurvey::ARRAY, ..field("a") };
        assert_eq!(
            (kinds(&one).as_str(), distinct(&one).as_str(), caveat(&one)),
            ("array, text", "1\u{a0}value", None)
        );
        one = FieldSurvey { distinct: 1001, missed: 20, ..one };
        assert_eq!(distinct(&one), "at least 1,001\u{a0}values");
        assert!(caveat(&one).unwrap().contains("too low by up to 20"));
        one = FieldSurvey { distinct: 0, missed: 0, long: 1, ..one };
        assert_eq!(distinct(&one), "only long values");
        assert_eq!(caveat(&one).as_deref(), Some("1\u{a0}value longer than 256 bytes are not listed."));
        assert_eq!(distinct(&field("object")), "");
    }
}
