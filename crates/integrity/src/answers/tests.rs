#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use serde_json::json;

use super::*;

fn key(name: &str) -> Value {
    json!({ "Value": "AQAB", "Fingerprint": name, "ValidityStartTime": 1_772_100_000.0 })
}

fn list(names: &[&str]) -> Value {
    json!({ "PublicKeyList": names.iter().map(|name| key(name)).collect::<Vec<_>>() })
}

fn fingerprints(text: &str) -> Vec<String> {
    let answers = Answers::read("x.json", text.as_bytes());
    assert_eq!((answers.others, &answers.broken), (0, &None), "{text}");
    answers.keys.unwrap_or_default().into_iter().map(|key| key.fingerprint).collect()
}

#[test]
fn keys_are_read_however_many_answers_there_are() {
    let (one, other) = (list(&["a", "b"]), list(&["c"]));
    let bare = json!([key("a"), key("b"), key("c")]);
    let spelled = json!({ "publicKeyList": [
        { "value": "AQAB", "fingerprint": "a", "validityStartTime": "2026-02-26T10:00:00Z" },
        { "value": "AQAB", "fingerprint": "b" } ] });
    let ruby = json!({ "public_key_list": [{ "value": "AQAB", "fingerprint": "c" }] });
    for text in [
        format!("{one}{other}"),
        format!("{one:#}\n{other:#}\n"),
        json!([one, other]).to_string(),
        json!([[one], [other]]).to_string(),
        bare.to_string(),
        format!("{}\n{}\n{}\n", key("a"), key("b"), key("c")),
        json!([[key("a"), key("b")], [key("c")]]).to_string(),
        json!({ "eu-west-1": one, "us-east-1": other }).to_string(),
        json!({ "value": bare, "Count": 3 }).to_string(),
        format!("{spelled} {ruby}"),
    ] {
        assert_eq!(fingerprints(&text), ["a", "b", "c"], "{text}");
    }
    assert_eq!(Answers::read("x", b"{\"PublicKeyList\":[]}").keys, Some(vec![]));
}

#[test]
fn a_file_may_hold_answers_of_several_kinds() {
    let head = json!({ "ETag": "x", "contentLength": 5, "metadata": { "signature": "00" } });
    let status = json!({ "IsLogging": true });
    let answers = Answers::read("x", format!("{}\n{head}\n{status}", list(&["a"])).as_bytes());
    assert_eq!((answers.keys.unwrap().len(), answers.objects.len(), answers.settings), (1, 1, 1));
    assert_eq!(answers.objects[0].stored_bytes, Some(5));
}

#[test]
fn what_is_no_answer_is_counted_and_a_break_told() {
    let answers = Answers::read("x", format!("{} {{\"a\": {{}}}} 7 [] {{\"b\"", list(&["a"])).as_bytes());
    assert_eq!((answers.keys.unwrap().len(), answers.others), (1, 3));
    assert!(answers.broken.unwrap().is_cut);
}

proptest::proptest! {
    #[test]
    fn any_way_to_hold_answers_holds_the_same(
        sizes in proptest::collection::vec(0_usize..4, 1..5), between in "[ \n\r\t]{1,3}", pretty: bool, way in 0..4,
    ) {
        let mut number = 0;
        let lists: Vec<Value> = sizes.iter().map(|size| {
            let names: Vec<String> = (0..*size).map(|_| { number += 1; format!("{number:03}") }).collect();
            list(&names.iter().map(String::as_str).collect::<Vec<_>>())
        }).collect();
        let keys = |list: &Value| list["PublicKeyList"].as_array().unwrap().clone();
        let documents: Vec<Value> = match way {
            0 => lists.clone(),
            1 => vec![Value::Array(lists.clone())],
            2 => vec![Value::Array(lists.iter().flat_map(keys).collect())],
            _ => lists.iter().flat_map(keys).collect(),
        };
        let print = |value: &Value| if pretty { format!("{value:#}") } else { value.to_string() };
        let text = documents.iter().map(print).collect::<Vec<_>>().join(&between);
        let found: Vec<String> = Answers::read("x", text.as_bytes()).keys.unwrap_or_default()
            .into_iter().map(|key| key.fingerprint).collect();
        let expected: Vec<String> = (1..=number).map(|number| format!("{number:03}")).collect();
        proptest::prop_assert_eq!(found, expected);
    }
}
