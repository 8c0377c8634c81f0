//! What has been looked up, and what has to be.

use protocol::Column;
use protocol::story::{Looked, Lookup, Records};

/// All look-ups of a story.
pub struct Book<'a> {
    looked: &'a [(Lookup, Looked)],
    wanted: Vec<Lookup>,
}

impl<'a> Book<'a> {
    /// With what has been looked up.
    pub fn of(looked: &'a [(Lookup, Looked)]) -> Book<'a> {
        Book { looked, wanted: Vec::new() }
    }

    /// What this finds; `None` if it has to be looked up first.
    pub fn look(&mut self, query: &str, records: Records, columns: &[Column]) -> Option<&'a Looked> {
        let lookup = Lookup { query: query.to_owned(), records, columns: columns.to_vec() };
        let known = self.looked.iter().find(|(known, _)| *known == lookup);
        if known.is_none() && !self.wanted.contains(&lookup) {
            self.wanted.push(lookup);
        }
        known.map(|(_, looked)| looked)
    }

    /// The first events of this.
    pub fn first(&mut self, query: &str, most: u32) -> Option<&'a Looked> {
        self.look(query, Records::First(most), &[])
    }

    /// The last events of this, the last one first.
    pub fn last(&mut self, query: &str, most: u32) -> Option<&'a Looked> {
        self.look(query, Records::Last(most), &[])
    }

    /// The values of these columns, without any events.
    pub fn values(&mut self, query: &str, columns: &[Column]) -> Option<&'a Looked> {
        self.look(query, Records::First(0), columns)
    }

    /// What has to be looked up.
    pub fn wanted(self) -> Vec<Lookup> {
        self.wanted
    }
}

/// A text as a value in a query, meaning just that text.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
