//! Answers questions: plans them, and executes them in turns.

use std::collections::BTreeSet;
use std::pin::Pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use datafusion::arrow::array::RecordBatch;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::SendableRecordBatchStream;
use datafusion::execution::session_state::SessionState;
use datafusion::physical_plan::{displayable, execute_stream};
use datafusion::sql::parser::Statement as Parsed;
use datafusion::sql::sqlparser::ast::{Query, Statement as Sql};
use futures_util::{Stream, future::poll_fn};
use tokio::runtime::{Builder, Runtime};

use crate::fault::{Fault, Limit, What};
use crate::rewrite::{heading, rewrite};
use crate::session::session;
use crate::source::Source;
use crate::tables::Catalogue;
use crate::text::Statement;

/// How much a query may take.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// From the first turn on.
    pub time: Duration,
    /// Bytes that sorts, groups and joins may hold.
    pub memory: usize,
    /// Rows of the answer.
    pub rows: usize,
}

/// Answers questions about the events of a source.
#[derive(Debug)]
pub struct Engine {
    source: Arc<dyn Source>,
    limits: Limits,
}

/// A query that is being executed. Dropping it ends it.
pub struct Run {
    /// The headings of the answer's columns.
    pub headings: Vec<String>,
    /// How the tables that it reads present events.
    pub catalogues: BTreeSet<Catalogue>,
    /// How it is executed, in DataFusion's words.
    pub plan: String,
    batches: SendableRecordBatchStream,
    runtime: Runtime,
    limits: Limits,
    rows: usize,
}

/// What came of a turn.
#[derive(Debug)]
pub enum Turn {
    /// Rows of the answer.
    Rows(RecordBatch),
    /// Nothing yet: it goes on in another turn.
    Later,
    /// That was all.
    Done,
}

impl Engine {
    /// Answers about this source, within these limits.
    pub fn new(source: Arc<dyn Source>, limits: Limits) -> Engine {
        Engine { source, limits }
    }

    /// Plans a query. Unless `now` is given, it is the time of the newest event.
    ///
    /// # Errors
    /// If it can't be understood, or asks for what is not there.
    pub fn ask(&self, query: &Query, statement: &Statement, now: Option<protocol::Micros>) -> Result<Run, Fault> {
        let mut query = Box::new(query.clone());
        let catalogues = rewrite(&mut query, now.or_else(|| self.source.end()))?;
        let state = session(&self.source, self.limits.memory)?;
        let runtime = Builder::new_current_thread().build().map_err(DataFusionError::IoError)?;
        let (batches, plan) = runtime.block_on(plan(&state, query))?;
        let name = |field: &Arc<datafusion::arrow::datatypes::Field>| heading(field.name(), &statement.written);
        let headings = batches.schema().fields().iter().map(name).collect();
        Ok(Run { headings, catalogues, plan, batches, runtime, limits: self.limits, rows: 0 })
    }
}

async fn plan(state: &SessionState, query: Box<Query>) -> Result<(SendableRecordBatchStream, String)> {
    let parsed = Parsed::Statement(Box::new(Sql::Query(query)));
    let logical = state.statement_to_plan(parsed).await?;
    let physical = state.create_physical_plan(&logical).await?;
    let shown = displayable(physical.as_ref()).indent(false).to_string();
    Ok((execute_stream(physical, state.task_ctx())?, shown))
}

impl Run {
    /// Goes on for a little while, `elapsed` after the first turn.
    ///
    /// # Errors
    /// If it fails, or reaches a limit.
    pub fn turn(&mut self, elapsed: Duration) -> Result<Turn, Fault> {
        if elapsed > self.limits.time {
            return Err(Fault::new(What::Stopped(Limit::Time), None));
        }
        let mut stream = Pin::new(&mut self.batches);
        let mut asked_again = false;
        // Tasks of the plan go on while this waits once.
        let turn = self.runtime.block_on(poll_fn(|context| match stream.as_mut().poll_next(context) {
            Poll::Ready(batch) => Poll::Ready(batch.map_or(Ok(Turn::Done), |batch| batch.map(Turn::Rows))),
            Poll::Pending if asked_again => Poll::Ready(Ok(Turn::Later)),
            Poll::Pending => {
                asked_again = true;
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }))?;
        if let Turn::Rows(batch) = &turn {
            self.rows = self.rows.saturating_add(batch.num_rows());
            if self.rows > self.limits.rows {
                return Err(Fault::new(What::Stopped(Limit::Rows), None));
            }
        }
        Ok(turn)
    }
}
