/**
 * Month names, one table for each way the Arab world names its months.
 *
 * A line is the month's number, then its spellings parted by `|`. Hamza, madda, ى/ي and ة/ه need no spelling of their own:
 * look-up is by folded key (أبريل, إبريل and ابريل are one). Marks after a spelling:
 *   `؟`  also a common word or a name: a month only beside a day, a year, الماضي, a second month name, or after a preposition;
 *   `؟؟` so common a word that a preposition does not suffice.
 * The first spelling is CLDR's (cldr.ts, which is made from it); the others are usual in the press.
 */
export const EGYPT_AND_GULF = `
1  يناير
2  فبراير
3  مارس؟
4  أبريل | ابرايل
5  مايو
6  يونيو | يونيه | يونية
7  يوليو | يوليه | يولية
8  أغسطس | اغسطوس
9  سبتمبر | سيبتمبر
10 أكتوبر | اكتوبير
11 نوفمبر
12 ديسمبر | دسمبر
`;

export const LEVANT_AND_IRAQ = `
1  كانون الثاني | كانون ثاني | كانون ثان
2  شباط
3  آذار | أذار
4  نيسان؟
5  أيار | آيار
6  حزيران
7  تموز
8  آب؟؟
9  أيلول
10 تشرين الأول | تشرين أول
11 تشرين الثاني | تشرين ثاني | تشرين ثان
12 كانون الأول | كانون أول
`;

export const ALGERIA_AND_TUNISIA = `
1  جانفي
2  فيفري | فيفرى | فيفيري
3  مارس؟
4  أفريل
5  ماي؟؟
6  جوان؟؟
7  جويلية
8  أوت؟؟
9  سبتمبر
10 أكتوبر
11 نوفمبر
12 ديسمبر
`;

export const MOROCCO = `
1  يناير
2  فبراير
3  مارس؟
4  أبريل
5  ماي؟؟
6  يونيو
7  يوليوز
8  غشت؟
9  شتنبر
10 أكتوبر
11 نونبر
12 دجنبر | دجمبر
`;

export const MAURITANIA = `
1  يناير
2  فبراير
3  مارس؟
4  إبريل
5  مايو
6  يونيو
7  يوليو
8  أغشت
9  شتمبر
10 أكتوبر
11 نوفمبر
12 دجمبر
`;

/** Names used in Libya from 1969 to 2011. Rare, and all of them common words: only between a day and a year. */
export const LIBYA_OLD = `
1  أي النار
2  النوار
3  الربيع
4  الطير
5  الماء
6  الصيف
7  ناصر
8  هانيبال
9  الفاتح
10 التمور
11 الحرث
12 الكانون
`;

/** The name of two months without the word that tells them apart: `تشرين` is October or November. */
export const AMBIGUOUS = `
10 تشرين؟؟
12 كانون؟؟
`;

/** Hijri months; those that are given names as well carry the mark. صفر is also zero. */
export const HIJRI = `
1  محرم؟؟ | محرم الحرام | المحرم؟؟
2  صفر؟؟ | صفر الخير
3  ربيع الأول | ربيع أول | ربيع الاولى
4  ربيع الآخر | ربيع الثاني | ربيع ثاني | ربيع آخر
5  جمادى الأولى | جمادى الأول | جمادي أول | جماد الأول | جماد أول | جماد الأولى
6  جمادى الآخرة | جمادى الثانية | جمادى الآخر | جمادى الثاني | جماد الثاني | جماد الآخر | جماد ثاني | جماد الآخرة
7  رجب؟؟
8  شعبان؟؟
9  رمضان؟ | رمضان المبارك
10 شوال؟
11 ذو القعدة | ذي القعدة | ذوالقعدة | ذي قعدة
12 ذو الحجة | ذي الحجة | ذوالحجة | ذي حجة
`;

/** For datelines that a content system wrote in English. */
export const ENGLISH = `
1  january | jan
2  february | feb
3  march | mar
4  april | apr
5  may
6  june | jun
7  july | jul
8  august | aug
9  september | sep | sept
10 october | oct
11 november | nov
12 december | dec
`;
