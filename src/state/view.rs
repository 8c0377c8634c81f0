//! The name of a view.

/// A view, by its part of the route: `#/events`. What it is called and what draws it stands in the table of views,
/// `src/views/mod.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View(&'static str);

/// Those that other parts of the page lead to.
impl View {
    /// Single events.
    pub const EVENTS: View = View::named("events");
    /// What was proved.
    pub const INTEGRITY: View = View::named("integrity");
    /// What went wrong, and all files.
    pub const ISSUES: View = View::named("issues");
    /// Figures and charts.
    pub const OVERVIEW: View = View::named("overview");
}

impl View {
    /// A view of this name. One that nothing leads to but the rail and its link is named in its line of the table only.
    pub const fn named(name: &'static str) -> View {
        View(name)
    }

    /// Its part of the route.
    pub const fn name(self) -> &'static str {
        self.0
    }
}
