//! Answers one request with one file.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response};

use super::rebuild::Builds;
use crate::build::CONTENT_SECURITY_POLICY;

/// URL of the script that reloads the page of a `--dev` build.
pub const RELOAD_SCRIPT: &str = "/~dev/reload.js";

/// URL that the script requests: answered once there were more builds than it has seen, or after [`PATIENCE`].
const WAIT: &str = "/~dev/builds?seen=";
const PATIENCE: Duration = Duration::from_secs(25);

/// The site being served.
pub struct Site {
    /// Folder with the built files.
    pub folder: PathBuf,
    /// Present if the page should reload after each build.
    pub builds: Option<Arc<Builds>>,
}

/// Answers a request. If it waits for a build, it is answered later, from another thread.
pub fn answer(site: &Site, request: Request) {
    if let Some(builds) = &site.builds {
        if let Some(seen) = request.url().strip_prefix(WAIT).and_then(|seen| seen.parse().ok()) {
            let builds = Arc::clone(builds);
            thread::spawn(move || send(request, text(200, builds.wait(seen, PATIENCE).to_string())));
            return;
        }
        if request.url() == RELOAD_SCRIPT {
            let script = include_str!("reload.js").replace("SEEN", &builds.finished().to_string());
            send(request, typed(Response::from_data(script), "text/javascript; charset=utf-8"));
            return;
        }
    }
    let response = match request.method() {
        Method::Get | Method::Head => file(site, request.url()),
        _ => text(405, "only GET and HEAD\n".to_owned()),
    };
    send(request, response);
}

type Answer = Response<Cursor<Vec<u8>>>;

fn file(site: &Site, url: &str) -> Answer {
    let Some(relative) = relative_path(url) else {
        return text(400, "not a path\n".to_owned());
    };
    // The root is the only folder for which a page is served.
    let path = site.folder.join(if relative.as_os_str().is_empty() { Path::new("index.html") } else { &relative });
    match fs::read(&path) {
        Ok(content) => typed(Response::from_data(content), mime(&path)),
        Err(_) if site.builds.is_some() && path == site.folder.join("index.html") => not_built(),
        Err(_) => text(404, "not found\n".to_owned()),
    }
}

/// The path of a URL relative to the site; `None` if it tries to leave the site.
fn relative_path(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let mut relative = PathBuf::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        // The build only makes plain names, so nothing has to be decoded.
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
        if !plain || part.starts_with("..") {
            return None;
        }
        relative.push(part);
    }
    Some(relative)
}

/// Says that the first build failed; the page appears once one succeeds.
fn not_built() -> Answer {
    let page = format!(
        "<!doctype html><meta charset=\"utf-8\"><title>Traillight: not built</title><script src=\"{RELOAD_SCRIPT}\" \
         defer></script><p>The build failed; the terminal says why. This page reloads after the next build.</p>"
    );
    typed(Response::from_data(page), mime(Path::new("index.html"))).with_status_code(503)
}

fn text(status: u16, words: String) -> Answer {
    typed(Response::from_data(words), "text/plain; charset=utf-8").with_status_code(status)
}

fn typed(answer: Answer, mime: &str) -> Answer {
    // A `meta` element cannot forbid framing; a header can.
    let policy = format!("{CONTENT_SECURITY_POLICY}; frame-ancestors 'none'");
    [
        ("Content-Type", mime),
        ("Cache-Control", "no-cache"),
        ("Content-Security-Policy", &policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ]
    .into_iter()
    .filter_map(|(name, value)| Header::from_bytes(name, value).ok())
    .fold(answer, |answer, header| answer.with_header(header))
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("txt") => "text/plain; charset=utf-8",
        Some("zip") => "application/zip",
        Some("gz") => "application/gzip",
        _ => "application/octet-stream",
    }
}

fn send(request: Request, answer: Answer) {
    // Fails if the browser has closed the connection, which is fine.
    let _ = request.respond(answer);
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::relative_path;

    #[test]
    fn paths_stay_below_the_site() {
        for (url, path) in [
            ("/", Some("")),
            ("/page-0.js", Some("page-0.js")),
            ("/a//b.js?x=/../y#/z", Some("a/b.js")),
            ("/../secret", None),
            ("/a/../../secret", None),
            ("/%2e%2e/secret", None),
            ("/a\\..\\secret", None),
            ("/C:/secret", None),
        ] {
            assert_eq!(relative_path(url), path.map(PathBuf::from), "{url}");
        }
    }
}
