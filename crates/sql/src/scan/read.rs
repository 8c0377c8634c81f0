//! Reading, portion by portion: first what a condition needs, then the rest of the rows that satisfy it.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, AsArray, RecordBatch, RecordBatchOptions, UInt32Array};
use datafusion::arrow::compute::filter;
use datafusion::arrow::datatypes::{SchemaRef, UInt32Type};
use datafusion::error::Result;
use datafusion::execution::SendableRecordBatchStream;
use datafusion::physical_plan::coop::make_cooperative;
use datafusion::physical_plan::stream::RecordBatchStreamAdapter;
use futures_util::{StreamExt, TryStreamExt, stream};
use protocol::Filter;

use super::outputs::{Output, Predicate};
use crate::source::{Leaf, Source};
use crate::tables::Catalogue;

/// Most rows of a batch.
const MOST_ROWS: usize = 8192;

/// What is to be read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub source: Arc<dyn Source>,
    pub catalogue: Catalogue,
    pub outputs: Vec<Output>,
    pub schema: SchemaRef,
    /// What the source may use to leave rows out.
    pub filter: Filter,
    /// What rows have to satisfy, one after another.
    pub predicates: Vec<Predicate>,
}

/// Batches of all rows that satisfy the condition.
pub(super) fn stream(reading: Arc<Reading>) -> SendableRecordBatchStream {
    let schema = reading.schema.clone();
    let batches = stream::iter(0..reading.source.portions())
        .then(move |portion| {
            let reading = reading.clone();
            async move { reading.portion(portion).await }
        })
        .map_ok(|batch| stream::iter(slices(&batch)).map(Ok))
        .try_flatten();
    make_cooperative(Box::pin(RecordBatchStreamAdapter::new(schema, batches)))
}

fn slices(batch: &RecordBatch) -> Vec<RecordBatch> {
    let starts = (0..batch.num_rows()).step_by(MOST_ROWS);
    starts.map(|from| batch.slice(from, MOST_ROWS.min(batch.num_rows() - from))).collect()
}

/// Leaves that have been read, for some rows.
#[derive(Default)]
struct Found(Vec<(Leaf, ArrayRef)>);

impl Found {
    fn get(&self, leaf: &Leaf) -> Option<ArrayRef> {
        self.0.iter().find(|(known, _)| known == leaf).map(|(_, array)| array.clone())
    }

    /// Those that are among the leaves of `outputs` and are not there yet.
    fn missing(&self, outputs: &[Output]) -> Vec<Leaf> {
        let mut all = Vec::new();
        outputs.iter().for_each(|output| output.shape.leaves(&mut all));
        all.into_iter().filter(|leaf| self.get(leaf).is_none()).cloned().collect()
    }
}

impl Reading {
    async fn portion(&self, portion: usize) -> Result<RecordBatch> {
        let mut rows = self.source.rows(portion, &self.filter).await?;
        let mut found = Found::default();
        for predicate in &self.predicates {
            self.read(portion, &rows, &predicate.inputs, &mut found).await?;
            let batch = batch(&predicate.inputs, &predicate.schema, rows.len(), &found)?;
            let holds = predicate.expr.evaluate(&batch)?.into_array(rows.len())?;
            let holds = holds.as_boolean();
            for (_, array) in &mut found.0 {
                *array = filter(array, holds)?;
            }
            rows = filter(&UInt32Array::from(rows), holds)?.as_primitive::<UInt32Type>().values().to_vec();
        }
        self.read(portion, &rows, &self.outputs, &mut found).await?;
        batch(&self.outputs, &self.schema, rows.len(), &found)
    }

    async fn read(&self, portion: usize, rows: &[u32], outputs: &[Output], found: &mut Found) -> Result<()> {
        let missing = found.missing(outputs);
        if !missing.is_empty() {
            let arrays = self.source.read(portion, rows, &missing).await?;
            found.0.extend(missing.into_iter().zip(arrays));
        }
        Ok(())
    }
}

fn batch(outputs: &[Output], schema: &SchemaRef, rows: usize, found: &Found) -> Result<RecordBatch> {
    let arrays = outputs.iter().map(|output| output.shape.build(rows, &|leaf| found.get(leaf)));
    let options = RecordBatchOptions::new().with_row_count(Some(rows));
    Ok(RecordBatch::try_new_with_options(schema.clone(), arrays.collect::<Result<_>>()?, &options)?)
}
