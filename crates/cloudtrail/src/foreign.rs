//! What a file is that holds no JSON: named, counted, left alone.

/// The name of a thing by its first bytes.
pub fn name(bytes: &[u8]) -> String {
    let magic: [(&[u8], &str); 20] = [
        (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
        (b"\xff\xd8\xff", "a JPEG picture"),
        (b"GIF8", "a GIF picture"),
        (b"RIFF", "a RIFF file (WebP picture, sound or video)"),
        (b"BM", "a BMP picture"),
        (b"II*\0", "a TIFF picture"),
        (b"MM\0*", "a TIFF picture"),
        (b"%PDF", "a PDF document"),
        (b"\x7fELF", "a Linux program"),
        (b"MZ", "a Windows program"),
        (b"SQLite format 3", "an SQLite database"),
        (b"PAR1", "a Parquet file"),
        (b"\x28\xb5\x2f\xfd", "Zstandard-compressed data, which can't be read yet"),
        (b"BZh", "bzip2-compressed data, which can't be read"),
        (b"\xfd7zXZ", "xz-compressed data, which can't be read"),
        (b"7z\xbc\xaf", "a 7-Zip archive, which can't be read"),
        (b"Rar!", "a RAR archive, which can't be read"),
        (b"Obj\x01", "an Avro file"),
        (b"ORC", "an ORC file"),
        (b"<", "an XML or HTML document"),
    ];
    if let Some((_, name)) = magic.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return (*name).to_owned();
    }
    if bytes.get(4..8) == Some(b"ftyp") {
        return "a video or HEIF picture".to_owned();
    }
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes));
    if head.contains('\0') {
        return "binary data of an unknown kind".to_owned();
    }
    text(&head).to_owned()
}

fn text(head: &str) -> &'static str {
    let line = head.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let words: Vec<&str> = line.split_whitespace().collect();
    let has = |part: &str| line.to_lowercase().contains(part);
    if has("event name") && has("event time") {
        "a CSV download of the console's Event history, which can't be read yet; its JSON download can"
    } else if has("account-id interface-id") || words.iter().any(|word| word.starts_with("eni-")) {
        "VPC flow logs"
    } else if words.first().is_some_and(|word| matches!(*word, "http" | "https" | "h2" | "ws" | "wss" | "grpcs")) {
        "load balancer access logs"
    } else if words.first().is_some_and(|word| word.len() == 64) && line.contains('[') {
        "S3 server access logs"
    } else if line.split(',').count() > 2 {
        "a CSV table that is not CloudTrail's"
    } else {
        "text without JSON"
    }
}
