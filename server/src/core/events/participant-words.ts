import type { ActClass, Part } from './types.ts';

/** The part that falls to whom the act is done to, or to the other side of one done together. */
export const other = (kind: ActClass): Part =>
  kind === 'meet' || kind === 'talk' || kind === 'play' || kind === 'agree' || kind === 'sign' ? 'with' : 'whom';

/** Acts whose noun is completed by the one it was done to: مقتل فلان, اعتقال فلان. */
export const DONE_TO: ReadonlySet<ActClass> = new Set(['kill', 'arrest', 'try', 'elect', 'appoint', 'attack', 'open']);
/** Acts that are done to somebody when only one name follows the verb. */
export const MOSTLY_DONE_TO: ReadonlySet<ActClass> = new Set(['kill', 'arrest', 'try', 'appoint']);
/** Acts of words, whose place is told right after who says them; other places belong to what they say or to who they are. */
export const SPOKEN: ReadonlySet<ActClass> = new Set(['say', 'decide', 'publish']);
/** Nouns that a place completes as their place: اتفاق فيينا, مظاهرات باريس. */
export const HELD: ReadonlySet<ActClass> = new Set([
  'agree',
  'meet',
  'protest',
  'attack',
  'elect',
  'play',
  'cease-fire',
  'talk',
]);
/** Acts that are done with somebody: with others مع belongs to a noun (الحدود مع الأردن). */
export const TOGETHER: ReadonlySet<ActClass> = new Set([
  'meet',
  'talk',
  'sign',
  'agree',
  'play',
  'visit',
  'trade',
  'other',
  'cease-fire',
  'open',
]);
export const STRICKEN: ReadonlySet<ActClass> = new Set(['attack', 'accident', 'disaster', 'kill']);
/** Nouns whose ل says whose they are: اجتماع للجنة. */
export const HELD_BY: ReadonlySet<ActClass> = new Set(['meet', 'talk']);
export const GOING: ReadonlySet<ActClass> = new Set(['visit', 'move']);

/** Acts of words that are about something. */
export const ABOUT: ReadonlySet<ActClass> = new Set(['talk', 'meet', 'agree', 'sign', 'say', 'decide', 'publish']);

export const IN = /^(في|ب|لدي|داخل|وسط|قرب|عند|خارج|حول)$/;

/** Acts whose verb takes an object that is a name. */
export const TRANSITIVE: ReadonlySet<ActClass> = new Set([
  'meet',
  'talk',
  'play',
  'agree',
  'sign',
  'visit',
  'attack',
  'kill',
  'arrest',
  'try',
  'elect',
  'appoint',
  'resign',
  'win',
  'other',
]);
/** Words after which a clause or phrase of another kind begins. */
export const CLAUSE =
  /^(الذي|التي|الذين|بعد|قبل|خلال|بسبب|اثناء|عقب|حيث|منذ|بشان|تحت|اذ|خلفيه|وفق|وفقا|حسب|بحسب|حسبما|نقلا)$/;
export const RELATIVE = /^(الذي|التي|الذين|حيث|اذ|والذي|والتي|وفق|وفقا|حسب|بحسب|حسبما)$/;

/** Before a town: what acts is its club, its army, its government. */
export const TEAMS = /^(فريق|نادي|منتخب|حكومه|سلطات|جيش|شرطه|بلديه|برلمان|رئاسه)$/;
/** What stands before a place that is spoken of. */
export const TOPICS = /^(ال)?(اوضاع|وضع|تطورات|مستجدات|ازمه|صراع|نزاع|سلام|استقرار|احداث)$/;
/** عبر عن شكره لفلان */
export const THANKS = /^(شكر|شكره|شكرها|شكرهم|امتنانه|امتنانهم|تقديره|تقديرهم|تعازيه|تهانيه|تهنئته|تحياته|رساله)$/;

export const TO = /^(الي|ل|نحو|باتجاه|صوب)$/;
export const POSTS =
  /^(و|ب|ل)?(رئيس|رئيسه|مدير|مديره|وزير|وزيره|امين|امينه|عضو|سفير|قائد|نائب|مدرب|لاعب|مهاجم|حارس|امير|ملك|زعيم|وكيل|مستشار|رءيس|محافظ|والي|عميد|مراسل|مراسله|ممثل|مندوب|كاتب|مسؤول|مسئول|وزراء|سكرتير|شرطه|مواطن|نجم|سكان|اهالي|مشرف|قيادي|عنصر|مرشح|مندوبه|حاكم|عمده|رئيسا|وكيله|نقيب|مفوض|مبعوث)$/;
