//! Archives that list what is in them.

use std::io::{Cursor, Write};

use protocol::paper::ZipFiles;
use protocol::wire::Bytes;
use serde_json::json;
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The format of the list.
const FORMAT: &str = "traillight.paper/1";

/// The files in a zip archive, after a list with the SHA-256 of each, as JSON and as `sha256sum -c` reads it.
///
/// The same files give the same bytes: entries have no times.
pub fn of_files(ZipFiles { app, generated_at, files }: &ZipFiles) -> Bytes {
    let hashes: Vec<String> = files.iter().map(|(_, content)| hex::encode(Sha256::digest(&content.0))).collect();
    let listed = files.iter().zip(&hashes);
    let list: Vec<_> = listed
        .clone()
        .map(|((path, content), sha256)| json!({ "path": path, "bytes": content.0.len(), "sha256": sha256 }))
        .collect();
    let manifest = json!({ "format": FORMAT, "app": app, "generatedAt": generated_at, "files": list });
    // Plain data can always be written as JSON.
    let manifest = serde_json::to_vec_pretty(&manifest).unwrap_or_default();
    let sums: String = listed.map(|((path, _), sha256)| format!("{sha256}  {path}\n")).collect();
    let lists = [("manifest.json".to_owned(), Bytes(manifest)), ("SHA256SUMS".to_owned(), Bytes(sums.into_bytes()))];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (path, content) in lists.iter().chain(files) {
        // Names are ours, and what is written to is memory: neither fails.
        let _ = archive.start_file(path.as_str(), options).and_then(|()| Ok(archive.write_all(&content.0)?));
    }
    Bytes(archive.finish().map(Cursor::into_inner).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use protocol::report::App;

    use super::*;

    fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
        let files = files.iter().map(|(path, content)| ((*path).to_owned(), Bytes(content.to_vec()))).collect();
        let app = App { name: "traillight".to_owned(), version: "1".to_owned() };
        of_files(&ZipFiles { app, generated_at: "2026-11-30T00:00:00Z".to_owned(), files }).0
    }

    #[test]
    fn an_archive_lists_what_is_in_it() {
        let files: [(&str, &[u8]); 3] = [("paper.html", b"<p>"), ("section-1/sample.csv", b""), ("x", &[0, 255, 7])];
        let bytes = zipped(&files);
        assert_eq!(bytes, zipped(&files));
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut read = |name: &str| {
            let mut content = Vec::new();
            archive.by_name(name).expect("a file").read_to_end(&mut content).expect("content");
            content
        };
        let sums = String::from_utf8(read("SHA256SUMS")).expect("text");
        let manifest: serde_json::Value = serde_json::from_slice(&read("manifest.json")).expect("JSON");
        assert_eq!((manifest["format"].as_str(), sums.lines().count()), (Some(FORMAT), 3));
        for ((path, content), line) in files.into_iter().zip(sums.lines()) {
            assert_eq!(read(path), content);
            assert_eq!(line, format!("{}  {path}", hex::encode(Sha256::digest(content))));
            assert!(manifest["files"].to_string().contains(&line[..64]));
        }
    }
}
