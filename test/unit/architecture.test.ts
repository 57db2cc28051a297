import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { build, type Metafile } from 'esbuild';

/** The layers of ARCHITECTURE.md, each with those it may import from; a layer may always import from itself. */
const WORDS = [
  'server/src/messages.ts',
  'server/src/finding-messages.ts',
  'server/src/date-messages.ts',
  'server/src/fix-messages.ts',
  'server/src/event-messages.ts',
] as const;
const LAYERS: Record<string, readonly string[]> = {
  'server/src/core/': [],
  'server/src/protocol.ts': ['server/src/protocol-copies.ts', 'server/src/protocol-events.ts'],
  'server/src/protocol-copies.ts': [],
  'server/src/protocol-events.ts': [],
  'server/src/finding-messages.ts': ['server/src/core/', ...WORDS],
  'server/src/date-messages.ts': ['server/src/core/', ...WORDS],
  'server/src/fix-messages.ts': ['server/src/core/', ...WORDS],
  'server/src/event-messages.ts': ['server/src/core/', ...WORDS],
  'server/src/messages.ts': ['server/src/core/', ...WORDS],
  'server/src/workspace/': ['server/src/core/', 'server/src/protocol.ts'],
  'server/src/features/': ['server/src/core/', 'server/src/workspace/', 'server/src/protocol.ts', 'schemas/', ...WORDS],
  'server/src/node/': ['server/src/core/', 'server/src/workspace/', 'server/src/protocol.ts', ...WORDS],
  'server/src/lsp/': [
    'server/src/node/',
    'server/src/core/',
    'server/src/workspace/',
    'server/src/features/',
    'server/src/protocol.ts',
    ...WORDS,
  ],
  'server/src/cli/': [
    'server/src/node/',
    'server/src/core/',
    'server/src/workspace/',
    'server/src/features/',
    'server/src/lsp/',
    'server/src/protocol.ts',
    'server/src/packed-lexicon.ts',
    'server/src/packed-model.ts',
    ...WORDS,
  ],
  'server/src/worker.ts': [
    'server/src/core/',
    'server/src/node/',
    'server/src/packed-lexicon.ts',
    'server/src/packed-model.ts',
  ],
  'server/src/main.ts': [
    'server/src/core/',
    'server/src/lsp/',
    'server/src/packed-lexicon.ts',
    'server/src/packed-model.ts',
  ],
  'server/src/packed-model.ts': ['server/src/core/'],
  'server/src/packed-lexicon.ts': ['build/lexicon.deflate'],
  'client/src/': ['server/src/protocol.ts'],
};

/** Packages that a layer may import; the layers that are not named here may import anything. */
const PACKAGES: Record<string, RegExp> = {
  'server/src/core/': /^(yaml|temporal-polyfill)$/,
  'server/src/workspace/': /^(yaml|vscode-uri|picomatch)$/,
  'server/src/features/': /^(vscode-languageserver-types|vscode-uri)$/,
  'server/src/messages.ts': /^$/,
  'server/src/finding-messages.ts': /^$/,
  'server/src/date-messages.ts': /^$/,
  'server/src/fix-messages.ts': /^$/,
  'server/src/event-messages.ts': /^$/,
  'server/src/protocol.ts': /^(vscode-languageserver-types)$/,
  'server/src/protocol-copies.ts': /^(vscode-languageserver-types)$/,
  'server/src/protocol-events.ts': /^(vscode-languageserver-types)$/,
};

const layerOf = (file: string): string | undefined => Object.keys(LAYERS).find((layer) => file.startsWith(layer));
const builtins = new Set(builtinModules.flatMap((name) => [name, `node:${name}`]));

async function importsOf(entries: string[]): Promise<Metafile['inputs']> {
  const { metafile } = await build({
    entryPoints: entries,
    bundle: true,
    write: false,
    outdir: 'build/none',
    format: 'esm',
    platform: 'node',
    packages: 'external',
    external: ['vscode'],
    loader: { '.deflate': 'empty' },
    metafile: true,
    logLevel: 'silent',
  });
  return metafile.inputs;
}

/** Every import in `inputs` that goes against the arrows, in words. */
function violations(inputs: Metafile['inputs']): string[] {
  const found: string[] = [];
  for (const [file, { imports }] of Object.entries(inputs)) {
    const layer = layerOf(file);
    if (layer === undefined) {
      if (file.endsWith('.ts')) found.push(`${file} belongs to no layer`);
      continue;
    }
    for (const { path: target, external } of imports) {
      if (external || builtins.has(target)) {
        const name = target.startsWith('node:') ? target : packageOf(target);
        const allowed = PACKAGES[layer];
        if (allowed && !allowed.test(name)) found.push(`${file} imports the package ${target}`);
      } else {
        const to = layerOf(target) ?? target;
        if (to !== layer && !LAYERS[layer]!.some((other) => to.startsWith(other)))
          found.push(`${file} imports ${target}`);
      }
    }
  }
  return found;
}

const packageOf = (target: string): string =>
  target
    .split('/')
    .slice(0, target.startsWith('@') ? 2 : 1)
    .join('/');

describe('the import walls', () => {
  it('every import follows the arrows of ARCHITECTURE.md', async () => {
    const inputs = await importsOf([
      'server/src/main.ts',
      'server/src/worker.ts',
      'server/src/cli/main.ts',
      'client/src/main.ts',
    ]);
    assert.ok(Object.keys(inputs).length > 30, 'the walk saw the whole source');
    assert.deepEqual(violations(inputs), []);
  });

  it('an import against them would be seen', () => {
    const at = (target: string, external = false) => [
      { path: target, kind: 'import-statement' as const, ...(external && { external: true }) },
    ];
    assert.deepEqual(
      violations({
        'server/src/core/a.ts': { bytes: 1, imports: at('server/src/lsp/b.ts') },
        'server/src/features/c.ts': { bytes: 1, imports: at('node:fs', true) },
        'client/src/d.ts': { bytes: 1, imports: at('server/src/core/a.ts') },
      }),
      [
        'server/src/core/a.ts imports server/src/lsp/b.ts',
        'server/src/features/c.ts imports the package node:fs',
        'client/src/d.ts imports server/src/core/a.ts',
      ],
    );
  });
});
