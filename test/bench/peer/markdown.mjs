// The peer of the index: the language service of Markdown in VS Code over the same texts, each as a note.
// usage: node markdown.mjs FOLDER; prints { seconds, again, memory } (until the first answer on all notes, another one after a
// change of one note, megabytes).
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { createLanguageService } from 'vscode-markdown-languageservice';
import { URI } from 'vscode-uri';

const folder = path.resolve(process.argv[2]);
const started = performance.now();
const files = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.txt'));
const documents = new Map();
for (const name of files) {
  const uri = URI.file(path.join(folder, `${name}.md`));
  const text = readFileSync(path.join(folder, name), 'utf8');
  documents.set(uri.toString(), TextDocument.create(uri.toString(), 'markdown', 1, text));
}
const listeners = [];
const never = () => ({ dispose() {} });
const workspace = {
  workspaceFolders: [URI.file(folder)],
  getAllMarkdownDocuments: async () => documents.values(),
  hasMarkdownDocument: (uri) => documents.has(uri.toString()),
  openMarkdownDocument: async (uri) => documents.get(uri.toString()),
  stat: async (uri) => (documents.has(uri.toString()) ? { isDirectory: false } : undefined),
  readDirectory: async () => [],
  onDidChangeMarkdownDocument: (listener, self) => {
    listeners.push(self ? listener.bind(self) : listener);
    return { dispose() {} };
  },
  onDidCreateMarkdownDocument: never,
  onDidDeleteMarkdownDocument: never,
};
const slug = (value) => ({ value, equals: (other) => other.value === value });
const markdown = new MarkdownIt();
const service = createLanguageService({
  workspace,
  parser: {
    slugifier: { fromHeading: slug, fromFragment: slug },
    tokenize: async (document) => markdown.parse(document.getText(), {}),
  },
  logger: { level: 0, log() {} },
});
const token = { isCancellationRequested: false, onCancellationRequested: never };
const ask = async () => {
  await service.getWorkspaceSymbols('الولايات', token);
  const first = documents.values().next().value;
  await service.getReferences(first, { line: 0, character: 0 }, { includeDeclaration: true }, token);
  await service.getFileReferences(URI.parse(first.uri), token);
};
await ask();
const seconds = (performance.now() - started) / 1000;
const [uri, first] = documents.entries().next().value;
const changed = TextDocument.create(uri, 'markdown', 2, `${first.getText()}\n# عنوان\n`);
documents.set(uri, changed);
for (const listener of listeners) listener(changed);
const before = performance.now();
await ask();
const again = performance.now() - before;
console.log(JSON.stringify({ seconds, again, memory: process.memoryUsage.rss() / 1e6 }));
