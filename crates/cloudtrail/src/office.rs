//! Office documents: zip archives, to look at, but what is in them is no file of anybody's.

use crate::zip::Entry;

/// An office document.
pub struct Office {
    /// What it is.
    pub words: &'static str,
    /// How what is in it can be opened.
    pub help: &'static str,
}

const SPREADSHEET: &str = "If it holds events, save each of its sheets as CSV (UTF-8) and open those.";
const DOCUMENT: &str = "If it holds events, save them as a text file of their own and open that.";

/// How names in the packages of Microsoft Office begin, beside those of the parts below.
const PACKAGE: [&str; 6] = ["[Content_Types].xml", "_rels/", "docProps/", "customXml/", "docMetadata/", "custom/"];

/// By the folder of its parts.
const PARTS: [(&str, Office); 3] = [
    ("xl/", Office { words: "an Excel workbook (XLSX)", help: SPREADSHEET }),
    ("word/", Office { words: "a Word document (DOCX)", help: DOCUMENT }),
    ("ppt/", Office { words: "a PowerPoint presentation (PPTX)", help: DOCUMENT }),
];

/// What an archive with these files in it is, if it is an office document and nothing else: a file that has no place in one
/// is a reason to look into all of them.
pub fn document(entries: &[Entry], bytes: &[u8]) -> Option<Office> {
    let has = |name: &str| entries.iter().any(|entry| entry.name == name);
    if has("[Content_Types].xml") {
        let is_part = |entry: &Entry, part: &str| {
            entry.name.starts_with(part) || PACKAGE.iter().any(|begin| entry.name.starts_with(begin))
        };
        return PARTS.into_iter().find_map(|(part, office)| {
            let there = entries.iter().any(|entry| entry.name.starts_with(part));
            (there && entries.iter().all(|entry| is_part(entry, part))).then_some(office)
        });
    }
    if has("Index/Document.iwa") {
        return Some(Office { words: "a document of Apple Numbers, Pages or Keynote", help: SPREADSHEET });
    }
    let first = entries.first().filter(|entry| entry.name == "mimetype")?;
    let kind = bytes.get(first.data.clone())?.strip_prefix(b"application/vnd.oasis.opendocument.")?;
    Some(match kind.starts_with(b"spreadsheet") {
        true => Office { words: "an OpenDocument spreadsheet (ODS)", help: SPREADSHEET },
        false => Office { words: "an OpenDocument file", help: DOCUMENT },
    })
}
