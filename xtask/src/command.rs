//! Runs other programs, with errors that say what to do.

use std::io::ErrorKind;
use std::process::{Command, Output, Stdio};

use anyhow::{Context, Error, Result, bail};

use crate::project::Project;

/// Runs a program whose output goes to the user.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|error| not_started(command, error))?;
    if !status.success() {
        bail!("`{}` failed ({status})", words(command));
    }
    Ok(())
}

/// Runs a program and returns its standard output. If it fails, its error output becomes part of the error.
pub fn output(command: &mut Command) -> Result<Vec<u8>> {
    let Output { status, stdout, stderr } =
        command.stdin(Stdio::null()).output().map_err(|error| not_started(command, error))?;
    if !status.success() {
        bail!("`{}` failed ({status})\n{}", words(command), String::from_utf8_lossy(&stderr).trim_end());
    }
    Ok(stdout)
}

/// Whether a program is installed and succeeds with these arguments.
pub fn answers(program: &str, arguments: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// The command as one would type it.
pub fn words(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}

/// The error for a program that could not be started.
pub fn not_started(command: &Command, error: std::io::Error) -> Error {
    let program = command.get_program().to_string_lossy().into_owned();
    if error.kind() != ErrorKind::NotFound {
        return Error::new(error).context(format!("starting `{}`", words(command)));
    }
    let advice = match program.as_str() {
        "node" | "npm" | "npx" => {
            "it comes with Node.js 20 or newer: `apt-get install nodejs npm`, `brew install node`, or https://nodejs.org"
        }
        "rustup" | "rustc" | "cargo" => "install Rust with rustup: https://rustup.rs",
        _ => "is it installed, and in PATH?",
    };
    Error::msg(format!("`{program}` is not there; {advice}"))
}

/// A command that runs a program in e2e/node_modules with Node.js.
pub fn node_program(project: &Project, path: &str) -> Result<Command> {
    node(project, &format!("node_modules/{path}"))
}

/// A command that runs a script in e2e with Node.js.
pub fn node(project: &Project, path: &str) -> Result<Command> {
    let script = project.e2e().join(path);
    let script = script.canonicalize().with_context(|| format!("{} is missing", script.display()))?;
    let mut node = Command::new("node");
    node.arg(script).current_dir(project.e2e());
    Ok(node)
}
