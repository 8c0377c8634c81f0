//! `cargo xtask`: builds, serves and tests Traillight. `cargo xtask help` lists the tasks.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command line tool talks to its user")]

mod bench;
mod build;
mod check;
mod command;
mod pictures;
mod project;
mod release;
mod sample;
mod serve;
mod setup;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail};
use lexopt::prelude::*;

use build::{Flavour, Job};
use check::Selection;
use project::Project;
use serve::Options;

const HELP: &str = "\
cargo xtask <task>

  serve [--port 8080] [--open] [--dev]
      Builds what changed and serves it on http://127.0.0.1:PORT. With --dev: a quick, unoptimised build that
      is repeated, and the page reloaded, whenever a source file changes.
  test [--only STEP]... [-- ARGS]
      Every check that CI makes; the last line is `N passed, N failed`. Steps: format, lint, lint-wasm, deny, native,
      docs, dist, workflows, types, stories, firefox; and four that only run when they are named: `sql` tests what speaks SQL, `stress` opens the page and a file 500
      times while all cores are busy, `reproducible` builds twice and compares, `hosts` serves the site with nginx. ARGS go to nextest or Playwright when one of these is the only step.
  dist [--out dist]
      Writes the static site that can be put on any host, and prints the size of every file.
  dist --single [--out traillight.html]
      Writes all of it as one HTML file, which opens from a disk. The site contains this file, too.
  release [--out release]
      Writes what is published: the site as a zip, the one file, and their SHA-256. The same sources give the same bytes,
      wherever they are; `cargo xtask test --only reproducible` builds them twice, in two folders, and compares.
  bench [--events 200000] [--files 3333] [--shape bucket|large]
      Makes up logs, loads them into the page in a headless Chromium and into DuckDB, asks both the same questions, and
      prints how long that took. The tree is shaped as a real bucket is: many small logs, signed digests, keys; with
      --shape large it has some large logs alone.
  bench --beside DIST [--beside DIST]... [--events 200000] [--files 3333]
      Loads the sample and made-up logs into other builds and this one, in turns, and prints how the times compare.
  bench --controls [--events 1000000]
      Loads made-up logs into the page, uses each of its controls, and prints how long it took until the result was on screen.
  bench --digests 150000
      Makes up signed digests of an account in 17 regions (150,000 are a year), has the page prove them, stops it and lets
      it go on, and draws a completeness map of 340 regions; then has it prove 2,000 logs of 100 KB, beside Node.js, which
      only inflates and hashes them.
  pictures [--out pictures]
      Takes a picture of every view and dialog in three sizes, light and dark, for people to look at, and renews those in
      docs/screenshots.
  sample
      Makes the built-in sample in public/ anew.
";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut arguments = lexopt::Parser::from_env();
    let task = match arguments.next()? {
        Some(Value(task)) => task.string()?,
        None | Some(Short('h') | Long("help")) => "help".to_owned(),
        Some(other) => return Err(other.unexpected().into()),
    };
    let project = Project::find()?;
    match task.as_str() {
        "serve" => serve::run(&project, &serve_options(&mut arguments)?)?,
        "test" => return check::run(&project, &test_selection(&mut arguments)?),
        "dist" => dist(&project, &mut arguments)?,
        "release" => release(&project, &mut arguments)?,
        "bench" => bench::run(&project, &bench_options(&mut arguments)?)?,
        "pictures" => pictures(&project, &mut arguments)?,
        "sample" => {
            no_more(&mut arguments)?;
            sample::run().map_err(|error| anyhow!("making the sample: {error}"))?;
        }
        "help" => print!("{HELP}"),
        other => bail!("there is no task `{other}`\n\n{HELP}"),
    }
    Ok(ExitCode::SUCCESS)
}

fn serve_options(arguments: &mut lexopt::Parser) -> Result<Options> {
    let mut options = Options { port: 8080, open: false, flavour: Flavour::Release };
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => options.port = arguments.value()?.parse()?,
            Long("open") => options.open = true,
            Long("dev") => options.flavour = Flavour::Dev,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(options)
}

fn bench_options(arguments: &mut lexopt::Parser) -> Result<bench::Options> {
    let (mut events, mut files, mut shape, mut controls) = (None, None, bench::Shape::Bucket, false);
    let mut others = Vec::new();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("events") => events = Some(arguments.value()?.parse()?),
            Long("controls") => controls = true,
            Long("files") => files = Some(arguments.value()?.parse()?),
            Long("shape") => {
                shape = match arguments.value()?.string()?.as_str() {
                    "bucket" => bench::Shape::Bucket,
                    "large" => bench::Shape::Large,
                    other => bail!("--shape is `bucket` or `large`, not `{other}`"),
                }
            }
            Long("beside") => others.push(arguments.value()?.into()),
            Long("digests") => {
                let digests = arguments.value()?.parse()?;
                no_more(arguments)?;
                return Ok(bench::Options::Digests(digests));
            }
            other => return Err(other.unexpected().into()),
        }
    }
    if controls {
        return Ok(bench::Options::Controls(events.unwrap_or(1_000_000)));
    }
    let events = events.unwrap_or(200_000);
    // As many as hold so many events in a real bucket, and as hold them when logs are large.
    let usual = if shape == bench::Shape::Bucket { events / 60 } else { events / 1_000 };
    let files = files.unwrap_or(usual.max(1));
    if others.is_empty() {
        return Ok(bench::Options::Events { events, files, shape });
    }
    Ok(bench::Options::Beside { events, files, others })
}

fn test_selection(arguments: &mut lexopt::Parser) -> Result<Selection> {
    let mut selection = Selection::default();
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("only") => selection.only.push(arguments.value()?.string()?),
            // Can only be something after `--`, since no step takes a value.
            Value(value) => selection.passed_on.push(value),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(selection)
}

fn dist(project: &Project, arguments: &mut lexopt::Parser) -> Result<()> {
    let (mut out, mut single) = (None, false);
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => out = Some(std::env::current_dir()?.join(arguments.value()?)),
            Long("single") => single = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let start = Instant::now();
    setup::for_build(project, Flavour::Release)?;
    let out = out.unwrap_or_else(|| project.root().join(if single { build::SINGLE } else { "dist" }));
    let site = if single { project.scratch()?.join("single") } else { out.clone() };
    let built = build::build(&Job { project, flavour: Flavour::Release, out: &site })?;
    built.print();
    if single {
        std::fs::copy(site.join(build::SINGLE), &out).with_context(|| format!("writing {}", out.display()))?;
    }
    println!("built {} in {:.1} s", out.display(), start.elapsed().as_secs_f64());
    built.check_budget()
}

fn release(project: &Project, arguments: &mut lexopt::Parser) -> Result<()> {
    let mut out = project.root().join("release");
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => out = std::env::current_dir()?.join(arguments.value()?),
            other => return Err(other.unexpected().into()),
        }
    }
    setup::for_build(project, Flavour::Release)?;
    release::write(project, &out)
}

fn pictures(project: &Project, arguments: &mut lexopt::Parser) -> Result<()> {
    let mut out = project.root().join("pictures");
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("out") => out = std::env::current_dir()?.join(arguments.value()?),
            other => return Err(other.unexpected().into()),
        }
    }
    pictures::run(project, &out)
}

fn no_more(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(other) => Err(other.unexpected().into()),
        None => Ok(()),
    }
}
