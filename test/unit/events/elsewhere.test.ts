import assert from 'node:assert/strict';
import { analyse } from '../../../server/src/core/article.ts';
import { lexicon } from '../../fixtures/lexicon.ts';

/** The times of the meetings of an article without a publication date, or of one with it. */
function times(paragraphs: readonly string[], date?: string): string[] {
  const text = paragraphs.join('\n\n');
  return analyse(text, date === undefined ? {} : { date }, lexicon())
    .events.filter(({ act }) => act.class === 'meet' || act.class === 'talk')
    .map(({ time }) => (time ? `${time.source} ${time.value}` : 'none'));
}

const DATED = 'التقى إيمانويل ماكرون أولاف شولتس في جنيف يوم 6 أبريل.';

describe('a meeting that the article dates elsewhere', () => {
  it('has that day where it is told again with its place', () => {
    const again = 'وكان الاجتماع بين ماكرون وشولتس في جنيف طويلا ومثمرا.';
    assert.deepEqual(times([DATED, 'وقالت مصادر إن الأجواء جيدة.', again]), [
      'said XXXX-04-06',
      'elsewhere XXXX-04-06',
    ]);
  });

  it('comes before the publication date, which says no more than when it was told', () => {
    const again = 'وانتهت المحادثات في جنيف بلا اتفاق.';
    const found = times(['التقى إيمانويل ماكرون أولاف شولتس في جنيف يوم 6 أبريل 2022.', again], '2022-04-20');
    assert.deepEqual(found, ['said 2022-04-06', 'elsewhere 2022-04-06']);
  });

  it('has none of another place', () => {
    assert.deepEqual(times([DATED, 'وكان الاجتماع بين ماكرون وشولتس في برلين طويلا ومثمرا.'])[1], 'none');
  });

  it('has none of other people', () => {
    const others = 'وعقد اجتماع بين رجب طيب أردوغان وفلاديمير بوتين في جنيف.';
    assert.notEqual(times([DATED, 'وقالت مصادر إن الأجواء جيدة.', others])[1], 'elsewhere XXXX-04-06');
  });

  it('has none where the article dates two', () => {
    const second = 'والتقى إيمانويل ماكرون أولاف شولتس في جنيف يوم 9 مايو.';
    const again = 'وكان الاجتماع بين ماكرون وشولتس في جنيف طويلا ومثمرا.';
    const found = times([DATED, second, 'وقالت مصادر إن الأجواء جيدة.', again]);
    assert.ok(!found.some((time) => time.startsWith('elsewhere')), found.join(', '));
  });

  it('has none before it is held', () => {
    const planned = 'وسيعقد ماكرون وشولتس اجتماعا في جنيف.';
    const found = times([DATED, 'وقالت مصادر إن الأجواء جيدة.', planned]);
    assert.ok(!found.some((time) => time.startsWith('elsewhere')), found.join(', '));
  });
});
