//! The plan that reads a table.

use std::fmt::{self, Formatter};
use std::sync::Arc;

use datafusion::common::tree_node::TreeNodeRecursion;
use datafusion::error::Result;
use datafusion::execution::{SendableRecordBatchStream, TaskContext};
use datafusion::physical_expr::{EquivalenceProperties, Partitioning, PhysicalExpr};
use datafusion::physical_plan::execution_plan::{Boundedness, EmissionType, ReplaceChildrenOptions, SchedulingType};
use datafusion::physical_plan::projection::ProjectionExec;
use datafusion::physical_plan::{DisplayAs, DisplayFormatType, ExecutionPlan, PlanProperties};
use protocol::Filter;

use super::outputs::{Output, Predicate, narrowed, projected, schema};
use super::read::{Reading, stream};
use crate::misuse::impossible;
use crate::source::Source;
use crate::tables::Catalogue;

/// Reads outputs of the rows that satisfy a condition.
#[derive(Debug)]
pub(super) struct EventScan {
    reading: Arc<Reading>,
    properties: Arc<PlanProperties>,
}

impl EventScan {
    pub(super) fn new(
        source: Arc<dyn Source>,
        catalogue: Catalogue,
        outputs: Vec<Output>,
        filter: Filter,
        predicates: Vec<Predicate>,
    ) -> EventScan {
        EventScan::of(Reading { source, catalogue, schema: schema(&outputs), outputs, filter, predicates })
    }

    fn of(reading: Reading) -> EventScan {
        let properties = PlanProperties::new(
            EquivalenceProperties::new(reading.schema.clone()),
            Partitioning::UnknownPartitioning(1),
            EmissionType::Incremental,
            Boundedness::Bounded,
        );
        let properties = properties.with_scheduling_type(SchedulingType::Cooperative);
        EventScan { reading: Arc::new(reading), properties: Arc::new(properties) }
    }
}

impl DisplayAs for EventScan {
    fn fmt_as(&self, _: DisplayFormatType, f: &mut Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.reading.outputs.iter().map(|output| output.path.join(".")).collect();
        write!(f, "EventScan: {}", names.join(", "))?;
        self.reading.predicates.iter().try_for_each(|predicate| write!(f, ", where {}", predicate.expr))
    }
}

impl ExecutionPlan for EventScan {
    fn name(&self) -> &'static str {
        "EventScan"
    }

    fn properties(&self) -> &Arc<PlanProperties> {
        &self.properties
    }

    fn children(&self) -> Vec<&Arc<dyn ExecutionPlan>> {
        Vec::new()
    }

    fn apply_expressions(
        &self,
        f: &mut dyn FnMut(&Arc<dyn PhysicalExpr>) -> Result<TreeNodeRecursion>,
    ) -> Result<TreeNodeRecursion> {
        for predicate in &self.reading.predicates {
            if f(&predicate.expr)? == TreeNodeRecursion::Stop {
                return Ok(TreeNodeRecursion::Stop);
            }
        }
        Ok(TreeNodeRecursion::Continue)
    }

    fn replace_children(
        self: Arc<Self>,
        children: Vec<Arc<dyn ExecutionPlan>>,
        _: ReplaceChildrenOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        if children.is_empty() { Ok(self) } else { Err(impossible()) }
    }

    fn with_new_children(self: Arc<Self>, children: Vec<Arc<dyn ExecutionPlan>>) -> Result<Arc<dyn ExecutionPlan>> {
        if children.is_empty() { Ok(self) } else { Err(impossible()) }
    }

    fn execute(&self, _partition: usize, _context: Arc<TaskContext>) -> Result<SendableRecordBatchStream> {
        Ok(stream(self.reading.clone()))
    }

    fn try_swapping_with_projection(&self, projection: &ProjectionExec) -> Result<Option<Arc<dyn ExecutionPlan>>> {
        let reading = self.reading.as_ref();
        let of = |outputs: Vec<Output>| EventScan::of(Reading { schema: schema(&outputs), outputs, ..reading.clone() });
        if let Some(outputs) = projected(reading.catalogue, &reading.outputs, projection.expr()) {
            return Ok(Some(Arc::new(of(outputs))));
        }
        let Some((outputs, exprs)) = narrowed(reading.catalogue, &reading.outputs, projection.expr())? else {
            return Ok(None);
        };
        Ok(Some(Arc::new(ProjectionExec::try_new(exprs, Arc::new(of(outputs)))?)))
    }
}
