//! What headers before a member's own say of it.

use super::header::text;
use super::sparse::{self, Sparse};

/// What is to be known of the next member.
#[derive(Default, PartialEq, Eq)]
pub struct Next {
    /// Its name.
    pub name: Option<String>,
    /// Its name, if it has holes: `name` is then made up for those who do not know them.
    pub sparse_name: Option<String>,
    /// Where it leads to.
    pub link: Option<String>,
    /// Its length in the archive.
    pub size: Option<u64>,
    /// Its length, if it has holes.
    real_size: Option<u64>,
    /// What lies between the holes: beginnings and lengths in turn.
    map: Vec<u64>,
    /// That list stands before the content.
    is_map_in_content: bool,
    /// Something was said of it.
    is_announced: bool,
}

impl Next {
    /// Lines of "length key=value\n".
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

    /// How a member's content is spread over the file, and how much stands before it that is none of it.
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
