//! `cargo xtask serve`: builds the site and serves it on this machine; with `--dev`, also rebuilds it on every change.

mod answer;
mod rebuild;

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use tiny_http::Server;

use crate::build::{self, Flavour, Job};
use crate::project::Project;
use crate::setup;

pub use answer::RELOAD_SCRIPT;

use answer::Site;
use rebuild::Builds;

/// How to serve.
pub struct Options {
    /// Port on 127.0.0.1.
    pub port: u16,
    /// Whether to open the user's browser.
    pub open: bool,
    /// Which build to serve.
    pub flavour: Flavour,
}

/// Serves until interrupted.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    // Bound first, so that a port in use is reported before a build that takes minutes.
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))
        .with_context(|| format!("port {} cannot be had; name another with --port", options.port))?;
    let out = match options.flavour {
        Flavour::Release => project.root().join("dist"),
        Flavour::Dev => project.scratch()?.join("dev-site"),
    };
    setup::for_build(project, options.flavour)?;
    let job = Job { project, flavour: options.flavour, out: &out };
    let builds = Arc::new(Builds::default());
    match options.flavour {
        Flavour::Release => build_once(&job)?,
        // What does not compile now may compile after the next change.
        Flavour::Dev => rebuild::build_and_tell(&job, &builds),
    }

    let server = Server::from_listener(listener, None).map_err(|error| anyhow!("starting the server: {error}"))?;
    let url = format!("http://{}/", server.server_addr());
    println!("serving {url} (Ctrl+C stops)");
    if options.open {
        open_browser(&url);
    }
    serve(&Arc::new(server), &Arc::new(site(out.clone(), options.flavour, &builds)));
    match options.flavour {
        Flavour::Release => loop {
            thread::park();
        },
        Flavour::Dev => rebuild::on_every_change(&job, &builds),
    }
}

fn site(folder: PathBuf, flavour: Flavour, builds: &Arc<Builds>) -> Site {
    Site { folder, builds: (flavour == Flavour::Dev).then(|| Arc::clone(builds)) }
}

fn build_once(job: &Job<'_>) -> Result<()> {
    let start = Instant::now();
    println!("building what changed; the first time takes a few minutes");
    match build::build_if_changed(job)? {
        Some(built) => {
            built.print();
            println!("built in {:.1} s", start.elapsed().as_secs_f64());
        }
        None => println!("nothing changed since the last build"),
    }
    Ok(())
}

/// A few threads handle requests; a request that waits for the next build gets a thread of its own.
fn serve(server: &Arc<Server>, site: &Arc<Site>) {
    for _ in 0..4 {
        let (server, site) = (Arc::clone(server), Arc::clone(site));
        thread::spawn(move || {
            loop {
                match server.recv() {
                    Ok(request) => answer::answer(&site, request),
                    Err(error) => eprintln!("a request could not be read: {error}"),
                }
            }
        });
    }
}

fn open_browser(url: &str) {
    let (program, arguments): (_, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[]),
        "windows" => ("cmd", &["/C", "start", ""]),
        _ => ("xdg-open", &[]),
    };
    let mut command = Command::new(program);
    command.args(arguments).arg(url).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Err(error) = command.spawn() {
        println!("no browser could be opened with `{program}` ({error}); open {url} yourself");
    }
}
