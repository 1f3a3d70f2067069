/** How many tests of a runner passed and failed; skipped ones are neither. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Counts what a runner's JSON report says, together with how the runner itself ended: one that crashed, or that wrote no report, has
 * failed at least once whatever its report says.
 */
export function tallyOf(report: unknown, exitCode: number): Tally {
  const counted = isRecord(report) ? (vitestTally(report) ?? playwrightTally(report) ?? faultsTally(report)) : undefined;
  const { passed, failed } = counted ?? { passed: 0, failed: 0 };
  return { passed, failed: exitCode === 0 && counted ? failed : Math.max(failed, 1) };
}

function vitestTally(report: Readonly<Record<string, unknown>>): Tally | undefined {
  const { numPassedTests: passed, numFailedTests: failed } = report;
  return typeof passed === 'number' && typeof failed === 'number' ? { passed, failed } : undefined;
}

function playwrightTally({ stats }: Readonly<Record<string, unknown>>): Tally | undefined {
  if (!isRecord(stats)) return undefined;
  const { expected, unexpected, flaky } = stats;
  const isWhole = typeof expected === 'number' && typeof unexpected === 'number' && typeof flaky === 'number';
  // A story that starved once and passed when tried again has passed; the report and `npm run rules` still name it.
  return isWhole ? { passed: expected + flaky, failed: unexpected } : undefined;
}

/** Each harness is a test, and each of its negative controls; a skipped harness is none. */
function faultsTally({ reports, faultsCaught, faultsSeeded }: Readonly<Record<string, unknown>>): Tally | undefined {
  if (!Array.isArray(reports) || typeof faultsCaught !== 'number' || typeof faultsSeeded !== 'number') return undefined;
  const ended = (outcome: string) => reports.filter((each: unknown) => isRecord(each) && each['outcome'] === outcome).length;
  return { passed: ended('passed') + faultsCaught, failed: ended('failed') + faultsSeeded - faultsCaught };
}

export function add(tallies: readonly Tally[]): Tally {
  return tallies.reduce((sum, { passed, failed }) => ({ passed: sum.passed + passed, failed: sum.failed + failed }), {
    passed: 0,
    failed: 0,
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
