//! One folder or file a view. Views import state, ui and engine_client.
