//! The colour theme: light, dark, or the system's.

use words::{Label, Language, messages as m};

use super::layout;

/// A colour theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Follows the system's setting.
    System,
    Light,
    Dark,
}

const KEY: &str = "theme";

impl Label for Theme {
    fn label(&self, language: Language) -> &'static str {
        match self {
            Theme::System => m::theme_system(language),
            Theme::Light => m::theme_light(language),
            Theme::Dark => m::theme_dark(language),
        }
    }
}

impl Theme {
    /// All themes, in the order of the menu.
    pub const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    const fn name(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    /// Applies the theme chosen last, and returns it.
    pub fn remembered() -> Theme {
        let name = layout::remembered(KEY);
        let theme = Theme::ALL.into_iter().find(|theme| Some(theme.name()) == name.as_deref());
        let theme = theme.unwrap_or(Theme::System);
        theme.show();
        theme
    }

    /// Applies the theme and remembers it.
    pub fn choose(self) {
        layout::remember(KEY, self.name());
        self.show();
    }

    fn show(self) {
        let html =
            web_sys::window().and_then(|window| window.document()).and_then(|document| document.document_element());
        if let Some(html) = html {
            // Fails only for an invalid attribute name.
            let _ = match self {
                Theme::System => html.remove_attribute("data-theme"),
                other => html.set_attribute("data-theme", other.name()),
            };
        }
    }
}
