//! What DataFusion is told about the tables, functions and limits.

use std::sync::Arc;

use datafusion::catalog::{CatalogProvider, MemoryCatalogProvider, MemorySchemaProvider, SchemaProvider};
use datafusion::error::Result;
use datafusion::execution::SessionStateDefaults;
use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::memory_pool::GreedyMemoryPool;
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::execution::session_state::{SessionState, SessionStateBuilder};
use datafusion::physical_optimizer::optimizer::PhysicalOptimizer;
use datafusion::prelude::SessionConfig;

use crate::functions;
use crate::scan::EventTable;
use crate::source::Source;
use crate::tables::Catalogue;
use crate::yielding::Yielding;

/// A session with all tables over a source. Nothing is written to disk, and no file is a table.
pub(crate) fn session(source: &Arc<dyn Source>, most_memory: usize) -> Result<SessionState> {
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_pool(Arc::new(GreedyMemoryPool::new(most_memory)))
        .with_disk_manager_builder(DiskManagerBuilder::default().with_mode(DiskManagerMode::Disabled))
        .build_arc()?;
    // One thread is all that there is.
    let mut config = SessionConfig::new().with_target_partitions(1).with_information_schema(false);
    let options = config.options_mut();
    options.sql_parser.map_string_types_to_utf8view = false;
    options.sql_parser.collect_spans = true;
    options.catalog.create_default_catalog_and_schema = true;

    let mut scalar = SessionStateDefaults::default_scalar_functions();
    scalar.extend(functions::own());
    let mut physical = PhysicalOptimizer::new().rules;
    physical.push(Arc::new(Yielding));
    let state = SessionStateBuilder::new()
        .with_session_id("traillight".to_owned())
        .with_config(config)
        .with_runtime_env(runtime)
        .with_expr_planners(SessionStateDefaults::default_expr_planners())
        .with_scalar_functions(scalar)
        .with_higher_order_functions(SessionStateDefaults::default_higher_order_functions())
        .with_aggregate_functions(SessionStateDefaults::default_aggregate_functions())
        .with_window_functions(SessionStateDefaults::default_window_functions())
        .with_physical_optimizer_rules(physical)
        .build();

    let tables = MemorySchemaProvider::new();
    for catalogue in Catalogue::ALL {
        let table = Arc::new(EventTable::new(source.clone(), catalogue));
        tables.register_table(catalogue.table().to_owned(), table)?;
    }
    let catalog = MemoryCatalogProvider::new();
    catalog.register_schema("public", Arc::new(tables))?;
    state.catalog_list().register_catalog("datafusion".to_owned(), Arc::new(catalog));
    Ok(state)
}
