/** Something a person can mend: its message is all they need to read, a stack would only hide it. */
export class BootstrapFailure extends Error {}

/**
 * Runs a bootstrap script: a failure that a person can mend ends it with its message, anything else with its stack.
 * @param {() => Promise<number>} main answers the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    process.stderr.write(`\n${describe(error)}\n`);
    process.exitCode = 1;
  }
}

/** @param {unknown} error */
function describe(error) {
  if (error instanceof BootstrapFailure) return error.message;
  return error instanceof Error ? error.stack : String(error);
}
