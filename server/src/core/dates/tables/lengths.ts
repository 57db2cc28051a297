/** Words around a length of time. Lists of words parted by `|`; look-up by folded key. */

/** Between قبل or بعد and the length: قبل نحو شهر, بعد أكثر من عام. */
export const APPROXIMATE = `
نحو | حوالي | قرابة | زهاء | حوالى | أكثر من | أقل من | ما يقارب | ما يقرب من | ما يزيد على | ما يزيد عن | ما لا يقل عن | أزيد من | لما يقارب | لما يقرب من | لما يزيد على | لما يزيد عن | لما لا يقل عن | مرور | مضي | انقضاء | مرور نحو | مرور حوالي | مرور قرابة | مرور أكثر من | مرور أقل من | مضي نحو | مضي أكثر من | مضي حوالي
`;

/** From here the minutes of a match are counted. */
export const KICK_OFF = `
انطلاق | انطلاقة | بداية | بدء | صافرة | الانطلاق
`;

/** After قبل, بعد or منذ: a while that nobody measured. */
export const VAGUE_LENGTHS = `
فترة قصيرة | فترة وجيزة | فترة طويلة | فترة ليست بالقصيرة | وقت قصير | وقت وجيز | وقت طويل | مدة قصيرة | مدة وجيزة | مدة طويلة | زمن طويل | زمن بعيد | أمد بعيد | أمد طويل | ملايين السنين | آلاف السنين | مئات السنين | عشرات السنين
`;

/** The same after منذ alone: منذ مدة, where قبل مدة العقد is another thing. */
export const VAGUE_SINCE = `
مدة | فترة | زمن | أمد
`;

/** منذ شهر, خلال أسبوع, دامت ساعة: after these one unit is a length without its number. */
export const LENGTH_HEADS = `
لمدة | مدة | ولمدة | منذ | ومنذ | خلال | مند | غضون | مدى | طيلة | دام | دامت | يدوم | تدوم | استمر | استمرت | يستمر | تستمر | استغرق | استغرقت | يستغرق | تستغرق | مهلة | هدنة | راتب | رواتب | أجر
`;
