//! Notes on queries in the notations of other tools.

use protocol::Note;

use crate::{Language, Say, messages as m};

impl Say for Note {
    fn write(&self, language: Language, out: &mut String) {
        match self {
            Note::OneAttribute => out.push_str(m::note_one_attribute(language)),
            Note::OwnResources => out.push_str(m::note_own_resources(language)),
            Note::WildcardSelectors { most, found } => {
                m::NoteWildcardSelectors { most: *most, found: *found }.write(language, out)
            }
            Note::OneWildcard => out.push_str(m::note_one_wildcard(language)),
            Note::PatternRegexes { most, found } => {
                m::NotePatternRegexes { most: *most, found: *found }.write(language, out)
            }
            Note::Unquoted(value) => m::NoteUnquoted { value }.write(language, out),
            Note::OptionalTerms => out.push_str(m::note_optional_terms(language)),
            Note::SelectorScope => out.push_str(m::note_selector_scope(language)),
            Note::SelectorValues { most, found } => {
                m::NoteSelectorValues { most: *most, found: *found }.write(language, out)
            }
            Note::NumberAsText => out.push_str(m::note_number_as_text(language)),
            Note::UserName => out.push_str(m::note_user_name(language)),
            Note::OnlyTraillight => out.push_str(m::note_only_traillight(language)),
            Note::SeveralAttributes => out.push_str(m::note_several_attributes(language)),
            Note::LookupScope => out.push_str(m::note_lookup_scope(language)),
            Note::LookupOnly => out.push_str(m::note_lookup_only(language)),
            Note::JqText => out.push_str(m::note_jq_text(language)),
            Note::NoJq => out.push_str(m::note_no_jq(language)),
            Note::JqIpv6 => out.push_str(m::note_jq_ipv_6(language)),
            Note::TimesAsText => out.push_str(m::note_times_as_text(language)),
            Note::JqCase => out.push_str(m::note_jq_case(language)),
            Note::AthenaTable => out.push_str(m::note_athena_table(language)),
            Note::LakeStore => out.push_str(m::note_lake_store(language)),
            Note::AthenaText => out.push_str(m::note_athena_text(language)),
            Note::JsonText => out.push_str(m::note_json_text(language)),
            Note::NoSql => out.push_str(m::note_no_sql(language)),
            Note::NoColumn(field) => m::NoteNoColumn { field }.write(language, out),
            Note::JsonColumns => out.push_str(m::note_json_columns(language)),
            Note::SqlNull => out.push_str(m::note_sql_null(language)),
            Note::SqlOnlyNull => out.push_str(m::note_sql_only_null(language)),
            Note::SingleValues => out.push_str(m::note_single_values(language)),
            Note::EveryElement => out.push_str(m::note_every_element(language)),
            Note::NoNameWildcard => out.push_str(m::note_no_name_wildcard(language)),
            Note::NoCase => out.push_str(m::note_no_case(language)),
            Note::TraillightNull => out.push_str(m::note_traillight_null(language)),
            Note::TraillightOnlyNull => out.push_str(m::note_traillight_only_null(language)),
            Note::PatternNoEvent => out.push_str(m::note_pattern_no_event(language)),
            Note::PatternCase => out.push_str(m::note_pattern_case(language)),
            Note::PatternNoElement(field) => m::NotePatternNoElement { field }.write(language, out),
            Note::PatternObject(field) => m::NotePatternObject { field }.write(language, out),
            Note::PatternNull => out.push_str(m::note_pattern_null(language)),
            Note::PatternBool => out.push_str(m::note_pattern_bool(language)),
            Note::PatternOpposite => out.push_str(m::note_pattern_opposite(language)),
            Note::PatternNumbers => out.push_str(m::note_pattern_numbers(language)),
            Note::PatternRegexCase => out.push_str(m::note_pattern_regex_case(language)),
            Note::PatternBlocks => out.push_str(m::note_pattern_blocks(language)),
            Note::NoNow => out.push_str(m::note_no_now(language)),
            Note::PatternRegex(pattern) => m::NotePatternRegex { pattern }.write(language, out),
            Note::PatternAllOrNone => out.push_str(m::note_pattern_all_or_none(language)),
            Note::PatternName => out.push_str(m::note_pattern_name(language)),
            Note::PatternStar => out.push_str(m::note_pattern_star(language)),
            Note::PatternWords => out.push_str(m::note_pattern_words(language)),
            Note::PatternTerms => out.push_str(m::note_pattern_terms(language)),
            Note::PatternMixed => out.push_str(m::note_pattern_mixed(language)),
            Note::NoInsights => out.push_str(m::note_no_insights(language)),
            Note::InsightsElements => out.push_str(m::note_insights_elements(language)),
            Note::InsightsObject => out.push_str(m::note_insights_object(language)),
            Note::InsightsNull => out.push_str(m::note_insights_null(language)),
            Note::InsightsTimes => out.push_str(m::note_insights_times(language)),
            Note::InsightsVersions => out.push_str(m::note_insights_versions(language)),
            Note::Mistake(mistake) => mistake.write(language, out),
            Note::Refused(why) => why.write(language, out),
        }
    }
}
