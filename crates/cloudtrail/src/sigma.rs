//! Recognises Sigma rules. The module for detections reads them.

use memchr::memmem;

/// Whether a text that is not JSON is a Sigma rule, or several: the sections that every rule has stand at the beginning of lines.
pub fn is_in(text: &[u8]) -> bool {
    let has = |section: &str| {
        memmem::find_iter(text, section.as_bytes())
            .any(|at| at.checked_sub(1).is_none_or(|before| matches!(text.get(before), Some(b'\n' | b'\r'))))
    };
    has("title:") && (has("detection:") && has("logsource:") || has("correlation:"))
}
