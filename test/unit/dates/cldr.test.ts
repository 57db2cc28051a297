import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as cldr from '../../../server/src/core/dates/tables/cldr.ts';
import * as months from '../../../server/src/core/dates/tables/months.ts';
import { WEEKDAYS } from '../../../server/src/core/dates/tables/words.ts';
import { fold } from '../../../server/src/core/text/normalise.ts';

const TABLE = path.resolve('server/src/core/dates/tables/cldr.ts');

/** `value spelling | spelling` lines: the folded spellings of each value, marks left out. */
function spellings(table: string): Map<number, string[]> {
  const found = new Map<number, string[]>();
  for (const line of table.trim().split('\n')) {
    const [, value, cells] = /^(\d+)\s+(.*)$/.exec(line)!;
    found.set(
      Number(value),
      cells!.split('|').map((cell) => cell.replaceAll('؟', '').trim().split(' ').map(fold).join(' ')),
    );
  }
  return found;
}

describe('the names of months and weekdays', () => {
  it('are those that the script makes of the installed CLDR', function () {
    if (!existsSync('node_modules/cldr-dates-full/package.json')) this.skip();
    const script = "import('./scripts/cldr-dates.mjs').then((m) => process.stdout.write(m.makeTable()))";
    const made = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    assert.equal(made.status, 0, made.stderr);
    assert.equal(
      readFileSync(TABLE, 'utf8'),
      made.stdout,
      'run `node scripts/cldr-dates.mjs`, and look whether a new name is also another word (months.ts)',
    );
  });

  it('of CLDR have all been looked at: a table with marks for homographs has each', () => {
    const tables: [string, string, number][] = [
      [cldr.MONTHS.gulf, months.EGYPT_AND_GULF, 1],
      [cldr.MONTHS.levant, months.LEVANT_AND_IRAQ, 1],
      [cldr.MONTHS.algeria, months.ALGERIA_AND_TUNISIA, 1],
      [cldr.MONTHS.morocco, months.MOROCCO, 1],
      [cldr.MONTHS.mauritania, months.MAURITANIA, 1],
      [cldr.HIJRI_MONTHS, months.HIJRI, 1],
      [cldr.WEEKDAYS, WEEKDAYS, 0],
    ];
    for (const [names, table, first] of tables) {
      const known = spellings(table);
      const list = names.split('|');
      assert.equal(list.length, known.size);
      for (const [index, name] of list.entries())
        assert.ok(known.get(index + first)!.includes(name.split(' ').map(fold).join(' ')), name);
    }
  });
});
