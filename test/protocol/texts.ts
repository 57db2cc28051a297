/** Articles of the tests' own prose. */

export const LEAD =
  'وصل وزير الخارجية الأرميني أرارات ميرزويان إلى العاصمة الألمانية برلين يوم الأربعاء للمشاركة في جولة جديدة من المحادثات مع نظيره.';
export const BODY =
  'وقالت وزارة الخارجية الأرمينية في بيان مقتضب إن الوفد سيبحث مسودة المعاهدة وترسيم الحدود وفتح طرق النقل بين البلدين.';
export const TAIL = 'ومن المقرر أن يعقد الجانبان مؤتمرا صحفيا مشتركا في ختام الاجتماع الذي يستمر يومين في قصر الضيافة.';

/** A headline, three paragraphs, and the second one again. */
export const REPEATED = `محادثات جديدة في برلين\n\n${LEAD}\n\n${BODY}\n\n${TAIL}\n\n${BODY}\n`;

export const PLAIN = `محادثات جديدة في برلين\n\n${LEAD}\n\n${BODY}\n\n${TAIL}\n`;
