// What `import { it } from 'mocha'` means in the editor tests: mocha's globals. (Mocha itself is an ES module, and the tests are
// CommonJS here, because VS Code serves the module `vscode` to `require` alone.)
for (const name of ['describe', 'it', 'before', 'after', 'beforeEach', 'afterEach'])
  Object.defineProperty(exports, name, { enumerable: true, get: () => globalThis[name] });
