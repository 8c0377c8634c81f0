//! What a plan reads: columns, or fields of them. `userIdentity.arn` reads one leaf, not all of `userIdentity`.

use std::sync::Arc;

use datafusion::arrow::datatypes::{Field, Schema, SchemaRef};
use datafusion::common::ScalarValue;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::error::Result;
use datafusion::physical_expr::expressions::{Column, Literal};
use datafusion::physical_expr::{PhysicalExpr, ScalarFunctionExpr};
use datafusion::physical_plan::projection::ProjectionExpr;

use crate::source::Leaf;
use crate::tables::{Catalogue, Shape};

/// A column of what is read.
#[derive(Clone, Debug)]
pub(super) struct Output {
    /// Its name.
    pub name: String,
    /// Where it is in the table: a column, and fields of it.
    pub path: Vec<String>,
    /// What it is made of.
    pub shape: &'static Shape,
}

/// A condition, and the columns that it is about.
#[derive(Clone, Debug)]
pub(super) struct Predicate {
    pub inputs: Vec<Output>,
    pub schema: SchemaRef,
    pub expr: Arc<dyn PhysicalExpr>,
}

impl Predicate {
    /// Whether it is about JSON, which takes longer to read than everything else.
    pub(super) fn needs_json(&self) -> bool {
        let mut leaves = Vec::new();
        self.inputs.iter().for_each(|input| input.shape.leaves(&mut leaves));
        leaves.iter().any(|leaf| matches!(leaf, Leaf::Json(_)))
    }
}

/// The columns of a table at these places, or all of them.
pub(super) fn columns(catalogue: Catalogue, places: Option<&Vec<usize>>) -> Vec<Output> {
    let output =
        |(name, shape): &'static (String, Shape)| Output { name: name.clone(), path: vec![name.clone()], shape };
    let all = catalogue.columns();
    match places {
        Some(places) => places.iter().filter_map(|at| all.get(*at)).map(output).collect(),
        None => all.iter().map(output).collect(),
    }
}

pub(super) fn schema(outputs: &[Output]) -> SchemaRef {
    let field = |output: &Output| Field::new(&output.name, output.shape.data_type(), true);
    Arc::new(Schema::new(outputs.iter().map(field).collect::<Vec<_>>()))
}

/// A condition about columns of the table, as one about only what it needs.
pub(super) fn bound(catalogue: Catalogue, expr: &Arc<dyn PhysicalExpr>) -> Result<Predicate> {
    let mut inputs: Vec<Output> = Vec::new();
    let path = |name: &str| Some(vec![name.to_owned()]);
    let expr = expr.clone().transform_down(|node| Ok(replaced(node, catalogue, &path, &mut inputs)))?;
    Ok(Predicate { schema: schema(&inputs), inputs, expr: expr.data })
}

/// What a projection of `outputs` reads, if it consists of nothing but columns and fields of them.
pub(super) fn projected(catalogue: Catalogue, outputs: &[Output], exprs: &[ProjectionExpr]) -> Option<Vec<Output>> {
    let path = |name: &str| outputs.iter().find(|output| output.name == name).map(|output| output.path.clone());
    let read = |projected: &ProjectionExpr| {
        let output = reached(&projected.expr, catalogue, &path)?;
        Some(Output { name: projected.alias.clone(), ..output })
    };
    exprs.iter().map(read).collect()
}

/// What a projection of `outputs` reads, and the projection of that, if it takes fields for anything else than to
/// return them.
pub(super) fn narrowed(
    catalogue: Catalogue,
    outputs: &[Output],
    exprs: &[ProjectionExpr],
) -> Result<Option<(Vec<Output>, Vec<ProjectionExpr>)>> {
    let path = |name: &str| outputs.iter().find(|output| output.name == name).map(|output| output.path.clone());
    let mut inputs: Vec<Output> = Vec::new();
    let mut takes_fields = false;
    let mut narrow = |projected: &ProjectionExpr| {
        let expr = projected.expr.clone().transform_down(|node| {
            takes_fields |= reached(&node, catalogue, &path).is_some() && node.downcast_ref::<Column>().is_none();
            Ok(replaced(node, catalogue, &path, &mut inputs))
        })?;
        Ok(ProjectionExpr { expr: expr.data, alias: projected.alias.clone() })
    };
    let exprs = exprs.iter().map(&mut narrow).collect::<Result<Vec<_>>>()?;
    Ok(takes_fields.then_some((inputs, exprs)))
}

/// A column of `inputs`, to which it is added if necessary, in place of what reaches it.
fn replaced(
    node: Arc<dyn PhysicalExpr>,
    catalogue: Catalogue,
    path_of: &impl Fn(&str) -> Option<Vec<String>>,
    inputs: &mut Vec<Output>,
) -> Transformed<Arc<dyn PhysicalExpr>> {
    let Some(output) = reached(&node, catalogue, path_of) else { return Transformed::no(node) };
    let at = inputs.iter().position(|known| known.path == output.path).unwrap_or_else(|| {
        inputs.push(output.clone());
        inputs.len() - 1
    });
    Transformed::new(Arc::new(Column::new(&output.name, at)), true, TreeNodeRecursion::Jump)
}

/// The column, or field of a column, that an expression is.
fn reached(
    expr: &Arc<dyn PhysicalExpr>,
    catalogue: Catalogue,
    path_of: &impl Fn(&str) -> Option<Vec<String>>,
) -> Option<Output> {
    let path = path(expr, path_of)?;
    let shape = catalogue.at(&path)?;
    Some(Output { name: path.join("."), path, shape })
}

fn path(expr: &Arc<dyn PhysicalExpr>, path_of: &impl Fn(&str) -> Option<Vec<String>>) -> Option<Vec<String>> {
    if let Some(column) = expr.downcast_ref::<Column>() {
        return path_of(column.name());
    }
    let function = expr.downcast_ref::<ScalarFunctionExpr>().filter(|function| function.name() == "get_field")?;
    let (base, names) = function.args().split_first()?;
    let mut all = path(base, path_of)?;
    for name in names {
        match name.downcast_ref::<Literal>()?.value() {
            ScalarValue::Utf8(Some(name)) => all.push(name.clone()),
            _ => return None,
        }
    }
    Some(all)
}
