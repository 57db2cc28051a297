import assert from 'node:assert/strict';
import { actionsAtCaret, apply } from './actions.ts';

/** Titles of the fixes at the caret, without the ways to ignore. */
const fixes = (marked: string) => {
  const { text, actions } = actionsAtCaret(marked, undefined, { language: 'en' });
  return { text, actions: actions.filter(({ edit }) => edit !== undefined) };
};

const LEAD =
  'عنوان المقال في سطر\n\nوصل الوزير جيهون بيراموف إلى باكو، والتقى بيراموف الصحافة. وغادر بيراموف القاعة.\n';

describe('fixes of names', () => {
  it('write the commoner spelling here, and keep the clitic', () => {
    const { text, actions } = fixes(`${LEAD}وقدم الوفد الشكر لباي|راموف على حضوره.`);
    assert.equal(actions.length, 1);
    assert.equal(actions[0]!.isPreferred, true);
    assert.ok(apply(text, actions[0]!).includes('الشكر لبيراموف على'));
  });
  it('write it everywhere but in quotations, and there only by an action that says so', () => {
    const marked = `${LEAD}وشكر باي|راموف الوفد، ثم خرج بايراموف. وقال الناطق: «إن بايراموف باق».`;
    const { text, actions } = fixes(marked);
    const [here, all, quotations] = actions;
    assert.equal(actions.length, 3);
    assert.equal(apply(text, here!).split('بايراموف').length - 1, 2);
    assert.ok(apply(text, all!).endsWith('«إن بايراموف باق».'));
    assert.equal(apply(text, all!).split('بايراموف').length - 1, 1);
    assert.match(quotations!.title, /quotations included/);
    assert.ok(!apply(text, quotations!).includes('بايراموف'));
  });
  it('say that the place is inside a quotation, and do not prefer it', () => {
    const { actions } = fixes(`${LEAD}وقال الناطق: «إن باي|راموف باق».`);
    assert.match(actions[0]!.title, /inside the quotation/);
    assert.notEqual(actions[0]!.isPreferred, true);
  });
  it('write the full name where the family name came first', () => {
    const { text, actions } = fixes(
      'عنوان المقال في سطر\n\nوصل لاف|روف إلى العاصمة صباح اليوم للمشاركة في جولة جديدة من المباحثات.\nوصرح وزير الخارجية الروسي سيرغي لافروف أن بلاده تنتظر.',
    );
    assert.equal(actions.length, 1);
    assert.ok(apply(text, actions[0]!).includes('وصل سيرغي لافروف إلى'));
  });
  it('are not offered where names are spelt in one way', () => {
    assert.deepEqual(fixes(`${LEAD}وشكر بير|اموف الوفد.`).actions, []);
  });
});
