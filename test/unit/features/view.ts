import { analyse } from '../../../server/src/core/article.ts';
import type { WideView } from '../../../server/src/features/view.ts';
import type { Language } from '../../../server/src/messages.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../server/src/protocol.ts';
import { givenIndex } from '../../../server/src/workspace/index/given-index.ts';
import { Snapshot } from '../../../server/src/workspace/snapshot.ts';
import { NO_KNOWLEDGE } from '../../../server/src/workspace/team-knowledge.ts';
import { lexicon } from '../../fixtures/lexicon.ts';

export interface ViewOptions {
  readonly language?: Language;
  readonly date?: string;
  readonly uri?: string;
  readonly settings?: Partial<Settings>;
  readonly today?: string;
}

/** A view of one text, with nothing decided and no other article. */
export function viewOf(
  text: string,
  { language = 'ar', date, uri, settings, today = '2024-05-13' }: ViewOptions = {},
): WideView {
  const make = (source: string) => analyse(source, { date }, lexicon());
  const snapshot = new Snapshot(uri ?? 'file:///أخبار/خبر.ar.txt', 7, text, { date }, make);
  const index = givenIndex();
  return {
    snapshot,
    findings: snapshot.analysis.findings,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    language,
    today,
    related: index,
    entities: index,
    events: index.events,
    knowledge: NO_KNOWLEDGE,
  };
}
