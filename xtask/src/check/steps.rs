//! The steps of `cargo xtask test`.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::num::NonZero;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use anyhow::{Context as _, Result, bail};

use super::tally::{self, Tally};
use super::{Context, Outcome, Step, fixtures, hosting};
use crate::build::{self, Flavour, Job};
use crate::{command, setup};

/// In the order in which they run: fast and informative ones first.
pub const ALL: [Step; 11] = [
    Step { name: "format", what: "the code is formatted (cargo fmt)", run: format },
    Step { name: "lint", what: "clippy has nothing to say, natively", run: lint },
    Step { name: "lint-wasm", what: "clippy has nothing to say about the page and the workers", run: lint_wasm },
    Step { name: "deny", what: "licences, sources and advisories of dependencies (cargo-deny)", run: deny },
    Step { name: "native", what: "native tests", run: native },
    Step { name: "docs", what: "examples in the documentation", run: docs },
    Step { name: "dist", what: "the site builds and is small enough", run: dist },
    Step { name: "workflows", what: "the workflows of the host are valid (actionlint)", run: hosting::workflows },
    Step { name: "types", what: "the stories' types fit (tsc)", run: types },
    Step { name: "stories", what: "stories in a real browser (Playwright)", run: stories },
    Step { name: "firefox", what: "the main stories in Firefox, on a host and from disk (Puppeteer)", run: firefox },
];

/// Steps that run only when named, because they take too long to run every time.
pub const ON_REQUEST: [Step; 4] = [
    Step {
        name: "stress",
        what: "the page comes to rest each of 500 times while all cores are busy (Playwright)",
        run: stress,
    },
    Step { name: "sql", what: "SQL over events, natively: clippy and tests of crates/sql with DataFusion", run: sql },
    Step { name: "hosts", what: "stories about starting and hosting, with nginx (Playwright)", run: hosting::nginx },
    Step { name: "reproducible", what: "two builds in two folders are the same", run: hosting::reproducible },
];

fn format(context: &Context<'_>) -> Result<Outcome> {
    command::run(context.project.cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Outcome::Passed)
}

fn lint(context: &Context<'_>) -> Result<Outcome> {
    command::run(context.project.cargo().args(["clippy", "--all-targets", "--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

fn lint_wasm(context: &Context<'_>) -> Result<Outcome> {
    setup::for_build(context.project, Flavour::Dev)?;
    let mut cargo = context.project.cargo_for_wasm();
    cargo.args(["clippy", "--target", "wasm32-unknown-unknown"]);
    for module in build::Module::all() {
        cargo.args(["-p", &module.package]);
    }
    command::run(cargo.args(["--", "-D", "warnings"]))?;
    Ok(Outcome::Passed)
}

fn deny(context: &Context<'_>) -> Result<Outcome> {
    if !command::answers("cargo-deny", &["--version"]) {
        return Ok(Outcome::Skipped("cargo-deny is not installed; `cargo install --locked cargo-deny`".to_owned()));
    }
    command::run(context.project.cargo().args(["deny", "check", "licenses", "bans", "sources"]))?;
    // The advisories have to be downloaded, which is not possible everywhere; without them, nothing can be checked.
    if let Err(error) = command::output(context.project.cargo().args(["deny", "fetch", "db"])) {
        println!("advisories were not checked, the database cannot be had: {error:#}");
        return Ok(Outcome::Passed);
    }
    command::run(context.project.cargo().args(["deny", "check", "--disable-fetch", "advisories"]))?;
    Ok(Outcome::Passed)
}

fn native(context: &Context<'_>) -> Result<Outcome> {
    let mut cargo = context.project.cargo();
    let with_nextest = command::answers("cargo-nextest", &["--version"]);
    if with_nextest {
        cargo.args(["nextest", "run", "--no-fail-fast"]).args(context.passed_on);
    } else {
        println!("cargo-nextest is not installed, so this is the slower `cargo test`");
        cargo.args(["test", "--all-targets", "--no-fail-fast"]).args(context.passed_on);
    }
    let (printed, success) = run_and_read(&mut cargo)?;
    let tally = if with_nextest { tally::nextest(&printed) } else { Some(tally::cargo_test(&printed)) };
    counted(tally, success)
}

fn docs(context: &Context<'_>) -> Result<Outcome> {
    let mut cargo = context.project.cargo();
    let (printed, success) = run_and_read(cargo.args(["test", "--doc", "--no-fail-fast"]))?;
    match tally::cargo_test(&printed) {
        Tally { passed: 0, failed: 0 } if success => Ok(Outcome::Skipped("there are no such examples".to_owned())),
        tally => counted(Some(tally), success),
    }
}

fn dist(context: &Context<'_>) -> Result<Outcome> {
    setup::for_build(context.project, Flavour::Release)?;
    let out = context.project.root().join("dist");
    let built = build::build(&Job { project: context.project, flavour: Flavour::Release, out: &out })?;
    built.print();
    built.check_budget()?;
    Ok(Outcome::Passed)
}

fn types(context: &Context<'_>) -> Result<Outcome> {
    setup::node_packages(context.project)?;
    command::run(command::node_program(context.project, "typescript/bin/tsc")?.arg("--noEmit"))?;
    Ok(Outcome::Passed)
}

fn stories(context: &Context<'_>) -> Result<Outcome> {
    let playwright = playwright(context, "stories")?;
    in_browser(context, playwright)
}

fn firefox(context: &Context<'_>) -> Result<Outcome> {
    let Some(firefox) = setup::firefox()? else {
        return Ok(Outcome::Skipped(
            "there is no Firefox; `apt-get install firefox-esr`, or set FIREFOX to its path".to_owned(),
        ));
    };
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec", "firefox/firefox.mjs"]).current_dir(context.project.e2e());
    if let Some(chromium) = setup::chromium(context.project)? {
        node.env("CHROMIUM", chromium);
    }
    let out = context.project.root().join("dist");
    setup::for_build(context.project, Flavour::Release)?;
    build::build_if_changed(&Job { project: context.project, flavour: Flavour::Release, out: &out })?;
    command::run(node.env("FIREFOX", firefox).env("DIST", &out))?;
    Ok(Outcome::Passed)
}

/// Nothing in the page asks it yet, and after a fresh checkout DataFusion is compiled again: ten minutes of processor time.
fn sql(context: &Context<'_>) -> Result<Outcome> {
    let packages = ["-p", "sql", "-p", "zstd"];
    let mut clippy = context.project.cargo();
    command::run(clippy.args(["clippy", "--all-targets"]).args(packages).args(["--", "-D", "warnings"]))?;
    let mut tests = context.project.cargo();
    let (printed, success) =
        run_and_read(tests.args(["test", "--no-fail-fast"]).args(packages).args(context.passed_on))?;
    counted(Some(tally::cargo_test(&printed)), success)
}

fn stress(context: &Context<'_>) -> Result<Outcome> {
    let playwright = playwright(context, "stress")?;
    let over = AtomicBool::new(false);
    let keep_busy = || {
        while !over.load(Ordering::Relaxed) {
            std::hint::spin_loop();
        }
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(2, NonZero::get);
        (0..cores).for_each(|_| drop(scope.spawn(keep_busy)));
        let outcome = in_browser(context, playwright);
        over.store(true, Ordering::Relaxed);
        outcome
    })
}

/// Builds what the browser needs, and prepares to run one of the projects in Playwright's configuration.
pub fn playwright(context: &Context<'_>, project: &str) -> Result<Command> {
    setup::for_build(context.project, Flavour::Release)?;
    let chromium = setup::chromium(context.project)?;
    let out = context.project.root().join("dist");
    // After the step `dist` there is nothing to do; on its own, this step tests the current sources.
    build::build_if_changed(&Job { project: context.project, flavour: Flavour::Release, out: &out })?;
    fixtures::write(&context.project.e2e().join("fixtures"))?;
    let mut playwright = command::node_program(context.project, "@playwright/test/cli.js")?;
    playwright.args(["test", "--project", project]).args(context.passed_on).env("DIST", &out);
    if let Some(chromium) = chromium {
        playwright.env("CHROMIUM", chromium);
    }
    Ok(playwright)
}

pub fn in_browser(context: &Context<'_>, mut playwright: Command) -> Result<Outcome> {
    let report = context.project.e2e().join("test-results/report.json");
    // Otherwise a report of an earlier run might be taken for this one's.
    let _ = fs::remove_file(&report);
    let status = playwright.status().map_err(|error| command::not_started(&playwright, error))?;
    let report = fs::read(&report).with_context(|| format!("Playwright left no report ({status})"))?;
    counted(tally::playwright(&serde_json::from_slice(&report)?), status.success())
}

/// A runner that fails without a failed test has failed all the same.
fn counted(tally: Option<Tally>, success: bool) -> Result<Outcome> {
    match tally {
        Some(tally) if success || tally.failed > 0 => Ok(Outcome::Counted(tally)),
        Some(_) => bail!("the runner failed, though no test did; see above"),
        None => bail!("the tests did not run; see above"),
    }
}

/// Shows a program's output while it runs, and returns it.
fn run_and_read(command: &mut Command) -> Result<(String, bool)> {
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    // The lines that are parsed must not contain colour codes.
    command.env("CARGO_TERM_COLOR", "never");
    let mut child = command.spawn().map_err(|error| command::not_started(command, error))?;
    let errors = child.stderr.take().map(|stream| thread::spawn(|| copy_lines(stream, std::io::stderr())));
    let mut printed = child.stdout.take().map(|stream| copy_lines(stream, std::io::stdout())).unwrap_or_default();
    if let Some(Ok(more)) = errors.map(thread::JoinHandle::join) {
        printed.push_str(&more);
    }
    Ok((printed, child.wait()?.success()))
}

fn copy_lines(from: impl Read, mut to: impl Write) -> String {
    let mut copy = String::new();
    for line in BufReader::new(from).lines().map_while(Result::ok) {
        // Losing the terminal is no reason to stop a test run.
        let _ = writeln!(to, "{line}");
        copy.push_str(&line);
        copy.push('\n');
    }
    copy
}
