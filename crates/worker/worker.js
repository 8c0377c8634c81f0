// Follows the generated glue of the worker's WebAssembly, which defines `wasm_bindgen`.
// The page's first message carries the compiled module, the role and the ports; all later messages use the ports.
self.addEventListener('unhandledrejection', (event) => {
  // A trap inside a Rust future only rejects a promise; rethrown, it reaches the page like any other error.
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
});
self.addEventListener(
  'message',
  async (event) => {
    await wasm_bindgen({ module_or_path: event.data.module });
    wasm_bindgen.start(event.data);
  },
  { once: true },
);
