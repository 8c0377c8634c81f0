//! Mistakes in queries.

use protocol::{Expected, Found, Habit, Mistake, Purpose};

use crate::{Language, Say, list, messages as m};

impl Say for Mistake {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Mistake::Expected { expected, found } => {
                m::MistakeExpected { expected: &expected.say(language), found: &found.say(language) }
                    .write(language, out)
            }
            Mistake::Regex(why) => m::MistakeRegex { why }.write(language, out),
            Mistake::FilterPattern => out.push_str(m::mistake_filter_pattern(language)),
            Mistake::Habit(habit) => habit.write(language, out),
            Mistake::SqlQuery => out.push_str(m::mistake_sql_query(language)),
            Mistake::Refused(why) => why.write(language, out),
        }
    }
}

impl Say for Habit {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Habit::Command(written, purpose) => match purpose {
                Purpose::Count => m::HabitCount { written }.write(language, out),
                Purpose::Cut => m::HabitCut { written }.write(language, out),
                Purpose::Sort => m::HabitSort { written }.write(language, out),
                Purpose::Columns => m::HabitColumns { written }.write(language, out),
                Purpose::Condition => m::HabitCondition { written }.write(language, out),
                Purpose::Other => m::HabitCommand { written }.write(language, out),
            },
            Habit::Presence(written) => m::HabitPresence { written }.write(language, out),
            Habit::Null => out.push_str(m::habit_null(language)),
            Habit::Range => out.push_str(m::habit_range(language)),
            Habit::Period(written) => m::HabitPeriod { written }.write(language, out),
            Habit::Operator(written) => m::HabitOperator { written }.write(language, out),
            Habit::Sign('+') => out.push_str(m::habit_plus(language)),
            Habit::Sign(sign) => m::HabitMinus { sign: &sign.to_string() }.write(language, out),
            Habit::Fuzzy(written) => m::HabitFuzzy { written }.write(language, out),
            Habit::Boost(written) => m::HabitBoost { written }.write(language, out),
            Habit::Function(name) => m::HabitFunction { name }.write(language, out),
        }
    }
}

impl Say for Found {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Found::Written(text) => m::FoundWritten { text }.write(language, out),
            Found::Begins(text) => m::FoundBegins { text }.write(language, out),
            Found::End => out.push_str(m::found_end(language)),
            Found::EndOfRegex => out.push_str(m::found_end_of_regex(language)),
            Found::Blank => out.push_str(m::found_blank(language)),
            Found::Nothing => out.push_str(m::found_nothing(language)),
            Found::Another => out.push_str(m::found_another(language)),
            Found::Neither => out.push_str(m::found_neither(language)),
            Found::NotBoth => out.push_str(m::found_not_both(language)),
            Found::Other => out.push_str(m::found_other(language)),
            Found::Text => out.push_str(m::found_text(language)),
            Found::Bytes(n) => m::FoundBytes { n: *n }.write(language, out),
            Found::Deeper(written) => m::FoundDeeper { written }.write(language, out),
            Found::Unopened => out.push_str(m::found_unopened(language)),
            Found::SqlWord(word) => m::FoundSqlWord { word }.write(language, out),
        }
    }
}

impl Say for Expected {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Expected::Written(text) => m::ExpectedWritten { text }.write(language, out),
            Expected::Value => out.push_str(m::expected_value(language)),
            Expected::ValueAfterName => out.push_str(m::expected_value_after_name(language)),
            Expected::OperatorRightAfterName(operator) => {
                m::ExpectedOperatorRightAfterName { operator }.write(language, out)
            }
            Expected::ValueRightAfter(condition) => m::ExpectedValueRightAfter { condition }.write(language, out),
            Expected::InList => out.push_str(m::expected_in_list(language)),
            Expected::EndOfList => out.push_str(m::expected_end_of_list(language)),
            Expected::Operand => out.push_str(m::expected_operand(language)),
            Expected::UnquotedOperand => out.push_str(m::expected_unquoted_operand(language)),
            Expected::ColonAfterProof => out.push_str(m::expected_colon_after_proof(language)),
            Expected::ColonAfterOutcome => out.push_str(m::expected_colon_after_outcome(language)),
            Expected::ColonAfterActor => out.push_str(m::expected_colon_after_actor(language)),
            Expected::Actor => out.push_str(m::expected_actor(language)),
            Expected::Outcome => out.push_str(m::expected_outcome(language)),
            Expected::QuotedOrField => out.push_str(m::expected_quoted_or_field(language)),
            Expected::FieldName => out.push_str(m::expected_field_name(language)),
            Expected::DotOrColon => out.push_str(m::expected_dot_or_colon(language)),
            Expected::ClosingQuote => out.push_str(m::expected_closing_quote(language)),
            Expected::Name => out.push_str(m::expected_name(language)),
            Expected::NameWithoutIndex => out.push_str(m::expected_name_without_index(language)),
            Expected::NameWithoutWildcards => out.push_str(m::expected_name_without_wildcards(language)),
            Expected::Version => out.push_str(m::expected_version(language)),
            Expected::Time => out.push_str(m::expected_time(language)),
            Expected::NumberOrTime => out.push_str(m::expected_number_or_time(language)),
            Expected::ShorterPeriod => out.push_str(m::expected_shorter_period(language)),
            Expected::Month => out.push_str(m::expected_month(language)),
            Expected::Day(last) => m::ExpectedDay { last: *last }.write(language, out),
            Expected::Hour => out.push_str(m::expected_hour(language)),
            Expected::Minute => out.push_str(m::expected_minute(language)),
            Expected::Second => out.push_str(m::expected_second(language)),
            Expected::Zone => out.push_str(m::expected_zone(language)),
            Expected::Ipv4Address => out.push_str(m::expected_ipv_4address(language)),
            Expected::PrefixLength(most) => m::ExpectedPrefixLength { most: *most }.write(language, out),
            Expected::MappedPrefixLength => out.push_str(m::expected_mapped_prefix_length(language)),
            Expected::Verdict(names) => m::ExpectedVerdict { names: &list(names, language) }.write(language, out),
            Expected::ClosingSlash => out.push_str(m::expected_closing_slash(language)),
            Expected::RegexFlag => out.push_str(m::expected_regex_flag(language)),
            Expected::RegexBetweenSlashes => out.push_str(m::expected_regex_between_slashes(language)),
            Expected::CharacterAfterBackslash => out.push_str(m::expected_character_after_backslash(language)),
            Expected::EndOfText => out.push_str(m::expected_end_of_text(language)),
            Expected::QueryOfBytes(most) => m::ExpectedQueryOfBytes { most: *most }.write(language, out),
            Expected::PatternOfBytes(most) => m::ExpectedPatternOfBytes { most: *most }.write(language, out),
            Expected::AttributesOfBytes(most) => m::ExpectedAttributesOfBytes { most: *most }.write(language, out),
            Expected::ConfigurationOfBytes(most) => {
                m::ExpectedConfigurationOfBytes { most: *most }.write(language, out)
            }
            Expected::MostConditions(most) => m::ExpectedMostConditions { most: *most }.write(language, out),
            Expected::MostRegexes(most) => m::ExpectedMostRegexes { most: *most }.write(language, out),
            Expected::MostLevels(most) => m::ExpectedMostLevels { most: *most }.write(language, out),
            Expected::MostBrackets(most) => m::ExpectedMostBrackets { most: *most }.write(language, out),
            Expected::MostTerms(most) => m::ExpectedMostTerms { most: *most }.write(language, out),
            Expected::MostAttributes(most) => m::ExpectedMostAttributes { most: *most }.write(language, out),
            Expected::MostValues(most) => m::ExpectedMostValues { most: *most }.write(language, out),
            Expected::ConditionOrWord => out.push_str(m::expected_condition_or_word(language)),
            Expected::BlankOrQuotes => out.push_str(m::expected_blank_or_quotes(language)),
            Expected::Condition(name) => m::ExpectedCondition { name }.write(language, out),
            Expected::FieldBefore(operator) => m::ExpectedFieldBefore { operator }.write(language, out),
            Expected::WordOrQuoted(word) => m::ExpectedWordOrQuoted { word }.write(language, out),
            Expected::DoubleQuote => out.push_str(m::expected_double_quote(language)),
            Expected::RegexBetweenPercents => out.push_str(m::expected_regex_between_percents(language)),
            Expected::EscapedBracket => out.push_str(m::expected_escaped_bracket(language)),
            Expected::EscapedHyphen => out.push_str(m::expected_escaped_hyphen(language)),
            Expected::EscapedClosingBracket => out.push_str(m::expected_escaped_closing_bracket(language)),
            Expected::NoParentheses => out.push_str(m::expected_no_parentheses(language)),
            Expected::OnlyAscii => out.push_str(m::expected_only_ascii(language)),
            Expected::CharacterCode(code) => m::ExpectedCharacterCode { code }.write(language, out),
            Expected::HexDigits => out.push_str(m::expected_hex_digits(language)),
            Expected::RegexEscape => out.push_str(m::expected_regex_escape(language)),
            Expected::RegexAfterBackslash => out.push_str(m::expected_regex_after_backslash(language)),
            Expected::PatternCondition => out.push_str(m::expected_pattern_condition(language)),
            Expected::NothingAfterPattern => out.push_str(m::expected_nothing_after_pattern(language)),
            Expected::PlainCondition => out.push_str(m::expected_plain_condition(language)),
            Expected::NullTrueFalse(there) => m::ExpectedNullTrueFalse { there }.write(language, out),
            Expected::NullTrueFalseAfterIs => out.push_str(m::expected_null_true_false_after_is(language)),
            Expected::ExistsAfterNot => out.push_str(m::expected_exists_after_not(language)),
            Expected::OperatorNotExists(there) => m::ExpectedOperatorNotExists { there }.write(language, out),
            Expected::PatternOperator => out.push_str(m::expected_pattern_operator(language)),
            Expected::ValueToCompare(selector) => m::ExpectedValueToCompare { selector }.write(language, out),
            Expected::ClosingPercent => out.push_str(m::expected_closing_percent(language)),
            Expected::Number => out.push_str(m::expected_number(language)),
            Expected::BraceOrAnd => out.push_str(m::expected_brace_or_and(language)),
            Expected::AndOrBrace => out.push_str(m::expected_and_or_brace(language)),
            Expected::NotEventBridge => out.push_str(m::expected_not_event_bridge(language)),
            Expected::Selector => out.push_str(m::expected_selector(language)),
            Expected::NameAfterDollar => out.push_str(m::expected_name_after_dollar(language)),
            Expected::ClosingName => out.push_str(m::expected_closing_name(language)),
            Expected::Member => out.push_str(m::expected_member(language)),
            Expected::ArrayPlace => out.push_str(m::expected_array_place(language)),
            Expected::Terms => out.push_str(m::expected_terms(language)),
            Expected::BlankAfterTerm => out.push_str(m::expected_blank_after_term(language)),
            Expected::ValueAfterKey(written) => m::ExpectedValueAfterKey { written }.write(language, out),
            Expected::KeyAndValue => out.push_str(m::expected_key_and_value(language)),
            Expected::TrueOrFalse => out.push_str(m::expected_true_or_false(language)),
            Expected::OneOf(names) => m::ExpectedOneOf { names: &list(names, language) }.write(language, out),
            Expected::Selectors => out.push_str(m::expected_selectors(language)),
            Expected::FieldSelectors => out.push_str(m::expected_field_selectors(language)),
            Expected::FieldOfSelector => out.push_str(m::expected_field_of_selector(language)),
            Expected::SelectorField(names) => {
                m::ExpectedSelectorField { names: &list(names, language) }.write(language, out)
            }
            Expected::EventCategory => out.push_str(m::expected_event_category(language)),
            Expected::OnlyEquals(field) => m::ExpectedOnlyEquals { field }.write(language, out),
            Expected::SelectorOperator(field) => m::ExpectedSelectorOperator { field }.write(language, out),
            Expected::ReadWriteType => out.push_str(m::expected_read_write_type(language)),
            Expected::TypeAndValues => out.push_str(m::expected_type_and_values(language)),
            Expected::ListOfAttributes => out.push_str(m::expected_list_of_attributes(language)),
            Expected::ListOfSelectors => out.push_str(m::expected_list_of_selectors(language)),
            Expected::ListOfFieldSelectors => out.push_str(m::expected_list_of_field_selectors(language)),
            Expected::ListOfValues => out.push_str(m::expected_list_of_values(language)),
            Expected::ListOfEventSources => out.push_str(m::expected_list_of_event_sources(language)),
            Expected::ListOfDataResources => out.push_str(m::expected_list_of_data_resources(language)),
            Expected::ListOfArns => out.push_str(m::expected_list_of_arns(language)),
            Expected::KeyAsText => out.push_str(m::expected_key_as_text(language)),
            Expected::ValueAsText => out.push_str(m::expected_value_as_text(language)),
            Expected::FieldNameAsText => out.push_str(m::expected_field_name_as_text(language)),
            Expected::TrueOrFalseAsText => out.push_str(m::expected_true_or_false_as_text(language)),
            Expected::EventSourceAsText => out.push_str(m::expected_event_source_as_text(language)),
            Expected::TypeAsText => out.push_str(m::expected_type_as_text(language)),
            Expected::ArnAsText => out.push_str(m::expected_arn_as_text(language)),
            Expected::NothingAfterValue => out.push_str(m::expected_nothing_after_value(language)),
            Expected::JsonValue => out.push_str(m::expected_json_value(language)),
            Expected::JsonName => out.push_str(m::expected_json_name(language)),
            Expected::CommaOrBrace => out.push_str(m::expected_comma_or_brace(language)),
            Expected::CommaOrBracket => out.push_str(m::expected_comma_or_bracket(language)),
            Expected::FourHexDigits => out.push_str(m::expected_four_hex_digits(language)),
            Expected::JsonEscape => out.push_str(m::expected_json_escape(language)),
            Expected::RestOfJson => out.push_str(m::expected_rest_of_json(language)),
        }
    }
}
