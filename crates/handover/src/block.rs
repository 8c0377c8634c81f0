//! Blocks of a page: elements that browsers do not run, with the gzip of some content in base64. `src/boot.js` reads them.

use std::io::Write;

use base64::prelude::{BASE64_STANDARD, Engine};
use flate2::Compression;
use flate2::write::GzEncoder;
use protocol::handover::{Block, Manifest, Packed};
use protocol::wire::Bytes;
use sha2::{Digest, Sha384};
use tar::{Builder, EntryType, Header};

/// Id of the block that contains the manifest.
const MANIFEST: &str = "manifest";

/// Files as a tar archive, in their order.
pub fn of_files(id: &str, files: &[(String, Bytes)]) -> Packed {
    let mut archive = Builder::new(Vec::new());
    for (path, Bytes(content)) in files {
        let mut header = Header::new_gnu();
        header.set_entry_type(EntryType::Regular);
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        // Fails only for paths like `../x`, which `harmless` has rewritten; what is written to is memory.
        let _ = archive.append_data(&mut header, harmless(path), content.as_slice());
    }
    of_content(id, &archive.into_inner().unwrap_or_default())
}

/// The manifest as JSON.
pub fn of_manifest(manifest: &Manifest) -> Packed {
    // Plain data can always be written as JSON.
    of_content(MANIFEST, &serde_json::to_vec_pretty(manifest).unwrap_or_default())
}

/// `content` in a block: an element with the gzip of it in base64.
pub fn of_content(id: &str, content: &[u8]) -> Packed {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    // Writing to memory cannot fail.
    let zipped = encoder.write_all(content).and_then(|()| encoder.finish()).unwrap_or_default();
    let mut html = format!("<script type=\"application/octet-stream\" id=\"{id}\">").into_bytes();
    html.extend_from_slice(BASE64_STANDARD.encode(zipped).as_bytes());
    html.extend_from_slice(b"</script>\n");
    let integrity = format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(content)));
    Packed { html: Bytes(html), block: Block { id: id.to_owned(), integrity, bytes: content.len() as u64 } }
}

/// The path, but relative and without `..`, so that nobody who unpacks the archive writes to where they did not mean to.
fn harmless(path: &str) -> String {
    let steps = path.split('/').filter(|step| !step.is_empty() && *step != ".");
    let safe: Vec<&str> = steps.map(|step| if step == ".." { "__" } else { step }).collect();
    if safe.is_empty() { "_".to_owned() } else { safe.join("/").replace('\0', "_") }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::GzDecoder;
    use proptest::prelude::*;

    use super::*;

    /// What a block contains, by the plain way.
    fn content_of(packed: &Packed) -> Vec<u8> {
        let html = String::from_utf8(packed.html.0.clone()).expect("text");
        let (head, rest) = html.split_once('>').expect("an element");
        assert_eq!(head, format!("<script type=\"application/octet-stream\" id=\"{}\"", packed.block.id));
        let text = rest.strip_suffix("</script>\n").expect("its end");
        let mut content = Vec::new();
        GzDecoder::new(BASE64_STANDARD.decode(text).expect("base64").as_slice())
            .read_to_end(&mut content)
            .expect("gzip");
        content
    }

    proptest! {
        #[test]
        fn files_come_out_as_they_went_in(files in prop::collection::vec((".{0,300}", prop::collection::vec(any::<u8>(), 0..2000)), 0..12)) {
            let packed = of_files("evidence-1", &files.iter().map(|(path, content)| (path.clone(), Bytes(content.clone()))).collect::<Vec<_>>());
            let content = content_of(&packed);
            prop_assert_eq!(content.len() as u64, packed.block.bytes);
            let mut archive = tar::Archive::new(content.as_slice());
            let read: Vec<(String, Vec<u8>)> = archive.entries().expect("entries").map(|entry| {
                let mut entry = entry.expect("an entry");
                let mut content = Vec::new();
                entry.read_to_end(&mut content).expect("content");
                (String::from_utf8_lossy(&entry.path_bytes()).into_owned(), content)
            }).collect();
            let expected: Vec<(String, Vec<u8>)> = files.into_iter().map(|(path, content)| (harmless(&path), content)).collect();
            prop_assert_eq!(read, expected);
        }
    }

    #[test]
    fn no_path_leads_out() {
        let cases = [
            ("AWSLogs/1/a.json.gz", "AWSLogs/1/a.json.gz"),
            ("/etc/passwd", "etc/passwd"),
            ("../../x", "__/__/x"),
            ("a/../b", "a/__/b"),
            ("a//./b", "a/b"),
            ("..", "__"),
            ("", "_"),
        ];
        for (path, expected) in cases {
            assert_eq!(harmless(path), expected, "{path}");
        }
    }
}
