//! Commands for users to paste into a shell. Names come from files that anyone may have written, so each is quoted; for
//! a name that could do harm even when quoted, there is no command.

/// A text as one word of a POSIX shell command. `None` if it contains control characters, to which a terminal may react
/// when the command is pasted.
pub fn word(text: &str) -> Option<String> {
    if text.is_empty() || text.chars().any(char::is_control) {
        return None;
    }
    let plain = |c: char| c.is_ascii_alphanumeric() || "_./:=@%+,-".contains(c);
    if text.chars().all(plain) && !text.starts_with('-') {
        return Some(text.to_owned());
    }
    // Within single quotes, only the single quote itself is special.
    Some(format!("'{}'", text.replace('\'', r"'\''")))
}

/// An S3 key, if it is also safe as a relative path to store it under: it must not lead out of the folder or look like
/// an option.
pub fn local_key(key: &str) -> Option<&str> {
    let inside = key.split('/').all(|part| !matches!(part, "" | "." | ".."));
    (inside && !key.starts_with('-') && !key.contains('\\')).then_some(key)
}

/// `s3://bucket/key`, quoted. `None` if the bucket's name is not valid.
pub fn s3_uri(bucket: &str, key: &str) -> Option<String> {
    let legal = |c: char| c.is_ascii_alphanumeric() || ".-_".contains(c);
    if bucket.is_empty() || bucket.starts_with('-') || !bucket.chars().all(legal) {
        return None;
    }
    word(&format!("s3://{bucket}/{key}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_from_files_cannot_leave_their_quotes() {
        assert_eq!(word("AWSLogs/1/a_b.json.gz").as_deref(), Some("AWSLogs/1/a_b.json.gz"));
        assert_eq!(word("a b").as_deref(), Some("'a b'"));
        assert_eq!(word("x'; rm -rf ~; '").as_deref(), Some(r"'x'\''; rm -rf ~; '\'''"));
        assert_eq!(word("$(id)`id`").as_deref(), Some("'$(id)`id`'"));
        assert_eq!(word("-o").as_deref(), Some("'-o'"));
        assert_eq!(word("a\nrm b"), None);
        assert_eq!(word("a\u{1b}[2J"), None);
        assert_eq!(word(""), None);
    }

    #[test]
    fn keys_stay_in_the_folder() {
        assert_eq!(local_key("AWSLogs/1/x.gz"), Some("AWSLogs/1/x.gz"));
        for bad in ["../x", "a/../../x", "/etc/passwd", "a//b", "-x", "a\\..\\b", "."] {
            assert_eq!(local_key(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_bucket_names_become_uris() {
        assert_eq!(s3_uri("logs", "a/b").as_deref(), Some("s3://logs/a/b"));
        assert_eq!(s3_uri("logs;id", "a"), None);
        assert_eq!(s3_uri("", "a"), None);
    }
}
