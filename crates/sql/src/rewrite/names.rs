//! Names of what is selected. As in Trino, `userIdentity.arn` is called `arn`, and the third expression without a name
//! `_col2`. DataFusion wants names to differ; repeated ones get a mark that is not shown.

use datafusion::sql::sqlparser::ast::{AccessExpr, Expr, Ident, OrderByKind, Query, Select, SelectItem, SetExpr};

/// Separates a repeated name and its number.
const MARK: char = '\u{1f}';

/// Gives every selected expression a name.
pub(super) fn name_all(select: &mut Select) {
    let mut taken: Vec<String> = Vec::new();
    for (at, item) in select.projection.iter_mut().enumerate() {
        let (name, expr) = match item {
            SelectItem::UnnamedExpr(expr) => (natural(expr).unwrap_or_else(|| format!("_col{at}")), expr),
            SelectItem::ExprWithAlias { expr, alias } => (alias.value.clone(), expr),
            _ => continue,
        };
        let repeated = taken.iter().filter(|known| **known == name).count();
        let keeps_its_name = repeated == 0 && matches!(expr, Expr::Identifier(_));
        let is_named_so = matches!(expr, Expr::Identifier(ident) if ident.value == name);
        if !(keeps_its_name && is_named_so) {
            let unique = if repeated == 0 { name.clone() } else { format!("{name}{MARK}{repeated}") };
            let expr = expr.clone();
            *item = SelectItem::ExprWithAlias { expr, alias: Ident::with_quote('"', unique) };
        }
        taken.push(name);
    }
}

/// The name that an expression has by itself.
fn natural(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Identifier(ident) => Some(ident.value.clone()),
        Expr::CompoundIdentifier(parts) => parts.last().map(|last| last.value.clone()),
        Expr::CompoundFieldAccess { access_chain, .. } => match access_chain.last()? {
            AccessExpr::Dot(Expr::Value(name)) => name.clone().into_string(),
            _ => None,
        },
        _ => None,
    }
}

/// Where `ORDER BY` repeats an expression that is selected, it is meant.
pub(super) fn order_by_names(query: &mut Query) {
    let SetExpr::Select(select) = query.body.as_ref() else { return };
    let Some(OrderByKind::Expressions(order)) = query.order_by.as_mut().map(|order| &mut order.kind) else { return };
    for by in order {
        let meant = select.projection.iter().find_map(|item| match item {
            SelectItem::ExprWithAlias { expr, alias } if *expr == by.expr => Some(alias.clone()),
            _ => None,
        });
        if let Some(alias) = meant {
            by.expr = Expr::Identifier(alias);
        }
    }
}

/// The heading of a column of the answer: its name as it is written in the query, if it is.
pub(crate) fn heading(name: &str, written: &[String]) -> String {
    let name = name.split(MARK).next().unwrap_or_default();
    let as_written = written.iter().find(|written| written.to_lowercase() == name);
    as_written.map_or_else(|| name.to_owned(), String::clone)
}
