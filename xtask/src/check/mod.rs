//! `cargo xtask test`: runs every check, one after another, and ends with one line that counts them.

mod fixtures;
mod hosting;
mod steps;
mod tally;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::project::Project;

use tally::Tally;

/// Which checks to run.
#[derive(Default)]
pub struct Selection {
    /// Names of the steps to run; empty means all.
    pub only: Vec<String>,
    /// Arguments for the runner, if there is only one step.
    pub passed_on: Vec<OsString>,
}

/// One check.
struct Step {
    name: &'static str,
    /// A description, printed before it runs.
    what: &'static str,
    run: fn(&Context<'_>) -> Result<Outcome>,
}

/// What steps need.
struct Context<'a> {
    project: &'a Project,
    passed_on: &'a [OsString],
}

/// Result of a step that could run. A step that could not is an error, and counts as one failure.
enum Outcome {
    /// The step is a single check, and it passed.
    Passed,
    /// The step runs tests, which are counted individually.
    Counted(Tally),
    /// Nothing was checked, for this reason.
    Skipped(String),
}

/// Runs the steps; later ones run even if one fails.
pub fn run(project: &Project, selection: &Selection) -> Result<ExitCode> {
    let steps = chosen(selection)?;
    let context = Context { project, passed_on: &selection.passed_on };
    let mut total = Tally::default();
    let mut summary = Vec::new();
    let start = Instant::now();
    for step in steps {
        println!("\n=== {}: {}", step.name, step.what);
        let began = Instant::now();
        let (tally, verdict) = judge((step.run)(&context));
        total.add(tally);
        let line = format!("{:<10} {:>6.1} s  {verdict}", step.name, began.elapsed().as_secs_f64());
        println!("=== {line}");
        summary.push(line);
    }
    println!("\n{}\n{:<10} {:>6.1} s", summary.join("\n"), "all", start.elapsed().as_secs_f64());
    println!("{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 && total.passed > 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn chosen(selection: &Selection) -> Result<Vec<&'static Step>> {
    let all = || steps::ALL.iter().chain(&steps::ON_REQUEST);
    if let Some(unknown) = selection.only.iter().find(|name| all().all(|step| step.name != **name)) {
        let known: Vec<&str> = all().map(|step| step.name).collect();
        bail!("there is no step `{unknown}`; the steps are {}", known.join(", "));
    }
    if !selection.passed_on.is_empty() && selection.only.len() != 1 {
        bail!("arguments after `--` belong to one step: name it with --only");
    }
    if selection.only.is_empty() {
        return Ok(steps::ALL.iter().collect());
    }
    Ok(all().filter(|step| selection.only.iter().any(|name| name == step.name)).collect())
}

fn judge(outcome: Result<Outcome>) -> (Tally, String) {
    match outcome {
        Ok(Outcome::Passed) => (Tally { passed: 1, failed: 0 }, "passed".to_owned()),
        Ok(Outcome::Skipped(why)) => (Tally::default(), format!("skipped: {why}")),
        // A test run that ran no tests has shown nothing.
        Ok(Outcome::Counted(Tally { passed: 0, failed: 0 })) => {
            (Tally { passed: 0, failed: 1 }, "FAILED: not a single test ran".to_owned())
        }
        Ok(Outcome::Counted(tally)) => {
            let mark = if tally.failed == 0 { "passed" } else { "FAILED" };
            (tally, format!("{mark}: {} passed, {} failed", tally.passed, tally.failed))
        }
        Err(error) => (Tally { passed: 0, failed: 1 }, format!("FAILED: {error:#}")),
    }
}
