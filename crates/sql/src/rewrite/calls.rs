//! Calls of functions, and what is written like them.

use datafusion::sql::sqlparser::ast::helpers::attached_token::AttachedToken;
use datafusion::sql::sqlparser::ast::{
    ArrayElemTypeDef, BinaryOperator, CaseWhen, CastKind, DataType, Expr, Function, FunctionArgumentClause,
    FunctionArguments, Ident, LambdaFunction, ObjectName, OrderByExpr, OrderByOptions, TypedString, UnaryOperator,
    Value,
};
use protocol::Micros;

use super::tree::{arguments, binary, call as call_of, function, number};
use crate::fault::{Fault, Place, What};
use crate::functions::{Meaning, meaning, nearest};

/// Rewrites a call to what DataFusion calls the same.
pub(super) fn call(expr: &mut Expr, now: Option<Micros>) -> Result<(), Fault> {
    match expr {
        Expr::Function(found) => {
            if let Some(rewritten) = of_function(found, now)? {
                *expr = rewritten;
            }
        }
        Expr::Extract { field, expr: of, .. } => {
            let name = field.to_string().to_lowercase();
            let name = match meaning(&name) {
                Some(Meaning::Same) => name,
                Some(Meaning::Named(name)) => name.to_owned(),
                _ => return Err(Fault::new(What::Clause(format!("EXTRACT({field} FROM …)")), None)),
            };
            *expr = call_of(&name, vec![of.as_ref().clone()]);
        }
        Expr::Cast { kind, expr: of, data_type, .. } if is_json(of) => {
            if let Some(converted) = of_json(kind, of, data_type) {
                *expr = converted;
            }
        }
        Expr::Cast { data_type: DataType::JSON, .. } => {
            return Err(Fault::new(What::Clause("CAST(… AS JSON)".to_owned()), None));
        }
        _ => {}
    }
    Ok(())
}

fn of_function(found: &mut Function, now: Option<Micros>) -> Result<Option<Expr>, Fault> {
    let (name, at) = match found.name.0.as_slice() {
        [part] => part.as_ident().map(|ident| (ident.value.to_lowercase(), Place::of(ident.span.start))),
        _ => None,
    }
    .unwrap_or_else(|| (found.name.to_string(), None));
    match meaning(&name) {
        None => Err(Fault::new(What::NoFunction { nearest: nearest(&name), name }, at)),
        Some(Meaning::Same) => Ok(None),
        Some(Meaning::Named(known)) => {
            found.name = ObjectName::from(vec![Ident::new(known)]);
            Ok(None)
        }
        Some(Meaning::Rewritten) => match rewritten(&name, found, now) {
            Some(expr) => Ok(Some(expr)),
            None => Err(Fault::new(What::Clause(found.to_string()), at)),
        },
    }
}

/// `None` if it has not the arguments that it takes.
fn rewritten(name: &str, found: &Function, now: Option<Micros>) -> Option<Expr> {
    if found.args == FunctionArguments::None || arguments(found).is_some_and(|args| args.is_empty()) {
        return of_now(name, now);
    }
    let args = arguments(found)?;
    match (name, args.as_slice()) {
        ("arbitrary" | "any_value", [value]) => {
            let exists = Expr::IsNotNull(Box::new(value.clone()));
            Some(aggregate(found, "first_value", value, None, exists))
        }
        ("max_by" | "min_by", [value, by]) => {
            let options = OrderByOptions { asc: Some(name == "min_by"), nulls_first: Some(false) };
            let order = OrderByExpr { expr: by.clone(), options, with_fill: None };
            Some(aggregate(found, "first_value", value, Some(order), Expr::IsNotNull(Box::new(by.clone()))))
        }
        ("count_if", [condition]) => Some(aggregate(found, "count", &number(1), None, condition.clone())),
        ("concat", [first, rest @ ..]) => {
            let join = |left, right: &Expr| binary(left, BinaryOperator::StringConcat, right.clone());
            Some(rest.iter().fold(first.clone(), join))
        }
        ("date", [value]) => Some(cast(&CastKind::Cast, value.clone(), DataType::Date)),
        ("greatest" | "least", [_, ..]) => {
            // NULL if any is NULL.
            let unknown = |value: &Expr| Expr::IsNull(Box::new(value.clone()));
            let or = |left, right| binary(left, BinaryOperator::Or, right);
            let any = args.iter().map(unknown).reduce(or)?;
            let null = Expr::Value(Value::Null.into());
            Some(case(any, null, Some(call_of(name, args))))
        }
        ("if", [condition, yes]) => Some(case(condition.clone(), yes.clone(), None)),
        ("if", [condition, yes, no]) => Some(case(condition.clone(), yes.clone(), Some(no.clone()))),
        ("mod", [value, by]) => Some(binary(value.clone(), BinaryOperator::Modulo, by.clone())),
        ("slice", [list, from, count]) => {
            let last = binary(from.clone(), BinaryOperator::Plus, count.clone());
            let last = binary(last, BinaryOperator::Minus, number(1));
            Some(call_of("array_slice", vec![list.clone(), from.clone(), last]))
        }
        ("none_match", [list, test]) => Some(not(call_of("array_any_match", vec![list.clone(), test.clone()]))),
        ("all_match", [list, Expr::Lambda(test)]) => {
            let body = Box::new(not(test.body.as_ref().clone()));
            let test = Expr::Lambda(LambdaFunction { body, ..test.clone() });
            Some(not(call_of("array_any_match", vec![list.clone(), test])))
        }
        _ => None,
    }
}

/// The time that queries count back from. Without events, it is of no importance.
fn of_now(name: &str, now: Option<Micros>) -> Option<Expr> {
    let now = now.unwrap_or(Micros(0));
    let (data_type, written) = match name {
        "current_date" => (DataType::Date, calendar::write_date(now)?),
        "current_timestamp" | "localtimestamp" | "now" => {
            let timezone = datafusion::sql::sqlparser::ast::TimezoneInfo::None;
            (DataType::Timestamp(None, timezone), calendar::write(now)?.trim_end_matches('Z').to_owned())
        }
        _ => return None,
    };
    let value = Value::SingleQuotedString(written).into();
    Some(Expr::TypedString(TypedString { data_type, value, uses_odbc_syntax: false }))
}

/// An aggregate of what satisfies a condition, in addition to the one that it has.
fn aggregate(found: &Function, name: &str, value: &Expr, order: Option<OrderByExpr>, condition: Expr) -> Expr {
    let condition = match &found.filter {
        Some(filter) => binary(filter.as_ref().clone(), BinaryOperator::And, condition),
        None => condition,
    };
    let mut made = function(name, vec![value.clone()]);
    made.over.clone_from(&found.over);
    made.filter = Some(Box::new(condition));
    if let FunctionArguments::List(list) = &mut made.args {
        list.clauses.extend(order.map(|order| FunctionArgumentClause::OrderBy(vec![order])));
    }
    Expr::Function(made)
}

pub(super) fn case(condition: Expr, result: Expr, otherwise: Option<Expr>) -> Expr {
    Expr::Case {
        case_token: AttachedToken::empty(),
        end_token: AttachedToken::empty(),
        operand: None,
        conditions: vec![CaseWhen { condition, result }],
        else_result: otherwise.map(Box::new),
    }
}

fn not(expr: Expr) -> Expr {
    Expr::UnaryOp { op: UnaryOperator::Not, expr: Box::new(Expr::Nested(Box::new(expr))) }
}

fn cast(kind: &CastKind, expr: Expr, data_type: DataType) -> Expr {
    Expr::Cast { kind: kind.clone(), expr: Box::new(expr), data_type, array: false, format: None }
}

/// Whether an expression is JSON for Trino. Here, it is text.
fn is_json(expr: &Expr) -> bool {
    let Expr::Function(function) = expr else { return false };
    ["json_extract", "json_parse", "json_array_get"].contains(&function.name.to_string().as_str())
}

/// JSON converted to a type: a string without its quotes, an array or object as such.
fn of_json(kind: &CastKind, of: &Expr, data_type: &DataType) -> Option<Expr> {
    let whole = |name: &str| Some(call_of(name, vec![of.clone()]));
    match data_type {
        DataType::JSON => Some(of.clone()),
        DataType::Array(ArrayElemTypeDef::AngleBracket(element)) => match element.as_ref() {
            DataType::Varchar(_) => whole("json_to_array"),
            DataType::JSON => Some(call_of("json_to_jsons", vec![of.clone()])),
            _ => None,
        },
        DataType::Map(..) => whole("json_to_map"),
        DataType::Varchar(_) => whole("json_to_text"),
        other => Some(cast(kind, call_of("json_to_text", vec![of.clone()]), other.clone())),
    }
}
