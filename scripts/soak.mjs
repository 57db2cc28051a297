// `npm run soak`: the long run of the tests that kill the server while it reads, a hundred rounds.
// usage: node scripts/soak.mjs [ROUNDS]
import { spawnSync } from 'node:child_process';
import { root } from './setup.mjs';

const { status } = spawnSync(process.execPath, ['scripts/test.mjs', 'test/protocol/index/kill.test.ts'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, KHABAR_SOAK_ROUNDS: process.argv[2] ?? '100', KHABAR_SUITE_LIMIT: '3600' },
});
process.exit(status ?? 1);
