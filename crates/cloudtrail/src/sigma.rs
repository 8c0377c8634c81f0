//! Recognises Sigma rules. The module for detections reads them, and says of each what is wrong with it.

use memchr::memmem;

/// Whether a text that is not JSON is a Sigma rule, or several: the sections that every rule has stand at the beginning of lines.
/// In a file that is named like YAML, one that is broken or incomplete is also meant as a rule.
pub fn is_in(path: &str, text: &[u8]) -> bool {
    let has = |section: &str| {
        memmem::find_iter(text, section.as_bytes())
            .any(|at| at.checked_sub(1).is_none_or(|before| matches!(text.get(before), Some(b'\n' | b'\r'))))
    };
    let is_rule = has("title:") && (has("detection:") && has("logsource:") || has("correlation:"));
    let is_meant = || {
        let has_aliases = || memmem::find(text, b": &").is_some() && memmem::find(text, b"*").is_some();
        has("detection:") || has("correlation:") || has("title:") && (has("logsource:") || has_aliases())
    };
    is_rule || is_yaml(path) && is_meant()
}

/// Whether a file is named like YAML, which is no table, however many commas there are.
pub fn is_yaml(path: &str) -> bool {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    ending.eq_ignore_ascii_case("yml") || ending.eq_ignore_ascii_case("yaml")
}
