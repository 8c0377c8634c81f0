#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use serde_json::json;

use super::*;
use crate::time::iso;

fn head() -> Value {
    json!({
        "AcceptRanges": "bytes", "LastModified": "Mon, 02 Mar 2026 15:07:15 GMT", "ContentLength": 698, "ETag": "\"045a\"",
        "Metadata": { "signature": "09eb", "signature-algorithm": "SHA256withRSA" },
    })
}

fn parse(text: &str) -> Vec<ObjectMetadata> {
    parse_metadata("folder/x.head.json", text.as_bytes()).unwrap().objects
}

#[test]
fn head_object_output_is_read() {
    let expected = ObjectMetadata {
        subject: Subject::InFile("x.head.json".to_owned()),
        stored_bytes: Some(698),
        signature: Some("09eb".to_owned()),
        generated: None,
    };
    assert_eq!(parse(&head().to_string()), [expected]);
}

#[test]
fn user_metadata_alone_is_about_the_object_that_its_file_is_named_after() {
    let alone = &head()["Metadata"];
    let objects = parse(&alone.to_string());
    assert_eq!((&objects[0].subject, objects.len()), (&Subject::InFile("x.head.json".to_owned()), 1));
    assert_eq!(objects[0].signature.as_deref(), Some("09eb"));
}

#[test]
fn several_outputs_in_one_file_are_read() {
    let one = head();
    assert_eq!(parse(&format!("{one}\n{one}\n")).len(), 2);
    assert_eq!(parse(&json!([one, one]).to_string()).len(), 2);
}

#[test]
fn a_map_from_keys_is_read() {
    let objects = parse(&json!({ "a/b.json.gz": { "signature": "01" }, "c": head(), "d": 5 }).to_string());
    let said: Vec<_> = objects.iter().map(|object| (&object.subject, object.signature.as_deref().unwrap())).collect();
    let key = |text: &str| Subject::Key(text.to_owned());
    assert_eq!(said, [(&key("a/b.json.gz"), "01"), (&key("c"), "09eb")]);
    assert_eq!(objects[1].stored_bytes, Some(698));
}

#[test]
fn an_added_key_is_believed() {
    let mut value = head();
    value["Key"] = "a/b.json.gz".into();
    assert_eq!(parse(&value.to_string())[0].subject, Subject::Key("a/b.json.gz".to_owned()));
}

#[test]
fn names_may_have_s3s_prefix_and_any_case() {
    let value = json!({ "Metadata": { "X-Amz-Meta-Signature": " 09EB ",
        "x-amz-meta-backfill-generation-timestamp": "2026-03-03T04:00:00Z" } });
    let object = parse(&value.to_string()).remove(0);
    assert_eq!(object.signature.as_deref(), Some("09EB"));
    assert_eq!(object.generated.map(iso).as_deref(), Some("2026-03-03T04:00:00Z"));
}

#[test]
fn missing_signatures_and_odd_values_are_kept_as_none() {
    for metadata in [json!({}), json!({ "signature": 5 }), json!({ "backfill-generation-timestamp": "soon" })] {
        let object = parse(&json!({ "Metadata": metadata, "ContentLength": -1 }).to_string()).remove(0);
        assert_eq!((object.signature, object.generated, object.stored_bytes), (None, None, None));
    }
}

#[test]
fn other_files_are_refused() {
    for text in ["", "{}", "[]", "5", "{\"a\": 1}", "{\"Metadata\": 5}", "{", "\u{1}"] {
        assert!(parse_metadata("x", text.as_bytes()).is_err(), "{text}");
    }
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
        let _ = parse_metadata("x", &bytes);
    }
}
