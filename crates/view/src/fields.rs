//! A survey of fields, in words.

use protocol::{FieldSurvey, Survey};
use words::{Language, Message, Say, messages as m};

/// Most fields listed at once; a search finds the others.
pub const MOST_LISTED: usize = 200;

/// The bits of [`FieldSurvey::kinds`], and their names.
const KINDS: [(u8, Message); 6] = [
    (FieldSurvey::ARRAY, m::kind_array),
    (FieldSurvey::OBJECT, m::kind_object),
    (FieldSurvey::TEXT, m::kind_text),
    (FieldSurvey::NUMBER, m::kind_number),
    (FieldSurvey::BOOL, m::kind_boolean),
    (FieldSurvey::NULL, m::kind_null),
];

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
pub fn kinds(field: &FieldSurvey, language: Language) -> String {
    let named = KINDS.iter().filter(|(bit, _)| field.kinds & bit != 0).map(|(_, name)| name(language));
    words::list(&named.collect::<Vec<_>>(), language)
}

/// `12 values`, `at least 1,001 values`; "" if there are only objects.
pub fn distinct(field: &FieldSurvey, language: Language) -> String {
    let values = m::Values { n: field.distinct }.say(language);
    match field.distinct {
        0 if field.long > 0 => m::fields_only_long(language).to_owned(),
        0 => String::new(),
        _ if field.is_exact() => values,
        _ => m::FieldsAtLeast { values: &values }.say(language),
    }
}

/// How the counts of values are incomplete, in sentences.
pub fn caveat(field: &FieldSurvey, language: Language) -> Option<String> {
    let missed = (field.missed > 0).then(|| m::FieldsMissed { n: field.missed }.say(language));
    let long = (field.long > 0).then(|| m::FieldsLong { n: field.long }.say(language));
    let said: Vec<String> = missed.into_iter().chain(long).collect();
    (!said.is_empty()).then(|| said.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: Language = Language::En;

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
            (kinds(&one, EN).as_str(), distinct(&one, EN).as_str(), caveat(&one, EN)),
            ("array, text", "1\u{a0}value", None)
        );
        one = FieldSurvey { distinct: 1001, missed: 20, ..one };
        assert_eq!(distinct(&one, EN), "at least 1,001\u{a0}values");
        assert!(caveat(&one, EN).unwrap().contains("up to 20 too low"));
        one = FieldSurvey { distinct: 0, missed: 0, long: 1, ..one };
        assert_eq!(distinct(&one, EN), "only long values");
        assert_eq!(caveat(&one, EN).as_deref(), Some("1\u{a0}value longer than 256 bytes is not listed."));
        assert_eq!(distinct(&field("object"), EN), "");
    }
}
