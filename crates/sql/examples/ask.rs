//! Asks the sample: `cargo run -p sql --example ask -- 'SELECT eventName, count(*) FROM logs GROUP BY 1'`, or with the
//! name of a file of statements.

#[path = "../tests/support/memory.rs"]
mod memory;

use std::io::Write;
use std::time::Instant;

use datafusion::arrow::array::RecordBatch;
use memory::{LIMITS, Memory};
use sql::{Asked, Engine, Fault, Statement, Turn};
use synth::Packing;

/// Rows of an answer that are shown.
const SHOWN: usize = 10;

fn main() -> std::io::Result<()> {
    let text = std::env::args().nth(1).unwrap_or_default();
    let text = std::fs::read_to_string(&text).unwrap_or(text);
    let engine = Engine::new(Memory::of(&synth::sample(Packing::Inflated).tree), LIMITS);
    let mut out = std::io::stdout().lock();
    for statement in sql::read(&text) {
        match statement.and_then(|statement| answer(&engine, &statement)) {
            Ok(said) => writeln!(out, "{said}")?,
            Err(fault) => writeln!(out, "{fault:?}\n")?,
        }
    }
    Ok(())
}

fn answer(engine: &Engine, statement: &Statement) -> Result<String, Fault> {
    let query = match &statement.what {
        Asked::Query(query) => query,
        Asked::Table(name) => return Ok(format!("{name} is a table\n")),
    };
    let start = Instant::now();
    let mut run = engine.ask(query, statement, None)?;
    let (mut rows, mut count) = (Vec::new(), 0);
    loop {
        match run.turn(start.elapsed())? {
            Turn::Rows(batch) => {
                rows.extend((0..batch.num_rows()).take(SHOWN.saturating_sub(count)).map(|row| line(&batch, row)));
                count += batch.num_rows();
            }
            Turn::Later => {}
            Turn::Done => break,
        }
    }
    let (headings, plan) = (run.headings.join(" | "), &run.plan);
    let took = start.elapsed().as_millis();
    Ok(format!("{headings}\n{}\n{count} rows of {:?} in {took} ms\n{plan}", rows.join("\n"), run.catalogues))
}

fn line(batch: &RecordBatch, row: usize) -> String {
    let cells = batch.columns().iter().map(|column| sql::cell(column, row).unwrap_or_else(|| "NULL".to_owned()));
    cells.collect::<Vec<_>>().join(" | ")
}
