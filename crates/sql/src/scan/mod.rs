//! A table as the query engine sees it: which columns it has, and a plan that reads those asked for.

mod exec;
mod filters;
mod outputs;
mod read;

use std::sync::Arc;

use async_trait::async_trait;
use datafusion::arrow::datatypes::SchemaRef;
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::DFSchema;
use datafusion::error::Result;
use datafusion::logical_expr::{Expr, TableProviderFilterPushDown, TableType};
use datafusion::physical_plan::ExecutionPlan;

use crate::source::Source;
use crate::tables::Catalogue;

/// A table of events.
#[derive(Debug)]
pub(crate) struct EventTable {
    source: Arc<dyn Source>,
    catalogue: Catalogue,
    schema: SchemaRef,
}

impl EventTable {
    pub(crate) fn new(source: Arc<dyn Source>, catalogue: Catalogue) -> EventTable {
        EventTable { source, catalogue, schema: catalogue.schema() }
    }
}

#[async_trait]
impl TableProvider for EventTable {
    fn schema(&self) -> SchemaRef {
        self.schema.clone()
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    /// Reading applies all of them, before it fetches what only the rest of the query needs.
    fn supports_filters_pushdown(&self, filters: &[&Expr]) -> Result<Vec<TableProviderFilterPushDown>> {
        Ok(vec![TableProviderFilterPushDown::Exact; filters.len()])
    }

    async fn scan(
        &self,
        state: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        _limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let columns = DFSchema::try_from(self.schema.as_ref().clone())?;
        let bound = |expr: &Expr| outputs::bound(self.catalogue, &state.create_physical_expr(expr.clone(), &columns)?);
        let mut predicates = filters.iter().map(bound).collect::<Result<Vec<_>>>()?;
        // Those that need JSON come last, for the rows that are left then.
        predicates.sort_by_key(outputs::Predicate::needs_json);
        let filter = filters::filter(self.catalogue, filters);
        let outputs = outputs::columns(self.catalogue, projection);
        Ok(Arc::new(exec::EventScan::new(self.source.clone(), self.catalogue, outputs, filter, predicates)))
    }
}
