/**
 * Words as they are written, without marks: which are a slip when they stand twice, and which are meant. Made from how
 * 22,000 news articles repeat words: most repetitions there are names (أحمد أحمد), letters (سي إن إن), emphasis and counting
 * one by one, so a word is a slip only where the language has no other reading.
 */
const listed = (words: string): ReadonlySet<string> => new Set(words.split(' '));

let slipsMade: ReadonlySet<string> | undefined;
let lettersMade: ReadonlySet<string> | undefined;
let meantMade: ReadonlySet<string> | undefined;
let nationsMade: ReadonlySet<string> | undefined;

/** Words that no sentence needs twice in a row: prepositions, conjunctions, pronouns of relation, verbs of telling. */
export const slips = (): ReadonlySet<string> => {
  slipsMade ??= listed(
    'في فى من على إلى الى عن مع حتى بين منذ خلال نحو حول ضد عبر أمام تحت لدى ضمن وفق رغم بعد قبل عند حيث مقابل بسبب بشأن بهدف بنسبة ' +
      'أن إن ان أنه إنه انه أنها إنها انها أنهم إنهم لأن لكن كما عندما بينما فيما إذا قد لقد لم لن أو ما هل غير ' +
      'الذي التي الذين اللذان اللذين اللتان اللتين هذا هذه ذلك تلك هؤلاء ' +
      'كان كانت كانوا يكون تكون ليس ليست تم يتم تمت يمكن يجب ' +
      'قال قالت أكد أكدت أفاد أفادت أعلن أعلنت ذكر ذكرت نقلت أضاف أضافت أوضح أوضحت أشار أشارت اعتبر اعتبرت ' +
      'وفي ومن وعلى وإلى وعن ومع وأن وإن وقد وكان وكانت وقال وقالت وأضاف وأضافت وأكد وأكدت والذي والتي وهو وهي ' +
      'فيه فيها عليه عليها منه منها إليه إليها له لها لهم به بها بهم عنه عنها معه معها أيضا ' +
      'رئيس وزير زعيم وكالة وزارة عدد رقم مليون بالمئة بالمائة',
  );
  return slipsMade;
};

/** Names of letters, Latin and Arabic, as they are read out: «سي إن إن»، «إم بي سي». */
export const letters = (): ReadonlySet<string> => {
  lettersMade ??= listed(
    'بي بى سي سى دي دى إي ي إف أف اف جي جى إتش اتش آي أي اي جيه كيه كي كا إل أل ال إم ام أم آم إن أن ان أو او بيه كيو آر ار أر إس اس أس تي تى يو في فى ' +
      'دبليو إكس اكس واي زد زي إيه ايه آيه أيه ب د ج و',
  );
  return lettersMade;
};

/** Words with the article that are repeated on purpose. */
export const meant = (): ReadonlySet<string> => {
  meantMade ??= listed('الله القليل الكثير النادر الآن الان الجميع الحذر البدار النجاة الغوث الأمان العجل السلام');
  return meantMade;
};

/** What stands twice when two sides of one people or faith are meant: الحوار الليبي الليبي. Without article and ending. */
export const nations = (): ReadonlySet<string> => {
  nationsMade ??= listed(
    'عرب فلسطين ليب لبنان يمن سور سودان عراق خليج جزائر مغرب مغارب تونس مصر سعود قطر كويت أردن أمريك أميرك امريك اميرك صين روس إيران ترك ' +
      'كرد مسيح إسلام اسلام شيع سن يهود إسرائيل اسرائيل أفريق إفريق افريق أوروب اوروب كور هند أفغان صومال موريتان مارون وطن داخل إخوان',
  );
  return nationsMade;
};
