//! Tables in `FROM`.

use datafusion::sql::sqlparser::ast::{Ident, ObjectName, TableAlias, TableFactor};

use crate::fault::{Fault, Place, What};
use crate::tables::Catalogue;

/// Makes a named table that of its catalogue, under its old name as an alias, and returns the catalogue; `None` for what
/// `is_named` by the query itself.
pub(super) fn table(factor: &mut TableFactor, is_named: impl Fn(&str) -> bool) -> Result<Option<Catalogue>, Fault> {
    match factor {
        TableFactor::Table { name, alias, args, version, sample, with_hints, partitions, .. } => {
            let parts: Vec<&Ident> = name.0.iter().filter_map(|part| part.as_ident()).collect();
            let Some(last) = parts.last().map(|last| (*last).clone()) else {
                return Err(Fault::new(What::NoTable(name.to_string()), None));
            };
            let at = Place::of(last.span.start);
            let is_file = parts.iter().any(|part| part.quote_style == Some('\''));
            let is_about_tables = parts.iter().any(|part| part.value == "information_schema");
            if args.is_some() || is_file || is_about_tables {
                return Err(Fault::new(What::NoTable(name.to_string()), at));
            }
            let strange = [
                ("TABLESAMPLE", sample.is_some()),
                ("FOR VERSION", version.is_some()),
                ("WITH", !with_hints.is_empty()),
                ("PARTITION", !partitions.is_empty()),
            ];
            if let Some((clause, _)) = strange.iter().find(|(_, is_there)| *is_there) {
                return Err(Fault::new(What::Clause((*clause).to_owned()), at));
            }
            if parts.len() == 1 && is_named(&last.value) {
                return Ok(None);
            }
            let catalogue = Catalogue::of(&last.value);
            *name = ObjectName::from(vec![Ident::new(catalogue.table())]);
            alias.get_or_insert_with(|| TableAlias {
                explicit: true,
                name: Ident { quote_style: Some('"'), ..last },
                columns: Vec::new(),
                at: None,
            });
            Ok(Some(catalogue))
        }
        TableFactor::Function { name, .. } => Err(Fault::new(What::NoTable(name.to_string()), None)),
        TableFactor::TableFunction { expr, .. } => Err(Fault::new(What::NoTable(expr.to_string()), None)),
        _ => Ok(None),
    }
}
