//! `CROSS JOIN UNNEST(…) AS t(…)`: DataFusion unnests what is selected, so the table to the left becomes a query that
//! selects everything and the elements besides.

use std::ops::ControlFlow;

use datafusion::sql::sqlparser::ast::{
    AccessExpr, Array, BinaryOperator, CastKind, DataType, Expr, Ident, Join, JoinConstraint, JoinOperator, Query,
    Select, SelectItem, SetExpr, TableAlias, TableFactor, TableWithJoins, Value, VisitMut, VisitorMut,
    WildcardAdditionalOptions,
};
use datafusion::sql::sqlparser::parser::Parser;

use super::calls::case;
use super::tree::{binary, call, number};
use crate::dialect::Trino;
use crate::fault::{Fault, Place, What};
use crate::tables::{Catalogue, Shape};

/// Folds all of them into what they are joined with.
pub(super) fn fold(select: &mut Select) -> Result<(), Fault> {
    join_commas(select);
    for at in 0..select.from.len() {
        while let Some(unnest) = select.from.get_mut(at).map(next).transpose()?.flatten() {
            let Some(from) = select.from.get_mut(at) else { break };
            let alias = from_alias(&from.relation, at);
            from.relation = derived(from.relation.clone(), &alias, columns(&unnest)?)?;
            let mut rename = Rename { table: unnest.name, columns: unnest.columns, to: alias };
            if select.visit(&mut rename).is_break() {
                break;
            }
        }
    }
    Ok(())
}

/// `FROM a, UNNEST(b)` is `FROM a CROSS JOIN UNNEST(b)`.
fn join_commas(select: &mut Select) {
    let mut all: Vec<TableWithJoins> = Vec::new();
    for mut table in std::mem::take(&mut select.from) {
        match (all.last_mut(), &table.relation) {
            (Some(before), TableFactor::UNNEST { .. }) => {
                let join_operator = JoinOperator::CrossJoin(JoinConstraint::None);
                before.joins.push(Join { relation: table.relation, global: false, join_operator });
                before.joins.append(&mut table.joins);
            }
            _ => all.push(table),
        }
    }
    select.from = all;
}

struct Unnest {
    lists: Vec<Expr>,
    name: Ident,
    columns: Vec<Ident>,
    with_ordinality: bool,
    /// Whether rows without elements stay.
    keeps: bool,
}

/// Takes the first `UNNEST` that something is joined with.
fn next(from: &mut TableWithJoins) -> Result<Option<Unnest>, Fault> {
    let is_unnest = |join: &Join| matches!(join.relation, TableFactor::UNNEST { .. });
    let Some(at) = from.joins.iter().position(is_unnest) else { return Ok(None) };
    let join = from.joins.remove(at);
    let TableFactor::UNNEST { alias, array_exprs: lists, with_ordinality, .. } = join.relation else { return Ok(None) };
    let refuse = |what: &str| Err(Fault::new(What::Clause(what.to_owned()), None));
    if at > 0 {
        return refuse("JOIN … UNNEST");
    }
    let keeps = match join.join_operator {
        JoinOperator::CrossJoin(_) | JoinOperator::Join(_) | JoinOperator::Inner(_) => false,
        JoinOperator::Left(_) | JoinOperator::LeftOuter(_) => true,
        _ => return refuse("RIGHT JOIN"),
    };
    let Some(alias) = alias else { return refuse("UNNEST") };
    let columns = alias.columns.into_iter().map(|column| column.name).collect();
    Ok(Some(Unnest { lists, name: alias.name, columns, with_ordinality, keeps }))
}

fn from_alias(relation: &TableFactor, at: usize) -> Ident {
    let alias = match relation {
        TableFactor::Table { alias: Some(alias), .. } | TableFactor::Derived { alias: Some(alias), .. } => {
            Some(alias.name.clone())
        }
        TableFactor::Table { name, .. } => name.0.last().and_then(|part| part.as_ident()).cloned(),
        _ => None,
    };
    Ident { quote_style: Some('"'), ..alias.unwrap_or_else(|| Ident::new(format!("_from{at}"))) }
}

/// What is selected besides.
fn columns(unnest: &Unnest) -> Result<Vec<(Expr, Ident)>, Fault> {
    let Unnest { lists, name, columns, with_ordinality, keeps } = unnest;
    let mut names = columns.clone();
    let ordinal = if *with_ordinality { names.pop() } else { None };
    let elements = |list: &Expr| call("unnest", vec![if *keeps { or_null(list) } else { list.clone() }]);
    let mut made: Vec<(Expr, Ident)> = match (lists.as_slice(), names.as_slice()) {
        // The name of the table is that of the only column.
        ([list], []) => vec![(elements(list), name.clone())],
        (lists, names) if lists.len() == names.len() => lists.iter().map(elements).zip(names.iter().cloned()).collect(),
        ([map], [key, value]) if is_map(map) => {
            let of = |part: &str| elements(&call(part, vec![map.clone()]));
            vec![(of("map_keys"), key.clone()), (of("map_values"), value.clone())]
        }
        ([list], names) => {
            let Some(fields) = fields(list, names.len()) else {
                let at = Place::of(name.span.start);
                return Err(Fault::new(What::Clause(format!("UNNEST(…) AS {name}({})", list_of(names))), at));
            };
            let field = |field: &String| Expr::CompoundFieldAccess {
                root: Box::new(Expr::Nested(Box::new(elements(list)))),
                access_chain: vec![AccessExpr::Dot(Expr::Identifier(Ident::with_quote('"', field)))],
            };
            fields.iter().map(field).zip(names.iter().cloned()).collect()
        }
        _ => return Err(Fault::new(What::Clause("UNNEST".to_owned()), Place::of(name.span.start))),
    };
    if let (Some(ordinal), Some(list)) = (ordinal, lists.first()) {
        let count = Expr::Cast {
            kind: CastKind::Cast,
            expr: Box::new(call("cardinality", vec![list.clone()])),
            data_type: DataType::BigInt(None),
            array: false,
            format: None,
        };
        made.push((call("unnest", vec![call("sequence", vec![number(1), count])]), ordinal));
    }
    let quoted = |ident: &Ident| Ident { quote_style: Some('"'), ..ident.clone() };
    Ok(made.into_iter().map(|(expr, ident)| (expr, quoted(&ident))).collect())
}

fn list_of(names: &[Ident]) -> String {
    names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// A list with one NULL, if it has no elements.
fn or_null(list: &Expr) -> Expr {
    let some = binary(call("cardinality", vec![list.clone()]), BinaryOperator::Gt, number(0));
    let null = Expr::Array(Array { elem: vec![Expr::Value(Value::Null.into())], named: true });
    case(some, list.clone(), Some(null))
}

/// Whether it is a map, as far as that can be seen: a column of Lake, or converted to one.
fn is_map(expr: &Expr) -> bool {
    match expr {
        Expr::Cast { data_type: DataType::Map(..), .. } => true,
        other => shapes(other).any(|shape| matches!(shape, Shape::Map(_))),
    }
}

/// The names of so many fields of an array's elements, in order: of a column.
fn fields(expr: &Expr, count: usize) -> Option<Vec<String>> {
    shapes(expr).find_map(|shape| match shape {
        Shape::List(_, members) if members.len() == count => {
            Some(members.iter().map(|(name, _)| (*name).to_owned()).collect())
        }
        _ => None,
    })
}

/// What columns of this name are made of.
fn shapes(expr: &Expr) -> impl Iterator<Item = &'static Shape> {
    let name = match expr {
        Expr::Identifier(ident) => Some(ident),
        Expr::CompoundIdentifier(parts) => parts.last(),
        _ => None,
    };
    let path = name.map(|name| name.value.clone());
    Catalogue::ALL.into_iter().filter_map(move |catalogue| catalogue.at(path.as_slice()))
}

/// A query of everything in a table, and more, under the table's name.
fn derived(relation: TableFactor, alias: &Ident, more: Vec<(Expr, Ident)>) -> Result<TableFactor, Fault> {
    let mut parser = Parser::new(&Trino).try_with_sql("SELECT * FROM t")?;
    let mut query: Box<Query> = parser.parse_query()?;
    if let SetExpr::Select(select) = query.body.as_mut() {
        select.projection = vec![SelectItem::Wildcard(WildcardAdditionalOptions::default())];
        select.projection.extend(more.into_iter().map(|(expr, alias)| SelectItem::ExprWithAlias { expr, alias }));
        select.from = vec![TableWithJoins { relation, joins: Vec::new() }];
    }
    let alias = TableAlias { explicit: true, name: alias.clone(), columns: Vec::new(), at: None };
    Ok(TableFactor::Derived { lateral: false, subquery: query, alias: Some(alias), sample: None })
}

/// Makes `t.x` a column of the table that was joined with `UNNEST(…) AS t(x)`.
struct Rename {
    table: Ident,
    columns: Vec<Ident>,
    to: Ident,
}

impl VisitorMut for Rename {
    type Break = ();

    fn pre_visit_expr(&mut self, expr: &mut Expr) -> ControlFlow<()> {
        if let Expr::CompoundIdentifier(parts) = expr
            && let [first, second, ..] = parts.as_mut_slice()
            && first.value == self.table.value
            && self.columns.iter().any(|column| column.value == second.value)
        {
            *first = self.to.clone();
        }
        ControlFlow::Continue(())
    }
}
