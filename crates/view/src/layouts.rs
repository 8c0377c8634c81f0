//! Named layouts of the table: its columns and their arrangement, kept in the browser if somebody asks for it: one a line, with
//! a tab for the arrow.
//!
//! ```text
//! night shift → col=userAgent&hide=awsRegion&rows=compact
//! ```

use crate::fragment::{Layout, Pairs, Part, Table};

/// Most layouts that are kept.
const MOST_LAYOUTS: usize = 30;

/// A layout with its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// What it says, as in a fragment.
    text: String,
}

impl Named {
    /// The layout on screen; `None` without a name.
    pub fn of(name: &str, table: &Table, layout: &Layout) -> Option<Named> {
        let name: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut pairs = Pairs::default();
        table.write(&mut pairs);
        layout.write(&mut pairs);
        (!name.is_empty()).then(|| Named { name, text: pairs.print() })
    }

    /// Columns, order of rows, and arrangement.
    pub fn read(&self) -> (Table, Layout) {
        let pairs = Pairs::parse(&self.text);
        (Table::read(&pairs), Layout::read(&pairs))
    }
}

/// Adds a layout, or replaces the one with its name.
pub fn keep(known: &mut Vec<Named>, new: Named) {
    if let Some(old) = known.iter_mut().find(|known| known.name == new.name) {
        *old = new;
    } else if known.len() < MOST_LAYOUTS {
        known.push(new);
    }
}

/// Writes layouts, one a line.
pub fn print(layouts: &[Named]) -> String {
    layouts.iter().map(|Named { name, text }| format!("{name}\t{text}\n")).collect()
}

/// Reads what [`print`] writes; other lines are left out.
pub fn parse(text: &str) -> Vec<Named> {
    let named = |line: &str| {
        let (name, text) = line.split_once('\t')?;
        Some(Named { name: name.to_owned(), text: text.to_owned() })
    };
    text.lines().filter_map(named).take(MOST_LAYOUTS).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use protocol::SortKey;

    use super::*;
    use crate::fragment::Density;

    #[test]
    fn layouts_come_back_by_name() {
        let table = Table { columns: vec![["user\tAgent"].into()], ..Table::default() };
        let mut layout = Layout::default();
        layout.density = Density::Roomy;
        layout.toggle(&SortKey::Proof);
        let mut kept = Vec::new();
        keep(&mut kept, Named::of(" night \n shift ", &table, &layout).unwrap());
        keep(&mut kept, Named::of("plain", &Table::default(), &Layout::default()).unwrap());
        keep(&mut kept, Named::of("night shift", &table, &layout).unwrap());
        assert_eq!(Named::of(" \t", &table, &layout), None);
        let read = parse(&print(&kept));
        assert_eq!(read, kept);
        assert_eq!(read.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["night shift", "plain"]);
        assert_eq!(read[0].read(), (table, layout));
        assert_eq!(read[1].read(), (Table::default(), Layout::default()));
        assert_eq!(parse("no tab\n\n"), []);
    }
}
