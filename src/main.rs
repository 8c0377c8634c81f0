//! The page: draws what the engine answers, and turns clicks into questions.

#![allow(
    clippy::cast_possible_truncation,
    reason = "the browser counts in f64; sizes, rows and milliseconds fit, and a cast saturates"
)]

mod app;
mod browser;
mod engine_client;
mod later;
mod state;
mod ui;
mod views;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
}
