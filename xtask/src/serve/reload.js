// Only in `cargo xtask serve --dev`: waits for the next build and reloads. SEEN is put in by the server.
(async () => {
  const seen = 'SEEN';
  for (;;) {
    try {
      const response = await fetch(`/~dev/builds?seen=${seen}`);
      const finished = await response.text();
      if (response.ok && finished !== seen) {
        location.reload();
        return;
      }
    } catch {
      // The server is being restarted.
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
})();
