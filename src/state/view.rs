//! The name of a view.

/// A view, by its part of the route: `#/events`. The table of views, `src/views/mod.rs`, has its title and what draws
/// it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View(&'static str);

/// Views that other parts of the page lead to.
impl View {
    /// Findings.
    pub const DETECTIONS: View = View::named("detections");
    /// Single events.
    pub const EVENTS: View = View::named("events");
    /// What was proved.
    pub const INTEGRITY: View = View::named("integrity");
    /// Problems, and all files.
    pub const ISSUES: View = View::named("issues");
    /// Figures and charts.
    pub const OVERVIEW: View = View::named("overview");
}

impl View {
    /// The view with this name. If nothing but the rail leads to it, its name only appears in its line of the table.
    pub const fn named(name: &'static str) -> View {
        View(name)
    }

    /// Its part of the route.
    pub const fn name(self) -> &'static str {
        self.0
    }
}

/// A number next to the name of a view.
#[derive(Clone, Default, PartialEq)]
pub struct Badge {
    /// The number; 0 is not shown.
    pub count: u64,
    /// What is counted, if the name of the view does not say it.
    pub title: String,
    /// How it looks.
    pub class: &'static str,
}
