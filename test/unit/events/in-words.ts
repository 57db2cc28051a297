import { analyse } from '../../../server/src/core/article.ts';
import { lexicon } from '../../fixtures/lexicon.ts';

/** Each event of a sentence in words: `class «word»; part name …; said day; @place`. */
export function events(text: string): string[] {
  const { events } = analyse(text, { date: '2022-04-09' }, lexicon());
  const slice = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  return events.map(({ act, participants, time, place }) =>
    [
      `${act.class} «${slice(act)}»`,
      ...participants.map((one) => `${one.part} ${slice(one)}`),
      ...(time?.source === 'said' ? [`said ${time.value}`] : []),
      ...(place ? [`@${slice(place)}`] : []),
    ].join('; '),
  );
}
