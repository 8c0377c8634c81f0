//! Properties that hold for any bytes.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use cloudtrail::Fields;
use proptest::prelude::*;
use support::{Read, event, gzip, log, quoted, read_all, read_one};

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i32>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        "[a-zA-Z:/{}\\[\\]\",]{0,20}".prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::btree_map(name(), inner, 0..6)
                .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

fn name() -> impl Strategy<Value = String> {
    let known = ["eventName", "eventSource", "awsRegion", "Records", "detail", "message", "userIdentity", "resources"];
    prop_oneof![prop::sample::select(known.as_slice().to_vec()).prop_map(str::to_owned), "[a-z]{1,6}"]
}

/// Bytes that almost make a valid file.
fn near_misses() -> impl Strategy<Value = Vec<u8>> {
    let seed = prop_oneof![
        Just(log(&["A", "B", "C"]).into_bytes()),
        Just(format!("{}\n{}\n", event("A"), event("B")).into_bytes()),
        Just(format!(r#"{{"Events":[{{"CloudTrailEvent":{}}}]}}"#, quoted(&event("A"))).into_bytes()),
        Just(gzip(log(&["A"]))),
        Just([gzip(log(&["A"])), gzip(log(&["B"]))].concat()),
        Just(b"Event ID,Event time,User name,Event name\ne,t,u,n\n".to_vec()),
        json().prop_map(|value| value.to_string().into_bytes()),
        prop::collection::vec(any::<u8>(), 0..300),
    ];
    let edit = (any::<prop::sample::Index>(), any::<u8>(), 0..3_u8);
    (seed, prop::collection::vec(edit, 0..6)).prop_map(|(mut bytes, edits)| {
        for (at, byte, how) in edits {
            if bytes.is_empty() {
                break;
            }
            let at = at.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => drop(bytes.remove(at)),
            }
        }
        bytes
    })
}

fn handed_out(all: &[Read]) -> usize {
    all.iter().map(|read| read.records.len()).sum()
}

proptest! {
    // A case that fails becomes a test of its own, with a name that says why.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_everything_has_its_place(bytes in near_misses()) {
        for read in read_all("x", &bytes) {
            for record in &read.records {
                prop_assert!(record.offset < read.bytes.len() as u64);
            }
            for finding in &read.findings {
                prop_assert!(finding.offset.is_none_or(|offset| offset <= read.bytes.len() as u64));
            }
        }
    }

    #[test]
    fn gzip_changes_nothing_but_the_compression(bytes in near_misses()) {
        if bytes.starts_with(&[0x1f, 0x8b]) {
            return Ok(());
        }
        let (plain, zipped) = (read_all("x", &bytes), read_all("x", &gzip(&bytes)));
        prop_assert_eq!(plain.len(), zipped.len());
        for (plain, zipped) in plain.iter().zip(&zipped) {
            prop_assert_eq!(&plain.records, &zipped.records);
            prop_assert_eq!(&plain.findings, &zipped.findings);
            prop_assert_eq!(&plain.content, &zipped.content);
        }
    }

    #[test]
    fn records_put_together_come_out_as_they_went_in(
        names in prop::collection::vec("[A-Za-z0-9é🙂]{1,12}", 1..20),
        values in prop::collection::vec(json(), 1..20),
        lines in any::<bool>(),
    ) {
        let events: Vec<String> = names.iter().zip(values.iter().cycle()).map(|(name, value)| {
            let event = event(name);
            // Always an object: a text in its place is what Athena prints, and is taken apart.
            format!("{},\"requestParameters\":{{\"value\":{value}}}}}", &event[..event.len() - 1])
        }).collect();
        let text = if lines { events.join("\n") } else { format!("{{\"Records\":[{}]}}", events.join(", ")) };
        let read = read_one(&text);
        prop_assert_eq!(&read.findings, &vec![]);
        let raws: Vec<&[u8]> = read.records.iter().map(|record| record.raw.as_slice()).collect();
        prop_assert_eq!(raws, events.iter().map(String::as_bytes).collect::<Vec<_>>());
        for record in &read.records {
            let at = usize::try_from(record.offset).unwrap();
            prop_assert_eq!(&text.as_bytes()[at..at + record.raw.len()], record.raw.as_slice());
        }
    }

    #[test]
    fn a_cut_never_costs_a_record_before_it(lines in any::<bool>(), at in any::<prop::sample::Index>()) {
        let events: Vec<String> = ["A", "B", "C", "D"].map(event).to_vec();
        let separator = if lines { "\n" } else { "," };
        let (head, tail) = if lines { ("", "\n") } else { ("{\"Records\":[", "]}") };
        let text = format!("{head}{}{tail}", events.join(separator));
        let at = at.index(text.len());
        let begins: Vec<usize> = (0..events.len()).map(|n| head.len() + n * (events[0].len() + 1)).collect();
        let complete = begins.iter().filter(|begins| *begins + events[0].len() <= at).count();
        let all = read_all("x", &text.as_bytes()[..at]);
        prop_assert_eq!(handed_out(&all), complete);
        // A record that has at least a name is reported; a single byte is not yet a record.
        let begun = begins.get(complete).is_some_and(|begins| at > begins + "{\"eventVersion\"".len());
        prop_assert!(!begun || all[0].rejected() == 1, "{:?}", all[0].findings);
        prop_assert!(all.iter().map(Read::rejected).sum::<u64>() <= 1);
    }

    #[test]
    fn sound_json_is_what_serde_json_takes(bytes in near_misses()) {
        // Unlike strict JSON, control characters and halves of surrogate pairs are accepted.
        let is_object = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&bytes).is_ok();
        if is_object {
            prop_assert!(Fields::parse(&bytes).is_ok());
        } else if let Ok(text) = std::str::from_utf8(&bytes) {
            let strange = text.chars().any(char::is_control) || text.contains("\\u");
            prop_assert!(strange || Fields::parse(text).is_err(), "{text}");
        }
    }
}
