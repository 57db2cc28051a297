// Counts words out of place by hand, for any file, setting or other extension's comparison.
// usage: node scripts/run-ts.mjs test/page/measure-order.ts [--settings JSON] [--plain] [--width PX] [--verbose] FILE...
//   --plain     without the extension      --verbose   print the lines with something out of place
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureOrder } from './order.ts';
import { boot, settle, waitFor } from './workbench.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    settings: { type: 'string', default: '{}' },
    plain: { type: 'boolean', default: false },
    width: { type: 'string', default: '1000' },
    verbose: { type: 'boolean', default: false },
  },
});
const workbench = await boot({ extension: !values.plain });
try {
  for (const file of positionals) {
    const page = await workbench.open({
      file,
      settings: { 'editor.wordWrap': 'on', ...JSON.parse(values.settings) },
      width: Number(values.width),
      height: 3000,
    });
    if (!values.plain) await waitFor(page, ({ highlights }) => highlights > 0);
    await settle(page, 1200);
    const order = await measureOrder(page, readFileSync(file, 'utf8'));
    console.log(
      `${path.basename(file)}: words ${order.words}, out of place ${order.wordsOut} | marks ${order.marks}, out of place ${order.marksOut}`,
      `| lines ${order.lines}, at the right edge ${order.atRight}, beyond an edge ${order.clipped} | spans ${order.spans}`,
    );
    if (values.verbose) for (const { drawn, right } of order.wrong) console.log(`  drawn: ${drawn}\n  right: ${right}`);
    await page.context().close();
  }
} finally {
  await workbench.stop();
}
