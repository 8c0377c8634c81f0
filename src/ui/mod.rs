//! Widgets that know nothing about events: signals in, callbacks out.

pub mod button;
pub mod chart;
pub mod copy;
pub mod counted;
pub mod cut;
pub mod dialog;
pub mod filled;
pub mod finder;
pub mod icon;
pub mod list;
pub mod menu;
pub mod named;
pub mod pager;
pub mod pane;
pub mod reactive;
pub mod seen;
