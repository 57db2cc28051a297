// Loaded in the extension host in place of the tests: launcher.mjs passes it as extensionTestsPath, and the real path in the
// environment. It sends what the tests print to a file that the launcher reads, and writes a verdict of its own, because the
// workbench reports exit code 0 even when the extension host crashed or a test called process.exit().
const { appendFileSync } = require('node:fs');
const { Console } = require('node:console');
const { Writable } = require('node:stream');

exports.run = async () => {
  const { KHABAR_REPORT: report, KHABAR_TESTS: tests } = process.env;
  const write = (message) => appendFileSync(report, `${JSON.stringify(message)}\n`);
  const sink = (fd) =>
    new Writable({
      write(data, _encoding, done) {
        // code-server is installed without a compiler, so its native logger is missing; the host says so at length, and goes on.
        const text = String(data);
        if (!text.includes('@vscode/spdlog')) write({ fd, text });
        done();
      },
    });
  // The host's console methods are read-only properties, so the object is replaced as a whole.
  globalThis.console = new Console({ stdout: sink(1), stderr: sink(2), colorMode: false });
  try {
    await require(tests).run();
    write({ verdict: 'pass' });
  } catch (error) {
    write({ verdict: 'fail', error: String(error?.stack ?? error) });
    throw error;
  }
};
