//! Recognises office documents. They are zip archives, but their parts are not files of interest.

use protocol::what::OtherFile;

use crate::zip::Entry;

/// How names in Microsoft Office packages begin, apart from those of the parts below.
const PACKAGE: [&str; 6] = ["[Content_Types].xml", "_rels/", "docProps/", "customXml/", "docMetadata/", "custom/"];

/// Kinds of documents, by the folder of their parts.
const PARTS: [(&str, OtherFile); 3] =
    [("xl/", OtherFile::Excel), ("word/", OtherFile::Word), ("ppt/", OtherFile::PowerPoint)];

/// The kind of office document that an archive with these files is; `None` if it contains any file that does not belong
/// in one, as then all of its files have to be read.
pub fn document(entries: &[Entry], bytes: &[u8]) -> Option<OtherFile> {
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
        return Some(OtherFile::AppleDocument);
    }
    let first = entries.first().filter(|entry| entry.name == "mimetype")?;
    let kind = bytes.get(first.data.clone())?.strip_prefix(b"application/vnd.oasis.opendocument.")?;
    Some(match kind.starts_with(b"spreadsheet") {
        true => OtherFile::OpenSpreadsheet,
        false => OtherFile::OpenDocument,
    })
}
