//! `cargo xtask pictures`: the page in every view, size and colour, for people to look at.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::build::{self, Flavour, Job};
use crate::command;
use crate::project::Project;
use crate::setup;

/// Pictures that the documentation shows: the file in docs/screenshots, and the picture that it is.
const SHOWN: [(&str, &str); 10] = [
    ("detail-1440-light.png", "events-detail-1440-light.png"),
    ("events-1440-dark.png", "events-1440-dark.png"),
    ("events-390-light.png", "events-390-light.png"),
    ("integrity-1440-dark.png", "integrity-1440-dark.png"),
    ("integrity-1440-light.png", "integrity-1440-light.png"),
    ("issues-1440-light.png", "issues-1440-light.png"),
    ("open-1440-light.png", "open-1440-light.png"),
    ("overview-1024-light.png", "overview-1024-light.png"),
    ("overview-1440-dark.png", "overview-1440-dark.png"),
    ("overview-1440-light.png", "overview-1440-light.png"),
];

/// Takes all pictures, and renews those of the documentation.
pub fn run(project: &Project, out: &Path) -> Result<()> {
    setup::for_build(project, Flavour::Release)?;
    let chromium = setup::chromium(project)?;
    let dist = project.root().join("dist");
    build::build_if_changed(&Job { project, flavour: Flavour::Release, out: &dist })?;
    let mut playwright = command::node_program(project, "@playwright/test/cli.js")?;
    playwright.args(["test", "--project", "pictures"]).env("DIST", &dist).env("PICTURES", out);
    if let Some(chromium) = chromium {
        playwright.env("CHROMIUM", chromium);
    }
    command::run(&mut playwright)?;
    for (shown, taken) in SHOWN {
        let (from, to) = (out.join(taken), project.root().join("docs/screenshots").join(shown));
        fs::copy(&from, &to).with_context(|| format!("copying {}", from.display()))?;
    }
    println!("look at them: {}", out.display());
    Ok(())
}
