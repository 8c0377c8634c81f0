#![allow(clippy::unwrap_used)]
use proptest::prelude::*;

use super::*;
use crate::write::write;

/// Each accepted spelling, and what it means.
const READ: [(&str, &str); 22] = [
    ("2024-02-29", "2024-02-29T00:00:00Z"),
    ("2024-02-29T12:34", "2024-02-29T12:34:00Z"),
    ("2024-02-29T12:34Z", "2024-02-29T12:34:00Z"),
    ("2024-02-29T12:34+01:00", "2024-02-29T11:34:00Z"),
    ("2024-02-29T12:34:56", "2024-02-29T12:34:56Z"),
    ("2024-02-29T12:34:56Z", "2024-02-29T12:34:56Z"),
    ("0000-01-01T00:00:00Z", "0000-01-01T00:00:00Z"),
    ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z"),
    ("9999-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z"),
    ("2024-02-29t12:34:56z", "2024-02-29T12:34:56Z"),
    ("2024-02-29T12:34:56.5Z", "2024-02-29T12:34:56.500Z"),
    ("2024-02-29T12:34:56.5", "2024-02-29T12:34:56.500Z"),
    ("2024-02-29T12:34:56.000001Z", "2024-02-29T12:34:56.000001Z"),
    ("2024-02-29T12:34:56.123456789Z", "2024-02-29T12:34:56.123456Z"),
    ("2024-02-29T00:34:56+01", "2024-02-28T23:34:56Z"),
    ("2024-02-29T00:34:56+0130", "2024-02-28T23:04:56Z"),
    ("2024-02-29T00:34:56+01:30", "2024-02-28T23:04:56Z"),
    ("2024-02-29T23:34:56-05:30", "2024-03-01T05:04:56Z"),
    ("2024-02-29T12:34:56.5+01:00", "2024-02-29T11:34:56.500Z"),
    ("2024-02-29T12:34:56-00:00", "2024-02-29T12:34:56Z"),
    ("2000-02-29", "2000-02-29T00:00:00Z"),
    ("2023-12-31T23:59:59Z", "2023-12-31T23:59:59Z"),
];

#[test]
fn every_accepted_spelling_is_read() {
    for (text, want) in READ {
        for accept in [Accept::ALL, Accept::STRICT] {
            let iso = read(text, accept).unwrap();
            assert_eq!(write(iso.at).unwrap(), want, "{text}");
        }
    }
}

#[test]
fn each_option_accepts_one_spelling() {
    let strict = Accept::STRICT;
    for (text, accept, want) in [
        ("2024-02-29 12:34:56", Accept { blank: true, ..strict }, "2024-02-29T12:34:56Z"),
        ("2024-02-29 12:34+02:00", Accept { blank: true, ..strict }, "2024-02-29T10:34:00Z"),
        ("2024-02-29T12:34:56,000001", Accept { comma: true, ..strict }, "2024-02-29T12:34:56.000001Z"),
        ("2024-02-29T12:34:60Z", Accept { leap_second: true, ..strict }, "2024-02-29T12:34:59Z"),
    ] {
        assert_eq!(read(text, accept).ok().and_then(|iso| write(iso.at)).unwrap(), want, "{text}");
        assert_eq!(parse(text).and_then(write).unwrap(), want, "{text}");
        let others = Accept { blank: !accept.blank, comma: !accept.comma, leap_second: !accept.leap_second };
        assert!(read(text, strict).is_err() && read(text, others).is_err(), "{text}");
    }
}

#[test]
fn what_a_text_has_is_told() {
    let has = |text: &str| read(text, Accept::ALL).map(|iso| (iso.has_clock, iso.has_seconds, iso.has_zone)).unwrap();
    assert_eq!(has("2024-02-29"), (false, false, false));
    assert_eq!(has("2024-02-29T12:34"), (true, false, false));
    assert_eq!(has("2024-02-29T12:34Z"), (true, false, true));
    assert_eq!(has("2024-02-29T12:34+01:00"), (true, false, true));
    assert_eq!(has("2024-02-29T12:34:56"), (true, true, false));
    assert_eq!(has("2024-02-29T12:34:56-05"), (true, true, true));
    assert_eq!(has("2024-02-29T12:34:56Z"), (true, true, true));
}

#[test]
fn anything_else_has_not_the_form() {
    let cases = [
        "",
        "2024",
        "2024-02",
        "20240229",
        "20240229T123456Z",
        "2024-2-9",
        "+2024-02-29",
        "2024-02-29T",
        "2024-02-29T12",
        "2024-02-29T12:34.5",
        "2024-02-29T12:34:56.",
        "2024-02-29T12:34:56.Z",
        "2024-02-29T12:34:56+",
        "2024-02-29T12:34:56+1",
        "2024-02-29T12:34:56+01:",
        "2024-02-29T12:34:56+01:0",
        "2024-02-29T12:34:56Z ",
        " 2024-02-29T12:34:56Z",
        "2024-02-29TT12:34:56Z",
        "2024-02-29  12:34:56Z",
        "2024-02-29T12:34:56Zé",
        "2024-02-29T12:34:5éZ",
        "yesterday",
        "２024-02-29",
    ];
    for text in cases {
        assert_eq!(read(text, Accept::ALL), Err(Fault::Form), "{text}");
        assert_eq!(parse_basic(text).is_some(), text == "20240229T123456Z", "{text}");
    }
}

#[test]
fn what_does_not_exist_is_named() {
    let day = |year, month, day| Part::Day { year, month, day };
    for (text, part, at) in [
        ("2024-00-10", Part::Month, 5),
        ("2024-13-01", Part::Month, 5),
        ("2024-02-30", day(2024, 2, 30), 8),
        ("1900-02-29", day(1900, 2, 29), 8),
        ("2024-02-00T00:00", day(2024, 2, 0), 8),
        ("2024-02-29T24:00:00Z", Part::Hour, 11),
        ("2024-02-29T12:60Z", Part::Minute, 14),
        ("2024-02-29T12:34:61Z", Part::Second, 17),
        ("2024-02-29T12:34:56+24:00", Part::Zone, 19),
        ("2024-02-29T12:34:56.5+01:60", Part::Zone, 21),
        ("2024-02-29T12:34+24", Part::Zone, 16),
    ] {
        assert_eq!(read(text, Accept::ALL), Err(Fault::Impossible(part, at)), "{text}");
    }
    assert_eq!(read("2024-02-29T12:34:60Z", Accept::STRICT), Err(Fault::Impossible(Part::Second, 17)));
}

#[test]
fn names_of_files_hold_the_basic_format() {
    for (text, want) in [
        ("20240229T123456Z", Some("2024-02-29T12:34:56Z")),
        ("20240229T1234Z", Some("2024-02-29T12:34:00Z")),
        ("20240230T1234Z", None),
        ("20240229T2434Z", None),
        ("20240229T12345Z", None),
        ("20240229T123456", None),
        ("20240229T1234", None),
        ("20240229t1234Z", None),
        ("20240229T123456ZZ", None),
        ("2024022T123456Z", None),
        ("20240229", None),
        ("", None),
    ] {
        assert_eq!(parse_basic(text).and_then(write).as_deref(), want, "{text}");
    }
}

proptest! {
    #[test]
    fn the_usual_spelling_is_read_as_part_by_part(text in "[0-9]{4}-[01][0-9]-[0-3][0-9][Tt ][0-2][0-9]:[0-5][0-9]:[0-6][0-9]Z") {
        if let Some(at) = usual(text.as_bytes()) {
            prop_assert_eq!(by_parts(&text, Accept::STRICT), read(&text, Accept::STRICT));
            prop_assert_eq!(by_parts(&text, Accept::ALL).unwrap().at, at);
        } else {
            prop_assert!(text.contains(['t', ' ']) || by_parts(&text, Accept::STRICT).is_err(), "{}", text);
        }
    }

    #[test]
    fn what_is_written_is_read_by_us_and_by_jiff(micros in -62_167_219_200_000_000i64..253_402_207_200_000_000) {
        let text = write(Micros(micros)).unwrap();
        prop_assert_eq!(read(&text, Accept::STRICT).unwrap().at, Micros(micros));
        prop_assert_eq!(text.parse::<jiff::Timestamp>().unwrap().as_microsecond(), micros);
    }

    #[test]
    fn where_both_read_a_text_they_agree(text in "[0-9]{4}-[01][0-9]-[0-3][0-9][T ][0-2][0-9]:[0-5][0-9](:[0-6][0-9](\\.[0-9]{1,9})?)?(Z|[+-][0-1][0-9]:?[0-5][0-9])") {
        let known = text.parse::<jiff::Timestamp>().ok().map(|time| time.as_microsecond());
        let known = known.filter(|micros| *micros >= -62_167_219_200_000_000);
        if let (Some(known), Some(Micros(ours))) = (known, parse(&text)) {
            // For times before 1970, jiff truncates towards 1970.
            prop_assert!(known == ours || (known < 0 && known == ours + 1), "{} {} {}", text, known, ours);
        } else {
            prop_assert_eq!(known, None, "{}", text);
        }
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}") {
        let _ = (parse(&text), parse_basic(&text), read(&text, Accept::STRICT));
    }
}
