//! Conditions of SQL → filters of the store, which may let more events through, but never fewer.

use datafusion::common::ScalarValue;
use datafusion::logical_expr::expr::{InList, ScalarFunction};
use datafusion::logical_expr::{BinaryExpr, Expr, Operator};
use protocol::{Field, FieldTest, Filter, Test, ValueTest};

use crate::source::Leaf;
use crate::tables::{Catalogue, Shape};

/// A filter that every event matches which satisfies all conditions.
pub(super) fn filter(catalogue: Catalogue, conditions: &[Expr]) -> Filter {
    let all: Vec<Filter> = conditions.iter().filter_map(|condition| of(catalogue, condition)).collect();
    if all.is_empty() { Filter::All } else { Filter::And(all) }
}

/// `None` if the store has no filter for it.
fn of(catalogue: Catalogue, condition: &Expr) -> Option<Filter> {
    match condition {
        Expr::BinaryExpr(BinaryExpr { left, op: Operator::And, right }) => {
            match (of(catalogue, left), of(catalogue, right)) {
                (Some(left), Some(right)) => Some(Filter::And(vec![left, right])),
                (left, right) => left.or(right),
            }
        }
        Expr::BinaryExpr(BinaryExpr { left, op: Operator::Or, right }) => {
            Some(Filter::Or(vec![of(catalogue, left)?, of(catalogue, right)?]))
        }
        Expr::BinaryExpr(BinaryExpr { left, op: Operator::Eq, right }) => {
            let (field, value) =
                text(catalogue, left).zip(literal(right)).or_else(|| text(catalogue, right).zip(literal(left)))?;
            Some(any_of(field, vec![value]))
        }
        Expr::InList(InList { expr, list, negated: false }) => {
            let values = list.iter().map(literal).collect::<Option<Vec<_>>>()?;
            Some(any_of(text(catalogue, expr)?, values))
        }
        _ => None,
    }
}

/// Case is ignored, so this lets more through than SQL does.
fn any_of(field: Field, values: Vec<String>) -> Filter {
    Filter::Field(FieldTest { field, test: Test::AnyOf(values.into_iter().map(ValueTest::Is).collect()) })
}

/// The field of a record that an expression is.
fn text(catalogue: Catalogue, expr: &Expr) -> Option<Field> {
    match catalogue.at(&path(expr)?)? {
        Shape::Plain(Leaf::Text(path)) => Some(Field::Path(path.iter().map(|name| (*name).to_owned()).collect())),
        _ => None,
    }
}

fn path(expr: &Expr) -> Option<Vec<String>> {
    match expr {
        Expr::Column(column) => Some(vec![column.name.clone()]),
        Expr::Alias(alias) => path(&alias.expr),
        Expr::ScalarFunction(ScalarFunction { func, args }) if func.name() == "get_field" => {
            let (base, names) = args.split_first()?;
            let mut all = path(base)?;
            for name in names {
                all.push(literal(name)?);
            }
            Some(all)
        }
        _ => None,
    }
}

fn literal(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Literal(ScalarValue::Dictionary(_, value), _) => value.try_as_str().flatten().map(str::to_owned),
        Expr::Literal(value, _) => value.try_as_str().flatten().map(str::to_owned),
        _ => None,
    }
}
