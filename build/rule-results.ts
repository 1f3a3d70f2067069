/** One test of the last run. */
export interface TestResult {
  /** Title with those of the groups around it. */
  readonly title: string;
  readonly status: 'passed' | 'failed' | 'skipped';
}

export interface RuleReport {
  readonly proved: readonly string[];
  readonly unproved: readonly string[];
  /** Rules named by a failing test: unproved, whatever else passes. */
  readonly failing: readonly string[];
  /** Rule numbers in test titles that the catalogue does not know, with a title that names each. */
  readonly unknown: readonly { readonly rule: string; readonly title: string }[];
}

/** Full number, then shortened followers: `R-000-01, -02` and `R-000-01 to -03`. */
const GROUP = /\b(?:(?:R-\d{3}|SM)-\d{2,3})(?:(?:\s*(?:,|\/|&|and|to|\.\.\.?|…|–)\s*)(?:(?:R-\d{3}|SM)?-\d{2,3}))*(?!\d)/g;
const PART = /(,|\/|&|and|to|\.\.\.?|…|–)?\s*((?:R-\d{3}|SM)?)-(\d{2,3})/g;
const IS_RANGE = /^(to|\.\.\.?|…|–)$/;

/** The rule numbers that a title names: single, listed, shortened (`R-000-01, -02`) or as a range (`R-000-01..R-000-03`). */
export function rulesNamed(title: string): readonly string[] {
  return [...new Set((title.match(GROUP) ?? []).flatMap(expand))];
}

function expand(group: string): readonly string[] {
  const rules: string[] = [];
  let series = '';
  let last = 0;
  for (const [, joint = '', written = '', digits = ''] of group.matchAll(PART)) {
    const sameSeries = written === '' || written === series;
    if (written !== '') series = written;
    const number = Number(digits);
    const from = IS_RANGE.test(joint) && sameSeries ? last + 1 : number;
    for (let n = from; n <= number; n++) rules.push(`${series}-${String(n).padStart(2, '0')}`);
    last = number;
  }
  return rules;
}

/** Compares a catalogue with results. A rule is proved when a passing test names it and no failing one does. */
export function reportRules(catalogue: Readonly<Record<string, string>>, results: readonly TestResult[]): RuleReport {
  const passed = new Set<string>();
  const failed = new Set<string>();
  const unknown = new Map<string, string>();
  for (const { title, status } of results) {
    for (const rule of rulesNamed(title)) {
      if (!(rule in catalogue)) unknown.set(rule, title);
      if (status === 'passed') passed.add(rule);
      if (status === 'failed') failed.add(rule);
    }
  }
  const all = Object.keys(catalogue).toSorted();
  return {
    proved: all.filter((rule) => passed.has(rule) && !failed.has(rule)),
    unproved: all.filter((rule) => !passed.has(rule) || failed.has(rule)),
    failing: all.filter((rule) => failed.has(rule)),
    unknown: [...unknown].map(([rule, title]) => ({ rule, title })).toSorted((a, b) => (a.rule < b.rule ? -1 : 1)),
  };
}

interface VitestJson {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly ancestorTitles: readonly string[]; readonly title: string; readonly status: string }[];
  }[];
}

/** What vitest's JSON reporter writes. */
export function readVitest(json: VitestJson): readonly TestResult[] {
  return json.testResults.flatMap(({ assertionResults }) =>
    assertionResults.map(({ ancestorTitles, title, status }) => ({
      title: [...ancestorTitles, title].join(' > '),
      status: status === 'passed' || status === 'failed' ? status : 'skipped',
    })),
  );
}

interface PlaywrightSuite {
  readonly title: string;
  readonly specs?: readonly { readonly title: string; readonly tests: readonly { readonly status: string }[] }[];
  readonly suites?: readonly PlaywrightSuite[];
}

/** What Playwright's JSON reporter writes; one spec has a result for each project that ran it. */
export function readPlaywright(json: { readonly suites: readonly PlaywrightSuite[] }): readonly TestResult[] {
  return json.suites.flatMap((suite) => readSuite(suite, []));
}

// A test that passes only at the second try has a fault: it proves nothing.
const PLAYWRIGHT_STATUS: Readonly<Record<string, TestResult['status']>> = { expected: 'passed', skipped: 'skipped' };

function readSuite(suite: PlaywrightSuite, above: readonly string[]): readonly TestResult[] {
  const trail = [...above, suite.title];
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests.map(({ status }) => ({ title: [...trail, title].join(' > '), status: PLAYWRIGHT_STATUS[status] ?? ('failed' as const) })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => readSuite(inner, trail))];
}
