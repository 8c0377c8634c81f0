//! Small line icons, drawn on a grid of 16.

use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    Overview,
    Events,
    Integrity,
    Detections,
    Issues,
    Search,
    Close,
    More,
    Clock,
    Check,
    Unchecked,
    Cross,
    Warning,
    Info,
    Folder,
    File,
    Copy,
    Download,
    Plus,
    Minus,
    Only,
    Up,
    Down,
    Right,
    Left,
    Filter,
    Lock,
    Sample,
    Drop,
    Keyboard,
    Restart,
    Star,
    Edit,
    Columns,
    Pin,
}

impl Icon {
    /// Path of the lines.
    const fn path(self) -> &'static str {
        match self {
            Icon::Overview => "M2.5 2.5h4.5v5H2.5zM9 2.5h4.5v3H9zM9 7.5h4.5v6H9zM2.5 9.5h4.5v4H2.5z",
            Icon::Events => "M2.5 3.5h11M2.5 8h11M2.5 12.5h11M5.5 3.5v9",
            Icon::Integrity => "M8 1.8l5 1.9v4c0 3.2-2 5.4-5 6.5-3-1.1-5-3.3-5-6.5v-4zM5.6 8l1.7 1.7 3.2-3.4",
            Icon::Detections => {
                "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12zM8 5.2a2.8 2.8 0 1 1 0 5.6a2.8 2.8 0 0 1 0-5.6zM8 .8v3M8 12.2v3M.8 8h3M12.2 8h3"
            }
            Icon::Issues => "M3.5 14V2.5M3.5 3h8.5l-1.8 2.8L12 8.5H3.5",
            Icon::Search => "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9zM10.3 10.3l3.5 3.5",
            Icon::Close => "M4 4l8 8M12 4l-8 8",
            Icon::More => "M3.5 7.6a.4.4 0 1 0 .01 0zM8 7.6a.4.4 0 1 0 .01 0zM12.5 7.6a.4.4 0 1 0 .01 0z",
            Icon::Clock => "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12zM8 4.8V8l2.2 1.6",
            Icon::Check => "M3 8.5l3.2 3.2L13 4.8",
            Icon::Unchecked => {
                "M8 2a6 6 0 0 1 2.6.6M12.6 4.2a6 6 0 0 1 1.3 2.6M13.7 10a6 6 0 0 1-1.6 2.4M9.8 13.7a6 6 0 0 1-3.2.1M4.2 12.6a6 6 0 0 1-1.7-2.3M2.1 7.2a6 6 0 0 1 1-2.6M5 2.8A6 6 0 0 1 6 2.3"
            }
            Icon::Cross => "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12zM5.8 5.8l4.4 4.4M10.2 5.8l-4.4 4.4",
            Icon::Warning => "M8 2.2l6.2 11.3H1.8zM8 6.3v3.4M8 11.6v.01",
            Icon::Info => "M8 2a6 6 0 1 1 0 12a6 6 0 0 1 0-12zM8 7.2v3.6M8 5v.01",
            Icon::Folder => "M2 4.5v-1h4l1.5 2H14v7.5H2z",
            Icon::File => "M4 2h5l3 3v9H4zM9 2v3h3",
            Icon::Copy => "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
            Icon::Download => "M8 2.5v7.5M5 7.2l3 3 3-3M2.5 13.5h11",
            Icon::Plus => "M8 3.5v9M3.5 8h9",
            Icon::Minus => "M3.5 8h9",
            Icon::Only => "M8 2.5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 0 1 0-11zM8 7a1 1 0 1 1 0 2a1 1 0 0 1 0-2z",
            Icon::Up => "M4 10l4-4 4 4",
            Icon::Down => "M4 6l4 4 4-4",
            Icon::Right => "M6 4l4 4-4 4",
            Icon::Left => "M10 4l-4 4 4 4",
            Icon::Filter => "M2 3.5h12L9.5 9v4.5l-3-1.5V9z",
            Icon::Lock => "M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5",
            Icon::Sample => "M6 2.5h4M7 2.5v4L3.2 13.5h9.6L9 6.5v-4M5 10.5h6",
            Icon::Drop => "M8 2.5v7M5 6.7l3 3 3-3M2.5 9.5v4h11v-4",
            Icon::Keyboard => "M1.5 4.5h13v7.5h-13zM4 7h.01M6.6 7h.01M9.3 7h.01M12 7h.01M5 9.7h6",
            Icon::Star => "M8 2l1.8 3.9 4.2.5-3.1 2.9.8 4.2L8 11.4l-3.7 2.1.8-4.2L2 6.4l4.2-.5z",
            Icon::Columns => "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10",
            Icon::Pin => "M5.5 2.5h5M6.5 2.5v4.5L4.5 9.5h7L9.5 7V2.5M8 9.5v4.5",
            Icon::Edit => "M3 13l.7-3L10.5 3.2l2.3 2.3L6 12.3z",
            Icon::Restart => "M13 8a5 5 0 1 1-1.6-3.7M13.2 2.3v2.6h-2.6",
        }
    }
}

/// An icon. It is hidden from screen readers, which read the word next to it or the label of its button.
#[component]
pub fn Glyph(icon: Icon) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d=icon.path()></path>
        </svg>
    }
}
