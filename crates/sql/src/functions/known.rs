//! Which functions of Trino there are, and what to use instead of those that are not.

/// How a function of Trino is computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// By a function of the same name.
    Same,
    /// By a function that is called otherwise.
    Named(&'static str),
    /// As another expression, see `rewrite::calls`.
    Rewritten,
}

use Meaning::{Named, Rewritten, Same};

/// The functions, in order of their names.
const KNOWN: [(&str, Meaning); 155] = [
    ("abs", Same),
    ("all_match", Rewritten),
    ("any_match", Named("array_any_match")),
    ("any_value", Rewritten),
    ("approx_distinct", Same),
    ("approx_percentile", Named("approx_percentile_cont")),
    ("arbitrary", Rewritten),
    ("array_agg", Same),
    ("array_distinct", Same),
    ("array_except", Same),
    ("array_intersect", Same),
    ("array_join", Named("array_to_string")),
    ("array_max", Same),
    ("array_min", Same),
    ("array_position", Same),
    ("array_remove", Named("array_remove_all")),
    ("array_sort", Same),
    ("array_union", Same),
    ("arrays_overlap", Named("array_has_any")),
    ("avg", Same),
    ("bool_and", Same),
    ("bool_or", Same),
    ("cardinality", Same),
    ("cbrt", Same),
    ("ceil", Same),
    ("ceiling", Named("ceil")),
    ("chr", Same),
    ("coalesce", Same),
    ("concat", Rewritten),
    ("concat_ws", Same),
    ("contains", Named("array_has")),
    ("corr", Same),
    ("count", Same),
    ("count_if", Rewritten),
    ("covar_pop", Same),
    ("covar_samp", Same),
    ("cume_dist", Same),
    ("current_date", Rewritten),
    ("current_timestamp", Rewritten),
    ("date", Rewritten),
    ("date_add", Same),
    ("date_diff", Same),
    ("date_format", Same),
    ("date_parse", Same),
    ("date_trunc", Same),
    ("day", Same),
    ("day_of_month", Same),
    ("day_of_week", Same),
    ("day_of_year", Same),
    ("degrees", Same),
    ("dense_rank", Same),
    ("dow", Named("day_of_week")),
    ("doy", Named("day_of_year")),
    ("element_at", Same),
    ("ends_with", Same),
    ("every", Named("bool_and")),
    ("exp", Same),
    ("filter", Named("array_filter")),
    ("first_value", Same),
    ("flatten", Same),
    ("floor", Same),
    ("from_iso8601_date", Same),
    ("from_iso8601_timestamp", Same),
    ("from_unixtime", Same),
    ("greatest", Rewritten),
    ("grouping", Same),
    ("hour", Same),
    ("if", Rewritten),
    ("is_json_scalar", Same),
    ("json_array_contains", Same),
    ("json_array_get", Same),
    ("json_array_length", Same),
    ("json_extract", Same),
    ("json_extract_scalar", Same),
    ("json_format", Same),
    ("json_parse", Same),
    ("json_size", Same),
    ("lag", Same),
    ("last_day_of_month", Same),
    ("last_value", Same),
    ("lead", Same),
    ("least", Rewritten),
    ("length", Same),
    ("ln", Same),
    ("localtimestamp", Rewritten),
    ("log10", Same),
    ("log2", Same),
    ("lower", Same),
    ("lpad", Same),
    ("ltrim", Same),
    ("map_entries", Same),
    ("map_keys", Same),
    ("map_values", Same),
    ("max", Same),
    ("max_by", Rewritten),
    ("millisecond", Same),
    ("min", Same),
    ("min_by", Rewritten),
    ("minute", Same),
    ("mod", Rewritten),
    ("month", Same),
    ("none_match", Rewritten),
    ("now", Rewritten),
    ("nth_value", Same),
    ("ntile", Same),
    ("nullif", Same),
    ("percent_rank", Same),
    ("pow", Named("power")),
    ("power", Same),
    ("quarter", Same),
    ("radians", Same),
    ("rank", Same),
    ("regexp_count", Same),
    ("regexp_extract", Same),
    ("regexp_extract_all", Same),
    ("regexp_like", Same),
    ("regexp_replace", Same),
    ("replace", Same),
    ("reverse", Same),
    ("round", Same),
    ("row_number", Same),
    ("rpad", Same),
    ("rtrim", Same),
    ("second", Same),
    ("sequence", Named("generate_series")),
    ("sign", Named("signum")),
    ("slice", Rewritten),
    ("split", Same),
    ("split_part", Same),
    ("sqrt", Same),
    ("starts_with", Same),
    ("stddev", Same),
    ("stddev_pop", Same),
    ("stddev_samp", Same),
    ("strpos", Same),
    ("substr", Same),
    ("substring", Named("substr")),
    ("sum", Same),
    ("to_iso8601", Same),
    ("to_unixtime", Same),
    ("transform", Named("array_transform")),
    ("translate", Same),
    ("trim", Same),
    ("truncate", Named("trunc")),
    ("unnest", Same),
    ("upper", Same),
    ("url_extract_host", Same),
    ("var_pop", Same),
    ("var_samp", Same),
    ("variance", Named("var_samp")),
    ("week", Same),
    ("week_of_year", Named("week")),
    ("year", Same),
    ("year_of_week", Same),
    ("yow", Named("year_of_week")),
];

/// What is asked for instead of some functions that are not there.
const INSTEAD: [(&str, &str); 26] = [
    ("array_append", "array_union"),
    ("at_timezone", "date_add"),
    ("datediff", "date_diff"),
    ("date_sub", "date_add"),
    ("format_datetime", "date_format"),
    ("get_json_object", "json_extract_scalar"),
    ("group_concat", "array_agg"),
    ("histogram", "count"),
    ("ifnull", "coalesce"),
    ("instr", "strpos"),
    ("json_exists", "json_extract"),
    ("json_query", "json_extract"),
    ("json_value", "json_extract_scalar"),
    ("len", "length"),
    ("listagg", "array_agg"),
    ("map_agg", "array_agg"),
    ("multimap_agg", "array_agg"),
    ("nvl", "coalesce"),
    ("parse_datetime", "date_parse"),
    ("percentile", "approx_percentile"),
    ("reduce", "transform"),
    ("regexp_split", "split"),
    ("str_to_date", "date_parse"),
    ("to_date", "date_parse"),
    ("to_timestamp", "from_iso8601_timestamp"),
    ("try", "coalesce"),
];

/// The names of all functions, in order.
pub fn known() -> impl Iterator<Item = &'static str> {
    KNOWN.iter().map(|(name, _)| *name)
}

/// How the function of this name, in lower case, is computed.
pub(crate) fn meaning(name: &str) -> Option<Meaning> {
    let at = KNOWN.binary_search_by(|(known, _)| known.cmp(&name)).ok()?;
    KNOWN.get(at).map(|(_, meaning)| *meaning)
}

/// What to use instead of a function that is not there: what does the same, or what is spelled nearly the same.
pub(crate) fn nearest(name: &str) -> Option<&'static str> {
    if let Some((_, instead)) = INSTEAD.iter().find(|(missing, _)| *missing == name) {
        return Some(instead);
    }
    let distance = |known: &&str| distance(name, known);
    let found = known().min_by_key(distance)?;
    (distance(&found) <= 2.min(name.len() / 3)).then_some(found)
}

/// How many characters have to be inserted, removed or replaced (Levenshtein).
fn distance(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (line, a) in one.chars().enumerate() {
        let mut diagonal = std::mem::replace(row.first_mut().unwrap_or(&mut 0), line + 1);
        let mut left = line + 1;
        for (b, cell) in other.chars().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(a != b);
            diagonal = *cell;
            *cell = replaced.min(*cell + 1).min(left + 1);
            left = *cell;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order() {
        assert!(KNOWN.is_sorted_by(|(a, _), (b, _)| a < b));
        assert!(INSTEAD.iter().all(|(missing, instead)| meaning(missing).is_none() && meaning(instead).is_some()));
    }

    #[test]
    fn the_nearest_function_is_named() {
        assert_eq!(nearest("nvl"), Some("coalesce"));
        assert_eq!(nearest("json_extract_scaler"), Some("json_extract_scalar"));
        assert_eq!(nearest("regex_like"), Some("regexp_like"));
        assert_eq!(nearest("st_distance"), None);
        assert_eq!((distance("kitten", "sitting"), distance("", "ab"), distance("ab", "ab")), (3, 2, 0));
    }
}
