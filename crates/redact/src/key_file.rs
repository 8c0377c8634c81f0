//! The file with the key, which also says what was chosen: `traillight.redaction-key/1`. `docs/redaction.md` describes it.

use protocol::redact::{KeyFault, RedactKind, RedactRules};
use serde_json::{Value, json};

const FORMAT: &str = "traillight.redaction-key/1";
const ALGORITHM: &str = "HMAC-SHA-256";

/// Writes a file.
pub fn write(rules: &RedactRules) -> String {
    let kinds: Vec<&str> = rules.kinds.iter().map(|kind| kind.name()).collect();
    let file = json!({
        "format": FORMAT,
        "algorithm": ALGORITHM,
        "key": hex::encode(rules.key),
        "kinds": kinds,
        "domains": rules.domains,
        "patterns": rules.patterns,
    });
    // Plain data can always be written as JSON.
    serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
}

/// Reads a file.
///
/// # Errors
/// If it is no such file, or says something that is unknown here: other tokens than the earlier ones would be made without a word.
pub fn read(bytes: &[u8]) -> Result<RedactRules, KeyFault> {
    let file: Value = serde_json::from_slice(bytes).map_err(|why| KeyFault::NotJson(why.to_string()))?;
    let text = |member: &str| file.get(member).and_then(Value::as_str).unwrap_or_default();
    if text("format") != FORMAT || text("algorithm") != ALGORITHM {
        return Err(KeyFault::NotOurs { format: FORMAT.to_owned() });
    }
    let mut key = [0; 32];
    hex::decode_to_slice(text("key"), &mut key).map_err(|_| KeyFault::BadKey)?;
    let texts = |member: &str| -> Result<Vec<String>, KeyFault> {
        let bad = || KeyFault::BadList(member.to_owned());
        let list = file.get(member).and_then(Value::as_array).ok_or_else(bad)?;
        list.iter().map(|item| item.as_str().map(str::to_owned).ok_or_else(bad)).collect()
    };
    let kind = |name: String| {
        let known = RedactKind::ALL.into_iter().find(|kind| kind.name() == name);
        known.ok_or(KeyFault::UnknownKind(name))
    };
    let kinds = texts("kinds")?.into_iter().map(kind).collect::<Result<_, _>>()?;
    Ok(RedactRules { key, kinds, domains: texts("domains")?, patterns: texts("patterns")? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn changed(member: &str, value: Value) -> Vec<u8> {
        let rules = RedactRules { key: [9; 32], kinds: vec![RedactKind::Account], ..RedactRules::default() };
        let mut file: Value = serde_json::from_str(&write(&rules)).expect("JSON");
        file[member] = value;
        file.to_string().into_bytes()
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let not_ours = || KeyFault::NotOurs { format: FORMAT.to_owned() };
        for (bytes, fault) in [
            (b"{}".to_vec(), not_ours()),
            (b"[1]".to_vec(), not_ours()),
            (changed("format", json!("traillight.redaction-key/2")), not_ours()),
            (changed("algorithm", json!("ROT13")), not_ours()),
            (changed("key", json!("09")), KeyFault::BadKey),
            (changed("key", json!("x".repeat(64))), KeyFault::BadKey),
            (changed("key", json!(9)), KeyFault::BadKey),
            (changed("kinds", json!(["accounts", "moods"])), KeyFault::UnknownKind("moods".to_owned())),
            (changed("domains", json!("corp.test")), KeyFault::BadList("domains".to_owned())),
            (changed("patterns", json!([1])), KeyFault::BadList("patterns".to_owned())),
        ] {
            assert_eq!(read(&bytes), Err(fault), "{}", String::from_utf8_lossy(&bytes));
        }
        assert!(matches!(read(b"{"), Err(KeyFault::NotJson(_))));
    }

    proptest! {
        #[test]
        fn what_is_written_can_be_read(
            key: [u8; 32],
            kinds in proptest::sample::subsequence(RedactKind::ALL.to_vec(), 0..8),
            domains: Vec<String>,
            patterns: Vec<String>,
        ) {
            let rules = RedactRules { key, kinds, domains, patterns };
            prop_assert_eq!(read(write(&rules).as_bytes()), Ok(rules));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes: Vec<u8>) {
            let _ = read(&bytes);
        }
    }
}
