// The articles that the page tests open: two about one story, so that hovers lead from one to the other. People and facts are invented.

/** A passage that the article below has twice. */
export const REPEATED =
  'وقال الحمداني إن الخطة ستعرض على جامعة الدول العربية قبل نهاية العام، وإن بلاده تنتظر رد الأطراف الأخرى عليها.';

/** A paragraph with all that is hard to draw: Latin letters, numbers, marks and names with a letter joined before them. */
export const MIXED =
  'وصل وزير المياه الأردني سالم الحمداني، يوم الأحد 14 أبريل 2024، إلى القاهرة على رأس وفد من 12 خبيرا لبحث خطة (RiverShare 2.0) مع ممثلي الحكومة المصرية، على أن ينتقل الوفد بعد ذلك إلى بغداد وبيروت، في جولة تستمر 5-7 أيام!';

const FADED = 'لن يُنشر عنوان بريدك الإلكتروني. الحقول الإلزامية مشار إليها بـ *';

export const VISIT = {
  name: 'ziyara.ar.txt',
  text: [
    'وفد أردني يبحث في القاهرة خطة لتقاسم مياه النهر',
    MIXED,
    REPEATED,
    'وأكدت مصادر في الوفد أن المباحثات جرت في أجواء هادئة ومثمرة.',
    REPEATED,
    FADED,
    '',
  ].join('\n\n'),
  faded: FADED,
};

export const TALKS = {
  name: 'jawla.ar.txt',
  /** The sentence that shares a person and a place with the article above. */
  sentence: 'وكان سالم الحمداني قد توجه إلى بيروت من القاهرة لاستكمال المحادثات.',
  text: [
    'بيروت تستضيف جولة ثانية من محادثات المياه',
    'بدأت في بيروت، يوم السبت 20 أبريل 2024، جولة ثانية من المحادثات بحضور وزير المياه الأردني سالم الحمداني.',
    'وكان سالم الحمداني قد توجه إلى بيروت من القاهرة لاستكمال المحادثات.',
    '',
  ].join('\n\n'),
};
