import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures: readonly string[] }} Tally */

/**
 * @typedef {{ status: string, fullName: string, failureMessages: string[] }} VitestResult
 * @typedef {{ status: string, results: { error?: { message?: string } }[] }} PlaywrightTest
 * @typedef {{ specs?: { file: string, title: string, tests: PlaywrightTest[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 */

/**
 * What a run of Vitest has counted. A file that could not even be loaded counts as one failure, and so does a run that
 * left no report or ended badly without naming a failed test.
 * @param {{ reportFile: string, code: number | null }} run
 * @returns {Tally}
 */
export function tallyOfVitest({ reportFile, code }) {
  const report = read(reportFile);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0, failures: ['Vitest left no report'] };
  /** @type {{ name: string, status: string, message: string, assertionResults: VitestResult[] }[]} */
  const files = report.testResults;
  const failures = files.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    if (status === 'failed' && failed.length === 0) return [`${name}: ${firstLine(message)}`];
    return failed.map(({ fullName, failureMessages }) => `${name}: ${fullName}: ${firstLine(failureMessages[0])}`);
  });
  return {
    passed: report.numPassedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    ...counted(failures, 'Vitest', code),
  };
}

/**
 * What a run of Playwright has counted; errors outside of tests count too. A journey that needed a second try counts as
 * failed: nothing that works by chance is called working.
 * @param {{ reportFile: string, code: number | null }} run
 * @returns {Tally}
 */
export function tallyOfPlaywright({ reportFile, code }) {
  const report = read(reportFile);
  if (report === undefined) return { passed: 0, failed: 1, skipped: 0, failures: ['Playwright left no report'] };
  const failures = [
    ...report.errors.map((/** @type {{ message?: string }} */ { message }) => firstLine(message)),
    ...report.suites.flatMap((/** @type {PlaywrightSuite} */ suite) => failuresOfSuite(suite)),
  ];
  const { expected, skipped } = report.stats;
  return { passed: expected, skipped, ...counted(failures, 'Playwright', code) };
}

/**
 * @param {PlaywrightSuite} suite
 * @returns {string[]}
 */
function failuresOfSuite({ specs = [], suites = [] }) {
  return [
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ results }) => `${file}: ${title}: ${firstLine(results[0]?.error?.message)}`),
    ),
    ...suites.flatMap(failuresOfSuite),
  ];
}

/**
 * @param {readonly string[]} failures
 * @param {string} runner
 * @param {number | null} code
 */
function counted(failures, runner, code) {
  const all = code !== 0 && failures.length === 0 ? [`${runner} ended with ${code} and names no test`] : failures;
  return { failed: all.length, failures: all };
}

/** @param {string | undefined} message */
function firstLine(message) {
  return (message ?? '').split('\n', 1)[0] ?? '';
}

/** @param {string} file */
function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
    skipped: tallies.reduce((total, { skipped }) => total + skipped, 0),
    failures: tallies.flatMap(({ failures }) => failures),
  };
}
