// Follows the generated glue of a module on demand, which defines `wasm_bindgen`: `start`, and `answer` for each message.
// The page's first message carries the compiled module and the port to the engine; all later messages use that port.
self.addEventListener('unhandledrejection', (event) => {
  // A failure in a promise only rejects it; rethrown, it reaches the page like any other error.
  event.preventDefault();
  setTimeout(() => {
    throw event.reason;
  });
});
self.addEventListener(
  'message',
  async (event) => {
    await wasm_bindgen({ module_or_path: event.data.module });
    wasm_bindgen.start();
    const { engine } = event.data;
    engine.onmessage = ({ data: [message] }) => {
      const answer = wasm_bindgen.answer(message);
      engine.postMessage([answer], [answer.buffer]);
    };
  },
  { once: true },
);
