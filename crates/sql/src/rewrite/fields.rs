//! Fields of structs, wherever DataFusion reads `a.b.c` in another way.

use datafusion::sql::sqlparser::ast::{AccessExpr, Expr, Ident, LambdaFunction, OneOrManyWithParens};

use super::tree::text;
use crate::tables::{Catalogue, Shape};

/// The parameters of a lambda.
pub(super) fn parameters(lambda: &LambdaFunction) -> Vec<String> {
    let name = |ident: &Ident| ident.value.clone();
    match &lambda.params {
        OneOrManyWithParens::One(only) => vec![name(&only.name)],
        OneOrManyWithParens::Many(all) => all.iter().map(|parameter| name(&parameter.name)).collect(),
    }
}

/// Takes fields of what is a table's column or a lambda's parameter by its form, rather than of what is to be found.
pub(super) fn field(expr: &mut Expr, parameters: &[Vec<String>]) {
    match expr {
        Expr::CompoundFieldAccess { access_chain, .. } => {
            for access in access_chain {
                if let AccessExpr::Dot(Expr::Identifier(name)) = access {
                    *access = dot(name);
                }
            }
        }
        Expr::CompoundIdentifier(parts) => {
            let is_parameter = |part: &Ident| parameters.iter().flatten().any(|known| *known == part.value);
            let (root, fields) = match parts.as_slice() {
                [first, fields @ ..] if is_parameter(first) => (Expr::Identifier(first.clone()), fields),
                [table, column, fields @ ..] if !fields.is_empty() && !is_struct(table) && is_struct(column) => {
                    (Expr::CompoundIdentifier(vec![table.clone(), column.clone()]), fields)
                }
                _ => return,
            };
            let access_chain = fields.iter().map(dot).collect();
            *expr = Expr::CompoundFieldAccess { root: Box::new(root), access_chain };
        }
        _ => {}
    }
}

fn dot(name: &Ident) -> AccessExpr {
    AccessExpr::Dot(text(&name.value))
}

/// Whether a table has a column of this name with fields.
fn is_struct(name: &Ident) -> bool {
    let path = [name.value.clone()];
    let mut found = Catalogue::ALL.into_iter().filter_map(|catalogue| catalogue.at(&path));
    found.any(|shape| matches!(shape, Shape::Struct(_)))
}
