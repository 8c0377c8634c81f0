//! Extended headers, which precede the member they describe.

use super::header::text;
use super::sparse::{self, Sparse};

/// What is known in advance about the next member.
#[derive(Default, PartialEq, Eq)]
pub struct Next {
    /// Its name.
    pub name: Option<String>,
    /// Its name, if it is a sparse file: `name` is then an invented one for tools that do not know about holes.
    pub sparse_name: Option<String>,
    /// Its link target.
    pub link: Option<String>,
    /// Its length in the archive.
    pub size: Option<u64>,
    /// Its length with its holes, if it is a sparse file.
    real_size: Option<u64>,
    /// The pieces between the holes: offsets and lengths, alternating.
    map: Vec<u64>,
    /// Whether that list precedes the content.
    is_map_in_content: bool,
    /// Whether anything was said about it.
    is_announced: bool,
}

impl Next {
    /// Parses lines of the form "length key=value
    /// ".
    pub fn read(&mut self, mut records: &[u8]) {
        self.is_announced = true;
        while let Some((record, rest)) = split(records) {
            let mut parts = record.splitn(2, |byte| *byte == b'=');
            let (key, value) = (parts.next().unwrap_or_default(), text(parts.next().unwrap_or_default()));
            match key {
                b"path" => self.name = Some(value),
                b"linkpath" => self.link = Some(value),
                b"size" => self.size = value.parse().ok(),
                b"GNU.sparse.name" => self.sparse_name = Some(value),
                b"GNU.sparse.size" | b"GNU.sparse.realsize" => self.real_size = value.parse().ok(),
                b"GNU.sparse.major" => self.is_map_in_content = value == "1",
                b"GNU.sparse.offset" | b"GNU.sparse.numbytes" => self.map.extend(value.parse::<u64>()),
                b"GNU.sparse.map" => self.map = value.split(',').filter_map(|number| number.parse().ok()).collect(),
                _ => {}
            }
            records = rest;
        }
    }

    /// How many bytes precede the content, and how the content is spread over the file.
    pub fn sparse(&self, content: &[u8]) -> (usize, Option<Sparse>) {
        let Some(size) = self.real_size else { return (0, None) };
        if self.is_map_in_content {
            let (len, map) = sparse::in_content(content);
            return (len, Some(Sparse { size, map }));
        }
        (0, Some(Sparse { size, map: sparse::pairs(&self.map) }))
    }
}

fn split(records: &[u8]) -> Option<(&[u8], &[u8])> {
    let blank = records.iter().position(|byte| *byte == b' ')?;
    let len: usize = std::str::from_utf8(records.get(..blank)?).ok()?.parse().ok()?;
    let record = records.get(blank + 1..len)?;
    Some((record.strip_suffix(b"\n").unwrap_or(record), records.get(len..)?))
}
