import { type Surroundings, WorkspaceIndex } from './workspace-index.ts';

/** A host on which nobody waits, so that nothing makes room for others. */
export const NOBODY_WAITS: Surroundings['host'] = { now: () => 0, pause: () => Promise.resolve() };

/** An index of the facts that are given to it: no folder, no open documents, and no texts unless `around` reads them. */
export const givenIndex = (around: Partial<Surroundings> = {}): WorkspaceIndex =>
  new WorkspaceIndex({
    host: NOBODY_WAITS,
    takeOpen: () => {},
    knowsOpen: () => true,
    settled: () => Promise.resolve(),
    reread: () => Promise.resolve(),
    reader: () => () => Promise.resolve(undefined),
    ...around,
  });
