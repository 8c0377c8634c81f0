//! Widgets that know nothing of events: signals in, callbacks out.
