/*
 * Words in App Store texts that App Review rejects now and then (App Review Guidelines 2.1, 2.2 and 2.3, read in
 * November 2026). The topics are those that fastlane's precheck looks at; the patterns are Slipway's. Apple accepts the
 * texts when they are saved, so all of it is a warning.
 */

export type WordingRule =
  | 'other-platform'
  | 'placeholder'
  | 'future'
  | 'apple'
  | 'test'
  | 'curse'
  | 'price'
  /** Words that a person does not want. */
  | 'custom';

/** The texts that are looked at. */
export type WordedField =
  | 'name'
  | 'subtitle'
  | 'description'
  | 'keywords'
  | 'whatsNew'
  | 'promotionalText';

export interface WordingMatch {
  rule: WordingRule;
  /** The words as they stand in the text. */
  text: string;
}

/** Patterns that count in every language, and further ones by the first part of Apple's locale code. */
interface Patterns {
  rule: Exclude<WordingRule, 'custom'>;
  /** Only in these texts; everywhere if it is left out. */
  fields?: readonly WordedField[];
  always?: readonly string[];
  by?: Readonly<Record<string, readonly string[]>>;
}

/** Where a price is repeated in each country's own currency anyway (guideline 2.3.7). */
const priceFields: readonly WordedField[] = ['name', 'subtitle', 'keywords'];

const allPatterns: readonly Patterns[] = [
  {
    rule: 'other-platform',
    always: [
      'Android',
      'Google Play',
      'Play Store',
      'Windows Phone',
      'Windows Mobile',
      'AppGallery',
      'Galaxy Store',
      'Amazon Appstore',
      'F-Droid',
      'BlackBerry',
      'HarmonyOS',
      'Symbian',
      'Tizen',
    ],
    by: { ja: ['アンドロイド'], zh: ['安卓', '鸿蒙'], ko: ['안드로이드'], ru: ['Андроид'] },
  },
  {
    rule: 'placeholder',
    always: [
      'lorem ipsum',
      'dolor sit amet',
      '(?:your|insert|some) text here',
      'placeholder text',
      'FIXME',
      'TBD',
      'TKTK',
      'TODO(?=[:(])',
    ],
  },
  {
    rule: 'future',
    always: [
      'coming soon',
      '(?:in|with) (?:a|the) (?:future|next|upcoming) (?:update|version|release)s?',
      '(?:in )?future (?:updates|versions|releases)',
      'will be (?:added|available|supported) (?:soon|later)',
    ],
    by: {
      de: ['demnächst', 'in Kürze verfügbar', 'in (?:einer|der) (?:zukünftigen|nächsten) Version'],
      fr: ['bientôt disponible', 'prochainement', 'dans une (?:prochaine|future) version'],
      es: ['próximamente', 'en una (?:próxima|futura) versión'],
      pt: ['em breve', 'em uma (?:próxima|futura) versão', 'numa (?:próxima|futura) versão'],
      it: ['prossimamente', 'in una (?:prossima|futura) versione'],
      nl: ['binnenkort beschikbaar', 'in een (?:volgende|toekomstige) versie'],
      ja: ['近日公開', '近日対応', '今後のアップデートで'],
      zh: ['即将推出', '即將推出', '敬请期待', '敬請期待'],
      ko: ['곧 출시', '출시 예정'],
    },
  },
  {
    rule: 'apple',
    always: [
      "(?:Apple|App Store|App Review|iOS|iPhone|iPad)(?:[’']s)?(?: \\w+){0,3} (?:sucks?|stinks?|(?:is|are) (?:terrible|horrible|awful|stupid|lousy|garbage|the worst))",
      '(?:hate|blame|despise)s? (?:Apple|iOS|the App Store|App Review)',
      'rejected by (?:Apple|App Review)',
      "(?:Apple|App Review)[’']s fault",
      '(?:Apple|iOS) bugs?',
    ],
  },
  {
    rule: 'test',
    always: [
      '(?:alpha|beta|test|testing|trial|demo|preview|pre-?release)[ -](?:version|build|release|app)s?',
      'beta[ -]test(?:ing|ers?)?',
      'TestFlight',
      'for testing(?: purposes)?(?: only)',
    ],
    by: {
      de: ['(?:Beta|Test|Probe|Demo)-?version(?:en)?'],
      fr: ["version (?:bêta|beta|d[’']essai|de test|démo)"],
      es: ['versión (?:beta|de prueba|de demostración)'],
      pt: ['versão (?:beta|de teste|de demonstração)'],
      it: ['versione (?:beta|di prova|demo)'],
      nl: ['(?:bèta|beta|test|proef|demo)-?versie'],
      ja: ['ベータ版', '体験版', 'テスト版'],
      zh: ['测试版', '測試版', '试用版', '試用版'],
      ko: ['베타 버전', '체험판', '테스트 버전'],
    },
  },
  { rule: 'test', fields: ['name'], always: ['(?:alpha|beta|demo|test|trial)$'] },
  {
    rule: 'curse',
    always: [
      '(?:mother)?fuck\\p{L}*',
      '(?:bull)?shit\\p{L}*',
      'assholes?',
      'bitch(?:es)?',
      'cunts?',
    ],
    by: {
      de: ['Scheiß\\p{L}*', 'Arschloch', 'Fotzen?'],
      fr: ['putain', 'merdes?', 'connards?', 'enculés?'],
      es: ['mierdas?', 'coño', 'joder', 'cabrón(?:es)?'],
      pt: ['merdas?', 'porra', 'caralho'],
      it: ['merda', 'cazzo', 'stronz[oi]'],
    },
  },
  {
    rule: 'price',
    fields: priceFields,
    always: ['[$€£¥₹₩]\\s?\\d[\\d.,]*', '\\d[\\d.,]*\\s?[€£¥₹₩]', '\\d+\\s?% off'],
    by: {
      // Not a price: ad-free, sugar free, free kick.
      en: [
        '(?<!-)(?<!(?:ads?|sugar|gluten|dairy|hands|royalty|cruelty|smoke|stress|tax|duty|debt|pain|error|lactose) )free(?!-)(?! (?:kicks?|falls?|div(?:e|ing)|throws?|form|hand|range|weights?|running|spirit|will|time|space|speech)(?!\\p{L}))',
        'discounts?',
        'cheap(?:est)?',
        'on sale',
        'half price',
      ],
      de: ['kostenlos', 'gratis', 'umsonst', 'Rabatt'],
      fr: ['gratuite?s?', 'promo(?:tion)?', 'soldes'],
      es: ['gratis', 'gratuit[oa]s?', 'descuentos?'],
      pt: ['grátis', 'gratuit[oa]s?', 'descontos?'],
      it: ['gratis', 'gratuit[oa]', 'sconti?'],
      nl: ['gratis', 'korting'],
      ja: ['無料'],
      zh: ['免费', '免費'],
      ko: ['무료'],
      ru: ['бесплатн\\p{L}*'],
    },
  },
];

/** Letters of scripts that write without spaces between words. */
const spaceless = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

const outsideBefore = '(?<![\\p{L}\\p{M}\\d])';
const outsideAfter = '(?![\\p{L}\\p{M}\\d])';

/** A pattern that begins and ends with whole words, in scripts that separate them. */
function wordPattern(source: string): RegExp {
  if (spaceless.test(source)) return new RegExp(source, 'giu');
  // A currency sign may follow a word directly.
  const before = source.startsWith('[') ? '' : outsideBefore;
  const after = /[\]*]$/.test(source) ? '' : outsideAfter;
  return new RegExp(`${before}(?:${source})${after}`, 'giu');
}

interface Compiled {
  rule: WordingRule;
  fields: readonly WordedField[] | null;
  /** Null for every language. */
  language: string | null;
  pattern: RegExp;
}

const compiled: readonly Compiled[] = allPatterns.flatMap(({ rule, fields = null, always, by }) => {
  const of = (sources: readonly string[], language: string | null): Compiled[] =>
    sources.map((source) => ({ rule, fields, language, pattern: wordPattern(source) }));
  return [
    ...of(always ?? [], null),
    ...Object.entries(by ?? {}).flatMap(([language, sources]) => of(sources, language)),
  ];
});

export interface WordedText {
  field: WordedField;
  /** Apple's locale code. */
  locale: string;
  text: string;
}

/** What App Review may take offense at, each wording once; `custom` has words that a person does not want. */
export function wordingIn(
  { field, locale, text }: WordedText,
  custom: readonly string[] = [],
): WordingMatch[] {
  const language = locale.split('-')[0]?.toLowerCase() ?? '';
  const own = custom
    .map((words) => words.trim())
    .filter((words) => words !== '')
    .map((words) => ({ rule: 'custom' as const, pattern: literalPattern(words) }));
  const applying = compiled.filter(
    (one) =>
      (one.fields === null || one.fields.includes(field)) &&
      (one.language === null || one.language === language),
  );
  const found = new Map<string, WordingMatch>();
  for (const { rule, pattern } of [...applying, ...own])
    for (const [words] of text.matchAll(pattern)) {
      const key = `${rule} ${words.toLowerCase()}`;
      if (!found.has(key)) found.set(key, { rule, text: words });
    }
  return [...found.values()];
}

/** Whole words if they begin and end with letters: a product's name is not found inside another word. */
function literalPattern(words: string): RegExp {
  const escaped = words.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (spaceless.test(words)) return new RegExp(escaped, 'giu');
  const before = /^[\p{L}\d]/u.test(words) ? outsideBefore : '';
  const after = /[\p{L}\d]$/u.test(words) ? outsideAfter : '';
  return new RegExp(`${before}${escaped}${after}`, 'giu');
}

/** The newest year that a copyright names; null if it names none. */
export function copyrightYear(copyright: string): number | null {
  const years = [...copyright.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(([year]) =>
    Number(year),
  );
  return years.length === 0 ? null : Math.max(...years);
}
