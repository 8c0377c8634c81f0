//! Which part of the page may use which, and what its security rests on.

use crate::expect_none;
use crate::work_tree::{Source, sources};

/// Which other modules each module of `src/` may import; `app` and `main` put all of them together.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("browser", &[]),
    ("ui", &["browser"]),
    ("engine_client", &["browser"]),
    ("state", &["browser", "engine_client"]),
    ("later", &["browser", "ui", "engine_client"]),
    ("views", &["browser", "ui", "engine_client", "state", "later"]),
];

/// Imports that the table forbids but that still exist: to be removed.
const DEBTS: &[(&str, &str)] = &[("src/browser/files.rs", "engine_client")];

/// Modules of `src/views/` that are not views but shared by them.
const SHARED_BY_VIEWS: [&str; 7] = ["key_choice", "no_match", "people", "sentence", "undated", "value_menu", "who"];

/// What widgets may use of `protocol`: times and time ranges, which are not about events.
const TIME: [&str; 2] = ["Micros", "TimeRange"];

#[test]
fn modules_import_only_what_they_may() {
    let mut breaches = Vec::new();
    let mut debts = DEBTS.to_vec();
    for source in sources("src", "rs") {
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(module, _)| *module == module_of(&source)) else { continue };
        for (module, _) in MAY_IMPORT.iter().chain(&[("app", &[] as &[&str])]) {
            let own = *module == module_of(&source);
            if own || allowed.contains(module) || !source.code().contains(&format!("crate::{module}")) {
                continue;
            }
            match debts.iter().position(|debt| *debt == (source.path.as_str(), *module)) {
                Some(at) => drop(debts.remove(at)),
                None => breaches.push(format!("{} must not import {module}", source.path)),
            }
        }
    }
    breaches.extend(debts.iter().map(|(path, module)| format!("DEBTS: {path} no longer imports {module}")));
    expect_none(&breaches);
}

#[test]
fn views_do_not_import_each_other() {
    let mut breaches = Vec::new();
    for source in sources("src/views", "rs") {
        let own = source.path.trim_start_matches("src/views/").split(['/', '.']).next().unwrap_or_default();
        for (at, import) in source.code().match_indices("crate::views::").map(|(at, name)| (at, name.len())) {
            let code = source.code();
            let name = code[at + import..].split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
            if name != own && own != "mod" && !SHARED_BY_VIEWS.contains(&name) {
                breaches.push(format!("{} must not import the view {name}", source.path));
            }
        }
    }
    expect_none(&breaches);
}

#[test]
fn widgets_know_nothing_of_events() {
    let mut breaches = Vec::new();
    for source in sources("src/ui", "rs") {
        let mut code = source.code();
        for name in TIME {
            code = code.replace(&format!("protocol::{name}"), "");
        }
        code = code.replace("protocol::{Micros, TimeRange}", "");
        if code.contains("protocol::") {
            breaches.push(format!("{} imports protocol", source.path));
        }
    }
    expect_none(&breaches);
}

#[test]
fn only_the_engine_client_knows_workers() {
    let others = sources("src", "rs").into_iter().filter(|source| module_of(source) != "engine_client");
    let knowing = others.filter(|source| {
        let code = source.code();
        code.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == "Worker" || word == "MessagePort")
    });
    expect_none(&knowing.map(|source| format!("{} knows of workers", source.path)).collect::<Vec<_>>());
}

#[test]
fn text_is_never_markup() {
    let mut breaches = Vec::new();
    for source in sources("src", "rs") {
        let code = source.code();
        let found = ["inner_html", "set_outer_html", "insert_adjacent_html", "document.write", "eval("];
        let found = found.into_iter().filter(|word| code.contains(word));
        breaches.extend(found.map(|word| format!("{}: `{word}` could turn text from a file into markup", source.path)));
    }
    expect_none(&breaches);
}

#[test]
fn no_style_attributes() {
    // The page's Content-Security-Policy would ignore them; `style:width=` does the same without an attribute.
    let styled = sources("src", "rs").into_iter().filter(|source| {
        source.code().lines().any(|line| line.trim_start().starts_with("style=") || line.contains(" style="))
    });
    expect_none(&styled.map(|source| format!("{}: a style attribute", source.path)).collect::<Vec<_>>());
}

fn module_of(source: &Source) -> &str {
    source.path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default()
}
