//! Functions give what Trino's documentation says that they give.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test may panic")]

#[path = "support/memory.rs"]
mod memory;

use std::sync::Arc;

use memory::{Memory, ask};

fn source() -> Arc<Memory> {
    Memory::of_records(&[r#"{"eventTime":"2024-03-15T10:20:30Z","eventName":"a"}"#])
}

/// Each expression and its value.
fn expect(table: &[(&str, &str)]) {
    let source = source();
    let mut wrong = Vec::new();
    for (sql, expected) in table {
        let found = ask(&source, &format!("SELECT {sql}"));
        let value = match &found {
            Ok((_, rows)) => rows.first().and_then(|row| row.first()).cloned().unwrap_or_default(),
            Err(fault) => format!("{fault:?}"),
        };
        if value != *expected {
            wrong.push(format!("{sql}: {value}, not {expected}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn dates_and_times() {
    expect(&[
        ("current_date", "2024-03-15"),
        ("current_timestamp", "2024-03-15 10:20:30.000"),
        ("now() - interval '7' day", "2024-03-08 10:20:30.000"),
        ("current_date - interval '1' month", "2024-02-15"),
        ("date_add('day', -7, current_date)", "2024-03-08"),
        ("date_add('month', 1, date '2024-01-31')", "2024-02-29"),
        ("date_add('second', 86, timestamp '2020-03-01 00:00:00')", "2020-03-01 00:01:26.000"),
        ("date_add('hour', 9, timestamp '2020-03-01 00:00:00')", "2020-03-01 09:00:00.000"),
        ("date_add('day', -1, timestamp '2020-03-01 00:00:00')", "2020-02-29 00:00:00.000"),
        ("date_diff('second', timestamp '2020-03-01 00:00:00', timestamp '2020-03-02 00:00:00')", "86400"),
        ("date_diff('hour', timestamp '2020-03-01 00:00:00', timestamp '2020-03-02 00:00:00')", "24"),
        ("date_diff('day', date '2020-03-01', date '2020-03-02')", "1"),
        ("date_diff('month', date '2020-03-31', date '2020-04-30')", "1"),
        ("date_diff('month', date '2020-04-30', date '2020-03-31')", "-1"),
        ("date_diff('month', date '2020-03-30', date '2020-04-29')", "0"),
        ("date_diff('year', date '2019-03-15', date '2024-03-14')", "4"),
        ("date_trunc('hour', timestamp '2001-08-22 03:04:05.321')", "2001-08-22 03:00:00.000"),
        ("date_trunc('week', date '2001-08-22')", "2001-08-20"),
        ("date_trunc('quarter', timestamp '2001-08-22 03:04:05.321')", "2001-07-01 00:00:00.000"),
        ("date_trunc('year', timestamp '2001-08-22 03:04:05.321')", "2001-01-01 00:00:00.000"),
        ("date_format(timestamp '2022-10-20 05:10:00', '%m-%d-%Y %H')", "10-20-2022 05"),
        ("date_format(date '2024-01-05', '%Y-%m-%dT%H:%i:%sZ')", "2024-01-05T00:00:00Z"),
        (
            "date_format(timestamp '2024-01-05 13:04:05.678', '%a %b %c %e %f %h %I %j %k %l %M %p %r %T %v %W %y %%')",
            "Fri Jan 1 5 678000 01 01 005 13 1 January PM 01:04:05 PM 13:04:05 01 Friday 24 %",
        ),
        ("date_parse('2022/10/20/05', '%Y/%m/%d/%H')", "2022-10-20 05:00:00.000"),
        ("date_parse('20 Oct 2022, 1:02 PM', '%d %b %Y, %h:%i %p')", "2022-10-20 13:02:00.000"),
        ("from_iso8601_timestamp('2020-05-11T11:15:05Z')", "2020-05-11 11:15:05.000"),
        ("from_iso8601_date('2020-05-11')", "2020-05-11"),
        ("to_iso8601(timestamp '2020-05-11 11:15:05')", "2020-05-11T11:15:05.000Z"),
        ("to_iso8601(date '2020-05-11')", "2020-05-11"),
        ("from_unixtime(1589195705)", "2020-05-11 11:15:05.000"),
        ("to_unixtime(timestamp '2020-05-11 11:15:05')", "1589195705.0"),
        ("last_day_of_month(date '2024-02-03')", "2024-02-29"),
        ("year(date '2024-02-03') + month(date '2024-02-03') + day(date '2024-02-03')", "2029"),
        ("extract(hour from timestamp '2024-02-03 04:05:06')", "4"),
        ("extract(dow from date '2024-02-04')", "7"),
        ("day_of_week(date '2024-02-05')", "1"),
        ("day_of_year(date '2024-12-31')", "366"),
        ("week(date '2021-01-03')", "53"),
        ("quarter(date '2024-05-01')", "2"),
        ("date(timestamp '2024-05-01 23:00:00')", "2024-05-01"),
        ("date_add('day', 1, null)", "NULL"),
    ]);
}

#[test]
fn json() {
    expect(&[
        (r#"json_extract('{"a": {"b": [1, "x"]}}', '$.a.b')"#, r#"[1, "x"]"#),
        (r#"json_extract('{"a": {"b": [1, "x"]}}', '$.a.b[1]')"#, r#""x""#),
        (r#"json_extract_scalar('{"a": {"b": [1, "x"]}}', '$.a.b[1]')"#, "x"),
        (r#"json_extract_scalar('{"a": {"b": [1, "x"]}}', '$.a.b')"#, "NULL"),
        (r#"json_extract_scalar('{"a b": "c\"\u00e9"}', '$["a b"]')"#, "c\"é"),
        (r#"json_extract_scalar('{"a": null, "b": true}', '$.a')"#, "NULL"),
        (r#"json_extract_scalar('{"a": null, "b": true}', '$.b')"#, "true"),
        (r#"json_extract_scalar('{"a": 1', '$.a')"#, "NULL"),
        (r#"json_extract_scalar('{"a": 1, "a": 2}', '$.a')"#, "2"),
        ("json_array_contains('[1, 2, 3]', 2)", "true"),
        (r#"json_array_contains('["a", "2"]', 2)"#, "false"),
        (r#"json_array_get('["a", "b", "c"]', 0)"#, "\"a\""),
        (r#"json_array_get('["a", "b", "c"]', -1)"#, "\"c\""),
        (r#"json_array_get('["a"]', 7)"#, "NULL"),
        ("json_array_length('[1, 2, 3]')", "3"),
        ("json_array_length('{}')", "NULL"),
        (r#"json_size('{"x": {"a": 1, "b": 2}}', '$.x')"#, "2"),
        (r#"json_format(json_parse('[1, 2]'))"#, "[1, 2]"),
        ("is_json_scalar('1')", "true"),
        ("is_json_scalar('[1]')", "false"),
        (r#"cast(json_extract('{"a": "b"}', '$.a') as varchar)"#, "b"),
        (r#"cast(json_extract('{"a": 12}', '$.a') as bigint) + 1"#, "13"),
        (r#"cast(json_extract('{"a": ["b", "c"]}', '$.a') as array(varchar))[2]"#, "c"),
        (r#"element_at(cast(json_parse('{"a": "b"}') as map(varchar, varchar)), 'a')"#, "b"),
        (r#"cardinality(cast(json_parse('[{"a": 1}, 2]') as array(json)))"#, "2"),
    ]);
}

#[test]
fn text() {
    expect(&[
        ("'a' || 'b'", "ab"),
        ("concat('a', 'b', 'c')", "abc"),
        ("concat('a', null)", "NULL"),
        ("split('a/b/c', '/')", "[a, b, c]"),
        ("split_part('a/b/c', '/', 2)", "b"),
        ("split_part('a/b/c', '/', 4)", "NULL"),
        ("regexp_like('1a 2b 14m', '\\d+b')", "true"),
        ("regexp_extract('1a 2b 14m', '\\d+')", "1"),
        ("regexp_extract('1a 2b 14m', '(\\d+)([a-z]+)', 2)", "a"),
        ("regexp_extract('1a', 'x')", "NULL"),
        ("regexp_extract_all('1a 2b 14m', '\\d+')", "[1, 2, 14]"),
        ("regexp_replace('1a 2b 14m', '\\d+[ab] ')", "14m"),
        ("regexp_replace('1a 2b 14m', '(\\d+)([ab]) ', '3c$2 ')", "3ca 3cb 14m"),
        ("strpos('abc', 'c')", "3"),
        ("substr('abcdef', 2, 3)", "bcd"),
        ("substring('abcdef' from 2 for 3)", "bcd"),
        ("position('c' in 'abc')", "3"),
        ("lower('AbC') || upper('d')", "abcD"),
        ("length('Zürich')", "6"),
        ("trim('  a ')", "a"),
        ("replace('aXbX', 'X', '-')", "a-b-"),
        ("lpad('7', 3, '0')", "007"),
        ("starts_with('abc', 'ab')", "true"),
        ("url_extract_host('https://user@example.com:80/a?b')", "example.com"),
        (r"'a%b' like 'a\%b'", "false"),
        (r"'a\xb' like 'a\%b'", "true"),
        ("'a%b' like 'a!%b' escape '!'", "true"),
        ("'axb' like 'a!%b' escape '!'", "false"),
        ("'AB' like 'ab'", "false"),
        ("'a_b' like 'a__'", "true"),
        ("coalesce(null, 'a')", "a"),
        ("nullif('a', 'a')", "NULL"),
        ("if(1 < 2, 'yes', 'no')", "yes"),
        ("if(1 > 2, 'yes')", "NULL"),
        ("greatest(1, 3, 2)", "3"),
        ("greatest(1, null)", "NULL"),
        ("try_cast('x' as bigint)", "NULL"),
        ("cast('12' as bigint)", "12"),
        ("5 / 2", "2"),
        ("mod(7, 4)", "3"),
        ("1 in (1, null)", "true"),
        ("'a' is distinct from null", "true"),
    ]);
}

#[test]
fn arrays_and_maps() {
    expect(&[
        ("cardinality(array[1, 2])", "2"),
        ("contains(array['a', 'b'], 'b')", "true"),
        ("array['a', 'b'][1]", "a"),
        ("element_at(array['a', 'b'], 1)", "a"),
        ("element_at(array['a', 'b'], -1)", "b"),
        ("element_at(array['a', 'b'], 3)", "NULL"),
        ("array_join(array['a', 'b'], ',')", "a,b"),
        ("slice(array[1, 2, 3, 4], 2, 2)", "[2, 3]"),
        ("array_distinct(array[1, 1])", "[1]"),
        ("array_max(array[1, 3, 2])", "3"),
        ("array_sort(array[3, 1, 2])", "[1, 2, 3]"),
        ("filter(array[5, -6, 7], x -> x > 0)", "[5, 7]"),
        ("transform(array[5, 6], x -> x + 1)", "[6, 7]"),
        ("transform(filter(array['a', 'bc'], x -> length(x) > 1), x -> upper(x))", "[BC]"),
        ("any_match(array[1, 2], x -> x = 2)", "true"),
        ("all_match(array[1, 2], x -> x > 1)", "false"),
        ("none_match(array[1, 2], x -> x > 2)", "true"),
        ("arrays_overlap(array[1, 2], array[2, 3])", "true"),
    ]);
}

#[test]
fn aggregates() {
    let source = source();
    let of = |what: &str| {
        let values = "(VALUES ('a', 1), ('b', 3), ('a', 2), (NULL, NULL)) AS t(k, v)";
        let (_, rows) = ask(&source, &format!("SELECT {what} FROM {values}")).unwrap();
        rows[0][0].clone()
    };
    for (what, expected) in [
        ("count(*)", "4"),
        ("count(distinct k)", "2"),
        ("count(*) filter (where v > 1)", "2"),
        ("count_if(v > 1)", "2"),
        ("approx_distinct(k)", "2"),
        ("sum(v)", "6"),
        ("avg(v)", "2.0"),
        ("max_by(k, v)", "b"),
        ("min_by(k, v)", "a"),
        ("arbitrary(k) IS NOT NULL", "true"),
        ("array_agg(v ORDER BY v)", "[1, 2, 3, null]"),
        ("bool_or(v > 2)", "true"),
        ("every(v > 2)", "false"),
        ("approx_percentile(v, 0.5)", "2.0"),
    ] {
        assert_eq!(of(what), expected, "{what}");
    }
}

#[test]
fn what_is_not_there_is_refused_by_name() {
    let source = source();
    for (sql, name, nearest) in [
        ("SELECT nvl(1, 2)", "nvl", Some("coalesce")),
        ("SELECT reduce(array[1], 0, (s, x) -> s + x, s -> s)", "reduce", Some("transform")),
        ("SELECT geo_distance(1)", "geo_distance", None),
    ] {
        let fault = ask(&source, sql).unwrap_err();
        assert_eq!(fault.what, sql::What::NoFunction { name: name.to_owned(), nearest }, "{sql}");
        assert_eq!(fault.at, Some(sql::Place { line: 1, column: 8 }), "{sql}");
    }
}

#[test]
fn every_function_that_is_known_is_there() {
    // Without arguments, most are refused, but for another reason than that nobody knows them.
    let source = source();
    for name in sql::known_functions() {
        let call = format!("SELECT {name}(1, 2, 3, 4, 5, 6)");
        let unknown = |sql: &str| match ask(&source, sql) {
            Err(fault) => format!("{:?}", fault.what).contains("Invalid function"),
            Ok(_) => false,
        };
        assert!(!unknown(&call) || !unknown(&format!("{call} OVER (ORDER BY 1)")), "{name}");
    }
}
